"""What pairs usually look like: the measures that familiarity is told by."""

from __future__ import annotations

import numpy as np
from assessment.logit import Array

from claims.assessment.familiarity import LOOKS, Usual, distance

NEAR = 0.95
"""Share of the pairs that are wholly familiar."""
FAR = 4.0
"""How many times as far a pair is when it is not familiar at all."""
LEAST_SPREAD = 0.02
"""A measure that hardly ever differs must not make every difference a large one."""


def usual_looks(looks: Array) -> Usual:
    """Return what is usual among these rows."""
    spreads = np.maximum(looks.std(axis=0), LEAST_SPREAD)
    table = {
        name: (round(float(mean), 3), round(float(spread), 3))
        for name, mean, spread in zip(LOOKS, looks.mean(axis=0), spreads, strict=True)
    }
    near = round(float(np.quantile(distances(looks, table), NEAR)), 3)
    return Usual(table, near, round(FAR * near, 3))


def distances(looks: Array, usual: dict[str, tuple[float, float]]) -> Array:
    """Return how far each row is from the usual."""
    return np.array([distance(dict(zip(LOOKS, row, strict=True)), usual) for row in looks])


def familiarities(looks: Array, usual: Usual) -> Array:
    """Return how familiar each row looks, in [0, 1]."""
    far = distances(looks, dict(usual.looks))
    found: Array = np.clip((usual.far - far) / (usual.far - usual.near), 0, 1)
    return found
