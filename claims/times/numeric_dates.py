"""Dates in digits: "2025-06-02", "25/12/2025", "05-Aug-2016", and never "02/06/2025"."""

from __future__ import annotations

import re
from datetime import datetime

from claims.facets import Grain
from claims.times import calendar_arithmetic as calendar
from claims.times.readings import Reading, ReadingKind, Rule, Scene, reading, rule
from claims.times.words import DAY_NUMBER, MONTH, MONTHS, YEAR

_DATE = ReadingKind.DATE


def _iso(match: re.Match[str], _: Scene) -> Reading:
    period = calendar.day(int(match["year"]), int(match["month"]), int(match["day"]))
    if match["hour"]:
        start = datetime(
            int(match["year"]),
            int(match["month"]),
            int(match["day"]),
            int(match["hour"]),
            int(match["minute"]),
        )
        period = calendar.period(start, Grain.MINUTE)
    return reading(match, period, _DATE)


def _slashed(match: re.Match[str], _: Scene) -> Reading | None:
    """Read 25/12/2025, and 02/06/2025 not at all: nothing tells the day from the month."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if len(match["year"]) == 2:
        year += 2000 if year < 50 else 1900
    if first > 12 or first == second:
        return reading(match, calendar.day(year, second, first), _DATE)
    if second > 12:
        return reading(match, calendar.day(year, first, second), _DATE)
    return None


def _named_month(match: re.Match[str], _: Scene) -> Reading:
    """Read "05-Aug-2016", "2019/Aug/01", "Dec/2018"."""
    year = int(match["year"])
    year += 0 if year > 99 else 2000 if year < 50 else 1900
    month = MONTHS[match["month"].lower().rstrip(".")]
    if match["day"] is None:
        return reading(match, calendar.month(year, month))
    return reading(match, calendar.day(year, month, int(match["day"])), _DATE)


_SHORT_YEAR = rf"(?P<year>{YEAR}|[0-9]{{2}}(?![0-9]))"

NUMERIC_DATE_RULES: tuple[Rule, ...] = (
    rule(
        "0",
        r"(?P<year>[12][0-9]{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12][0-9]|3[01])"
        r"(?:[T ](?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::[0-5][0-9])?Z?)?",
        _iso,
    ),
    rule(
        "0",
        r"(?P<first>[0-3]?[0-9])(?P<mark>[/.])(?P<second>[0-3]?[0-9])(?P=mark)(?P<year>[12][0-9]{3}|[0-9]{2})"
        r"(?![/.-]?[0-9])",
        _slashed,
    ),
    rule(
        "0",
        rf"(?P<day>{DAY_NUMBER})(?P<mark>[-/.])(?P<month>{MONTH})(?P=mark){_SHORT_YEAR}",
        _named_month,
    ),
    rule(
        "0",
        rf"(?P<year>{YEAR})(?P<mark>[-/])(?P<month>{MONTH})(?P=mark)(?P<day>{DAY_NUMBER})",
        _named_month,
    ),
    rule(
        " ".join(MONTHS),
        rf"(?P<month>{MONTH})(?P<mark>[-/])(?:(?P<day>{DAY_NUMBER})(?P=mark))?(?P<year>{YEAR})",
        _named_month,
    ),
)
