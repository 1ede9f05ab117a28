"""The year of a date that was written without one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from claims.facets import Grain
from claims.times.calendar_arithmetic import Period, day_of, unresolved
from claims.times.readings import Scene
from claims.times.tense import REACH, Tense

Make = Callable[[int], Period]
"""Makes the period of a given year; raises ValueError where that year has none (29 February)."""

SOON = timedelta(days=31)
"""A yearless date that lies this near ahead, in a clause that tells no past, is ahead."""

_DEADLINE = re.compile(
    r"(?<!\w)(?:by|(?P<until>until|till)|n(?:o|ot)\slater\sthan|(?P<loose>before|ahead\sof|prior\sto))"
    r"\s{1,2}(?:the\s)?$",
    re.IGNORECASE,
)
_DID_NOT = re.compile(
    r"(?<!\w)(?:(?:did|had)(?:n['’]t|\snot)|(?:was|were)(?:n['’]t|\snot)(?=\s\w{1,20}(?:ed|en|ne)\s)|never)"
    r"(?!\w)(?![^.;:]{0,60}\b(?:due|expected|set|scheduled|planned|to\sbe)\b)[^.;:]{0,70}$",
    re.IGNORECASE,
)


def without_year(match: re.Match[str], scene: Scene, make: Make, grain: Grain) -> Period:
    """Choose the year of a date that was written without one."""
    anchor = scene.anchor
    if anchor is None:
        return unresolved(grain)
    tense = scene.tense(match)
    today = day_of(anchor)
    candidates = [
        found for year in range(anchor.year - 4, anchor.year + 5) if (found := made(make, year))
    ]
    past = [found for found in candidates if found.start and found.start <= today]
    ahead = [found for found in candidates if found.end and found.end > today]
    upcoming = ahead and ahead[0].start is not None
    if upcoming and (tense is Tense.FUTURE or _is_deadline(match, scene, past, ahead[0])):
        return ahead[0]
    if upcoming and tense is Tense.UNKNOWN and _starts_before(ahead[0], today + SOON):
        return ahead[0]
    return past[-1] if past else unresolved(grain)


def in_relative_year(word: str, scene: Scene, make: Make, grain: Grain) -> Period:
    """Return the period of the year that "last", "this" or "next" names."""
    if scene.anchor is None:
        return unresolved(grain)
    return make(scene.anchor.year + _YEARS[word.lower()])


_YEARS = {"last": -1, "this": 0, "next": 1}


def _is_deadline(match: re.Match[str], scene: Scene, past: list[Period], ahead: Period) -> bool:
    """Whether "by" or "until" stands before, and the coming date is nearer than the past one.

    What "did not happen until October" has happened; what was done "before May" in the past tense
    looks ahead to a near May only.
    """
    start = match.start()
    word = _DEADLINE.search(scene.text[max(0, start - 20) : start])
    if word is None:
        return False
    if word["until"] and _DID_NOT.search(scene.text[max(0, start - REACH) : start]):
        return False
    if word["loose"] and scene.anchor and scene.tense(match) is Tense.PAST:
        return _starts_before(ahead, scene.anchor + SOON)
    if not past or scene.anchor is None or past[-1].end is None or ahead.start is None:
        return True
    return ahead.start - scene.anchor < scene.anchor - past[-1].end


def _starts_before(period: Period, limit: datetime) -> bool:
    return period.start is not None and period.start < limit


def made(make: Make, year: int) -> Period | None:
    """Return the period of `year`, or None where that year has none."""
    try:
        return make(year)
    except ValueError:
        return None
