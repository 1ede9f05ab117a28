"""Replay: a verdict from the ledger alone, identical, or with the part named that differs."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from command_line import ARTICLE, REFERENCES, Ended, claimledger, rows

SECOND_ROUND = "lasted just over an hour%"


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger in which the example was checked, and more references came later."""
    folder = tmp_path_factory.mktemp("replay")
    ledger = folder / "ledger.db"
    claimledger("check", ARTICLE, "--references", REFERENCES, "--db", ledger)
    more = folder / "more.jsonl"
    statement = "The second round of talks between Russia and Ukraine lasted {} hours in Istanbul."
    more.write_text(
        "".join(
            json.dumps(
                {
                    "id": f"later-{hours}",
                    "kind": "statement",
                    "statement": statement.format(hours),
                    "publisher": "Another desk",
                }
            )
            + "\n"
            for hours in range(2, 12)
        )
    )
    assert claimledger("references", "add", more, "--db", ledger).json["added"] == 10
    return ledger


@pytest.fixture
def copy(checked: Path, tmp_path: Path) -> Path:
    path = tmp_path / "copy.db"
    claimledger("db", "backup", path, "--db", checked)
    return path


def verdict_of(ledger: Path, quote: str = SECOND_ROUND) -> str:
    query = f"SELECT verdict_id FROM verdict_current WHERE quote LIKE '{quote}'"
    ((verdict_id,),) = rows(ledger, query)
    return str(verdict_id)


def tamper(ledger: Path, statement: str, *parameters: object) -> None:
    """Change what the database refuses to change."""
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        triggers = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        for (trigger,) in triggers.fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        assert connection.execute(statement, parameters).rowcount > 0
        connection.commit()


def differing(ended: Ended) -> list[str]:
    assert ended.status == 1
    assert ended.json["identical"] is False
    return [difference["part"] for difference in ended.json["differences"]]


def test_every_verdict_of_the_example_comes_out_the_same(checked):
    verdicts = rows(checked, "SELECT id FROM verdict")
    assert len(verdicts) > 10
    for (verdict_id,) in verdicts:
        ended = claimledger("replay", verdict_id, "--db", checked)
        assert (ended.status, ended.json["differences"]) == (0, [])


def test_a_superseded_verdict_is_replayed_as_it_was(copy):
    first = verdict_of(copy)
    claimledger("recheck", "--all", "--db", copy)
    second = verdict_of(copy)
    assert first != second
    for verdict_id in (first, second):
        assert claimledger("replay", verdict_id, "--db", copy).json["identical"] is True


def test_a_replay_needs_neither_the_file_nor_the_network(tmp_path):
    article, ledger = tmp_path / "gone.html", tmp_path / "ledger.db"
    shutil.copy(ARTICLE, article)
    claimledger("check", article, "--references", REFERENCES, "--db", ledger)
    article.unlink()
    ended = claimledger("replay", verdict_of(ledger), "--db", ledger)
    assert (ended.status, ended.json["identical"]) == (0, True)


def test_a_replay_writes_nothing(copy):
    before = copy.read_bytes()
    claimledger("replay", verdict_of(copy), "--db", copy)
    assert copy.read_bytes() == before


def test_another_engine_is_named(copy):
    tamper(copy, "UPDATE verdict SET engine = 'facets-0'")
    assert differing(claimledger("replay", verdict_of(copy), "--db", copy)).count("engine") == 1


def test_another_configuration_is_named(copy):
    judging = rows(copy, "SELECT content FROM configuration")[0][0]
    other = json.loads(judging)
    other["verdict"]["minimum_coverage"] = 0.99
    other["verdict"]["minimum_coverage_without_values"] = 1.0
    tamper(copy, "UPDATE configuration SET content = ?", json.dumps(other))
    parts = differing(claimledger("replay", verdict_of(copy), "--db", copy))
    assert parts[0] == "configuration"


def test_a_configuration_of_another_version_is_named(copy):
    tamper(copy, """UPDATE configuration SET content = '{"verdict": {"forgotten_key": 1}}'""")
    ended = claimledger("replay", verdict_of(copy), "--db", copy)
    assert differing(ended) == ["configuration"]
    assert "verdict.forgotten_key" in ended.json["differences"][0]["recomputed"]


def test_another_reference_is_named(copy):
    tamper(
        copy,
        "UPDATE reference_version SET statement = replace(statement, 'over an hour', 'a day')"
        " WHERE reference_id = 'talks-2025-06-02'",
    )
    parts = differing(claimledger("replay", verdict_of(copy), "--db", copy))
    assert parts[0] == "reference talks-2025-06-02"
    assert "label" in parts


def test_another_page_is_named(copy):
    page = ARTICLE.read_bytes().replace(b"just over an hour", b"just over a month")
    tamper(copy, "UPDATE snapshot SET content = ?", zlib.compress(page))
    ended = claimledger("replay", verdict_of(copy), "--db", copy)
    parts = differing(ended)
    assert parts[0] == "article text"
    assert "claim" in " ".join(parts)
    assert "just over an hour" in ended.json["differences"][0]["stored"]
    assert "just over a month" in ended.json["differences"][0]["recomputed"]


def test_another_judgement_is_named(copy):
    tamper(copy, "UPDATE verdict SET rationale = 'Because.' WHERE id = ?", verdict_of(copy))
    ended = claimledger("replay", verdict_of(copy), "--db", copy)
    assert differing(ended) == ["rationale"]
    assert ended.json["differences"][0]["stored"] == "Because."
