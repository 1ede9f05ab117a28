"""Holidays by name: fixed days, weekdays of a month, and days counted from Easter.

Those of the lunar and lunisolar calendars (Ramadan, Diwali, Passover) are left unread: their days
depend on the place and on a sighting. So are days that another word makes another day: "Orthodox
Easter", "Holocaust Memorial Day", and "Independence Day" without its country.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from claims.facets import Grain
from claims.times import calendar_arithmetic as calendar
from claims.times.calendar_arithmetic import DAY, Period, day_of, unresolved
from claims.times.readings import Reading, ReadingKind, Rule, Scene, reading, rule
from claims.times.words import SPACE, YEAR, alternatives, year_number
from claims.times.yearless import Make, made, without_year
from claims.word_list import words_of

DayOfYear = Callable[[int], datetime]


def easter(year: int) -> datetime:
    """Return Easter Sunday of the western churches (Anonymous Gregorian algorithm, Meeus 1991)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return datetime(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, number: int) -> datetime:
    """Return the `number`th weekday (Monday is 0) of a month; -1 is the last.

    Raises:
        ValueError: the month has no such day.
    """
    if number < 0:
        last = calendar.shifted(datetime(year, month, 1), Grain.MONTH, 1) - DAY
        return last - DAY * ((last.weekday() - weekday) % 7)
    first = datetime(year, month, 1)
    found = first + DAY * ((weekday - first.weekday()) % 7 + 7 * (number - 1))
    if found.month != month:
        raise ValueError(f"no weekday {weekday} number {number} in {year}-{month:02}")
    return found


def _fixed(month: int, day: int) -> DayOfYear:
    return lambda year: datetime(year, month, day)


def _nth(month: int, weekday: int, number: int) -> DayOfYear:
    return partial(_nth_of, month=month, weekday=weekday, number=number)


def _nth_of(year: int, *, month: int, weekday: int, number: int) -> datetime:
    return nth_weekday(year, month, weekday, number)


def _from_easter(days: int) -> DayOfYear:
    return lambda year: easter(year) + DAY * days


HOLIDAYS: dict[str, DayOfYear] = {
    "new year's eve": _fixed(12, 31),
    "new year's day": _fixed(1, 1),
    "valentine's day": _fixed(2, 14),
    "saint patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "may day": _fixed(5, 1),
    "international workers' day": _fixed(5, 1),
    "international women's day": _fixed(3, 8),
    "juneteenth": _fixed(6, 19),
    "fourth of july": _fixed(7, 4),
    "u.s. independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    "armistice day": _fixed(11, 11),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "martin luther king day": _nth(1, 0, 3),
    "presidents' day": _nth(2, 0, 3),
    "memorial day": _nth(5, 0, -1),
    "labor day": _nth(9, 0, 1),
    "columbus day": _nth(10, 0, 2),
    "thanksgiving day": _nth(11, 3, 4),
    "thanksgiving": _nth(11, 3, 4),
    "black friday": lambda year: nth_weekday(year, 11, 3, 4) + DAY,
    "cyber monday": lambda year: nth_weekday(year, 11, 3, 4) + DAY * 4,
    "shrove tuesday": _from_easter(-47),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "easter": _from_easter(0),
    "ascension day": _from_easter(39),
    "whit sunday": _from_easter(49),
    "pentecost": _from_easter(49),
    "whit monday": _from_easter(50),
}
_NEAR_WEEKEND = 3
"""Days after Saturday up to which a holiday belongs to the weekend before it: Tuesday."""
_WHOLE_SEASONS = frozenset({"christmas", "easter", "thanksgiving"})
_PLAIN = frozenset({"christmas", "xmas", "easter", "halloween"})
_ALIASES = {
    "new years eve": "new year's eve",
    "new years day": "new year's day",
    "new year day": "new year's day",
    "st patrick's day": "saint patrick's day",
    "st. patrick's day": "saint patrick's day",
    "valentines day": "valentine's day",
    "presidents day": "presidents' day",
    "president's day": "presidents' day",
    "april fools day": "april fools' day",
    "april fool's day": "april fools' day",
    "international workers day": "international workers' day",
    "international worker's day": "international workers' day",
    "martin luther king jr day": "martin luther king day",
    "martin luther king jr. day": "martin luther king day",
    "american independence day": "u.s. independence day",
    "america's independence day": "u.s. independence day",
    "us independence day": "u.s. independence day",
    "mlk day": "martin luther king day",
    "xmas": "christmas",
    "xmas day": "christmas day",
    "xmas eve": "christmas eve",
}
_NO_TIME_BEFORE = re.compile(r"(?<!\w)(?:every|each|a|an|happy|merry|white)\s{1,2}$", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"(?P<word>[A-Z][\w’'.-]{1,20})\s$")
_CAPITALISED = frozenset(
    words_of(
        "in on by since before after until till from this last next the over at around u.s. us"
    )
)
_NO_TIME_AFTER = re.compile(
    r"(?:\s|-)(?:carol|card|tree|present|gift|song|shop|market|light|decoration|party|parties|dinner"
    r"|bonus|island|cake|tradition|album|film|movie|special|jumper|pudding|turkey|egg|bunny|massacre"
    r"|holiday|season|rising|island|stocking|story|number|costume|treat|spirit|message|cracker|"
    r"term|sale|classic|parade|week)",
    re.IGNORECASE,
)

