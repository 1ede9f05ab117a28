"""Orders the candidates for a question, and says what put each where it is.

A weighted sum of named signals, fitted as a conditional logit (McFadden 1974; listwise ranking as
in ListNet, Cao et al. 2007): e to the score, as a share of the sum over the pool, is how likely a
candidate is the one that was looked for. No single signal orders well: sorting by a fuzzy score
alone puts the right reference first in 58 of 100 cases where BM25 does in 80.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from operator import itemgetter

from claims.ranking.candidate import Candidate, Pool, Question
from claims.ranking.signals import SIGNALS, has_meaning, signals_of
from claims.ranking.weights import Weights, shipped_weights
from claims.reference import Reference


@dataclass(frozen=True, slots=True)
class Part:
    """One signal of a candidate: its value, and the weight that it is multiplied with."""

    signal: str
    value: float
    weight: float

    @property
    def adds(self) -> float:
        """What the signal adds to the score."""
        return self.value * self.weight


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate, its score, and the signals that make it up, in the order of `SIGNALS`.

    The score is the sum of what the parts add. It compares candidates of one question and has no
    meaning beyond that: it is no confidence.
    """

    candidate: Candidate
    score: float
    parts: tuple[Part, ...]

    @property
    def reference(self) -> Reference:
        return self.candidate.reference


def rank(question: Question, pool: Pool, weights: Weights | None = None) -> tuple[Ranked, ...]:
    """Return every candidate of a pool, the closest first; equal scores by reference id.

    `weights` are the shipped ones where None: those with meaning if any candidate has one.
    """
    table = _weights_for(pool) if weights is None else weights
    found = signals_of(question, pool)
    ranked = [
        _ranked(candidate, signals, table)
        for candidate, signals in zip(pool.candidates, found, strict=True)
    ]
    return tuple(sorted(ranked, key=lambda each: (-each.score, each.reference.id)))


def closest(question: Question, pool: Pool, limit: int) -> tuple[Reference, ...]:
    """Return the `limit` references of a pool that are closest to a question, closest first."""
    weights = _weights_for(pool)
    scored = [
        (-_score(signals, weights), candidate.reference.id, candidate.reference)
        for candidate, signals in zip(pool.candidates, signals_of(question, pool), strict=True)
    ]
    return tuple(each for _score, _id, each in sorted(scored, key=itemgetter(0, 1))[:limit])


def _weights_for(pool: Pool) -> Weights:
    return shipped_weights(meaning=has_meaning(pool))


def _ranked(candidate: Candidate, signals: dict[str, float], weights: Weights) -> Ranked:
    parts = tuple(
        Part(name, signals[name], weights[name])
        for name in SIGNALS
        if name in signals and weights.get(name)
    )
    return Ranked(candidate, _score(signals, weights), parts)


def _score(signals: dict[str, float], weights: Weights) -> float:
    total = math.fsum(weights.get(name, 0.0) * value for name, value in signals.items())
    return round(total, 9)  # so that the last bits of a logarithm make no order
