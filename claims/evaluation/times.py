"""How well times are read: intervals against labelled ones.

Rows come in the plain shape
`{"text": str, "published": "YYYY-MM-DD" | null, "times": [{"words": str, "start": str | null,
"end": str | null}]}`
with ISO 8601 times and half-open intervals, or in those of TempEval-3 documents, timenorm phrases,
Recognizers and Duckling, which their modules describe. Each kind of row has its own figures.

Plain rows: each label is looked for at the first place of its words that no earlier label took.
It is found where a reading overlaps that place, and exact where one has its start and end; a time
that is labelled without either has to be left unresolved or unread. A reading that overlaps no
label is spurious. A row without labels says that nothing in it is a time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claims.errors import EvaluationDataError
from claims.evaluation.report import MAXIMUM_ERRORS, Evaluation, Row
from claims.evaluation.times_rows import Fields, Findings, Tally
from claims.evaluation.times_sets import evaluate_documents, evaluate_phrases
from claims.evaluation.times_suites import (
    evaluate_duckling,
    evaluate_durations,
    evaluate_recognizers,
)
from claims.facets import TimeExpression
from claims.times.time_expressions import find_times

TASK = "times"

_Evaluator = Callable[[Sequence[Fields]], Findings]


def reads(row: Row) -> bool:
    """Whether a row has one of the shapes of this task."""
    return _evaluator_of(row) is not None


def evaluate(rows: Sequence[Row]) -> Evaluation:
    """Measure the reading of times on rows of any of the shapes.

    Raises:
        EvaluationDataError: a row has none of the shapes, or a field of another type.
    """
    groups: dict[_Evaluator, list[Fields]] = {}
    for number, row in enumerate(rows, start=1):
        evaluator = _evaluator_of(row)
        if evaluator is None:
            raise EvaluationDataError(
                number, "a row of times needs 'text' and 'times', a list of objects"
            )
        groups.setdefault(evaluator, []).append(Fields(number, row))
    findings = [evaluator(fields) for evaluator, fields in groups.items()]
    return Evaluation(
        TASK,
        len(rows),
        tuple(figure for found in findings for figure in found.figures),
        tuple(error for found in findings for error in found.errors)[:MAXIMUM_ERRORS],
    )


def _evaluator_of(row: Row) -> _Evaluator | None:
    names = row.keys()
    if "text" not in names:
        return None
    if "times" in names:
        return _evaluate_plain
    if {"timex", "reference_time"} <= names:
        return evaluate_documents
    if {"type", "value", "reference_time"} <= names:
        return evaluate_phrases
    if {"expected", "reference_time"} <= names:
        if "model" in names:
            is_time = str(row.get("model")).startswith("DateTime")
            return evaluate_recognizers if is_time else None
        return evaluate_duckling
    is_duration = str(row.get("raw", "")).startswith("DurationData")
    return evaluate_durations if is_duration and "expected" in names else None


def _evaluate_plain(rows: Sequence[Fields]) -> Findings:
    findings = Findings()
    found, exact, spurious = Tally("times: found"), Tally("times: exact"), Tally("times: spurious")
    for row in rows:
        text = row.text("text")
        times = find_times(text, row.moment("published"))
        places = _places(row, text)
        for time in times:
            known = any(_overlaps(time, place) for place, _ in places)
            if spurious.count(not known):
                findings.errors.append(f"row {row.number}: spurious {time.text!r}")
        for place, label in places:
            near = [time for time in times if _overlaps(time, place)]
            wanted = (label.moment("start"), label.moment("end"))
            unread = wanted == (None, None) and not any(time.resolved for time in near)
            found.count(bool(near) or unread)
            if not exact.count(unread or any((time.start, time.end) == wanted for time in near)):
                read = "; ".join(f"{time.text!r} {time.start}..{time.end}" for time in near)
                wrong = f"{label.text('words')!r} {wanted[0]}..{wanted[1]}"
                findings.errors.append(f"row {row.number}: {wrong}: {read or 'nothing read'}")
    findings.add(found, exact, spurious)
    return findings


def _places(row: Fields, text: str) -> list[tuple[tuple[int, int], Fields]]:
    """Return each label with the place of its words, none twice."""
    places: list[tuple[tuple[int, int], Fields]] = []
    taken: dict[str, int] = {}
    for label in row.objects("times"):
        words = label.text("words")
        start = text.find(words, taken.get(words, 0)) if words else -1
        if start < 0:
            raise EvaluationDataError(row.number, f"'words' must stand in 'text', not {words!r}")
        taken[words] = start + len(words)
        places.append(((start, start + len(words)), label))
    return places


def _overlaps(time: TimeExpression, place: tuple[int, int]) -> bool:
    return time.span.start < place[1] and place[0] < time.span.end
