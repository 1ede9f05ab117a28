from __future__ import annotations

from collections.abc import Iterator

import pytest
from loopback import Service, serving


@pytest.fixture
def service() -> Iterator[Service]:
    with serving() as server:
        yield server
