"""What each signal is worth: two sets of weights, as `training/train_ranking.py` wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("weights.yaml")

Weights = Mapping[str, float]
"""What a signal of 1 adds to the score; a signal without a weight adds nothing."""


@lru_cache(maxsize=2)
def shipped_weights(*, meaning: bool) -> Weights:
    """Return the trained weights for pools in which the meaning of candidates is known, or not."""
    table: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return dict(table["with_meaning" if meaning else "without_meaning"])
