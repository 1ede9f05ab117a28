"""Prices and payments by the unit: "$55 a barrel", "$15/hour", "60 cents per dollar".

A rate is of a unit of its own ("USD/barrel"), which is comparable with no plain sum of money.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claims.facets import Dimension
from claims.quantities.amounts import Amount
from claims.quantities.units_in_text import unit_at

_PER = re.compile(
    r"(?:[\s-]{1,2}(?:(?P<per>per)|an?|each|every|to\sthe(?=\s(?:dollar|euro|pound)\b))(?=[\s-])|/(?=[a-z]))",
    re.IGNORECASE,
)
_THING = re.compile(r"[\s-]?(?P<noun>[a-z]{3,14})(?![\w-])", re.IGNORECASE)
_THINGS = frozenset(
    """
    head person night ticket unit piece passenger student pupil child household family
    vehicle car copy seat game trip visit litre plate bottle dose shot bag box case pop pair
    session episode word page vote
    """.split()
)
_NO_DENOMINATORS = frozenset({"cent", "percent", "share", "shares"})
"""The price of a share is said with and without the share: "rose to $2.10"."""

_NO_RATE_AFTER = re.compile(
    r"\s{1,2}(?:ago|earlier|later|before|after|from\snow|hence|since)(?!\w)", re.IGNORECASE
)
"""After a length of time that tells when, and not how often the money was paid."""


def as_rate(text: str, amount: Amount) -> Amount:
    """Return the rate that an amount of money begins, or the amount where it begins none."""
    if amount.unit.dimension is not Dimension.MONEY:
        return amount
    joint = _PER.match(text, amount.end)
    if joint is None:
        return amount
    is_per = bool(joint["per"])
    found = unit_at(text, joint.end())
    if found and found.unit.dimension not in (Dimension.RATIO, Dimension.COUNT):
        name, end = found.unit.name, found.end
        of_money = found.unit.dimension is Dimension.MONEY
        if of_money and not (is_per or "to" in joint[0].lower()):
            return amount
    else:
        thing = _THING.match(text, joint.end())
        if thing is None or not (is_per or thing["noun"].lower() in _THINGS):
            return amount
        name, end = thing["noun"].lower(), thing.end()
    if name in _NO_DENOMINATORS:
        return amount
    if _NO_RATE_AFTER.match(text, end):
        return amount
    unit = replace(amount.unit, name=f"{amount.unit.name}/{name}")
    return replace(amount, end=end, unit=unit)
