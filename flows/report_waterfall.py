"""The bars of a waterfall as the page draws them: places and widths in percent of the drawing."""

from __future__ import annotations

from dataclasses import dataclass

from claims.explanation import Waterfall, waterfall_of
from claims.verdict import Evidence
from flows import phrases

_THINNEST = 0.6
"""Percent of the width that the smallest bar still has, so that it can be seen."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One step in words, with what it measures, and as a bar.

    `left` and `width` are in percent of the drawing, in [0, 100].
    """

    words: str
    meaning: str
    amount: str
    speaks_for: bool
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class DrawnWaterfall:
    """A waterfall with its bars; `zero` is where the odds are even, in percent from the left."""

    waterfall: Waterfall
    zero: float
    bars: tuple[Bar, ...]


def drawn_waterfall(evidence: Evidence) -> DrawnWaterfall | None:
    """Draw what led to the probability of what a reference says, or nothing where there is none."""
    if evidence.assessment is None:
        return None
    waterfall = waterfall_of(evidence.assessment, evidence.stance)
    low, high = waterfall.bounds
    scale = 100 / (high - low) if high > low else 0.0
    bars = tuple(
        Bar(
            words=phrases.signal(step),
            meaning=phrases.meaning(step),
            amount=phrases.odds(step.amount),
            speaks_for=step.amount >= 0,
            left=round((min(step.start, step.end) - low) * scale, 2),
            width=max(_THINNEST, round(abs(step.amount) * scale, 2)),
        )
        for step in waterfall.steps
    )
    return DrawnWaterfall(waterfall, round(-low * scale, 2), bars)
