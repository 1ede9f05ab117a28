"""Transactions on a ledger, and connections to one in a file (the others: `db.postgresql.engine`).

Every connection to a file waits for a busy database instead of failing, keeps foreign keys, and
lets REPLACE fire DELETE triggers. Writing starts with BEGIN IMMEDIATE: a transaction that reads
first and asks for the write lock later is refused at once when another process wrote in between,
however long the busy timeout. `synchronous=FULL` costs one disk flush per article and keeps every
acknowledged verdict through a power cut; NORMAL would lose the last ones.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from sqlalchemy.pool import QueuePool

from claims.errors import LedgerError
from claims.ledger_url import SQLITE, without_password

APPLICATION_ID = 0x434C4C47
"""`CLLG`, in the header of the file: tells a ledger from any other SQLite database."""

CACHE_KIBIBYTES = 65_536
"""Page cache of a connection, at most. Ids are hashes, so rows come in at random places of their
indexes, and the 2 MB that SQLite takes by itself are read and written over and over."""

LOCK_NOT_AVAILABLE = "55P03"
"""The SQLSTATE of PostgreSQL where `lock_timeout` ran out."""

WRITING = "claimledger_writing"
"""The option of a connection that asks its next transaction for the write lock."""

_ADVICE = {
    "unable to open database file": " Check that its folder is there and can be written.",
    "readonly database": " Check the permissions of the file and its folder.",
    "disk is full": " Make room and run this again; what was recorded before is kept.",
}
"""What to do about what SQLite says."""


def path_of(url: str) -> Path:
    """Return the file of a ledger URL, `sqlite:///` and a path.

    Raises:
        LedgerError: the URL names no file.
    """
    path = url.removeprefix(SQLITE)
    if path == url or not path or path == ":memory:":
        raise LedgerError(
            f"{without_password(url)}: a ledger is a file, written as sqlite:///claimledger.db"
            " or sqlite:////full/path.db, or a database, written as postgresql://user@host/name."
        )
    if "\x00" in path:
        raise LedgerError(f"{url!r}: a file name cannot hold NUL.")
    return Path(path)


def make_engine(
    path: Path, *, busy_timeout_seconds: float, read_only: bool = False, foreign_keys: bool = True
) -> Engine:
    """Make an engine for a ledger file; nothing is opened yet."""
    # A URI, because only a URI can ask for a file to be opened and never made.
    address = f"file:{quote(str(path.absolute()))}?mode={'ro' if read_only else 'rw'}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address, uri=True, timeout=busy_timeout_seconds, check_same_thread=False
        )
        connection.isolation_level = None  # BEGIN is ours: see `_begin`
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        connection.execute("PRAGMA recursive_triggers=ON")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA cache_size=-{CACHE_KIBIBYTES}")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that sees one state of the ledger from beginning to end."""
    with explained(), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that holds the write lock; it is committed as a whole or not at all."""
    with (
        explained(),
        engine.connect() as connection,
        connection.execution_options(**{WRITING: True}).begin(),
    ):
        yield connection


@contextmanager
def explained() -> Iterator[None]:
    """Turn what the database says into a sentence that tells what to do."""
    try:
        yield
    except IntegrityError as error:
        raise LedgerError(f"the ledger refused a row: {reason_of(error)}.") from error
    except OperationalError as error:
        if _is_busy(error):
            raise LedgerError(
                "the ledger is busy: another process has been writing to it for longer than"
                " ledger.busy_timeout_seconds. Try again, or raise that setting."
            ) from error
        raise _unusable(reason_of(error)) from error
    except DatabaseError as error:
        if not isinstance(error.orig, sqlite3.Error):
            raise _unusable(reason_of(error)) from error
        raise _damaged(reason_of(error)) from error
    except UnicodeDecodeError as error:
        # sqlite3 fails to decode its own message where the message quotes a damaged page.
        raise _damaged("it holds unreadable text") from error


def reason_of(error: DatabaseError) -> str:
    """Return what the database itself says, in one line.

    PostgreSQL adds the statement and the stack of functions, which tell a user nothing.
    """
    told = getattr(error.orig, "diag", None)
    if told is None or told.message_primary is None:
        return " ".join(str(error.orig).split()).rstrip(".")
    detail = told.message_detail or ""
    if detail.startswith("Failing row"):  # the whole row, with all its texts
        detail = ""
    return "; ".join(part.rstrip(".") for part in (told.message_primary, detail) if part)


def _is_busy(error: OperationalError) -> bool:
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return bool(state == LOCK_NOT_AVAILABLE)
    return isinstance(error.orig, sqlite3.Error) and any(
        word in str(error.orig) for word in ("locked", "busy")
    )


def _unusable(reason: str) -> LedgerError:
    advice = next((advice for words, advice in _ADVICE.items() if words in reason), "")
    end = "" if reason.endswith("?") else "."
    return LedgerError(f"the ledger could not be used: {reason}{end}{advice}")


def _damaged(reason: str) -> LedgerError:
    return LedgerError(
        f"the ledger is damaged or is not a database: {reason}."
        " Run `claimledger db verify`, or restore a backup."
    )


def use_write_ahead_log(engine: Engine) -> None:
    """Let readers and a writer work at the same time.

    The file remembers it, and where it is so already nothing happens; a restored backup is not.
    It cannot be done inside a transaction.
    """
    with explained(), closing(engine.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA journal_mode=WAL")
