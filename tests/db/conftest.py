"""A ledger of each kind: a test that asks for `ledger` or `url` runs once with each.

A module whose tests are about the file itself says so: `LEDGERS = ("sqlite",)`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from ledger_cases import NOON

from db.ledger import Ledger
from tests.db.postgresql_server import PostgresqlServer


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "ledger_kind" in metafunc.fixturenames:
        kinds = getattr(metafunc.module, "LEDGERS", ("sqlite", "postgresql"))
        metafunc.parametrize("ledger_kind", kinds, scope="session")


@pytest.fixture(scope="session")
def empty_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new ledger to be copied: making one with the migrations takes a quarter of a second."""
    path = tmp_path_factory.mktemp("ledger") / "empty.db"
    Ledger.open(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session")
def empty_database(postgresql_server: PostgresqlServer) -> str:
    """The same in PostgreSQL: the name of a database that others are copied from."""
    name = postgresql_server.create_database()
    Ledger.open(postgresql_server.url(name)).close()
    return name


@pytest.fixture
def new_url(
    ledger_kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[..., str]]:
    """Return what gives an address, by a name: of nothing, or of a new and empty ledger."""
    with ExitStack() as afterwards:

        def make(name: str, *, with_ledger: bool = False) -> str:
            if ledger_kind == "sqlite":
                path = tmp_path / f"{name}.db"
                if with_ledger:
                    shutil.copy(request.getfixturevalue("empty_ledger"), path)
                return f"sqlite:///{path}"
            server: PostgresqlServer = request.getfixturevalue("postgresql_server")
            template = request.getfixturevalue("empty_database") if with_ledger else "template0"
            database = server.create_database(template)
            afterwards.callback(server.drop_database, database)
            return server.url(database)

        yield make


@pytest.fixture
def url(new_url: Callable[..., str], request: pytest.FixtureRequest) -> str:
    return new_url("ledger", with_ledger="ledger" in request.fixturenames)


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    with Ledger.open(url, clock=lambda: NOON) as opened:
        yield opened
