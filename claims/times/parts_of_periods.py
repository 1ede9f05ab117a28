"""Stretches inside a period: "the first six months of 2024", "the week of 6 March".

They are times only with the period that follows: "the last week of the campaign" is none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claims.facets import Grain
from claims.quantities.numerals import NUMBER_WORDS, numeral_at
from claims.times import calendar_arithmetic as calendar
from claims.times.calendar_arithmetic import DAY, Period, unresolved
from claims.times.other_times import fits
from claims.times.readings import Move, Other, Reading, Relative, Rule, Scene, reading, rule
from claims.times.words import SPACE, UNITS, alternatives

_NUMBERED = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_NUMBERED |= {"final": -1, "closing": -1}
_SIZES = tuple(Grain)


def _stretch(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "first six months", "second week", "last three days"."""
    number = _NUMBERED[match["which"].lower()]
    count = 1.0
    if match["number"]:
        numeral = numeral_at(scene.text, match.start("number"))
        if numeral is None or numeral.end != match.end("number") or number not in (1, -1):
            return None
        count = numeral.value
    unit = UNITS[match["unit"].lower().removesuffix("s")]
    period = unresolved(unit)
    if match["the_year"] and scene.anchor:
        year = calendar.current(scene.anchor, Grain.YEAR)
        period = _inside(unit, number, count)(year) or period
    move = _inside(unit, number, count)
    return reading(match, period, relative=Relative(Other.WHOLE, move))


def _inside(unit: Grain, number: int, count: float) -> Move:
    def move(whole: Period) -> Period | None:
        if whole.start is None or whole.end is None or whole.approximate:
            return None
        if _SIZES.index(unit) >= _SIZES.index(whole.grain):
            return None
        if number < 0:
            start, end = calendar.shifted(whole.end, unit, -count), whole.end
        else:
            start = calendar.shifted(whole.start, unit, (number - 1) * count)
            end = calendar.shifted(start, unit, count)
        if start < whole.start or end > whole.end:
            return None
        return Period(start, end, unit, approximate=unit is Grain.WEEK)

    return move


def _week_of(match: re.Match[str], _: Scene) -> Reading:
    """Read "the week of 6 March" as the calendar week that holds the day."""
    ends = match["how"].lower() in ("ending", "ended")

    def move(day: Period) -> Period | None:
        if day.start is None or day.end is None or not fits(day, Grain.DAY):
            return None
        if ends:
            return Period(day.end - DAY * 7, day.end, Grain.WEEK)
        week = calendar.current(day.start, Grain.WEEK)
        return replace(week, approximate=day.start != week.start)

    return reading(match, unresolved(Grain.WEEK), relative=Relative(Other.WHOLE, move))


_COUNT = rf"[0-9]{{1,2}}|{alternatives(NUMBER_WORDS)}"

PART_OF_PERIOD_RULES: tuple[Rule, ...] = (
    rule(
        " ".join(_NUMBERED),
        rf"(?P<which>{alternatives(_NUMBERED)}){SPACE}(?:(?P<number>{_COUNT}){SPACE})?"
        rf"(?P<unit>days?|weeks?|months?)(?:(?P<the_year>{SPACE}of{SPACE}the{SPACE}year)|(?={SPACE}of\s)|(?<!last\sday)(?<!last\sweek)(?<!last\smonth)(?={SPACE}in\s))",
        _stretch,
    ),
    rule("week", rf"week(?={SPACE}(?P<how>of|beginning|starting|ending|ended)\s)", _week_of),
)
