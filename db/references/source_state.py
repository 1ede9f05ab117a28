"""What is known of a source when it is read again: its pages, and what they were read under."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, insert, or_, select, update

from db.schema_judging import RunRow
from db.schema_references import ReferencePageRow, ReferenceSourceRow
from db.storable import storable_text

SYNC_COMMAND = "references sync"
"""The command of a run that read one source; its parameters name the source and its settings."""

RUNS_LOOKED_AT = 1_000


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A page as it was last read, and the headers that a conditional request for it needs."""

    location: str
    etag: str | None
    last_modified: str | None
    revision: str | None


def open_source(connection: Connection, name: str, kind: str, *, now: str) -> None:
    """Enter a source, or the new kind of one that is there: its pages are then read anew."""
    known = connection.scalar(
        select(ReferenceSourceRow.kind).where(ReferenceSourceRow.name == name)
    )
    if known is None:
        connection.execute(
            insert(ReferenceSourceRow).values(name=name, kind=kind, created_at=now, synced_at=None)
        )
    elif known != kind:
        connection.execute(
            update(ReferenceSourceRow).where(ReferenceSourceRow.name == name).values(kind=kind)
        )


def close_source(connection: Connection, name: str, *, now: str) -> None:
    """Say that a source was read from beginning to end."""
    connection.execute(
        update(ReferenceSourceRow).where(ReferenceSourceRow.name == name).values(synced_at=now)
    )


def known_pages(
    connection: Connection, name: str, *, settings: str, code_version: str
) -> list[KnownPage]:
    """Return the pages of a source that were read with these settings and this software.

    One that was read otherwise may have been understood otherwise, and is to be read anew.
    `settings` is the content address of the source's settings.
    """
    before = _end_of_other_settings(connection, name, settings, code_version)
    rows = connection.execute(
        select(
            ReferencePageRow.location,
            ReferencePageRow.etag,
            ReferencePageRow.last_modified,
            ReferencePageRow.revision,
        )
        .where(
            ReferencePageRow.source_name == name,
            ReferencePageRow.gone_at.is_(None),
            or_(ReferencePageRow.etag.is_not(None), ReferencePageRow.last_modified.is_not(None)),
            ReferencePageRow.retrieved_at > before,
        )
        .order_by(ReferencePageRow.location)
    )
    return [KnownPage(*row) for row in rows]


def unlisted(connection: Connection, name: str, listed: Collection[str]) -> list[str]:
    """Return the addresses of pages that a source has no more, in order."""
    rows = connection.scalars(
        select(ReferencePageRow.location)
        .where(ReferencePageRow.source_name == name, ReferencePageRow.gone_at.is_(None))
        .order_by(ReferencePageRow.location)
    )
    there = {storable_text(location) for location in listed}
    return [location for location in rows if location not in there]


def _end_of_other_settings(
    connection: Connection, name: str, settings: str, code_version: str
) -> str:
    """Return when the last run with other settings began its end; empty where there was none."""
    rows = connection.execute(
        select(RunRow.parameters, RunRow.code_version, RunRow.started_at, RunRow.finished_at)
        .where(RunRow.command == SYNC_COMMAND)
        .order_by(RunRow.started_at.desc(), RunRow.id)
        .limit(RUNS_LOOKED_AT)
    )
    next_start = ""
    for row in rows:
        parameters = json.loads(row.parameters)
        if parameters.get("sources") != [name]:
            continue
        if (parameters.get("settings"), row.code_version) != (settings, code_version):
            return str(row.finished_at or next_start or row.started_at)
        next_start = row.started_at
    return ""


def synced_sources(parameters: str | None) -> tuple[str, ...]:
    """Return the sources that a run with these parameters synced; others have articles there."""
    given = json.loads(parameters) if parameters else {}
    return tuple(given.get("sources", ())) if "settings" in given else ()
