from __future__ import annotations

import os
from collections.abc import Iterator
from tempfile import TemporaryDirectory

import pytest
from serve_process import Desk

# Before anything imports Prefect: the person who runs the tests may have a Prefect of their own.
_prefect_home = TemporaryDirectory(prefix="claimledger-tests-")
os.environ["PREFECT_HOME"] = _prefect_home.name
# Once a flow has run in this process, Prefect listens to our logger outside of runs too.
os.environ["PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW"] = "ignore"


@pytest.fixture(scope="session")
def one_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("served"))
    yield desk
    if desk.is_serving:
        assert desk.stop() == 0


@pytest.fixture
def desk(one_desk: Desk) -> Desk:
    """Give a desk with `claimledger serve` running: the same one to every test."""
    if not one_desk.is_serving:
        one_desk.start()
    return one_desk
