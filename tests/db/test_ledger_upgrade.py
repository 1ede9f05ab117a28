"""Ledgers made by an earlier version go on with this one, and lose nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from ledger_cases import BRIDGE, FERRY, NOON, checked, reference, start_run, supported_by

from claims.claim import Attribution
from claims.errors import LedgerError
from claims.span import Span
from claims.vocabulary import AttributionKind, ClaimKind
from db.engine import path_of
from db.ledger import Ledger, LedgerReader
from db.migrate import downgrade, upgrade
from db.verify import verify

LEDGERS = ("sqlite",)  # no other ledger ever had an older schema
TABLES = ("article", "sentence", "claim", "claim_version", "verdict", "evidence", "document")


def content(url):
    """Return all rows of the tables, the columns that the oldest schema has."""
    with closing(sqlite3.connect(path_of(url))) as raw:
        raw.row_factory = sqlite3.Row
        added = {"passage", "attribution_claim_id", "source_group"}
        return {
            table: [
                {name: row[name] for name in row.keys() if name not in added}  # noqa: SIM118 - a Row
                for row in raw.execute(f"SELECT * FROM {table} ORDER BY 1")
            ]
            for table in TABLES
        }


def test_a_ledger_of_the_first_version_goes_on(ledger, url):
    run = start_run(ledger)
    source = reference()
    ledger.add_references([source], run_id=run, retrieved_at=NOON)
    ledger.record_check(run, checked(BRIDGE, FERRY, judge=supported_by(source)))
    ledger.close()
    before = content(url)
    assert before["verdict"]
    downgrade(url, "0001")
    with pytest.raises(LedgerError, match="Run `claimledger db upgrade`"):
        Ledger.open(url)
    upgrade(url)
    assert content(url) == before
    assert verify(url) == []
    with Ledger.open(url) as again:
        again.record_check(start_run(again), checked(BRIDGE, FERRY, judge=supported_by(source)))
    assert content(url)["verdict"] == before["verdict"]


def with_attribution(found):
    """Say of the first claim that somebody said it, in a claim of its own."""
    sentence = found.sentences[0]
    said = sentence.claims[0]
    span = Span(said.span.start, said.span.end)
    voice = Attribution(AttributionKind.INDIRECT_SPEECH, span, speaker="Ada")
    attributed = replace(said, kind=ClaimKind.ATTRIBUTION, attribution=voice)
    told = replace(said, kind=ClaimKind.CONTENT, attribution=voice, said_in=span)
    sentences = (replace(sentence, claims=(attributed, told)), *found.sentences[1:])
    return replace(found, sentences=sentences, verdicts=(*found.verdicts, found.verdicts[-1]))


def test_what_was_said_is_linked_to_the_claim_that_it_was_said(ledger, url):
    ledger.record_check(start_run(ledger), with_attribution(checked(BRIDGE)))
    with LedgerReader.open(url):
        pass
    with closing(sqlite3.connect(path_of(url))) as raw:
        linked = raw.execute(
            "SELECT told.kind, claim.kind FROM claim_version AS told"
            " JOIN claim ON claim.id = told.attribution_claim_id"
        ).fetchall()
    assert linked == [("content", "attribution")]
    assert verify(url) == []
    ledger.close()
    with pytest.raises(ValueError, match="attribution claims"):
        downgrade(url, "0001")
    assert verify(url) == []
