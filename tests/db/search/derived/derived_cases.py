"""A small encoder that tells what it was asked for, and references to fill a ledger with."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from ledger_cases import NOON, reference
from numpy.typing import NDArray

from claims.ranking.terms import content_words
from claims.settings import MatchingSettings
from db.engine import reading
from db.ledger import Ledger, LedgerReader
from db.search.derived import DerivedIndexes
from db.search.derived.consistency import problems
from db.search.pool import Engines


class WordEncoder:
    """Texts that share words are near each other: each word has a direction of its own."""

    dimensions = 64

    def __init__(self, identity: str = "words-64", fails_after: int | None = None) -> None:
        self.identity = identity
        self.encoded: list[str] = []
        self._fails_after = fails_after

    def encode(self, texts: Sequence[str]) -> NDArray[np.int8]:
        self.encoded.extend(texts)
        if self._fails_after is not None and len(self.encoded) > self._fails_after:
            raise KeyboardInterrupt
        rows = [self._vector(text) for text in texts]
        return np.stack(rows) if rows else np.empty((0, self.dimensions), np.int8)

    def _vector(self, text: str) -> NDArray[np.int8]:
        total = np.zeros(self.dimensions)
        for word in content_words(text):
            digest = sha256(word.encode()).digest() * 2
            total += np.frombuffer(digest, np.uint8).astype(float) - 127.5
        length = np.linalg.norm(total) or 1.0
        return np.clip(np.rint(total / length * 300), -127, 127).astype(np.int8)


def matching(folder: Path, **others: Any) -> MatchingSettings:
    options = {"words": "tantivy", "meaning": "on", "index_folder": str(folder)}
    return MatchingSettings(**(options | others))


def indexes_of(folder: Path, encoder: WordEncoder | None = None, **others: Any) -> DerivedIndexes:
    settings = matching(folder, **others)
    return DerivedIndexes.open("sqlite:///unused.db", settings, encoder or WordEncoder())


def followed(ledger: LedgerReader, indexes: DerivedIndexes) -> Engines:
    with reading(ledger._engine) as connection:
        return indexes.follow(connection)


def wrong(ledger: LedgerReader, indexes: DerivedIndexes) -> list[str]:
    with reading(ledger._engine) as connection:
        return list(problems(indexes.folder, connection))


def add(ledger: Ledger, **statements: str) -> None:
    ledger.add_references(
        [reference(name, statement) for name, statement in statements.items()],
        run_id=None,
        retrieved_at=NOON,
    )


def named(ledger: LedgerReader, numbers: Sequence[int]) -> list[str]:
    with reading(ledger._engine) as connection:
        rows = connection.exec_driver_sql("SELECT number, id FROM reference")
        names = {row.number: row.id for row in rows}
    return [names[number] for number in numbers]


def by_words(ledger: LedgerReader, indexes: DerivedIndexes, text: str) -> list[str]:
    words = followed(ledger, indexes).words
    assert words is not None
    with reading(ledger._engine) as connection:
        hits = words.search(connection, content_words(text), 9)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    return named(ledger, [hit.number for hit in hits])


def by_meaning(
    ledger: LedgerReader, indexes: DerivedIndexes, text: str, limit: int = 9
) -> list[str]:
    meaning = followed(ledger, indexes).meaning
    assert meaning is not None
    return named(ledger, [number for number, _cosine in meaning.search(text, limit)])


def overwrite(path: Path, content: bytes) -> None:
    """Put other bytes in a file's place; whoever has the old ones mapped keeps them.

    Cut in place, a file that is mapped ends the process that reads there (SIGBUS).
    """
    path.unlink()
    path.write_bytes(content)
