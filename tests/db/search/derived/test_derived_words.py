"""The index of words beside the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from derived_cases import add, by_words, followed, indexes_of, overwrite, wrong
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_cases import NOON

from claims.errors import ConfigError
from claims.ranking.terms import content_words
from db.engine import reading
from db.ledger import Ledger
from db.search.derived import following
from db.search.derived.folder import writer_lock

BRIDGES = {
    "length": "The bridge over the Elsa is 310 metres long.",
    "opening": "Engineers opened the crossing in Marenza in May.",
    "talks": "The résumé of the talks was published.",
    "harvest": "Olive harvests fell by a third.",
}


@pytest.fixture
def stocked(ledger: Ledger) -> Ledger:
    add(ledger, **BRIDGES)
    return ledger


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def only_words(folder: Path, **others):
    return indexes_of(folder, meaning="off", **others)


def test_any_shared_word_finds_whatever_its_form(stocked, folder):
    indexes = only_words(folder)
    assert by_words(stocked, indexes, "an engineer crossed") == ["opening"]
    assert set(by_words(stocked, indexes, "bridges and crossings")) == {"length", "opening"}
    assert by_words(stocked, indexes, "re\u0301sume\u0301") == ["talks"]
    assert by_words(stocked, indexes, "unheard") == []


def test_every_change_is_followed(stocked, folder):
    indexes = only_words(folder)
    assert by_words(stocked, indexes, "olive") == ["harvest"]
    add(stocked, harvest="Wine harvests fell by a third.", rain="Olive trees need rain.")
    assert by_words(stocked, indexes, "olive") == ["rain"]
    assert by_words(stocked, indexes, "wine") == ["harvest"]
    stocked.withdraw_reference("rain", run_id=None)
    assert by_words(stocked, indexes, "olive") == []
    add(stocked, harvest=BRIDGES["harvest"], rain="Olive trees need rain.")
    assert set(by_words(stocked, indexes, "olive")) == {"harvest", "rain"}
    assert by_words(stocked, indexes, "wine") == []
    assert wrong(stocked, indexes) == []


def test_files_of_a_commit_that_was_cut_off_are_in_nobodys_way(stocked, folder):
    followed(stocked, only_words(folder))
    before = (folder / "words/meta.json").read_bytes()
    stocked.withdraw_reference("harvest", run_id=None)
    followed(stocked, only_words(folder))
    # As it is where a writer is killed between its files and the one that names them.
    (folder / "words/meta.json").write_bytes(before)
    indexes = only_words(folder)
    assert followed(stocked, indexes).words is not None
    assert by_words(stocked, indexes, "olive") == []
    assert by_words(stocked, indexes, "talks") == ["talks"]
    assert wrong(stocked, indexes) == []


def test_where_nothing_changed_nothing_is_written(stocked, folder):
    indexes = only_words(folder)
    followed(stocked, indexes)
    before = (folder / "words/meta.json").stat().st_ino
    followed(stocked, indexes)
    assert (folder / "words/meta.json").stat().st_ino == before


def test_frequencies_are_of_stems(stocked, folder):
    words = followed(stocked, only_words(folder)).words
    assert words is not None
    with reading(stocked._engine) as connection:
        assert words.total(connection) == 4
        found = words.frequencies(connection, ["harvest", "harvests", "resume", "unheard"])
    assert found == {"harvest": 1, "harvests": 1, "resume": 1, "unheard": 0}


def test_equal_scores_are_in_the_order_of_their_numbers(ledger, folder):
    add(ledger, **{f"r{number:02}": "The tunnel is closed." for number in range(40)})
    found = by_words(ledger, only_words(folder), "tunnel")
    assert found == [f"r{number:02}" for number in range(9)]


def test_another_process_sees_what_one_has_followed(stocked, folder):
    one, other = only_words(folder), only_words(folder)
    followed(stocked, one)
    assert by_words(stocked, other, "olive") == ["harvest"]
    add(stocked, rain="Olive trees need rain.")
    followed(stocked, one)
    assert set(by_words(stocked, other, "olive")) == {"harvest", "rain"}


def test_a_reader_of_an_older_state_may_use_a_newer_index(stocked, folder):
    indexes = only_words(folder)
    with reading(stocked._engine) as before:
        assert indexes.follow(before).words is not None
        add(stocked, rain="Olive trees need rain.")
        followed(stocked, only_words(folder))
        assert indexes.follow(before).words is not None
    assert set(by_words(stocked, indexes, "olive")) == {"harvest", "rain"}


@pytest.fixture
def other(new_url) -> Iterator[Ledger]:
    with Ledger.open(new_url("other", with_ledger=True), clock=lambda: NOON) as opened:
        yield opened


def test_who_searches_keeps_the_state_while_another_makes_the_index_anew(stocked, folder):
    words = followed(stocked, only_words(folder)).words
    assert words is not None
    only_words(folder).rebuild(stocked._engine, lambda *_progress: None)
    with reading(stocked._engine) as connection:
        assert len(words.search(connection, ["olive"], 3)) == 1
        assert words.total(connection) == 4


def test_the_index_of_another_ledger_is_made_anew(stocked, other, folder):
    followed(stocked, only_words(folder))
    add(other, a="A tunnel.", b="A ferry.", c="A station.", d="A harbour.")
    indexes = only_words(folder)
    (problem,) = wrong(other, indexes)
    assert "is of another ledger or of another state of this one" in problem
    assert by_words(other, indexes, "olive") == []
    assert by_words(other, indexes, "tunnel") == ["a"]
    assert wrong(other, indexes) == []


def test_a_ledger_that_was_put_back_takes_its_index_with_it(stocked, other, folder):
    add(other, **BRIDGES)  # the same history up to here, as a backup has it
    add(stocked, rain="Olive trees need rain.", wind="Wind fells trees.")
    stocked.withdraw_reference("harvest", run_id=None)
    followed(stocked, only_words(folder))
    assert by_words(other, only_words(folder), "olive") == ["harvest"]
    assert wrong(other, only_words(folder)) == []


def test_what_is_in_the_folder_of_a_ledger_without_references_is_dropped(stocked, other, folder):
    followed(stocked, only_words(folder))
    assert by_words(other, only_words(folder), "olive") == []


@pytest.mark.parametrize("part", ["idx", "term", "fast", "fieldnorm", "store"])
def test_a_damaged_file_is_noticed_and_the_index_made_anew(stocked, folder, part):
    followed(stocked, only_words(folder))
    for path in folder.glob(f"words/*.{part}"):
        content = bytearray(path.read_bytes())
        content[len(content) // 3] ^= 0xFF
        overwrite(path, content)
    (problem,) = wrong(stocked, only_words(folder))
    assert "is damaged or of another version; `claimledger references reindex" in problem
    assert by_words(stocked, only_words(folder), "olive") == ["harvest"]
    assert wrong(stocked, only_words(folder)) == []


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff\x00", b'{"segments": [{}]}'])
def test_a_damaged_list_of_files_is_noticed_and_the_index_made_anew(stocked, folder, content):
    followed(stocked, only_words(folder))
    (folder / "words/meta.json").write_bytes(content)
    assert by_words(stocked, only_words(folder), "olive") == ["harvest"]


def test_a_file_that_is_cut_short_is_noticed(stocked, folder):
    followed(stocked, only_words(folder))
    for path in folder.glob("words/*.idx"):
        overwrite(path, path.read_bytes()[:7])
    assert by_words(stocked, only_words(folder), "olive") == ["harvest"]


def test_while_another_process_writes_the_ledger_is_asked(stocked, folder, monkeypatch):
    monkeypatch.setattr(following, "WAIT_SECONDS", 0.05)
    indexes = only_words(folder)
    with writer_lock(folder / "words.lock", wait_seconds=1) as held:
        assert held
        assert followed(stocked, indexes).words is None
    assert followed(stocked, indexes).words is not None
    add(stocked, rain="Olive trees need rain.")
    with writer_lock(folder / "words.lock", wait_seconds=1):
        assert followed(stocked, indexes).words is None
    assert set(by_words(stocked, indexes, "olive")) == {"harvest", "rain"}


def test_the_index_of_a_large_store_is_made_when_it_is_asked_for(
    stocked, folder, monkeypatch, caplog
):
    monkeypatch.setattr(following, "REBUILT_AT_ONCE", 3)
    indexes = only_words(folder)
    assert followed(stocked, indexes).words is None
    assert "claimledger references reindex --only words" in caplog.text
    told = []
    assert indexes.rebuild(stocked._engine, lambda *progress: told.append(progress)) == ["words"]
    assert told == [("words", 4, 4)]
    assert by_words(stocked, indexes, "olive") == ["harvest"]


def test_a_folder_that_cannot_be_made_leaves_the_ledgers_own_index(stocked, tmp_path):
    (tmp_path / "file").write_text("here is no folder")
    assert followed(stocked, only_words(tmp_path / "file" / "index")).words is None


def test_where_nothing_can_be_written_the_ledger_is_asked_and_a_reindex_says_so(
    stocked, folder, caplog
):
    folder.mkdir()
    (folder / "words").write_text("here is no folder")
    indexes = only_words(folder)
    assert followed(stocked, indexes).words is None
    assert "cannot be kept" in caplog.text
    with pytest.raises(ConfigError, match="name another folder"):
        indexes.rebuild(stocked._engine, lambda *_progress: None)


def test_the_setting_decides(stocked, folder):
    assert followed(stocked, only_words(folder, words="ledger")).words is None
    assert not folder.exists()


def test_threads_share_one_index(stocked, folder):
    indexes = only_words(folder)
    with ThreadPoolExecutor(4) as threads:
        found = threads.map(lambda _turn: by_words(stocked, indexes, "olive"), range(12))
        assert list(found) == [["harvest"]] * 12


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(statement=st.text(st.characters(codec="utf-8"), min_size=1, max_size=80))
def test_no_statement_is_too_odd(ledger, folder, statement):
    add(ledger, odd=statement)
    indexes = only_words(folder)
    words = followed(ledger, indexes).words
    assert words is not None
    with reading(ledger._engine) as connection:
        asked = content_words(statement)
        frequencies = words.frequencies(connection, asked)
        found = words.search(connection, asked, 3)
    assert bool(found) == any(frequencies.values())
    assert wrong(ledger, indexes) == []
