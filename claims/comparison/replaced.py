"""Keeps apart two sentences in one frame that differ in a word: "cuts deaths", "cuts costs"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.comparison.order import frame_of
from claims.comparison.sides import Side
from claims.verdict import AlignedSpan, EventTie, FacetComparison
from claims.vocabulary import Relation

SHORTEST = 3
"""Content words from which two sentences with the same words between them are in one frame."""


def replaced_tie(
    claim: Side,
    reference: Side,
    aligned: Sequence[AlignedSpan],
    facets: Sequence[FacetComparison],
) -> EventTie | None:
    """Keep them apart where one word stands in the place of another that means something else.

    Opposites are left to those who compare directions: they may refute.
    """
    if len(claim.words) != len(reference.words) or len(claim.words) < SHORTEST:
        return None
    if any(
        facet.facet in {"direction", "polarity"} and facet.relation is Relation.CONFLICTS
        for facet in facets
    ):
        return None
    matched, matched_there = {p.claim for p in aligned}, {p.reference for p in aligned}
    pairs = [
        (ours, theirs)
        for ours, theirs in zip(claim.words, reference.words, strict=True)
        if ours.span not in matched and theirs.span not in matched_there
    ]
    if not pairs or frame_of(claim) != frame_of(reference):
        return None
    ours, theirs = (pairs[0][0].span.of(claim.text), pairs[0][1].span.of(reference.text))
    return EventTie("scope", False, f"the claim says “{ours}” where the reference says “{theirs}”")
