"""What a ledger says of its references to the indexes that follow it.

Every change of a reference is a row of `reference_event`. An index remembers the last one that it
has applied, and a mark of that row and of the ledger's first. The mark tells whether the ledger
is still the one that was followed: another file, or a backup that was put back and went on
differently, has another row there, or none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from sqlalchemy import Connection, text

from claims.identity import content_address

CHUNK_SIZE = 5_000
"""References, or changes, that are read at a time."""

_NEWEST = text("SELECT coalesce(max(id), 0) FROM reference_event")
_ENDS = text(
    "SELECT id, reference_id, version_id, change, run_id, created_at FROM reference_event"
    " WHERE id = (SELECT min(id) FROM reference_event) OR id = :event ORDER BY id"
)
_CHANGED = text(
    "SELECT reference.number, reference_version.statement,"
    " CASE WHEN withdrawn_at IS NULL AND gone_at IS NULL THEN 1 ELSE 0 END AS live"
    " FROM reference JOIN reference_version"
    " ON reference_version.id = reference.current_version_id"
    " WHERE reference.id IN"
    " (SELECT reference_id FROM reference_event WHERE id > :after AND id <= :until)"
    " ORDER BY reference.number"
)
_LIVE = text(
    "SELECT number, statement FROM reference_live WHERE number > :after ORDER BY number LIMIT :most"
)


@dataclass(frozen=True, slots=True)
class Position:
    """How far a ledger was followed: the id of the last change applied, and the ledger's mark."""

    event: int
    mark: str


START = Position(0, "")
"""Where every ledger begins, so an index that holds nothing fits any."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference by its number; `statement` is None where it is not in use any more."""

    number: int
    statement: str | None


def text_digest(statement: str) -> bytes:
    """Return the SHA-256 of a statement, which tells one wording from every other."""
    return sha256(statement.encode("utf-8", "surrogatepass")).digest()


def newest_position(connection: Connection) -> Position:
    """Return how far the ledger itself is."""
    return position_at(connection, int(connection.execute(_NEWEST).scalar_one())) or START


def position_at(connection: Connection, event: int) -> Position | None:
    """Return the position after a change; None where the ledger knows no such change."""
    if event == 0:
        return START
    rows = connection.execute(_ENDS, {"event": event}).all()
    if not rows or rows[-1].id != event:
        return None
    return Position(event, content_address(events=[list(row) for row in rows]))


def belongs(connection: Connection, position: Position) -> bool:
    """Whether a position was reached in this ledger."""
    return position_at(connection, position.event) == position


def changed_entries(connection: Connection, after: int, until: int) -> Iterator[list[Entry]]:
    """Give, as they are now, the references that changed after one event and up to another.

    One that changed twice may come twice, both times as it is now.
    """
    for start in range(after, until, CHUNK_SIZE):
        bounds = {"after": start, "until": min(start + CHUNK_SIZE, until)}
        rows = connection.execute(_CHANGED, bounds).all()
        yield [Entry(row.number, row.statement if row.live else None) for row in rows]


def live_entries(connection: Connection, chunk_size: int = CHUNK_SIZE) -> Iterator[list[Entry]]:
    """Give every reference in use, by number."""
    after = 0
    while rows := connection.execute(_LIVE, {"after": after, "most": chunk_size}).all():
        yield [Entry(row.number, row.statement) for row in rows]
        after = rows[-1].number
