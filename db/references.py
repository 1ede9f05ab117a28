"""Writing references: versions that never change, and which of them is current.

A reference is added, changed, changed back, withdrawn and restored; each of these is one row of
`reference_event`, and what is current now is in `reference`. Content that was there before needs
no new version: the pointer goes back to the old one.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy import Connection, bindparam, insert, select, text, update

from claims.errors import UsageError
from claims.reference import Reference
from db.rows import Row, reference_row
from db.schema_judging import ReferenceEventRow, ReferenceRow, ReferenceVersionRow
from db.words import ReferenceChange

CHUNK_SIZE = 2_000
"""References written in one transaction: others wait for the write lock about 0.2 s at most."""

_STATES = text(
    "SELECT reference.id, current_version_id, withdrawn_at,"
    " (SELECT version.id FROM reference_version AS version"
    "  WHERE version.reference_id = reference.id AND NOT EXISTS ("
    "    SELECT 1 FROM reference_version AS later WHERE later.supersedes_id = version.id))"
    " FROM reference WHERE reference.id IN (SELECT value FROM json_each(:ids))"
)
_KNOWN_VERSIONS = text(
    "SELECT id FROM reference_version WHERE id IN (SELECT value FROM json_each(:ids))"
)


@dataclass(frozen=True, slots=True)
class AddedReferences:
    """How many references a load added, changed, left as they were, or brought back."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    restored: int = 0

    def __add__(self, other: AddedReferences) -> AddedReferences:
        return AddedReferences(
            self.added + other.added,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.restored + other.restored,
        )


@dataclass(slots=True)
class _State:
    """One reference while a chunk is worked through; `newest` heads its chain of versions."""

    current: str
    newest: str
    withdrawn: bool = False
    is_new: bool = False
    moved: bool = False


@dataclass(slots=True)
class _Changes:
    """What one chunk will write."""

    retrieved_at: str
    run_id: str | None
    now: str
    states: dict[str, _State]
    known_versions: set[str]
    versions: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    counts: Counter[ReferenceChange | None] = field(default_factory=Counter)


def in_chunks(references: Iterable[Reference]) -> Iterator[list[Reference]]:
    remaining = iter(references)
    while chunk := list(islice(remaining, CHUNK_SIZE)):
        yield chunk


def add_chunk(
    connection: Connection,
    references: Sequence[Reference],
    *,
    run_id: str | None,
    retrieved_at: str,
    now: str,
) -> AddedReferences:
    """Add references in the order given; the same id twice is a change from one to the next."""
    rows = [reference_row(reference) for reference in references]
    wanted = json.dumps([row["reference_id"] for row in rows])
    changes = _Changes(
        retrieved_at=retrieved_at,
        run_id=run_id,
        now=now,
        states={
            row[0]: _State(current=row[1], newest=row[3], withdrawn=row[2] is not None)
            for row in connection.execute(_STATES, {"ids": wanted})
        },
        known_versions=set(
            connection.scalars(_KNOWN_VERSIONS, {"ids": json.dumps([row["id"] for row in rows])})
        ),
    )
    for row in rows:
        _apply(changes, row)
    _write(connection, changes)
    return AddedReferences(
        added=changes.counts[ReferenceChange.ADDED],
        changed=changes.counts[ReferenceChange.CHANGED],
        unchanged=changes.counts[None],
        restored=changes.counts[ReferenceChange.RESTORED],
    )


def _apply(changes: _Changes, row: Row) -> None:
    state = changes.states.get(row["reference_id"])
    change: ReferenceChange | None
    if state is None:
        change = ReferenceChange.ADDED
        _keep_version(changes, row, None)
        changes.states[row["reference_id"]] = _State(row["id"], row["id"], is_new=True)
    else:
        change = _changed(state, row["id"])
        if row["id"] not in changes.known_versions:
            _keep_version(changes, row, state.newest)
            state.newest = row["id"]
        if change is not None:
            state.current, state.withdrawn, state.moved = row["id"], False, True
    changes.counts[change] += 1
    if change is not None:
        changes.events.append(
            {
                "reference_id": row["reference_id"],
                "version_id": row["id"],
                "change": change.value,
                "run_id": changes.run_id,
                "created_at": changes.now,
            }
        )


def _changed(state: _State, version_id: str) -> ReferenceChange | None:
    if state.withdrawn:
        return ReferenceChange.RESTORED
    return None if state.current == version_id else ReferenceChange.CHANGED


def _keep_version(changes: _Changes, row: Row, supersedes: str | None) -> None:
    changes.known_versions.add(row["id"])
    changes.versions.append(
        row
        | {
            "supersedes_id": supersedes,
            "run_id": changes.run_id,
            "retrieved_at": changes.retrieved_at,
        }
    )


def _write(connection: Connection, changes: _Changes) -> None:
    if changes.versions:
        connection.execute(insert(ReferenceVersionRow), changes.versions)
    new = [
        {"id": reference_id, "current_version_id": state.current, "created_at": changes.now}
        for reference_id, state in changes.states.items()
        if state.is_new
    ]
    if new:
        connection.execute(insert(ReferenceRow), new)
    moved = [
        {"reference": reference_id, "version": state.current}
        for reference_id, state in changes.states.items()
        if state.moved and not state.is_new
    ]
    if moved:
        connection.execute(
            update(ReferenceRow)
            .where(ReferenceRow.id == bindparam("reference"))
            .values(
                current_version_id=bindparam("version"), withdrawn_at=None, withdrawn_by_run=None
            ),
            moved,
        )
    if changes.events:
        connection.execute(insert(ReferenceEventRow), changes.events)


def withdraw(connection: Connection, reference_id: str, *, run_id: str | None, now: str) -> bool:
    """Take a reference out of use and keep it; return whether it was in use.

    Raises:
        UsageError: there is no such reference.
    """
    row = connection.execute(
        select(ReferenceRow.current_version_id, ReferenceRow.withdrawn_at).where(
            ReferenceRow.id == reference_id
        )
    ).first()
    if row is None:
        raise UsageError(
            f"there is no reference {reference_id!r}; `claimledger references list` shows all."
        )
    if row.withdrawn_at is not None:
        return False
    connection.execute(
        update(ReferenceRow)
        .where(ReferenceRow.id == reference_id)
        .values(withdrawn_at=now, withdrawn_by_run=run_id)
    )
    connection.execute(
        insert(ReferenceEventRow).values(
            reference_id=reference_id,
            version_id=row.current_version_id,
            change=ReferenceChange.WITHDRAWN.value,
            run_id=run_id,
            created_at=now,
        )
    )
    return True
