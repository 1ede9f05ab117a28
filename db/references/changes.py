"""What changed: the references before and after some runs, or since a time."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from claims.errors import UsageError
from claims.reference import Reference
from db.lots import in_lots
from db.references.source_state import SYNC_COMMAND, synced_sources
from db.rows import reference_of
from db.schema_judging import ReferenceEventRow, ReferenceVersionRow, RunRow
from db.times import moment_of, utc_text
from db.words import ReferenceChange

_LEFT = {ReferenceChange.WITHDRAWN, ReferenceChange.GONE}


@dataclass(frozen=True, slots=True)
class ReferenceDifference:
    """What became of a reference in a time: its content before (None where it did not count).

    `after` is its content now, None where it counts no more. `corrected_by` is the id of the
    reference that corrects it; `sources` are those whose syncs changed it.
    """

    reference_id: str
    change: ReferenceChange
    before: Reference | None
    after: Reference | None
    corrected_by: str | None
    changed_at: datetime
    run_id: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Event:
    """One row of `reference_event`, and the sources of its run."""

    id: int
    reference_id: str
    version_id: str
    change: ReferenceChange
    run_id: str | None
    created_at: str
    sources: tuple[str, ...]


def last_syncs(connection: Connection, sources: Collection[str] = ()) -> list[str]:
    """Return the runs that synced each source last: of these sources, or of all."""
    rows = connection.execute(
        select(RunRow.id, RunRow.parameters)
        .where(RunRow.command == SYNC_COMMAND)
        .order_by(RunRow.started_at.desc(), RunRow.id)
    )
    last: dict[str, str] = {}
    for row in rows:
        for name in json.loads(row.parameters).get("sources", ()):
            if not sources or name in sources:
                last.setdefault(name, row.id)
    return list(last.values())


def differences(
    connection: Connection,
    *,
    runs: Sequence[str] | None = None,
    since: datetime | None = None,
    sources: Collection[str] = (),
) -> Iterator[ReferenceDifference]:
    """Yield what changed in some runs or since a time, by kind of change and id.

    Several changes of one reference come to one; what was changed back is no difference. `sources`
    leaves out what others changed.

    Raises:
        UsageError: there is no such run.
    """
    events = _events(connection, runs, since)
    kept = [event for event in events if not sources or set(sources) & set(event.sources)]
    earlier = _before(connection, kept)
    contents = _contents(
        connection, {*(each.version_id for each in kept), *(v for v, _ in earlier.values())}
    )
    grouped: dict[str, list[_Event]] = {}
    for event in kept:
        grouped.setdefault(event.reference_id, []).append(event)
    correctors = _correctors(connection, grouped)
    found = (
        _difference(group, earlier.get(name), contents, correctors.get(name))
        for name, group in grouped.items()
    )
    order = list(ReferenceChange)
    yield from sorted(
        (each for each in found if each is not None),
        key=lambda each: (order.index(each.change), each.reference_id),
    )


def _difference(
    events: list[_Event],
    earlier: tuple[str, bool] | None,
    contents: dict[str, Reference],
    corrected_by: str | None,
) -> ReferenceDifference | None:
    last = events[-1]
    version_before, was_live = earlier or (None, False)
    before = contents[version_before] if version_before and was_live else None
    previous = events[-2].version_id if len(events) > 1 else version_before
    left = last.change in _LEFT or (
        last.change is ReferenceChange.CORRECTED and last.version_id == previous
    )
    after = None if left else contents[last.version_id]
    if before == after:
        return None
    change = last.change
    if after is not None and change is not ReferenceChange.CORRECTED:
        change = ReferenceChange.CHANGED if before else ReferenceChange.RESTORED
        change = change if version_before else ReferenceChange.ADDED
    return ReferenceDifference(
        reference_id=last.reference_id,
        change=change,
        before=before,
        after=after,
        corrected_by=corrected_by if change is ReferenceChange.CORRECTED and left else None,
        changed_at=moment_of(last.created_at),
        run_id=last.run_id,
        sources=tuple(dict.fromkeys(name for event in events for name in event.sources)),
    )


def _events(
    connection: Connection, runs: Sequence[str] | None, since: datetime | None
) -> list[_Event]:
    found: Select[Any] = select(
        *(ReferenceEventRow.id, ReferenceEventRow.reference_id, ReferenceEventRow.version_id),
        *(ReferenceEventRow.change, ReferenceEventRow.run_id, ReferenceEventRow.created_at),
        RunRow.parameters,
    ).outerjoin(RunRow, RunRow.id == ReferenceEventRow.run_id)
    if runs is not None:
        known = set(connection.scalars(select(RunRow.id).where(RunRow.id.in_(runs))))
        for run in runs:
            if run not in known:
                raise UsageError(f"there is no run {run} in this ledger.")
        found = found.where(ReferenceEventRow.run_id.in_(runs))
    if since is not None:
        found = found.where(ReferenceEventRow.created_at >= utc_text(since))
    return [
        _Event(
            *(row.id, row.reference_id, row.version_id, ReferenceChange(row.change)),
            *(row.run_id, row.created_at, synced_sources(row.parameters)),
        )
        for row in connection.execute(found.order_by(ReferenceEventRow.id))
    ]


def _before(connection: Connection, events: list[_Event]) -> dict[str, tuple[str, bool]]:
    """Return the version of each reference before its first event, and whether it counted."""
    first: dict[str, int] = {}
    for event in events:
        first.setdefault(event.reference_id, event.id)
    found: dict[str, tuple[str, bool]] = {}
    for lot in in_lots(sorted(first)):
        rows = connection.execute(
            select(
                ReferenceEventRow.id,
                ReferenceEventRow.reference_id,
                ReferenceEventRow.version_id,
                ReferenceEventRow.change,
            )
            .where(ReferenceEventRow.reference_id.in_(lot))
            .order_by(ReferenceEventRow.id)
        )
        for row in rows:
            if row.id < first[row.reference_id]:
                change = ReferenceChange(row.change)
                previous = found.get(row.reference_id)
                same = previous is not None and previous[0] == row.version_id
                left = change in _LEFT or (change is ReferenceChange.CORRECTED and same)
                found[row.reference_id] = row.version_id, not left
    return found


def _contents(connection: Connection, ids: Collection[str]) -> dict[str, Reference]:
    return {
        row["id"]: reference_of(dict(row))
        for lot in in_lots(sorted(ids))
        for row in connection.execute(
            select(ReferenceVersionRow.__table__).where(ReferenceVersionRow.id.in_(lot))
        ).mappings()
    }


def _correctors(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """Return which reference corrects each, the latest where there are several."""
    rows = (
        connection.execute(
            select(ReferenceVersionRow.corrects_id, ReferenceVersionRow.reference_id)
            .where(ReferenceVersionRow.corrects_id.is_not(None))
            .order_by(ReferenceVersionRow.retrieved_at, ReferenceVersionRow.id)
        )
        if ids
        else ()
    )
    return {row[0]: row[1] for row in rows if row[0] in ids}
