"""The index of meaning: which references say about the same, in whatever words."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import Connection, Engine, bindparam, text

from claims.embedding.vectors import cosine
from db.engine import reading
from db.search.derived.history import START, Entry, Position, text_digest
from db.search.derived.vector_compaction import compact
from db.search.derived.vector_graph import (
    SavedGraph,
    extend_graph,
    forget_damaged_graph,
    nearest_in_graph,
    nearest_rows,
    open_graph,
)
from db.search.derived.vector_store import VectorStore
from db.search.derived.vector_view import VectorView

if TYPE_CHECKING:
    from usearch.index import Index

    from claims.embedding.vectors import Vectors

BATCH = 256
"""Statements that are encoded and committed together: a kill loses about a second of work."""

_STATEMENTS = text(
    "SELECT number, statement FROM reference_live WHERE number IN :numbers"
).bindparams(bindparam("numbers", expanding=True))

logger = logging.getLogger("claimledger")

Progress = Callable[[int, int], None]
"""Told how many are done, and of how many."""


class Encoder(Protocol):
    """Turns texts into vectors of 8-bit whole numbers (`claims.embedding`)."""

    @property
    def identity(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> Vectors: ...


class VectorMeaning:
    """Finds references by their meaning (`db.search.words.MeaningIndex`); threads may share it."""

    name = "meaning"

    def __init__(self, folder: Path, encoder: Encoder, *, exact_up_to: int) -> None:
        self.folder = folder
        self._encoder = encoder
        self._exact_up_to = exact_up_to
        self._store = VectorStore(folder, encoder.identity, encoder.dimensions)
        self._last: tuple[str, Vectors] | None = None
        self._graph: tuple[SavedGraph, Index | None] | None = None
        self._guard = threading.Lock()
        self._said = False
        self._damaged = False

    def position(self) -> Position | None:
        """Return how far the index is; None where there is none that can be used."""
        return None if self._damaged else self._store.position()

    def update(self, entries: Iterable[list[Entry]], position: Position) -> None:
        """Replace entries by their number; known wordings have their vectors at once."""
        self._store.update(entries, position)

    def rebuild(
        self, entries: Iterable[list[Entry]], position: Position, progress: Callable[[int], None]
    ) -> None:
        """Make the entries anew; the vectors of this encoder that are sound are kept."""
        if self._store.position() is None or not self._store.is_sound():
            self._store.create(START)
        self._damaged = False
        self._store.update(_counted(entries, progress), position, anew=True)
        self._store.drop_missing()
        compact(self._store)
        forget_damaged_graph(self._store)

    def waiting(self, most: int | None = None) -> int:
        """Return how many references have no vector yet, counting up to `most`."""
        return self._store.waiting(most)

    def encode_waiting(
        self, ledger: Engine, progress: Progress, *, begin_graph: bool = False
    ) -> None:
        """Encode the statements that have no vector yet; what is done is kept if this is killed.

        A graph that is there grows with them; with `begin_graph`, a large store without gets one.
        """
        self._store.drop_missing()
        total, done, after = self._store.waiting(), 0, 0
        while batch := self._store.waiting_after(after, BATCH):
            numbers = [number for number, _digest, _encoded in batch]
            after = numbers[-1]
            new = {number: digest for number, digest, encoded in batch if not encoded}
            # A transaction for each batch: one for all would hold the ledger's log for an hour.
            with reading(ledger) as connection:
                statements = _statements(connection, list(new))
            wanted = {
                new[number]: statement
                for number, statement in statements.items()
                if new[number] == text_digest(statement)  # else it changed since: follow again
            }
            vectors = self._encoder.encode(list(wanted.values()))
            self._store.add(list(wanted), vectors, numbers)
            done += len(batch)
            progress(done, total)
        extend_graph(self._store, exact_up_to=self._exact_up_to, begin=begin_graph)

    def search(self, text: str, limit: int) -> list[tuple[int, float]]:
        """Return the numbers and cosines of the `limit` references nearest to `text`.

        Exact in a small store; in a large one about the nearest, by the graph.
        """
        vector = self._encoded(text)
        try:
            with self._store.view() as view:
                # A little more than is wanted: some of what is found is not in use any more.
                wanted = limit + limit // 4 + 8
                pairs = view.numbers_of(self._nearest(view, vector, wanted))
                while len(pairs) < limit and wanted < view.count:
                    wanted *= 4
                    pairs = view.numbers_of(self._nearest(view, vector, wanted))
                return _ranked(view, vector, pairs)[:limit]
        except (OSError, sqlite3.DatabaseError) as error:
            self.give_up(error)
            return []

    def cosines(self, text: str, numbers: Collection[int]) -> Mapping[int, float]:
        """Return the cosine of those of the references that have a vector."""
        vector = self._encoded(text)
        try:
            with self._store.view() as view:
                return dict(_ranked(view, vector, view.vectors_of(numbers)))
        except (OSError, sqlite3.DatabaseError) as error:
            self.give_up(error)
            return {}

    def give_up(self, error: Exception) -> None:
        """Do without the index, and let it be made anew."""
        self._damaged = True
        logger.warning("The index of meaning in %s cannot be read: %s.", self.folder, error)

    def _encoded(self, text: str) -> Vectors:
        last = self._last
        if last is None or last[0] != text:
            last = text, self._encoder.encode([text])[0]
            self._last = last
        return last[1]

    def _nearest(self, view: VectorView, vector: Vectors, limit: int) -> list[int]:
        saved = SavedGraph.of(view.graph())
        if saved is None and view.count > 2 * self._exact_up_to and not self._said:
            self._said = True
            logger.warning(
                "%d vectors are read for every claim; `claimledger references reindex --only"
                " meaning` makes the graph that finds the nearest sooner.",
                view.count,
            )
        graph = None if saved is None else self._opened(saved)
        covered = saved.rows if saved is not None and graph is not None else 0
        tail = nearest_rows(view.rows[covered:], vector, limit)
        found = [(distance, covered + place + 1) for distance, place in tail]
        if graph is not None:
            found.extend(nearest_in_graph(graph, vector, limit))
        return [vector_id for _distance, vector_id in sorted(found)[:limit]]

    def _opened(self, saved: SavedGraph) -> Index | None:
        with self._guard:
            if self._graph is None or self._graph[0] != saved:
                graph = open_graph(self.folder, saved, view=True)
                if graph is None:
                    logger.warning(
                        "The graph of meaning in %s is damaged, so all vectors are read for every"
                        " claim; `claimledger references reindex --only meaning` makes it anew.",
                        self.folder,
                    )
                self._graph = saved, graph
            return self._graph[1]


def _counted(
    entries: Iterable[list[Entry]], progress: Callable[[int], None]
) -> Iterable[list[Entry]]:
    done = 0
    for chunk in entries:
        yield chunk
        done += len(chunk)
        progress(done)


def _statements(connection: Connection, numbers: list[int]) -> dict[int, str]:
    rows = connection.execute(_STATEMENTS, {"numbers": numbers})
    return {row.number: row.statement for row in rows}


def _ranked(
    view: VectorView, vector: Vectors, pairs: Sequence[tuple[int, int]]
) -> list[tuple[int, float]]:
    """Return numbers and cosines, the nearest first, equal ones by number."""
    rows = view.rows[[vector_id - 1 for _number, vector_id in pairs]]
    near = cosine(vector, rows).tolist()
    found = [(number, value) for (number, _id), value in zip(pairs, near, strict=True)]
    return sorted(found, key=lambda one: (-one[1], one[0]))
