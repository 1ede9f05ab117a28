"""Words that stand in the place of others: "sober mentor" beside "drunken mentor"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from claims.assessment.tokens import Token
from claims.facets import Name


def replaced_words(
    ours: Sequence[Token],
    missing: Collection[Token],
    theirs: Sequence[Token],
    added: Collection[Token],
) -> list[tuple[Token, Token]]:
    """Return the words of the claim that the reference lacks, each with what stands in its place.

    A word stands in the place of another where the word right before or right after both is the
    same, and only one side has it.
    """
    only_here = {token.lower for token in missing}
    only_there = {token.lower for token in added}
    before = {n.concept: t for t, n in pairwise(theirs) if t.lower in only_there}
    after = {p.concept: t for p, t in pairwise(theirs) if t.lower in only_there}
    found = []
    for place, token in enumerate(ours):
        if token.lower not in only_here:
            continue
        following = before.get(ours[place + 1].concept) if place + 1 < len(ours) else None
        preceding = after.get(ours[place - 1].concept) if place else None
        other = following or preceding
        if other is not None:
            found.append((token, other))
    return found


def varied_names(claim: Sequence[Name], reference: Sequence[Name]) -> int:
    """Return how many names of the claim share a word with a name of the reference, but not all.

    Each has a word of its own: "Anna Keller" and "Anna Brandt" are two people, and "Keller" may
    well be "Anna Keller".
    """
    others = [frozenset(n.canonical.lower().split()) for n in reference]
    count = 0
    for name in claim:
        own = frozenset(name.canonical.lower().split())
        if any(own <= other or other <= own for other in others):
            continue
        count += any(own & other and own - other and other - own for other in others)
    return count
