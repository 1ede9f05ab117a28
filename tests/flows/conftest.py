from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from tempfile import TemporaryDirectory

import pytest
from serve_process import Desk

# Started in the background of a shell, this process ignores Ctrl-C, and so would every command it
# starts; those that a person stops with it are tested here.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

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
