"""Signals of the event: which ties hold or fail, and what the strict rules say."""

from __future__ import annotations

from claims.assessment.pair import Pair
from claims.assessment.signal import Signal, named
from claims.comparison.guard import guard_conflicts
from claims.vocabulary import Stance

FAILING = ("event", "parties", "names", "series", "scope")
"""Kinds of ties that may fail; the ties by values are told by the signals of values."""
HOLDING = ("event", "names", "series", "wording")


def _failing(kind: str) -> Signal:
    return named(
        f"tie fails {kind}",
        f"1 where the tie “{kind}” keeps the claim and the reference apart.",
        lambda pair: float(kind in pair.failed_ties),
    )


def _holding(kind: str) -> Signal:
    return named(
        f"tie holds {kind}",
        f"1 where the tie “{kind}” ties the claim and the reference to one event.",
        lambda pair: float(kind in pair.held_ties),
    )


def same_event(pair: Pair) -> float:
    """1 where the ties say that both speak of one event."""
    return float(pair.comparison.same_event)


def rules_support(pair: Pair) -> float:
    """1 where the strict rules say that the reference supports the claim."""
    return float(pair.rules.stance is Stance.SUPPORTS)


def rules_refute(pair: Pair) -> float:
    """1 where the strict rules say that the reference refutes the claim."""
    return float(pair.rules.stance is Stance.REFUTES)


def guard_conflict(pair: Pair) -> float:
    """1 where a facet conflicts in a way that counts as a contradiction of the claim."""
    return float(bool(guard_conflicts(pair.comparison)))


ALL: tuple[Signal, ...] = (
    *(_failing(kind) for kind in FAILING),
    *(_holding(kind) for kind in HOLDING),
    same_event,
    rules_support,
    rules_refute,
    guard_conflict,
)
