"""Making a ledger, and moving it to another schema.

Each move is one transaction: a process killed half-way leaves the schema that was there. Foreign
keys are off meanwhile, as SQLite asks for when tables are rebuilt, and are checked before the end.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from claims.errors import LedgerError
from db.engine import APPLICATION_ID, make_engine, path_of, use_write_ahead_log, writing
from db.guards import create_programs, drop_programs
from db.version import HEAD, require_known, touch, version_in, version_of


def upgrade(url: str, *, busy_timeout_seconds: float = 30) -> str:
    """Bring a ledger to the newest schema, making the file where there is none.

    Triggers and views are re-created even where the schema is the newest already. Returns the
    version that the ledger now has.

    Raises:
        LedgerError: the file is no ledger, or belongs to a newer version.
    """
    path = path_of(url)
    touch(path)
    _move(path, HEAD, busy_timeout_seconds)
    return HEAD


def downgrade(url: str, revision: str) -> None:
    """Take a ledger back to an older schema; `base` empties it. Meant for tests and rescue."""
    _move(path_of(url), revision, busy_timeout_seconds=30)


def alembic_config() -> Config:
    """Return Alembic's configuration; there is no ini file, and no logging is set up."""
    config = Config()
    folder = Path(__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return config


def _move(path: Path, revision: str, busy_timeout_seconds: float) -> None:
    engine = make_engine(path, busy_timeout_seconds=busy_timeout_seconds, foreign_keys=False)
    try:
        require_known(version_in(engine, path), path)
        use_write_ahead_log(engine)
        with writing(engine) as connection:
            _migrate(connection, revision)
    finally:
        engine.dispose()


def _migrate(connection: Connection, revision: str) -> None:
    drop_programs(connection)
    if version_of(connection) != revision:  # another process may have been first
        config = alembic_config()
        config.attributes["connection"] = connection
        (command.upgrade if revision == HEAD else command.downgrade)(config, revision)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    if revision == HEAD:
        create_programs(connection)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise LedgerError(
            "the ledger was left as it was: after the change, a row would name one that is"
            " missing. Run `claimledger db verify`."
        )
