"""Times that are said relative to another time of the text.

"two days later", "that year", "the following month" hang on the time told last before them,
"three days after 2 May" on the one that follows. What such a time cannot be made from (a day
that is "later" than a mere year) leaves it unresolved, and so does a text that told none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from claims.facets import Grain, TimeExpression, TimeRelation
from claims.times import calendar_arithmetic as calendar
from claims.times.calendar_arithmetic import Period, floor, part, unresolved
from claims.times.clock import on_day
from claims.times.readings import Clock, Move, Other, Reading, ReadingKind

_SIZES = tuple(Grain)
_FOLLOWING = (Other.NEXT, Other.WHOLE)
_PERIODS = frozenset({Grain.MONTH, Grain.QUARTER, Grain.SEASON, Grain.YEAR})
REACH = 600
"""Code points between a time and the one it hangs on; farther apart, another may be meant."""

_TOLD_BEFORE = re.compile(
    r"(?<!\w)(?:sa(?:id|ys)|told\s[\w ]{2,30}|announced|reported|added|wrote|confirmed|posted"
    r"|according\sto\s[\w ]{2,40})\s{1,3}(?:late\s|early\s)?(?:on\s)?$",
    re.IGNORECASE,
)


def fits(period: Period, unit: Grain) -> bool:
    """Whether a period lies inside one calendar unit of the size `unit`."""
    if period.start is None or period.end is None or period.end <= period.start:
        return False
    last = period.end - timedelta(microseconds=1)
    return floor(period.start, unit) == floor(last, unit)


def same(unit: Grain, which: str = "") -> Move:
    """Return "that month", "late that year": the unit that holds the other time."""

    def move(other: Period) -> Period | None:
        if other.start is None or not fits(other, unit):
            return None
        whole = calendar.current(other.start, unit)
        if which in ("early", "mid", "late"):
            return part(whole, which)
        return replace(whole, approximate=bool(which))

    return move


def month_of_that_year(number: int) -> Move:
    """Return "that September", after a time of its year that is not later."""

    def move(other: Period) -> Period | None:
        if other.start is None or not fits(other, Grain.YEAR):
            return None
        month = calendar.month(other.start.year, number)
        return month if month.end and month.end > other.start else None

    return move


def day_of_that_week(number: int, clock: Clock | None) -> Move:
    """Return "that Saturday", "that Saturday evening", after a time of its week."""

    def move(other: Period) -> Period | None:
        if other.start is None or not fits(other, Grain.WEEK):
            return None
        start = floor(other.start, Grain.WEEK) + timedelta(days=number)
        if start < floor(other.start, Grain.DAY):
            return None
        day = calendar.period(start, Grain.DAY)
        return on_day(clock, day) if clock else day

    return move


def neighbour(unit: Grain, offset: int) -> Move:
    """Return "the following month", "the previous year"."""

    def move(other: Period) -> Period | None:
        if other.start is None or not fits(other, unit):
            return None
        return calendar.current(other.start, unit, offset)

    return move


def day_part_of(clock: Clock, offset: int) -> Move:
    """Return "the following morning"."""

    def move(other: Period) -> Period | None:
        day = neighbour(Grain.DAY, offset)(other)
        return on_day(clock, day) if day else None

    return move


def shifted(unit: Grain, count: float) -> Move:
    """Return "two days later", "a year earlier" (a quarter's or month's own counterpart)."""

    def move(other: Period) -> Period | None:
        if other.start is None or other.end is None:
            return None
        if unit is Grain.YEAR and other.grain in _PERIODS and not other.approximate:
            start, end = (calendar.shifted(edge, unit, count) for edge in (other.start, other.end))
            return Period(start, end, other.grain)
        if _SIZES.index(other.grain) > _SIZES.index(unit) or not fits(other, unit):
            return None
        return calendar.around(calendar.shifted(other.start, unit, count), unit)

    return move


def resolved(
    text: str,
    readings: Iterable[Reading],
    context: Sequence[TimeExpression],
    anchor: datetime | None,
) -> list[Reading]:
    """Resolve what is relative to times told before, in the text or in `context`."""
    told = [_period_of(time) for time in context if time.resolved]
    long_past = _LongPast(told, anchor)
    latest = told[-1] if told else None
    period = next((one for one in reversed(told) if one.grain in _PERIODS), None)
    latest_end = period_end = 0
    comparison = False
    result = []
    for found in readings:
        reading = long_past.read(text, found)
        if reading.relative and not reading.period.resolved:
            whole = reading.relative.to is Other.PREVIOUS_PERIOD
            other, end = (period, period_end) if whole else (latest, latest_end)
            if whole and comparison and Grain.YEAR is reading.period.grain:
                other = None
            if other and reading.relative.to not in _FOLLOWING and reading.start - end <= REACH:
                reading = moved(reading, other)
        result.append(reading)
        if _can_be_hung_on(text, reading):
            latest, latest_end = reading.period, reading.end
            comparison = bool(_LAST_YEAR.fullmatch(text, reading.start, reading.end))
            if reading.period.grain in _PERIODS and not _is_comparison(reading):
                period, period_end = latest, latest_end
    return result


def _is_comparison(reading: Reading) -> bool:
    """Whether a reading is the other side of a comparison, which two in a row share."""
    return reading.relative is not None and reading.relative.to is Other.PREVIOUS_PERIOD


class _LongPast:
    """Whether a text tells of years long past, so that a date without a year is not of this one."""

    def __init__(self, told: Sequence[Period], anchor: datetime | None) -> None:
        self._told = [period.end for period in told if period.end][-_LAST_TOLD:]
        self._anchor = anchor

    def read(self, text: str, reading: Reading) -> Reading:
        """Leave the year of a past yearless date open where the last times told are long past."""
        end = reading.period.end
        if end is None or self._anchor is None or reading.kind in _TIMES_OF_DAY:
            return reading
        if reading.yearless and self._is_long_past and end <= self._anchor:
            before = text[max(0, reading.start - 60) : reading.start]
            if not _TOLD_BEFORE.search(before):
                return replace(reading, period=unresolved(reading.period.grain))
        self._told = [*self._told[1 - _LAST_TOLD :], end]
        return reading

    @property
    def _is_long_past(self) -> bool:
        if self._anchor is None or len(self._told) < _LAST_TOLD:
            return False
        return all(end.year < self._anchor.year - 1 for end in self._told)


_LAST_TOLD = 3
_TIMES_OF_DAY = (ReadingKind.CLOCK, ReadingKind.DAY_PART)
_LAST_YEAR = re.compile(r"(?:last\syear|an?\syear\sago)", re.IGNORECASE)


def moved(reading: Reading, other: Period) -> Reading:
    """Return the reading with its period made from `other`, where that can be done."""
    if reading.relative is None:
        return reading
    try:
        found = reading.relative.move(other)
    except (ValueError, OverflowError):
        return reading
    return replace(reading, period=found) if found else reading


def _can_be_hung_on(text: str, reading: Reading) -> bool:
    """Whether a later time may hang on this one: the day on which something was said is none."""
    if not reading.period.resolved or reading.kind in (ReadingKind.CLOCK, ReadingKind.DAY_PART):
        return False
    before = text[max(0, reading.start - 60) : reading.start]
    return reading.kind is not ReadingKind.WEEKDAY or not _TOLD_BEFORE.search(before)


def _period_of(time: TimeExpression) -> Period:
    if time.relation is not TimeRelation.DURING or time.start is None or time.end is None:
        return unresolved(time.grain)
    return Period(time.start, time.end, time.grain, time.approximate)
