"""What one reference says about one claim: supports, refutes, related, or irrelevant.

Qualifiers may only subtract: a reference that speaks of another event, is not valid on the day, is
hedged, or leaves a value of the claim open is `related`, however alike its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.checkability.dispositions import exclusion_of
from claims.claim import Claim
from claims.comparison import VALUES
from claims.comparison.facets import compare_facets
from claims.comparison.sides import Side
from claims.reference import Reference
from claims.references.rating import label_of_rating
from claims.settings import VerdictSettings
from claims.span import Span
from claims.speech.attribution import find_hedges
from claims.verdict import Comparison, FacetComparison
from claims.vocabulary import (
    ClaimKind,
    ExclusionReason,
    Label,
    ReasonCode,
    ReferenceKind,
    Relation,
    Stance,
)
from claims.wording import align, concept_of

NOT_STATED = {ExclusionReason.PREDICTION, ExclusionReason.QUESTION, ExclusionReason.OPINION}
DECISIVE = {Stance.SUPPORTS, Stance.REFUTES}
QUANTIFIER = re.compile(
    r"\b(?:all|every|each|only|sole|some|several|most(?!\s+recent)|few|always|never|none|both|half|entire|once|twice|thrice)\b",
    re.IGNORECASE,
)
"""Words that change how far a statement reaches; a supporting reference must have them too."""
TURNING = re.compile(
    r"\b(?:with|without|for|against|before|after|above|below|over|under|up|down|into|onto|out|off"
    r"|more|less|fewer|most|least|all|every|each|only|some|several|few|always|never|none|both|half)"
    r"\b",
    re.IGNORECASE,
)
"""Words without content of their own that turn a sentence into another one."""
OPPOSITE_TURNS = (
    ("up", "down"),
    ("with", "without"),
    ("for", "against"),
    ("before", "after"),
    ("above", "below"),
)
RELATED_COVERAGE = 0.3
"""Share of the claim's words from which a reference is at least about related things."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A stance and the reasons for it."""

    stance: Stance
    reason_codes: tuple[ReasonCode, ...] = ()


def read_stance(
    claim: Claim,
    side: Side,
    reference: Reference,
    other: Side,
    comparison: Comparison,
    settings: VerdictSettings,
) -> Reading:
    """Say what a reference says about a claim, its validity on the day left aside.

    `side` and `other` are the claim and the reference as they were read for the comparison.
    """
    if claim.kind is ClaimKind.ROLE:
        return _unless_denied(_role(comparison), reference)
    if not comparison.same_event:
        return _apart(comparison)
    if claim.kind is ClaimKind.ATTRIBUTION:
        return _unless_denied(_said(side, other, comparison, settings), reference)
    if not states_as_fact(reference):
        return Reading(Stance.RELATED, (ReasonCode.FACET_NOT_COVERED,))
    conflicts = [
        facet
        for facet in comparison.facets
        # That another name stands there shows a place that conflicts, or nothing by itself.
        if facet.relation is Relation.CONFLICTS and facet.facet != "name_replaced"
    ]
    if reference.kind is ReferenceKind.FACT_CHECK:
        return _passed_on(side, reference, other, comparison, settings)
    if conflicts:
        return _against(comparison, conflicts, settings)
    if _covers(side, other, comparison, settings):
        return Reading(Stance.SUPPORTS)
    return Reading(Stance.RELATED, (ReasonCode.FACET_NOT_COVERED,))


def _role(comparison: Comparison) -> Reading:
    facet = next((f for f in comparison.facets if f.facet == "role"), None)
    if facet is None:
        return Reading(Stance.RELATED if comparison.same_event else Stance.IRRELEVANT)
    if facet.relation is Relation.AGREES:
        return Reading(Stance.SUPPORTS)
    if facet.relation is Relation.CONFLICTS:
        return Reading(Stance.REFUTES, (ReasonCode.ENTITY_MISMATCH,))
    return Reading(Stance.RELATED, (ReasonCode.FACET_NOT_COVERED,))


def _unless_denied(reading: Reading, reference: Reference) -> Reading:
    """Let what a fact-check reviewed say something only where it was found to be true.

    What was rated false is no statement of anybody, and that it is false shows neither who holds a
    post nor what was said.
    """
    if reference.kind is ReferenceKind.STATEMENT or reading.stance not in DECISIVE:
        return reading
    if label_of_rating(reference.rating or "") is Label.SUPPORTED:
        return reading
    return Reading(Stance.RELATED, (ReasonCode.FACET_NOT_COVERED,))


def _said(side: Side, other: Side, comparison: Comparison, settings: VerdictSettings) -> Reading:
    """Read a report of what was said: it may confirm that it was said, and never refutes it."""
    if _covers(side, other, comparison, settings):
        return Reading(Stance.SUPPORTS)
    return Reading(Stance.RELATED, (ReasonCode.FACET_NOT_COVERED,))


def _apart(comparison: Comparison) -> Reading:
    topic = any(tie.kind == "event" and tie.holds for tie in comparison.ties)
    if not topic and comparison.coverage < RELATED_COVERAGE:
        return Reading(Stance.IRRELEVANT)
    return Reading(Stance.RELATED, (ReasonCode.OTHER_EVENT,))


def states_as_fact(reference: Reference) -> bool:
    """Whether the reference states something as a fact, without a hedge."""
    text = reference.statement
    if find_hedges(text):
        return False
    return exclusion_of(text, Span(0, len(text))) not in NOT_STATED


