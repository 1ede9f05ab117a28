"""Signals of figures and times: how they stand to those in like words, and closest in size."""

from __future__ import annotations

from collections.abc import Callable

from claims.assessment.figures import Aligned
from claims.assessment.pair import Pair
from claims.assessment.signal import Signal, capped, named, share
from claims.vocabulary import Relation


def _aligned(
    what: str,
    words: str,
    of: Callable[[Pair], tuple[Aligned, ...]],
    holds: Callable[[Aligned], bool],
) -> Signal:
    return named(what, f"Share of the claim's {words}", lambda pair: share(map(holds, of(pair))))


def _figures(pair: Pair) -> tuple[Aligned, ...]:
    return pair.figures


def _times(pair: Pair) -> tuple[Aligned, ...]:
    return pair.times


def _closest(relation: Relation, *, bound: bool) -> Callable[[Aligned], bool]:
    return lambda each: each.closest is relation and each.bound is bound


def _nearest(relation: Relation | None, *, bound: bool | None = None) -> Callable[[Aligned], bool]:
    return lambda each: each.nearest is relation and bound in {None, each.bound}


FIGURES: tuple[Signal, ...] = (
    _aligned(
        "figure fits nearest",
        "plain figures that agree with the figure in the most similar words.",
        _figures,
        _nearest(Relation.AGREES, bound=False),
    ),
    _aligned(
        "figure differs nearest",
        "plain figures that conflict with the figure in the most similar words.",
        _figures,
        _nearest(Relation.CONFLICTS, bound=False),
    ),
    _aligned(
        "bound kept nearest",
        "bounds (“more than 12”) that the figure in the most similar words keeps.",
        _figures,
        _nearest(Relation.AGREES, bound=True),
    ),
    _aligned(
        "bound broken nearest",
        "bounds (“more than 12”) that the figure in the most similar words breaks.",
        _figures,
        _nearest(Relation.CONFLICTS, bound=True),
    ),
    _aligned(
        "figure fits closest",
        "plain figures that agree with the figure closest in size.",
        _figures,
        _closest(Relation.AGREES, bound=False),
    ),
    _aligned(
        "figure differs closest",
        "plain figures that conflict with the figure closest in size.",
        _figures,
        _closest(Relation.CONFLICTS, bound=False),
    ),
    _aligned(
        "bound kept closest",
        "bounds (“more than 12”) that the figure closest in size keeps.",
        _figures,
        _closest(Relation.AGREES, bound=True),
    ),
    _aligned(
        "bound broken closest",
        "bounds (“more than 12”) that the figure closest in size breaks.",
        _figures,
        _closest(Relation.CONFLICTS, bound=True),
    ),
    _aligned(
        "bound broken by both",
        "bounds that both the figure closest in size and that in the most similar words break.",
        _figures,
        lambda each: each.bound and each.closest is each.nearest is Relation.CONFLICTS,
    ),
    _aligned(
        "figure open nearest",
        "figures of which the figure in the most similar words says nothing certain.",
        _figures,
        _nearest(Relation.SILENT),
    ),
    _aligned(
        "figure without kin",
        "figures to which the reference has none of the kind.",
        _figures,
        _nearest(None),
    ),
    _aligned(
        "figure fits somewhere",
        "figures that agree with any figure of their kind, whatever it counts.",
        _figures,
        lambda each: each.fits,
    ),
    _aligned(
        "lone figure excluded",
        "figures that conflict with the only figure of their kind.",
        _figures,
        lambda each: each.excluded and each.count == 1,
    ),
)
TIMES: tuple[Signal, ...] = (
    _aligned(
        "time fits nearest",
        "times that agree with the time in the most similar words.",
        _times,
        _nearest(Relation.AGREES, bound=False),
    ),
    _aligned(
        "time bound kept nearest",
        "bounds in time (“before 1990”) that the time in the most similar words keeps.",
        _times,
        _nearest(Relation.AGREES, bound=True),
    ),
    _aligned(
        "time bound broken nearest",
        "bounds in time (“before 1990”) that the time in the most similar words breaks.",
        _times,
        _nearest(Relation.CONFLICTS, bound=True),
    ),
    _aligned(
        "time bound kept closest",
        "bounds in time (“before 1990”) that the closest time keeps.",
        _times,
        _closest(Relation.AGREES, bound=True),
    ),
    _aligned(
        "time bound broken closest",
        "bounds in time (“before 1990”) that the closest time breaks.",
        _times,
        _closest(Relation.CONFLICTS, bound=True),
    ),
    _aligned(
        "time fits somewhere",
        "times that agree with any time of the reference.",
        _times,
        lambda each: each.fits,
    ),
    _aligned(
        "time excluded",
        "times that conflict with every time of the reference.",
        _times,
        lambda each: each.excluded,
    ),
)


def has_values(pair: Pair) -> float:
    """1 where the claim has a figure or a time."""
    facets = pair.claim.facets
    return float(bool(facets.quantities or facets.durations or facets.times))


def has_bound(pair: Pair) -> float:
    """1 where the claim has a figure or a time that is a bound ("more than 12", "before 1990")."""
    return float(any(each.bound for each in (*pair.figures, *pair.times)))


def many_figures(pair: Pair) -> float:
    """Figures of the reference, as a share of ten."""
    facets = pair.reference.facets
    return capped(len(facets.quantities) + len(facets.durations), 10)


def values_conflict_in_same_words(pair: Pair) -> float:
    """Share of the claim's words that the reference has, where a figure or time conflicts."""
    aligned = (*pair.figures, *pair.times)
    conflict = any(x.nearest is Relation.CONFLICTS and not x.fits for x in aligned)
    return pair.coverage if conflict else 0.0


def figure_broken_at_another_time(pair: Pair) -> float:
    """1 where a figure conflicts with the closest one, and no time of the claim agrees."""
    broken = any(x.closest is Relation.CONFLICTS for x in pair.figures)
    return float(broken and bool(pair.times) and not any(x.fits for x in pair.times))


def figure_kept_at_another_time(pair: Pair) -> float:
    """1 where a figure agrees with the closest one, and no time of the claim agrees."""
    kept = any(x.closest is Relation.AGREES for x in pair.figures)
    return float(kept and bool(pair.times) and not any(x.fits for x in pair.times))


def some_figure_broken(pair: Pair) -> float:
    """1 where any figure or time of the claim conflicts with the closest and the nearest one."""
    aligned = (*pair.figures, *pair.times)
    return float(any(x.closest is x.nearest is Relation.CONFLICTS for x in aligned))


ALL: tuple[Signal, ...] = (
    *FIGURES,
    *TIMES,
    has_values,
    has_bound,
    many_figures,
    values_conflict_in_same_words,
    figure_broken_at_another_time,
    figure_kept_at_another_time,
    some_figure_broken,
)
