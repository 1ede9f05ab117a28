"""Measures what single sentences are told to be, and when those about the future fall due.

A row is `{"text": str, "published": "YYYY-MM-DD", "disposition": str, "due": "YYYY-MM-DD" | null}`.
`disposition` is "claimed" or an `ExclusionReason`; a sentence about the future that a date will
settle is claimed. `due` is the first day on which that can be judged: the day after the last one
that the words name ("on 3 May" falls due on 4 May), or null.

How it is counted: a sentence is judged alone, as a line of its own, by its content: who says it
does not count. The accuracy is the share of rows whose disposition is the labelled one; recall and
precision are given for each disposition that is labelled. "due date recall" is the share of
labelled due dates that are found to the day, "due date precision" the share of those found that
are right to the day. A date that is found where none is labelled is wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from claims.checkability.dispositions import exclusion_of
from claims.checkability.due_dates import due_date
from claims.errors import EvaluationDataError
from claims.evaluation.report import MAXIMUM_ERRORS, Evaluation, Figure, Row
from claims.span import Span
from claims.times.time_expressions import find_times
from claims.vocabulary import Disposition, ExclusionReason

TASK = "dispositions"

CLAIMED = Disposition.CLAIMED.value
DISPOSITIONS = (CLAIMED, *(reason.value for reason in ExclusionReason))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a sentence is, and when it falls due."""

    disposition: str
    due: date | None


def reads(row: Row) -> bool:
    """Say whether a row has the shape of this task."""
    return "text" in row and "disposition" in row


def evaluate(rows: Sequence[Row]) -> Evaluation:
    """Judge every row's sentence and compare with its labels.

    Raises:
        EvaluationDataError: a row lacks a field or holds a wrong one.
    """
    pairs = [(_labelled(number, row), _judged(number, row)) for number, row in enumerate(rows, 1)]
    errors = [
        f"row {number}: {_written(found)} instead of {_written(label)}: {rows[number - 1]['text']}"
        for number, (label, found) in enumerate(pairs, 1)
        if label != found
    ]
    figures = (*_disposition_figures(pairs), *_due_figures(pairs))
    return Evaluation(TASK, len(rows), figures, tuple(errors[:MAXIMUM_ERRORS]))


def _disposition_figures(pairs: Sequence[tuple[Judgement, Judgement]]) -> list[Figure]:
    labelled = Counter(label.disposition for label, _ in pairs)
    given = Counter(found.disposition for _, found in pairs)
    right = Counter(
        label.disposition for label, found in pairs if label.disposition == found.disposition
    )
    figures = [Figure("accuracy", _share(right.total(), len(pairs)), len(pairs))]
    for name in (name for name in DISPOSITIONS if labelled[name]):
        figures.append(
            Figure(f"{name} recall", _share(right[name], labelled[name]), labelled[name])
        )
        figures.append(Figure(f"{name} precision", _share(right[name], given[name]), given[name]))
    return figures


def _due_figures(pairs: Sequence[tuple[Judgement, Judgement]]) -> list[Figure]:
    labelled = sum(label.due is not None for label, _ in pairs)
    given = sum(found.due is not None for _, found in pairs)
    right = sum(label.due is not None and label.due == found.due for label, found in pairs)
    return [
        Figure("due date recall", _share(right, labelled), labelled),
        Figure("due date precision", _share(right, given), given),
    ]


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _judged(number: int, row: Row) -> Judgement:
    text = _text(number, row, "text")
    anchor = datetime.combine(_day(number, row, "published"), datetime.min.time())
    span = Span(0, len(text))
    reason = exclusion_of(text, span)
    due_at = due_date(text, span, find_times(text, anchor), anchor)
    if reason is None or due_at is not None:
        return Judgement(CLAIMED, due_at.date() if due_at else None)
    return Judgement(reason.value, None)


def _labelled(number: int, row: Row) -> Judgement:
    disposition = _text(number, row, "disposition")
    if disposition not in DISPOSITIONS:
        allowed = ", ".join(DISPOSITIONS)
        raise EvaluationDataError(number, f"disposition is {disposition!r}; use one of {allowed}.")
    due = None if row.get("due") is None else _day(number, row, "due")
    if due is not None and disposition != CLAIMED:
        raise EvaluationDataError(number, "due must be null unless disposition is 'claimed'.")
    return Judgement(disposition, due)


def _text(number: int, row: Row, field: str) -> str:
    value = row.get(field)
    if not isinstance(value, str) or not value.strip():
        raise EvaluationDataError(number, f"{field} is {value!r}; a text is expected.")
    return value


def _day(number: int, row: Row, field: str) -> date:
    value = row.get(field)
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        message = f"{field} is {value!r}; a date such as 2025-07-20 is expected."
        raise EvaluationDataError(number, message) from None


def _written(judgement: Judgement) -> str:
    due = f" (due {judgement.due})" if judgement.due else ""
    return f"{judgement.disposition}{due}"
