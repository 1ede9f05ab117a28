"""Keeps apart what runs or lies the other way round: "from Oslo to Bergen", "south of Tampere"."""

from __future__ import annotations

import re

from claims.comparison.order import same
from claims.comparison.sides import Side, once_per_side
from claims.facets import Name
from claims.verdict import EventTie

WAY = re.compile(r"\b(from|to|into|towards?)\s+(?:the\s+)?$", re.IGNORECASE)
BEARING = re.compile(
    r"\b(?:north|south|east|west|left|right|upstream|downstream)\w*(?:-\w+)?\s+(?:of|from)"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
WORDS_BEFORE = 40
"""Code points before a name in which the words that it depends on stand."""


def route_tie(claim: Side, reference: Side) -> EventTie | None:
    """Keep them apart where a name is the start in one and the end in the other."""
    ours, theirs = _ways(claim), _ways(reference)
    for name, way in ours:
        there = {other_way for other, other_way in theirs if same(name, other)}
        if there and way not in there:
            return EventTie("route", False, f"{name.canonical} is the other end of the way")
    points, points_there = _points(claim), _points(reference)
    if points and points_there and not any(same(a, b) for a in points for b in points_there):
        return EventTie("route", False, f"the claim looks from {points[0].canonical}")
    return None


@once_per_side
def _ways(side: Side) -> tuple[tuple[Name, str], ...]:
    """Return the names that something comes from or goes to."""
    found = []
    for name in side.facets.names:
        before = _before(side, name)
        match = WAY.search(before)
        if match and not BEARING.search(before):
            found.append((name, "from" if match[1].lower() == "from" else "to"))
    return tuple(found)


@once_per_side
def _points(side: Side) -> list[Name]:
    """Return the names from which a bearing is taken."""
    return [name for name in side.facets.names if BEARING.search(_before(side, name))]


def _before(side: Side, name: Name) -> str:
    return side.text[max(0, name.span.start - WORDS_BEFORE) : name.span.start]
