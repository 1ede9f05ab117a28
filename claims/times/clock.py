"""Times of day: "3 p.m.", "15:30", "noon", and the parts of a day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from claims.facets import Grain
from claims.times.calendar_arithmetic import Period, day_of, unresolved
from claims.times.readings import Clock, Reading, ReadingKind, Rule, Scene, rule
from claims.times.tense import Tense
from claims.times.words import DAY_PARTS, SPACE

_NAMED = {"noon": 12, "midday": 12, "midnight": 0}


def on_day(clock: Clock, day: Period) -> Period:
    """Return the time of day `clock` on `day`."""
    grain = Grain.MINUTE if clock.end - clock.start == 1 else Grain.HOUR
    if day.start is None:
        return unresolved(grain)
    midnight = day_of(day.start)
    return Period(
        midnight + timedelta(minutes=clock.start),
        midnight + timedelta(minutes=clock.end),
        grain,
        clock.approximate or day.approximate,
    )


def _at(match: re.Match[str], scene: Scene, clock: Clock, kind: ReadingKind) -> Reading:
    """Place a time of day on the day of publication until a neighbour names another."""
    anchor = scene.anchor
    today = Period(day_of(anchor), None, Grain.DAY) if anchor else unresolved(Grain.DAY)
    period = replace(on_day(clock, today), approximate=clock.approximate)
    return Reading(match.start(), match.end(), period, kind, clock=clock)


def _digits(match: re.Match[str], scene: Scene) -> Reading | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    start = 60 * hour + minute
    clock = Clock(start, start + (1 if match["minute"] else 60))
    return _at(match, scene, clock, ReadingKind.CLOCK)


def _oclock(match: re.Match[str], scene: Scene) -> Reading | None:
    hour = int(match["hour"])
    if not 1 <= hour <= 12:
        return None
    clock = Clock(60 * hour, 60 * hour + 60, approximate=True)
    return _at(match, scene, clock, ReadingKind.CLOCK)


def _named(match: re.Match[str], scene: Scene) -> Reading | None:
    if scene.before(match, 5).lower() == "high ":
        return None
    if match["name"][0].isupper() and _NAME_AFTER.match(scene.text, match.end()):
        return None  # a name: "Midnight Cowboy"
    hour = _NAMED[match["name"].lower()]
    return _at(match, scene, Clock(60 * hour, 60 * hour + 1), ReadingKind.CLOCK)


def _day_part(match: re.Match[str], scene: Scene) -> Reading:
    start, end = DAY_PARTS[match["day_part"].lower()]
    return _at(match, scene, Clock(60 * start, 60 * end, approximate=True), ReadingKind.DAY_PART)


_ZONE = (
    rf"(?:{SPACE}(?:\([A-Z]{{2,5}}\)|\([0-9]{{2}}[:.]?[0-9]{{2}}\sGMT\)|GMT|UTC|BST|CET|CEST|E[SD]?T|P[SD]?T|C[SD]T|M[SD]T|MSK|IST"
    rf"|local{SPACE}time|(?:Moscow|Kyiv|Eastern|London|Pacific|Central){SPACE}(?:Standard{SPACE})?time))?"
)


def _early_hours(match: re.Match[str], scene: Scene) -> Reading:
    return _at(match, scene, Clock(0, 6 * 60, approximate=True), ReadingKind.DAY_PART)


def _overnight(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "overnight" as the last night; an "overnight stay" is only a kind of stay."""
    if _NAMES_A_KIND.match(scene.text, match.end()) or _ARTICLE.search(scene.before(match, 4)):
        return None
    found = _at(match, scene, Clock(18 * 60, 30 * 60, approximate=True), ReadingKind.CLOCK)
    if scene.anchor is None or scene.tense(match) is Tense.FUTURE:
        return found
    start, end = day_of(scene.anchor) - timedelta(hours=6), day_of(scene.anchor)
    return replace(found, period=Period(start, end + timedelta(hours=6), Grain.HOUR, True))


_NAMES_A_KIND = re.compile(
    r"\s(?!(?:and|as|at|after|before|between|but|by|during|for|from|in|into|near|on|over|that|the|to|when"
    r"|while|with)\b)[a-z]{2,}"
)
_NAME_AFTER = re.compile(
    r"\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Eastern|Central|Pacific|Moscow|London|Kyiv)\b)"
    r"[A-Z][a-z]"
)
_ARTICLE = re.compile(r"(?<!\w)an\s{1,2}$", re.IGNORECASE)

CLOCK_RULES: tuple[Rule, ...] = (
    rule(
        "0",
        rf"(?P<hour>[0-9]{{1,2}})(?:[:.](?P<minute>[0-5][0-9]))?\s{{0,2}}"
        rf"(?P<half>[ap])(?:\.\s?m\.|m\b\.?(?!\w)){_ZONE}",
        _digits,
    ),
    rule(
        "0",
        rf"(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])(?::[0-5][0-9])?(?!:?[0-9])(?P<half>(?!))?{_ZONE}",
        _digits,
    ),
    rule("0", r"(?P<hour>[0-9]{1,2})\so['’]clock", _oclock),
    rule("early small", r"(?:early|small)\shours", _early_hours),
    rule("overnight", "overnight", _overnight),
    rule("noon midday midnight", r"(?P<name>noon|midday|midnight)", _named),
    rule(
        "morning afternoon evening night",
        r"(?P<day_part>morning|afternoon|evening|night)",
        _day_part,
    ),
)
