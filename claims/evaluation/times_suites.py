"""Times against the test suites of two parsers: Microsoft Recognizers-Text and Duckling.

Recognizers. Counted are the date, date-time, range and duration labels of its default model. A
label is right where a reading that overlaps it has one of its resolutions: the same interval, or
for a range the same but for its last unit, as that suite leaves the last day of "3 to 5 May" out
and this software keeps it in. "After" a day may begin with it or after it. Where the words leave
the bounds open, both sides have conventions of their own: of "later this year" one bound has to be
the same, of "this afternoon" the day and the part of it, "two months ago" has to be read as the
unit that holds the day in the label, and "the last three months" may be a day off. Durations are
those of the quantities. What no news text holds, or nothing can tell, is left out by the words of
the label alone, each class with its share of all labels (`OUTSIDE`); so are the suite's other
models, which repeat the cases for a calendar assistant.

Duckling. Every instant, interval and holiday is counted; a case is right where a reading has the
expected interval. It reads commands to an assistant, so no scope is cut: the figure is low.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from claims.evaluation.report import Figure
from claims.evaluation.times_rows import Fields, Findings, Tally
from claims.evaluation.timex_values import LENGTHS_OF_TIME, Interval, value_of
from claims.facets import Grain, Quantity, TimeExpression
from claims.quantities.quantity_expressions import find_quantities
from claims.times import calendar_arithmetic as calendar
from claims.times.calendar_arithmetic import DAY
from claims.times.time_expressions import find_times

_TOLERANCE = 0.02
"""Of a length: the suite's month has 30 days, its year 365."""

_TYPES = {
    "date": "dates",
    "datetime": "dates with a time",
    "daterange": "ranges",
    "datetimerange": "ranges with a time",
    "duration": "durations",
}
_OTHER_TYPES = {
    "set": "a frequency, which is a quantity",
    "timezone": "a zone",
    "datetimealt": "alternatives put to an assistant",
    "time": "a time of the day without a day",
    "timerange": "a time of the day without a day",
}
_DAY_PART = re.compile("T(?:MO|AF|EV|NI)$")
_VAGUE_PART = re.compile(
    r"\b(?:earl(?:y|ier)|later?|mid|middle|end|beginning|start)\b", re.IGNORECASE
)
_SMALL = r"(?:0?[1-9]|1[0-2])"
_DAY_OR_MONTH = r"[0-3]?[0-9]"
_HOUR = r"(?:[01]?[0-9]|five|six|seven|eight|nine|ten|two|three)(?::[0-5][0-9])?"
_OUTSIDE = {
    "numeric date, day and month alike": rf"\b{_SMALL}[-/.]{_SMALL}[-/.](?:19|20)?[0-9]{{2}}\b",
    "numeric date without a year": rf"(?:^|[a-z] ){_DAY_OR_MONTH}[-/.]{_DAY_OR_MONTH}(?![-/.0-9])",
    "numeric date in no usual order": (r"^[0-9]{8}$|^[0-9]{2}-[0-9]{4}|[0-9]{4}/[0-9]{2}/[a-z]"),
    "hour without a.m. or p.m.": (
        rf"(?:from|between|by|at|before|after|^|day) {_HOUR} ?(?:-|to|and|$|in)"
    ),
    "day of a month that is not told": (
        r"(?<!april )\b(?:the )?[0-9]{1,2}(?:st|nd|rd|th)?$|^the [0-9]{1,2}\b|[sndrth]{2} day of"
    ),
    "week by its number": r"\bweek [0-9]|[0-9](?:st|nd|rd|th) week",
    "a unit alone": (
        r"^(?:for |all |whole )?(?:the |all |some |few )?(?:day|week|month|year|fortnight|hour)s?$"
    ),
    "present moment": r"\b(?:now|at present|at this time|to date)$",
    "holiday that differs between countries": r"independence day|eid al|saint patrick 2",
    "business days": r"business day|workday|working day",
    "words of a chat": (
        r"tmrw|tonite|ish\b|\b[ap]m$|eod|eoy|eom|oclock|[0-9][apdw]$|a m$|[<>]|[a-z]{3}[0-9]+"
    ),
}
OUTSIDE = {reason: re.compile(pattern) for reason, pattern in _OUTSIDE.items()}


def evaluate_recognizers(rows: Sequence[Fields]) -> Findings:
    """Compare times and durations with the labels of the Recognizers suite."""
    findings, outside, labels = Findings(), Counter[str](), 0
    tallies = {kind: Tally(f"recognizers: {name}") for kind, name in _TYPES.items()}
    total = Tally("recognizers: dates, ranges and durations")
    for row in rows:
        for label in row.objects("expected"):
            labels += 1
            kind = label.text("type").rpartition(".")[2]
            reason = _why_outside(row, label, kind)
            if reason:
                outside[reason] += 1
                continue
            right = _is_read(row, label, kind)
            tallies[kind].count(right)
            total.count(right)
            if not right:
                findings.errors.append(_error(row, label))
    findings.add(total, *tallies.values())
    findings.figures += [
        Figure(f"recognizers, outside: {reason}", count / labels, labels)
        for reason, count in sorted(outside.items())
    ]
    return findings


