"""The rules of the database, kept whoever writes: here, a connection of somebody else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any, TypeAlias

import psycopg
import pytest
from ledger_cases import BRIDGE, FERRY, NOON, QUESTION, checked, reference, start_run, supported_by
from sqlalchemy import inspect

from claims.errors import LedgerError
from claims.vocabulary import Decision
from db import guards
from db.engine import path_of
from db.migrate import downgrade, upgrade
from db.verify import verify

Raw: TypeAlias = Any
"""A connection of `sqlite3` or `psycopg`, which commits every statement."""


def connect(url: str) -> Raw:
    if url.startswith("postgresql"):
        return psycopg.connect(url, autocommit=True)
    return sqlite3.connect(path_of(url), isolation_level=None)


@pytest.fixture
def raw(ledger, url) -> Iterator[Raw]:
    """A ledger with one row or more in every table, opened by somebody else."""
    run_id = start_run(ledger)
    ledger.add_references([reference()], run_id=run_id, retrieved_at=NOON)
    article = checked(BRIDGE, QUESTION, judge=supported_by(reference()))
    verdict_id = ledger.record_check(run_id, article).claims[0].verdict_id
    ledger.record_review(verdict_id, Decision.ACCEPT, reviewer="Ada")
    with closing(connect(url)) as connection:
        yield connection


def refusal(connection: Raw, statement: str) -> str:
    with pytest.raises((sqlite3.IntegrityError, psycopg.IntegrityError)) as refused:
        connection.execute(statement)
    if isinstance(refused.value, psycopg.Error):
        return str(refused.value.diag.message_primary)
    return str(refused.value)


def drop_trigger(connection: Raw, name: str) -> None:
    table = name.partition("_refuses")[0]
    where = f" ON {table}" if isinstance(connection, psycopg.Connection) else ""
    connection.execute(f"DROP TRIGGER {name}{where}")


@pytest.mark.parametrize("table", sorted(guards.APPEND_ONLY))
class TestAppendOnly:
    def test_update(self, raw, table):
        column = guards.APPEND_ONLY[table][0].split(", ")[0]
        said = refusal(raw, f"UPDATE {table} SET {column} = {column}")
        assert said == f"{table} is append-only: UPDATE is refused"

    def test_delete(self, raw, table):
        assert refusal(raw, f"DELETE FROM {table}") == f"{table} is append-only: DELETE is refused"

    def test_a_row_in_the_place_of_another(self, raw, table, ledger_kind):
        if ledger_kind == "sqlite":
            assert raw.execute("PRAGMA recursive_triggers").fetchone() == (0,)
            said = refusal(raw, f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
        else:
            key = guards.APPEND_ONLY[table][0]
            column = key.split(", ")[0]
            said = refusal(
                raw,
                f"INSERT INTO {table} SELECT * FROM {table}"
                f" ON CONFLICT ({key}) DO UPDATE SET {column} = EXCLUDED.{column}",
            )
        assert any(word in said for word in ("there already", "sealed", "finished", "is refused"))

    def test_all_rows_at_once(self, raw, table, ledger_kind):
        if ledger_kind == "postgresql":
            said = refusal(raw, f"TRUNCATE {table} CASCADE")
            assert said.endswith("is append-only: TRUNCATE is refused") or "never deleted" in said
        assert raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 0


def test_every_unique_key_of_an_append_only_table_is_guarded_against_replace(ledger, ledger_kind):
    for table, keys in guards.APPEND_ONLY.items():
        found = inspect(ledger._engine)
        unique = [each["column_names"] for each in found.get_unique_constraints(table)]
        unique += [each["column_names"] for each in found.get_indexes(table) if each["unique"]]
        partial = (["claim_id"], ["verdict_id"])  # of the first verdict, and of the first review
        for columns in [*unique, found.get_pk_constraint(table)["constrained_columns"]]:
            assert columns in partial or ", ".join(columns) in keys, (table, columns)


def test_a_document_points_only_at_an_article_that_adds_up(raw, ledger):
    ledger.record_check(start_run(ledger), checked(FERRY))  # another reading is current now
    article = raw.execute(
        "SELECT id FROM article WHERE id NOT IN (SELECT article_id FROM document)"
    ).fetchone()[0]
    drop_trigger(raw, "sentence_refuses_delete")
    raw.execute("DELETE FROM sentence WHERE disposition = 'excluded'")
    said = refusal(raw, f"UPDATE document SET article_id = '{article}'")
    assert said == "the sentences of the article do not add up to its counts"


def test_a_claimed_sentence_needs_a_claim(raw, ledger):
    ledger.record_check(start_run(ledger), checked(FERRY))
    article = raw.execute(
        "SELECT id FROM article WHERE id NOT IN (SELECT article_id FROM document)"
    ).fetchone()[0]
    drop_trigger(raw, "claim_version_refuses_delete")
    if isinstance(raw, psycopg.Connection):  # a plain connection to SQLite keeps no foreign keys
        raw.execute("ALTER TABLE verdict DROP CONSTRAINT fk_verdict_claim_version_id")
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
    drop_trigger(raw, "evidence_refuses_update")
    assert "check constraint" in refusal(raw, f"UPDATE evidence SET {column} = '{word}'").lower()


class TestRecreation:
    def present(self, ledger) -> set[str]:
        """The names of all views and triggers, and of the functions of triggers."""
        statements = {
            "sqlite": "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')",
            "postgresql": "SELECT viewname FROM pg_views WHERE schemaname = 'public'"
            " UNION SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
            " UNION SELECT proname || '()' FROM pg_proc"
            " WHERE pronamespace = 'public'::regnamespace AND prorettype = 'trigger'::regtype",
        }
        with ledger._engine.connect() as connection:
            dialect = connection.dialect.name
            return set(connection.exec_driver_sql(statements[dialect]).scalars())

    def test_a_new_ledger_has_every_trigger_and_view(self, ledger, ledger_kind):
        assert self.present(ledger) == set(guards.programs(ledger_kind))
        assert len(guards.programs(ledger_kind)) > 50

    def test_an_upgrade_brings_back_what_was_dropped(self, raw, url):
        drop_trigger(raw, "verdict_refuses_update")
        raw.execute("DROP VIEW corrections")
        assert [problem.split()[0] for problem in verify(url)] == [
            "corrections",
            "verdict_refuses_update",
        ]
        upgrade(url)
        assert verify(url) == []

    def test_they_are_there_after_going_down_and_up(self, ledger, url, ledger_kind):
        if ledger_kind == "postgresql":
            with pytest.raises(LedgerError, match="cannot have schema base: the oldest is 0003"):
                downgrade(url, "base")
            assert verify(url) == []
            return
        ledger.close()
        downgrade(url, "base")
        assert self.present(ledger) == set()
        upgrade(url)
        assert self.present(ledger) == set(guards.programs())
        assert verify(url) == []

    def test_the_same_rules_hold_in_both(self):
        def names(dialect: str) -> set[str]:
            last = ("_refuses_replace", "_refuses_truncate", "_is_not_truncated", "()")
            return {name for name in guards.programs(dialect) if not name.endswith(last)}

        assert names("sqlite") == names("postgresql")
