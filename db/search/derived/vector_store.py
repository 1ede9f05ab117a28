"""Vectors of statements beside a ledger: each wording is encoded once, and kept.

`vectors.db` says which reference has which wording and which wording has which vector. The vectors
themselves are rows of one flat file that only grows: they are flushed to the disk before the
transaction that counts them, so a killed process leaves at most rows that nobody counts, and the
next writer writes over them. Taking a reference out of use removes its entry and leaves its
vector, which costs nothing when the statement comes back.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from db.search.derived.history import Entry, Position, text_digest
from db.search.derived.vector_view import VectorView

if TYPE_CHECKING:
    from claims.embedding.vectors import Vectors

FORMAT = "1"
DATABASE = "vectors.db"
BUSY_SECONDS = 30.0

TABLES = {"manifest", "vector", "entry"}

_SCHEMA = """
CREATE TABLE manifest (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE vector (
    id INTEGER PRIMARY KEY, text_sha256 BLOB NOT NULL UNIQUE, crc32 INTEGER NOT NULL
);
CREATE TABLE entry (
    number INTEGER PRIMARY KEY, text_sha256 BLOB NOT NULL, vector_id INTEGER
);
CREATE INDEX entry_of_vector ON entry (vector_id);
"""
_PUT = (
    "INSERT INTO entry (number, text_sha256, vector_id)"
    " VALUES (?1, ?2, (SELECT id FROM vector WHERE text_sha256 = ?2))"
    " ON CONFLICT (number) DO UPDATE"
    " SET text_sha256 = excluded.text_sha256, vector_id = excluded.vector_id"
)
_SETTLE = (
    "UPDATE entry SET vector_id ="
    " (SELECT id FROM vector WHERE vector.text_sha256 = entry.text_sha256)"
)


class VectorStore:
    """The vectors of one ledger by one encoder. Whoever writes holds the index's lock."""

    def __init__(self, folder: Path, identity: str, dimensions: int) -> None:
        self.folder = folder
        self.identity = identity
        self.dimensions = dimensions

    def position(self) -> Position | None:
        """Return how far the store is; None where there is none of this encoder to be read."""
        try:
            manifest = self.manifest()
            wanted = (FORMAT, self.identity, str(self.dimensions))
            if tuple(map(manifest.get, ("format", "encoder", "dimensions"))) != wanted:
                return None
            return Position(int(manifest["event"]), manifest["mark"])
        except (sqlite3.Error, KeyError, ValueError):
            return None

    def manifest(self) -> dict[str, str]:
        """Return what the store says of itself.

        Raises:
            sqlite3.Error, ValueError: there is none to be read.
        """
        with self._reading() as connection:
            return dict(connection.execute("SELECT name, value FROM manifest").fetchall())

    def is_sound(self) -> bool:
        """Whether the database of the store has its tables and can be read to the end."""
        try:
            with self._reading() as connection:
                (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
                names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                return str(verdict) == "ok" and {name for (name,) in names} >= TABLES
        except sqlite3.Error:
            return False

    def create(self, position: Position) -> None:
        """Make an empty store in place of what is there."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        manifest = {
            "format": FORMAT,
            "encoder": self.identity,
            "dimensions": str(self.dimensions),
            "rows": "vectors-1.i8",
        }
        (self.folder / manifest["rows"]).touch()
        with closing(sqlite3.connect(self.folder / DATABASE, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(f"BEGIN;{_SCHEMA}")
            for name, value in manifest.items():
                set_manifest(connection, name, value)
            _set_position(connection, position)
            connection.execute("COMMIT")

    def update(
        self, entries: Iterable[list[Entry]], position: Position, *, anew: bool = False
    ) -> None:
        """Replace entries by their number, or all of them where `anew`; known wordings stay."""
        with self.writing() as connection:
            if anew:
                connection.execute("DELETE FROM entry")
            for chunk in entries:
                gone = [(entry.number,) for entry in chunk if entry.statement is None]
                connection.executemany("DELETE FROM entry WHERE number = ?", gone)
                connection.executemany(
                    _PUT,
                    [
                        (entry.number, text_digest(entry.statement))
                        for entry in chunk
                        if entry.statement is not None
                    ],
                )
            _set_position(connection, position)

    def waiting(self, most: int | None = None) -> int:
        """Return how many references have no vector yet, counting up to `most`."""
        with self._reading() as connection:
            (count,) = connection.execute(
                "SELECT count(*) FROM (SELECT 1 FROM entry WHERE vector_id IS NULL LIMIT ?)",
                (-1 if most is None else most,),
            ).fetchone()
            return int(count)

    def waiting_after(self, number: int, most: int) -> list[tuple[int, bytes, bool]]:
        """Return, by number, the references without a vector.

        Each with the digest of its wording, and whether the wording got a vector in the meantime.
        """
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT number, text_sha256, EXISTS (SELECT 1 FROM vector"
                " WHERE vector.text_sha256 = entry.text_sha256)"
                " FROM entry WHERE vector_id IS NULL AND number > ? ORDER BY number LIMIT ?",
                (number, most),
            )
            return [(row[0], row[1], bool(row[2])) for row in rows]

    def add(self, digests: Sequence[bytes], vectors: Vectors, numbers: Iterable[int]) -> None:
        """Keep the vectors of wordings, and give them to the references that waited for them."""
        with self.writing() as connection:
            count = count_of(connection)
            path = self.folder / rows_file(connection)
            write_rows(path, count * self.dimensions, vectors.tobytes())
            connection.executemany(
                "INSERT INTO vector (id, text_sha256, crc32) VALUES (?, ?, ?)",
                [
                    (count + place, digest, zlib.crc32(row.tobytes()))
                    for place, (digest, row) in enumerate(
                        zip(digests, vectors, strict=True), start=1
                    )
                ],
            )
            connection.executemany(f"{_SETTLE} WHERE number = ?", [(number,) for number in numbers])

    def drop_missing(self) -> int:
        """Forget the vectors that the file has lost; return how many are to be encoded anew."""
        with self.writing() as connection:
            path = self.folder / rows_file(connection)
            there = path.stat().st_size // self.dimensions if path.is_file() else 0
            lost = count_of(connection) - there
            if lost > 0:
                connection.execute(
                    "UPDATE entry SET vector_id = NULL WHERE vector_id > ?", (there,)
                )
                connection.execute("DELETE FROM vector WHERE id > ?", (there,))
                connection.execute("DELETE FROM manifest WHERE name = 'graph'")
            return max(0, lost)

    @contextmanager
    def view(self) -> Iterator[VectorView]:
        """Give one state of the store to search in.

        Raises:
            OSError, sqlite3.Error: it cannot be read.
        """
        with closing(self._connect()) as connection:
            try:
                found = self._view(connection)
            except FileNotFoundError:  # the file was written anew under another name just now
                connection.execute("ROLLBACK")
                found = self._view(connection)
            yield found

    def _view(self, connection: sqlite3.Connection) -> VectorView:
        connection.execute("BEGIN")
        path = self.folder / rows_file(connection)
        count = count_of(connection)
        if path.stat().st_size < count * self.dimensions:  # rows are written before they count
            raise OSError(f"{path.name} is shorter than it was")
        return VectorView(connection, path, count, self.dimensions)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with closing(self._connect()) as connection:
            connection.execute("BEGIN")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a transaction that is committed as a whole or not at all."""
        with closing(self._connect()) as connection:
            # What a power cut takes from the end of the log is followed again.
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")

    def _connect(self) -> sqlite3.Connection:
        # A URI, because only a URI can ask for a file to be opened and never made.
        address = f"file:{quote(str((self.folder / DATABASE).absolute()))}?mode=rw"
        return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def set_manifest(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO manifest (name, value) VALUES (?, ?)", (name, value))


def _set_position(connection: sqlite3.Connection, position: Position) -> None:
    set_manifest(connection, "event", str(position.event))
    set_manifest(connection, "mark", position.mark)


def rows_file(connection: sqlite3.Connection) -> str:
    """Return the name of the file of vectors."""
    (name,) = connection.execute("SELECT value FROM manifest WHERE name = 'rows'").fetchone()
    return Path(str(name)).name  # a name, whatever the table says: nothing outside is opened


def count_of(connection: sqlite3.Connection) -> int:
    (count,) = connection.execute("SELECT coalesce(max(id), 0) FROM vector").fetchone()
    return int(count)


def write_rows(path: Path, start: int, content: bytes) -> None:
    """Write at a place of a file and cut it there, and wait until the disk has it."""
    with path.open("r+b" if path.exists() else "w+b") as file:
        file.truncate(start)
        file.seek(start)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
