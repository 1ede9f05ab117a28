"""Writing references: versions that never change, and which of them is current.

A reference is added, changed, corrected, withdrawn by a person, gone from its source, and restored;
each of these is one row of `reference_event`, and what is current now is in `reference`. Content
that was there before needs no new version: the pointer goes back to the old one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, insert, select, text, update

from claims.errors import UsageError
from claims.reference import Reference
from db.bulk import insert_rows, insert_together
from db.lots import in_lots
from db.references.preparing import Prepared, prepared
from db.rows import Row, reference_row
from db.schema_judging import ReferenceEventRow, ReferenceRow, ReferenceVersionRow
from db.search.values import REFERENCE_VALUES
from db.words import ReferenceChange

_STATES = text(
    "SELECT reference.id, current_version_id, coalesce(withdrawn_at, gone_at),"
    " (SELECT version.id FROM reference_version AS version"
    "  WHERE version.reference_id = reference.id AND NOT EXISTS ("
    "    SELECT 1 FROM reference_version AS later WHERE later.supersedes_id = version.id))"
    " FROM reference WHERE reference.id IN :ids"
).bindparams(bindparam("ids", expanding=True))
_KNOWN_VERSIONS = text("SELECT id FROM reference_version WHERE id IN :ids").bindparams(
    bindparam("ids", expanding=True)
)


@dataclass(frozen=True, slots=True)
class AddedReferences:
    """How many references a load added, changed, left as they were, or brought back.

    Of a source also: how many were corrected, and how many are gone from it.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    restored: int = 0
    corrected: int = 0
    gone: int = 0

    def __add__(self, other: AddedReferences) -> AddedReferences:
        return AddedReferences(
            self.added + other.added,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.restored + other.restored,
            self.corrected + other.corrected,
            self.gone + other.gone,
        )


@dataclass(slots=True)
class _State:
    """One reference while a chunk is worked through; `newest` heads its chain of versions."""

    current: str
    newest: str
    unused: bool = False
    """Withdrawn, or gone."""
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
    source_revision: str | None
    corrected: Collection[str]
    versions: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)
    counts: Counter[ReferenceChange | None] = field(default_factory=Counter)


def add_chunk(
    connection: Connection,
    references: Sequence[Reference],
    *,
    run_id: str | None,
    retrieved_at: str,
    now: str,
    source_revision: str | None = None,
    corrected: Collection[str] = (),
    ready: Prepared | None = None,
) -> AddedReferences:
    """Add references in the order given; the same id twice is a change from one to the next.

    `source_revision` is the source's own name of what new versions were read from, and `corrected`
    are the ids whose change is a correction. `ready` holds what was made of some references before.
    """
    ready = ready or {}
    made = [ready.get(reference) or prepared(reference) for reference in references]
    rows = [
        reference_row(reference, each.version_id)
        for reference, each in zip(references, made, strict=True)
    ]
    keys = {each.version_id: each.keys for each in made}
    wanted = [row["reference_id"] for row in rows]
    changes = _Changes(
        retrieved_at=retrieved_at,
        run_id=run_id,
        now=now,
        states={
            row[0]: _State(current=row[1], newest=row[3], unused=row[2] is not None)
            for row in connection.execute(_STATES, {"ids": wanted})
        },
        known_versions=set(
            connection.scalars(_KNOWN_VERSIONS, {"ids": [row["id"] for row in rows]})
        ),
        source_revision=source_revision,
        corrected=corrected,
    )
    for row in rows:
        _apply(changes, row)
    new_numbers = _write(connection, changes)
    _write_values(connection, changes, new_numbers, keys)
    return AddedReferences(
        added=changes.counts[ReferenceChange.ADDED],
        changed=changes.counts[ReferenceChange.CHANGED],
        unchanged=changes.counts[None],
        restored=changes.counts[ReferenceChange.RESTORED],
        corrected=changes.counts[ReferenceChange.CORRECTED],
    )


def _apply(changes: _Changes, row: Row) -> None:
    state = changes.states.get(row["reference_id"])
    change: ReferenceChange | None
    if state is None:
        change = ReferenceChange.ADDED
        _keep_version(changes, row, None)
        changes.states[row["reference_id"]] = _State(row["id"], row["id"], is_new=True)
    else:
        change = _changed(state, row, changes.corrected)
        if row["id"] not in changes.known_versions:
            _keep_version(changes, row, state.newest)
            state.newest = row["id"]
        if change is not None:
            state.current, state.unused, state.moved = row["id"], False, True
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


def _changed(state: _State, row: Row, corrected: Collection[str]) -> ReferenceChange | None:
    if state.unused:
        return ReferenceChange.RESTORED
    if state.current == row["id"]:
        return None
    is_correction = row["reference_id"] in corrected
    return ReferenceChange.CORRECTED if is_correction else ReferenceChange.CHANGED


def _keep_version(changes: _Changes, row: Row, supersedes: str | None) -> None:
    changes.known_versions.add(row["id"])
    changes.versions.append(
        row
        | {
            "supersedes_id": supersedes,
            "source_revision": changes.source_revision,
            "run_id": changes.run_id,
            "retrieved_at": changes.retrieved_at,
        }
    )


def _write(connection: Connection, changes: _Changes) -> dict[str, int]:
    """Write everything but the values; return the numbers of the references that are new."""
    insert_rows(connection, ReferenceVersionRow.__table__, changes.versions)
    new = [
        {"id": reference_id, "current_version_id": state.current, "created_at": changes.now}
        for reference_id, state in changes.states.items()
        if state.is_new
    ]
    entered = insert_together(connection, ReferenceRow.__table__, new, ("id", "number"))
    numbers = {row.id: row.number for row in entered}
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
                current_version_id=bindparam("version"),
                withdrawn_at=None,
                withdrawn_by_run=None,
                gone_at=None,
            ),
            moved,
        )
    insert_rows(connection, ReferenceEventRow.__table__, changes.events)
    return numbers


def _write_values(
    connection: Connection,
    changes: _Changes,
    new_numbers: Mapping[str, int],
    keys: Mapping[str, frozenset[str]],
) -> None:
    states = changes.states
    moved = [name for name, state in states.items() if state.moved and not state.is_new]
    earlier: dict[str, int] = {}
    for lot in in_lots(moved):
        rows = select(ReferenceRow.id, ReferenceRow.number).where(ReferenceRow.id.in_(lot))
        earlier.update((name, number) for name, number in connection.execute(rows))
    REFERENCE_VALUES.drop(connection, earlier.values())
    REFERENCE_VALUES.insert(
        connection,
        {
            number: keys[states[name].current]
            for name, number in (*new_numbers.items(), *earlier.items())
        },
    )


def withdraw(connection: Connection, reference_id: str, *, run_id: str | None, now: str) -> bool:
    """Take a reference out of use and keep it; return whether it was in use.

    Raises:
        UsageError: there is no such reference.
    """
    row = connection.execute(
        select(
            ReferenceRow.number, ReferenceRow.current_version_id, ReferenceRow.withdrawn_at
        ).where(ReferenceRow.id == reference_id)
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
    REFERENCE_VALUES.drop(connection, [row.number])
    return True
