"""Periods of the calendar: half-open, without a zone, weeks starting on Monday."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from claims.facets import Grain

DAY = timedelta(days=1)
MONTHS_IN = {
    Grain.MONTH: 1,
    Grain.QUARTER: 3,
    Grain.SEASON: 3,
    Grain.YEAR: 12,
    Grain.DECADE: 120,
    Grain.CENTURY: 1200,
}
LENGTHS = {
    Grain.SECOND: timedelta(seconds=1),
    Grain.MINUTE: timedelta(minutes=1),
    Grain.HOUR: timedelta(hours=1),
    Grain.DAY: DAY,
    Grain.WEEK: timedelta(weeks=1),
}


@dataclass(frozen=True, slots=True)
class Period:
    """The times `[start, end)`; both are None where nothing tells which period it is."""

    start: datetime | None
    end: datetime | None
    grain: Grain
    approximate: bool = False

    @property
    def resolved(self) -> bool:
        return self.start is not None or self.end is not None


def unresolved(grain: Grain) -> Period:
    return Period(None, None, grain)


def day_of(moment: datetime) -> datetime:
    """Return the midnight that starts the day of `moment`."""
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def floor(moment: datetime, grain: Grain) -> datetime:
    """Return the start of the period of size `grain` that holds `moment`."""
    day = day_of(moment)
    months = {
        Grain.MONTH: (day.year, day.month),
        Grain.QUARTER: (day.year, (day.month - 1) // 3 * 3 + 1),
        Grain.SEASON: (day.year, (day.month - 1) // 3 * 3 + 1),
        Grain.YEAR: (day.year, 1),
        Grain.DECADE: (max(1, day.year // 10 * 10), 1),
        Grain.CENTURY: (max(1, day.year // 100 * 100), 1),
    }
    if grain in months:
        year, month = months[grain]
        return day.replace(year=year, month=month, day=1)
    if grain is Grain.WEEK:
        return day - timedelta(days=day.weekday())
    return moment - (moment - day) % LENGTHS[grain]


def shifted(moment: datetime, grain: Grain, count: float) -> datetime:
    """Move `moment` by `count` units; a day that the target month lacks becomes its last.

    Raises:
        OverflowError, ValueError: the result is outside the calendar.
    """
    if grain in LENGTHS:
        return moment + LENGTHS[grain] * count
    years, month = divmod(moment.year * 12 + moment.month - 1 + round(count * MONTHS_IN[grain]), 12)
    first = moment.replace(year=years, month=month + 1, day=1)
    following = first.replace(year=years + month // 11, month=(month + 1) % 12 + 1)
    return first.replace(day=min(moment.day, (following - first).days))


def period(start: datetime, grain: Grain, count: float = 1) -> Period:
    """Return the period of `count` units that starts at `start`."""
    return Period(start, shifted(start, grain, count), grain)


def day(year: int, month: int, day_of_month: int) -> Period:
    return period(datetime(year, month, day_of_month), Grain.DAY)


def month(year: int, number: int) -> Period:
    return period(datetime(year, number, 1), Grain.MONTH)


def quarter(year: int, number: int) -> Period:
    return period(datetime(year, 3 * number - 2, 1), Grain.QUARTER)


def half_year(year: int, number: int) -> Period:
    return Period(
        datetime(year, 6 * number - 5, 1),
        shifted(datetime(year, 1, 1), Grain.MONTH, 6 * number),
        Grain.QUARTER,
    )


def year(number: int) -> Period:
    return period(datetime(number, 1, 1), Grain.YEAR)


def decade(first_year: int) -> Period:
    return period(datetime(first_year, 1, 1), Grain.DECADE)


def century(number: int) -> Period:
    """Return the `number`th century as newspapers count it: the 19th is 1800 to 1899."""
    return period(datetime(max(1, 100 * (number - 1)), 1, 1), Grain.CENTURY)


def season(year_number: int, first_month: int) -> Period:
    """Return a meteorological season; winter is named by the year in which it begins."""
    return replace(period(datetime(year_number, first_month, 1), Grain.SEASON), approximate=True)


def current(anchor: datetime, grain: Grain, offset: int = 0) -> Period:
    """Return the period `offset` periods away from the one that holds `anchor`."""
    return period(shifted(floor(anchor, grain), grain, offset), grain)


def part(whole: Period, which: str) -> Period:
    """Return the early, mid or late third of a period, on whole days or months.

    A week is too short for whole thirds: they are widened to whole days and overlap. A day is kept
    whole, because the writer's night may be another day in the reader's zone.
    """
    if whole.start is None or whole.end is None:
        return replace(whole, approximate=True)
    start, end = _third(whole.start, whole.end, whole.grain, ("early", "mid", "late").index(which))
    return replace(whole, start=start, end=end, approximate=True)


def _third(start: datetime, end: datetime, grain: Grain, index: int) -> tuple[datetime, datetime]:
    if grain in LENGTHS and grain is not Grain.WEEK:
        return start, end
    if grain in (Grain.WEEK, Grain.MONTH):
        days = (end - start).days
        low, high = index * days / 3, (index + 1) * days / 3
        if grain is Grain.WEEK:
            return start + DAY * math.floor(low), start + DAY * math.ceil(high)
        return start + DAY * round(low), start + DAY * round(high)
    months = (end.year - start.year) * 12 + end.month - start.month
    return (
        shifted(start, Grain.MONTH, index * months / 3),
        shifted(start, Grain.MONTH, (index + 1) * months / 3),
    )


def around(moment: datetime, grain: Grain) -> Period:
    """Return the calendar period that holds `moment`: "two years ago" is a year, roughly."""
    fine = grain in (Grain.SECOND, Grain.MINUTE, Grain.HOUR, Grain.DAY)
    return replace(period(floor(moment, grain), grain), approximate=not fine)
