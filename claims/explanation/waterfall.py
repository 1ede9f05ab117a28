"""How a probability came about: from the base rate, signal by signal, to what was calibrated.

The signals of an assessment add up on the scale of log-odds, here of a stance against "neither".
What they add up to is not yet the probability: a pair unlike those of the calibration is drawn
towards "neither", and four digits are kept. That difference is a step of its own, the last one, so
that the steps always lead to the probability shown.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.assessment.assess import BASELINE
from claims.verdict import Assessment, Contribution
from claims.vocabulary import Stance

SHOWN = 8
"""Signals that are steps of their own; the others are summed."""
_SMALLEST = 1e-4
"""Probabilities are kept with four digits; below this there is nothing to tell apart."""


class StepKind(StrEnum):
    """What a step stands for."""

    BASELINE = "baseline"
    SIGNAL = "signal"
    REST = "rest"
    FAMILIARITY = "familiarity"


@dataclass(frozen=True, slots=True)
class Step:
    """One step, from `start` to `start + amount`, in log-odds.

    `signal` names what was measured, and `value` what was found; both only for a signal. `summed`
    is how many signals a step of the rest holds.
    """

    kind: StepKind
    start: float
    amount: float
    signal: str = ""
    value: float | None = None
    summed: int = 0

    @property
    def end(self) -> float:
        return self.start + self.amount


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The steps to the probability, in [0, 1], that evidence has a stance."""

    stance: Stance
    probability: float
    steps: tuple[Step, ...]

    @property
    def bounds(self) -> tuple[float, float]:
        """The lowest and the highest place that the steps reach, zero included."""
        places = [0.0, *(place for step in self.steps for place in (step.start, step.end))]
        return min(places), max(places)


def leading_stance(assessment: Assessment) -> Stance:
    """Return the stance, supports or refutes, that is the more probable one."""
    return Stance.SUPPORTS if assessment.supports >= assessment.refutes else Stance.REFUTES


def waterfall_of(
    assessment: Assessment, stance: Stance | None = None, shown: int = SHOWN
) -> Waterfall:
    """Lay out what led to the probability of a stance, supports or refutes.

    Of any other stance, or none, the more probable of the two is taken. The largest `shown` signals
    are steps of their own, by size, and the others are summed.
    """
    if stance not in {Stance.SUPPORTS, Stance.REFUTES}:
        stance = leading_stance(assessment)
    refutes = stance is Stance.REFUTES
    probability = assessment.refutes if refutes else assessment.supports
    target = math.log(max(probability, _SMALLEST) / max(assessment.neither, _SMALLEST))
    steps: list[Step] = []

    def add(
        kind: StepKind, amount: float, found: Contribution | None = None, summed: int = 0
    ) -> None:
        start = steps[-1].end if steps else 0.0
        name, value = (found.signal, found.value) if found else ("", None)
        steps.append(Step(kind, start, amount, name, value, summed))

    base, signals = _parted(assessment.contributions, refutes=refutes)
    if base is not None:
        add(StepKind.BASELINE, base)
    for each in signals[:shown]:
        add(StepKind.SIGNAL, _amount(each, refutes=refutes), each)
    if rest := signals[shown:]:
        add(StepKind.REST, sum(_amount(each, refutes=refutes) for each in rest), None, len(rest))
    left = target - (steps[-1].end if steps else 0.0)
    if abs(left) >= 0.005:
        add(StepKind.FAMILIARITY, left)
    return Waterfall(stance, probability, tuple(steps))


def _parted(
    contributions: Sequence[Contribution], *, refutes: bool
) -> tuple[float | None, list[Contribution]]:
    """Return the base, and the other contributions that do something for the stance, by size."""
    base = [each for each in contributions if each.signal == BASELINE]
    signals = [
        each
        for each in contributions
        if each.signal != BASELINE and abs(_amount(each, refutes=refutes)) >= 0.005
    ]
    signals.sort(key=lambda each: (-abs(_amount(each, refutes=refutes)), each.signal))
    return (sum(_amount(each, refutes=refutes) for each in base) if base else None), signals


def _amount(contribution: Contribution, *, refutes: bool) -> float:
    return contribution.refutes if refutes else contribution.supports
