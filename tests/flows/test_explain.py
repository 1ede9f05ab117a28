"""`claimledger explain`: why a verdict is what it is, from the ledger alone."""

from __future__ import annotations

import io
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from command_line import ARTICLE, REFERENCES, at_terminal, claimledger, rows
from rich.console import Console
from sample_results import DOUBTED, SURE, council_document, hostile_document

from claims.explanation import waterfall_of
from claims.vocabulary import Stance
from flows.explaining import Explanation, as_json_data
from flows.terminal_explanation import show_explanation
from flows.terminal_waterfall import bar


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explain") / "ledger.db"
    claimledger("check", ARTICLE, "--references", REFERENCES, "--db", path)
    return path


def ids(ledger: Path, quote: str) -> tuple[str, str]:
    query = f"SELECT claim_id, verdict_id FROM verdict_current WHERE quote LIKE '{quote}%'"
    ((claim_id, verdict_id),) = rows(ledger, query)
    return claim_id, verdict_id


def shown(explanation: Explanation, *, width: int = 80, encoding: str = "utf-8", **options) -> str:
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True)
    console = Console(width=width, file=file, no_color=True)
    show_explanation(explanation, console, **options)
    return file.buffer.getvalue().decode(encoding)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def of_council(number: int) -> Explanation:
    return Explanation.of_judged(council_document().judged[number])


def test_a_claim_and_its_verdict_are_explained_alike(ledger):
    claim_id, verdict_id = ids(ledger, "lasted nearly four hours")
    by_claim = claimledger("explain", claim_id, "--db", ledger)
    assert by_claim.status == 0
    assert by_claim.json == claimledger("explain", verdict_id, "--db", ledger).json
    assert by_claim.json["label"] == "refuted"
    assert "less than two hours" in by_claim.json["rationale"]


def test_json_tells_what_would_change_it_and_what_was_read(ledger):
    claim_id, _ = ids(ledger, "lasted nearly four hours")
    explained = claimledger("explain", claim_id, "--db", ledger, "--json").json
    kinds = [change["kind"] for change in explained["what_would_change"]]
    assert kinds[:2] == ["other_value", "correction"]
    assert explained["what_would_change"][0]["value"] == "nearly four hours"
    first = explained["evidence"][0]
    assert first["counts"] is True
    assert first["comparison"]["facets"]
    assert len(explained["evidence"]) == len(
        rows(ledger, f"SELECT 1 FROM claim_evidence WHERE claim_id = '{claim_id}'")
    )


def test_every_verdict_of_the_example_can_be_explained(ledger):
    for (claim_id,) in rows(ledger, "SELECT claim_id FROM verdict_current"):
        explained = claimledger("explain", claim_id, "--db", ledger).json
        assert explained["rationale"]
        assert explained["what_would_change"]


def test_a_terminal_gets_words_and_tables(ledger):
    _, verdict_id = ids(ledger, "lasted nearly four hours")
    ended = at_terminal("explain", verdict_id, "--db", ledger)
    assert ended.status == 0
    output = squeezed(re.sub(r"\x1b\[[0-9;]*m", "", ended.data))
    assert "✗ Refuted" in output
    assert "would change it an independent reference" in output
    assert "more references read, and not counted" in output
    everything = at_terminal("explain", verdict_id, "--all", "--db", ledger)
    assert len(everything.data) > len(ended.data)
    assert "and not counted" not in squeezed(everything.data)


def test_an_id_that_is_not_there_is_wrong_usage(ledger):
    ended = claimledger("explain", "sha256:none", "--db", ledger)
    assert ended.status == 2
    assert "no verdict and no claim 'sha256:none'" in ended.words


def test_a_comparison_that_cannot_be_read_is_named(ledger, tmp_path):
    copy = tmp_path / "copy.db"
    claimledger("db", "backup", copy, "--db", ledger)
    _, verdict_id = ids(copy, "lasted nearly four hours")
    with closing(sqlite3.connect(copy)) as connection:
        triggers = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'evidence'"
        )
        for (name,) in triggers.fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        broken = json.dumps({"same_event": "perhaps"})
        connection.execute(
            "UPDATE evidence SET comparison = ? WHERE verdict_id = ?", (broken, verdict_id)
        )
        connection.commit()
    ended = claimledger("explain", verdict_id, "--db", copy)
    assert ended.status == 1
    assert f"evidence 1 of verdict {verdict_id} cannot be read" in ended.words
    assert "db verify" in ended.words


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_screen(width):
    for number in (0, 2, 5):
        output = shown(of_council(number), width=width, everything=True)
        assert max(map(len, output.splitlines())) <= width


def test_the_waterfall_goes_from_the_base_to_the_probability():
    output = shown(of_council(0))
    lines = output.splitlines()
    assert "How the probability of support, 95 %, came about" in output
    start = next(n for n, line in enumerate(lines) if "where every reference starts" in line)
    assert "−1.20" in lines[start]
    assert "verifier: supports" in lines[start + 1]
    assert "+2.31" in lines[start + 1]
    assert "2 smaller signals together" in output
    assert "familiarity of the wording" in output
    assert "supports 95 %, contradicts 1 %, neither 4 %" in output


def test_what_was_overruled_names_its_guards_and_how_unfamiliar_it_was():
    output = squeezed(shown(of_council(0), everything=True))
    assert "guard the quantity differs: 9 to 4 in the claim, 8 to 5 by Easton Gazette" in output
    assert "How the probability of support, 74 %" in output
    assert "unlike what this was calibrated on" in output


def test_bars_stay_on_their_scale_and_tell_for_from_against():
    for assessed in (SURE, DOUBTED):
        for stance in (Stance.SUPPORTS, Stance.REFUTES):
            waterfall = waterfall_of(assessed, stance)
            for step in waterfall.steps:
                drawn = bar(step, waterfall, 20)
                assert 1 <= len(drawn.strip()) <= len(drawn) <= 20
                assert ("░" in drawn) == (step.amount < 0)


def test_a_screen_without_unicode_gets_plain_bars():
    output = shown(of_council(0), encoding="ascii")
    assert "+2.31 ####" in squeezed(output)
    assert "-1.20 ----" in squeezed(output)


def test_what_others_wrote_commands_no_terminal():
    output = shown(Explanation.of_judged(hostile_document().judged[0]), everything=True)
    assert not set("\x00\x1b\u202e\u202c") & set(output)
    assert "[bold red]Budget[/]" in squeezed(output)


def test_json_of_what_was_just_judged_has_the_waterfall_of_both_stances():
    explained = as_json_data(of_council(0))
    first = explained["evidence"][0]
    assert first["waterfall"]["supports"]["probability"] == 0.952
    step = first["waterfall"]["supports"]["steps"][2]
    assert (step["signal"], step["amount"]) == ("covered", 1.12)
    assert "words" in step["meaning"]
    assert first["waterfall"]["refutes"]["steps"][0]["kind"] == "baseline"
    assert first["entailment"]["supports"] == 0.941
    assert explained["evidence"][1]["guards"]
    json.dumps(explained)
