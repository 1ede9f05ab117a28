"""Days of a month and months: "3-5 June 2025", "the first of March", "in early June".

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
from claims.times.words import (
    DASH,
    DAY_WORDS,
    MAYBE_PART,
    MONTH,
    MONTH_NAMES,
    MONTHS,
    OF_YEAR,
    ORDINAL_DAY,
    PART_WORDS,
    SPACE,
    SPELLED_DAY,
    SPELLED_YEAR,
    YEAR,
    day_number,
    year_number,
)
from claims.times.yearless import in_relative_year, made, without_year

_WORD_MONTHS = frozenset({"may", "march", "mar", "august", "dec", "jan", "june", "april"})
_BEFORE_A_MONTH = re.compile(
    r"(?<!\w)(?:in|since|by|of|until|till|from|to|through|during|between|before|after|early|mid|late"
    r"|last|next|this|on|around|about|every|for)[\s-]{1,3}(?:the\s)?$",
    re.IGNORECASE,
)
_MONTH_AND_BEFORE = re.compile(rf"(?:{MONTH}|[0-9]{{2}}),?\s(?:and|or)\s$", re.IGNORECASE)
_A_MARCH = re.compile(r"\s(?:for|on)\s(?:[A-Z]|the\s)")
_NAME_AFTER = re.compile(r"\s[A-Z][a-z]")
_PERSON_BEFORE = re.compile(r"(?:Mrs?|Ms|Dr|Sir|Lord|Lady|Theresa|Theresa’s|Prime Minister)\.?\s$")
_DATE = ReadingKind.DATE
_VERB_MONTHS = frozenset({"may", "march", "mar"})
_PLAIN_MONTHS = frozenset(MONTH_NAMES) - _VERB_MONTHS - {"august"}
_DAY = rf"(?:{ORDINAL_DAY}|{SPELLED_DAY})"
_RANGE_AFTER = re.compile(
    rf"\s?(?:{DASH}|to\s|until\s|through\s)\s?(?:{MONTH})(?!{SPACE}(?:said|told))", re.IGNORECASE
)


def _month_number(written: str) -> int:
    return MONTHS[written.lower().rstrip(".")]


def _date(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read a day of a month, or several ("June 3-5"), with or without a year."""
    written = match["month"]
    if written[0].islower() and not match["year"] and written.lower() in _VERB_MONTHS:
        return None
    month = _month_number(match["month"])
    first = day_number(match["day"])
    until = match["last"] or match["until"]
    last = day_number(until) if until else first
    if last < first:
        return None

    def make(year: int) -> Period:
        start, end = calendar.day(year, month, first), calendar.day(year, month, last)
        return Period(start.start, end.end, Grain.DAY)

    if match["year"]:
        return reading(match, make(year_number(match["year"])), _DATE)
    if match["of_year"]:
        return reading(match, in_relative_year(match["of_year"], scene, make, Grain.DAY), _DATE)
    if made(make, 2024) is None:
        return None
    return reading(match, without_year(match, scene, make, Grain.DAY), _DATE, yearless=True)


def _month(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read a month, or a third of it; "March" and "May" alone need a preposition before them."""
    word = match["month"].lower().rstrip(".")
    which = part_in(match)
    lower = match["month"][0].islower()
    if lower and not match["year"] and match["month"].lower() not in _PLAIN_MONTHS:
        return None
    before = scene.text[max(0, match.start() - 16) : match.start()]
    introduced = (
        match["of_year"] or scene.is_all_of(match) or _RANGE_AFTER.match(scene.text, match.end())
    )
    if not match["year"] and not which and not match["relative"] and not introduced:
        if (word in _WORD_MONTHS or len(word) == 3) and not (
            _BEFORE_A_MONTH.search(before) or _MONTH_AND_BEFORE.search(before)
        ):
            return None
        if _PERSON_BEFORE.search(before) or _is_a_march(match, before):
            return None
        if len(word) == 3 and word != "may" and _NAME_AFTER.match(scene.text, match.end()):
            return None
    number = MONTHS[word]

    def make(year: int) -> Period:
        return calendar.month(year, number)

    if match["year"]:
        period = make(year_number(match["year"]))
    elif match["of_year"]:
        period = in_relative_year(match["of_year"], scene, make, Grain.MONTH)
    elif match["relative"]:
        period = _relative_month(match["relative"].lower(), number, scene.anchor)
    else:
        period = without_year(match, scene, make, Grain.MONTH)
    yearless = not (match["year"] or match["relative"] or match["of_year"])
    return reading(match, part(period, which) if which else period, _DATE, yearless=yearless)


def _is_a_march(match: re.Match[str], before: str) -> bool:
    """Whether "the March for Life", "the March on Rome" is a march."""
    named = before.lower().endswith("the ") and match["month"].lower() == "march"
    return named and bool(_A_MARCH.match(match.string, match.end()))


def _relative_month(word: str, number: int, anchor: datetime | None) -> Period:
    if anchor is None:
        return unresolved(Grain.MONTH)
    year = anchor.year
    if word in ("last", "past") and number >= anchor.month:
        year -= 1
    elif word in ("next", "coming") and number <= anchor.month:
        year += 1
    return calendar.month(year, number)


_MONTH_WORDS = " ".join(MONTHS)
_RELATIVE = rf"(?:(?P<relative>last|past|next|coming|this){SPACE})?"

ABSOLUTE_RULES: tuple[Rule, ...] = (
    rule(
        f"0 twenty thirty {' '.join(word for word in DAY_WORDS if '-' not in word)}",
        rf"(?P<day>{_DAY})(?:\s?{DASH}\s?(?P<last>{ORDINAL_DAY})"
        rf"|{SPACE}(?:to|and|or|till|until|through){SPACE}(?:the{SPACE})?(?P<until>{_DAY}))?{SPACE}(?:of{SPACE})?"
        rf"(?P<month>{MONTH})(?:,?{SPACE}(?:(?:of|in){SPACE})?(?P<year>{YEAR}|{SPELLED_YEAR})|{OF_YEAR})?",
        _date,
    ),
    rule(
        _MONTH_WORDS,
        rf"(?P<month>{MONTH}){SPACE}(?:the{SPACE})?(?P<day>{_DAY})"
        rf"(?:\s?{DASH}\s?(?P<last>{ORDINAL_DAY})"
        rf"|{SPACE}(?:and|to|or|till|until|through){SPACE}(?:the{SPACE})?(?P<until>{_DAY})"
        rf"(?!{SPACE}[A-Za-z]))?(?:\s?,?{SPACE}(?:of{SPACE})?(?P<year>{YEAR}|{SPELLED_YEAR})|{OF_YEAR})?",
        _date,
    ),
    rule(
        f"{_MONTH_WORDS} {PART_WORDS} last past next coming this",
        rf"{MAYBE_PART}{_RELATIVE}(?P<month>{MONTH})(?:,?{SPACE}(?:(?:of|in){SPACE})?(?P<year>{YEAR}|{SPELLED_YEAR})|{OF_YEAR})?",
        _month,
    ),
)
