"""Times that are said relative to the time of publication: "last week", "on Saturday", "in May".

Without a publication time they stay unresolved. So do those that are relative to another event
("two days later", "the same day"): nothing here knows that event's time.

"in 50 days" is a length of time unless the clause speaks of the future ("will begin in 50 days"):
only then does it name a day.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from claims.facets import Grain
from claims.quantities.numerals import NUMBER_WORDS, numeral_at
from claims.times import calendar_arithmetic as calendar
from claims.times.calendar_arithmetic import DAY, Period, day_of, part, unresolved
from claims.times.readings import Reading, ReadingKind, Rule, Scene, reading, rule
from claims.times.tense import Tense
from claims.times.words import (
    DAY_PARTS,
    PARTS,
    SHORT_WEEKDAYS_THAT_ARE_WORDS,
    SPACE,
    UNIT,
    UNITS,
    WEEKDAYS,
    alternatives,
)

_OFFSETS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1}
_OFFSETS |= {"following": 1, "this": 0, "current": 0, "the": 0}
_DAY_OFFSETS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_EVERY_BEFORE = re.compile(r"(?<!\w)(?:every|each|most|any)\s{1,3}$", re.IGNORECASE)
_SHORT_DAY_NEXT = re.compile(r"\.|,?\s{1,2}(?:[0-9]|night|morning|evening|afternoon)")


def unit_of(word: str) -> Grain:
    return UNITS[word.lower().removesuffix("s")]


def _weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read a weekday: the last one for what is reported, the next one for what is to come."""
    word = match["weekday"]
    if word[0].islower() or _EVERY_BEFORE.search(
        scene.text[max(0, match.start() - 8) : match.start()]
    ):
        return None
    short = word.lower() in SHORT_WEEKDAYS_THAT_ARE_WORDS
    if (
        short
        and not match["relative"]
        and not _SHORT_DAY_NEXT.match(scene.text, match.end("weekday"))
    ):
        return None
    kind = ReadingKind.WEEKDAY
    if scene.anchor is None:
        return reading(match, unresolved(Grain.DAY), kind)
    start = _day_of_week(WEEKDAYS[word.lower()], match, scene, scene.anchor)
    period = calendar.period(start, Grain.DAY)
    return reading(match, part(period, "early") if match["part"] else period, kind)


def _day_of_week(number: int, match: re.Match[str], scene: Scene, anchor: datetime) -> datetime:
    today = day_of(anchor)
    back = (today.weekday() - number) % 7
    relative = (match["relative"] or "").lower()
    if match["week"]:
        offset = _OFFSETS[match["week"].lower()]
        return calendar.floor(today, Grain.WEEK) + DAY * (number + 7 * offset)
    if relative in ("last", "past", "previous"):
        return today - DAY * (back or 7)
    if relative in ("next", "coming", "upcoming"):
        return today + DAY * ((-back) % 7 or 7)
    if relative == "this":
        return calendar.floor(today, Grain.WEEK) + DAY * number
    if scene.tense(match) is Tense.FUTURE:
        return today + DAY * ((-back) % 7)
    return today - DAY * back


