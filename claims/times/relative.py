"""Times that are said relative to the time of publication: "last week", "late next year".

Without a publication time they stay unresolved.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from claims.facets import Grain
from claims.times import calendar_arithmetic as calendar
from claims.times.calendar_arithmetic import DAY, Period, day_of, part, unresolved
from claims.times.readings import (
    Reading,
    ReadingKind,
    Rule,
    Scene,
    reading,
    rule,
)
from claims.times.tense import Tense
from claims.times.weekdays import weekend
from claims.times.words import (
    DAY_PARTS,
    PARTS,
    SPACE,
    UNITS,
)

_OFFSETS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1}
_OFFSETS |= {"following": 1, "this": 0, "current": 0, "the": 0}
_LONG = (Grain.DECADE, Grain.CENTURY)
"""Of these, "the end of the decade" may be one told before."""
_DAY_OFFSETS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def _relative_unit(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "last week", "late last year", "earlier this month", "later this year"."""
    word, written = (match["relative"] or "the").lower().strip(), match["unit"].lower()
    if word == "past" and scene.is_of_each_asked(match):
        return None
    which = (match["part"] or match["part_of"] or "").lower()
    if word == "next" and not which and scene.before(match, 5).lower().endswith("the "):
        return _from_now_on(match, scene, UNITS.get(written, Grain.DAY))
    is_weekend = written == "weekend"
    grain = Grain.DAY if is_weekend else UNITS[written]
    if scene.anchor is None:
        return reading(match, unresolved(grain))
    if word == "the" and grain in _LONG and scene.tense(match) is not Tense.FUTURE:
        return reading(match, unresolved(grain))
    today = day_of(scene.anchor)
    offset = _OFFSETS[word]
    if is_weekend:
        period = weekend(today, offset)
    elif written == "fortnight":
        first = calendar.shifted(today, grain, -2) if offset < 0 else today
        period = replace(calendar.period(first, grain, 2), approximate=True)
    elif word == "past":
        period = Period(calendar.shifted(today, grain, -1), today + DAY, grain, approximate=True)
    else:
        period = calendar.current(today, grain, offset)
    if match["fiscal"] and match["fiscal"].lower().startswith("f"):
        period = replace(period, approximate=True)
    return reading(match, _narrowed(period, which, today))


def _from_now_on(match: re.Match[str], scene: Scene, grain: Grain) -> Reading | None:
    """Read "over the next week", which begins now; "the next week" of a story began long ago."""
    tense = scene.tense(match)
    if scene.anchor is None or tense is Tense.PAST:
        return None
    if grain is Grain.QUARTER:
        return reading(match, calendar.current(scene.anchor, grain, 1))
    if tense is Tense.UNKNOWN or grain is Grain.DAY:
        return None
    today = day_of(scene.anchor)
    period = Period(today, calendar.shifted(today, grain, 1), grain, approximate=True)
    return reading(match, period)


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


_A_NOUN = re.compile(
    r"(?<!\w)(?:an?|the|our|their|your|every|no|better|brighter|safer|greener|fairer|happier|cleaner|shared"
    r"|healthier|peaceful|prosperous|sustainable)\s{1,2}$",
    re.IGNORECASE,
)
"""Before "tomorrow", which is a noun then: "create a better tomorrow"."""


def _named_day(match: re.Match[str], scene: Scene) -> Reading | None:
    if _A_NOUN.search(scene.before(match, 16)):
        return None
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


_PART = r"(?:(?P<part>earlier|later|early|mid|late)(?:[\s-]{1,3}(?:in|on)?[\s]{0,2}))?"
_PART_OF = rf"(?:the{SPACE})?(?P<part_of>start|beginning|middle|end){SPACE}of{SPACE}"

RELATIVE_RULES: tuple[Rule, ...] = (
    rule(
        "earlier later early mid late last past previous next coming upcoming this current end"
        " start beginning middle",
        rf"(?:{_PART_OF}(?:the{SPACE})?|{_PART})(?:the{SPACE})?"
        r"(?P<relative>last|past|previous(?=\s+weekend)|next|coming|upcoming|this|current)"
        rf"{SPACE}(?P<fiscal>(?:fiscal|financial|calendar){SPACE})?(?P<unit>week|fortnight|month|quarter|year|decade"
        r"|century|weekend)",
        _relative_unit,
    ),
    rule(
        "earlier later early mid late",
        rf"(?P<part_of>(?!))?(?P<part>earlier|later|early|mid|late){SPACE}in{SPACE}(?P<relative>the)"
        rf"{SPACE}(?P<fiscal>(?!))?(?P<unit>week|month|year|decade|century)",
        _relative_unit,
    ),
    rule(
        "end start beginning middle",
        rf"(?P<part>(?!))?{_PART_OF}(?P<relative>the{SPACE})?(?P<fiscal>(?!))?(?P<unit>week|month|year|decade|century)",
        _relative_unit,
    ),
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
)
