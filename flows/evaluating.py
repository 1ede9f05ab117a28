"""Measures files of labelled data, one after the other; one that is wrong stops no other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from claims.errors import EvaluationDataError, UsageError
from claims.evaluation import retrieval, verdicts
from claims.evaluation.dataset import Dataset, read_dataset
from claims.evaluation.judged import ANSWERS
from claims.evaluation.report import Evaluation
from claims.evaluation.tasks import Task, task_named, task_of
from claims.evaluation.verdict_figures import confusion
from claims.identity import plain
from claims.judge import engine_of
from claims.reference import Reference
from claims.settings import Settings
from db.ledger import Ledger
from flows.environment import code_version


@dataclass(frozen=True, slots=True)
class Measured:
    """A file that was measured.

    `seconds` is the processor time of it, reading included; `rows_per_second` counts by the clock,
    without the reading of the file.
    """

    dataset: Dataset
    evaluation: Evaluation
    seconds: float
    rows_per_second: float


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
    settings: Settings,
    told: Callable[[Event], None],
) -> Measurement:
    """Measure files, and tell of each as soon as it is done.

    `task` names the task of all of them; without it each file's rows tell. `limit` bounds the rows
    of each file. `settings` are what verdicts are decided under; the other tasks measure parts that
    do not depend on them.

    Raises:
        UsageError: there is no task of that name.
    """
    forced = task_named(task) if task else None
    events: list[Event] = []
    for file in files:
        event = _measured(file, forced, limit, settings)
        told(event)
        events.append(event)
    return Measurement(
        tuple(event for event in events if isinstance(event, Measured)),
        tuple(event for event in events if isinstance(event, Skipped)),
        tuple(event for event in events if isinstance(event, Refused)),
    )


def _measured(file: Path, forced: Task | None, limit: int | None, settings: Settings) -> Event:
    began = time.process_time()
    lines: tuple[int, ...] = ()
    try:
        dataset = read_dataset(file, limit)
        task = forced or task_of(dataset.rows)
        if task is None:
            return Skipped(file)
        lines = dataset.lines
        started = time.perf_counter()
        evaluation = _evaluated(task, dataset, settings)
        elapsed = time.perf_counter() - started
    except EvaluationDataError as error:
        # A task numbers the rows that it is given; the reader of a file looks for a line.
        line = lines[error.row - 1] if 0 < error.row <= len(lines) else error.row
        return Refused(file, f"{file}:{line}: {error.message}")
    except UsageError as error:
        message = str(error)
        return Refused(file, message if str(file) in message else f"{file}: {message}")
    rate = len(dataset.rows) / max(elapsed, 1e-9)
    return Measured(dataset, evaluation, time.process_time() - began, rate)


def _evaluated(task: Task, dataset: Dataset, settings: Settings) -> Evaluation:
    if task is verdicts:
        return verdicts.evaluate(dataset.rows, settings)
    if task is retrieval:
        with _store(settings) as store:
            return retrieval.evaluate(dataset.rows, store, settings)
    return task.evaluate(dataset.rows)


@contextmanager
def _store(settings: Settings) -> Iterator[retrieval.OpenStore]:
    """Give a real ledger that is gone afterwards, which proposes by words and values."""
    with (
        TemporaryDirectory(prefix="claimledger-") as folder,
        Ledger.open(f"sqlite:///{Path(folder) / 'references.db'}") as ledger,
    ):

        def open_store(references: Sequence[Reference]) -> retrieval.Propose:
            ledger.add_references(references, run_id=None, retrieved_at=datetime.now(UTC))
            return lambda question: ledger.propose(question, settings.matching)

        yield open_store


def as_json_data(measurement: Measurement, error_count: int, settings: Settings) -> dict[str, Any]:
    """Return a measurement as plain JSON data: the output of `--json`.

    `value` is a share or a score in [0, 1], `of` what it is a share of; `seconds` is processor
    time, `rows_per_second` goes by the clock. `confusion` gives, for labelled pairs, how many of
    each label were judged how: as recorded, and by the most probable answer.
    """
    return {
        "version": code_version(),
        "engine": engine_of(settings),
        "configuration": settings.judging_id,
        "datasets": [_dataset(each, error_count) for each in measurement.measured],
        "skipped": [str(each.file) for each in measurement.skipped],
        "refused": [
            {"file": str(each.file), "message": each.message} for each in measurement.refused
        ],
    }


def _dataset(measured: Measured, error_count: int) -> dict[str, Any]:
    dataset, evaluation = measured.dataset, measured.evaluation
    written = {
        "file": str(dataset.file),
        "sha256": dataset.sha256,
        "task": evaluation.task,
        "rows": evaluation.rows,
        "rows_in_file": dataset.total,
        "seconds": round(measured.seconds, 3),
        "rows_per_second": round(measured.rows_per_second, 1),
        "figures": [plain(figure) for figure in evaluation.figures],
        "errors": list(evaluation.errors[:error_count]),
    }
    return written | ({"confusion": confusion_of(evaluation)} if evaluation.judged else {})


def confusion_of(evaluation: Evaluation) -> dict[str, dict[str, dict[str, int]]]:
    """Return the pairs of each label by their answer, for two ways of answering.

    "none" counts the pairs whose two most probable answers are equally so.
    """
    judged = evaluation.judged
    ways = {
        "recorded": confusion(judged, [each.answer for each in judged]),
        "most probable": confusion(judged, [each.most_probable() for each in judged]),
    }
    found: dict[str, dict[str, dict[str, int]]] = {}
    for way, counts in ways.items():
        tied = any(answer is None for _, answer in counts)
        answers = (*ANSWERS, *([None] if tied else []))
        found[way] = {
            label: {answer or "none": counts.get((label, answer), 0) for answer in answers}
            for label in ANSWERS
        }
    return found
