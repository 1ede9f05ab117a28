"""Lays every facet of a claim beside the same facet of a reference."""

from __future__ import annotations

from collections.abc import Sequence

from claims.comparison.figures import compare_duration, compare_figure, settled_figures
from claims.comparison.matching import Value, best_match
from claims.comparison.named import compare_names
from claims.comparison.order import swapped_roles
from claims.comparison.places import compare_places, locations, possible_locations
from claims.comparison.polarity import (
    SCOPE,
    opposed_by_direction,
    opposed_by_negation,
)
from claims.comparison.ranks import compare_ordinals, compare_superlatives, compare_turns
from claims.comparison.said import compared, softened
from claims.comparison.sides import Side, measured, once_per_side
from claims.comparison.slots import replaced_names
from claims.comparison.times import compare_times
from claims.facets import Name, NameKind, TimeExpression
from claims.span import Span
from claims.verdict import FacetComparison
from claims.vocabulary import ReasonCode, Relation


def compare_facets(claim: Side, reference: Side) -> tuple[FacetComparison, ...]:
    """Compare times, durations, quantities, places, names, polarity, direction and roles."""
    places = [_place(place, claim, reference) for place in locations(claim.facets.names)]
    if any(place.relation is Relation.AGREES for place in places):
        # A source that names one of several places is not against the others.
        places = [softened(place) for place in places]
    figures = [compare_figure(figure, claim, reference) for figure in measured(claim)]
    return (
        *(_time(time, claim, reference) for time in claim.facets.times),
        *(compare_duration(duration, claim, reference) for duration in claim.facets.durations),
        *settled_figures(measured(claim), figures),
        *places,
        *(_name(name, claim, reference) for name in _told_names(claim)),
        *_oppositions(claim, reference),
        *replaced_names(claim, reference),
        *compare_ordinals(claim, reference),
        *compare_superlatives(claim, reference),
        *compare_turns(claim, reference),
    )


def _time(time: TimeExpression, claim: Side, reference: Side) -> FacetComparison:
    times = reference.facets.times
    relation, other = best_match(time, times, compare_times)
    if relation is Relation.SILENT and len(times) > 1:
        # A finer time than the others is the one that answers a fine time.
        alike = [there for there in times if there.grain is time.grain and there.resolved]
        if len(alike) == 1 and not any(
            compare_times(time, there) is Relation.AGREES for there in times
        ):
            relation, other = best_match(time, alike, compare_times)
    if relation is Relation.AGREES and len(times) > 1:
        nearest = _nearest_to_the_event(claim, reference, times)
        if compare_times(time, nearest) is Relation.CONFLICTS:
            relation = Relation.SILENT
    return compared("time", relation, time, other, claim, ReasonCode.TIME_MISMATCH)


def _nearest_to_the_event(claim: Side, reference: Side, values: Sequence[Value]) -> Value:
    """Return the reference's time or place that stands nearest to what the claim tells.

    "Engaged in 2008, divorced in 2011" gives two times, and each belongs to its own verb.
    """
    told = {word.concept for word in claim.words if word.is_verb} | claim.events
    spots = [word.span.start for word in reference.words if word.concept in told]

    def distance(value: Value) -> int:
        ends = (value.span.start, value.span.end)
        return min((abs(spot - end) for spot in spots for end in ends), default=0)

    return min(values, key=distance)


def _place(place: Name, claim: Side, reference: Side) -> FacetComparison:
    sure, possible = locations(reference.facets.names), possible_locations(reference.facets.names)
    relation, other = best_match(place, possible, compare_places)
    if relation is Relation.AGREES and len(sure) > 1:
        nearest = _nearest_to_the_event(claim, reference, sure)
        apart = other is not None and _parted(reference, other.span, nearest.span)
        if apart and compare_places(place, nearest) is Relation.CONFLICTS:
            relation = Relation.SILENT
    elif relation is not Relation.AGREES:
        relation, other = best_match(place, sure, compare_places)
    if relation is Relation.CONFLICTS and _named_at_all(place, reference):
        relation = Relation.SILENT
    return compared("place", relation, place, other, claim, ReasonCode.PLACE_MISMATCH)


def _parted(side: Side, one: Span, other: Span) -> bool:
    """Whether a content word stands between two places: "born in Metz and grew up in Faro"."""
    first, second = sorted((one, other))
    return any(first.end <= word.span.start < second.start for word in side.words)


def _named_at_all(place: Name, reference: Side) -> bool:
    """Whether the reference names the place in another part: "Tunisia ... back from Italy"."""
    return any(
        compare_places(place, name) is Relation.AGREES
        for name in reference.facets.names
        if name.kind in {NameKind.COUNTRY, NameKind.PLACE, NameKind.ORGANISATION}
    )


def _name(name: Name, claim: Side, reference: Side) -> FacetComparison:
    relation, other = best_match(name, reference.facets.names, compare_names)
    return compared("name", relation, name, other, claim, ReasonCode.ENTITY_MISMATCH)


@once_per_side
def _told_names(claim: Side) -> tuple[Name, ...]:
    """Return the names that the claim says something of: no places, nothing inside a title."""
    names = claim.facets.names
    return tuple(name for name in names if not name.located and name.span not in claim.titles)


def _oppositions(claim: Side, reference: Side) -> list[FacetComparison]:
    found = []
    negation = opposed_by_negation(
        claim.words, claim.facets.negations, reference.words, reference.facets.negations
    )
    direction = opposed_by_direction(claim.words, reference.words)
    roles = swapped_roles(claim, reference)
    for facet, opposition, code, words in (
        ("polarity", negation, ReasonCode.NEGATION, "one side denies what the other states"),
        ("direction", direction, ReasonCode.DIRECTION, "the directions are opposite"),
        ("order", roles, ReasonCode.ROLE_SWAP, "who acts and who is acted on are swapped"),
    ):
        if opposition is not None:
            found.append(
                FacetComparison(
                    facet=facet,
                    relation=Relation.CONFLICTS if opposition.decides else Relation.SILENT,
                    claim_value=_with_negation(claim, opposition.claim),
                    reference_value=_with_negation(reference, opposition.reference),
                    claim_span=claim.span(opposition.claim),
                    reference_span=opposition.reference,
                    reason_code=code if opposition.decides else None,
                    explanation=words,
                )
            )
    return found


def _with_negation(side: Side, word: Span) -> str:
    """Return a word together with the negation right before it."""
    before = [
        negation
        for negation in side.facets.negations
        if negation.end <= word.start <= negation.end + SCOPE
    ]
    return side.text[before[-1].start if before else word.start : word.end]
