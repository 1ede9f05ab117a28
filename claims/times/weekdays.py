"""Weekdays and weekends: "on Saturday", "next Friday", "the first Monday in May", "the weekend"."""

from __future__ import annotations

import re
from datetime import datetime

from claims.facets import Grain
from claims.times import calendar_arithmetic as calendar
from claims.times.calendar_arithmetic import DAY, Period, day_of, part, unresolved
from claims.times.holidays import nth_weekday
from claims.times.readings import Reading, ReadingKind, Rule, Scene, reading, rule
from claims.times.tense import Tense
from claims.times.words import (
    MONTH,
    MONTHS,
    SHORT_WEEKDAYS_THAT_ARE_WORDS,
    SPACE,
    WEEKDAY_NAMES,
    WEEKDAYS,
    YEAR,
    alternatives,
)
from claims.times.yearless import without_year

_OFFSETS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "this": 0,
}
_AGENDA = re.compile(
    r":\s(?:[\w’'.&-]{1,24}\s){1,8}?(?:reports|releases|publishes|announces|holds|hosts|opens|begins|starts|meets|votes"
    r"|speaks|testifies|decides|issues)\s"
)
_FRIDAY = 4
_BACK = ("last", "past", "previous")
_NO_ONE_DAY_BEFORE = re.compile(
    r"(?<!\w)(?:every|each|most|any|on\sa|good|black|ash|cyber|palm|shrove|maundy|easter|bloody"
    r"|super|whit)\s{1,3}$",
    re.IGNORECASE,
)
_ANY_WEEKEND = re.compile(r"(?<!\w)(?:a|an|every|each|per|long)\s{1,3}$", re.IGNORECASE)
_SHORT_DAY_NEXT = re.compile(r"\.|,?\s{1,2}(?:[0-9]|night|morning|evening|afternoon)")
_A_NAME = re.compile(
    r"\s(?:Times|Herald|Telegraph|Mirror|Express|Mail|Mercury|World|People|Post|Independent|Evening\sPost"
    r"|Night\s(?:Live|Football|Fever)|Magazine|Journal|Sport|Brunch)\b"
)
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}


def _weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read a weekday: the last one for what is reported, the next one for what is to come."""
    word = match["weekday"]
    name = word.lower()
    if _NO_ONE_DAY_BEFORE.search(scene.before(match, 14)) or _A_NAME.match(scene.text, match.end()):
        return None
    if word[0].islower() and name not in WEEKDAY_NAMES:
        return None
    short = name in SHORT_WEEKDAYS_THAT_ARE_WORDS
    if (
        short
        and not match["relative"]
        and not _SHORT_DAY_NEXT.match(scene.text, match.end("weekday"))
    ):
        return None
    kind = ReadingKind.WEEKDAY
    if scene.anchor is None:
        return reading(match, unresolved(Grain.DAY), kind)
    start = _day_of_week(WEEKDAYS[name], match, scene, scene.anchor)
    period = calendar.period(start, Grain.DAY)
    return reading(match, part(period, "early") if match["part"] else period, kind)


def _day_of_week(number: int, match: re.Match[str], scene: Scene, anchor: datetime) -> datetime:
    today = day_of(anchor)
    back = (today.weekday() - number) % 7
    relative = (match["relative"] or "").lower()
    week = match["week"] or match["week_before"]
    if week:
        return calendar.floor(today, Grain.WEEK) + DAY * (number + 7 * _OFFSETS[week.lower()])
    if relative in _BACK:
        return today - DAY * (back or 7)
    if relative in ("next", "coming", "upcoming"):
        return today + DAY * ((-back) % 7 or 7)
    if relative == "this":
        return calendar.floor(today, Grain.WEEK) + DAY * number
    if scene.tense(match) is Tense.FUTURE or _is_agenda(match, scene):
        return today + DAY * ((-back) % 7)
    return today - DAY * back


def _is_agenda(match: re.Match[str], scene: Scene) -> bool:
    """Whether a weekday labels an entry of what is to come: "Friday: The bank reports"."""
    if scene.before(match, 2).strip(" ") not in ("", "\n"):
        return False
    entry = _AGENDA.match(scene.text, match.end())
    return entry is not None and scene.tense_after(entry) is not Tense.PAST


def _weekday_of_month(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the first Monday in May", "the last Friday of October 2014"."""
    number, weekday = _NUMBERS[match["number"].lower()], match["weekday"].lower()
    month = MONTHS[match["month"].lower().rstrip(".")]

    def make(year: int) -> Period:
        if weekday == "weekend":
            saturday = nth_weekday(year, month, 5, number)
            return Period(saturday, saturday + DAY * 2, Grain.DAY)
        return calendar.period(nth_weekday(year, month, WEEKDAYS[weekday], number), Grain.DAY)

    if match["year"]:
        return reading(match, make(int(match["year"])), ReadingKind.DATE)
    period = without_year(match, scene, make, Grain.DAY)
    return reading(match, period, ReadingKind.DATE, yearless=True)


