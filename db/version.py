"""Which schema a ledger has, and whether this software may use it.

A ledger that is right is recognised with two small reads. Alembic is not imported here: its import
takes longer than everything else that opening a ledger does.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine

from claims.errors import LedgerError
from db.database import Database
from db.engine import APPLICATION_ID, reading
from db.postgresql import schema as postgresql_schema

REVISIONS = ("0001", "0002", "0003")
"""Every schema version, oldest first; the last one is what this code reads and writes."""

HEAD = REVISIONS[-1]


def version_of(connection: Connection) -> str | None:
    """Return the schema version of the database, or None where it holds nothing yet.

    Raises:
        LedgerError: it holds something that is not a ledger.
    """
    if connection.dialect.name == "postgresql":
        if not postgresql_schema.holds_ledger(connection):
            return None
    elif not _file_holds_ledger(connection):
        return None
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if version is None else str(version)


def _file_holds_ledger(connection: Connection) -> bool:
    if not connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
        return False
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
        raise LedgerError(
            "this SQLite database is not a ledger of claimledger; it was left as it is."
            " Name another file with --db."
        )
    return True


def version_in(engine: Engine, database: Database) -> str | None:
    """Return `version_of` the database; what is wrong with it is said with its name.

    Raises:
        LedgerError: it is not a ledger, is damaged, or cannot be read.
    """
    try:
        with reading(engine) as connection:
            return version_of(connection)
    except LedgerError as error:
        raise LedgerError(f"{database.name}: {error}") from error.__cause__


def require_known(version: str | None, database: Database) -> None:
    """Refuse a ledger that a newer version wrote."""
    if version is not None and version not in REVISIONS:
        raise LedgerError(
            f"{database.name}: the ledger has schema {version}, which is newer than schema {HEAD},"
            " the newest that this claimledger knows. Use the newer claimledger that wrote it."
        )


def require_current(version: str | None, database: Database) -> None:
    """Refuse a ledger whose schema is not exactly this software's."""
    require_known(version, database)
    if version != HEAD:
        raise LedgerError(
            f"{database.name}: the ledger has schema {version}, and this claimledger needs {HEAD}."
            " Run `claimledger db upgrade`; `claimledger db backup FILE` first is wise."
        )
