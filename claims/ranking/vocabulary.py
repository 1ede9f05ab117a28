"""The words of a question, how telling each is, and which words of the candidates they meet."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import median_low
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from claims.ranking.candidate import Pool
from claims.ranking.terms import content_words
from claims.ranking.wording import Wording, grams_of
from claims.wording import lemma_of

SAME_WORD = 0.9
"""Jaro-Winkler similarity, in [0, 1], from which two words are taken for spellings of one."""

SHORTEST_MISSPELLED = 4
"""Letters that a word has at least to be found in another spelling."""


def rarity(frequency: int, total: int) -> float:
    """Return BM25's weight of a word in `frequency` of `total` texts; never below 0."""
    inside = min(frequency, total)
    return math.log(1 + (total - inside + 0.5) / (inside + 0.5))


class Meeting(NamedTuple):
    """A word of the question that a word of a candidate stands for, and how alike they are."""

    word: str
    likeness: float


class Vocabulary:
    """The words of one question against those of all its candidates.

    `rarities` weighs each word by how few live references have it, `telling` by how few of the
    candidates do as well: what all candidates share tells none of them apart. `typical` is the
    weight of a word of which nothing is known. `met` are the candidates' words that stand for one
    of the question's.
    """

    def __init__(
        self,
        question: Wording,
        asked: str,
        pool: Pool,
        statements: Sequence[Wording],
        notes: Sequence[Wording],
    ) -> None:
        self.rarities = _rarities(question, asked, pool)
        shared = Counter(word for wording in statements for word in wording.words)
        self.telling = {
            word: weight * rarity(shared[word], len(statements))
            for word, weight in self.rarities.items()
        }
        self.typical = median_low(self.rarities.values()) if self.rarities else 1.0
        known = frozenset().union(shared, *(note.words for note in notes))
        self.met = _meetings(question.words, known)
        grams = frozenset().union(*map(grams_of, question.words))
        self._gram_count = len(grams)
        common = ((word, len(grams_of(word) & grams)) for word in shared)
        self._common = {word: count for word, count in common if count}

    def found(self, wording: Wording) -> dict[str, float]:
        """Return the question's words that a text has, and how alike the spellings are."""
        found: dict[str, float] = {}
        for word in wording.words & self.met.keys():
            ours, likeness = self.met[word]
            if likeness > found.get(ours, 0.0):
                found[ours] = likeness
        return found

    def share_met(self, wording: Wording) -> float:
        """Return the share of a text's words that the question has, rare ones counting more."""
        words = wording.words & self.met.keys()
        met = math.fsum(
            self.rarities[self.met[word].word] * self.met[word].likeness for word in words
        )
        other = self.typical * (len(wording.words) - len(words))
        return met / (met + other) if met else 0.0

    def spelled_alike(self, wording: Wording) -> float:
        """Return the cosine of the runs of four letters of a statement and of the question."""
        common = sum(self._common[word] for word in wording.words & self._common.keys())
        both = wording.gram_count * self._gram_count
        return min(1.0, common / math.sqrt(both)) if both else 0.0


def _meetings(ours: Iterable[str], theirs: Iterable[str]) -> dict[str, Meeting]:
    """Return which of our words each of theirs stands for: the same, or the one most alike."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in sorted(ours):
        by_letter[word[:1] if _may_be_misspelled(word) else ""].append(word)
    met = {word: Meeting(word, 1.0) for word in ours}
    for word in theirs:
        if word in met or not _may_be_misspelled(word):
            continue
        best: Meeting | None = None
        for own in by_letter.get(word[:1], ()):
            likeness = JaroWinkler.similarity(own, word, score_cutoff=SAME_WORD)
            if likeness and (best is None or likeness > best.likeness):
                best = Meeting(own, likeness)
        if best is not None:
            met[word] = best
    return met


def _may_be_misspelled(word: str) -> bool:
    return len(word) >= SHORTEST_MISSPELLED and not word.isdigit()


def _rarities(question: Wording, asked: str, pool: Pool) -> dict[str, float]:
    weights: dict[str, float] = {}
    for word in content_words(asked):
        weight = rarity(pool.frequencies.get(word, 0), pool.total)
        lemma = lemma_of(word)
        weights[lemma] = min(weight, weights.get(lemma, weight))
    unknown = rarity(0, pool.total)
    return {word: weights.get(word, unknown) for word in question.words}


def share_of(weights: Mapping[str, float], found: Mapping[str, float]) -> float:
    """Return the share, in [0, 1], of the weights that were found, each by its likeness."""
    total = math.fsum(weights.values())
    if not total:
        return 0.0
    return (
        math.fsum(weights[word] * likeness for word, likeness in found.items() if word in weights)
        / total
    )