def _why_outside(row: Fields, label: Fields, kind: str) -> str:
    if row.text("model") != "DateTimeModel":
        return "another model of the suite"
    if kind not in _TYPES:
        return _OTHER_TYPES.get(kind, "another type")
    if not _resolutions(label):
        return "not resolved by the suite"
    words = label.text("text").lower()
    return next((reason for reason, pattern in OUTSIDE.items() if pattern.search(words)), "")


def _resolutions(label: Fields) -> list[Fields]:
    values = label.object("resolution").objects("values")
    return [value for value in values if value.row.get("value") != "not resolved"]


def _is_read(row: Fields, label: Fields, kind: str) -> bool:
    text = row.text("text")
    place = (label.whole("start"), label.whole("end") + 1)
    values = _resolutions(label)
    if kind == "duration":
        near = [item for item in find_quantities(text) if _overlaps(item, place)]
        lengths = [float(value.text("value")) for value in values]
        return any(_is_length(item, length) for item in near for length in lengths)
    times = [
        time for time in find_times(text, row.moment("reference_time")) if _overlaps(time, place)
    ]
    return any(_is_resolution(time, value) for time in times for value in values)


def _overlaps(item: Quantity | TimeExpression, place: tuple[int, int]) -> bool:
    return item.span.start < place[1] and place[0] < item.span.end


def _is_length(item: Quantity, seconds: float) -> bool:
    same = abs(item.value - seconds) <= _TOLERANCE * seconds
    return item.dimension in LENGTHS_OF_TIME and same


def _is_resolution(time: TimeExpression, value: Fields) -> bool:
    start, end = value.moment("start"), value.moment("end")
    written = value.optional_text("value")
    if written is not None:
        point = datetime.fromisoformat(written)
        return time.start is not None and _is_point(time, point, has_time=len(written) > 10)
    named = _DAY_PART.search(value.text("timex"))
    if named and start and time.start:
        return value_of(time) == f"{start:%Y-%m-%d}{named[0]}"
    if (time.start, time.end) == (start, end):
        return True
    return _is_next_to(time, start, end)


def _is_point(time: TimeExpression, point: datetime, *, has_time: bool) -> bool:
    if has_time:
        return time.start == point and time.grain in (Grain.SECOND, Grain.MINUTE, Grain.HOUR)
    if (time.start, time.end) == (point, calendar.shifted(point, Grain.DAY, 1)):
        return True
    if not time.approximate or time.start is None or time.end is None:
        return False
    return time.start <= point < time.end


def _is_next_to(time: TimeExpression, start: datetime | None, end: datetime | None) -> bool:
    """Whether an interval differs by its last unit, by a day in a rough length, or in one bound."""
    if end is not None and time.end is not None:
        last_kept = time.end == calendar.shifted(end, time.grain, 1)
        if time.start == start and last_kept:
            return True
    if start is not None and time.start is not None and end is time.end is None:
        return time.start == calendar.shifted(start, time.grain, 1)
    if start is None or end is None or time.start is None or time.end is None:
        return False
    if _VAGUE_PART.search(time.text):
        return time.start == start or time.end == end
    days = (time.start - start, time.end - end)
    return time.approximate and all(abs(day) <= DAY for day in days)


def _error(row: Fields, label: Fields) -> str:
    read = "; ".join(
        f"{time.text!r} {time.start}..{time.end}"
        for time in find_times(row.text("text"), row.moment("reference_time"))
    )
    values = [dict(value.row) for value in _resolutions(label)]
    return f"row {row.number}: {label.text('text')!r} {values}: {read or 'nothing read'}"


_KINDS = {"instant": "instants", "interval": "intervals", "holiday": "holidays"}


def evaluate_duckling(rows: Sequence[Fields]) -> Findings:
    """Compare times with the cases of Duckling."""
    findings = Findings()
    total = Tally("duckling: all")
    tallies = {kind: Tally(f"duckling: {name}") for kind, name in _KINDS.items()}
    for row in rows:
        if row.row.get("expected") is None:
            continue
        expected = row.object("expected")
        wanted = _duckling_interval(expected)
        times = find_times(row.text("text"), row.moment("reference_time"))
        right = any((time.start, time.end) == wanted for time in times)
        total.count(right)
        kind = expected.text("kind")
        if kind in tallies:
            tallies[kind].count(right)
        if not right:
            read = "; ".join(f"{time.text!r} {time.start}..{time.end}" for time in times)
            findings.errors.append(f"row {row.number}: {row.text('text')!r} {wanted}: {read}")
    findings.add(total, *tallies.values())
    return findings


def _duckling_interval(expected: Fields) -> Interval:
    start = expected.moment("value" if "value" in expected.row else "from")
    kind = expected.text("kind")
    if kind == "open_after":
        return start, None
    if kind == "open_before":
        return None, start
    if start is None or "to" in expected.row:
        return start, expected.moment("to")
    return start, calendar.shifted(start, Grain(expected.text("grain")), 1)


def evaluate_durations(rows: Sequence[Fields]) -> Findings:
    """Compare durations with the cases of Duckling."""
    findings = Findings()
    tally = Tally("duckling: durations")
    for row in rows:
        expected = row.object("expected")
        unit, count = Grain(expected.text("unit")), expected.whole("value")
        seconds = find_quantities(f"1 {unit}")[0].value * count
        items = find_quantities(row.text("text"))
        if not tally.count(any(_is_length(item, seconds) for item in items)):
            findings.errors.append(f"row {row.number}: {row.text('text')!r} {count} {unit}")
    findings.add(tally)
    return findings
