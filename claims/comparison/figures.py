"""Compares the figures of a claim with those figures of a reference that answer them."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from claims.comparison.matching import best_match, is_bound
from claims.comparison.measured import Measured
from claims.comparison.quantities import (
    DurationUse,
    comparable,
    compare_amounts,
    compare_quantities,
    use_of_duration,
)
from claims.comparison.said import compared, softened
from claims.comparison.sides import Side, figure_names, measured
from claims.comparison.times import is_same_time
from claims.facets import Comparator, Dimension, Quantity
from claims.verdict import FacetComparison
from claims.vocabulary import ReasonCode, Relation

REACHED = re.compile(r"\b(?<!up )(?<!close )to\s+(?:about\s+|around\s+)?$", re.IGNORECASE)
LARGE = re.compile(r"illion|thousand|crore|lakh|bn\b", re.IGNORECASE)
"""Words of numbers so large that they are most often money, where no noun follows."""
CLEARLY = 1.5
"""How much more alike the figure must be than one that agrees with a bound of the claim."""
OF_SOMEBODY = {Dimension.AGE, Dimension.SCORE}
"""What is said of the people or teams named beside it, and of nobody else."""
NEARNESS = 0.9
"""What two figures of one size add to the words they share; below one word, it breaks ties."""
SAME_SCALE = 2.0
"""What one notation adds: a claim in percent is answered by percent before "6 out of 10"."""
SAME_EXTENT = 1.5
"""What two totals add, or two figures of parts, or of what is elsewhere."""


def compare_figure(figure: Measured, claim: Side, reference: Side) -> FacetComparison:
    """Compare a quantity with that quantity of the reference which measures the same thing.

    Only figures of one dimension and unit are compared, counts only of the same things, and none
    that is given for another time. Of several it is the one that shares the most words with the
    claim's, the nearest among equals. Any other that agrees with a definite figure confirms it as
    well; a mere bound ("more than 12") would agree with too many by chance.
    """
    ours = figure.quantity
    others = [other for other in measured(reference) if _answers(figure, other)]
    others = [other for other in others if not _is_taken(other, figure, claim)]
    timely = [other for other in others if not _is_of_another_time(figure, other, claim)]
    best = max(timely or others, key=lambda other: _likeness(figure, other, claim), default=None)
    relation = _related(figure, best, claim, reference) if best else Relation.SILENT
    if relation is not Relation.AGREES and not is_bound(ours):
        for other in others:
            if _related(figure, other, claim, reference) is Relation.AGREES:
                relation, best = Relation.AGREES, other
                break
    if (
        relation is Relation.CONFLICTS
        and best
        and (
            not timely
            or _may_be_another(figure, best)
            or _is_rivalled(figure, best, others, claim, reference)
            or (not is_bound(ours) and _fits_another(ours, measured(reference)))
        )
    ):
        relation = Relation.SILENT
    there = best.quantity if best else None
    return compared("quantity", relation, ours, there, claim, ReasonCode.NUMBER_MISMATCH)


def settled_figures(
    figures: Sequence[Measured], compared_figures: Sequence[FacetComparison]
) -> list[FacetComparison]:
    """Leave open what differs from a figure that confirms another one, or was taken of others.

    "72 percent of 59 reviews" and "71 percent of 58 reviews" were both true, one after the other:
    where the number of those asked differs, so may all the rest.
    """
    pairs = list(zip(figures, compared_figures, strict=True))
    differs = any(
        one.is_base and facet.relation is Relation.CONFLICTS for one, facet in pairs
    ) and any(not one.is_base and facet.relation is not Relation.AGREES for one, facet in pairs)
    confirmed = {f.reference_span for _, f in pairs if f.relation is Relation.AGREES}
    return [
        softened(facet) if differs or facet.reference_span in confirmed else facet
        for _, facet in pairs
    ]


def _answers(figure: Measured, other: Measured) -> bool:
    """Whether two figures may be of the same thing: both of all there are, or of what was added."""
    ours, theirs = figure.quantity, other.quantity
    if comparable(ours, theirs):
        return figure.is_added == other.is_added
    if ours.dimension is not Dimension.COUNT or theirs.dimension is not Dimension.COUNT:
        return False
    nouns = (figure.nouns | figure.details) & other.nouns
    return figure.is_added == other.is_added and bool(nouns)


def _related(figure: Measured, other: Measured, claim: Side, reference: Side) -> Relation:
    """Compare two figures; "rose to 2 metres" is not "rose by 2 metres"."""
    ours, theirs = figure.quantity, other.quantity
    if _is_reached(claim.text, ours) != _is_reached(reference.text, theirs):
        return Relation.SILENT
    if ours.dimension is Dimension.COUNT and _count_alike(figure, other):
        return compare_amounts(ours, theirs)
    return compare_quantities(ours, theirs)


def _count_alike(figure: Measured, other: Measured) -> bool:
    """Whether two counts are known to be of the same things, though not by their nouns alone."""
    if figure.nouns or other.nouns:
        return bool(figure.nouns and other.nouns)
    said = figure.quantity.text, other.quantity.text
    return bool(figure.topics & other.topics) and all(LARGE.search(text) for text in said)


def _is_reached(text: str, quantity: Quantity) -> bool:
    """Whether a change ends at a figure."""
    before = text[max(0, quantity.span.start - 20) : quantity.span.start]
    return REACHED.search(before) is not None


def _likeness(figure: Measured, other: Measured, claim: Side) -> float:
    """Return how much two figures seem to measure the same thing; only the order matters.

    What stands behind a figure tells most: "304 in the north, 379 in the south".
    """
    ours, theirs = figure.quantity, other.quantity
    likeness = float(len(figure.topics & other.topics) + len(figure.details & other.topics))
    likeness += len(figure.nouns & other.nouns)
    likeness += len(figure_names(claim) & other.names) / 2
    if ours.unit == theirs.unit:
        likeness += SAME_SCALE
    if figure.is_elsewhere or other.is_elsewhere:
        likeness += SAME_EXTENT if figure.is_elsewhere is other.is_elsewhere else -SAME_EXTENT
    elif figure.is_part:
        likeness += SAME_EXTENT * other.is_part
    else:
        likeness += SAME_EXTENT * (other.is_whole - other.is_part)
    return likeness + NEARNESS * _nearness(ours.value, theirs.value)


def _nearness(one: float, other: float) -> float:
    """Return 1 for equal numbers, and 0 from ten times as much on."""
    if one <= 0 or other <= 0:
        return 1.0 if one == other else 0.0
    return max(0.0, 1.0 - abs(math.log10(one / other)))


def _is_taken(other: Measured, figure: Measured, claim: Side) -> bool:
    """Whether another figure of the claim is this very one: "three of the five men"."""
    return any(
        known is not figure
        and known.quantity.comparator is Comparator.EXACTLY
        and comparable(known.quantity, other.quantity)
        and compare_quantities(known.quantity, other.quantity) is Relation.AGREES
        for known in measured(claim)
    )


def _is_of_another_time(figure: Measured, other: Measured, claim: Side) -> bool:
    """Whether the words around a figure give it for a time that is not the claim's."""
    ours = [*figure.times, *claim.facets.times]
    return bool(ours and other.times) and not any(
        is_same_time(time, there) for time in ours for there in other.times
    )


