"""Writing who ran what, how it ended, and what failed on the way."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, update

from claims.errors import UsageError
from claims.identity import canonical_json, content_address
from claims.vocabulary import RunState, Trigger
from db.documents import holds
from db.schema_judging import ConfigurationRow, FailureRow, RunRow
from db.storable import storable, storable_text
from db.words import Stage


@dataclass(frozen=True, slots=True)
class NewRun:
    """What is known of a run when it starts.

    `judging` is the part of the settings that a verdict can depend on (`Settings.judging`).
    """

    trigger: Trigger
    command: str
    parameters: Mapping[str, Any]
    judging: Mapping[str, Any]
    code_version: str
    engine: str
    flow_run_id: str | None = None


def start_run(connection: Connection, run: NewRun, *, now: str) -> str:
    """Open a run; return its id."""
    configuration_id = configuration_id_of(run.judging)
    if not holds(connection, ConfigurationRow, configuration_id):
        content = canonical_json(dict(run.judging))
        connection.execute(insert(ConfigurationRow).values(id=configuration_id, content=content))
    run_id = str(uuid.uuid4())
    connection.execute(
        insert(RunRow).values(
            id=run_id,
            flow_run_id=run.flow_run_id,
            trigger=run.trigger.value,
            command=storable_text(run.command),
            parameters=canonical_json(storable(dict(run.parameters))),
            code_version=run.code_version,
            configuration_id=configuration_id,
            engine=run.engine,
            started_at=now,
            finished_at=None,
            state=RunState.RUNNING.value,
            counts=canonical_json({}),
        )
    )
    return run_id


def configuration_id_of(judging: Mapping[str, Any]) -> str:
    """Return the content address of a configuration, equal to `Settings.judging_id`."""
    return content_address(judging=dict(judging))


def finish_run(
    connection: Connection, run_id: str, state: RunState, counts: Mapping[str, int], *, now: str
) -> None:
    """Close a run.

    Raises:
        UsageError: there is no such run.
    """
    require_run(connection, run_id)
    connection.execute(
        update(RunRow)
        .where(RunRow.id == run_id)
        .values(state=state.value, counts=canonical_json(dict(counts)), finished_at=now)
    )


def record_failure(
    connection: Connection,
    run_id: str | None,
    *,
    location: str,
    stage: Stage,
    kind: str,
    message: str,
    line: int | None,
    now: str,
) -> None:
    """Put one thing that failed into quarantine."""
    connection.execute(
        insert(FailureRow).values(
            run_id=run_id,
            location=storable_text(location),
            line=line,
            stage=Stage(stage).value,
            kind=kind,
            message=storable_text(message),
            created_at=now,
        )
    )


def require_run(connection: Connection, run_id: str) -> None:
    """Refuse what names a run that is not there.

    Raises:
        UsageError: there is no such run.
    """
    if not holds(connection, RunRow, run_id):
        raise UsageError(f"there is no run {run_id} in this ledger.")
