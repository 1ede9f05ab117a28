"""Bounds on both sides of one number: "more than 10 but fewer than 20 people"."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.facets import Comparator, Quantity
from claims.span import Span

_BETWEEN = re.compile(r",?\s{1,2}(?:and|but)\s{1,2}(?:not\s{1,2})?|,\s{1,2}", re.IGNORECASE)
_LOWER = frozenset({Comparator.MORE_THAN, Comparator.AT_LEAST})
_UPPER = frozenset({Comparator.LESS_THAN, Comparator.AT_MOST})


def joined(text: str, first: Quantity, second: Quantity) -> Quantity | None:
    """Make one quantity of a lower and an upper bound, in either order, or return None.

    They must bound the same kind of thing, stand next to each other, and leave numbers between.
    """
    if {first.comparator in _LOWER, second.comparator in _LOWER} != {True, False}:
        return None
    if not (first.comparator in _UPPER or second.comparator in _UPPER):
        return None
    if not _BETWEEN.fullmatch(text, first.span.end, second.span.start):
        return None
    lower, upper = (first, second) if first.comparator in _LOWER else (second, first)
    if not _of_one_kind(first, second) or lower.low >= upper.high:
        return None
    span = Span(first.span.start, second.span.end)
    return replace(
        second,
        span=span,
        text=span.of(text),
        value=lower.value,
        low=lower.low,
        high=upper.high,
        low_open=lower.low_open,
        high_open=upper.high_open,
        comparator=Comparator.BETWEEN,
    )


def _of_one_kind(first: Quantity, second: Quantity) -> bool:
    if (first.dimension, first.unit) != (second.dimension, second.unit):
        return False
    return not first.counted or first.counted == second.counted
