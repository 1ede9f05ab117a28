"""Every signal of what a reference says about a claim, by name.

A signal is a plain function of a `Pair`; its docstring says what it measures. All are in [0, 1],
and 0 means that there is nothing to see. What each is worth is in `weights.yaml`.
"""

from __future__ import annotations

from collections.abc import Mapping

from claims.assessment import event_signals, figure_signals, value_signals, word_signals
from claims.assessment.pair import Pair
from claims.assessment.signal import Signal, name_of

SIGNALS: Mapping[str, Signal] = {
    name_of(signal): signal
    for signal in (*figure_signals.ALL, *value_signals.ALL, *word_signals.ALL, *event_signals.ALL)
}


def signals_of(pair: Pair) -> dict[str, float]:
    """Return the value of every signal."""
    return {name: signal(pair) for name, signal in SIGNALS.items()}
