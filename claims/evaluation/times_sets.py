"""Times against TIMEX3 annotation: TempEval-3 documents and the phrases of timenorm.

Documents (UzZaman et al., SemEval-2013 task 1). Counted are the DATE and TIME annotations whose
value names an interval. One is found where a reading overlaps it, and exact where an overlapping
reading has its interval; a reading with a relation ("since 1989") is exact where its bound is one
of the interval's. A range that was read as one ("between 1985 and 1987") is exact for a first
date that it starts with and for a last one that it ends with, as TimeML annotates both apart.
"exact or its part" also takes the part of the value that an annotation's `mod` tells ("early
1991": START of 1991), which this software reads as a third. A reading that overlaps no TIMEX3 of
any type is spurious; that share is of the readings.

Phrases (Bethard 2013). Each is read alone, without its sentence; the document's own date is left
out, as it is the anchor. Precision is over the phrases for which a value was given, whatever their
label; recall is over the definite labels. Labels that name no period and no length (PRESENT_REF,
"1990-QX", "PXY") and frequencies are values that this software never gives; "vague labels too"
counts them as missed. Durations come from the quantities.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from claims.evaluation.report import Figure
from claims.evaluation.times_rows import Fields, Findings, Tally, f1
from claims.evaluation.timex_values import Interval, interval_of, length_value_of, value_of
from claims.facets import TimeExpression, TimeRelation
from claims.quantities.quantity_expressions import find_quantities
from claims.times.calendar_arithmetic import Period, part
from claims.times.time_expressions import find_times

_PARTS = {"START": "early", "MID": "mid", "END": "late"}
_DATES = ("DATE", "TIME")
_VAGUE = re.compile("_REF|X")


def evaluate_documents(rows: Sequence[Fields]) -> Findings:
    """Compare the times of whole documents with their annotation."""
    findings = Findings()
    found, exact = Tally("documents: found"), Tally("documents: exact")
    lenient, spurious = Tally("documents: exact or its part"), Tally("documents: spurious")
    for row in rows:
        text, anchor = row.text("text"), row.moment("reference_time")
        labels = row.objects("timex")
        places = [(label.whole("start"), label.whole("end")) for label in labels]
        times = find_times(text, anchor)
        for time in times:
            if spurious.count(not any(_overlaps(time, place) for place in places)):
                findings.errors.append(f"row {row.number}: spurious {time.text!r}")
        for label, place in zip(labels, places, strict=True):
            interval = interval_of(label.optional_text("value") or "")
            if label.text("type") not in _DATES or interval is None:
                continue
            near = [time for time in times if _overlaps(time, place)]
            found.count(bool(near))
            right = exact.count(any(_is_exact(time, interval, place) for time in near))
            lenient.count(right or any(_is_part(time, interval, label) for time in near))
            if not right:
                findings.errors.append(_error(row.number, label, near))
    findings.add(found, exact, lenient, spurious)
    return findings


def _overlaps(time: TimeExpression, place: tuple[int, int]) -> bool:
    return time.span.start < place[1] and place[0] < time.span.end


def _is_exact(time: TimeExpression, interval: Interval, place: tuple[int, int]) -> bool:
    if (time.start, time.end) == interval:
        return True
    if not time.resolved:
        return False
    if time.relation is not TimeRelation.DURING:
        return (time.start or time.end) in interval
    if time.span.start < place[0] and time.span.end <= place[1]:
        return time.end == interval[1]
    if place[1] < time.span.end and place[0] <= time.span.start:
        return time.start == interval[0]
    return False


def _is_part(time: TimeExpression, interval: Interval, label: Fields) -> bool:
    which = _PARTS.get(label.optional_text("mod") or "")
    if which is None or time.start is None or time.end is None:
        return False
    third = part(Period(*interval, time.grain), which)
    earlier_than_now = which == "early" and time.start == interval[0]
    return (time.start, time.end) == (third.start, third.end) or (
        earlier_than_now and interval[1] is not None and time.end <= interval[1]
    )


def _error(number: int, label: Fields, near: Sequence[TimeExpression]) -> str:
    read = "; ".join(f"{time.text!r} {_written(time.start)}..{_written(time.end)}" for time in near)
    return f"row {number}: {label.text('text')!r} {label.text('value')}: {read or 'nothing read'}"


def _written(moment: datetime | None) -> str:
    return moment.isoformat(timespec="minutes") if moment else "-"


def evaluate_phrases(rows: Sequence[Fields]) -> Findings:
    """Compare the values of single phrases with their TIMEX3 values."""
    findings = Findings()
    right = read = labelled = definite = 0
    for row in rows:
        if row.row.get("is_dct"):
            continue
        value = row.text("value")
        given = phrase_value(row.text("text"), row.moment("reference_time"))
        labelled += 1
        definite += row.text("type") != "SET" and not _VAGUE.search(value)
        read += bool(given)
        right += given == value
        if given != value:
            findings.errors.append(f"row {row.number}: {row.text('text')!r} {value}: {given!r}")
    if labelled:
        findings.figures += [
            Figure("phrases: value F1", f1(right, read, definite), definite),
            Figure("phrases: value F1, vague labels too", f1(right, read, labelled), labelled),
        ]
    return findings


def phrase_value(phrase: str, anchor: datetime | None) -> str:
    """Return the TIMEX3 value of the longest time read in a phrase, else of the longest length."""
    values = [(len(time.span), value_of(time)) for time in find_times(phrase, anchor)]
    if not values:
        values = [(len(item.span), length_value_of(item)) for item in find_quantities(phrase)]
    return max(values, default=(0, ""))[1]
