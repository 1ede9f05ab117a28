"""Whether the derived indexes hold what their ledger says."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from db.search.derived.history import Position, belongs, changed_entries, newest_position
from db.search.derived.packages import vector_module

if TYPE_CHECKING:
    from db.search.derived.vector_consistency import FoundVectors
    from db.search.derived.word_index import TantivyWords


def problems(folder: Path, connection: Connection) -> Iterator[str]:
    """Yield what is wrong with the indexes that are in a folder, one sentence each.

    That an index has not followed the last changes is nothing wrong: it does so before it is asked.
    What those changes concern is left out of the comparison.
    """
    for index in _indexes_in(folder):
        position = index.position()
        remedy = f"`claimledger references reindex --only {index.name}` makes it anew"
        if position is None:
            yield (
                f"{index.folder}: the index of {index.name} is damaged or of another version;"
                f" {remedy}"
            )
        elif not belongs(connection, position):
            yield (
                f"{index.folder}: the index of {index.name} is of another ledger or of another"
                f" state of this one; {remedy}"
            )
        else:
            for problem in index.problems(connection, _pending(connection, position)):
                yield f"{index.folder}: {problem}; {remedy}"


def _indexes_in(folder: Path) -> Iterator[TantivyWords | FoundVectors]:
    """Give the indexes that are there and whose engine is installed; no model is needed."""
    words, meaning = folder / "words", folder / "meaning"
    if words.is_dir() and find_spec("tantivy"):
        yield import_module("db.search.derived.word_index").TantivyWords(words)
    if meaning.is_dir() and find_spec("numpy") and find_spec("usearch"):
        yield vector_module("vector_consistency").FoundVectors(meaning)


def _pending(connection: Connection, position: Position) -> frozenset[int]:
    """Return the numbers of the references that changed since."""
    target = newest_position(connection)
    return frozenset(
        entry.number
        for chunk in changed_entries(connection, position.event, target.event)
        for entry in chunk
    )