def _numbered_weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "Tuesday the 19th": the nearest such day, in the direction of the tense."""
    kind = ReadingKind.WEEKDAY
    if match["weekday"][0].islower():
        return None
    if scene.anchor is None:
        return reading(match, unresolved(Grain.DAY), kind)
    ahead = scene.tense(match) is Tense.FUTURE
    today = day_of(scene.anchor)
    month = calendar.floor(today, Grain.MONTH)
    for steps in range(13):
        first = calendar.shifted(month, Grain.MONTH, steps if ahead else -steps)
        try:
            day = first.replace(day=int(match["number"]))
        except ValueError:
            continue
        right_side = day >= today if ahead else day <= today
        if right_side and day.weekday() == WEEKDAYS[match["weekday"].lower()]:
            return reading(match, calendar.period(day, Grain.DAY), kind)
    return None


def weekend(today: datetime, offset: int) -> Period:
    """Return a Saturday and Sunday: "last weekend" is over, "this weekend" that of the week."""
    saturday = calendar.floor(today, Grain.WEEK) + DAY * (5 + 7 * offset)
    return Period(saturday, saturday + DAY * 2, Grain.DAY)


def _the_weekend(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "over the weekend": the last one, or the coming one in a clause about the future."""
    if _ANY_WEEKEND.search(scene.before(match, 8)):
        return None
    if scene.anchor is None:
        return reading(match, unresolved(Grain.DAY))
    today = day_of(scene.anchor)
    tense = scene.tense(match)
    near = today.weekday() == _FRIDAY and tense is not Tense.PAST
    ahead = tense is Tense.FUTURE or near or today.weekday() > _FRIDAY
    return reading(match, weekend(today, 0 if ahead else -1))


_RELATIVE = rf"(?:(?P<relative>last|past|previous|next|coming|upcoming|this){SPACE})?"
_WEEKDAY = rf"(?P<weekday>{alternatives(WEEKDAYS)})"

WEEKDAY_RULES: tuple[Rule, ...] = (
    rule(
        f"{' '.join(WEEKDAYS)} early late last past previous next coming upcoming this",
        rf"(?:(?P<part>early|late){SPACE}(?:on{SPACE})?)?"
        rf"(?:(?P<week_before>last|next|this){SPACE}week{SPACE}(?:on{SPACE})?|{_RELATIVE}){_WEEKDAY}"
        rf"(?:{SPACE}(?:of{SPACE})?(?P<week>last|next|this){SPACE}week)?",
        _weekday,
    ),
    rule(
        "first second third fourth last final",
        rf"(?P<number>first|second|third|fourth|last|final){SPACE}"
        rf"(?P<weekday>{alternatives(WEEKDAY_NAMES)}|weekend){SPACE}(?:of|in){SPACE}(?P<month>{MONTH})"
        rf"(?:,?{SPACE}(?P<year>{YEAR}))?",
        _weekday_of_month,
    ),
    rule(
        " ".join(WEEKDAYS),
        rf"{_WEEKDAY},?{SPACE}(?:the{SPACE})?(?P<number>3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th)"
        rf"(?!{SPACE}(?:of{SPACE})?{MONTH})",
        _numbered_weekday,
    ),
    rule("weekend", r"weekend", _the_weekend),
)
