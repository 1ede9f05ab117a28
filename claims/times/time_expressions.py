"""Times in a text, as half-open intervals of calendar time.

One pass over the words of the text tries the few rules that can begin with each word, and takes
the longest reading. Then neighbours are joined: a weekday with its date, a time of day with its
day, two dates to a range; and the word before says how the event stands to the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from claims.facets import TimeExpression, TimeRelation
from claims.span import Span
from claims.times.absolute import ABSOLUTE_RULES
from claims.times.clock import CLOCK_RULES
from claims.times.counted_units import COUNTED_UNIT_RULES
from claims.times.holidays import HOLIDAY_RULES
from claims.times.joining import joined_readings
from claims.times.long_periods import LONG_PERIOD_RULES
from claims.times.numeric_dates import NUMERIC_DATE_RULES
from claims.times.other_time_rules import OTHER_TIME_RULES
from claims.times.other_times import resolved
from claims.times.parts_of_periods import PART_OF_PERIOD_RULES
from claims.times.quarters import QUARTER_RULES
from claims.times.readings import Reading, ReadingKind, Rule, Scene
from claims.times.relative import RELATIVE_RULES
from claims.times.weekdays import WEEKDAY_RULES
from claims.times.words import MONTHS
from claims.times.years import YEAR_RULES

_RULES = (
    *ABSOLUTE_RULES,
    *YEAR_RULES,
    *NUMERIC_DATE_RULES,
    *PART_OF_PERIOD_RULES,
    *QUARTER_RULES,
    *LONG_PERIOD_RULES,
    *WEEKDAY_RULES,
    *HOLIDAY_RULES,
    *RELATIVE_RULES,
    *COUNTED_UNIT_RULES,
    *OTHER_TIME_RULES,
    *CLOCK_RULES,
)
_BY_FIRST_WORD: dict[str, tuple[Rule, ...]] = {
    word: tuple(rule for rule in _RULES if word in rule.first_words)
    for word in {word for rule in _RULES for word in rule.first_words}
}
_DIGITS = _BY_FIRST_WORD["0"]
_WORD = re.compile(r"[A-Za-z]+|[0-9]+")


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
_END_OF = re.compile(r"(?:the\s)?end\sof\s", re.IGNORECASE)
_START_OF = re.compile(r"(?:the\s)?(?:start|beginning)\sof\s", re.IGNORECASE)
_ONWARDS = re.compile(
    r"\s(?:onwards?|and\s(?:after|later|beyond|onwards?)|or\slater)(?!\w|\s[a-z]{3,})"
)
_STARTING = re.compile(
    r"(?<!\w)(?:starting|beginning|effective)\s{1,2}(?:(?:on|in|from)\s{1,2})?(?:the\s)?$",
    re.IGNORECASE,
)
_MODIFIES_A_NOUN = re.compile(r"['’]s?\b")
_NOUN_AFTER = re.compile(r"\s[a-z]{3,}")


def find_times(
    text: str, anchor: datetime | None, context: Sequence[TimeExpression] = ()
) -> tuple[TimeExpression, ...]:
    """Find the times of `text`, in order, without overlaps.

    Args:
        text: any text; a sentence or a whole article.
        anchor: when the text was published. Relative times and dates without a year resolve
            against it; without it they are returned unresolved. A zone is dropped: times are
            those of the publication's own calendar.
        context: the times read shortly before `text` in the same article, in order. "The
            following day" and "a year earlier" hang on the last time told, here or there.

    A weekday, or a date without a year, is the last one before the anchor, unless its clause
    speaks of the future ("will", "plans to", "is expected to"). A length of time ("in 50 days",
    "a 50-day deadline") is a time only as "ago" or "from now", or after such a future clause.
    """
    scene = Scene(text, anchor.replace(tzinfo=None) if anchor else None)
    joined = joined_readings(text, _readings(scene))
    return tuple(
        _expression(text, reading)
        for reading in resolved(text, joined, context, scene.anchor)
        if reading.kind is not ReadingKind.DAY_PART
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
        if rules is None or _is_inside_word(text, start, word):
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


def _is_inside_word(text: str, start: int, word: str) -> bool:
    before = text[start - 1 : start]
    if before.isalnum() or before == "_":
        return True
    if before == "-" and word.lower() in MONTHS:
        return False
    return before in (".", ",", "-") and text[start - 2 : start - 1].isdigit() and start > 1


def _built(rule: Rule, match: re.Match[str], scene: Scene) -> Reading | None:
    """Build a reading; a date that does not exist (31 June, the year 12000) is none."""
    try:
        return rule.build(match, scene)
    except (ValueError, OverflowError):
        return None


def _expression(text: str, reading: Reading) -> TimeExpression:
    span = Span(reading.start, reading.end)
    before = text[max(0, reading.start - 30) : reading.start]
    relation = _relation(text, reading, before)
    period = reading.period
    start, end = period.start, period.end
    if relation is TimeRelation.BEFORE:
        start, end = None, end if _END_OF.match(text, reading.start) else start
    elif relation in (TimeRelation.UNTIL, TimeRelation.BY):
        start = None
    elif relation is TimeRelation.AFTER:
        start, end = start if _START_OF.match(text, reading.start) else end, None
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
    if _ONWARDS.match(text, reading.end) or _STARTING.search(before):
        return TimeRelation.SINCE
    match = _RELATION_BEFORE.search(before)
    if match is None:
        return TimeRelation.DURING
    if _MODIFIES_A_NOUN.match(text, reading.end):
        return TimeRelation.DURING
    if "the" in match["filler"].lower().split() and _NOUN_AFTER.match(text, reading.end):
        return TimeRelation.DURING
    return _RELATIONS.get(" ".join(match["word"].lower().split()), TimeRelation.DURING)
