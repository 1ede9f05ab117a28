"""Where a ledger lives: in a SQLite file, or in a database of a PostgreSQL server.

What is asked of either before there is a connection is asked here; what differs inside one goes by
`connection.dialect.name`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from claims.errors import LedgerError
from claims.ledger_url import POSTGRESQL, without_password
from db.engine import make_engine, path_of, use_write_ahead_log
from db.postgresql import engine as postgresql


class Database(ABC):
    """The place of one ledger; `name` is what messages call it, without any password."""

    name: str

    @abstractmethod
    def exists(self) -> bool:
        """Whether there is something that can be opened, be it empty."""

    @abstractmethod
    def make(self) -> None:
        """Make an empty place where there is none and this software may."""

    @abstractmethod
    def engine(
        self, *, busy_timeout_seconds: float, read_only: bool = False, foreign_keys: bool = True
    ) -> Engine:
        """Make an engine; nothing is opened yet."""

    @abstractmethod
    def settle(self, engine: Engine) -> None:
        """Bring what the place remembers into order, outside of any transaction."""

    @abstractmethod
    def missing(self) -> LedgerError: ...

    @abstractmethod
    def empty(self) -> LedgerError: ...


class SqliteFile(Database):
    """A ledger in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = str(path)

    def exists(self) -> bool:
        return self.path.is_file()

    def make(self) -> None:
        try:
            self.path.touch()
        except OSError as error:
            raise LedgerError(
                f"{self.path}: the ledger cannot be made here ({error.strerror})."
                " Make the folder, or name another file with --db."
            ) from None

    def engine(
        self, *, busy_timeout_seconds: float, read_only: bool = False, foreign_keys: bool = True
    ) -> Engine:
        return make_engine(
            self.path,
            busy_timeout_seconds=busy_timeout_seconds,
            read_only=read_only,
            foreign_keys=foreign_keys,
        )

    def settle(self, engine: Engine) -> None:
        use_write_ahead_log(engine)

    def missing(self) -> LedgerError:
        return LedgerError(
            f"{self.path}: there is no ledger here. `claimledger check` makes one;"
            " name another file with --db."
        )

    def empty(self) -> LedgerError:
        return LedgerError(f"{self.path}: the file is empty. `claimledger db upgrade` fills it.")


class PostgresqlDatabase(Database):
    """A ledger in a database that somebody made: this software makes tables, never databases."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.name = without_password(url)

    def exists(self) -> bool:
        return True  # connecting says what is wrong better than a look beforehand

    def make(self) -> None:
        """Do nothing: a database is made by who may make databases."""

    def engine(
        self,
        *,
        busy_timeout_seconds: float,
        read_only: bool = False,
        foreign_keys: bool = True,  # noqa: ARG002 - a file's migrations need them off
    ) -> Engine:
        return postgresql.make_engine(
            self.url, busy_timeout_seconds=busy_timeout_seconds, read_only=read_only
        )

    def settle(self, engine: Engine) -> None:
        """Do nothing: the server keeps its own log."""

    def missing(self) -> LedgerError:
        return self.empty()

    def empty(self) -> LedgerError:
        return LedgerError(
            f"{self.name}: there is no ledger in this database. `claimledger db upgrade` makes one."
        )


def database_of(url: str) -> Database:
    """Return the place that a ledger URL names.

    Raises:
        LedgerError: it is neither `sqlite:///` and a path nor `postgresql://` and an address.
    """
    if url.startswith(POSTGRESQL):
        return PostgresqlDatabase(url)
    return SqliteFile(path_of(url))


@contextmanager
def closed_on_failure(engine: Engine) -> Iterator[None]:
    """Close the connections of a ledger that is refused; nobody else will."""
    try:
        yield
    except LedgerError:
        engine.dispose()
        raise
