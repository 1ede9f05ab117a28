"""The bundled example: the verdicts that the README names, and those of one changed value."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.flows.command_line import ARTICLE, REFERENCES, ROOT, claimledger

VERDICTS = {"supported": "supported", "refuted": "refuted", "not decided": None}
"""The README's word for a verdict, and the label it means; None is any that decides nothing."""


def check(folder: Path, change: tuple[str, str] | None = None) -> list[dict[str, Any]]:
    """Check the example, with one value of its references changed where that is asked for."""
    text = REFERENCES.read_text("utf-8")
    if change is not None:
        assert text.count(change[0]) == 1
        text = text.replace(*change)
    references = folder / "references.jsonl"
    references.write_text(text, "utf-8")
    arguments = ("check", ARTICLE, "--references", references, "--db", folder / "ledger.db")
    return claimledger(*arguments).claims


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    return check(tmp_path_factory.mktemp("example"))


def one(claims: list[dict[str, Any]], start: str) -> dict[str, Any]:
    (found,) = [claim for claim in claims if claim["quote"].startswith(start)]
    return found


def rows_of_readme() -> list[tuple[str, str]]:
    """Return claim and verdict of each row of the README's table."""
    lines = ROOT.joinpath("README.md").read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    return [(row[0], row[1]) for row in cells if len(row) == 3 and row[1] in VERDICTS]


def test_the_readme_names_at_least_three_verdicts():
    assert {verdict for _, verdict in rows_of_readme()} == VERDICTS.keys()


@pytest.mark.parametrize(("quote", "verdict"), rows_of_readme())
def test_the_example_gives_what_the_readme_says(quote, verdict, claims):
    pattern = re.compile(".*".join(map(re.escape, quote.split("…"))))
    found = [claim for claim in claims if pattern.search(claim["quote"])]
    assert found, "the example has no such claim"
    decided = {claim["label"] for claim in found} & {"supported", "refuted", "conflicting"}
    label = VERDICTS[verdict]
    assert decided == ({label} if label else set())


@pytest.mark.parametrize(
    ("start", "facets"),
    [("The second round of talks", {"time", "place"}), ("lasted just over", {"duration"})],
)
def test_the_second_round_is_supported_fact_by_fact(start, facets, claims):
    claim = one(claims, start)
    assert (claim["label"], claim["outcome"]) == ("supported", "decided")
    assert claim["told_with"].endswith("in early June and lasted just over an hour.")
    evidence = claim["evidence"][0]
    assert evidence["reference_id"] == "talks-2025-06-02"
    agreeing = {
        facet["facet"]
        for facet in evidence["comparison"]["facets"]
        if facet["relation"] == "agrees"
    }
    assert facets <= agreeing
    assert evidence["comparison"]["same_event"] is True


def test_of_the_first_round_only_the_length_is_refuted(claims):
    assert one(claims, "The first round of talks")["label"] == "supported"
    claim = one(claims, "lasted nearly four hours")
    assert claim["label"] == "refuted"
    assert claim["claim_text"].startswith("The first round of talks between Russia and Ukraine")
    assert "DURATION_MISMATCH" in claim["reason_codes"]
    assert claim["evidence"][0]["reference_id"] == "talks-2025-05-16"


def test_what_somebody_said_is_two_linked_claims(claims):
    said = next(
        claim
        for claim in claims
        if claim["quote"].startswith("Kremlin spokesperson Dmitry Peskov told")
    )
    content = one(claims, "Moscow had received the proposal")
    assert content["attribution_claim_id"] == said["claim_id"]
    assert (said["kind"], content["kind"]) == ("attribution", "content")


def test_the_deadline_held_then_and_is_outdated_now(claims):
    claim = one(claims, "US President Donald Trump’s announcement")
    assert claim["label"] == "supported"
    assert claim["as_of"] == "2025-07-20"
    assert "STALE_REFERENCE" in claim["reason_codes"]
    assert "28 July 2025" in claim["rationale"]


@pytest.mark.parametrize("name", ["Umerov", "Trump", "Rutte", "Peskov"])
def test_the_posts_are_supported(name, claims):
    found = [claim for claim in claims if claim["kind"] == "role" and claim["quote"].endswith(name)]
    assert [claim["label"] for claim in found] == ["supported"]


def test_nothing_else_is_decided(claims):
    decided = [claim for claim in claims if claim["label"] in {"supported", "refuted"}]
    assert len(decided) == 9
    assert not [claim for claim in claims if claim["label"] == "conflicting"]


@pytest.mark.parametrize(
    ("start", "value", "other", "code"),
    [
        (
            "lasted just over an hour",
            "on 2 June 2025 and lasted just over an hour",
            "on 2 June 2025 and lasted five hours",
            "DURATION_MISMATCH",
        ),
        (
            "The second round of talks",
            "in Istanbul on 2 June 2025 and lasted",
            "in Ankara on 2 June 2025 and lasted",
            "PLACE_MISMATCH",
        ),
        (
            "The second round of talks",
            "in Istanbul on 2 June 2025 and lasted",
            "in Istanbul on 2 March 2025 and lasted",
            "TIME_MISMATCH",
        ),
        (
            "US President Donald Trump’s announcement",
            "announced a 50-day deadline",
            "announced a 100-day deadline",
            "DURATION_MISMATCH",
        ),
    ],
    ids=["duration", "place", "time", "deadline"],
)
def test_one_changed_value_refutes_and_is_named(start, value, other, code, tmp_path):
    claim = one(check(tmp_path, (value, other)), start)
    assert claim["label"] == "refuted"
    assert code in claim["reason_codes"]


@pytest.mark.parametrize("start", ["The second round of talks", "US President Donald Trump’s ann"])
def test_references_about_other_events_decide_nothing(start, tmp_path):
    removed = ("talks-2025-06-02", "deadline-50-days")
    kept = [
        line
        for line in REFERENCES.read_text("utf-8").splitlines()
        if not any(f'"id": "{name}' in line for name in removed)
    ]
    references = tmp_path / "others.jsonl"
    references.write_text("\n".join(kept), "utf-8")
    ended = claimledger(
        "check", ARTICLE, "--references", references, "--db", tmp_path / "ledger.db"
    )
    assert one(ended.claims, start)["label"] in {None, "not_enough_evidence"}


def test_the_example_uses_references_of_every_kind():
    text = REFERENCES.read_text("utf-8")
    assert len(text.splitlines()) >= 20
    assert '"valid_to"' in text
    assert '"fact_check"' in text
