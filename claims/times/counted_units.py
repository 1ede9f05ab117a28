"""Times that count units: "two weeks ago", "in 50 days", "the past three years", "a year earlier".

"in 50 days" is a length of time unless the clause speaks of the future ("will begin in 50 days"):
only then does it name a day. "Two days later" hangs on the time told before it, "two days after
3 May" on the one that follows; after another event both stay unresolved.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from claims.facets import Grain
from claims.quantities.numerals import NUMBER_WORDS, numeral_at
from claims.times import calendar_arithmetic as calendar
from claims.times import other_times
from claims.times.calendar_arithmetic import DAY, Period, day_of, unresolved
from claims.times.readings import Move, Other, Reading, Relative, Rule, Scene, reading, rule
from claims.times.tense import Tense
from claims.times.words import SPACE, UNIT, UNITS, alternatives

_HOW_LONG = re.compile(r"(?<!\w)for\s(?:(?:about|around|almost|nearly|over)\s)?$", re.IGNORECASE)
"""Before a length of time: "stayed for a year before leaving"."""

_ANYONES = re.compile(r"\s{1,2}(?:your|any|each|every)(?!\w)", re.IGNORECASE)
"""After an offset from no one day: "two days before your payday"."""

_CLOCK_GRAINS = (Grain.HOUR, Grain.MINUTE, Grain.SECOND)
_COMPARED = re.compile(
    r"(?<!\w)(?:(?P<more>more\sthan|over|at\sleast)|less\sthan|under|nearly|almost|about|some|around"
    r"|roughly|barely)\s{1,2}$",
    re.IGNORECASE,
)


def _unit_of(word: str) -> Grain:
    return UNITS[word.lower().removesuffix("s")]


def _ago(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "two weeks ago", "50 days from now", "a year earlier", "three days after" a date."""
    count = _count(match, scene)
    before = scene.before(match, 12)
    if count is None or before.lower().endswith("half "):
        return None
    if match["direction"].lower() in ("before", "after") and (
        _HOW_LONG.search(before) or _ANYONES.match(scene.text, match.end())
    ):
        return None
    grain, factor = _unit_and_factor(match["unit"])
    direction = " ".join(match["direction"].lower().split())
    count *= factor * (1 if direction in ("from now", "hence", "later", "after", "from") else -1)
    if direction in ("earlier", "later", "before", "after", "from"):
        to = Other.PREVIOUS if direction in ("earlier", "later") else Other.NEXT
        if direction == "earlier" and grain is Grain.YEAR and count == -1:
            to = Other.PREVIOUS_PERIOD
        move = _compared_move(grain, count, before)
        return reading(match, unresolved(grain), relative=Relative(to, move))
    if scene.anchor is None:
        return reading(match, unresolved(grain))
    moment = calendar.shifted(scene.anchor, grain, count)
    return reading(match, _compared(calendar.around(moment, grain), moment, before, back=count < 0))


def _compared_move(grain: Grain, count: float, before: str) -> Move:
    move = other_times.shifted(grain, count)

    def compared(other: Period) -> Period | None:
        period = move(other)
        if period is None or other.start is None:
            return None
        return _compared(
            period, calendar.shifted(other.start, grain, count), before, back=count < 0
        )

    return compared


def _compared(period: Period, moment: datetime, before: str, *, back: bool) -> Period:
    """Open the period for "more than 50 days ago"; "nearly 50 days ago" is only roughly then."""
    word = _COMPARED.search(before)
    if word is None:
        return period
    if word["more"] and back and period.grain in (Grain.DAY, Grain.WEEK):
        return Period(None, day_of(moment), period.grain, approximate=True)
    return replace(period, approximate=True)


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
    if match["relative"].lower() in ("past", "previous") and scene.is_of_each_asked(match):
        return None
    grain, factor = _unit_and_factor(match["unit"])
    if scene.anchor is None or count is None:
        return reading(match, unresolved(grain))
    today = day_of(scene.anchor)
    ahead = match["relative"].lower() in ("next", "coming", "following", "upcoming")
    if grain is Grain.QUARTER:
        return reading(match, _whole_quarters(today, round(count), ahead=ahead))
    hours = grain in _CLOCK_GRAINS
    near = scene.anchor if hours else (today if ahead else today + DAY)
    far = calendar.shifted(near, grain, count * factor * (1 if ahead else -1))
    start, end = (near, far) if ahead else (far, near)
    return reading(match, Period(start, end, grain, approximate=True))


def _whole_quarters(today: datetime, count: int, *, ahead: bool) -> Period:
    """Return "the last two quarters": whole ones, beside the one that holds the publication."""
    first = calendar.shifted(
        calendar.floor(today, Grain.QUARTER), Grain.QUARTER, 1 if ahead else -count
    )
    return replace(calendar.period(first, Grain.QUARTER, count), approximate=True)


def _within(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "within 50 days", where the clause speaks of the future, up to its last moment."""
    count = _count(match, scene)
    if count is None or scene.tense(match) is not Tense.FUTURE:
        return None
    grain, factor = _unit_and_factor(match["unit"])
    if scene.anchor is None:
        return reading(match, unresolved(grain))
    start = scene.anchor if grain in _CLOCK_GRAINS else day_of(scene.anchor)
    end = calendar.shifted(start, grain, count * factor)
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
    return _unit_of(word), 2.0 if word.lower().startswith("fortnight") else 1.0


_VAGUE_NUMBERS = "few|several|couple of"
_COUNTED = (
    r"an?\s(?:couple\sof|hundred|dozen)|an?|[0-9]{1,3}(?:,[0-9]{3})?(?:\.[0-9])?"
    rf"|(?:{alternatives(NUMBER_WORDS)})(?:[\s-](?:and\sa\shalf|{alternatives(NUMBER_WORDS)})){{0,2}}"
)
_NUMBER = rf"(?P<number>{_COUNTED})"
_NUMBER_STARTS = f"0 a an {' '.join(sorted(NUMBER_WORDS))}"

COUNTED_UNIT_RULES: tuple[Rule, ...] = (
    rule(
        _NUMBER_STARTS,
        rf"{_NUMBER}[\s-]{{1,3}}(?P<unit>{UNIT}){SPACE}(?P<direction>ago|earlier|later(?!{SPACE}(?:this|today|next|in)\b)"
        rf"|before|after"
        rf"|from{SPACE}now|from(?={SPACE}(?:today|tomorrow|yesterday)\b)|hence)",
        _ago,
    ),
    rule(
        "in",
        rf"in{SPACE}(?:about{SPACE}|just{SPACE})?{_NUMBER}[\s-]{{1,3}}(?P<unit>{UNIT})",
        _in,
    ),
    rule(
        "last past previous next coming following upcoming",
        r"(?P<relative>last|past|previous|next|coming|following|upcoming)"
        rf"{SPACE}(?P<number>{_VAGUE_NUMBERS}|{_COUNTED}){SPACE}(?P<unit>{UNIT})",
        _span_of_units,
    ),
    rule(
        _NUMBER_STARTS,
        rf"{_NUMBER}{SPACE}(?P<relative>past|next|coming|upcoming){SPACE}(?P<unit>{UNIT}(?<=s))",
        _span_of_units,
    ),
    rule(
        "within",
        rf"within{SPACE}{_NUMBER}[\s-]{{1,3}}(?P<unit>{UNIT})(?P<relative>(?!{SPACE}(?:of|after|from)\b))",
        _within,
    ),
)
