"""The rules of the database, kept whoever writes: here, a plain SQLite connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from ledger_cases import BRIDGE, FERRY, NOON, QUESTION, checked, reference, start_run, supported_by

from claims.vocabulary import Decision
from db import guards
from db.engine import path_of
from db.migrate import downgrade, upgrade
from db.verify import verify


@pytest.fixture
def raw(ledger, url) -> Iterator[sqlite3.Connection]:
    """A ledger with one row or more in every table, opened by somebody else."""
    run_id = start_run(ledger)
    ledger.add_references([reference()], run_id=run_id, retrieved_at=NOON)
    article = checked(BRIDGE, QUESTION, judge=supported_by(reference()))
    verdict_id = ledger.record_check(run_id, article).claims[0].verdict_id
    ledger.record_review(verdict_id, Decision.ACCEPT, reviewer="Ada")
    with closing(sqlite3.connect(path_of(url), isolation_level=None)) as connection:
        yield connection


def refusal(connection: sqlite3.Connection, statement: str) -> str:
    with pytest.raises(sqlite3.IntegrityError) as refused:
        connection.execute(statement)
    return str(refused.value)


@pytest.mark.parametrize("table", sorted(guards.APPEND_ONLY))
class TestAppendOnly:
    def test_update(self, raw, table):
        column = guards.APPEND_ONLY[table][0].split(", ")[0]
        said = refusal(raw, f"UPDATE {table} SET {column} = {column}")
        assert said == f"{table} is append-only: UPDATE is refused"

    def test_delete(self, raw, table):
        assert refusal(raw, f"DELETE FROM {table}") == f"{table} is append-only: DELETE is refused"

    def test_replace(self, raw, table):
        assert raw.execute("PRAGMA recursive_triggers").fetchone() == (0,)
        said = refusal(raw, f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
        assert "there already" in said or "sealed" in said or "finished" in said


def test_every_unique_key_of_an_append_only_table_is_guarded_against_replace(raw):
    for table, keys in guards.APPEND_ONLY.items():
        for _, index, unique, *_ in raw.execute(f"PRAGMA index_list({table})"):
            columns = [row[2] for row in raw.execute(f"PRAGMA index_info({index})")]
            partial = index in ("ix_verdict_first", "ix_review_first")
            assert not unique or partial or ", ".join(columns) in keys, (table, columns)


def test_a_document_points_only_at_an_article_that_adds_up(raw, ledger):
    ledger.record_check(start_run(ledger), checked(FERRY))  # another reading is current now
    article = raw.execute(
        "SELECT id FROM article WHERE id NOT IN (SELECT article_id FROM document)"
    ).fetchone()[0]
    raw.execute("DROP TRIGGER sentence_refuses_delete")
    raw.execute("DELETE FROM sentence WHERE disposition = 'excluded'")
    said = refusal(raw, f"UPDATE document SET article_id = '{article}'")
    assert said == "the sentences of the article do not add up to its counts"


def test_a_claimed_sentence_needs_a_claim(raw, ledger):
    ledger.record_check(start_run(ledger), checked(FERRY))
    article = raw.execute(
        "SELECT id FROM article WHERE id NOT IN (SELECT article_id FROM document)"
    ).fetchone()[0]
    raw.execute("DROP TRIGGER claim_version_refuses_delete")
    raw.execute(f"DELETE FROM claim_version WHERE article_id = '{article}'")
    said = refusal(raw, f"UPDATE document SET article_id = '{article}'")
    assert said == "a claimed sentence needs a claim, and an excluded one may have none"


def test_a_document_points_at_no_article_of_another(raw, ledger):
    other = ledger.record_check(start_run(ledger), checked(FERRY, location="text:other"))
    said = refusal(
        raw, f"UPDATE document SET article_id = '{other.article_id}' WHERE url LIKE 'https%'"
    )
    assert said == "the article is a reading of another document"


def test_evidence_cannot_be_added_to_a_verdict_that_is_there(raw):
    said = refusal(
        raw,
        "INSERT INTO evidence SELECT verdict_id, 2, reference_version_id, stance, fuzzy_score,"
        " coverage, entailment, comparison, span_start, span_end, quote, independent, reason_codes,"
        " source_group"
        " FROM evidence",
    )
    assert said == "the verdict is sealed: evidence cannot be added to it"


def test_a_reference_is_neither_deleted_nor_renamed(raw):
    assert "never deleted" in refusal(raw, "DELETE FROM reference")
    assert "keeps its id" in refusal(raw, "UPDATE reference SET id = 'another'")


@pytest.mark.parametrize(
    ("column", "word"),
    [("stance", "agrees"), ("independent", "2"), ("fuzzy_score", "101"), ("span_start", "-1")],
)
def test_a_word_or_number_outside_its_list_is_refused(raw, column, word):
    raw.execute("DROP TRIGGER evidence_refuses_update")
    assert "CHECK constraint failed" in refusal(raw, f"UPDATE evidence SET {column} = '{word}'")


class TestRecreation:
    def present(self, url: str) -> set[str]:
        with closing(sqlite3.connect(path_of(url))) as connection:
            rows = connection.execute(
                "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')"
            )
            return {name for (name,) in rows}

    def test_a_new_ledger_has_every_trigger_and_view(self, ledger, url):
        assert self.present(url) == set(guards.programs())
        assert len(guards.programs()) > 50

    def test_an_upgrade_brings_back_what_was_dropped(self, raw, url):
        raw.execute("DROP TRIGGER verdict_refuses_update")
        raw.execute("DROP VIEW corrections")
        assert [problem.split()[0] for problem in verify(url)] == [
            "corrections",
            "verdict_refuses_update",
        ]
        upgrade(url)
        assert verify(url) == []

    def test_they_are_there_after_going_down_and_up(self, raw, url):
        raw.close()
        downgrade(url, "base")
        assert self.present(url) == set()
        upgrade(url)
        assert self.present(url) == set(guards.programs())
        assert verify(url) == []
