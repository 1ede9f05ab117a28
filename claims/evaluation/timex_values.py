"""TIMEX3 values ("1998-Q2", "P3M") and the intervals and lengths that they stand for.

TimeML's annotation of times (ISO 24617-1): a calendar value names one period, "P" a length, and
what no calendar names (PRESENT_REF, "1990-QX") has no interval.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from claims.facets import Dimension, Grain, Quantity, TimeExpression, TimeRelation
from claims.quantities.units import UNITS
from claims.times import calendar_arithmetic as calendar
from claims.times.calendar_arithmetic import DAY, Period, floor
from claims.times.words import DAY_PARTS

Interval = tuple[datetime | None, datetime | None]

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}
_LENGTHS = {
    "second": ("T", "S"),
    "minute": ("T", "M"),
    "hour": ("T", "H"),
    "day": ("", "D"),
    "week": ("", "W"),
    "month": ("", "M"),
    "quarter": ("", "Q"),
    "year": ("", "Y"),
    "decade": ("", "E"),
    "century": ("", "C"),
}
_VALUE = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})(?:T(?P<time>.{2,12}))?)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|W(?P<week>[0-9]{2})(?P<weekend>-WE)?"
    r"|(?P<season>SP|SU|FA|WI)))?"
)
LENGTHS_OF_TIME = (Dimension.DURATION, Dimension.AGE)
_TIME = re.compile(
    r"(?P<hour>[01][0-9]|2[0-4])(?::(?P<minute>[0-5][0-9])(?::[0-5][0-9])?)?(?:[-+].*)?"
)


def interval_of(value: str) -> Interval | None:
    """Return the half-open interval that a calendar value names; None where it names none."""
    try:
        period = _period(value)
    except (ValueError, OverflowError):
        return None
    return (period.start, period.end) if period else None


def _period(value: str) -> Period | None:
    if value.isdecimal() and len(value) in (2, 3):
        number = int(value)
        return calendar.decade(number * 10) if len(value) == 3 else calendar.century(number + 1)
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    year = int(match["year"])
    if match["day"]:
        day = calendar.day(year, int(match["month"]), int(match["day"]))
        return _of_day(day, match["time"]) if match["time"] else day
    if match["month"]:
        return calendar.month(year, int(match["month"]))
    if match["week"]:
        return _week(year, int(match["week"]), weekend=bool(match["weekend"]))
    return _part_of_year(year, match)


def _week(year: int, number: int, *, weekend: bool) -> Period:
    monday = datetime.fromisocalendar(year, number, 1)
    if weekend:
        return Period(monday + 5 * DAY, monday + 7 * DAY, Grain.DAY)
    return calendar.period(monday, Grain.WEEK)


def _part_of_year(year: int, match: re.Match[str]) -> Period:
    if match["quarter"]:
        return calendar.quarter(year, int(match["quarter"]))
    if match["half"]:
        return calendar.half_year(year, int(match["half"]))
    if match["season"]:
        return calendar.season(year, _SEASONS[match["season"]])
    return calendar.year(year)


def _of_day(day: Period, time: str) -> Period | None:
    midnight = day.start
    if midnight is None:
        return None
    if time in _PARTS:
        low, high = DAY_PARTS[_PARTS[time]]
        return Period(midnight + timedelta(hours=low), midnight + timedelta(hours=high), Grain.HOUR)
    match = _TIME.fullmatch(time)
    if match is None:
        return None
    start = midnight + timedelta(hours=int(match["hour"]), minutes=int(match["minute"] or 0))
    return calendar.period(start, Grain.MINUTE if match["minute"] else Grain.HOUR)


def value_of(time: TimeExpression) -> str:
    """Return the TIMEX3 value of a time that was read, or "" where it is not resolved.

    A part ("early 1990") has the value of its whole, as TimeML marks parts apart from the value;
    an open side ("since 1990") is left out of it for the same reason; a length that ends or
    begins at the publication ("the past three years") has the value of the length.
    """
    start, end = _said(time)
    if start is None or end is None:
        return ""
    if time.grain is Grain.MINUTE:
        return f"{start:%Y-%m-%dT%H:%M}"
    if time.grain is Grain.HOUR:
        return _hour_value(start, end)
    if time.grain is Grain.DAY and start.weekday() == 5 and end - start == 2 * DAY:
        return f"{start:%G-W%V}-WE"
    if not time.approximate and calendar.shifted(start, time.grain, 1) < end:
        return _half_year_value(start, end)
    if time.approximate and floor(start, time.grain) != floor(end - timedelta(1), time.grain):
        return _length_value(start, end, time.grain)
    return _calendar_value(start, time.grain)


def _said(time: TimeExpression) -> Interval:
    """Return the interval of the words alone, without the relation before them."""
    instant = timedelta(minutes=1)
    if time.relation is TimeRelation.DURING:
        return time.start, time.end
    edge = time.start or time.end
    if edge is None:
        return None, None
    inside = edge - instant if time.relation in _ENDING else edge
    start = floor(inside, time.grain)
    return start, calendar.shifted(start, time.grain, 1)


_ENDING = (TimeRelation.AFTER, TimeRelation.UNTIL, TimeRelation.BY)


def _hour_value(start: datetime, end: datetime) -> str:
    for name, word in _PARTS.items():
        low, high = DAY_PARTS[word]
        if start.hour == low and end - start == timedelta(hours=high - low):
            return f"{start:%Y-%m-%d}T{name}"
    return f"{start:%Y-%m-%dT%H}"


def _half_year_value(start: datetime, end: datetime) -> str:
    if start.month in (1, 7) and end == calendar.shifted(start, Grain.MONTH, 6):
        return f"{start.year}-H{1 if start.month == 1 else 2}"
    return f"{start:%Y-%m-%d}/{end:%Y-%m-%d}"


def _length_value(start: datetime, end: datetime, grain: Grain) -> str:
    if grain in calendar.MONTHS_IN:
        months = (end.year - start.year) * 12 + end.month - start.month
        count = round(months / calendar.MONTHS_IN[grain])
    else:
        count = round((end - start) / calendar.LENGTHS[grain])
    if grain is Grain.SEASON:
        return _calendar_value(start, grain)
    clock, letter = _LENGTHS[grain.value]
    return f"P{clock}{count}{letter}"


def _calendar_value(start: datetime, grain: Grain) -> str:
    if grain is Grain.SEASON:
        return (
            f"{start.year}-{next(name for name, month in _SEASONS.items() if month == start.month)}"
        )
    values = {
        Grain.DAY: f"{start:%Y-%m-%d}",
        Grain.WEEK: f"{start:%G-W%V}",
        Grain.MONTH: f"{start:%Y-%m}",
        Grain.QUARTER: f"{start.year}-Q{(start.month + 2) // 3}",
        Grain.YEAR: f"{start.year:04}",
        Grain.DECADE: f"{start.year // 10:03}",
        Grain.CENTURY: f"{start.year // 100:02}",
    }
    return values.get(grain, f"{start:%Y-%m-%dT%H:%M:%S}")


def length_value_of(quantity: Quantity) -> str:
    """Return the TIMEX3 value of a duration or an age in its own unit, or ""."""
    written = _LENGTHS.get(quantity.unit)
    if quantity.dimension not in LENGTHS_OF_TIME or written is None:
        return ""
    size = UNITS[quantity.unit].factor
    clock, letter = written
    return f"P{clock}{quantity.value / size:.4g}{letter}"
