"""Years in digits and in words: "2019", "2019-21", "fiscal 2023", "nineteen ninety-nine"."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.facets import Grain
from claims.quantities.identifiers import is_led_to
from claims.times import calendar_arithmetic as calendar
from claims.times.calendar_arithmetic import Period, part
from claims.times.readings import Reading, Rule, Scene, part_in, reading, rule
from claims.times.words import DASH, MAYBE_PART, PART_WORDS, SPACE, SPELLED_YEAR, YEAR, year_number


def _year(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read a year; in digits alone it must not stand in a code, a price or a count.

    A fiscal year begins in another month in every country: its bounds are rough.
    """
    before = scene.before(match, 2)
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
    period = part(period, which) if which else period
    return reading(match, replace(period, approximate=True) if match["fiscal"] else period)


_COUNTED = re.compile(
    r"\s(?:(?:new|more|other|additional|confirmed|reported|active|positive)\s){0,2}"
    r"(?:people|men|women|children|troops|soldiers|homes|jobs|dollars|euros|pounds|miles|km"
    r"|metres|meters|feet|tons|tonnes|workers|employees|houses|square|cases|deaths|infections|times|units)\b"
    r"|\s?%|\spercent|\sper\scent",
    re.IGNORECASE,
)


_COMPARED_BEFORE = re.compile(r"(?<!\w)(?:more|less|fewer)\sthan\s$", re.IGNORECASE)
_NOUN_FOLLOWS = re.compile(r"\s(?!in\b|on\b|to\b|and\b|or\b|for\b|as\b|when\b)[a-z]{2,}")


def _is_count(match: re.Match[str], scene: Scene) -> bool:
    """Whether four digits count something, by the words around them."""
    if _COUNTED.match(scene.text, match.end()) or is_led_to(scene.text, match.start()):
        return True
    compares = _COMPARED_BEFORE.search(scene.before(match, 12)) is not None
    return compares and _NOUN_FOLLOWS.match(scene.text, match.end()) is not None


def _bare_year(match: re.Match[str], scene: Scene) -> Reading | None:
    named = match["part"] or match["until"] or match["fiscal"] or match["word"]
    if not named and _is_count(match, scene):
        return None
    return _year(match, scene)


_AFTER_A_COUNT = re.compile(r"\s{1,2}[a-z]{3,}")
_YEAR_BEFORE = re.compile(
    r"(?<!\w)(?:in|since|until|till|by|from|to|of|year|a|before|after)\s{1,2}$", re.IGNORECASE
)


def _spelled_year(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "nineteen ninety-six"; "twenty twelve-inch guns" and "two thousand men" are counts."""
    written = match["year"].lower()
    number = year_number(written)
    century = written.startswith(("sixteen", "seventeen", "eighteen", "nineteen"))
    sure = match["word"] or (century and number % 100 >= 20 and "hundred" not in written)
    introduced = _YEAR_BEFORE.search(scene.before(match, 8))
    counts = _AFTER_A_COUNT.match(scene.text, match.end())
    if not sure and (not introduced or counts):
        return None
    return reading(match, calendar.year(number))


_FISCAL = rf"(?:fiscal|financial){SPACE}(?:year{SPACE})?(?:of{SPACE})?|FY\s?"

YEAR_RULES: tuple[Rule, ...] = (
    rule(
        f"0 {PART_WORDS} year fiscal financial fy",
        rf"{MAYBE_PART}(?:(?P<fiscal>{_FISCAL})|(?P<word>year{SPACE}(?:of{SPACE})?))?(?P<year>{YEAR})"
        rf"(?:(?:{DASH}|/(?=[0-9]{{2}}(?![0-9])))(?P<until>{YEAR}|[0-9]{{2}}))?(?!s\b|{DASH}[0-9])",
        _bare_year,
    ),
    rule(
        "year sixteen seventeen eighteen nineteen twenty two",
        rf"(?P<word>year{SPACE})?(?P<year>{SPELLED_YEAR})",
        _spelled_year,
    ),
)