def _against(
    comparison: Comparison, conflicts: list[FacetComparison], settings: VerdictSettings
) -> Reading:
    """Read a reference that differs, once it is known to speak of the same event."""
    if all(_refutes(facet, comparison, settings) for facet in conflicts):
        codes = [facet.reason_code for facet in conflicts if facet.reason_code]
        return Reading(Stance.REFUTES, tuple(dict.fromkeys(codes)))
    return Reading(Stance.RELATED, (ReasonCode.OTHER_EVENT,))


def _refutes(facet: FacetComparison, comparison: Comparison, settings: VerdictSettings) -> bool:
    """Whether a difference refutes. Swapped roles never do: both may be true.

    An opposite direction does only where every value agrees: prices rise and fall by turns.
    """
    if facet.facet in VALUES:
        return True
    if facet.facet == "polarity":
        return comparison.coverage >= settings.minimum_coverage_without_values
    if facet.facet == "direction":
        return comparison.coverage >= settings.minimum_coverage_without_values and all(
            other.relation is Relation.AGREES
            for other in comparison.facets
            if other.facet in VALUES
        )
    return False


def _covers(side: Side, other: Side, comparison: Comparison, settings: VerdictSettings) -> bool:
    """Whether the reference confirms everything in the claim that can be compared."""
    values = [facet for facet in comparison.facets if facet.facet in VALUES]
    if any(facet.relation is not Relation.AGREES for facet in values):
        return False
    if not (_names_covered(comparison) and told_alike(side, other)):
        return False
    if not _ordinals_covered(side, other):
        return False
    if any(facet.facet != "place" for facet in values):
        return comparison.coverage >= settings.minimum_coverage
    return (
        comparison.coverage >= settings.minimum_coverage_without_values
        and comparison.fuzzy_score >= settings.minimum_wording_without_values
    )


def told_alike(side: Side, other: Side) -> bool:
    """Whether every verb that says something in the claim is in the reference too.

    "Rose to 8 percent" and "stood at 8 percent" share every value and say different things.
    """
    there = {word.concept for word in other.words} | other.events
    return reaches_as_far(side, other) and all(
        word.concept in there for word in side.words if word.is_telling
    )


def reaches_as_far(side: Side, other: Side) -> bool:
    """Whether the reference has the claim's quantifiers ("twice", "all"), and turns nothing round.

    "Closed up" and "closed down" are as alike as two texts can be.
    """
    return not _is_turned(side.text, other.text) and (
        _quantifiers(side.text) <= _quantifiers(other.text)
    )


def _is_turned(text: str, other: str) -> bool:
    """Whether each text has only one word of such a pair: "closed up", "closed down"."""
    here, there = set(_turns(text)), set(_turns(other))
    return any(
        {one, opposite} & here != {one, opposite} & there
        and len({one, opposite} & here) == len({one, opposite} & there) == 1
        for one, opposite in OPPOSITE_TURNS
    )


def _turns(text: str) -> list[str]:
    return sorted(word.casefold() for word in TURNING.findall(text))


def _quantifiers(text: str) -> set[str]:
    return {word.casefold() for word in QUANTIFIER.findall(text)}


def _ordinals_covered(side: Side, other: Side) -> bool:
    """Whether "his fourth goal" is a fourth goal in the reference too."""
    ranks = {(concept_of(o.noun), o.rank) for o in other.facets.ordinals}
    return all(
        ordinal.rank is None or (concept_of(ordinal.noun), ordinal.rank) in ranks
        for ordinal in side.facets.ordinals
    )


def _names_covered(comparison: Comparison) -> bool:
    """Whether every name of the claim is in the reference, and nothing is denied in one only."""
    return all(
        facet.relation is Relation.AGREES
        for facet in comparison.facets
        if facet.facet in {"name", "polarity"}
    )


def _passed_on(
    side: Side,
    reference: Reference,
    other: Side,
    comparison: Comparison,
    settings: VerdictSettings,
) -> Reading:
    """Pass a fact-checker's rating on, only where the reviewed claim matches in every facet."""
    same = (
        all(facet.relation is Relation.AGREES for facet in comparison.facets)
        # The other way round as well: "over 30 million" confirms "over 20 million", no more.
        and all(facet.relation is Relation.AGREES for facet in compare_facets(other, side))
        and _value_count(side) == _value_count(other)
        and _same_words(side, other)
        and comparison.fuzzy_score >= settings.fact_check_minimum_wording
        and bool(side.words)
    )
    if not same:
        return Reading(Stance.RELATED, (ReasonCode.OTHER_EVENT,))
    label = label_of_rating(reference.rating or "")
    if label is Label.SUPPORTED:
        return Reading(Stance.SUPPORTS)
    if label is Label.REFUTED:
        return Reading(Stance.REFUTES)
    return Reading(Stance.RELATED, (ReasonCode.UNMAPPED_RATING,))


def _same_words(side: Side, other: Side) -> bool:
    """Whether every content word of each text is in the other, and each word that turns one.

    A word that stands in the place of another may be its opposite: "insured" and "uninsured".
    """
    matched = len(align(side.words, other.words))
    return matched == len(side.words) == len(other.words) and _turns(side.text) == _turns(
        other.text
    )


def _value_count(side: Side) -> tuple[int, ...]:
    facets = side.facets
    return len(facets.times), len(facets.durations), len(facets.quantities), len(facets.negations)
