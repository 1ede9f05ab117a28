"""Measures files of labelled data, one after the other; one that is wrong stops no other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.errors import EvaluationDataError, UsageError
from claims.evaluation.dataset import Dataset, read_dataset
from claims.evaluation.report import Evaluation
from claims.evaluation.tasks import Task, task_named, task_of
from claims.identity import plain
from claims.judge import ENGINE
from flows.environment import code_version


@dataclass(frozen=True, slots=True)
class Measured:
    """A file that was measured; `seconds` is the processor time of it, reading included."""

    dataset: Dataset
    evaluation: Evaluation
    seconds: float


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file whose rows no task reads."""

    file: Path
    reason: str = "no task reads its rows."


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that cannot be measured; the message names it, and the line where one is wrong."""

    file: Path
    message: str


@dataclass(frozen=True, slots=True)
class Measurement:
    """What became of each file, in the order given."""

    measured: tuple[Measured, ...]
    skipped: tuple[Skipped, ...]
    refused: tuple[Refused, ...]


Event = Measured | Skipped | Refused


def measure(
    files: Iterable[Path],
    *,
    task: str | None = None,
    limit: int | None = None,
    told: Callable[[Event], None],
) -> Measurement:
    """Measure files, and tell of each as soon as it is done.

    `task` names the task of all of them; without it each file's rows tell. `limit` bounds the rows
    of each file.

    Raises:
        UsageError: there is no task of that name.
    """
    forced = task_named(task) if task else None
    events: list[Event] = []
    for file in files:
        event = _measured(file, forced, limit)
        told(event)
        events.append(event)
    return Measurement(
        tuple(event for event in events if isinstance(event, Measured)),
        tuple(event for event in events if isinstance(event, Skipped)),
        tuple(event for event in events if isinstance(event, Refused)),
    )


def _measured(file: Path, forced: Task | None, limit: int | None) -> Event:
    began = time.process_time()
    lines: tuple[int, ...] = ()
    try:
        dataset = read_dataset(file, limit)
        task = forced or task_of(dataset.rows)
        if task is None:
            return Skipped(file)
        lines = dataset.lines
        evaluation = task.evaluate(dataset.rows)
    except EvaluationDataError as error:
        # A task numbers the rows that it is given; the reader of a file looks for a line.
        line = lines[error.row - 1] if 0 < error.row <= len(lines) else error.row
        return Refused(file, f"{file}:{line}: {error.message}")
    except UsageError as error:
        message = str(error)
        return Refused(file, message if str(file) in message else f"{file}: {message}")
    return Measured(dataset, evaluation, time.process_time() - began)


def as_json_data(measurement: Measurement, error_count: int) -> dict[str, Any]:
    """Return a measurement as plain JSON data: the output of `--json`.

    `value` is a share or a score in [0, 1], `of` what it is a share of; `seconds` is processor
    time.
    """
    return {
        "version": code_version(),
        "engine": ENGINE,
        "datasets": [_dataset(each, error_count) for each in measurement.measured],
        "skipped": [str(each.file) for each in measurement.skipped],
        "refused": [
            {"file": str(each.file), "message": each.message} for each in measurement.refused
        ],
    }


def _dataset(measured: Measured, error_count: int) -> dict[str, Any]:
    dataset, evaluation = measured.dataset, measured.evaluation
    return {
        "file": str(dataset.file),
        "sha256": dataset.sha256,
        "task": evaluation.task,
        "rows": evaluation.rows,
        "rows_in_file": dataset.total,
        "seconds": round(measured.seconds, 3),
        "figures": [plain(figure) for figure in evaluation.figures],
        "errors": list(evaluation.errors[:error_count]),
    }
