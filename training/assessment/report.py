"""How right probabilities are, set by set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from assessment.logit import ANSWERS, Array
from assessment.tables import Table
from numpy.typing import NDArray

BINS = 10
SUPPORTS, REFUTES = 0, 1
HEADER = (
    f"{'set':28} {'rows':>5} {'acc3':>5} {'own':>5} {'F1':>5} {'group':>5} {'ECE':>5}"
    f" {'precS':>5} {'covS':>5} {'precR':>5} {'covR':>5}"
)


@dataclass(frozen=True, slots=True)
class Answers:
    """Probabilities of the rows of a table, and which decisive answers they give."""

    table: Table
    probabilities: Array
    supports: NDArray[np.bool_]
    refutes: NDArray[np.bool_]


def lines_of(answers: Answers) -> Iterator[str]:
    """Yield a line of figures for each set, in the order of their names.

    `acc3` is the share of rows whose likeliest answer of three is right, `own` the same among the
    answers that the set has, `group` the share of contrast groups of two and more all right, `ECE`
    the expected calibration error in ten bins; then precision and coverage of decisive answers.
    """
    for source in sorted(set(answers.table.sources)):
        rows = answers.table.sources == source
        yield _line(source, answers, rows)


def _line(source: str, answers: Answers, rows: NDArray[np.bool_]) -> str:
    labels, groups = answers.table.labels[rows], answers.table.groups[rows]
    probabilities = answers.probabilities[rows]
    likeliest = probabilities.argmax(axis=1)
    right = likeliest == labels
    present = np.unique(labels)
    own = present[probabilities[:, present].argmax(axis=1)] == labels
    figures = [
        right.mean(),
        own.mean(),
        macro_f1(labels, likeliest),
        groups_right(groups, right),
        calibration_error(probabilities.max(axis=1), right),
        *_decisive(answers.supports[rows], labels == SUPPORTS),
        *_decisive(answers.refutes[rows], labels == REFUTES),
    ]
    told = " ".join("    -" if np.isnan(figure) else f"{figure:5.3f}" for figure in figures)
    return f"{source:28} {rows.sum():5} {told}"


def macro_f1(labels: NDArray[np.int64], answers: NDArray[np.int64]) -> float:
    """Return the mean over the answers of F1 = 2 · right / (given + labelled)."""
    found = []
    for answer in range(ANSWERS):
        size = (labels == answer).sum() + (answers == answer).sum()
        if size:
            found.append(2 * ((labels == answer) & (answers == answer)).sum() / size)
    return float(np.mean(found))


def groups_right(groups: NDArray[np.str_], right: NDArray[np.bool_]) -> float:
    """Return the share of groups of two and more rows of which all are right."""
    members: defaultdict[str, list[bool]] = defaultdict(list)
    for group, each in zip(groups, right, strict=True):
        members[group].append(bool(each))
    whole = [all(each) for each in members.values() if len(each) > 1]
    return float(np.mean(whole)) if whole else float("nan")


def calibration_error(probabilities: Array, right: NDArray[np.bool_]) -> float:
    """Return the mean difference between how sure and how right answers are, in ten bins."""
    bins = np.minimum((probabilities * BINS).astype(int), BINS - 1)
    error = 0.0
    for place in np.unique(bins):
        rows = bins == place
        error += rows.mean() * abs(probabilities[rows].mean() - right[rows].mean())
    return error


def _decisive(given: NDArray[np.bool_], right: NDArray[np.bool_]) -> tuple[float, float]:
    precision = right[given].mean() if given.any() else float("nan")
    coverage = given[right].mean() if right.any() else float("nan")
    return float(precision), float(coverage)
