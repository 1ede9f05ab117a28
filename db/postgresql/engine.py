"""Connections to a ledger in PostgreSQL.

There is one writer at a time, as with a file: every writing transaction first takes an advisory
lock that belongs to this ledger. So the numbers of `reference_event` are in the order of the
commits, and what follows them by number misses none. Readers wait for nobody: each reading sees
one snapshot (REPEATABLE READ).
"""

from __future__ import annotations

import math

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from claims.errors import LedgerError
from claims.ledger_url import without_password
from db.engine import WRITING

CONNECT_TIMEOUT_SECONDS = 10
"""How long a server may take to answer, where the address does not say."""

LOCK_SPACE = 0x434C4C47
"""`CLLG`: the first half of the key of the writer's lock; the second is the schema's name."""

_LOCK = f"SELECT pg_advisory_xact_lock({LOCK_SPACE}, hashtext(current_schema()))"
_READ_ONE_STATE = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"


def make_engine(url: str, *, busy_timeout_seconds: float, read_only: bool) -> Engine:
    """Make an engine for a ledger in PostgreSQL; nothing is opened yet.

    Raises:
        LedgerError: the address cannot be read, or the driver is not installed.
    """
    try:
        address = _address(url)
    except (ArgumentError, ValueError):
        raise LedgerError(
            f"{without_password(url)}: this is no address of a PostgreSQL database."
            " Write it as postgresql://user@host:port/name, with every sign of a password that is"
            " no letter or digit as %XX."
        ) from None
    given = dict(address.query)
    options = {
        "lock_timeout": str(max(1, math.ceil(busy_timeout_seconds * 1000))),
        # Compiling a view for milliseconds of work costs more than the work.
        "jit": "off",
    }
    if read_only:
        options["default_transaction_read_only"] = "on"
    ours = " ".join(f"-c {name}={value}" for name, value in options.items())
    connect = {
        "application_name": "claimledger",
        "client_encoding": "utf8",
        "connect_timeout": CONNECT_TIMEOUT_SECONDS,
    }
    connect = {name: value for name, value in connect.items() if name not in given}
    connect["options"] = f"{ours} {given.pop('options', '')}".rstrip()
    try:
        engine = create_engine(address.set(query=given), connect_args=connect, pool_pre_ping=True)
    except ImportError as error:  # also where the driver lacks its library
        raise LedgerError(
            "a ledger in PostgreSQL needs the package psycopg, which is not installed:"
            " pip install 'claimledger[postgresql]'."
        ) from error
    event.listen(engine, "begin", _begin)
    return engine


def _address(url: str) -> URL:
    address = make_url(url).set(drivername="postgresql+psycopg")
    if "@" in (address.host or ""):
        # The end of a password that was not quoted: it would be looked up and shown as a host.
        raise ValueError("the host holds an @")
    return address


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql(_LOCK if writing else _READ_ONE_STATE)
