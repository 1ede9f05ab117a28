"""The closed lists of the pipeline in the words that a reader sees.

The page, the terminal and the artifacts all take their words from here, so that a label is called
the same everywhere. Every label has a symbol: colour alone would leave out colour-blind readers
and prints in black and white.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from claims.article import Article
from claims.assessment.assess import VERIFIER_REFUTES, VERIFIER_SUPPORTS
from claims.assessment.signals import SIGNALS
from claims.claim import Attribution
from claims.explanation import Step, StepKind, Waterfall
from claims.reference import Reference
from claims.verdict import Assessment, Verdict
from claims.verifier.entailment import Entailment
from claims.vocabulary import (
    DECISIVE_LABELS,
    AttributionKind,
    ClaimKind,
    ExclusionReason,
    Label,
    Outcome,
    ReasonCode,
    Relation,
    Stance,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim stands, for readers: `key` names its colour and line in every view."""

    key: str
    words: str
    symbol: str
    ascii_symbol: str


STANDINGS = {
    standing.key: standing
    for standing in (
        Standing(Label.SUPPORTED.value, "Supported", "✓", "+"),
        Standing(Label.REFUTED.value, "Refuted", "✗", "x"),
        Standing(Label.CONFLICTING.value, "Conflicting evidence", "≠", "!"),
        Standing(Label.MISLEADING.value, "Misleading", "!", "!"),
        Standing(Label.NOT_ENOUGH_EVIDENCE.value, "Not enough evidence", "?", "?"),
        Standing(Outcome.NO_REFERENCE.value, "No reference found", "○", "o"),
        Standing(Outcome.AMBIGUOUS.value, "Ambiguous", "?", "?"),
        Standing(Outcome.NOT_DUE.value, "Cannot be judged yet", "…", "."),
        Standing(Outcome.NOT_CHECKABLE.value, "Not checkable", "–", "-"),
        Standing(Outcome.ERROR.value, "Could not be judged", "△", "E"),
        Standing(Outcome.DECIDED.value, "Decided", "•", "*"),
    )
}
"""Every label and every outcome, in the order in which readers want to see them counted."""

EXCLUSIONS = {
    ExclusionReason.BOILERPLATE: "page furniture",
    ExclusionReason.HEADING: "heading",
    ExclusionReason.QUESTION: "question",
    ExclusionReason.OPINION: "opinion",
    ExclusionReason.PREDICTION: "prediction",
    ExclusionReason.COMMAND: "request or command",
    ExclusionReason.UNRESOLVABLE_REFERENCE: "unclear who or what is meant",
    ExclusionReason.NOTHING_CHECKABLE: "nothing to check",
    ExclusionReason.LOW_WORTHINESS: "little worth checking",
    ExclusionReason.UNSUPPORTED_LANGUAGE: "language not supported",
}

RELATIONS = {
    Relation.AGREES: "agrees",
    Relation.CONFLICTS: "conflicts",
    Relation.SILENT: "silent",
}

RELATION_SYMBOLS = {Relation.AGREES: "✓", Relation.CONFLICTS: "✗", Relation.SILENT: "–"}

STANCES = {
    Stance.SUPPORTS: "supports the claim",
    Stance.REFUTES: "contradicts the claim",
    Stance.RELATED: "is related, but does not settle the claim",
    Stance.IRRELEVANT: "is about something else",
}

REASONS = {
    ReasonCode.NUMBER_MISMATCH: "the numbers differ",
    ReasonCode.TIME_MISMATCH: "the times differ",
    ReasonCode.DURATION_MISMATCH: "the durations differ",
    ReasonCode.PLACE_MISMATCH: "the places differ",
    ReasonCode.ENTITY_MISMATCH: "the people or organisations differ",
    ReasonCode.NEGATION: "one says that it is so, the other that it is not",
    ReasonCode.CONTRADICTION: "its words contradict the claim",
    ReasonCode.DIRECTION: "one says up, the other down",
    ReasonCode.ROLE_SWAP: "the roles are exchanged",
    ReasonCode.SINGLE_SOURCE: "rests on a single source",
    ReasonCode.CIRCULAR_SOURCE: "goes back to the article itself, so it does not count",
    ReasonCode.SAME_PUBLISHER: "comes from the same publisher",
    ReasonCode.SAME_WIRE: "is taken from the same news agency",
    ReasonCode.NEAR_COPY: "is a copy of the same text",
    ReasonCode.QUOTES_ARTICLE: "gives the article's own publisher as its source",
    ReasonCode.CLAIMANT_REPEATED: "only says that the same speaker said so",
    ReasonCode.STALE_REFERENCE: "the reference may be outdated, or has ended since",
    ReasonCode.OUTSIDE_VALIDITY: "the reference does not hold for the day of the claim",
    ReasonCode.OTHER_EVENT: "it speaks of another event",
    ReasonCode.UNRESOLVED_REFERENCE: "it is not clear who or what the claim means",
    ReasonCode.UNRESOLVED_TIME: "it is not clear which time the claim means",
    ReasonCode.UNMAPPED_RATING: "the fact-checker's rating is not one that is known here",
    ReasonCode.SOURCES_DISAGREE: "the sources disagree",
    ReasonCode.VERIFIER_DISAGREES: "the verifier reads its words otherwise than its values say",
    ReasonCode.FACET_NOT_COVERED: "the reference does not speak of everything that is claimed",
}

