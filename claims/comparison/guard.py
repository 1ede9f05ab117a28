"""What stands between likeness and verdict: the conflicts that count.

A conflict that counts blocks every support, and allows a refutation where the assessment finds one
probable too. It may be looser than what refutes by itself, since a probability stands beside it.
"""

from __future__ import annotations

from claims.verdict import Comparison, FacetComparison
from claims.vocabulary import Relation

SCENE = frozenset({"time", "place"})
FIGURES = frozenset({"quantity", "duration"})
OPPOSITIONS = frozenset({"polarity", "direction", "turn"})
COVERAGE_FOR_OPPOSITIONS = 0.8
"""Share from which a negation or a direction counts: prices rise and fall by turns."""
COVERAGE_FOR_TIMES = 0.5
"""Share of the claim's words from which another time is a conflict and not another event."""


def guard_conflicts(comparison: Comparison) -> tuple[FacetComparison, ...]:
    """Return the facets that differ although both sides speak of the same thing, in order.

    * A quantity or duration counts where no time and no place differs, of the claim or of what was
      told with it: elsewhere and at another time another figure is right.
    * A time counts where nothing else differs or is left open: no figure, no name, and most of the
      words are in both. Otherwise another time is most often another event.
    * A place, a negation and a direction count where most of the words are in both.

    Swapped roles, names and ranks in the place of others never count: both may be true.
    """
    differing = [f for f in comparison.facets if f.relation is Relation.CONFLICTS]
    elsewhere = any(not tie.holds and tie.kind in SCENE for tie in comparison.ties)
    return tuple(
        facet
        for facet in differing
        if (facet.facet in FIGURES and not elsewhere)
        or (facet.facet == "time" and _is_only_difference(comparison))
        or (facet.facet == "place" and comparison.coverage >= COVERAGE_FOR_TIMES)
        or (facet.facet in OPPOSITIONS and comparison.coverage >= COVERAGE_FOR_OPPOSITIONS)
    )


def refuting_conflicts(comparison: Comparison) -> tuple[FacetComparison, ...]:
    """Return those conflicts that count from which a refutation may follow, in order.

    A figure is none where only the reference gives a time: five dead in a crash on 15 June may be
    another crash than that with two. Nor is another time, unless the ties say by themselves that
    both speak of one event. They block a support all the same.
    """
    dated = any(tie.kind == "recency" for tie in comparison.ties)
    return tuple(
        facet
        for facet in guard_conflicts(comparison)
        if not (dated and facet.facet in FIGURES)
        and (facet.facet != "time" or comparison.same_event)
    )


def _is_only_difference(comparison: Comparison) -> bool:
    others = [facet for facet in comparison.facets if facet.facet in {*FIGURES, "name", "place"}]
    return comparison.coverage >= COVERAGE_FOR_TIMES and all(
        facet.relation is Relation.AGREES for facet in others
    )
