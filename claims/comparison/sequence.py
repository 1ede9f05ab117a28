"""Keeps apart what happened in another order: "resigned before the vote", "after the vote"."""

from __future__ import annotations

import re

from claims.comparison.sides import Side, once_per_side
from claims.span import Span
from claims.verdict import EventTie

EARLIER = re.compile(r"\b(?:before|prior\s+to|ahead\s+of|until)\b", re.IGNORECASE)
LATER = re.compile(r"\b(?:after|following|since)\b", re.IGNORECASE)


def sequence_tie(claim: Side, reference: Side) -> EventTie | None:
    """Keep them apart where one says only "before" and the other only "after" some event."""
    ours, theirs = _orders(claim), _orders(reference)
    if not ours or not theirs or ours & theirs:
        return None
    return EventTie("sequence", False, "one side says before what the other says after")


@once_per_side
def _orders(side: Side) -> frozenset[str]:
    """Return which order is said of events; those of a date or a length are values."""
    facets = side.facets
    values = [time.span for time in facets.times] + [length.span for length in facets.durations]
    found = set()
    for name, pattern in (("before", EARLIER), ("after", LATER)):
        spans = (Span(*match.span()) for match in pattern.finditer(side.text))
        if any(not _belongs_to_value(side, span, values) for span in spans):
            found.add(name)
    return frozenset(found)


def _belongs_to_value(side: Side, word: Span, values: list[Span]) -> bool:
    """Whether the word stands in a time or right beside one: "before 2020", "a day after"."""
    return any(value.overlaps(word) or _touch(side, word, value) for value in values)


def _touch(side: Side, left: Span, right: Span) -> bool:
    first, second = sorted((left, right))
    return not side.text[first.end : second.start].strip()
