"""Words for times that hang on another time of the text: "that week", "a year earlier"."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.facets import Grain
from claims.times import calendar_arithmetic as calendar
from claims.times import other_times
from claims.times.calendar_arithmetic import Period, unresolved
from claims.times.readings import Clock, Other, Reading, Relative, Rule, Scene, reading, rule
from claims.times.words import (
    DAY_PARTS,
    MONTH_NAMES,
    MONTHS,
    ORDINALS,
    PARTS,
    SPACE,
    UNITS,
    WEEKDAY_NAMES,
    WEEKDAYS,
    alternatives,
)

_OFFSETS = {"following": 1, "next": 1, "subsequent": 1, "previous": -1, "preceding": -1}
_QUARTER_BEFORE = re.compile(
    r"(?<!\w)(?:in|for|during|over|from|since)\s{1,2}the\s{1,2}$", re.IGNORECASE
)
_TOGETHER_BEFORE = re.compile(r"(?<!\w)(?:in|within|on)\sthe\s{1,2}$", re.IGNORECASE)
_CONJUNCTION_BEFORE = re.compile(
    r"(?<!\w)(?:sa(?:id|ys?|ying)|t(?:old|ells?)|announc\w{1,3}|report\w{0,3}|add(?:s|ed|ing)|confirm\w{0,3}|warn\w{0,3}"
    r"|kn[eo]ws?|believ\w{1,3}|th(?:ink|ought)s?|hop\w{1,3}|fear\w{0,3}|agree\w{0,2}|decid\w{1,3}|reveal\w{0,3}"
    r"|learn\w{0,3}|found|finds?|expect\w{0,3}|argu\w{1,3}|insist\w{0,3}|note[sd]?|noting|means?|meant|suggest\w{0,3}"
    r"|show\w{0,3}|wrote|writes?|claim\w{0,3}|stat\w{1,3}|admit\w{0,4}|indicat\w{1,3}|assum\w{1,3}|fact|so|such"
    r"|sure|clear|aware|is|was|ensur\w{1,3}|propos\w{1,3}|demand\w{0,3}|order\w{0,3})"
    r"(?:\s(?:on\s)?[\w’'.]{1,16}){0,2}\s$",
    re.IGNORECASE,
)
_VERB_AFTER = re.compile(
    r"\s(?:was|were|is|are|will|would|had|has|have|could|may|might|should|must|can|did|does|marks|saw)(?!\w)"
)
_ENDED_AFTER = re.compile(r"\s(?:ended|ending|to|through)\s")


def _that(match: re.Match[str], scene: Scene) -> Reading:
    """Read "the same day", "that week", "later that year".

    "All in the same week" tells of things that fell together, not of a week told before.
    """
    unit = UNITS[match["unit"].lower()]
    if _TOGETHER_BEFORE.search(scene.before(match, 12)):
        return reading(match, unresolved(unit))
    word = (match["part"] or "").lower().split()[:1]
    which = PARTS.get(word[0], word[0]) if word else ""
    move = other_times.same(unit, which)
    return reading(match, unresolved(unit), relative=Relative(Other.PREVIOUS, move))


def _that_named(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "that September", "that Saturday evening"; in "said that Sunday was" it is no "that"."""
    written = match["weekday"] or match["month"]
    conjunction = _CONJUNCTION_BEFORE.search(scene.before(match, 50))
    if written[0].islower() or conjunction or _VERB_AFTER.match(scene.text, match.end()):
        return None
    if match["month"]:
        move = other_times.month_of_that_year(MONTHS[written.lower()])
        return reading(match, unresolved(Grain.MONTH), relative=Relative(Other.PREVIOUS, move))
    low, high = DAY_PARTS.get((match["day_part"] or "").lower(), (0, 0))
    clock = Clock(60 * low, 60 * high, approximate=True) if high else None
    move = other_times.day_of_that_week(WEEKDAYS[written.lower()], clock)
    grain = Grain.HOUR if clock else Grain.DAY
    return reading(match, unresolved(grain), relative=Relative(Other.PREVIOUS, move))


