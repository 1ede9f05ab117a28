"""The closed lists of words the pipeline speaks.

Each list is one column of the ledger, and the database refuses any other word: its CHECK
constraints are derived from these enums.
"""

from __future__ import annotations

from enum import StrEnum


class Stance(StrEnum):
    """What one piece of evidence says about a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    RELATED = "related"
    IRRELEVANT = "irrelevant"


class Label(StrEnum):
    """What the evidence as a whole says. `misleading` is for people only; no rule gives it."""

    SUPPORTED = "supported"
    REFUTED = "refuted"
    CONFLICTING = "conflicting"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence"
    MISLEADING = "misleading"


DECISIVE_LABELS = frozenset({Label.SUPPORTED, Label.REFUTED, Label.CONFLICTING})


class Outcome(StrEnum):
    """How the judging of a claim ended. A failure is `error`, never a label."""

    DECIDED = "decided"
    NO_REFERENCE = "no_reference"
    AMBIGUOUS = "ambiguous"
    NOT_DUE = "not_due"
    NOT_CHECKABLE = "not_checkable"
    ERROR = "error"


class ReviewStatus(StrEnum):
    """Where a verdict stands with the people who review it."""

    UNREVIEWED = "unreviewed"
    CONFIRMED = "confirmed"
    OVERRIDDEN = "overridden"
    DISPUTED = "disputed"
    SUPERSEDED = "superseded"


class Decision(StrEnum):
    """What a reviewer does with a verdict."""

    ACCEPT = "accept"
    REVISE = "revise"
    REJECT = "reject"
    WITHDRAW = "withdraw"


class Cause(StrEnum):
    """Why a verdict was made."""

    NEW_CLAIM = "new_claim"
    ARTICLE_CHANGED = "article_changed"
    REFERENCE_CHANGED = "reference_changed"
    ENGINE_CHANGED = "engine_changed"
    DUE = "due"
    MANUAL = "manual"


class ReasonCode(StrEnum):
    """Why evidence counts the way it does, for machines; the rationale says it in words.

    `SAME_PUBLISHER`, `SAME_WIRE`, `NEAR_COPY` and `QUOTES_ARTICLE` say what evidence shares: with
    the article beside `CIRCULAR_SOURCE`, or else with evidence before it, so that both count once.
    """

    NUMBER_MISMATCH = "NUMBER_MISMATCH"
    TIME_MISMATCH = "TIME_MISMATCH"
    DURATION_MISMATCH = "DURATION_MISMATCH"
    PLACE_MISMATCH = "PLACE_MISMATCH"
    ENTITY_MISMATCH = "ENTITY_MISMATCH"
    NEGATION = "NEGATION"
    CONTRADICTION = "CONTRADICTION"
    DIRECTION = "DIRECTION"
    ROLE_SWAP = "ROLE_SWAP"
    SINGLE_SOURCE = "SINGLE_SOURCE"
    CIRCULAR_SOURCE = "CIRCULAR_SOURCE"
    SAME_PUBLISHER = "SAME_PUBLISHER"
    SAME_WIRE = "SAME_WIRE"
    NEAR_COPY = "NEAR_COPY"
    QUOTES_ARTICLE = "QUOTES_ARTICLE"
    CLAIMANT_REPEATED = "CLAIMANT_REPEATED"
    STALE_REFERENCE = "STALE_REFERENCE"
    OUTSIDE_VALIDITY = "OUTSIDE_VALIDITY"
    OTHER_EVENT = "OTHER_EVENT"
    UNRESOLVED_REFERENCE = "UNRESOLVED_REFERENCE"
    UNRESOLVED_TIME = "UNRESOLVED_TIME"
    UNMAPPED_RATING = "UNMAPPED_RATING"
    SOURCES_DISAGREE = "SOURCES_DISAGREE"
    VERIFIER_DISAGREES = "VERIFIER_DISAGREES"
    FACET_NOT_COVERED = "FACET_NOT_COVERED"


class Disposition(StrEnum):
    """Where a sentence of an article ended."""

    CLAIMED = "claimed"
    EXCLUDED = "excluded"


class ExclusionReason(StrEnum):
    """Why a sentence gave no claim."""

    BOILERPLATE = "boilerplate"
    HEADING = "heading"
    QUESTION = "question"
    OPINION = "opinion"
    PREDICTION = "prediction"
    COMMAND = "command"
    UNRESOLVABLE_REFERENCE = "unresolvable_reference"
    NOTHING_CHECKABLE = "nothing_checkable"
    LOW_WORTHINESS = "low_worthiness"
    UNSUPPORTED_LANGUAGE = "unsupported_language"


class ClaimKind(StrEnum):
    """What part of a sentence a claim is made of.

    `sentence`: a sentence of the article's own, or one of the facts that it tells. `attribution`:
    that somebody said something, whether or not it is true. `content`: what a speaker said,
    without the words that say who said it. `event`: an event named inside a sentence ("X's
    announcement of Y"). `role`: a post or title held by a person ("Y's minister, X").
    """

    SENTENCE = "sentence"
    ATTRIBUTION = "attribution"
    CONTENT = "content"
    EVENT = "event"
    ROLE = "role"


class AttributionKind(StrEnum):
    """Whose words a claim is given in."""

    DIRECT_QUOTE = "direct_quote"
    INDIRECT_SPEECH = "indirect_speech"
    ARTICLE = "article"


class ReferenceKind(StrEnum):
    """A statement taken from a source, or a claim that someone else has rated."""

    STATEMENT = "statement"
    FACT_CHECK = "fact_check"


class Relation(StrEnum):
    """How one facet of a claim stands to the same facet of a reference."""

    AGREES = "agrees"
    CONFLICTS = "conflicts"
    SILENT = "silent"


class Trigger(StrEnum):
    """What started a run."""

    CLI = "cli"
    MANUAL = "manual"
    SCHEDULE = "schedule"
    AUTOMATION = "automation"


class RunState(StrEnum):
    """How a run stands. A run left `running` by a process that is gone was interrupted."""

    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"
