"""Periods of the calendar longer than a quarter: seasons, decades, centuries."""

from __future__ import annotations

import re

from claims.facets import Grain
from claims.times import calendar_arithmetic as calendar
from claims.times.calendar_arithmetic import Period, part, unresolved
from claims.times.readings import Reading, Rule, Scene, part_in, reading, rule
from claims.times.words import (
    CENTURY_WORDS,
    DECADE_WORDS,
    MAYBE_PART,
    OF_YEAR,
    PART_WORDS,
    SEASONS,
    SPACE,
    SPELLED_YEAR,
    YEAR,
    year_number,
)
from claims.times.yearless import Make, in_relative_year, without_year

_IN_BEFORE = re.compile(r"(?<!\w)(?:in|over|during|since|by|until|of)\s{1,2}$", re.IGNORECASE)


def _decade(match: re.Match[str], scene: Scene) -> Reading | None:
    digits = match["decade"]
    year = int(digits) if len(digits) == 4 else 1900 + int(digits) if digits > "20" else 2000
    if len(digits) == 2 and scene.text[
        match.start("decade") - 1 : match.start("decade")
    ] not in tuple("'’‘"):
        return None
    period = calendar.decade(year)
    if year % 100 == 0 and len(digits) == 4 and year < 2000:
        period = calendar.century(year // 100 + 1)
    which = part_in(match)
    return reading(match, part(period, which) if which else period)


def _decade_in_words(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the nineties"; "a man in his nineties" is old."""
    before = scene.text[max(0, match.start() - 6) : match.start()].lower()
    if not match["part"] and not before.endswith("the "):
        return None
    if before.split()[-1:] in (["his"], ["her"], ["their"], ["my"], ["our"], ["your"]):
        return None
    last_two = DECADE_WORDS[match["decade"].lower()]
    period = calendar.decade(1900 + last_two)
    which = part_in(match)
    return reading(match, part(period, which) if which else period)


def _century(match: re.Match[str], scene: Scene) -> Reading | None:
    if match["century"][0].isupper() and re.match(r"\s[A-Z]", scene.text[match.end() :][:2]):
        return None  # a name: "20th Century Studios"
    number = CENTURY_WORDS.get((match["word"] or "").lower()) or int(match["number"] or 0)
    if not 1 <= number <= 30:
        return None
    period = calendar.century(number)
    which = part_in(match)
    return reading(match, part(period, which) if which else period)


def _season(match: re.Match[str], scene: Scene) -> Reading | None:
    word = match["season"].lower()
    first_month = SEASONS[word]
    which = part_in(match)

    def make(year: int) -> Period:
        return calendar.season(year, first_month)

    if match["year"]:
        period = make(year_number(match["year"]))
    elif match["of_year"]:
        period = in_relative_year(match["of_year"], scene, make, Grain.SEASON)
    elif match["relative"] or _is_a_time(match, scene):
        period = _relative_season((match["relative"] or "").lower(), match, scene, make)
    else:
        return None
    return reading(match, part(period, which) if which else period)


def _is_a_time(match: re.Match[str], scene: Scene) -> bool:
    """Whether the season is a time: "in the summer" is, "the summer offensive" only names."""
    if scene.is_all_of(match):
        return True
    return bool(match["the"] or match["part"]) and bool(
        _IN_BEFORE.search(scene.text[max(0, match.start() - 8) : match.start()])
    )


def _relative_season(word: str, match: re.Match[str], scene: Scene, make: Make) -> Period:
    anchor = scene.anchor
    if anchor is None:
        return unresolved(Grain.SEASON)
    if not word:
        return without_year(match, scene, make, Grain.SEASON)
    candidates = [make(year) for year in range(anchor.year - 2, anchor.year + 3)]
    if word in ("last", "past"):
        ended = [season for season in candidates if season.end and season.end <= anchor]
        return ended[-1]
    if word in ("next", "coming"):
        return next(season for season in candidates if season.start and season.start > anchor)
    year = (
        anchor.year - 1 if match["season"].lower() == "winter" and anchor.month < 3 else anchor.year
    )
    return make(year)


_RELATIVE = rf"(?:(?P<relative>last|past|next|coming|this){SPACE})?"

LONG_PERIOD_RULES: tuple[Rule, ...] = (
    rule(
        f"0 {PART_WORDS}", rf"{MAYBE_PART}['’‘]?(?P<decade>[12][0-9][0-9]0|[1-9]0)['’]?s", _decade
    ),
    rule(
        f"{PART_WORDS} {' '.join(DECADE_WORDS)}",
        rf"{MAYBE_PART}(?P<decade>{'|'.join(DECADE_WORDS)})",
        _decade_in_words,
    ),
    rule(
        f"0 {PART_WORDS} {' '.join(CENTURY_WORDS)}",
        rf"{MAYBE_PART}(?:(?P<number>[12]?[0-9])(?:st|nd|rd|th)|(?P<word>{'|'.join(CENTURY_WORDS)}))"
        r"[\s-](?P<century>century)",
        _century,
    ),
    rule(
        f"{' '.join(SEASONS)} the {PART_WORDS} last past next coming this",
        rf"{MAYBE_PART}(?:(?P<relative>last|past|next|coming|this){SPACE}|(?P<the>the{SPACE}))?"
        rf"(?P<season>{'|'.join(SEASONS)})(?:{SPACE}(?:of{SPACE})?(?P<year>{YEAR}|{SPELLED_YEAR}|['’‘][0-9]{{2}}(?!['’]?s))|{OF_YEAR})?",
        _season,
    ),
)
