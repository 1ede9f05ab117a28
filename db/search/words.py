"""What an index of words offers, and which words of a question it is asked with.

The cost of a question is the number of postings that are read: the sum, over its words, of the
references that hold each. The rarest words come first and cost least, so a question is asked with
as many of them as a budget allows. On claim-to-reference data, dropping words that stand in more
than a tenth of all references leaves the ranking as good; the eight rarest alone would not do.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection

FEWEST_WORDS = 3
"""So many words are asked for however frequent they are."""

MOST_WORDS = 64
"""Words of one question; of a longer text the rarest are used."""

FREQUENT_AT_LEAST = 1_000
"""A word in fewer references costs nothing to ask for, whatever its share: in a small collection
about one story, the words of the story stand everywhere and are still what is looked for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that an index proposes, by its number; the score is positive, larger is closer."""

    number: int
    score: float


class WordIndex(Protocol):
    """Finds texts by their words, whatever the form: a word stands for its stem."""

    def total(self, connection: Connection) -> int:
        """Return how many texts the index holds."""

    def frequencies(self, connection: Connection, words: Sequence[str]) -> Mapping[str, int]:
        """Return how many texts hold each of `words`; 0 for a word that none holds."""

    def search(self, connection: Connection, words: Sequence[str], limit: int) -> Sequence[Hit]:
        """Return the `limit` best texts that hold any of `words`, by BM25.

        The best comes first, equal scores by number. Words with one stem count once.
        """


class MeaningIndex(Protocol):
    """Finds references by what they mean: the cosine of embeddings, in [-1, 1]."""

    def search(self, text: str, limit: int) -> Sequence[tuple[int, float]]:
        """Return the numbers and cosines of the `limit` references nearest to `text`."""

    def cosines(self, text: str, numbers: Collection[int]) -> Mapping[int, float]:
        """Return the cosine of those of the references that the index holds."""


def affordable_words(
    frequencies: Mapping[str, int], total: int, *, frequent_share: float, budget: int
) -> list[str]:
    """Return the words worth asking for, rarest first; none that no text holds.

    Words in more than `frequent_share` (in [0, 1]) of the `total` texts, and in more than
    `FREQUENT_AT_LEAST`, are left out, and so is what would take the postings that are read beyond
    `budget`; `FEWEST_WORDS` are always kept.
    """
    known = sorted((count, word) for word, count in frequencies.items() if count)
    most = max(FREQUENT_AT_LEAST, frequent_share * total)
    chosen: list[str] = []
    postings = 0
    for count, word in known[:MOST_WORDS]:
        postings += count
        if len(chosen) >= FEWEST_WORDS and (count > most or postings > budget):
            break
        chosen.append(word)
    return chosen
