"""`claimledger references reindex`, and what `db verify` says of the indexes beside a ledger."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import REFERENCES, claimledger

from db.search.derived.packages import missing_for_meaning, missing_for_words

WORDS = {
    "CLAIMLEDGER__MATCHING__WORDS": "tantivy",
    "CLAIMLEDGER__MATCHING__MEANING": "off",
}
MEANING = {"CLAIMLEDGER__MATCHING__MEANING": "on"}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    assert claimledger("references", "add", REFERENCES, "--db", path).status == 0
    return path


@pytest.mark.skipif(bool(missing_for_words()), reason="tantivy is not installed")
def test_a_damaged_index_of_words_is_named_and_made_anew(ledger):
    made = claimledger("references", "reindex", "--db", ledger, environment=WORDS)
    assert made.status == 0
    assert "The index of words beside the ledger was made anew." in made.words
    assert "The index of meaning" not in made.words
    assert claimledger("db", "verify", "--db", ledger).status == 0
    for path in ledger.parent.glob("ledger.db.index/words/*.term"):
        path.write_bytes(path.read_bytes()[:-20] + bytes(20))
    broken = claimledger("db", "verify", "--db", ledger)
    assert broken.status == 1
    assert "the index of words is damaged" in broken.data
    only = ("references", "reindex", "--only", "words", "--db", ledger)
    assert claimledger(*only, environment=WORDS).status == 0
    assert claimledger("db", "verify", "--db", ledger).status == 0


@pytest.mark.skipif(bool(missing_for_meaning()), reason="the sentence model is not installed")
def test_the_vectors_are_made_once_and_counted(ledger):
    only = ("references", "reindex", "--only", "meaning", "--db", ledger)
    first = claimledger(*only, environment=MEANING)
    assert first.status == 0
    assert "vectors: " in first.words
    assert "The full-text index" not in first.words
    again = claimledger(*only, environment=MEANING)
    assert again.status == 0
    assert "vectors: " not in again.words
    assert claimledger("db", "verify", "--db", ledger).status == 0


def test_by_default_only_what_is_in_the_ledger_is_needed(ledger):
    environment = {"CLAIMLEDGER__MATCHING__MEANING": "off"}
    made = claimledger("references", "reindex", "--db", ledger, environment=environment)
    assert made.status == 0
    assert "The full-text index was made anew." in made.words
    assert not ledger.with_name("ledger.db.index").exists()


def test_one_kind_or_both(ledger):
    assert claimledger("references", "reindex", "--only", "vectors", "--db", ledger).status == 2
