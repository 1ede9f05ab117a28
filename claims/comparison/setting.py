"""What a fact was told together with: it tells which event is meant, and is not judged with it.

"Held in Istanbul in early June, lasting an hour" is two claims. Judging the length, the place and
the time say which talks were that long; that they were held there is another claim's affair.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.comparison.differences import VALUES
from claims.comparison.facets import compare_facets
from claims.comparison.scope import SCENE
from claims.comparison.sides import Side
from claims.verdict import EventTie, FacetComparison
from claims.vocabulary import Relation


def compare_setting(claim: Side, reference: Side) -> tuple[FacetComparison, ...]:
    """Lay the values told together with a claim beside those of a reference."""
    if claim.setting is None:
        return ()
    return tuple(
        facet for facet in compare_facets(claim.setting, reference) if facet.facet in VALUES
    )


def setting_ties(beside: Sequence[FacetComparison]) -> tuple[EventTie, ...]:
    """Tie the two where a value beside the claim agrees; another time or place keeps them apart.

    Another length or figure does not: which of two reports is right about it is another claim.
    """
    ties = []
    for facet in beside:
        told = f"told with it: {facet.explanation}"
        if facet.relation is Relation.AGREES:
            ties.append(EventTie(facet.facet, True, told))
        elif facet.relation is Relation.CONFLICTS and facet.facet in SCENE:
            ties.append(EventTie(facet.facet, False, told))
    return tuple(ties)
