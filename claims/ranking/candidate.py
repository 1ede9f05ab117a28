"""What is asked of a reference store, and what it proposes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claims.reference import Reference


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: a text that stands alone, and its values (`claims.value_keys`)."""

    text: str
    values: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reference that was proposed, and what proposed it.

    `words` is its BM25 score, larger is closer, None where the words did not propose it;
    `meaning` the cosine of the two texts' embeddings in [-1, 1], None where none is known;
    `values` those of the reference that the store holds.
    """

    reference: Reference
    words: float | None = None
    meaning: float | None = None
    values: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pool:
    """The candidates for one question, in no order that matters.

    `frequencies` says in how many of the `total` live references each content word of the question
    stands (`claims.ranking.terms.content_words`); `value_frequencies` the same of its values.
    """

    candidates: tuple[Candidate, ...] = ()
    frequencies: Mapping[str, int] = field(default_factory=dict)
    value_frequencies: Mapping[str, int] = field(default_factory=dict)
    total: int = 0
