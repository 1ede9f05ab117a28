"""Whether probabilities can be relied on: of what is called 80 % sure, 80 % should be right."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.evaluation.judged import ANSWERS, Judged

BINS = 15
"""Bins of equal width, as in Guo et al. 2017."""

Forecast = tuple[float, bool]
"""A probability in [0, 1], and whether what it was given for came true."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The forecasts from `low` up to `high`: their number, their mean, and the share come true."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


def reliability(forecasts: Iterable[Forecast]) -> tuple[Bin, ...]:
    """Return the bins that hold a forecast, of 15 of equal width; 1 belongs to the last."""
    held: list[list[Forecast]] = [[] for _ in range(BINS)]
    for forecast in forecasts:
        held[min(BINS - 1, int(forecast[0] * BINS))].append(forecast)
    return tuple(
        Bin(
            low=place / BINS,
            high=(place + 1) / BINS,
            count=len(each),
            confidence=math.fsum(chance for chance, _ in each) / len(each),
            accuracy=sum(came_true for _, came_true in each) / len(each),
        )
        for place, each in enumerate(held)
        if each
    )


def calibration_error(forecasts: Sequence[Forecast]) -> float:
    """Return the expected calibration error, in [0, 1]; 0 for no forecasts.

    The mean over the bins of the distance between mean probability and share come true, each bin
    weighing as much as it holds (Naeini, Cooper and Hauskrecht 2015).
    """
    parts = (each.count * abs(each.accuracy - each.confidence) for each in reliability(forecasts))
    return math.fsum(parts) / max(1, len(forecasts))


def brier_score(judged: Sequence[Judged]) -> float:
    """Return half the mean squared distance between probabilities and label, in [0, 1].

    It is Brier's score of 1950 over the three answers, halved so that being sure of a wrong answer
    costs 1. 0 for no pairs.
    """
    costs = (
        (each.probabilities.of(answer) - (each.label == answer)) ** 2
        for each in judged
        for answer in ANSWERS
    )
    return math.fsum(costs) / 2 / max(1, len(judged))


def forecasts_of_most_probable(judged: Iterable[Judged]) -> list[Forecast]:
    """Return the largest probability of each pair, and whether its answer is the label."""
    return [
        (max(map(each.probabilities.of, ANSWERS)), each.most_probable() == each.label)
        for each in judged
    ]
