from __future__ import annotations

import json

import pytest

from claims.references.fact_check_tools import error_message


def test_googles_error_is_told_in_its_own_words() -> None:
    error = {"code": 403, "message": "Quota exceeded\nfor today.", "status": "PERMISSION_DENIED"}
    content = json.dumps({"error": error}).encode()
    assert error_message(content) == "PERMISSION_DENIED: Quota exceeded for today."


def test_a_long_error_is_cut() -> None:
    said = error_message(json.dumps({"error": {"message": "x" * 9_000}}).encode())
    assert said is not None
    assert len(said) == 300


@pytest.mark.parametrize(
    "content", [b"", b"sorry", b"[]", b"{}", b'{"error": "no"}', b'{"error": {"message": 7}}']
)
def test_what_is_no_error_of_google_tells_nothing(content: bytes) -> None:
    assert error_message(content) is None
