"""Lays every facet of a claim beside the same facet of a reference."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from claims.comparison.named import compare_names
from claims.comparison.order import swapped_roles
from claims.comparison.places import compare_places, locations, possible_locations
from claims.comparison.polarity import (
    SCOPE,
    opposed_by_direction,
    opposed_by_negation,
)
from claims.comparison.quantities import (
    DurationUse,
    comparable,
    compare_quantities,
    use_of_duration,
)
from claims.comparison.sides import Side
from claims.comparison.times import compare_times
from claims.facets import Comparator, Name, NameKind, Quantity, TimeExpression
from claims.span import Span
from claims.verdict import FacetComparison
from claims.vocabulary import ReasonCode, Relation

REACHED = re.compile(r"\b(?<!up )(?<!close )to\s+(?:about\s+|around\s+)?$", re.IGNORECASE)
BOUNDS = {Comparator.MORE_THAN, Comparator.AT_LEAST, Comparator.LESS_THAN, Comparator.AT_MOST}
Value = TypeVar("Value", TimeExpression, Quantity, Name)
Found = tuple[Relation, "Value | None"]


def compare_facets(claim: Side, reference: Side) -> tuple[FacetComparison, ...]:
    """Compare times, durations, quantities, places, names, polarity, direction and roles."""
    places = [_place(place, claim, reference) for place in locations(claim.facets.names)]
    if any(place.relation is Relation.AGREES for place in places):
        # A source that names one of several places is not against the others.
        places = [_softened(place) for place in places]
    return (
        *(_time(time, claim, reference) for time in claim.facets.times),
        *(_duration(duration, claim, reference) for duration in claim.facets.durations),
        *(_quantity(quantity, claim, reference) for quantity in claim.facets.quantities),
        *places,
        *(_name(name, claim, reference) for name in _told_names(claim)),
        *_oppositions(claim, reference),
    )


def _softened(compared: FacetComparison) -> FacetComparison:
    if compared.relation is not Relation.CONFLICTS:
        return compared
    return replace(compared, relation=Relation.SILENT, reason_code=None)


def best_match(
    value: Value, others: Sequence[Value], compare: Callable[[Value, Value], Relation]
) -> Found[Value]:
    """Return the relation to the closest of `others`.

    One that agrees with a definite value settles it. A mere bound ("after 1984", "more than 12")
    agrees with too much by chance, so every one of them must agree. A conflict counts only against
    a single value: a source that gives two figures speaks of two things.
    """
    relations = [(compare(value, other), other) for other in others]
    agreeing = [other for relation, other in relations if relation is Relation.AGREES]
    if agreeing and (len(agreeing) == len(others) or not _is_bound(value)):
        return Relation.AGREES, agreeing[0]
    if len(relations) == 1:
        return relations[0]
    return Relation.SILENT, next((other for _, other in relations), None)


def _is_bound(value: TimeExpression | Quantity | Name) -> bool:
    """Whether a value has no lower or no upper end."""
    if isinstance(value, TimeExpression):
        return value.resolved and (value.start is None or value.end is None)
    if isinstance(value, Quantity):
        return value.comparator in BOUNDS
    return False


def _time(time: TimeExpression, claim: Side, reference: Side) -> FacetComparison:
    times = reference.facets.times
    relation, other = best_match(time, times, compare_times)
    if relation is Relation.AGREES and len(times) > 1:
        nearest = _nearest_to_the_event(claim, reference, times)
        if compare_times(time, nearest) is Relation.CONFLICTS:
            relation = Relation.SILENT
    return _compared("time", relation, time, other, claim, ReasonCode.TIME_MISMATCH)


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


def _duration(duration: Quantity, claim: Side, reference: Side) -> FacetComparison:
    use = use_of_duration(claim.text, duration)

    def in_same_use(ours: Quantity, theirs: Quantity) -> Relation:
        relation = compare_quantities(ours, theirs)
        there = use_of_duration(reference.text, theirs)
        same = use is there and use is not DurationUse.OTHER
        if relation is Relation.CONFLICTS and not same:
            return Relation.SILENT
        if relation is Relation.AGREES and DurationUse.DISTANCE in {use, there} and not same:
            return Relation.SILENT
        return relation

    others = [
        other
        for other in reference.facets.durations
        if use_of_duration(reference.text, other) in {use, DurationUse.OTHER}
    ] or list(reference.facets.durations)
    relation, other = best_match(duration, others, in_same_use)
    return _compared("duration", relation, duration, other, claim, ReasonCode.DURATION_MISMATCH)


def _quantity(quantity: Quantity, claim: Side, reference: Side) -> FacetComparison:
    others = [other for other in reference.facets.quantities if comparable(quantity, other)]

    def in_same_use(ours: Quantity, theirs: Quantity) -> Relation:
        reached = _is_reached(claim.text, ours) == _is_reached(reference.text, theirs)
        return compare_quantities(ours, theirs) if reached else Relation.SILENT

    relation, other = best_match(quantity, others, in_same_use)
    if relation is Relation.CONFLICTS and _fits_another(quantity, reference):
        relation = Relation.SILENT
    return _compared("quantity", relation, quantity, other, claim, ReasonCode.NUMBER_MISMATCH)


def _is_reached(text: str, quantity: Quantity) -> bool:
    """Whether a change ends at a figure: "rose to 2 metres" is not "rose by 2 metres"."""
    return REACHED.search(text[: quantity.span.start]) is not None


def _fits_another(quantity: Quantity, reference: Side) -> bool:
    """Whether some other number of the reference fits, whatever it is said to count."""
    plain = replace(quantity, counted="x")
    return any(
        compare_quantities(plain, replace(other, counted="x")) is Relation.AGREES
        for other in reference.facets.quantities
    )


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
    return _compared("place", relation, place, other, claim, ReasonCode.PLACE_MISMATCH)


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
    return _compared("name", relation, name, other, claim, ReasonCode.ENTITY_MISMATCH)


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


def _compared(
    facet: str,
    relation: Relation,
    value: TimeExpression | Quantity | Name,
    other: TimeExpression | Quantity | Name | None,
    claim: Side,
    code: ReasonCode,
) -> FacetComparison:
    ours, theirs = value_in_words(value), value_in_words(other) if other else ""
    return FacetComparison(
        facet=facet,
        relation=relation,
        claim_value=ours,
        reference_value=theirs,
        claim_span=claim.span(value.span),
        reference_span=other.span if other else None,
        reason_code=code if relation is Relation.CONFLICTS else None,
        explanation=_explained(relation, ours, theirs),
    )


def _explained(relation: Relation, ours: str, theirs: str) -> str:
    if relation is Relation.AGREES:
        return f"the reference says {theirs}"
    if relation is Relation.CONFLICTS:
        return f"the claim says {ours}, the reference {theirs}"
    return f"the reference says {theirs}, which does not settle it" if theirs else "not mentioned"


def value_in_words(value: TimeExpression | Quantity | Name) -> str:
    """Write a value as its own words and, where they need it, what they were read as."""
    said = " ".join(value.text.split())
    if isinstance(value, TimeExpression):
        read_as = interval_in_words(value)
        return said if said == read_as else f"{said} ({read_as})"
    if isinstance(value, Name) and value.canonical != value.text:
        return f"{said} ({value.canonical})"
    return said


def interval_in_words(time: TimeExpression) -> str:
    """Write a half-open interval of days as a reader would say it, its last day included."""
    if not time.resolved:
        return "date not known"
    whole = all(
        edge is None or (edge.hour, edge.minute) == (0, 0) for edge in (time.start, time.end)
    )
    if not whole and time.start and time.end:
        return f"{time.start:%-d %B %Y, %H:%M} to {time.end:%-d %B %Y, %H:%M}"
    last = time.end - timedelta(days=1) if time.end else None
    if time.start and last:
        if time.start >= last:
            return f"{time.start:%-d %B %Y}"
        return f"{time.start:%-d %B %Y} to {last:%-d %B %Y}"
    if time.start:
        return f"from {time.start:%-d %B %Y}"
    return f"until {last:%-d %B %Y}" if last else "any time"
