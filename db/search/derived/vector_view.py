"""One state of the vectors of a ledger, to search in."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from claims.embedding.vectors import Vectors

_BY_VECTOR = (
    "SELECT number, vector_id FROM entry WHERE vector_id IN (SELECT value FROM json_each(?))"
)
_BY_NUMBER = (
    "SELECT number, vector_id FROM entry"
    " WHERE number IN (SELECT value FROM json_each(?)) AND vector_id <= ?"
)


class VectorView:
    """Rows of vectors, numbered from 1, and the references that they stand for."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path, count: int, dimensions: int
    ) -> None:
        self.connection = connection
        self.path = path
        self.count = count
        self.rows: Vectors = (
            np.memmap(path, np.int8, "r", shape=(count, dimensions))
            if count
            else np.empty((0, dimensions), np.int8)
        )

    def numbers_of(self, vector_ids: Collection[int]) -> list[tuple[int, int]]:
        """Return (number, id of its vector) of the references in use that have these vectors."""
        return self.connection.execute(_BY_VECTOR, (json.dumps(list(vector_ids)),)).fetchall()

    def vectors_of(self, numbers: Collection[int]) -> list[tuple[int, int]]:
        """Return (number, id of its vector) of those of the references that have one."""
        found = self.connection.execute(_BY_NUMBER, (json.dumps(list(numbers)), self.count))
        return found.fetchall()

    def graph(self) -> Mapping[str, Any] | None:
        """Return what is known of the saved graph, or None where there is none."""
        row = self.connection.execute("SELECT value FROM manifest WHERE name = 'graph'").fetchone()
        return None if row is None else json.loads(row[0])
