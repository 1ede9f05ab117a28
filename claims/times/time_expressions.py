"""Times in a text, as half-open intervals of calendar time.

One pass over the words of the text tries the few rules that can begin with each word, and takes
the longest reading. Then neighbours are joined: a weekday with its date, a time of day with its
day, two dates to a range; and the word before says how the event stands to the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from claims.facets import TimeExpression, TimeRelation
from claims.span import Span
from claims.times.absolute import ABSOLUTE_RULES
from claims.times.calendar_arithmetic import Period
from claims.times.clock import CLOCK_RULES, on_day
from claims.times.long_periods import LONG_PERIOD_RULES
from claims.times.readings import Reading, ReadingKind, Rule, Scene
from claims.times.relative import RELATIVE_RULES

_RULES = (*ABSOLUTE_RULES, *LONG_PERIOD_RULES, *RELATIVE_RULES, *CLOCK_RULES)
_BY_FIRST_WORD: dict[str, tuple[Rule, ...]] = {
    word: tuple(rule for rule in _RULES if word in rule.first_words)
    for word in {word for rule in _RULES for word in rule.first_words}
}
_DIGITS = _BY_FIRST_WORD["0"]
_WORD = re.compile(r"[A-Za-z]+|[0-9]+")

_WEEKDAY_THEN_DATE = re.compile(r"\.?\s?[,(]?\s{0,2}(?:the\s)?(?:on\s)?")
_DAY_THEN_CLOCK = re.compile(
    r",?\s{0,2}(?:at|around|about|by|in the|,)?\s{0,2}(?:about\s|around\s)?"
)
_CLOCK_THEN_DAY = re.compile(r",?\s{0,2}(?:on|of|in|local time on|)?\s{0,2}(?:late\s|early\s)?")
_RANGE = re.compile(
    r"\s{0,2}(?:[-\u2010-\u2015]|(?P<word>to|until|till|through|and|or))\s{0,2}(?:late\s|the\s)?"
)
_BETWEEN_BEFORE = re.compile(r"(?<!\w)(?:between|from)\s{1,2}(?:the\s)?$", re.IGNORECASE)
_JOIN_REACH = 20
_DAYS = (ReadingKind.DATE, ReadingKind.WEEKDAY)
_TIMES_OF_DAY = (ReadingKind.CLOCK, ReadingKind.DAY_PART)

_RELATION_BEFORE = re.compile(
    r"(?<!\w)(?P<word>before|prior\sto|earlier\sthan|ahead\sof|until|till|up\sto|by|no\slater\sthan"
    r"|after|later\sthan|following|since|as\sof|starting|beginning|effective|from)"
    r"\s{1,3}(?P<filler>(?:(?:at\sleast|about|around|the)\s){0,2})$",
    re.IGNORECASE,
)
_RELATIONS = {
    "before": TimeRelation.BEFORE,
    "prior to": TimeRelation.BEFORE,
    "earlier than": TimeRelation.BEFORE,
    "ahead of": TimeRelation.BEFORE,
    "until": TimeRelation.UNTIL,
    "till": TimeRelation.UNTIL,
    "up to": TimeRelation.UNTIL,
    "by": TimeRelation.BY,
    "no later than": TimeRelation.BY,
    "after": TimeRelation.AFTER,
    "later than": TimeRelation.AFTER,
    "since": TimeRelation.SINCE,
}
_APPROXIMATE_BEFORE = re.compile(
    r"(?<!\w)(?:around|about|circa|roughly|approximately|c\.)\s{1,2}(?:the\s)?$", re.IGNORECASE
)
_MODIFIES_A_NOUN = re.compile(r"['’]s?\b")
_NOUN_AFTER = re.compile(r"\s[a-z]{3,}")


def find_times(text: str, anchor: datetime | None) -> tuple[TimeExpression, ...]:
    """Find the times of `text`, in order, without overlaps.

    Args:
        text: any text; a sentence or a whole article.
        anchor: when the text was published. Relative times and dates without a year resolve
            against it; without it they are returned unresolved. A zone is dropped: times are
            those of the publication's own calendar.

    A weekday, or a date without a year, is the last one before the anchor, unless its clause
    speaks of the future ("will", "plans to", "is expected to"). A length of time ("in 50 days",
    "a 50-day deadline") is a time only as "ago" or "from now", or after such a future clause.
    """
    scene = Scene(text, anchor.replace(tzinfo=None) if anchor else None)
    joined = _ranges(text, _joined(text, list(_readings(scene))))
    return tuple(
        _expression(text, reading) for reading in joined if reading.kind is not ReadingKind.DAY_PART
    )


def _readings(scene: Scene) -> Iterator[Reading]:
    done = 0
    text = scene.text
    for match in _WORD.finditer(text):
        start = match.start()
        if start < done:
            continue
        word = match[0]
        rules = _DIGITS if word[0] <= "9" else _BY_FIRST_WORD.get(word.lower())
        if rules is None or _is_inside_word(text, start):
            continue
        best: Reading | None = None
        for rule in rules:
            found = rule.match(text, start)
            if found is None or (best is not None and found.end() <= best.end):
                continue
            best = _built(rule, found, scene) or best
        if best is not None:
            yield best
            done = best.end


def _is_inside_word(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    if before.isalnum() or before == "_":
        return True
    return before in (".", ",", "-") and text[start - 2 : start - 1].isdigit() and start > 1


def _built(rule: Rule, match: re.Match[str], scene: Scene) -> Reading | None:
    """Build a reading; a date that does not exist (31 June, the year 12000) is none."""
    try:
        return rule.build(match, scene)
    except (ValueError, OverflowError):
        return None


def _joined(text: str, readings: list[Reading]) -> list[Reading]:
    """Join a weekday with its date, and a time of day with its day."""
    result: list[Reading] = []
    for reading in readings:
        previous = result[-1] if result else None
        union = _union(text, previous, reading) if previous else None
        if union is not None:
            result[-1] = union
        else:
            result.append(reading)
    return result


def _union(text: str, left: Reading, right: Reading) -> Reading | None:
    if right.start - left.end > _JOIN_REACH:
        return None
    between = text[left.end : right.start]
    if left.clock is None and right.clock is None:
        dated = left.kind is ReadingKind.WEEKDAY and right.kind is ReadingKind.DATE
        joined = dated and _WEEKDAY_THEN_DATE.fullmatch(between)
        return replace(right, start=left.start) if joined else None
    if left.kind in _DAYS and right.kind in _TIMES_OF_DAY and left.clock is None and right.clock:
        period = on_day(right.clock, left.period)
        joined = _DAY_THEN_CLOCK.fullmatch(between)
        return replace(left, end=right.end, period=period, clock=right.clock) if joined else None
    if left.kind in _TIMES_OF_DAY and right.kind in _DAYS and right.clock is None and left.clock:
        period = on_day(left.clock, right.period)
        joined = _CLOCK_THEN_DAY.fullmatch(between)
        return replace(right, start=left.start, period=period, clock=left.clock) if joined else None
    return None


def _ranges(text: str, readings: list[Reading]) -> list[Reading]:
    """Join "from 2019 to 2021", "2 June – 4 July"."""
    result: list[Reading] = []
    for reading in readings:
        previous = result[-1] if result else None
        union = _range(text, previous, reading) if previous else None
        if union is not None:
            result[-1] = union
        else:
            result.append(reading)
    return result


def _range(text: str, left: Reading, right: Reading) -> Reading | None:
    """Join two times that words make the ends of one: half-open from the first to the last."""
    if right.start - left.end > _JOIN_REACH or left.period.grain is not right.period.grain:
        return None
    joint = _RANGE.fullmatch(text, left.end, right.start)
    if joint is None:
        return None
    introduced = _BETWEEN_BEFORE.search(text[max(0, left.start - 14) : left.start])
    if joint["word"] in ("and", "or") and not (introduced and "etween" in introduced[0]):
        return None
    if joint["word"] in ("to", "until", "till") and not introduced and left.kind != right.kind:
        return None
    first, last = left.period, right.period
    if first.start is None or last.end is None or last.start is None:
        return None
    start = first.start
    if left.yearless and not right.yearless:
        start = _with_year(start, last.start)
    if start >= last.end:
        return None
    period = Period(start, last.end, first.grain, first.approximate or last.approximate)
    return Reading(left.start, right.end, period)


def _with_year(start: datetime, other: datetime) -> datetime:
    """Give a yearless start the year of the end, or the year before it ("30 December to ...")."""
    try:
        moved = start.replace(year=other.year)
        return moved if moved <= other else moved.replace(year=other.year - 1)
    except ValueError:
        return start


def _expression(text: str, reading: Reading) -> TimeExpression:
    span = Span(reading.start, reading.end)
    before = text[max(0, reading.start - 30) : reading.start]
    relation = _relation(text, reading, before)
    period = reading.period
    start, end = period.start, period.end
    if relation is TimeRelation.BEFORE:
        start, end = None, start
    elif relation in (TimeRelation.UNTIL, TimeRelation.BY):
        start = None
    elif relation is TimeRelation.AFTER:
        start, end = end, None
    elif relation is TimeRelation.SINCE:
        end = None
    return TimeExpression(
        span,
        span.of(text),
        start,
        end,
        period.grain,
        relation,
        period.approximate or bool(_APPROXIMATE_BEFORE.search(before)),
        period.resolved,
    )


def _relation(text: str, reading: Reading, before: str) -> TimeRelation:
    """Read the relation in the words before, unless the time only describes a noun.

    "after Saturday's attack" and "before the 2024 election" tell when the attack and the election
    were, not that something came after Saturday or before 2024.
    """
    match = _RELATION_BEFORE.search(before)
    if match is None:
        return TimeRelation.DURING
    if _MODIFIES_A_NOUN.match(text, reading.end):
        return TimeRelation.DURING
    if "the" in match["filler"].lower().split() and _NOUN_AFTER.match(text, reading.end):
        return TimeRelation.DURING
    return _RELATIONS.get(" ".join(match["word"].lower().split()), TimeRelation.DURING)
