"""The vectors beside the ledger, and what is found by them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from derived_cases import (
    WordEncoder,
    add,
    by_meaning,
    followed,
    indexes_of,
    named,
    overwrite,
    wrong,
)

from db.ledger import Ledger
from db.search.derived import DerivedIndexes
from db.search.derived import indexes as derived_indexes

BRIDGES = {
    "length": "The bridge over the Elsa is 310 metres long.",
    "opening": "Engineers opened the crossing in Marenza in May.",
    "harvest": "Olive harvests fell by a third.",
}


@pytest.fixture
def stocked(ledger: Ledger) -> Ledger:
    add(ledger, **BRIDGES)
    return ledger


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def only_meaning(folder: Path, encoder: WordEncoder | None = None, **others):
    return indexes_of(folder, encoder, words="ledger", **others)


def test_the_nearest_comes_first(stocked, folder):
    indexes = only_meaning(folder)
    assert by_meaning(stocked, indexes, "Olive harvests fell.")[0] == "harvest"
    assert by_meaning(stocked, indexes, "Engineers opened it in May.", limit=1) == ["opening"]


def test_cosines_are_given_for_what_has_a_vector(stocked, folder):
    meaning = followed(stocked, only_meaning(folder)).meaning
    assert meaning is not None
    found = meaning.search(BRIDGES["length"], 3)
    assert named(stocked, [found[0][0]]) == ["length"]
    assert found[0][1] == pytest.approx(1, abs=1e-6)
    assert meaning.cosines(BRIDGES["length"], [number for number, _ in found]) == dict(found)
    assert meaning.cosines(BRIDGES["length"], [999]) == {}


def test_a_wording_is_encoded_once(stocked, folder):
    encoder = WordEncoder()
    indexes = only_meaning(folder, encoder)
    followed(stocked, indexes)
    assert sorted(encoder.encoded) == sorted(BRIDGES.values())
    encoder.encoded.clear()
    add(stocked, harvest="Wine harvests fell by a third.", again=BRIDGES["length"])
    followed(stocked, indexes)
    assert encoder.encoded == ["Wine harvests fell by a third."]
    stocked.withdraw_reference("again", run_id=None)
    add(stocked, **BRIDGES, again=BRIDGES["length"])
    followed(stocked, only_meaning(folder, encoder))
    assert encoder.encoded == ["Wine harvests fell by a third."]
    assert wrong(stocked, indexes) == []


def test_the_same_wording_from_many_is_encoded_once_and_found_under_each(ledger, folder):
    encoder = WordEncoder()
    add(ledger, **{f"r{number:03}": "The tunnel is closed." for number in range(300)})
    indexes = only_meaning(folder, encoder)
    assert by_meaning(ledger, indexes, "a closed tunnel", limit=2) == ["r000", "r001"]
    assert encoder.encoded == ["The tunnel is closed.", "a closed tunnel"]
    assert wrong(ledger, indexes) == []


def test_what_is_not_in_use_is_not_found(stocked, folder):
    indexes = only_meaning(folder)
    assert "harvest" in by_meaning(stocked, indexes, "olive harvests")
    stocked.withdraw_reference("harvest", run_id=None)
    assert "harvest" not in by_meaning(stocked, indexes, "olive harvests")
    assert len(by_meaning(stocked, indexes, "olive harvests", limit=2)) == 2


def test_encoding_goes_on_where_it_stopped(ledger, folder):
    statements = {f"r{number:03}": f"Tunnel {number} is closed." for number in range(600)}
    add(ledger, **statements)
    with pytest.raises(KeyboardInterrupt):
        followed(ledger, only_meaning(folder, WordEncoder(fails_after=512)))
    encoder = WordEncoder()
    indexes = only_meaning(folder, encoder)
    followed(ledger, indexes)
    assert len(encoder.encoded) == 600 - 512
    assert wrong(ledger, indexes) == []


def test_vectors_of_another_model_are_never_compared(stocked, folder):
    followed(stocked, only_meaning(folder))
    encoder = WordEncoder(identity="words-64b")
    assert by_meaning(stocked, only_meaning(folder, encoder), "olive", limit=1) == ["harvest"]
    assert sorted(encoder.encoded[:3]) == sorted(BRIDGES.values())


def test_the_index_of_another_ledger_is_made_anew_with_the_vectors_it_has(stocked, folder, new_url):
    followed(stocked, only_meaning(folder))
    with Ledger.open(new_url("other", with_ledger=True)) as other:
        add(other, a="A tunnel.", b="A ferry.", harvest=BRIDGES["harvest"])
        encoder = WordEncoder()
        indexes = only_meaning(folder, encoder)
        assert by_meaning(other, indexes, "a tunnel", limit=1) == ["a"]
        assert sorted(encoder.encoded) == ["A ferry.", "A tunnel.", "a tunnel"]
        assert wrong(other, indexes) == []


def test_many_new_statements_wait_for_whoever_has_the_time(stocked, folder, monkeypatch, caplog):
    monkeypatch.setattr(derived_indexes, "ENCODED_AT_ONCE", 3)
    encoder = WordEncoder()
    indexes = only_meaning(folder, encoder, meaning="auto")
    followed(stocked, indexes)
    assert len(encoder.encoded) == 3
    add(stocked, **{f"r{number}": f"Tunnel {number} is closed." for number in range(4)})
    assert "harvest" in by_meaning(stocked, indexes, "olive")
    assert "r1" not in by_meaning(stocked, indexes, "tunnel 1")
    assert "claimledger references reindex --only meaning" in caplog.text
    told = []
    indexes.rebuild(stocked._engine, lambda *progress: told.append(progress), ["meaning"])
    assert told == [("meaning", 7, 7), ("vectors", 4, 4)]
    assert by_meaning(stocked, indexes, "tunnel 1")[0] == "r1"


def test_by_itself_no_large_store_is_begun(stocked, folder, monkeypatch, caplog):
    monkeypatch.setattr(derived_indexes, "ENCODED_AT_ONCE", 2)
    assert followed(stocked, only_meaning(folder, meaning="auto")).meaning is None
    assert not folder.exists()
    assert "claimledger references reindex --only meaning" in caplog.text


def test_off_is_off(stocked, folder):
    assert followed(stocked, only_meaning(folder, meaning="off")).meaning is None
    assert not folder.exists()


def test_a_lost_end_of_the_vectors_is_encoded_anew(stocked, folder):
    followed(stocked, only_meaning(folder))
    (rows,) = folder.glob("meaning/*.i8")
    overwrite(rows, rows.read_bytes()[:70])
    assert "is shorter than it was" in "".join(wrong(stocked, only_meaning(folder)))
    add(stocked, tunnel="The tunnel is closed.")
    encoder = WordEncoder()
    indexes = only_meaning(folder, encoder)
    followed(stocked, indexes)
    assert len(encoder.encoded) == 3
    assert wrong(stocked, indexes) == []


def test_vectors_that_are_lost_in_use_are_done_without_and_made_anew(stocked, folder):
    indexes = only_meaning(folder)
    meaning = followed(stocked, indexes).meaning
    assert meaning is not None
    (rows,) = folder.glob("meaning/*.i8")
    overwrite(rows, rows.read_bytes()[:70])
    assert meaning.search("olive", 3) == []
    assert meaning.cosines("olive", [1]) == {}
    assert by_meaning(stocked, indexes, "olive", limit=1) == ["harvest"]
    assert wrong(stocked, indexes) == []


def test_a_damaged_vector_is_noticed_and_a_reindex_makes_it_anew(stocked, folder):
    followed(stocked, only_meaning(folder))
    (rows,) = folder.glob("meaning/*.i8")
    content = bytearray(rows.read_bytes())
    content[70] ^= 0x55
    overwrite(rows, content)
    encoder = WordEncoder()
    indexes = only_meaning(folder, encoder)
    (problem,) = wrong(stocked, indexes)
    assert "1 vectors are damaged or missing" in problem
    indexes.rebuild(stocked._engine, lambda *_progress: None)
    assert encoder.encoded == [BRIDGES["opening"]]
    assert wrong(stocked, indexes) == []
    assert by_meaning(stocked, indexes, "engineers opened", limit=1) == ["opening"]


@pytest.mark.parametrize("content", [b"", b"no database", bytes(8_192)])
def test_a_database_that_is_none_is_made_anew(stocked, folder, content):
    followed(stocked, only_meaning(folder))
    for path in folder.glob("meaning/vectors.db*"):
        overwrite(path, content)
    indexes = only_meaning(folder)
    assert by_meaning(stocked, indexes, "olive", limit=1) == ["harvest"]
    assert wrong(stocked, indexes) == []


def test_a_database_that_breaks_in_use_is_done_without_and_made_anew(stocked, folder):
    indexes = only_meaning(folder)
    meaning = followed(stocked, indexes).meaning
    assert meaning is not None
    with closing(sqlite3.connect(folder / "meaning/vectors.db")) as database:
        database.execute("DROP TABLE entry")
    assert meaning.search("olive", 3) == []
    assert meaning.cosines("olive", [1]) == {}
    assert by_meaning(stocked, indexes, "olive", limit=1) == ["harvest"]


def test_a_reindex_drops_what_nobody_uses_and_encodes_nothing_again(stocked, folder):
    followed(stocked, only_meaning(folder))
    add(stocked, length="The bridge is 311 metres long.")
    stocked.withdraw_reference("opening", run_id=None)
    encoder = WordEncoder()
    indexes = only_meaning(folder, encoder)
    before = followed(stocked, indexes).meaning.search("the bridge and the harvests", 9)
    encoder.encoded.clear()
    assert indexes.rebuild(stocked._engine, lambda *_progress: None) == ["meaning"]
    assert encoder.encoded == []
    (rows,) = folder.glob("meaning/*.i8")
    assert rows.stat().st_size == 2 * WordEncoder.dimensions
    assert followed(stocked, indexes).meaning.search("the bridge and the harvests", 9) == before
    assert wrong(stocked, indexes) == []


@pytest.fixture
def crowd(ledger: Ledger) -> Ledger:
    add(ledger, **{f"r{number:03}": statement_of(number) for number in range(400)})
    return ledger


def statement_of(number: int) -> str:
    chance = np.random.default_rng(number)
    return "The " + " ".join(f"w{word}" for word in chance.integers(0, 60, 8)) + f" of n{number}."


def reindexed(ledger: Ledger, indexes: DerivedIndexes) -> None:
    assert indexes.rebuild(ledger._engine, lambda *_progress: None, ["meaning"]) == ["meaning"]


def test_no_graph_is_begun_in_passing(crowd, folder, caplog):
    indexes = only_meaning(folder, exact_meaning_up_to=100)
    assert by_meaning(crowd, indexes, statement_of(40), limit=1) == ["r040"]
    assert not list(folder.glob("meaning/graph-*"))
    assert "makes the graph" in caplog.text


def test_the_graph_finds_what_reading_all_of_them_finds(crowd, folder, tmp_path):
    with_graph = only_meaning(folder, exact_meaning_up_to=100)
    exact = only_meaning(tmp_path / "exact")
    reindexed(crowd, with_graph)
    questions = [statement_of(number) for number in range(0, 400, 40)]
    found = [by_meaning(crowd, with_graph, question) for question in questions]
    assert list(folder.glob("meaning/graph-400.usearch"))
    assert not list(tmp_path.glob("exact/meaning/graph-*"))
    shared = [
        len({*one} & {*by_meaning(crowd, exact, question)})
        for one, question in zip(found, questions, strict=True)
    ]
    assert sum(shared) >= 0.95 * 9 * len(questions)
    assert [one[0] for one in found] == [f"r{number:03}" for number in range(0, 400, 40)]


def test_what_came_after_the_graph_is_found_and_what_was_withdrawn_is_not(crowd, folder):
    indexes = only_meaning(folder, exact_meaning_up_to=100)
    reindexed(crowd, indexes)
    crowd.withdraw_reference("r080", run_id=None)
    add(crowd, late="A ferry to the island of Brenna sank.", r120="Nothing like it was before.")
    assert by_meaning(crowd, indexes, "the Brenna ferry", limit=1) == ["late"]
    assert by_meaning(crowd, indexes, statement_of(80), limit=1) != ["r080"]
    assert "r120" not in by_meaning(crowd, indexes, statement_of(120), limit=3)
    assert [path.name for path in folder.glob("meaning/graph-*")] == ["graph-400.usearch"]
    assert wrong(crowd, indexes) == []


def test_a_graph_grows_with_the_vectors(crowd, folder, monkeypatch):
    monkeypatch.setattr("db.search.derived.vector_graph.LEAST_TAIL", 10)
    indexes = only_meaning(folder, exact_meaning_up_to=100)
    reindexed(crowd, indexes)
    add(crowd, **{f"s{number}": statement_of(1_000 + number) for number in range(20)})
    assert by_meaning(crowd, indexes, statement_of(1_007), limit=1) == ["s7"]
    assert [path.name for path in folder.glob("meaning/graph-*")] == ["graph-420.usearch"]


def test_a_damaged_graph_is_not_opened_and_all_vectors_are_read(crowd, folder, caplog):
    reindexed(crowd, only_meaning(folder, exact_meaning_up_to=100))
    (path,) = folder.glob("meaning/graph-*")
    content = bytearray(path.read_bytes())
    content[64:96] = b"\xff" * 32
    overwrite(path, content)
    indexes = only_meaning(folder, exact_meaning_up_to=100)
    assert by_meaning(crowd, indexes, statement_of(40), limit=1) == ["r040"]
    assert "is damaged" in caplog.text
    assert "the graph of the vectors is damaged" in "".join(wrong(crowd, indexes))
    indexes.rebuild(crowd._engine, lambda *_progress: None)
    assert wrong(crowd, indexes) == []
