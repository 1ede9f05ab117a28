"""Whole pages through the whole command: nothing lost, every span exact, one report for all."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from command_line import REFERENCES, ROOT, Ended, claimledger, rows

FIXTURES = ROOT / "tests" / "fixtures"


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ended, Path, Path]:
    """All fixture pages and the example, checked in one run, with a report."""
    folder = tmp_path_factory.mktemp("pages")
    ledger, report = folder / "ledger.db", folder / "report.html"
    sources = (FIXTURES, ROOT / "examples")
    options = ("--references", REFERENCES, "--db", ledger, "--report", report)
    return claimledger("check", *sources, *options), ledger, report


def test_every_page_is_read_without_an_error(checked):
    ended, ledger, _ = checked
    files = (*FIXTURES.iterdir(), *(ROOT / "examples").iterdir())
    pages = [path for path in files if path.suffix in {".html", ".htm", ".md", ".txt"}]
    assert ended.status == 0
    assert len(ended.json["documents"]) == len(pages) > 2
    assert claimledger("db", "verify", "--db", ledger).status == 0


def test_every_quote_is_the_text_at_its_span(checked):
    ended, ledger, _ = checked
    texts = dict(
        rows(ledger, "SELECT document.url, text FROM article JOIN document"
             " ON document.article_id = article.id")
    )  # fmt: skip
    for claim in ended.claims:
        text = texts[claim["document_url"]]
        start, end = claim["start"], claim["end"]
        assert text[start:end] == claim["quote"]
        assert text[:start].endswith(claim["prefix"])
        assert text[end:].startswith(claim["suffix"])


def test_every_sentence_is_accounted_for_and_holds_its_claims(checked):
    ended, _, _ = checked
    for document in ended.json["documents"]:
        sentences, claims = document["sentences"], document["claims"]
        assert all(one["end"] <= other["start"] for one, other in pairwise(sentences))
        assert sum(sentence["claim_count"] for sentence in sentences) == len(claims)
        for sentence in sentences:
            inside = [
                claim
                for claim in claims
                if sentence["start"] <= claim["start"] and claim["end"] <= sentence["end"]
            ]
            assert len(inside) == sentence["claim_count"]
            assert bool(inside) == (sentence["disposition"] == "claimed")
            assert bool(sentence["reason"]) != bool(inside)


def test_what_no_reference_speaks_of_is_not_decided(checked):
    ended, _, _ = checked
    others = [claim for claim in ended.claims if "/fixtures/" in claim["document_url"]]
    assert len(others) > 5
    assert {claim["label"] for claim in others} <= {None, "not_enough_evidence"}


def test_no_verdict_is_decisive_without_independent_evidence(checked):
    ended, _, _ = checked
    decisive = [claim for claim in ended.claims if claim["label"] in {"supported", "refuted"}]
    assert decisive
    for claim in decisive:
        stance = {"supported": "supports", "refuted": "refutes"}[claim["label"]]
        counted = [item for item in claim["evidence"] if item["stance"] == stance]
        assert any(item["independent"] for item in counted)
        assert all(item["quote"] in item["statement"] for item in counted)


def test_the_report_shows_every_document(checked):
    ended, _, report = checked
    page = report.read_text("utf-8")
    assert str(report) in ended.words
    for document in ended.json["documents"]:
        assert document["document_id"] in page or document["document_url"] in page
