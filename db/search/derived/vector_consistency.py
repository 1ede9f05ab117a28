"""Whether the vectors beside a ledger are those of its statements, and are whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from pathlib import Path

from sqlalchemy import Connection

from db.search.derived.history import Position, live_entries, text_digest
from db.search.derived.vector_compaction import damaged_ids
from db.search.derived.vector_graph import SavedGraph, open_graph
from db.search.derived.vector_store import VectorStore
from db.search.derived.vector_view import VectorView

_HELD = (
    "SELECT entry.number, entry.text_sha256, vector.text_sha256 IS entry.text_sha256"
    " OR entry.vector_id IS NULL FROM entry LEFT JOIN vector ON vector.id = entry.vector_id"
    " WHERE entry.number BETWEEN ? AND ? ORDER BY entry.number"
)


class FoundVectors:
    """A store as it is found, of whatever encoder."""

    name = "meaning"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._store = _store_in(folder)

    def position(self) -> Position | None:
        """Return how far the store is; None where it cannot be read."""
        return self._store.position()

    def problems(self, ledger: Connection, pending: Collection[int]) -> Iterator[str]:
        """Yield how the store differs from the ledger, but for the references in `pending`."""
        if not self._store.is_sound():
            yield "the database of vectors is damaged"
            return
        try:
            with self._store.view() as view:
                yield from _entry_problems(view.connection, ledger, pending)
                yield from _vector_problems(view, self._store)
        except (OSError, sqlite3.DatabaseError) as error:
            yield f"the vectors cannot be read ({error})"


def _store_in(folder: Path) -> VectorStore:
    try:
        manifest = VectorStore(folder, "", 0).manifest()
        return VectorStore(folder, manifest["encoder"], int(manifest["dimensions"]))
    except (sqlite3.Error, KeyError, ValueError):
        return VectorStore(folder, "", 0)


def _entry_problems(
    connection: sqlite3.Connection, ledger: Connection, pending: Collection[int]
) -> Iterator[str]:
    first, counted = 1, 0
    for chunk in live_entries(ledger):
        last = chunk[-1].number
        rows = connection.execute(_HELD, (first, last)).fetchall()
        counted += len(rows)
        held = [row for row in rows if row[0] not in pending]
        expected = [
            (entry.number, text_digest(entry.statement or ""), 1)
            for entry in chunk
            if entry.number not in pending
        ]
        if held != expected:
            yield f"the index of meaning differs from the references {first} to {last}"
        first = last + 1
    (total,) = connection.execute("SELECT count(*) FROM entry").fetchone()
    beyond = total - counted
    if beyond > sum(number >= first for number in pending):
        yield f"the index of meaning holds {beyond} entries that are no references"


def _vector_problems(view: VectorView, store: VectorStore) -> Iterator[str]:
    damaged = damaged_ids(view.connection, view.path, store.dimensions)
    if damaged:
        yield f"{len(damaged)} vectors are damaged or missing"
    saved = SavedGraph.of(view.graph())
    if saved is not None and open_graph(store.folder, saved, view=True) is None:
        yield "the graph of the vectors is damaged"
