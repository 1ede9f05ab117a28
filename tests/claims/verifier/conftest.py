from __future__ import annotations

import pytest

from claims.settings import VerifierSettings
from claims.verifier.find import find_verifier
from tests.claims.verifier.small_models import SmallModel


@pytest.fixture
def small(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    return SmallModel(folder)


@pytest.fixture(scope="session")
def shipped():
    """The verifier that comes with the software."""
    return find_verifier(VerifierSettings())
