"""How often decisive answers are wrong, when more or fewer are given: selective classification.

Every pair has a decisive answer, the more probable of supported and refuted, and how probable that
is. Given from the surest down, `coverage` is the share of all pairs that have been answered, and
`risk` the share of these answers that are wrong (El-Yaniv and Wiener 2010). What is labelled
undecided is a wrong decisive answer wherever it is given one. Answers that are equally sure are
given together, so that their order does not matter.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from claims.evaluation.judged import REFUTED, SUPPORTED, Judged

PRECISION = 0.95
"""What decisive verdicts should reach."""


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What giving the answers down to `probability` comes to; the rest are shares in [0, 1].

    `gained` is the share of pairs that this point answers and the one before does not.
    """

    probability: float
    coverage: float
    risk: float
    gained: float


def risk_coverage(judged: Sequence[Judged]) -> tuple[CurvePoint, ...]:
    """Return the curve, from the surest answers to all of them."""
    answers = sorted((_sureness(each) for each in judged), reverse=True)
    points = []
    given = wrong = 0
    for probability, together in groupby(answers, key=lambda answer: answer[0]):
        outcomes = [is_right for _, is_right in together]
        given += len(outcomes)
        wrong += outcomes.count(False)
        share = len(outcomes) / len(answers)
        points.append(CurvePoint(probability, given / len(answers), wrong / given, share))
    return tuple(points)


def area_under(curve: Sequence[CurvePoint]) -> float:
    """Return the mean risk over all coverages, in [0, 1] (AURC, Geifman et al. 2019)."""
    return math.fsum(point.risk * point.gained for point in curve)


def coverage_at(curve: Sequence[CurvePoint], precision: float = PRECISION) -> float:
    """Return the largest coverage at which at least that share of the answers is right, or 0."""
    # 1 - .05 is less than .95 in binary; a risk of exactly 5 % is good enough.
    kept = (point.coverage for point in curve if point.risk <= 1 - precision + 1e-9)
    return max(kept, default=0.0)


def _sureness(judged: Judged) -> tuple[float, bool]:
    """Return how probable the more probable decisive answer is, and whether it is the label.

    Where both are equally probable neither is given: that is wrong.
    """
    answer = judged.most_probable((SUPPORTED, REFUTED))
    chances = judged.probabilities
    return max(chances.supported, chances.refuted), answer == judged.label
