"""Where the indexes lie, and who may write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.search.derived.folder import index_folder, writer_lock


def test_the_folder_is_beside_the_file():
    assert index_folder("sqlite:///desk/ledger.db", None) == Path("desk/ledger.db.index")
    assert index_folder("sqlite:////srv/ledger.db", None) == Path("/srv/ledger.db.index")


def test_each_database_of_a_server_has_a_folder_whoever_opens_it():
    one, other, same = (
        index_folder(url, None)
        for url in (
            "postgresql://ana:secret@db.example/desk",
            "postgresql://db.example/archive",
            "postgresql://db.example/desk",
        )
    )
    assert one == same != other
    assert one.parent == Path("claimledger.index")
    assert "secret" not in str(one)


def test_a_folder_that_is_given_is_taken():
    assert index_folder("sqlite:///ledger.db", "/fast/index") == Path("/fast/index")


def test_one_holds_the_lock_and_the_next_has_it_after(tmp_path):
    path = tmp_path / "deep" / "words.lock"
    with (
        writer_lock(path, wait_seconds=0) as first,
        writer_lock(path, wait_seconds=0) as second,
    ):
        assert (first, second) == (True, False)
    with writer_lock(path, wait_seconds=0) as held:
        assert held


def test_a_lock_is_free_after_an_error(tmp_path):
    path = tmp_path / "words.lock"
    with pytest.raises(ValueError, match="on the way"), writer_lock(path, wait_seconds=0):
        raise ValueError("on the way")
    with writer_lock(path, wait_seconds=0) as held:
        assert held


def test_what_is_no_lock_is_never_held(tmp_path):
    path = tmp_path / "words.lock"
    path.write_bytes(b"this is a letter, and no lock" * 50)
    with writer_lock(path, wait_seconds=0) as held:
        assert not held
