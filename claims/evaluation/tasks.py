"""The tasks that can be measured, and which of them a file of labelled data is for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from claims.errors import UsageError
from claims.evaluation import (
    article_text,
    attributions,
    contrasts,
    dispositions,
    names,
    quantities,
    retrieval,
    sentences,
    times,
    verdicts,
    worthiness,
)
from claims.evaluation.report import Evaluation, Row

ROWS_LOOKED_AT = 10
"""A task is told by the keys of the first rows; a file holds rows of one shape."""


class Task(Protocol):
    """What a module of this package offers."""

    @property
    def TASK(self) -> str:  # noqa: N802  (a constant of the module)
        """The task's name, as `--task` takes it."""

    def reads(self, row: Row, /) -> bool:
        """Whether a row has one of the shapes that this task knows."""

    def evaluate(self, rows: Sequence[Row], /) -> Evaluation:
        """Measure the task on labelled rows."""


TASKS: tuple[Task, ...] = (
    sentences,
    article_text,
    times,
    quantities,
    names,
    attributions,
    dispositions,
    worthiness,
    verdicts,
    contrasts,
    retrieval,
)


def task_named(name: str) -> Task:
    """Return a task by its name.

    Raises:
        UsageError: there is no task of that name.
    """
    named = {task.TASK: task for task in TASKS}
    if name not in named:
        raise UsageError(f"There is no task {name!r}. The tasks are: {', '.join(named)}.")
    return named[name]


def task_of(rows: Sequence[Row]) -> Task | None:
    """Return the task whose shape the first rows have, or None where they have that of no task.

    Raises:
        UsageError: they have the shape of several tasks.
    """
    first = rows[:ROWS_LOOKED_AT]
    found = [task for task in TASKS if first and all(task.reads(row) for row in first)]
    if len(found) > 1:
        several = ", ".join(task.TASK for task in found)
        raise UsageError(f"The rows can be read by several tasks ({several}): choose with --task.")
    return found[0] if found else None
