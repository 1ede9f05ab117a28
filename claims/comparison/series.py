"""Resolves "the last round": which number of a series it is, as far as the references tell.

"The last round" said in July is the round with the highest number among those held by then. The
candidates that were read for a claim give the numbers and dates; what they do not know, this does
not know either, so "the first" is never taken for "the last": whoever calls something the last
one of a series says that there were others before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from claims.comparison.sides import Side
from claims.facets import Ordinal
from claims.wording import concept_of


@dataclass(frozen=True, slots=True)
class KnownRank:
    """A numbered member of a series that some reference tells about, and when it was."""

    noun: str
    rank: int
    countries: frozenset[str]
    start: datetime | None


def known_ranks(references: Sequence[Side]) -> tuple[KnownRank, ...]:
    """Collect the numbered members of series that the references tell about."""
    found = []
    for side in references:
        starts = [time.start for time in side.facets.times if time.resolved and time.start]
        start = min(starts) if starts else None
        found += [
            KnownRank(concept_of(ordinal.noun), ordinal.rank, side.countries, start)
            for ordinal in side.facets.ordinals
            if ordinal.rank is not None and ordinal.noun
        ]
    return tuple(found)


def highest_rank_by(
    day: datetime, ordinal: Ordinal, countries: frozenset[str], ranks: Sequence[KnownRank]
) -> int | None:
    """Return the highest number of the series that was reached by `day`, or None if unknown."""
    noun = concept_of(ordinal.noun)
    reached = [
        known.rank
        for known in ranks
        if known.noun == noun
        and known.start is not None
        and known.start <= day
        and (not known.countries or not countries or known.countries == countries)
    ]
    return max(reached, default=None)
