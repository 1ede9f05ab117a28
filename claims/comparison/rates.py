"""Finds what figures are counted per ("900 euros a month"), and of what they are a share."""

from __future__ import annotations

import re

from claims.comparison.sides import Side, once_per_side
from claims.facets import Dimension
from claims.span import Span

SHARE = re.compile(
    r"(?:%|\bper\s?cent|\b(?:half|third|quarter|fifth|majority|minority|part))"
    r"\s+(?:stake\s+|share\s+)?(?:of|in)\b|\bstake in\b",
    re.IGNORECASE,
)
RATE = re.compile(
    r"\b(?:an?|per|each|every)\s+(?P<unit>minute|hour|day|night|week|month|quarter|season"
    r"|year|decade|share|barrel|ounce|tonne|ton|kilo\w*|litre|gallon|person|head|capita|household"
    r"|game|match)\b(?!\s+(?:ago|earlier|later|before|after|old|long))"
    r"|\b(?P<adjective>hourly|daily|nightly|weekly|monthly|quarterly|yearly|annual(?:ly|i[sz]ed)?)\b",
    re.IGNORECASE,
)
RATE_UNITS = {"daily": "day", "yearly": "year", "annual": "year"}
"""Adjectives whose unit is not their beginning."""
RATE_REACH = 20
"""Code points between a figure and what it is counted per ("900 small cars a day")."""


@once_per_side
def rates_in(side: Side) -> frozenset[str]:
    """Return the units that figures are counted per: "900 cars a day"."""
    found = set()
    lengths = side.facets.durations
    figures = [figure.span.end for figure in side.facets.quantities]
    for match in RATE.finditer(side.text):
        if any(length.span.overlaps(Span(*match.span())) for length in lengths):
            continue
        if match["unit"] and not any(0 <= match.start() - end <= RATE_REACH for end in figures):
            continue
        unit = (match["unit"] or match["adjective"]).lower()
        whole = next((RATE_UNITS[word] for word in RATE_UNITS if unit.startswith(word)), unit)
        found.add(whole.removesuffix("ly"))
    return frozenset(found)


@once_per_side
def tells_share(side: Side) -> bool:
    """Whether a text speaks of a part of something: "40 percent of", "a stake in"."""
    return SHARE.search(side.text) is not None


def gives_ratio(side: Side) -> bool:
    """Whether a text gives a ratio, such as a percentage."""
    return any(figure.dimension is Dimension.RATIO for figure in side.facets.quantities)
