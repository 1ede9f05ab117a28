"""From which probability an answer may be decisive: 95 of 100 decisive answers must be right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from assessment.logit import Array
from numpy.typing import NDArray

PRECISION = 0.965
"""Share of decisive answers that must be right on held-out folds. 95 of 100 are wanted on pages not
seen before, and there it came out one to two points lower than on the folds."""
LEAST_ROWS = 30
"""Decisive answers below which their share of right ones tells nothing."""
STEPS = np.round(np.arange(0.5, 1.0, 0.005), 3)


@dataclass(frozen=True, slots=True)
class Point:
    """At a threshold: the share of given answers that are right, and the share that is given."""

    threshold: float
    precision: float
    coverage: float


def points(
    probabilities: Array,
    right: NDArray[np.bool_],
    allowed: NDArray[np.bool_],
    counts: Array,
) -> list[Point]:
    """Return what each threshold gives on the rows that count for something.

    `allowed` says where no guard stands against the answer.
    """
    found = []
    for step in STEPS:
        given = allowed & (probabilities >= step) & (counts > 0)
        if given.sum() >= LEAST_ROWS:
            precision = counts[given & right].sum() / counts[given].sum()
            coverage = counts[given & right].sum() / counts[right].sum()
            found.append(Point(float(step), float(precision), float(coverage)))
    return found


def threshold_of(curve: list[Point]) -> float:
    """Return the smallest threshold at which the answers are right often enough, 1 for none."""
    return min((point.threshold for point in curve if point.precision >= PRECISION), default=1.0)
