"""A multinomial logit of three answers, fitted by maximum likelihood with an L2 penalty.

The log-odds of "supports" and of "refutes", each against "neither", are sums over the columns. The
same data gives the same numbers: the start is fixed, and so is the order of the rows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Array = NDArray[np.float64]
ANSWERS = 3
"""Supports, refutes, neither."""


@dataclass(frozen=True, slots=True)
class Logit:
    """`weights` has a row for each column of the data, `baseline` is added to every row of it."""

    weights: Array
    baseline: Array

    def odds(self, table: Array) -> Array:
        """Return the two log-odds of each row."""
        found: Array = table @ self.weights + self.baseline
        return found

    def probabilities(self, table: Array) -> Array:
        """Return the probabilities of the three answers of each row."""
        return softmax(self.odds(table))


def softmax(odds: Array) -> Array:
    """Return three probabilities for each pair of log-odds."""
    padded = np.column_stack([odds, np.zeros(len(odds))])
    padded -= padded.max(axis=1, keepdims=True)
    found: Array = np.exp(padded)
    found /= found.sum(axis=1, keepdims=True)
    return found


def fit_logit(
    table: Array, labels: NDArray[np.int64], counts: Array, possible: Array, penalty: float
) -> Logit:
    """Return the logit that makes the labels most likely.

    `counts` is what each row counts; `possible` how likely each answer is in the set of the row, as
    a share of how likely it is elsewhere: where a set leaves an answer out, the odds among those
    that it has are what it shows. `penalty` is that on a weight of 1 of a column of spread
    1, in units of the mean loss.
    """
    size = table.shape[1]
    spread = table.std(axis=0)
    spread[spread == 0] = 1
    scaled = np.column_stack([table / spread, np.ones(len(table))])
    counts = counts / counts.sum()
    right = np.eye(ANSWERS)[labels]

    def loss(flat: Array) -> tuple[float, Array]:
        weights = flat.reshape(size + 1, 2)
        likely = softmax(scaled @ weights) * possible
        likely /= likely.sum(axis=1, keepdims=True)
        missed = (likely - right) * counts[:, None]
        shrunk = weights.copy()
        shrunk[-1] = 0
        value = -counts @ np.log((likely * right).sum(axis=1)) + penalty * (shrunk**2).sum() / 2
        return float(value), (scaled.T @ missed[:, :2] + penalty * shrunk).ravel()

    start = np.zeros(2 * (size + 1))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400})
    weights = found.x.reshape(size + 1, 2)
    return Logit(weights[:-1] / spread[:, None], weights[-1])
