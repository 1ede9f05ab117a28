"""Periods of the calendar longer than a month: quarters, seasons, decades, centuries."""

from __future__ import annotations

import re
from functools import partial

from claims.facets import Grain
from claims.times import calendar_arithmetic as calendar
from claims.times.calendar_arithmetic import Period, part, unresolved
from claims.times.readings import Reading, Rule, Scene, part_in, reading, rule
from claims.times.words import (
    CENTURY_WORDS,
    DECADE_WORDS,
    MAYBE_PART,
    ORDINALS,
    PART_WORDS,
    SEASONS,
    SPACE,
    YEAR,
)
from claims.times.yearless import Make, without_year

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


def _century(match: re.Match[str], _: Scene) -> Reading | None:
    number = CENTURY_WORDS.get((match["word"] or "").lower()) or int(match["number"] or 0)
    if not 1 <= number <= 30:
        return None
    period = calendar.century(number)
    which = part_in(match)
    return reading(match, part(period, which) if which else period)


def _quarter(match: re.Match[str], scene: Scene) -> Reading | None:
    number = int(match["q"]) if match["q"] else ORDINALS[match["ordinal"].lower()]
    halves = bool(match["kind"] and match["kind"].lower() == "half")
    if halves and (number > 2 or not (match["year"] or match["of"])):
        return None
    make = calendar.half_year if halves else calendar.quarter
    written = match["year"]
    if written:
        year = int(written) if len(written) == 4 else 2000 + int(written.strip("'’"))
        return reading(match, make(year, number))
    relative = (match["of"] or match["relative"] or "").lower()
    if relative and scene.anchor:
        year = scene.anchor.year + {"last": -1, "next": 1}.get(relative.split()[0], 0)
        return reading(match, make(year, number))
    period = without_year(match, scene, partial(make, number=number), Grain.QUARTER)
    return reading(match, period)


def _season(match: re.Match[str], scene: Scene) -> Reading | None:
    word = match["season"].lower()
    first_month = SEASONS[word]
    which = part_in(match)

    def make(year: int) -> Period:
        return calendar.season(year, first_month)

    if match["year"]:
        period = make(int(match["year"]))
    elif match["relative"] or (match["the"] and _in_a_season(match, scene)):
        period = _relative_season((match["relative"] or "").lower(), match, scene, make)
    else:
        return None
    return reading(match, part(period, which) if which else period)


def _in_a_season(match: re.Match[str], scene: Scene) -> bool:
    """Whether the season is a time: "in the summer" is, "the summer offensive" only names."""
    return bool(_IN_BEFORE.search(scene.text[max(0, match.start() - 8) : match.start()]))


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
_QUARTER_YEAR = (
    rf"(?:{SPACE}(?:of{SPACE})?(?:fiscal{SPACE})?(?P<year>{YEAR}|['’][0-9]{{2}})"
    rf"|{SPACE}of{SPACE}(?P<of>last|this|next){SPACE}year)?"
)

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
        r"[\s-]century",
        _century,
    ),
    rule(
        "q 0 first second third fourth last next this",
        rf"(?:Q(?P<q>[1-4])|{_RELATIVE}(?P<ordinal>first|second|third|fourth|last(?=\\s(?:half))|1st|2nd"
        rf"|3rd|4th)[\s-]{{1,3}}(?P<kind>quarter|half)){_QUARTER_YEAR}",
        _quarter,
    ),
    rule(
        f"{' '.join(SEASONS)} the {PART_WORDS} last past next coming this",
        rf"{MAYBE_PART}(?:(?P<relative>last|past|next|coming|this){SPACE}|(?P<the>the{SPACE}))?"
        rf"(?P<season>{'|'.join(SEASONS)})(?:{SPACE}(?:of{SPACE})?(?P<year>{YEAR}))?",
        _season,
    ),
)
