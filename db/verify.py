"""Checking a whole ledger: the database, its rules, and every content address, computed again.

What the triggers keep for every writer is checked here all the same: somebody may have dropped
them, and a disk may have rotted.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from claims.errors import LedgerError
from db import search
from db.database import database_of
from db.engine import reading, writing
from db.guards import missing_programs
from db.postgresql import schema as postgresql_schema
from db.search.derived import consistency as derived
from db.search.derived import folder as folders
from db.verify_documents import article_problems, claim_problems, snapshot_problems
from db.verify_judging import reference_problems, run_problems, verdict_problems
from db.version import require_current, version_in


def verify(
    url: str, *, busy_timeout_seconds: float = 30, index_folder: str | None = None
) -> list[str]:
    """Return what is wrong with a ledger, one sentence each; an empty list where nothing is.

    `index_folder` is where the indexes beside it are, where it is not the usual place.

    Raises:
        LedgerError: there is no ledger of this version to be verified.
    """
    database = database_of(url)
    if not database.exists():
        raise database.missing()
    engine = database.engine(busy_timeout_seconds=busy_timeout_seconds)
    try:
        version = version_in(engine, database)
        if version is None:
            raise database.empty()
        require_current(version, database)
        problems: list[str] = []
        try:
            with reading(engine) as connection:
                problems.extend(_database_problems(connection))
                if not problems:
                    problems.extend(_content_problems(connection))
                    folder = folders.index_folder(url, index_folder)
                    problems.extend(derived.problems(folder, connection))
            with writing(engine) as connection:  # FTS5 takes its check as a write
                problems.extend(search.problems(connection))
        except LedgerError as error:
            problems.append(str(error))
        return problems
    finally:
        engine.dispose()


def _database_problems(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "postgresql":
        yield from postgresql_schema.constraint_problems(connection)
        return
    for (problem,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if problem != "ok":
            yield f"the file is damaged: {problem}"
    for table, row, parent, _number in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"{table} row {row} names a row of {parent} that is missing"


def _content_problems(connection: Connection) -> Iterator[str]:
    for name in missing_programs(connection):
        yield f"{name} is missing or was changed; `claimledger db upgrade` makes it anew"
    yield from snapshot_problems(connection)
    yield from article_problems(connection)
    yield from claim_problems(connection)
    yield from reference_problems(connection)
    yield from run_problems(connection)
    yield from verdict_problems(connection)
