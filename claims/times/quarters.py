"""Quarters and halves of a year: "Q3 2024", "the third quarter", "the quarter ended 30 June".

A quarter without a year is the nearest that has begun; beside "results" or "earnings" it is the
last that has begun, as nobody reports a later one.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import partial

from claims.facets import Grain
from claims.times import calendar_arithmetic as calendar
from claims.times.calendar_arithmetic import Period, unresolved
from claims.times.readings import Reading, Rule, Scene, reading, rule
from claims.times.words import ORDINALS, SPACE, YEAR, year_number
from claims.times.yearless import without_year

_REPORTED = re.compile(
    r"[\s-](?:net\s|operating\s|pre-?tax\s|corporate\s)?(?:result|earning|profit|loss|revenue|sales"
    r"|income|figure|report|growth|output|GDP|number|charge|dividend|deliver)",
    re.IGNORECASE,
)
_IN_BEFORE = re.compile(
    r"(?<!\w)(?:in|for|by|of|since|during|until|from|to|through|and|on|over|vs|versus)\s{1,2}(?:the\s)?$",
    re.IGNORECASE,
)
_OFFSETS = {"last": -1, "this": 0, "the": 0, "next": 1, "current": 0, "previous": -1}


def _quarter(match: re.Match[str], scene: Scene) -> Reading | None:
    number = int(match["q"]) if match["q"] else ORDINALS[match["ordinal"].lower()]
    halves = (match["kind"] or "").lower() in ("half", "halves")
    written = match["year"] or match["year_before"]
    if halves and match["ordinal"].lower() in ("last", "final"):
        number = 2
    if halves and (number > 2 or not (written or match["of"] or _of_a_year(match))):
        return None
    reported = bool(_REPORTED.match(scene.text, match.end()))
    bare = bool(match["q"]) and not written
    if bare and not (
        reported or scene.is_all_of(match) or _IN_BEFORE.search(scene.before(match, 10))
    ):
        return None
    make = partial(calendar.half_year if halves else calendar.quarter, number=number)
    if written:
        return reading(match, make(year_number(written)))
    if scene.anchor is None:
        return reading(match, unresolved(Grain.QUARTER))
    relative = (match["of"] or match["relative"] or "").lower().split()
    if relative:
        return reading(match, make(scene.anchor.year + _OFFSETS.get(relative[0], 0)))
    period = without_year(match, scene, make, Grain.QUARTER)
    begun = _last_begun(make, scene.anchor)
    return reading(match, begun if reported or _is_nearer(begun, period, scene.anchor) else period)


def _of_a_year(match: re.Match[str]) -> bool:
    """Whether a bare half can only be one of a year: "first-half profit"."""
    return match["half_year"] is not None or bool(_REPORTED.match(match.string, match.end()))


def _is_nearer(begun: Period, ahead: Period, anchor: datetime) -> bool:
    """Whether the last quarter of a number is nearer than the coming one, whatever the tense."""
    if begun.end is None or ahead.start is None:
        return False
    return anchor - begun.end < ahead.start - anchor


def _last_begun(make: partial[Period], anchor: datetime) -> Period:
    this_year = make(anchor.year)
    begun = this_year.start is not None and this_year.start <= anchor
    return this_year if begun else make(anchor.year - 1)


_ORDINAL = r"first|second|third|fourth|final|last(?=[\s-](?:half|quarter)\b)|1st|2nd|3rd|4th"
_YEAR_AFTER = (
    rf"(?:{SPACE}(?:of{SPACE})?(?:the{SPACE})?(?:(?:fiscal|financial|calendar){SPACE})?(?:year{SPACE})?"
    rf"(?P<year>{YEAR}|['’][0-9]{{2}})|{SPACE}(?:of{SPACE})?(?P<of>last|this|next|the|the\scurrent|the\sprevious)"
    rf"{SPACE}(?P<half_year>year))?"
)

QUARTER_RULES: tuple[Rule, ...] = (
    rule(
        "q 0 first second third fourth final last next this",
        rf"(?:(?P<year_before>{YEAR})[\s-])?(?:Q(?P<q>[1-4])|(?:(?P<relative>last|next|this){SPACE})?"
        rf"(?P<ordinal>{_ORDINAL})[\s-]{{1,3}}(?:fiscal{SPACE})?(?P<kind>quarter|half|qtr)){_YEAR_AFTER}",
        _quarter,
    ),
)
