"""Making a ledger, and moving it to another schema.

Each move is one transaction: a process killed half-way leaves the schema that was there. In a file,
foreign keys are off meanwhile, as SQLite asks for when tables are rebuilt, and are checked before
the end.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from claims.errors import LedgerError
from db import search
from db.database import Database, database_of
from db.engine import APPLICATION_ID, writing
from db.guards import create_programs, drop_programs, missing_programs
from db.postgresql import schema as postgresql_schema
from db.version import HEAD, REVISIONS, require_known, version_in, version_of


def upgrade(url: str, *, busy_timeout_seconds: float = 30) -> str:
    """Bring a ledger to the newest schema, making it where there is none.

    Triggers and views are re-created even where the schema is the newest already. Returns the
    version that the ledger now has.

    Raises:
        LedgerError: there is something that is no ledger, or belongs to a newer version.
    """
    database = database_of(url)
    database.make()
    _move(database, HEAD, busy_timeout_seconds)
    return HEAD


def downgrade(url: str, revision: str) -> None:
    """Take a ledger back to an older schema; `base` empties it. Meant for tests and rescue.

    Raises:
        LedgerError: a ledger in PostgreSQL never had that schema.
    """
    _move(database_of(url), revision, busy_timeout_seconds=30)


def alembic_config() -> Config:
    """Return Alembic's configuration; there is no ini file, and no logging is set up."""
    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return config


def _move(database: Database, revision: str, busy_timeout_seconds: float) -> None:
    engine = database.engine(busy_timeout_seconds=busy_timeout_seconds, foreign_keys=False)
    try:
        require_known(version_in(engine, database), database)
        database.settle(engine)
        with writing(engine) as connection:
            if connection.dialect.name == "postgresql":
                _migrate_postgresql(connection, revision)
            else:
                _migrate_file(connection, revision)
    finally:
        engine.dispose()


def _migrate_file(connection: Connection, revision: str) -> None:
    drop_programs(connection)
    before = version_of(connection)
    if before != revision:  # another process may have been first
        _run_migrations(connection, revision)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    if revision == HEAD:
        create_programs(connection)
        if before not in (None, HEAD):
            search.rebuild(connection)  # what older versions had no index for
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise LedgerError(
            "the ledger was left as it was: after the change, a row would name one that is"
            " missing. Run `claimledger db verify`."
        )


def _migrate_postgresql(connection: Connection, revision: str) -> None:
    if revision not in REVISIONS or revision < postgresql_schema.FIRST_REVISION:
        raise LedgerError(
            f"a ledger in PostgreSQL cannot have schema {revision}: the oldest is"
            f" {postgresql_schema.FIRST_REVISION}."
        )
    version = version_of(connection)
    if version == revision == HEAD and not missing_programs(connection):
        return
    drop_programs(connection)
    if version is None:
        postgresql_schema.create_tables(connection)
        command.stamp(_config_for(connection), HEAD)
        postgresql_schema.mark(connection)
    elif version != revision:
        _run_migrations(connection, revision)
    if revision == HEAD:
        create_programs(connection)
        if version not in (None, HEAD):
            search.rebuild(connection)


def _run_migrations(connection: Connection, revision: str) -> None:
    move = command.upgrade if revision == HEAD else command.downgrade
    move(_config_for(connection), revision)


def _config_for(connection: Connection) -> Config:
    config = alembic_config()
    config.attributes["connection"] = connection
    return config
