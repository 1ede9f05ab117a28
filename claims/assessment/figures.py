"""The figures and times of a claim beside those of a reference, whatever they are said of.

The comparison of facets is strict: where a reference gives several figures, or another noun, it is
silent. What is likely is looked at here: which value stands in the most similar words, which is
closest in size, and whether any fits at all.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from claims.assessment.tokens import tokens_of
from claims.comparison.quantities import compare_quantities
from claims.comparison.sides import Side
from claims.comparison.times import compare_times
from claims.facets import Comparator, Dimension, Quantity, TimeExpression, TimeRelation
from claims.vocabulary import Relation

REACH = 60
"""Code points to each side of a value that tell what it is said of."""
LOWER = frozenset({Comparator.MORE_THAN, Comparator.AT_LEAST, Comparator.JUST_OVER})
UPPER = frozenset({Comparator.LESS_THAN, Comparator.AT_MOST, Comparator.JUST_UNDER})
BOUNDED = frozenset(TimeRelation) - {TimeRelation.DURING}
SCOPES = {
    "total": "total worldwide global globally overall altogether combined sum aggregate",
    "abroad": "abroad foreign overseas international internationally territory elsewhere outside",
}
"""Words that say of how much a figure tells, by what they have in common."""
SCOPE_WEIGHT = 3
"""What such a word counts beside another: it tells which of several figures is meant."""
_NUMBER = re.compile(r"\d")
_SCOPE = {word: scope for scope, words in SCOPES.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Aligned:
    """A value of the claim beside the reference's values of its kind.

    `nearest` is how it stands to the value in the most similar words, and `closest` to the value
    closest in size; both None where the reference has no value of its kind. `fits` says that any
    value agrees, `excluded` that all conflict, and `bound` that the claim gives a bound ("more
    than 12", "before 1990") and no value. `count` is the number of values of its kind.
    """

    nearest: Relation | None
    closest: Relation | None
    fits: bool
    excluded: bool
    bound: bool
    count: int


def aligned_figures(claim: Side, reference: Side) -> tuple[Aligned, ...]:
    """Lay every quantity and duration of the claim beside those of the reference."""
    others = (*reference.facets.quantities, *reference.facets.durations)
    found = []
    for figure in (*claim.facets.quantities, *claim.facets.durations):
        kin = [other for other in others if _is_kin(figure, other)]
        relations = [compare_quantities(_bare(figure), _bare(other)) for other in kin]
        sizes = [_apart(figure.value, other.value) for other in kin]
        bound = figure.comparator in LOWER or figure.comparator in UPPER
        words = _likeness(claim.text, figure, reference.text, kin)
        found.append(_aligned(relations, words, sizes, bound=bound))
    return tuple(found)


def aligned_times(claim: Side, reference: Side) -> tuple[Aligned, ...]:
    """Lay every time of the claim beside those of the reference."""
    found = []
    kin = reference.facets.times
    for time in claim.facets.times:
        relations = [compare_times(time, other) for other in kin]
        sizes = [_days_apart(time, other) for other in kin]
        words = _likeness(claim.text, time, reference.text, kin)
        found.append(_aligned(relations, words, sizes, bound=time.relation in BOUNDED))
    return tuple(found)


def _aligned(
    relations: Sequence[Relation],
    likeness: Sequence[float],
    sizes: Sequence[float],
    *,
    bound: bool,
) -> Aligned:
    if not relations:
        return Aligned(None, None, fits=False, excluded=False, bound=bound, count=0)
    places = range(len(relations))
    return Aligned(
        nearest=relations[max(places, key=lambda place: (likeness[place], -sizes[place], -place))],
        closest=relations[min(places, key=lambda place: (sizes[place], place))],
        fits=Relation.AGREES in relations,
        excluded=all(relation is Relation.CONFLICTS for relation in relations),
        bound=bound,
        count=len(relations),
    )


def _likeness(
    text: str,
    value: Quantity | TimeExpression,
    other_text: str,
    others: Sequence[Quantity] | Sequence[TimeExpression],
) -> list[float]:
    """Return how alike the words around each value are to those around the claim's own."""
    if len(others) < 2:
        return [0.0] * len(others)
    own = _around(text, value.span.start, value.span.end)
    found = []
    for other in others:
        theirs = _around(other_text, other.span.start, other.span.end)
        found.append(sum(own[word] * theirs[word] for word in own.keys() & theirs.keys()))
    return found


@lru_cache(maxsize=8192)
def _around(text: str, start: int, end: int) -> dict[str, float]:
    """Return the words near a value and what each counts: the closer, the more.

    They end where the next number begins: what stands behind it is said of that one.
    """
    found: dict[str, float] = {}
    before = tokens_of(_NUMBER.split(text[max(0, start - REACH) : start])[-1])[::-1]
    after = tokens_of(_NUMBER.split(text[end : end + REACH])[0])
    for words in (before, after):
        for place, token in enumerate(words):
            scope = _SCOPE.get(token.lower)
            if scope or token.has_content:
                weight = (SCOPE_WEIGHT if scope else 1) / (2 + place)
                concept = scope or token.concept
                found[concept] = max(found.get(concept, 0.0), weight)
    return found


def _apart(one: float, other: float) -> float:
    """Return how far apart two sizes are: the logarithm of their ratio."""
    if one == other:
        return 0.0
    return abs(math.log(one / other)) if one > 0 and other > 0 else math.inf


def _days_apart(one: TimeExpression, other: TimeExpression) -> float:
    """Return the days between the known ends of two times."""
    ours, theirs = one.start or one.end, other.start or other.end
    if ours is None or theirs is None:
        return math.inf
    return abs((ours - theirs).total_seconds()) / 86_400


@lru_cache(maxsize=8192)
def _bare(figure: Quantity) -> Quantity:
    """Return the figure without the noun that it counts: "x" stands for any."""
    return replace(figure, counted="x", change=False)


def _is_kin(one: Quantity, other: Quantity) -> bool:
    if one.dimension is not other.dimension:
        return False
    return one.dimension is not Dimension.MONEY or one.unit == other.unit
