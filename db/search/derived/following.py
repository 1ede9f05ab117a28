"""Bringing a derived index up to its ledger.

A claim must never miss a reference because an index lags. So an index follows before it is asked,
which costs one small query where nothing changed; where it cannot follow (another process holds
it, it is to be made anew and the store is large), the ledger's own index answers instead.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine

from db.engine import reading
from db.search.derived.folder import writer_lock
from db.search.derived.history import (
    Entry,
    Position,
    belongs,
    changed_entries,
    live_entries,
    newest_position,
)
from db.search.pool import live_count

REBUILT_AT_ONCE = 200_000
"""References up to which an index that is missing is made by whoever needs it, in seconds."""

WAIT_SECONDS = 2.0
"""How long to wait for another process that is following."""

WRITE_ERRORS = (OSError, ValueError, sqlite3.Error)
"""What the engines raise where a disk is full or damaged; tantivy raises ValueError for all."""

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many are done, and of how many."""


class State(StrEnum):
    """How an index stands to what a reader of the ledger sees."""

    CURRENT = "current"
    BEHIND = "behind"
    UNUSABLE = "unusable"
    TO_BE_MADE = "to be made"


class DerivedIndex(Protocol):
    """An index beside the ledger, which knows how far it has followed."""

    name: str
    folder: Path

    def position(self) -> Position | None:
        """Return how far the index is; None where there is none that can be used."""

    def update(self, entries: Iterable[list[Entry]], position: Position) -> None:
        """Replace entries by their number, and keep the position they lead to with them."""

    def rebuild(
        self, entries: Iterable[list[Entry]], position: Position, progress: Callable[[int], None]
    ) -> None:
        """Make the index anew from all entries."""


def lock_of(index: DerivedIndex) -> Path:
    return index.folder.with_name(f"{index.name}.lock")


def follow(index: DerivedIndex, connection: Connection, seen: Position) -> State:
    """Bring an index up to what `connection` sees, which is at `seen`, or further.

    Raises:
        OSError, ValueError, sqlite3.Error: it cannot be written.
    """
    if index.position() == seen:
        return State.CURRENT
    with (
        writer_lock(lock_of(index), wait_seconds=WAIT_SECONDS) as held,
        reading(connection.engine) as newest,  # after the lock: no index is ahead of this
    ):
        position = index.position()
        if position is None or not belongs(newest, position):
            return _made(index, newest) if held else State.UNUSABLE
        target = newest_position(newest)
        if held and position != target:
            index.update(changed_entries(newest, position.event, target.event), target)
            return State.CURRENT
        return State.CURRENT if position.event >= seen.event else State.BEHIND


def _made(index: DerivedIndex, ledger: Connection) -> State:
    if live_count(ledger) > REBUILT_AT_ONCE:
        return State.TO_BE_MADE
    index.rebuild(live_entries(ledger), newest_position(ledger), lambda _done: None)
    return State.CURRENT


def rebuild(index: DerivedIndex, ledger: Engine, progress: Progress) -> None:
    """Make an index anew. The caller holds its lock."""
    with reading(ledger) as connection:
        total = live_count(connection)
        index.rebuild(
            live_entries(connection),
            newest_position(connection),
            lambda done: progress(index.name, done, total),
        )
