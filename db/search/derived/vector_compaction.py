"""Writing the vectors of a store anew without those that nobody uses or that are damaged."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

from db.search.derived.vector_store import (
    VectorStore,
    count_of,
    rows_file,
    set_manifest,
    write_rows,
)

AT_ONCE = 10_000
LEAST_USED = 0.75
"""The share of vectors in use below which the others are dropped."""

_USED = "SELECT DISTINCT vector_id FROM entry WHERE vector_id IS NOT NULL ORDER BY vector_id"


def compact(store: VectorStore) -> None:
    """Drop damaged vectors, and unused ones where they are many, in one transaction.

    Whoever used a damaged one waits for another. Unused ones are worth keeping while they are few:
    a statement that comes back needs no encoding, and the graph stays.
    """
    with store.writing() as connection:
        old = store.folder / rows_file(connection)
        damaged = set(damaged_ids(connection, old, store.dimensions))
        used = [row[0] for row in connection.execute(_USED)]
        count = count_of(connection)
        if not damaged and len(used) >= count * LEAST_USED:
            return
        kept = [vector_id for vector_id in used if vector_id not in damaged]
        new = store.folder / f"vectors-{int(old.stem.rpartition('-')[2]) + 1}.i8"
        _copy(old, new, kept, store.dimensions)
        _renumber(connection, kept)
        set_manifest(connection, "rows", new.name)
        connection.execute("DELETE FROM manifest WHERE name = 'graph'")
    old.unlink(missing_ok=True)


def _renumber(connection: sqlite3.Connection, kept: list[int]) -> None:
    """Give numbers from 1 to the vectors that are kept, and drop the others."""
    connection.execute("CREATE TEMP TABLE kept (old INTEGER PRIMARY KEY, new INTEGER)")
    connection.executemany("INSERT INTO kept (new, old) VALUES (?, ?)", enumerate(kept, 1))
    connection.execute("DELETE FROM vector WHERE id NOT IN (SELECT old FROM kept)")
    connection.execute("UPDATE entry SET vector_id = (SELECT new FROM kept WHERE old = vector_id)")
    # Ids only get smaller, in their order, so that none is taken when it is given.
    connection.executemany(
        "UPDATE vector SET id = ? WHERE id = ?",
        [(new_id, old_id) for new_id, old_id in enumerate(kept, 1) if new_id != old_id],
    )


def damaged_ids(connection: sqlite3.Connection, path: Path, dimensions: int) -> list[int]:
    """Return the ids of the vectors that the file does not hold as they were written."""
    damaged = []
    with path.open("rb") as file:
        for vector_id, crc32 in connection.execute("SELECT id, crc32 FROM vector ORDER BY id"):
            file.seek((vector_id - 1) * dimensions)
            row = file.read(dimensions)
            if len(row) < dimensions or zlib.crc32(row) != crc32:
                damaged.append(vector_id)
    return damaged


def _copy(old: Path, new: Path, ids: list[int], dimensions: int) -> None:
    write_rows(new, 0, b"")
    with old.open("rb") as source:
        for start in range(0, len(ids), AT_ONCE):
            rows = []
            for vector_id in ids[start : start + AT_ONCE]:
                source.seek((vector_id - 1) * dimensions)
                rows.append(source.read(dimensions))
            write_rows(new, start * dimensions, b"".join(rows))
