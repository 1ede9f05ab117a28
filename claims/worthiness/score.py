"""Check-worthiness: how much a claim is worth an editor's time, from signals that can be read.

A weighted sum of yes-or-no signals through the logistic function, as in Full Fact's pastel: every
signal that fired is kept with its weight, so a score can be argued with. The score ranks claims
for an editor; only what is clearly empty is dropped by it (`extraction.minimum_worthiness`).
"""

from __future__ import annotations

import math

from claims.claim import CheckWorthiness, Signal
from claims.worthiness.signals import Material, fired_signals
from claims.worthiness.weights import Weights, shipped_weights

__all__ = ["WORTH_CHECKING", "Material", "worthiness_of"]

WORTH_CHECKING = 0.5
"""The score from which a claim counts as worth checking; training sets the base to fit it."""


def worthiness_of(material: Material, weights: Weights | None = None) -> CheckWorthiness:
    """Score a claim in [0, 1], and name the signals that fired and count.

    `weights` are those of the settings (`ExtractionSettings.worthiness.in_force`); the trained
    ones where it is None. A signal of weight 0 is not named: it gives no reason.
    """
    table = weights or shipped_weights()
    weighed = ((name, table.weights.get(name, 0.0)) for name in fired_signals(material))
    signals = tuple(Signal(name, weight) for name, weight in weighed if weight)
    log_odds = table.base + math.fsum(signal.weight for signal in signals)
    return CheckWorthiness(score=round(_logistic(log_odds), 4), signals=signals)


def _logistic(log_odds: float) -> float:
    """Return the probability of `log_odds`, without overflow for weights of any size."""
    return 0.5 * (1 + math.tanh(log_odds / 2))
