from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.db.postgresql_server import PostgresqlServer, running_server, server_programs

# Loading the sentence model takes half a second in every process; the tests of meaning ask for it.
os.environ.setdefault("CLAIMLEDGER__MATCHING__MEANING", "off")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgresqlServer]:
    """A real server, started once; whoever asks for it skips where none is installed."""
    programs = server_programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    with running_server(programs) as server:
        yield server
