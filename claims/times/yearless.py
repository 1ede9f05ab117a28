"""The year of a date that was written without one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from claims.facets import Grain
from claims.times.calendar_arithmetic import Period, day_of, unresolved
from claims.times.readings import Scene
from claims.times.tense import Tense

Make = Callable[[int], Period]
"""Makes the period of a given year; raises ValueError where that year has none (29 February)."""

SOON = timedelta(days=31)
"""A yearless date that lies this near ahead, in a clause that tells no past, is ahead."""

_DEADLINE = re.compile(r"(?<!\w)(?:by|until|till)\s{1,2}$", re.IGNORECASE)


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


def _is_deadline(match: re.Match[str], scene: Scene, past: list[Period], ahead: Period) -> bool:
    """Whether "by" or "until" stands before, and the coming date is nearer than the past one."""
    if not _DEADLINE.search(scene.text[max(0, match.start() - 10) : match.start()]):
        return False
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
