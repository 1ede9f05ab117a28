"""Checking again: what is the same adds nothing, and what changed replaces what rested on it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from command_line import ARTICLE, REFERENCES, claimledger, counts, rows, tables

STORY = """The Elsa Bridge in Norhaven was opened on 4 May 2024.

The repair of the Elsa Bridge lasted nine months.
"""
OPENED = {
    "id": "opened",
    "kind": "statement",
    "statement": "The Elsa Bridge in Norhaven was opened on 4 May 2024.",
    "publisher": "The harbour office",
}


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(STORY)
    return path


def references(folder: Path, *lines: dict[str, Any]) -> Path:
    path = folder / "references.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def live(ledger: Path) -> dict[str, tuple[str, str | None]]:
    """Return the live verdict of each claim, by its quote: its id and its label."""
    return {
        quote: (verdict_id, label)
        for quote, verdict_id, label in rows(
            ledger, "SELECT quote, verdict_id, label FROM verdict_current"
        )
    }


def readers_of(ledger: Path, reference_id: str) -> set[str]:
    """Return the quotes of the claims that were compared with a reference."""
    found = rows(
        ledger,
        "SELECT verdict_current.quote FROM verdict_current JOIN claim_evidence USING (verdict_id)"
        f" WHERE reference_id = '{reference_id}'",
    )
    return {quote for (quote,) in found}


def test_the_same_article_again_adds_nothing_but_the_run(ledger):
    arguments = ("check", ARTICLE, "--references", REFERENCES, "--db", ledger)
    first = claimledger(*arguments)
    before = tables(ledger)
    second = claimledger(*arguments)
    assert tables(ledger) == before
    assert rows(ledger, "SELECT count(*) FROM run") == [(2,)]
    assert first.json["counts"]["new_verdicts"] == len(first.claims) > 10
    assert second.json["counts"]["new_verdicts"] == 0
    named = ("claim_id", "verdict_id", "label", "rationale")
    assert [[claim[name] for name in named] for claim in first.claims] == [
        [claim[name] for name in named] for claim in second.claims
    ]
    assert claimledger("db", "verify", "--db", ledger).status == 0


def test_two_claims_of_one_sentence_and_repeated_sentences_are_told_apart(ledger, tmp_path):
    article = tmp_path / "twice.txt"
    article.write_text(STORY + "\n" + STORY)
    ended = claimledger("check", article, "--db", ledger)
    ids = [claim["claim_id"] for claim in ended.claims]
    assert len(ids) == len(set(ids)) == 4


def test_a_changed_reference_replaces_exactly_the_verdicts_that_rest_on_it(ledger, tmp_path):
    changed = tmp_path / "references.jsonl"
    text = REFERENCES.read_text("utf-8")
    changed.write_text(text)
    claimledger("check", ARTICLE, "--references", changed, "--db", ledger)
    before, readers = live(ledger), readers_of(ledger, "talks-2025-06-02")
    changed.write_text(
        text.replace(
            "2 June 2025 and lasted just over an hour", "2 June 2025 and lasted five hours"
        )
    )
    ended = claimledger("check", ARTICLE, "--references", changed, "--db", ledger)
    after = live(ledger)
    replaced = {quote for quote in before if before[quote] != after[quote]}
    second = next(quote for quote in before if quote.startswith("lasted just over an hour"))
    assert (before[second][1], after[second][1]) == ("supported", "refuted")
    causes = {claim["cause"] for claim in ended.claims if claim["is_new"]}
    assert causes == {"reference_changed"}
    assert replaced == readers | readers_of(ledger, "talks-2025-06-02")
    assert len(replaced) < len(before)
    claim_id = next(claim["claim_id"] for claim in ended.claims if claim["quote"] == second)
    history = claimledger("history", claim_id, "--db", ledger).json
    assert [row["label"] for row in history] == ["supported", "refuted"]
    assert [row["cause"] for row in history] == ["new_claim", "reference_changed"]
    superseded = rows(
        ledger, f"SELECT supersedes_id FROM verdict WHERE id = '{history[1]['verdict_id']}'"
    )
    assert superseded == [(history[0]["verdict_id"],)]
    assert claimledger("db", "verify", "--db", ledger).status == 0


def test_a_withdrawn_reference_takes_its_verdict_along(ledger, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text(f"{OPENED['statement']}\n\nNine swans spent the winter at Lake Mirren.\n")
    file = references(tmp_path, OPENED)
    checked = claimledger("check", article, "--references", file, "--db", ledger)
    assert [claim["label"] for claim in checked.claims] == ["supported", None]
    claimledger("references", "withdraw", "opened", "--db", ledger)
    again = claimledger("recheck", "--all", "--db", ledger)
    assert [claim["is_new"] for claim in again.claims] == [True, False]
    assert again.claims[0]["outcome"] == "no_reference"
    history = claimledger("history", again.claims[0]["claim_id"], "--db", ledger).json
    assert [row["outcome"] for row in history] == ["decided", "no_reference"]
    assert claimledger("recheck", "--all", "--db", ledger).json["counts"]["new_verdicts"] == 0


def test_a_recheck_selects_by_claim_article_and_label(ledger, tmp_path, article):
    other = tmp_path / "tunnel.txt"
    other.write_text("The tunnel in Norhaven opened on 6 June 1974.\n")
    file = references(tmp_path, OPENED)
    checked = claimledger("check", article, other, "--references", file, "--db", ledger)
    claim_id = checked.claims[0]["claim_id"]

    def titles(*options: str | Path) -> list[str]:
        ended = claimledger("recheck", *options, "--db", ledger)
        assert ended.status == 0
        return [each["document_url"].rpartition("/")[2] for each in ended.json["documents"]]

    assert titles("--all") == ["bridge.txt", "tunnel.txt"]
    assert titles("--claim", claim_id) == ["bridge.txt"]
    assert titles("--document", other) == ["tunnel.txt"]
    assert titles("--document", other.as_uri()) == ["tunnel.txt"]
    assert titles("--label", "supported") == ["bridge.txt"]
    assert titles("--label", "refuted") == []


def test_an_article_without_a_date_is_judged_for_the_day_it_was_first_seen(ledger, article):
    claimledger("check", article, "--db", ledger)
    with closing(sqlite3.connect(ledger)) as connection:
        # What a check half a year ago would have left.
        for (trigger,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'snapshot'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute("UPDATE snapshot SET retrieved_at = '2024-05-06T12:00:00Z'")
        connection.commit()
    assert claimledger("db", "upgrade", "--db", ledger).status == 0
    again = claimledger("check", article, "--db", ledger)
    assert {claim["as_of"] for claim in again.claims} == {"2024-05-06"}
    assert again.json["documents"][0]["published_source"] == "unknown"
    before = counts(ledger)
    third = claimledger("check", article, "--db", ledger)
    assert third.json["counts"]["new_verdicts"] == 0
    assert counts(ledger) == before


def test_a_date_that_was_given_stays_when_the_article_is_judged_again(ledger, article):
    claimledger("check", article, "--published", "2024-05-05", "--db", ledger)
    again = claimledger("recheck", "--document", article, "--db", ledger)
    assert again.json["counts"]["new_verdicts"] == 0
    (document,) = again.json["documents"]
    assert (document["published_at"], document["published_source"]) == (
        "2024-05-05T00:00:00",
        "given",
    )


def test_a_changed_article_keeps_its_claims_and_adds_the_new_one(ledger, article):
    first = claimledger("check", article, "--db", ledger)
    article.write_text(STORY + "\nIts deck is 310 metres long.\n")
    second = claimledger("check", article, "--db", ledger)
    new = [claim for claim in second.claims if claim["is_new"]]
    assert len(second.claims) == len(first.claims) + 1
    assert [claim["quote"] for claim in new] == ["Its deck is 310 metres long."]
    assert rows(ledger, "SELECT count(*) FROM document") == [(1,)]
    assert rows(ledger, "SELECT count(*) FROM snapshot") == [(2,)]


def test_a_run_says_who_started_it_and_what_came_out(ledger, article):
    ended = claimledger("check", article, "--published", "2024-05-05", "--db", ledger)
    ((trigger, state, parameters, found),) = rows(
        ledger, "SELECT trigger, state, parameters, counts FROM run"
    )
    assert (trigger, state) == ("cli", "completed")
    assert json.loads(parameters) == {
        "published": "2024-05-05T00:00:00",
        "sources": [str(article)],
    }
    assert json.loads(found)["claims"] == len(ended.claims)
    assert json.loads(found)["articles"] == 1
