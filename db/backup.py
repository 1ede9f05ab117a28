"""Copying a ledger while it is used."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from claims.errors import LedgerError
from db.database import Database, PostgresqlDatabase, SqliteFile, database_of
from db.postgresql.dump import dump
from db.version import require_known, version_in


def backup(url: str, file: Path | str, *, busy_timeout_seconds: float = 30) -> None:
    """Copy a ledger to a new file: one consistent state, whoever writes meanwhile.

    The copy of a file is a ledger again; that of a PostgreSQL database is an archive of `pg_dump`
    in its custom format, for `pg_restore`. The file appears only when it is complete. An older
    ledger may be copied before its upgrade.

    Raises:
        LedgerError: there is no ledger, the file is there already, it cannot be written, or
            `pg_dump` is not installed.
    """
    database, target = database_of(url), Path(file)
    _require_ledger(database, busy_timeout_seconds)
    if target.exists():
        raise LedgerError(f"{target}: is there already. Name a new file for the backup.")
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        _copier(database, busy_timeout_seconds)(partial)
        _publish(partial, target)
    except FileExistsError:
        raise LedgerError(f"{target}: is there already. Name a new file for the backup.") from None
    except (OSError, sqlite3.Error) as error:
        raise LedgerError(f"{target}: the backup could not be written ({error}).") from error
    finally:
        partial.unlink(missing_ok=True)


def _require_ledger(database: Database, busy_timeout_seconds: float) -> None:
    if not database.exists():
        raise database.missing()
    engine = database.engine(busy_timeout_seconds=busy_timeout_seconds, read_only=True)
    try:
        version = version_in(engine, database)
    finally:
        engine.dispose()
    if version is None:
        raise database.empty()
    require_known(version, database)


def _copier(database: Database, busy_timeout_seconds: float) -> Callable[[Path], None]:
    match database:
        case SqliteFile(path=path):
            return lambda partial: _copy(path, partial, busy_timeout_seconds)
        case PostgresqlDatabase(url=url):
            return lambda partial: dump(url, partial)
    raise TypeError(f"no backup is known for {type(database).__name__}")


def _publish(partial: Path, target: Path) -> None:
    try:
        os.link(partial, target)  # unlike a rename, this never replaces a file that came meanwhile
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError(target) from None
        partial.rename(target)


def _copy(path: Path, partial: Path, busy_timeout_seconds: float) -> None:
    with (
        closing(sqlite3.connect(path, timeout=busy_timeout_seconds)) as source,
        closing(sqlite3.connect(partial)) as copy,
    ):
        source.backup(copy)
        # A copy that is one file, without a log beside it, can be moved and stored as it is.
        copy.execute("PRAGMA journal_mode=DELETE")
    with partial.open("rb") as written:
        os.fsync(written.fileno())
