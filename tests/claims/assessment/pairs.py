"""Builds the pairs that the tests of the assessment look at, from two sentences."""

from __future__ import annotations

from datetime import datetime, timedelta

from claims.assessment.pair import Pair
from claims.comparison import Context, compare_sides
from claims.comparison.sides import side_of_reference
from claims.reference import Reference
from claims.stance import Reading
from claims.vocabulary import ReferenceKind, Stance

UNDECIDED = Reading(Stance.RELATED)


def pair_of(claim: str, reference: str) -> Pair:
    """Lay two sentences beside each other, the strict rules undecided about them."""
    side, other = (
        side_of_reference(Reference("test", ReferenceKind.STATEMENT, text, "The Courier"))
        for text in (claim, reference)
    )
    context = Context(
        as_of=datetime(2024, 6, 1),
        parties=frozenset(),
        mentions=tuple(name.canonical for name in side.facets.names),
        ranks=(),
        recency=timedelta(days=60),
        minimum_coverage=0.6,
    )
    return Pair(side, other, compare_sides(side, other, context), UNDECIDED)
