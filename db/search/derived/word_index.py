"""The index of words by tantivy, beside a ledger.

How far the index is stands in a document of its own, so it is committed with the rest: a process
that is killed leaves the last commit, and what came after it is applied again.
"""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

import tantivy
from sqlalchemy import Connection

from db.search.derived.checksum import META, is_whole
from db.search.derived.history import Entry, Position, live_entries, text_digest
from db.search.derived.word_engine import (
    DIGEST,
    MANIFEST,
    MANIFEST_NUMBER,
    NUMBER,
    STATEMENT,
    composed,
    engine_name,
    make_schema,
    open_index,
)
from db.search.derived.word_search import PinnedWords

FORMAT = 1
BUILD_BYTES = 128_000_000
"""Memory for building, then a segment is written."""

FOLLOW_BYTES = 16_000_000
"""Memory for following; tantivy takes no less than 15 MB."""

Progress = Callable[[int], None]
"""Told how many references are done."""


class TantivyWords:
    """Keeps the index of words, and gives its states to search in; threads may share it."""

    name = "words"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._schema = make_schema()
        self._guard = threading.Lock()
        self._index: tantivy.Index | None = None
        self._position: Position | None = None
        self._seen: tuple[int, ...] | None = None

    def position(self) -> Position | None:
        """Return how far the index is; None where there is none that can be used."""
        with self._guard:
            self._look()
            return self._position

    def _look(self) -> None:
        """Read the index again if somebody committed since; `meta.json` is replaced each time."""
        try:
            found = (self.folder / META).stat()
        except OSError:
            self._close()
            return
        seen = (found.st_mtime_ns, found.st_size, found.st_ino)
        if seen == self._seen:
            return
        try:
            if self._index is None:
                self._index = self._opened()
            if self._index is not None:
                self._index.reload()
                self._position = self._read_position(self._index)
        except ValueError:  # tantivy's one error
            self._close()
        self._seen = seen

    def _opened(self) -> tantivy.Index | None:
        if not is_whole(self.folder):
            return None
        return open_index(self.folder, self._schema, create=False)

    def _close(self) -> None:
        self._index, self._position, self._seen = None, None, None

    def _read_position(self, index: tantivy.Index) -> Position | None:
        searcher = index.searcher()
        query = tantivy.Query.term_query(index.schema, NUMBER, MANIFEST_NUMBER)
        hits = searcher.search(query, 1).hits
        if not hits:
            return None
        stored = searcher.doc(hits[0][1]).get_first(MANIFEST)
        manifest = json.loads(bytes(stored or b"{}"))
        if (manifest.get("format"), manifest.get("engine")) != (FORMAT, engine_name()):
            return None
        return Position(manifest["event"], manifest["mark"])

    def update(self, entries: Iterable[list[Entry]], position: Position) -> None:
        """Replace entries by their number, and commit them with the position they lead to."""
        with self._guard:
            self._look()
            if self._index is None:
                raise ValueError("there is no index of words to be updated")
            index = self._index
        writer = index.writer(FOLLOW_BYTES, 1)
        # A writer that was killed in its commit leaves files of the names that come next.
        writer.garbage_collect_files()
        for chunk in entries:
            self._delete(writer, [entry.number for entry in chunk])
            for entry in chunk:
                self._add(writer, entry)
        self._commit(writer, position)

    def rebuild(
        self, entries: Iterable[list[Entry]], position: Position, progress: Progress
    ) -> None:
        """Make the index anew; until it is done there is none."""
        with self._guard:
            self._close()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        writer = open_index(self.folder, self._schema, create=True).writer(BUILD_BYTES, 1)
        done = 0
        for chunk in entries:
            for entry in chunk:
                self._add(writer, entry)
            done += len(chunk)
            progress(done)
        self._commit(writer, position)

    def _delete(self, writer: tantivy.IndexWriter, numbers: list[int]) -> None:
        if numbers:
            query = tantivy.Query.term_set_query(self._schema, NUMBER, numbers)
            writer.delete_documents_by_query(query)

    @staticmethod
    def _add(writer: tantivy.IndexWriter, entry: Entry) -> None:
        if entry.statement is None:
            return
        document = tantivy.Document()
        document.add_unsigned(NUMBER, entry.number)
        document.add_unsigned(DIGEST, short_digest(entry.statement))
        document.add_text(STATEMENT, composed(entry.statement))
        writer.add_document(document)

    def _commit(self, writer: tantivy.IndexWriter, position: Position) -> None:
        manifest = {
            "format": FORMAT,
            "engine": engine_name(),
            "event": position.event,
            "mark": position.mark,
        }
        document = tantivy.Document()
        document.add_unsigned(NUMBER, MANIFEST_NUMBER)
        document.add_bytes(MANIFEST, json.dumps(manifest).encode())
        self._delete(writer, [MANIFEST_NUMBER])
        writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def pinned(self) -> PinnedWords | None:
        """Return the index as it is now, to search in; None where there is none.

        Whoever searches keeps that state, also while another process makes the index anew.
        """
        with self._guard:
            self._look()
            return None if self._index is None else PinnedWords(self._index.searcher())

    def problems(self, ledger: Connection, pending: Collection[int]) -> Iterator[str]:
        """Yield how the index differs from the ledger, but for the references in `pending`."""
        pinned = self.pinned()
        if pinned is None or not is_whole(self.folder):
            yield "a file of the index of words is damaged"
            return
        first, counted = 1, 0
        for chunk in live_entries(ledger):
            last = chunk[-1].number
            expected = [(entry.number, short_digest(entry.statement or "")) for entry in chunk]
            held = pinned.digests(first, last)
            counted += len(held)
            if _without(held, pending) != _without(expected, pending):
                yield f"the index of words differs from the references {first} to {last}"
            first = last + 1
        beyond = pinned.total(ledger) - counted
        if beyond > sum(number >= first for number in pending):
            yield f"the index of words holds {beyond} entries that are no references"


def short_digest(statement: str) -> int:
    """Return 64 bits of a statement's digest: they tell which version an index holds."""
    return int.from_bytes(text_digest(statement)[:8], "big")


def _without(pairs: list[tuple[int, int]], numbers: Collection[int]) -> list[tuple[int, int]]:
    return [pair for pair in pairs if pair[0] not in numbers]
