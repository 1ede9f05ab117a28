"""Adds up what the signals and the verifier say of a pair to calibrated probabilities."""

from __future__ import annotations

import math

from claims.assessment.familiarity import familiarity_of
from claims.assessment.figure_signals import has_values
from claims.assessment.pair import Pair
from claims.assessment.signals import SIGNALS
from claims.assessment.weights import Calibration, Odds, Weights, shipped_weights
from claims.assessment.word_signals import told_as_a_table
from claims.comparison.sides import Side
from claims.stance import Reading
from claims.verdict import Assessment, Comparison, Contribution
from claims.verifier.entailment import Entailment

BASELINE = "baseline"
"""The name of what is added whatever is measured: how such pairs are in general."""
VERIFIER_SUPPORTS = "verifier: supports"
VERIFIER_REFUTES = "verifier: refutes"
LEAST = 0.001
"""The least probability that a verifier is believed: beyond, it is surer than it is right."""
DIGITS = 4
"""Decimals of the probabilities: the same on every machine."""


def assess(
    claim: Side,
    reference: Side,
    comparison: Comparison,
    rules: Reading,
    entailment: Entailment | None = None,
) -> Assessment:
    """Return how probable it is that a reference supports a claim, refutes it, or does neither.

    `claim` and `reference` are the sides as they were compared, `rules` what the strict rules say
    of them. The log-odds are sums of the contributions; what looks unlike the pairs that they were
    calibrated on is drawn towards "neither" afterwards.
    """
    pair = Pair(claim, reference, comparison, rules)
    weights = shipped_weights()
    contributions = contributions_of(pair, entailment, weights)
    odds = [
        math.exp(math.fsum(each.supports for each in contributions)),
        math.exp(math.fsum(each.refutes for each in contributions)),
    ]
    familiarity = round(familiarity_of(pair, weights.usual), DIGITS)
    supports, refutes = (round(familiarity * each / (1 + sum(odds)), DIGITS) for each in odds)
    return Assessment(
        supports=supports,
        refutes=refutes,
        neither=max(0.0, round(1 - supports - refutes, DIGITS)),
        contributions=contributions,
        familiarity=familiarity,
    )


def contributions_of(
    pair: Pair, entailment: Entailment | None, weights: Weights
) -> tuple[Contribution, ...]:
    """Return what each signal adds to the log-odds, the largest first, without those of nothing."""
    scale = weights.alone if entailment is None else weights.beside_verifier
    calibration = scale[kind_of(pair)]
    found = [Contribution(BASELINE, 1.0, *map(_rounded, calibration.baseline))]
    for name, odds in weights.signals.items():
        value = SIGNALS[name](pair)
        if value:
            added = _scaled(value, odds, calibration.signals)
            found.append(Contribution(name, _rounded(value), *added))
    if entailment is not None:
        found += _of_verifier(entailment, calibration)
    found.sort(key=lambda each: (-max(abs(each.supports), abs(each.refutes)), each.signal))
    return tuple(each for each in found if each.supports or each.refutes)


def kind_of(pair: Pair) -> str:
    """Return which of the kinds in `weights.KINDS` a pair is of; each is calibrated by itself."""
    if told_as_a_table(pair):
        return "table"
    return "values" if has_values(pair) else "words"


def entailment_odds(entailment: Entailment) -> Odds:
    """Return the verifier's log-odds of "supports" and of "refutes", each against "neither"."""
    neither = max(entailment.neither, LEAST)
    return (
        math.log(max(entailment.supports, LEAST) / neither),
        math.log(max(entailment.refutes, LEAST) / neither),
    )


def _of_verifier(entailment: Entailment, calibration: Calibration) -> list[Contribution]:
    return [
        Contribution(name, _rounded(value), _rounded(value * odds[0]), _rounded(value * odds[1]))
        for name, value, odds in zip(
            (VERIFIER_SUPPORTS, VERIFIER_REFUTES),
            entailment_odds(entailment),
            calibration.verifier,
            strict=True,
        )
    ]


def _scaled(value: float, odds: Odds, scale: tuple[Odds, Odds]) -> Odds:
    supports, refutes = value * odds[0], value * odds[1]
    return (
        round(supports * scale[0][0] + refutes * scale[1][0], DIGITS),
        round(supports * scale[0][1] + refutes * scale[1][1], DIGITS),
    )


def _rounded(value: float) -> float:
    return round(value, DIGITS)
