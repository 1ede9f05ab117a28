"""Checking a whole ledger: the file, its rules, and every content address, computed again.

What the triggers keep for every writer is checked here all the same: somebody may have dropped
them, and a disk may have rotted.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from claims.errors import LedgerError
from db import search
from db.engine import make_engine, path_of, reading, writing
from db.guards import missing_programs
from db.verify_documents import article_problems, claim_problems, snapshot_problems
from db.verify_judging import reference_problems, run_problems, verdict_problems
from db.version import require_current, version_in


def verify(url: str, *, busy_timeout_seconds: float = 30) -> list[str]:
    """Return what is wrong with a ledger, one sentence each; an empty list where nothing is.

    Raises:
        LedgerError: there is no ledger of this version to be verified.
    """
    path = path_of(url)
    if not path.is_file():
        raise LedgerError(f"{path}: there is no ledger here. Name another file with --db.")
    engine = make_engine(path, busy_timeout_seconds=busy_timeout_seconds)
    try:
        require_current(version_in(engine, path), path)
        problems: list[str] = []
        try:
            with reading(engine) as connection:
                problems.extend(_file_problems(connection))
                if not problems:
                    problems.extend(_content_problems(connection))
            with writing(engine) as connection:  # FTS5 takes its check as a write
                if not search.index_is_right(connection):
                    problems.append(
                        "the full-text index differs from the references;"
                        " `claimledger references reindex` makes it anew"
                    )
        except LedgerError as error:
            problems.append(str(error))
        return problems
    finally:
        engine.dispose()


def _file_problems(connection: Connection) -> Iterator[str]:
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
