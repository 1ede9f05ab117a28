"""What would change a verdict: for every verdict, from nothing but what the ledger keeps of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from claims.explanation.wording import ASKED_ABOUT, day_in_words, listed, shown
from claims.verdict import Evidence, FacetComparison, Verdict
from claims.vocabulary import Label, Outcome, ReasonCode, Relation, Stance

_VALUES_SHOWN = 2
"""Values of one verdict for which it is said what another one would do."""


class ChangeKind(StrEnum):
    """What would have to come for a verdict to be another one."""

    MISSING_REFERENCE = "missing_reference"
    INDEPENDENT_SOURCE = "independent_source"
    REFERENCE_FOR_THE_DAY = "reference_for_the_day"
    CLEARER_WORDS = "clearer_words"
    KNOWN_RATING = "known_rating"
    OTHER_VALUE = "other_value"
    OPPOSITE_STATEMENT = "opposite_statement"
    CORRECTION = "correction"
    SECOND_SOURCE = "second_source"
    LATER_DAY = "later_day"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would change a verdict, for machines and in a sentence.

    `facet` and `value` name the value that would have to be given (or, of a supported claim, the
    one that would have to differ), `day` the day from which something else holds; each is None
    where the change is about no value and no day.
    """

    kind: ChangeKind
    words: str
    facet: str | None = None
    value: str | None = None
    day: date | None = None


class ClaimWords(Protocol):
    """What has to be known of a claim; both a claim just read and a stored one have it."""

    @property
    def unresolved(self) -> tuple[str, ...]: ...

    @property
    def due_at(self) -> datetime | None: ...


def what_would_change(claim: ClaimWords, verdict: Verdict) -> tuple[Change, ...]:
    """Return what would change a verdict, the most telling first; never nothing."""
    if verdict.outcome is Outcome.NOT_DUE:
        return (_due(claim),)
    if verdict.outcome is Outcome.AMBIGUOUS:
        words = listed([f"“{word}”" for word in claim.unresolved]) or "it"
        clearer = Change(ChangeKind.CLEARER_WORDS, f"words that make clear what {words} means")
        return (clearer, *_missing(verdict))
    counted = [
        each
        for each in verdict.evidence
        if each.independent and each.stance in {Stance.SUPPORTS, Stance.REFUTES}
    ]
    if verdict.label is Label.CONFLICTING and counted:
        return (_correction_of_a_side(counted), *_later_days(counted, verdict.as_of))
    if verdict.label in {Label.SUPPORTED, Label.REFUTED} and counted:
        return tuple(_against(counted[0], verdict)) + tuple(_around(counted, verdict))
    return _undecided(verdict)


def _due(claim: ClaimWords) -> Change:
    if claim.due_at is None:
        return Change(ChangeKind.LATER_DAY, "the day on which it comes due")
    day = claim.due_at.date()
    return Change(
        ChangeKind.LATER_DAY, f"its being due: judge it from {day_in_words(day)} on", day=day
    )


def _missing(verdict: Verdict) -> tuple[Change, ...]:
    return tuple(Change(ChangeKind.MISSING_REFERENCE, words) for words in verdict.missing)


def _undecided(verdict: Verdict) -> tuple[Change, ...]:
    codes = set(verdict.reason_codes)
    found = list(_missing(verdict))
    day = day_in_words(verdict.as_of)
    if codes & {ReasonCode.CIRCULAR_SOURCE, ReasonCode.CLAIMANT_REPEATED}:
        words = "a source that states it itself, independent of the article and of the claimant"
        found.append(Change(ChangeKind.INDEPENDENT_SOURCE, words))
    if codes & {ReasonCode.OUTSIDE_VALIDITY, ReasonCode.STALE_REFERENCE}:
        words = f"a reference that holds on {day}"
        found.append(Change(ChangeKind.REFERENCE_FOR_THE_DAY, words, day=verdict.as_of))
    if codes & {ReasonCode.UNRESOLVED_TIME, ReasonCode.UNRESOLVED_REFERENCE}:
        words = "the date of the article, or words that make clear who, what or when is meant"
        found.append(Change(ChangeKind.CLEARER_WORDS, words))
    if ReasonCode.UNMAPPED_RATING in codes:
        words = "a fact-check with a rating that is known here"
        found.append(Change(ChangeKind.KNOWN_RATING, words))
    if not found:
        words = "an independent reference that speaks of this event"
        found.append(Change(ChangeKind.MISSING_REFERENCE, words))
    return tuple(found)