def _following(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the following month", "the next morning"; "the next week" may start now."""
    word, written = match["relative"].lower(), match["unit"].lower()
    offset = _OFFSETS[word]
    if word == "next" and not scene.before(match, 5).lower().endswith("the "):
        return None
    if written in DAY_PARTS:
        low, high = DAY_PARTS[written]
        clock = Clock(60 * low, 60 * high, approximate=True)
        move = Relative(Other.PREVIOUS, other_times.day_part_of(clock, offset))
        return reading(match, unresolved(Grain.HOUR), relative=move)
    unit = UNITS[written]
    if word == "next" and unit is not Grain.DAY:
        return reading(match, unresolved(unit))
    move = Relative(Other.PREVIOUS, other_times.neighbour(unit, offset))
    return reading(match, unresolved(unit), relative=move)


def _year_ago(match: re.Match[str], scene: Scene) -> Reading:
    """Read "the year-ago quarter": the same period of the year before."""
    back = other_times.shifted(Grain.YEAR, -1)
    ordinal = match["ordinal"]
    if ordinal and scene.anchor:
        number = ORDINALS[ordinal.lower()]
        ended = _last_ended(scene.anchor.year, number, scene)
        return reading(match, back(ended) or ended)
    grain = Grain.QUARTER if (match["unit"] or "").lower() == "quarter" else Grain.YEAR
    relative = Relative(Other.PREVIOUS_PERIOD, back)
    return reading(match, unresolved(grain), relative=relative)


def _last_ended(year: int, number: int, scene: Scene) -> Period:
    period = calendar.quarter(year, number)
    over = period.end is not None and scene.anchor is not None and period.end <= scene.anchor
    return period if over else calendar.quarter(year - 1, number)


def _the_quarter(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "in the quarter": the one told last, else, roughly, the last that is over."""
    latest = bool(match["latest"])
    introduced = _QUARTER_BEFORE.search(scene.before(match, 14))
    ended = _ENDED_AFTER.match(scene.text, match.end())
    alone = scene.is_all_of(match)
    if not (latest or introduced or ended or alone):
        return None
    if match["quarter"][0].isupper() or scene.text[match.end() : match.end() + 3] == " of":
        return None
    period = unresolved(Grain.QUARTER)
    if scene.anchor and (latest or alone):
        period = replace(calendar.current(scene.anchor, Grain.QUARTER, -1), approximate=True)
    relative = Relative(Other.PREVIOUS_PERIOD, other_times.same(Grain.QUARTER))
    return reading(match, period, relative=relative)


OTHER_TIME_RULES: tuple[Rule, ...] = (
    rule(
        "same that earlier later early mid late",
        rf"(?:(?P<part>earlier|later|early|mid|late){SPACE}(?:on{SPACE}|in{SPACE})?(?:the{SPACE})?)?"
        rf"(?:same|that){SPACE}(?:very{SPACE}|same{SPACE})?"
        r"(?P<unit>day|week|month|quarter|year|decade)",
        _that,
    ),
    rule(
        "that",
        rf"that{SPACE}(?:(?P<weekday>{alternatives(WEEKDAY_NAMES)})(?:{SPACE}(?P<day_part>{'|'.join(DAY_PARTS)}))?"
        rf"|(?P<month>{alternatives(MONTH_NAMES)}))(?!['’]|{SPACE}(?:[0-9]|(?-i:[A-Z][a-z])))",
        _that_named,
    ),
    rule(
        "following next subsequent previous preceding",
        rf"(?P<relative>following|next|subsequent|previous|preceding){SPACE}"
        r"(?P<unit>day|week|month|quarter|year|decade|morning|afternoon|evening|night)",
        _following,
    ),
    rule(
        "year",
        rf"year[\s-](?:ago|earlier)"
        rf"(?:{SPACE}(?:(?P<ordinal>first|second|third|fourth)[\s-])?(?P<unit>quarter|period|month|half))?",
        _year_ago,
    ),
    rule(
        "quarter latest recent",
        rf"(?P<latest>(?:latest|recent){SPACE})?(?P<quarter>quarter)(?!-)",
        _the_quarter,
    ),
)
