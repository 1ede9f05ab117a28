"""Times of the calendar: dates, months, quarters, years, decades and centuries.

A date without a year takes it from the publication date: the nearest past one for what is
reported, the next one where the clause speaks of the future.
"""

from __future__ import annotations

import re
from datetime import datetime

from claims.facets import Grain
from claims.times import calendar_arithmetic as calendar
from claims.times.calendar_arithmetic import Period, part, unresolved
from claims.times.readings import Reading, ReadingKind, Rule, Scene, part_in, reading, rule
from claims.times.words import DASH, MAYBE_PART, MONTH, MONTHS, ORDINAL_DAY, PART_WORDS, SPACE, YEAR
from claims.times.yearless import made, without_year

_WORD_MONTHS = frozenset({"may", "march", "mar", "august", "dec", "jan", "june", "april"})
_BEFORE_A_MONTH = re.compile(
    r"(?<!\w)(?:in|since|by|of|until|till|from|to|through|during|between|and|before|after|early|mid|late"
    r"|last|next|this|and|on|around|about|every|for)[\s-]{1,3}(?:the\s)?$",
    re.IGNORECASE,
)
_NAME_AFTER = re.compile(r"\s[A-Z][a-z]")
_PERSON_BEFORE = re.compile(r"(?:Mrs?|Ms|Dr|Sir|Lord|Lady|Theresa|Theresa’s|Prime Minister)\.?\s$")
_DATE = ReadingKind.DATE


def _month_number(written: str) -> int:
    return MONTHS[written.lower().rstrip(".")]


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


def _date(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read a day of a month, or several ("June 3-5"), with or without a year."""
    if match["month"][0].islower():
        return None
    month = _month_number(match["month"])
    first = int(re.sub(r"\D", "", match["day"]))
    until = match["last"] or match["until"]
    last = int(re.sub(r"\D", "", until)) if until else first
    if last < first:
        return None

    def make(year: int) -> Period:
        start, end = calendar.day(year, month, first), calendar.day(year, month, last)
        return Period(start.start, end.end, Grain.DAY)

    if match["year"]:
        return reading(match, make(int(match["year"])), _DATE)
    if made(make, 2024) is None:
        return None
    return reading(match, without_year(match, scene, make, Grain.DAY), _DATE, yearless=True)


def _month(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read a month, or a third of it; "March" and "May" alone need a preposition before them."""
    word = match["month"].lower().rstrip(".")
    which = part_in(match)
    if match["month"][0].islower():
        return None
    before = scene.text[max(0, match.start() - 16) : match.start()]
    if not match["year"] and not which and not match["relative"]:
        if (word in _WORD_MONTHS or len(word) == 3) and not _BEFORE_A_MONTH.search(before):
            return None
        if _PERSON_BEFORE.search(before):
            return None
        if len(word) == 3 and word != "may" and _NAME_AFTER.match(scene.text, match.end()):
            return None
    number = MONTHS[word]

    def make(year: int) -> Period:
        return calendar.month(year, number)

    if match["year"]:
        period = make(int(match["year"]))
    elif match["relative"]:
        period = _relative_month(match["relative"].lower(), number, scene.anchor)
    else:
        period = without_year(match, scene, make, Grain.MONTH)
    yearless = not match["year"] and not match["relative"]
    return reading(match, part(period, which) if which else period, _DATE, yearless=yearless)


def _relative_month(word: str, number: int, anchor: datetime | None) -> Period:
    if anchor is None:
        return unresolved(Grain.MONTH)
    year = anchor.year
    if word in ("last", "past") and number >= anchor.month:
        year -= 1
    elif word in ("next", "coming") and number <= anchor.month:
        year += 1
    return calendar.month(year, number)


def _year(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read a year; in digits alone it must not stand in a code, a price or a count."""
    before = scene.text[max(0, match.start() - 2) : match.start()]
    if before[-1:] in tuple("$€£#/.:,_+") or before[-1:].isdigit():
        return None
    period = calendar.year(int(match["year"]))
    if match["until"]:
        until = match["until"]
        last = int(until if len(until) == 4 else match["year"][: 4 - len(until)] + until)
        if last <= int(match["year"]):
            return None
        period = Period(period.start, calendar.year(last).end, Grain.YEAR)
    which = part_in(match)
    return reading(match, part(period, which) if which else period)


_COUNTED = re.compile(
    r"\s(?:people|men|women|children|troops|soldiers|homes|jobs|dollars|euros|pounds|miles|km"
    r"|metres|meters|feet|tons|tonnes|workers|employees|houses|square|cases|deaths|times|units)\b"
    r"|\s?%|\spercent|\sper\scent",
    re.IGNORECASE,
)


def _bare_year(match: re.Match[str], scene: Scene) -> Reading | None:
    if not match["part"] and not match["until"] and _COUNTED.match(scene.text, match.end()):
        return None
    return _year(match, scene)


_MONTH_WORDS = " ".join(MONTHS)
_RELATIVE = rf"(?:(?P<relative>last|past|next|coming|this){SPACE})?"

ABSOLUTE_RULES: tuple[Rule, ...] = (
    rule(
        "0",
        r"(?P<year>[12][0-9]{3})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12][0-9]|3[01])"
        r"(?:[T ](?P<hour>[01][0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::[0-5][0-9])?Z?)?",
        _iso,
    ),
    rule(
        "0",
        r"(?P<first>[0-3]?[0-9])[/.](?P<second>[0-3]?[0-9])[/.](?P<year>[12][0-9]{3}|[0-9]{2})"
        r"(?![/.-]?[0-9])",
        _slashed,
    ),
    rule(
        "0",
        rf"(?P<day>{ORDINAL_DAY})(?:\s?{DASH}\s?(?P<last>{ORDINAL_DAY})"
        rf"|{SPACE}(?:to|and|or){SPACE}(?P<until>{ORDINAL_DAY}))?{SPACE}(?:of{SPACE})?"
        rf"(?P<month>{MONTH})(?:,?{SPACE}(?P<year>{YEAR}))?",
        _date,
    ),
    rule(
        _MONTH_WORDS,
        rf"(?P<month>{MONTH}){SPACE}(?:the{SPACE})?(?P<day>{ORDINAL_DAY})"
        rf"(?:\s?{DASH}\s?(?P<last>{ORDINAL_DAY})|{SPACE}(?:and|to|or){SPACE}(?P<until>{ORDINAL_DAY})"
        rf"(?!{SPACE}[A-Za-z]))?(?:\s?,?{SPACE}(?P<year>{YEAR}))?",
        _date,
    ),
    rule(
        f"{_MONTH_WORDS} {PART_WORDS} last past next coming this",
        rf"{MAYBE_PART}{_RELATIVE}(?P<month>{MONTH})(?:,?{SPACE}(?:of{SPACE})?(?P<year>{YEAR}))?",
        _month,
    ),
    rule(
        f"0 {PART_WORDS}",
        rf"{MAYBE_PART}(?P<year>{YEAR})(?:{DASH}(?P<until>{YEAR}|[0-9]{{2}}))?(?!s\b|{DASH}[0-9])",
        _bare_year,
    ),
)
