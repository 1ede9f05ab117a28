"""Searching in one state of the index of words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import tantivy
from sqlalchemy import Connection

from db.search.derived.word_engine import (
    DIGEST,
    NUMBER,
    STATEMENT,
    composed,
    make_analyzer,
    make_schema,
)
from db.search.words import MOST_WORDS, Hit

TIES = 32
"""Hits that are read beyond the wanted ones, so that equal scores are told apart by number."""


class PinnedWords:
    """Finds references by their words (`db.search.words.WordIndex`); the ledger is not asked."""

    def __init__(self, searcher: tantivy.Searcher) -> None:
        self._searcher = searcher
        self._schema = make_schema()
        self._analyzer = make_analyzer()

    def total(self, _connection: Connection) -> int:
        """Return how many references the index holds."""
        return self._searcher.num_docs - 1

    def frequencies(self, _connection: Connection, words: Sequence[str]) -> Mapping[str, int]:
        """Return how many references hold each of `words`; a reference dropped may still count."""
        found = {}
        for word in words:
            terms = self._analyzer.analyze(composed(word))
            found[word] = min(
                (self._searcher.doc_freq(STATEMENT, term) for term in terms), default=0
            )
        return found

    def search(self, _connection: Connection, words: Sequence[str], limit: int) -> list[Hit]:
        """Return the `limit` best references that hold any of `words`, by BM25."""
        query = self._query(words)
        if query is None or limit < 1:
            return []
        found = self._searcher.search(query, limit + TIES, count=False).hits
        numbers = self._searcher.fast_field_values(NUMBER, [address for _score, address in found])
        hits = [
            Hit(int(number or 0), float(score))
            for number, (score, _address) in zip(numbers, found, strict=True)
        ]
        return sorted(hits, key=lambda hit: (-hit.score, hit.number))[:limit]

    def _query(self, words: Sequence[str]) -> tantivy.Query | None:
        terms = {term for word in words for term in self._analyzer.analyze(composed(word))}
        known = sorted(
            (count, term) for term in terms if (count := self._searcher.doc_freq(STATEMENT, term))
        )
        if not known:
            return None
        return tantivy.Query.boolean_query(
            [
                (
                    tantivy.Occur.Should,
                    tantivy.Query.term_query(self._schema, STATEMENT, term, index_option="freq"),
                )
                for _count, term in known[:MOST_WORDS]
            ]
        )

    def digests(self, first: int, last: int) -> list[tuple[int, int]]:
        """Return (number, `short_digest` of the statement) of what is held, from first to last."""
        query = tantivy.Query.range_query(
            self._schema, NUMBER, tantivy.FieldType.Unsigned, first, last
        )
        # Each number stands there once; twice as many are asked for, to see it if one does not.
        found = self._searcher.search(query, 2 * (last - first + 1), count=False).hits
        addresses = [address for _score, address in found]
        columns: list[list[Any]] = [
            self._searcher.fast_field_values(name, addresses) for name in (NUMBER, DIGEST)
        ]
        return sorted(zip(*columns, strict=True))