def _against(evidence: Evidence, verdict: Verdict) -> list[Change]:
    """Return what a source would have to say to stand against a decided verdict."""
    refuted = verdict.label is Label.REFUTED
    wanted = Relation.CONFLICTS if refuted else Relation.AGREES
    facets = [
        facet
        for facet in evidence.comparison.facets
        if facet.relation is wanted and facet.facet in ASKED_ABOUT
    ]
    if not facets:
        side = "supports" if refuted else "contradicts"
        words = f"an independent reference that {side} the claim: sources would disagree"
        return [Change(ChangeKind.OPPOSITE_STATEMENT, words)]
    found = [_other_value(facet, verdict) for facet in facets[:_VALUES_SHOWN]]
    if refuted:
        found.append(_correction(facets[0], evidence))
    return found


def _other_value(facet: FacetComparison, verdict: Verdict) -> Change:
    day, claimed = day_in_words(verdict.as_of), shown(facet.claim_value)
    name = "figure" if facet.facet == "quantity" else facet.facet
    given = f"{claimed} as the {name}"
    if verdict.label is Label.SUPPORTED:
        given = f"another {name} than {claimed}"
    if facet.facet == "role":
        to = claimed if verdict.label is Label.REFUTED else f"somebody other than {claimed}"
        given = f"the post to {to}"
    words = f"an independent reference, valid on {day}, that gives {given}: sources would disagree"
    return Change(ChangeKind.OTHER_VALUE, words, facet.facet, facet.claim_value)


def _correction(facet: FacetComparison, evidence: Evidence) -> Change:
    words = (
        f"a correction by {evidence.reference.publisher} from {shown(facet.reference_value)}"
        f" to {shown(facet.claim_value)}"
    )
    return Change(ChangeKind.CORRECTION, words, facet.facet, facet.claim_value)


def _correction_of_a_side(counted: Sequence[Evidence]) -> Change:
    sides = [
        listed(list(dict.fromkeys(e.reference.publisher for e in counted if e.stance is stance)))
        for stance in (Stance.SUPPORTS, Stance.REFUTES)
    ]
    words = f"a correction or withdrawal by one side: {sides[0]}, or {sides[1]}"
    return Change(ChangeKind.CORRECTION, words)


def _around(counted: Sequence[Evidence], verdict: Verdict) -> list[Change]:
    """Return what would make a decided verdict firmer, and when it ends."""
    found = []
    if ReasonCode.SINGLE_SOURCE in verdict.reason_codes:
        words = "a second independent source: the verdict rests on a single one"
        found.append(Change(ChangeKind.SECOND_SOURCE, words))
    return [*found, *_later_days(counted, verdict.as_of)]


def _later_days(counted: Sequence[Evidence], as_of: date) -> list[Change]:
    """Return the day after which too little of what counts still holds to say the same."""
    ends = [each.reference.valid_to for each in counted]
    if (known := [end for end in ends if end is not None and end > as_of]) and len(known) == len(
        ends
    ):
        last = max(known)
        words = f"a later day: what it rests on holds until before {day_in_words(last)}"
        return [Change(ChangeKind.LATER_DAY, words, day=last)]
    stale = all(ReasonCode.STALE_REFERENCE in each.reason_codes for each in counted)
    words = "a later day: by its own words, what it rests on has ended since"
    return [Change(ChangeKind.LATER_DAY, words)] if stale else []
