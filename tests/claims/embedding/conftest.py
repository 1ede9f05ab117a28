from __future__ import annotations

import pytest

from claims.embedding import find_encoder, what_is_missing


@pytest.fixture(scope="session")
def kept_in(tmp_path_factory):
    """A folder that keeps the runnable model, which takes some seconds to make."""
    if missing := what_is_missing():
        pytest.skip(f"the meaning of texts needs {', '.join(missing)}")
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def encoder(kept_in):
    return find_encoder(kept_in)
