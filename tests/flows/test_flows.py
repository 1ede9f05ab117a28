"""What a flow makes of its parameters, before and after the work; no server needed."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

import pytest
from sample_results import GONE, council_document, run_of

from claims.errors import LedgerError, UsageError
from claims.vocabulary import Cause, Trigger
from flows.outcome import completed, failed, summary
from flows.request import (
    TRIGGER_VARIABLE,
    check_name,
    check_request,
    recheck_name,
    recheck_request,
)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("CLAIMLEDGER"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def configure(text: str) -> None:
    Path("config.yaml").write_text(text)


class TestCheck:
    def test_rows_that_were_left_empty_count_for_nothing(self):
        request = check_request([" a.html ", ""], " ", None, ["", "r.csv"], flow_run_id="f")
        assert request.sources == ("a.html",)
        assert request.references == ("r.csv",)
        assert request.stdin is None

    def test_a_pasted_text_is_read_like_standard_input(self):
        request = check_request(["a.html"], "It rained.", None, [], flow_run_id="f")
        assert request.sources == ("a.html", "-")
        assert request.stdin
        assert request.stdin.read() == b"It rained."

    def test_an_empty_form_stands_for_the_configured_sources(self):
        configure("sources: [b.html]\nreferences: [r.jsonl]\n")
        request = check_request([], "", None, [], flow_run_id="f")
        assert request.sources == ("b.html",)
        assert request.references == ("r.jsonl",)

    def test_what_is_pasted_goes_before_the_configured_sources(self):
        configure("sources: [b.html]\n")
        assert check_request([], "It rained.", None, [], flow_run_id="f").sources == ("-",)

    def test_nothing_to_check_is_said(self):
        with pytest.raises(UsageError, match="Say what to check"):
            check_request([], "  \n", None, [""], flow_run_id="f")

    @pytest.mark.parametrize(
        ("given", "published"),
        [
            (None, None),
            (date(2025, 7, 20), datetime(2025, 7, 20)),
            (datetime(2025, 7, 20, 18, 5), datetime(2025, 7, 20, 18, 5)),
        ],
    )
    def test_a_day_of_publication_is_its_midnight(self, given, published):
        request = check_request(["a.html"], "", given, [], flow_run_id="f")
        assert request.published == published


class TestRecheck:
    def test_any_verdict_is_no_selection(self):
        with pytest.raises(UsageError, match="Say what to judge again"):
            recheck_request([" "], " ", "any", "why", flow_run_id="f")

    def test_everything_is_a_selection(self):
        request = recheck_request([], "", "any", "why", everything=True, flow_run_id="f")
        assert (request.claim_ids, request.document, request.label) == ((), "", "")
        assert request.cause is Cause.MANUAL

    def test_a_verdict_is_a_selection(self):
        assert recheck_request([], "", "refuted", "", flow_run_id="f").label == "refuted"


class TestTrigger:
    @pytest.mark.parametrize(
        ("tags", "trigger"),
        [
            ([], Trigger.MANUAL),
            (["scheduled"], Trigger.MANUAL),  # the schedule's deployment, started by hand
            (["scheduled", "auto-scheduled"], Trigger.SCHEDULE),
        ],
    )
    def test_a_run_that_the_schedule_made_has_its_tag(self, tags, trigger):
        request = check_request(["a.html"], "", None, [], flow_run_id="f", tags=tags)
        assert request.trigger is trigger

    def test_a_command_says_so(self, monkeypatch):
        monkeypatch.setenv(TRIGGER_VARIABLE, "cli")
        request = check_request(["a.html"], "", None, [], flow_run_id="f")
        assert request.trigger is Trigger.CLI


class TestName:
    @pytest.mark.parametrize(
        ("parameters", "name"),
        [
            ({}, "check: configured sources"),
            ({"sources": ["https://news.example/2025/a.html"]}, "check: news.example"),
            ({"sources": ["desk/a.html", " ", "b.txt"]}, "check: a.html, b.txt"),
            ({"sources": [], "text": "It rained."}, "check: pasted text"),
            ({"sources": ["a", "b", "c", "d", "e"]}, "check: a, b, c and 2 more"),
            ({"sources": ["a.html"], "title": " Monday "}, "check: Monday"),
            ({"sources": ["http://[broken"]}, "check: [broken"),
        ],
    )
    def test_a_check_is_named_by_what_it_checks(self, parameters, name):
        assert check_name(parameters) == name

    def test_a_name_is_never_too_long_for_a_list(self):
        assert len(check_name({"sources": ["x" * 5000]})) == 120
        assert len(recheck_name({"reason": "why " * 5000})) == 120

    def test_a_recheck_is_named_by_its_reason(self):
        assert recheck_name({"reason": "a new\nreference"}) == "recheck: a new reference"
        assert recheck_name({"reason": " "}) == "recheck: by hand"


class TestEnd:
    def test_a_run_says_in_one_sentence_what_it_did(self):
        result = run_of(council_document(), failures=(GONE,))
        assert summary(result) == "1 article, 7 claims, 7 new verdicts, 1 failure."
        assert completed(result).message == summary(result)

    def test_a_failure_is_its_sentence_and_reaches_the_caller(self):
        error = LedgerError("The ledger is busy.")
        state = failed(error)
        assert state.is_failed()
        assert state.message == "The ledger is busy."
        with pytest.raises(LedgerError, match="busy"):
            state.result()
