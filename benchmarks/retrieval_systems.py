"""The systems that the benchmark of retrieval compares: ours on a real ledger, and its peers."""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from measuring import ROOT
from rapidfuzz import fuzz, process, utils

sys.path.insert(0, str(ROOT))

from claims.embedding.encoder import Encoder
from claims.embedding.vectors import Vectors, cosine
from claims.ranking import Pool, Question, rank
from claims.reference import Reference
from claims.settings import MatchingSettings
from db.ledger import Ledger
from db.search import Engines

Search = Callable[[Question], list[str]]
"""Returns the ids of the references found for a question, best first."""

MOST = 100
"""References that a system is asked for."""


class KeptVectors:
    """Vectors of texts, encoded once and kept in a folder."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        self._encoder, self._folder = encoder, folder

    def of(self, texts: Sequence[str]) -> Vectors:
        content = "\0".join([self._encoder.identity, *texts])
        digest = hashlib.sha256(content.encode()).hexdigest()[:24]
        file = self._folder / f"{digest}.npy"
        if not file.exists():
            np.save(file, self._encoder.encode(texts))
        vectors: Vectors = np.load(file)
        return vectors


class ExactMeaning:
    """The meaning of every reference of a set, compared with each question's."""

    def __init__(
        self, numbers: Sequence[int], references: Vectors, questions: Mapping[str, Vectors]
    ) -> None:
        self._numbers, self._references, self._questions = numbers, references, questions
        self._places = {number: place for place, number in enumerate(numbers)}

    def search(self, text: str, limit: int) -> list[tuple[int, float]]:
        cosines = cosine(self._questions[text], self._references)
        order = np.lexsort((np.array(self._numbers), -cosines))[:limit]
        return [(self._numbers[place], float(cosines[place])) for place in order]

    def cosines(self, text: str, numbers: Collection[int]) -> dict[int, float]:
        places = [self._places[number] for number in numbers]
        found = cosine(self._questions[text], self._references[places])
        return dict(zip(numbers, map(float, found), strict=True))


class Store:
    """A real ledger, filled with the references of a set."""

    def __init__(self, file: Path, references: Sequence[Reference]) -> None:
        self.references, self._file = references, file
        self._ledger = Ledger.open(f"sqlite:///{file}")
        self._ledger.add_references(
            references, run_id=None, retrieved_at=datetime(2026, 1, 1, tzinfo=UTC)
        )

    def numbers(self) -> list[int]:
        """Return the number that the ledger gave to each reference, in their order."""
        with closing(sqlite3.connect(self._file)) as connection:
            given = dict(connection.execute("SELECT id, number FROM reference"))
        return [given[reference.id] for reference in self.references]

    def propose(self, question: Question, meaning: ExactMeaning | None, candidates: int) -> Pool:
        matching = MatchingSettings(full_text_candidates=candidates)
        return self._ledger.propose(question, matching, Engines(meaning=meaning))

    def ours(self, meaning: ExactMeaning | None, candidates: int) -> Search:
        return lambda question: [
            each.reference.id
            for each in rank(question, self.propose(question, meaning, candidates))
        ]

    def full_text(self, question: Question) -> list[str]:
        pool = self.propose(question, None, MOST)
        found = [each for each in pool.candidates if each.words is not None]
        found.sort(key=lambda each: (-(each.words or 0), each.reference.id))
        return [each.reference.id for each in found]


def rapidfuzz(references: Sequence[Reference]) -> Search:
    """Compare with every reference, as `process.extract` does."""
    statements = [utils.default_process(reference.statement) for reference in references]

    def search(question: Question) -> list[str]:
        asked = utils.default_process(question.text)
        found = process.extract(asked, statements, scorer=fuzz.token_set_ratio, limit=MOST)
        return [references[place].id for _, _, place in found]

    return search


def bm25s(references: Sequence[Reference]) -> Search:
    """bm25s as its documentation uses it: its English stop words, and BM25 of Lucene."""
    import bm25s as library  # noqa: PLC0415  (wanted only here)

    index = library.BM25()
    statements = [reference.statement for reference in references]
    index.index(
        library.tokenize(statements, stopwords="en", show_progress=False), show_progress=False
    )
    most = min(MOST, len(references))

    def search(question: Question) -> list[str]:
        words = library.tokenize(question.text, stopwords="en", show_progress=False)
        places, _ = index.retrieve(words, k=most, show_progress=False)
        return [references[int(place)].id for place in places[0]]

    return search


def embeddings(
    references: Sequence[Reference], meaning: ExactMeaning, numbers: Sequence[int]
) -> Search:
    """Order by the cosine alone."""
    ids = {number: reference.id for number, reference in zip(numbers, references, strict=True)}
    return lambda question: [ids[number] for number, _ in meaning.search(question.text, MOST)]