_SHOPPING_AFTER = re.compile(
    r"(?:\s|-)(?:pric|deal|sale|discount|offer|bargain|shop|promo|saving|spending|coupon)",
    re.IGNORECASE,
)


def _name(written: str) -> str:
    name = " ".join(written.lower().replace("’", "'").split())
    return _ALIASES.get(name, name)


def _holiday(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read a holiday; "Christmas cards" and "a Thanksgiving" are no times."""
    written = match["holiday"]
    if (
        written.islower() and " " not in written and written not in _PLAIN
    ) or _NO_TIME_BEFORE.search(scene.before(match, 8)):
        return None
    named = _NAME_BEFORE.search(scene.before(match, 24))
    if named and named["word"].lower() not in _CAPITALISED:
        return None
    name = _name(written)
    after = scene.text[match.end() : match.end() + 16]
    if re.match(r"\s[A-Z][a-z]", after):
        return None  # a name: "the Good Friday Agreement"
    if _SHOPPING_AFTER.match(after):
        return None
    if name in _WHOLE_SEASONS and not match["weekend"] and _NO_TIME_AFTER.match(after):
        return None
    make = partial(_days_of, name=name, weekend=bool(match["weekend"]))
    if match["year"]:
        return reading(match, make(year_number(match["year"])), ReadingKind.DATE)
    relative = (match["relative"] or "").lower()
    if relative and scene.anchor:
        return reading(match, _relative(make, relative, scene.anchor), ReadingKind.DATE)
    period = without_year(match, scene, make, Grain.DAY)
    return reading(match, period, ReadingKind.DATE, yearless=True)


def _days_of(year: int, *, name: str, weekend: bool) -> Period:
    day = HOLIDAYS[name](year)
    if not weekend:
        return replace(calendar.period(day, Grain.DAY), approximate=name in _WHOLE_SEASONS)
    back = (day.weekday() - 5) % 7  # days since the last Saturday
    saturday = day - DAY * back if back <= _NEAR_WEEKEND else day + DAY * (7 - back)
    monday = saturday + DAY * 2
    return Period(min(day, saturday), max(monday, day + DAY), Grain.DAY, approximate=True)


def _relative(make: Make, word: str, anchor: datetime) -> Period:
    years = range(anchor.year - 1, anchor.year + 2)
    found = [period for year in years if (period := made(make, year)) and period.start]
    if word in ("this", "this past", "this coming"):
        return made(make, anchor.year) or unresolved(Grain.DAY)
    today = day_of(anchor)
    if word in ("next", "coming"):
        ahead = [period for period in found if period.start and period.start > today]
        return ahead[0] if ahead else unresolved(Grain.DAY)
    past = [period for period in found if period.start and period.start < today]
    return past[-1] if past else unresolved(Grain.DAY)


_NAMES = [*HOLIDAYS, *_ALIASES]
_PATTERNS = {re.escape(name).replace(r"\ ", SPACE).replace("'", "['’]") for name in _NAMES}

HOLIDAY_RULES: tuple[Rule, ...] = (
    rule(
        " ".join(sorted({re.split(r"[ '.]", name)[0] for name in _NAMES}))
        + " last past previous this next coming",
        rf"(?:(?P<relative>last|past|previous|this|next|coming){SPACE})?"
        rf"(?P<holiday>{alternatives(_PATTERNS)})(?P<weekend>{SPACE}weekend)?"
        rf"(?:,?{SPACE}(?:of{SPACE}|in{SPACE})?(?P<year>{YEAR}))?",
        _holiday,
    ),
)
