"""The gate: no part may read worse on its pinned set than floors.yaml says."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from claims.evaluation.dataset import read_dataset
from claims.evaluation.report import Evaluation, Figure
from claims.evaluation.tasks import task_named, task_of

FOLDER = Path(__file__).parent
SETS = {path.stem: path for path in sorted(FOLDER.glob("*.jsonl"))}
BOUNDS = {"at_least", "at_most"}
FLOORS: dict[str, dict[str, dict[str, float]]] = yaml.safe_load(
    FOLDER.joinpath("floors.yaml").read_text("utf-8")
)
CASES = [
    pytest.param(task, bound, name, limit, id=f"{task}: {name} {bound} {limit}")
    for task, bounds in FLOORS.items()
    for bound, limits in bounds.items()
    for name, limit in limits.items()
]


@cache
def measured(task: str) -> Evaluation:
    return task_named(task).evaluate(read_dataset(SETS[task]).rows)


def figures(task: str) -> dict[str, Figure]:
    return {figure.name: figure for figure in measured(task).figures}


def test_every_pinned_set_has_floors_and_every_floor_a_set():
    assert FLOORS.keys() == SETS.keys()


@pytest.mark.parametrize("task", SETS)
def test_a_pinned_set_is_told_by_its_rows_and_large_enough(task):
    rows = read_dataset(SETS[task]).rows
    assert task_of(rows) is task_named(task)
    assert len(rows) >= 16


@pytest.mark.parametrize("task", FLOORS)
def test_floors_are_possible(task):
    assert FLOORS[task].keys() <= BOUNDS
    limits = [limit for each in FLOORS[task].values() for limit in each.values()]
    assert limits
    assert all(0 <= limit <= 1 for limit in limits)


@pytest.mark.parametrize(("task", "bound", "name", "limit"), CASES)
def test_a_figure_keeps_to_its_floor(task, bound, name, limit):
    found = figures(task)
    assert name in found, f"{task} has no such figure, but {', '.join(found)}"
    figure = found[name]
    told = f"{task}: {name} is {figure.value:.4f} of {figure.of}"
    assert figure.of > 0, told
    if bound == "at_least":
        assert figure.value >= limit, f"{told}, and has to be at least {limit}"
    else:
        assert figure.value <= limit, f"{told}, and may be at most {limit}"


@pytest.mark.parametrize("task", SETS)
def test_a_measurement_is_the_same_each_time(task):
    again = task_named(task).evaluate(read_dataset(SETS[task]).rows)
    assert again == measured(task)