UNFAMILIAR = 0.5
"""Familiarity below which a reader is told that the wording is unlike the calibration's."""

_VERIFIER_SIGNALS = {
    VERIFIER_SUPPORTS: "How much the verifier, by itself, reads the reference as support.",
    VERIFIER_REFUTES: "How much the verifier, by itself, reads the reference as contradiction.",
}

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

NO_PUBLICATION_DATE = "Publication date unknown: relative times were not resolved"


def day(value: date) -> str:
    """Return a day in words, the same under every locale: "4 May 2026"."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime) -> str:
    """Return a day, with its time and zone where the value has them."""
    if value.tzinfo is None and value.time() == time():
        return day(value)
    return f"{day(value)}, {value:%H:%M} {value.tzname() or ''}".rstrip()


def published(article: Article) -> str:
    if article.published_at is None:
        return NO_PUBLICATION_DATE
    return f"Published {moment(article.published_at)}"


class Said(Protocol):
    """A claim as far as it tells who said it."""

    @property
    def kind(self) -> ClaimKind: ...

    @property
    def attribution(self) -> Attribution: ...


def said_by(claim: Said) -> str:
    """Say whose words a claim is given in, or of whom it says that they were spoken."""
    attribution = claim.attribution
    if attribution.kind is AttributionKind.ARTICLE:
        return "the article"
    if claim.kind is ClaimKind.ATTRIBUTION:
        reporter = attribution.reported_by or "the article"
        return f"{reporter}, of {attribution.speaker or 'someone not named clearly'}"
    speaker = attribution.speaker or "someone the article does not name clearly"
    manner = "" if attribution.kind is AttributionKind.DIRECT_QUOTE else " (indirect speech)"
    chain = f", as reported by {attribution.reported_by}" if attribution.reported_by else ""
    return f"{speaker}{manner}{chain}"


def validity(reference: Reference) -> str:
    """Say on which days a reference holds, or nothing where it has no bounds.

    `valid_to` is the first day on which the statement no longer holds.
    """
    first, end = reference.valid_from, reference.valid_to
    if first is not None and end is not None:
        return f"holds from {day(first)} until before {day(end)}"
    if first is not None:
        return f"holds from {day(first)}"
    if end is not None:
        return f"holds until before {day(end)}"
    return ""


def signal(step: Step) -> str:
    """Say what a step towards a probability stands for."""
    match step.kind:
        case StepKind.BASELINE:
            return "where every reference starts"
        case StepKind.REST:
            return f"{many(step.summed, 'smaller signal')} together"
        case StepKind.FAMILIARITY:
            return "familiarity of the wording"
    return step.signal


def meaning(step: Step) -> str:
    """Return what a signal measures, in the words of its own documentation, or nothing."""
    if step.signal in _VERIFIER_SIGNALS:
        return _VERIFIER_SIGNALS[step.signal]
    measure = SIGNALS.get(step.signal)
    return ((measure.__doc__ or "").strip().splitlines() or [""])[0] if measure else ""


def odds(amount: float) -> str:
    """Write a difference in log-odds with its sign: "+1.30", "−0.45"."""
    return f"{amount:+.2f}".replace("-", "−")


def percent(probability: float) -> str:
    """Write a probability, in [0, 1], with one decimal where it is near certainty."""
    if 0.005 <= probability <= 0.995:
        return f"{probability:.0%}".replace("%", " %")
    return f"{probability:.1%}".replace("%", " %")


NOUNS = {Stance.SUPPORTS: "support", Stance.REFUTES: "contradiction"}


def waterfall_title(waterfall: Waterfall) -> str:
    """Say what a waterfall shows, with the probability that it ends at."""
    probability = percent(waterfall.probability)
    return f"How the probability of {NOUNS[waterfall.stance]}, {probability}, came about"


def entailed(entailment: Entailment) -> str:
    """Say what the verifier, by itself, makes of a pair; its numbers are not calibrated."""
    return (
        f"by its words alone: supports {percent(entailment.supports)},"
        f" contradicts {percent(entailment.refutes)}, neither {percent(entailment.neither)}"
    )


def assessed(assessment: Assessment) -> str:
    """Say the calibrated probabilities, and whether the pair was familiar."""
    said = (
        f"Calibrated: supports {percent(assessment.supports)},"
        f" contradicts {percent(assessment.refutes)}, neither {percent(assessment.neither)}."
    )
    if assessment.familiarity < UNFAMILIAR:
        said += " The wording is unlike what this was calibrated on, which lowers both."
    return said


def changes_heading(verdict: Verdict) -> str:
    """Return the heading of what would change a verdict."""
    return f"What would {'change' if verdict.label in DECISIVE_LABELS else 'settle'} it"


def many(count: int, singular: str, plural: str | None = None) -> str:
    """Return a count with its noun: "1 claim", "2 claims"."""
    return f"{count:,} {singular if count == 1 else plural or f'{singular}s'}"


def counted_standings(counts: dict[str, int]) -> list[tuple[Standing, int]]:
    """Return the standings that occur, with how often, in the order of the list above."""
    return [(standing, counts[key]) for key, standing in STANDINGS.items() if counts.get(key)]
