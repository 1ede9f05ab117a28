"""The references there are: in use, withdrawn, or gone, and the sources they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from claims.reference import Reference
from db.lots import in_lots
from db.references.source_state import SYNC_COMMAND, synced_sources
from db.rows import reference_of
from db.schema_judging import ReferenceEventRow, ReferenceRow, ReferenceVersionRow, RunRow
from db.schema_references import ReferenceOriginRow
from db.times import moment_of, moment_or_none
from db.words import ReferenceState


@dataclass(frozen=True, slots=True)
class ListedReference:
    """The current version of a reference, its state, and the pages it stands on."""

    reference: Reference
    state: ReferenceState
    created_at: datetime
    retrieved_at: datetime
    withdrawn_at: datetime | None
    gone_at: datetime | None
    source_revision: str | None
    sources: tuple[str, ...]
    version_count: int


def listed(
    connection: Connection, state: ReferenceState, source: str | None = None
) -> list[ListedReference]:
    """Return the references of one state, by id; of a source, those it has or had last."""
    rows = connection.execute(_in_state(state)).mappings().all()
    sources = _sources_of(connection, [row["reference_id"] for row in rows])
    return [
        ListedReference(
            reference=reference_of(dict(row)),
            state=state,
            created_at=moment_of(row["created_at"]),
            retrieved_at=moment_of(row["retrieved_at"]),
            withdrawn_at=moment_or_none(row["withdrawn_at"]),
            gone_at=moment_or_none(row["gone_at"]),
            source_revision=row["source_revision"],
            sources=sources[row["reference_id"]],
            version_count=row["version_count"],
        )
        for row in rows
        if source is None or source in sources[row["reference_id"]]
    ]


def _in_state(state: ReferenceState) -> Select[Any]:
    versions = (
        select(func.count())
        .where(ReferenceVersionRow.reference_id == ReferenceRow.id)
        .correlate(ReferenceRow)
        .scalar_subquery()
    )
    columns = (
        ReferenceVersionRow.__table__,
        *(ReferenceRow.created_at, ReferenceRow.withdrawn_at, ReferenceRow.gone_at),
        versions.label("version_count"),
    )
    found = (
        select(*columns)
        .join(ReferenceRow, ReferenceRow.current_version_id == ReferenceVersionRow.id)
        .where(
            ReferenceRow.withdrawn_at.is_not(None)
            if state is ReferenceState.WITHDRAWN
            else ReferenceRow.withdrawn_at.is_(None),
        )
        .order_by(ReferenceRow.id)
    )
    if state is ReferenceState.WITHDRAWN:
        return found
    is_gone = state is ReferenceState.GONE
    return found.where(
        ReferenceRow.gone_at.is_not(None) if is_gone else ReferenceRow.gone_at.is_(None)
    )


def _sources_of(connection: Connection, ids: list[str]) -> dict[str, tuple[str, ...]]:
    """Return the sources that each reference stands in, or else the last one whose sync had it."""
    found: dict[str, set[str]] = {name: set() for name in ids}
    for lot in in_lots(ids):
        rows = connection.execute(
            select(ReferenceOriginRow.reference_id, ReferenceOriginRow.source_name)
            .where(ReferenceOriginRow.reference_id.in_(lot))
            .distinct()
        )
        for name, source in rows:
            found[name].add(source)
        last = connection.execute(
            select(ReferenceEventRow.reference_id, RunRow.parameters)
            .join(RunRow, RunRow.id == ReferenceEventRow.run_id)
            .where(ReferenceEventRow.reference_id.in_(lot), RunRow.command == SYNC_COMMAND)
            .order_by(ReferenceEventRow.id.desc())
        )
        for name, parameters in last:
            if not found[name]:
                found[name].update(synced_sources(parameters))
    return {name: tuple(sorted(sources)) for name, sources in found.items()}