def _relative_unit(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "last week", "late last year", "earlier this month", "later this year"."""
    word, written = match["relative"].lower(), match["unit"].lower()
    which = (match["part"] or match["part_of"] or "").lower()
    weekend = written == "weekend"
    grain = Grain.DAY if weekend else UNITS[written]
    if scene.anchor is None:
        return reading(match, unresolved(grain))
    today = day_of(scene.anchor)
    offset = _OFFSETS[word]
    if weekend:
        period = _weekend(today, offset)
    elif word == "past":
        period = Period(calendar.shifted(today, grain, -1), today + DAY, grain, approximate=True)
    else:
        period = calendar.current(today, grain, offset)
    return reading(match, _narrowed(period, which, today))


def _narrowed(period: Period, which: str, today: datetime) -> Period:
    start, end = period.start, period.end
    if start is None or end is None or not which:
        return period
    inside = start <= today < end
    if which == "earlier":
        return replace(period, end=min(end, today + DAY)) if inside else part(period, "early")
    if which == "later":
        return replace(period, start=max(start, today)) if inside else part(period, "late")
    return part(period, PARTS[re.split(r"[^a-z]", which)[0]])


def _year_end(match: re.Match[str], scene: Scene) -> Reading:
    if scene.anchor is None:
        return reading(match, unresolved(Grain.YEAR))
    return reading(match, part(calendar.current(scene.anchor, Grain.YEAR), "late"))


def _weekend(today: datetime, offset: int) -> Period:
    """Return a Saturday and Sunday: "last weekend" is over, "this weekend" that of the week."""
    saturday = calendar.floor(today, Grain.WEEK) + DAY * (5 + 7 * offset)
    return Period(saturday, saturday + DAY * 2, Grain.DAY)


def _the_weekend(match: re.Match[str], scene: Scene) -> Reading:
    """Read "over the weekend": the last one, or the coming one in a clause about the future."""
    if scene.anchor is None:
        return reading(match, unresolved(Grain.DAY))
    today = day_of(scene.anchor)
    ahead = scene.tense(match) is Tense.FUTURE or today.weekday() >= 5
    return reading(match, _weekend(today, 0 if ahead else -1))


def _named_day(match: re.Match[str], scene: Scene) -> Reading:
    word = match["day"].lower()
    kind = ReadingKind.WEEKDAY
    if scene.anchor is None:
        return reading(match, unresolved(Grain.DAY), kind)
    offset = _DAY_OFFSETS[word]
    if match["beyond"]:
        offset *= 2
    period = calendar.period(day_of(scene.anchor) + DAY * offset, Grain.DAY)
    found = reading(match, period, kind)
    return _at_part(found, "night") if word == "tonight" else found


def _near_night(match: re.Match[str], scene: Scene) -> Reading:
    """Read "last night", "this morning"."""
    if scene.anchor is None:
        return reading(match, unresolved(Grain.HOUR))
    offset = -1 if match["relative"].lower() == "last" else 0
    period = calendar.period(day_of(scene.anchor) + DAY * offset, Grain.DAY)
    return _at_part(reading(match, period), match["day_part"].lower())


def _at_part(found: Reading, word: str) -> Reading:
    if found.period.start is None:
        return found
    start, end = DAY_PARTS[word]
    begin = found.period.start
    period = Period(
        begin + timedelta(hours=start), begin + timedelta(hours=end), Grain.HOUR, approximate=True
    )
    return replace(found, period=period)


def _ago(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "two weeks ago", "50 days from now"; "later" and "earlier" hang on another event."""
    count = _count(match, scene)
    if count is None:
        return None
    grain, factor = _unit_and_factor(match["unit"])
    direction = match["direction"].lower()
    if scene.anchor is None or direction in ("earlier", "later", "before", "after"):
        return reading(match, unresolved(grain))
    sign = 1 if direction in ("from now", "hence") else -1
    moment = calendar.shifted(scene.anchor, grain, sign * count * factor)
    return reading(match, calendar.around(moment, grain))


def _in(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "in 50 days" as a day, where the clause before it speaks of the future."""
    count = _count(match, scene)
    if count is None or scene.tense(match) is not Tense.FUTURE:
        return None
    grain, factor = _unit_and_factor(match["unit"])
    if scene.anchor is None:
        return reading(match, unresolved(grain))
    moment = calendar.shifted(scene.anchor, grain, count * factor)
    return reading(match, calendar.around(moment, grain))


def _span_of_units(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the past three years", "the next 10 days": up to, or from, the publication."""
    count = _count(match, scene)
    if count is None and match["number"].lower() not in _VAGUE_NUMBERS.split("|"):
        return None
    grain, factor = _unit_and_factor(match["unit"])
    if scene.anchor is None or count is None:
        return reading(match, unresolved(grain))
    today = day_of(scene.anchor)
    ahead = match["relative"].lower() in ("next", "coming", "following")
    hours = grain in (Grain.HOUR, Grain.MINUTE, Grain.SECOND)
    near = scene.anchor if hours else (today if ahead else today + DAY)
    far = calendar.shifted(near, grain, count * factor * (1 if ahead else -1))
    start, end = (near, far) if ahead else (far, near)
    return reading(match, Period(start, end, grain, approximate=True))


def _count(match: re.Match[str], scene: Scene) -> float | None:
    written = match["number"].lower()
    if written in ("a", "an", "one"):
        return 1.0
    if written in ("a couple of", "couple of"):
        return 2.0
    number = numeral_at(scene.text, match.start("number"))
    return number.value if number and number.end == match.end("number") else None


def _unit_and_factor(word: str) -> tuple[Grain, float]:
    return unit_of(word), 2.0 if word.lower().startswith("fortnight") else 1.0


def _other_event(match: re.Match[str], _: Scene) -> Reading:
    """Read "the same day", "that week", "the following month": relative to another event."""
    return reading(match, unresolved(unit_of(match["unit"])))


_VAGUE_NUMBERS = "few|several|couple of"
_COUNTED = (
    r"an?\s(?:couple\sof|hundred|dozen)|an?|[0-9]{1,3}(?:,[0-9]{3})?(?:\.[0-9])?"
    rf"|(?:{alternatives(NUMBER_WORDS)})(?:[\s-](?:and\sa\shalf|{alternatives(NUMBER_WORDS)})){{0,2}}"
)
_NUMBER = rf"(?P<number>{_COUNTED})"
_WEEKDAY = rf"(?P<weekday>{alternatives(WEEKDAYS)})"
_PART = r"(?:(?P<part>earlier|later|early|mid|late)(?:[\s-]{1,3}(?:in|on)?[\s]{0,2}))?"
_PART_OF = rf"(?:the{SPACE})?(?P<part_of>start|beginning|middle|end){SPACE}of{SPACE}"
_NUMBER_STARTS = f"0 a an {' '.join(sorted(NUMBER_WORDS))}"

RELATIVE_RULES: tuple[Rule, ...] = (
    rule(
        f"{' '.join(WEEKDAYS)} early late last past previous next coming upcoming this",
        rf"(?:(?P<part>early|late){SPACE}(?:on{SPACE})?)?"
        rf"(?:(?P<relative>last|past|previous|next|coming|upcoming|this){SPACE})?{_WEEKDAY}"
        rf"(?:{SPACE}(?:of{SPACE})?(?P<week>last|next|this){SPACE}week)?",
        _weekday,
    ),
    rule(
        "earlier later early mid late last past previous next coming upcoming this current end"
        " start beginning middle",
        rf"(?:{_PART_OF}(?:the{SPACE})?|{_PART})(?:the{SPACE})?"
        r"(?P<relative>last|past|previous|next|coming|upcoming|this|current)"
        rf"{SPACE}(?P<unit>week|month|quarter|year|decade|century|weekend)",
        _relative_unit,
    ),
    rule(
        "end start beginning middle",
        rf"(?P<part>(?!))?{_PART_OF}(?P<relative>the){SPACE}(?P<unit>week|month|year|decade|century)",
        _relative_unit,
    ),
    rule("weekend", r"weekend", _the_weekend),
    rule("year", r"year(?:['’]s)?[\s-]end", _year_end),
    rule(
        "the today yesterday tomorrow tonight day",
        rf"(?P<beyond>(?:the{SPACE})?day{SPACE}(?:before|after){SPACE}(?=yester|tomor))?"
        r"(?P<day>today|yesterday|tomorrow|tonight)",
        _named_day,
    ),
    rule(
        "this last",
        rf"(?P<relative>this|last){SPACE}(?P<day_part>morning|afternoon|evening|night)",
        _near_night,
    ),
    rule(
        _NUMBER_STARTS,
        rf"{_NUMBER}[\s-]{{1,3}}(?P<unit>{UNIT}){SPACE}(?P<direction>ago|earlier|later|before|after"
        rf"|from{SPACE}now|hence)",
        _ago,
    ),
    rule(
        "in within",
        rf"in{SPACE}(?:about{SPACE}|just{SPACE})?{_NUMBER}[\s-]{{1,3}}(?P<unit>{UNIT})",
        _in,
    ),
    rule(
        "last past previous next coming following",
        r"(?P<relative>last|past|previous|next|coming|following)"
        rf"{SPACE}(?P<number>{_VAGUE_NUMBERS}|{_COUNTED}){SPACE}(?P<unit>{UNIT})",
        _span_of_units,
    ),
    rule(
        "same that the following",
        rf"(?:same|(?:the{SPACE})?(?:following|next|previous)|that){SPACE}(?:very{SPACE})?"
        r"(?P<unit>day|week|month|quarter|year|decade)",
        _other_event,
    ),
)