def _may_be_another(figure: Measured, other: Measured) -> bool:
    """Whether two figures that differ may well be of two things.

    Percent and marks out of ten are; so are ages of people and results of games whose names are
    not beside them, and figures one of which is ten times the other.
    """
    ours, theirs = figure.quantity, other.quantity
    if ours.unit != theirs.unit or not figure.topics & other.topics:
        return True
    if ours.dimension in OF_SOMEBODY:
        return not figure.names or not figure.names <= other.names
    return _nearness(ours.value, theirs.value) <= 0


def _is_rivalled(
    figure: Measured, best: Measured, others: Sequence[Measured], claim: Side, reference: Side
) -> bool:
    """Whether another figure, hardly less alike, agrees with the claim."""
    enough = _likeness(figure, best, claim) - CLEARLY
    return any(
        _likeness(figure, other, claim) > enough
        and _related(figure, other, claim, reference) is Relation.AGREES
        for other in others
    )


def _fits_another(quantity: Quantity, others: Sequence[Measured]) -> bool:
    """Whether some other number of the reference fits, whatever it is said to count."""
    return any(compare_amounts(quantity, other.quantity) is Relation.AGREES for other in others)


def compare_duration(duration: Quantity, claim: Side, reference: Side) -> FacetComparison:
    """Compare a length of time with one that is said of the same: how long, until when."""
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
    return compared("duration", relation, duration, other, claim, ReasonCode.DURATION_MISMATCH)
