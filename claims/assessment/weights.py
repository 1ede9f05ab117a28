"""What each signal is worth, as `training/train_assessment.py` wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from claims.assessment.familiarity import Usual

FILE = Path(__file__).with_name("weights.yaml")

KINDS = ("table", "values", "words")
"""Kinds of pairs: a reference that is a table; a claim with a figure or a time, and one without."""

Odds = tuple[float, float]
"""Log-odds of "supports" and of "refutes", each against "neither"."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How the sum of the signals and what the verifier says become calibrated log-odds.

    Each part gives two numbers, for "supports" and for "refutes". `baseline` is added to whatever
    is measured; `signals` and `verifier` give what a unit of each of the part's two numbers adds.
    """

    baseline: Odds
    signals: tuple[Odds, Odds]
    verifier: tuple[Odds, Odds]


Scale = Mapping[str, Calibration]
"""A calibration for each kind of pair that `kind_of` in assess.py tells apart."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything that an assessment rests on.

    `signals` gives what a signal of 1 adds to the two log-odds. `alone` is used where no verifier
    was asked, `beside_verifier` where one was; the verifier it was fitted with is `verifier`.
    """

    signals: Mapping[str, Odds]
    alone: Scale
    beside_verifier: Scale
    usual: Usual
    verifier: str


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """Return the trained weights."""
    return read_weights(yaml.safe_load(FILE.read_text("utf-8")))


def read_weights(table: Mapping[str, Any]) -> Weights:
    """Return the weights in a table of the shape of `weights.yaml`."""
    looks = {name: _odds(pair) for name, pair in table["usual"]["looks"].items()}
    return Weights(
        signals={name: _odds(pair) for name, pair in table["signals"].items()},
        alone=_scale(table["alone"]),
        beside_verifier=_scale(table["beside_verifier"]),
        usual=Usual(looks, table["usual"]["near"], table["usual"]["far"]),
        verifier=table["trained_on"]["verifier"],
    )


def _scale(table: Mapping[str, Any]) -> Scale:
    return {kind: _calibration(table[kind]) for kind in KINDS}


def _calibration(table: Mapping[str, Any]) -> Calibration:
    signals, verifier = table["signals"], table.get("verifier", ([0, 0], [0, 0]))
    return Calibration(
        _odds(table["baseline"]),
        (_odds(signals[0]), _odds(signals[1])),
        (_odds(verifier[0]), _odds(verifier[1])),
    )


def _odds(pair: tuple[float, float]) -> Odds:
    supports, refutes = pair
    return float(supports), float(refutes)
