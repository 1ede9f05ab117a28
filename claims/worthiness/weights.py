"""The weights of the signals: as trained, and as an editor has changed them.

The trained ones stand in `weights.yaml`, which `training/train_worthiness.py` writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("weights.yaml")


@dataclass(frozen=True, slots=True)
class Weights:
    """What each signal adds to the log-odds that a claim is worth checking.

    `base` is the log-odds of a claim in which no signal fires. A signal without a weight adds
    nothing.
    """

    base: float
    weights: Mapping[str, float]

    def changed(self, base: float | None, weights: Mapping[str, float]) -> Weights:
        """Return these weights with some of them replaced; a base of None stays as it is."""
        return Weights(self.base if base is None else base, {**self.weights, **weights})


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """Return the trained weights, and those set by hand for what no training data holds."""
    table: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return Weights(float(table["base"]), {**table["trained"], **table["set_by_hand"]})
