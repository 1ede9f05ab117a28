"""Neighbouring readings that are one time: a weekday with its date, a clock time with its day.

Two times become the ends of a range where the words between and before say so, and a length of
time ("three days after") takes the date that follows it as its other end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from claims.facets import Grain
from claims.times.calendar_arithmetic import DAY, Period, shifted
from claims.times.clock import on_day
from claims.times.other_times import moved
from claims.times.readings import Other, Reading, ReadingKind

_WEEKDAY_THEN_DATE = re.compile(r"\.?\s?[,(]?\s{0,2}(?:the\s)?(?:on\s)?")
_DAY_THEN_CLOCK = re.compile(
    r",?\s{0,2}(?:at|around|about|by|in the|from|between|,)?\s{0,2}(?:about\s|around\s)?"
)
_CLOCK_THEN_DAY = re.compile(r",?\s{0,2}(?:on|of|in|local time on|)?\s{0,2}(?:late\s|early\s)?")
_RANGE = re.compile(
    r"\s{0,2}(?:[-~\u2010-\u2015]|(?P<word>to|until|till|thru|through|and|or))\s{0,2}(?:late\s|the\s)?"
)
_BETWEEN_BEFORE = re.compile(r"(?<!\w)(?:between|from)\s{1,2}(?:the\s)?$", re.IGNORECASE)
_MOVED_BEFORE = re.compile(
    r"(?<!\w)(?:postponed|moved|rescheduled|delayed|pushed|shifted|changed|deferred|put\soff|switched"
    r"|brought\sforward)\s(?:\w{1,12}\s)?from\s(?:the\s)?$",
    re.IGNORECASE,
)
_PART_THEN_WHOLE = re.compile(
    r"\s{1,2}(?:of|in|beginning|starting|ending|ended)\s{1,2}(?:on\s)?(?:the\s)?(?:year\s)?"
)
_ENDED = re.compile(r"\s{1,2}(?:that\s)?(?:ended|ending|to|through)\s{1,2}(?:on\s)?")
_OFFSET_THEN_TIME = re.compile(r"\s{1,2}(?:the\s)?")
_JOINTS = {Other.NEXT: _OFFSET_THEN_TIME, Other.WHOLE: _PART_THEN_WHOLE}
_JOIN_REACH = 20
_DAYS = (ReadingKind.DATE, ReadingKind.WEEKDAY)
_TIMES_OF_DAY = (ReadingKind.CLOCK, ReadingKind.DAY_PART)

_Union = Callable[[str, Reading, Reading], Reading | None]


def joined_readings(text: str, readings: Iterable[Reading]) -> list[Reading]:
    """Join neighbours: first days and their times, then ranges, then lengths before a date."""
    result = list(readings)
    for union in (_of_one_day, _offset, _range):
        result = _folded(text, result, union)
    return _without_their_whole(_with_their_end(text, result))


def _with_their_end(text: str, readings: list[Reading]) -> list[Reading]:
    """Give "the fourth quarter ended 30 September" the three months before that day."""
    result = list(readings)
    for index, (quarter, day) in enumerate(pairwise(readings)):
        end = day.period.end
        near = day.start - quarter.end <= _JOIN_REACH
        if end is None or not near or quarter.period.grain is not Grain.QUARTER:
            continue
        if day.period.grain is Grain.DAY and _ENDED.fullmatch(text, quarter.end, day.start):
            start = shifted(end, Grain.MONTH, -3)
            result[index] = replace(quarter, period=Period(start, end, Grain.QUARTER))
    return result


def _without_their_whole(readings: list[Reading]) -> list[Reading]:
    """Drop "the last week of", where no time followed."""
    return [
        reading
        for reading in readings
        if reading.period.resolved or not reading.relative or reading.relative.to is not Other.WHOLE
    ]


def _folded(text: str, readings: Iterable[Reading], union: _Union) -> list[Reading]:
    result: list[Reading] = []
    for reading in readings:
        near = result and reading.start - result[-1].end <= _JOIN_REACH
        joined = union(text, result[-1], reading) if near else None
        if joined is not None:
            result[-1] = joined
        else:
            result.append(reading)
    return result


def _of_one_day(text: str, left: Reading, right: Reading) -> Reading | None:
    between = text[left.end : right.start]
    if left.clock is None and right.clock is None:
        dated = left.kind is ReadingKind.WEEKDAY and right.kind is ReadingKind.DATE
        joined = dated and _WEEKDAY_THEN_DATE.fullmatch(between)
        return replace(right, start=left.start) if joined else None
    if left.kind in _DAYS and right.kind in _TIMES_OF_DAY and left.clock is None and right.clock:
        period = on_day(right.clock, left.period)
        joined = _DAY_THEN_CLOCK.fullmatch(between)
        return replace(left, end=right.end, period=period, clock=right.clock) if joined else None
    if left.kind in _TIMES_OF_DAY and right.kind in _DAYS and right.clock is None and left.clock:
        period = on_day(left.clock, right.period)
        joined = _CLOCK_THEN_DAY.fullmatch(between)
        return replace(right, start=left.start, period=period, clock=left.clock) if joined else None
    return None


def _range(text: str, left: Reading, right: Reading) -> Reading | None:
    """Join two times that words make the ends of one: half-open from the first to the last."""
    joint = _RANGE.fullmatch(text, left.end, right.start)
    if joint is None or not _are_ends(text, joint["word"], left, right):
        return None
    left, right = _on_one_day(left, right)
    first, last = left.period, right.period
    if first.start is None or last.end is None or last.start is None:
        return None
    start, end = first.start, last.start if left.clock and right.clock else last.end
    if left.yearless and not right.yearless:
        start = _with_year(start, last.start)
    elif right.yearless and last.start < start:
        end = _year_after(end, last.start, start)
    elif right.kind is ReadingKind.WEEKDAY and end <= start:
        end += DAY * 7 * ((start - end).days // 7 + 1)
    if start >= end:
        return None
    grain = first.grain if first.grain is last.grain else _finer(first.grain, last.grain)
    return Reading(
        left.start, right.end, Period(start, end, grain, first.approximate or last.approximate)
    )


def _are_ends(text: str, word: str | None, left: Reading, right: Reading) -> bool:
    before = text[max(0, left.start - 40) : left.start]
    if _MOVED_BEFORE.search(before):
        return False
    introduced = _BETWEEN_BEFORE.search(before)
    if left.period.grain is not right.period.grain:
        dated = left.kind in _DAYS or right.kind in _DAYS or left.period.grain in _CALENDAR
        introduced_or_through = introduced or word in ("through", "thru")
        if not (introduced_or_through and word and dated and not (left.clock or right.clock)):
            return False
    if word in ("and", "or"):
        return introduced is not None and "etween" in introduced[0]
    if word in ("to", "until", "till") and not introduced:
        days = left.kind is ReadingKind.DATE and right.kind in _DAYS
        return left.kind == right.kind or days or bool(left.clock and right.clock)
    return True


_CALENDAR = frozenset({Grain.MONTH, Grain.YEAR})


def _finer(first: Grain, last: Grain) -> Grain:
    order = tuple(Grain)
    return min(first, last, key=order.index)


def _on_one_day(left: Reading, right: Reading) -> tuple[Reading, Reading]:
    """Give a bare time of day the day of the other end: "from 3 p.m. to 5 p.m. on Friday"."""
    if left.clock is None or right.clock is None:
        return left, right
    bare_left, bare_right = left.kind in _TIMES_OF_DAY, right.kind in _TIMES_OF_DAY
    if bare_left and not bare_right:
        return replace(left, period=on_day(left.clock, right.period)), right
    if bare_right and not bare_left:
        return left, replace(right, period=on_day(right.clock, left.period))
    return left, right


def _with_year(start: datetime, other: datetime) -> datetime:
    """Give a yearless start the year of the end, or the year before it ("30 December to ...")."""
    try:
        moved_start = start.replace(year=other.year)
        return moved_start if moved_start <= other else start.replace(year=other.year - 1)
    except ValueError:
        return start


def _year_after(end: datetime, last_start: datetime, start: datetime) -> datetime:
    """Move the end of a yearless last date to the first such date after the range began."""
    years = start.year - last_start.year
    try:
        if last_start.replace(year=last_start.year + years) < start:
            years += 1
        return end.replace(year=end.year + years)
    except ValueError:
        return end


def _offset(text: str, left: Reading, right: Reading) -> Reading | None:
    """Join "three days after" or "the first week of" with the time that follows."""
    if left.relative is None or left.relative.to not in _JOINTS or not right.period.resolved:
        return None
    if not _JOINTS[left.relative.to].fullmatch(text, left.end, right.start):
        return None
    joined = moved(left, right.period)
    return replace(joined, end=right.end, relative=None) if joined.period.resolved else None
