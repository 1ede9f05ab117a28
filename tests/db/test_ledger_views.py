"""The public views: their columns, and what they say after machines and people have spoken."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ledger_cases import (
    BRIDGE,
    FERRY,
    NOON,
    checked,
    reference,
    refuted_by,
    start_run,
    supported_by,
    without_reference,
)
from sqlalchemy import Connection, inspect

from claims.errors import LedgerError, UsageError
from claims.vocabulary import Decision, Label, ReviewStatus
from db.reports import PUBLIC_VIEWS
from db.verify import verify

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "ledger.md"
LENGTH = reference()


@pytest.fixture
def check(ledger):
    """Check the bridge article with a judge; return the verdict's id."""
    run_id = start_run(ledger)
    ledger.add_references([LENGTH], run_id=run_id, retrieved_at=NOON)
    return lambda judge: ledger.record_check(run_id, checked(BRIDGE, judge=judge)).claims[0]


def standing(ledger) -> tuple[str | None, str | None, str]:
    (row,) = ledger.current_verdicts()
    return row["label"], row["final_label"], row["review_status"]


def documented_columns(view: str) -> list[str]:
    described = DOCUMENTATION.read_text("utf-8")
    section = re.search(rf"(?ms)^### `{view}`$(.*?)^##", described)
    assert section, f"docs/ledger.md does not describe {view}"
    return re.findall(r"^\| `(\w+)` \|", section[1], re.MULTILINE)


@pytest.mark.parametrize("view", PUBLIC_VIEWS)
def test_the_documentation_names_the_columns_in_order(ledger, view):
    with ledger._engine.connect() as connection:
        columns = [column["name"] for column in inspect(connection).get_columns(view)]
    assert columns == documented_columns(view)


def test_verdict_current_and_claim_evidence_have_the_columns_of_the_contract(ledger):
    assert (
        documented_columns("verdict_current")
        == (
            "claim_id document_id document_url document_title published_at claimant quote"
            " claim_text label outcome confidence as_of rationale reason_codes evidence_count"
            " best_evidence best_evidence_url review_status final_label checked_at run_id"
            " verdict_id"
        ).split()
    )
    assert (
        documented_columns("claim_evidence")
        == (
            "verdict_id claim_id rank stance reference_id statement publisher url valid_from"
            " valid_to fuzzy_score entailment comparison quote"
        ).split()
    )


def test_a_verdict_with_its_evidence(ledger, check):
    claim = check(supported_by(LENGTH))
    (row,) = ledger.current_verdicts(claim_id=claim.claim_id)
    assert row["document_title"] == "Elsa"
    assert row["published_at"] == "2024-05-06T00:00:00"
    assert row["reason_codes"] == ["SINGLE_SOURCE"]
    assert (row["evidence_count"], row["best_evidence"]) == (1, LENGTH.statement)
    (evidence,) = ledger.evidence_of(claim.verdict_id)
    assert evidence["reference_id"] == LENGTH.id
    assert evidence["comparison"]["ties"][0]["explanation"] == "both name the Elsa"
    assert ledger.verdict(claim.verdict_id)["is_live"] == 1
    with pytest.raises(UsageError, match="no verdict"):
        ledger.verdict("sha256:0")


class TestReview:
    """What stands after a person has decided and the machine has judged again."""

    def test_nobody_has_looked(self, ledger, check):
        check(supported_by(LENGTH))
        assert standing(ledger) == ("supported", "supported", "unreviewed")

    def test_accepted(self, ledger, check):
        ledger.record_review(check(supported_by(LENGTH)).verdict_id, Decision.ACCEPT, reviewer="A")
        assert standing(ledger) == ("supported", "supported", "confirmed")

    def test_revised(self, ledger, check):
        revise(ledger, check(supported_by(LENGTH)).verdict_id, Label.MISLEADING)
        assert standing(ledger) == ("supported", "misleading", "overridden")

    def test_rejected(self, ledger, check):
        ledger.record_review(check(supported_by(LENGTH)).verdict_id, Decision.REJECT, reviewer="A")
        assert standing(ledger) == ("supported", None, "disputed")

    def test_withdrawn(self, ledger, check):
        verdict_id = check(supported_by(LENGTH)).verdict_id
        first = ledger.record_review(verdict_id, Decision.ACCEPT, reviewer="A")
        ledger.record_review(verdict_id, Decision.WITHDRAW, reviewer="A", supersedes_id=first)
        assert standing(ledger) == ("supported", "supported", "unreviewed")

    @pytest.mark.parametrize(
        ("later", "expected"),
        [
            (refuted_by(LENGTH), ("refuted", "misleading", "disputed")),
            (without_reference, (None, "misleading", "disputed")),
        ],
    )
    def test_a_label_given_by_a_person_outlives_later_verdicts(
        self, ledger, check, later, expected
    ):
        revise(ledger, check(supported_by(LENGTH)).verdict_id, Label.MISLEADING)
        check(later)
        assert standing(ledger) == expected

    def test_a_later_verdict_that_agrees_with_the_person(self, ledger, check):
        revise(ledger, check(supported_by(LENGTH)).verdict_id, Label.REFUTED)
        check(refuted_by(LENGTH))
        assert standing(ledger) == ("refuted", "refuted", "confirmed")

    def test_an_accepted_label_is_kept_when_the_machine_changes_its_mind(self, ledger, check):
        ledger.record_review(check(supported_by(LENGTH)).verdict_id, Decision.ACCEPT, reviewer="A")
        check(refuted_by(LENGTH))
        assert standing(ledger) == ("refuted", "supported", "disputed")
        check(supported_by(LENGTH))
        assert standing(ledger) == ("supported", "supported", "confirmed")

    def test_a_rejection_is_over_when_what_was_rejected_is_gone(self, ledger, check):
        ledger.record_review(check(supported_by(LENGTH)).verdict_id, Decision.REJECT, reviewer="A")
        check(supported_by(LENGTH, rationale="Said in other words."))
        assert standing(ledger) == ("supported", None, "disputed")
        check(refuted_by(LENGTH))
        assert standing(ledger) == ("refuted", "refuted", "superseded")

    def test_accepting_that_nothing_is_known_does_not_outlive_a_finding(self, ledger, check):
        ledger.record_review(check(without_reference).verdict_id, Decision.ACCEPT, reviewer="A")
        assert standing(ledger) == (None, None, "confirmed")
        check(supported_by(LENGTH))
        assert standing(ledger) == ("supported", "supported", "superseded")

    def test_a_new_decision_about_the_new_verdict_is_the_one_that_counts(self, ledger, check):
        revise(ledger, check(supported_by(LENGTH)).verdict_id, Label.MISLEADING)
        ledger.record_review(check(refuted_by(LENGTH)).verdict_id, Decision.ACCEPT, reviewer="B")
        assert standing(ledger) == ("refuted", "refuted", "confirmed")

    def test_two_people_collide(self, ledger, check, url):
        verdict_id = check(supported_by(LENGTH)).verdict_id
        first = ledger.record_review(verdict_id, Decision.ACCEPT, reviewer="Ada")
        with pytest.raises(UsageError, match="somebody else has decided"):
            ledger.record_review(verdict_id, Decision.REJECT, reviewer="Bo")
        second = ledger.record_review(
            verdict_id,
            Decision.REJECT,
            reviewer="Bo",
            supersedes_id=ledger.latest_review(verdict_id),
        )
        assert first != second == ledger.latest_review(verdict_id)
        with pytest.raises(UsageError, match="somebody else has decided"):
            ledger.record_review(verdict_id, Decision.WITHDRAW, reviewer="Cy", supersedes_id=first)
        assert verify(url) == []

    def test_a_decision_must_be_whole(self, ledger, check):
        verdict_id = check(supported_by(LENGTH)).verdict_id
        with pytest.raises(UsageError, match="needs a label"):
            ledger.record_review(verdict_id, Decision.REVISE, reviewer="A", note="why")
        with pytest.raises(UsageError, match="needs a label, and no other"):
            ledger.record_review(verdict_id, Decision.ACCEPT, reviewer="A", label=Label.REFUTED)
        with pytest.raises(UsageError, match="needs a note"):
            ledger.record_review(verdict_id, Decision.REVISE, reviewer="A", label=Label.REFUTED)
        with pytest.raises(LedgerError, match="reviewer"):
            ledger.record_review(verdict_id, Decision.ACCEPT, reviewer="")
        with pytest.raises(LedgerError, match=r"(?i)foreign key"):
            ledger.record_review("sha256:0", Decision.ACCEPT, reviewer="A")


def revise(ledger, verdict_id: str, label: Label) -> int:
    return ledger.record_review(
        verdict_id, Decision.REVISE, reviewer="Ada", label=label, note="The plans say otherwise."
    )


def test_the_queue_starts_with_what_is_disputed_and_leaves_out_what_is_decided(ledger, check):
    revise(ledger, check(supported_by(LENGTH)).verdict_id, Label.MISLEADING)
    check(refuted_by(LENGTH))
    run_id = start_run(ledger)
    for place, judge in (
        ("a", without_reference),
        ("b", supported_by(LENGTH)),
        ("c", refuted_by(LENGTH)),
        ("d", refuted_by(LENGTH)),
    ):
        recorded = ledger.record_check(run_id, checked(FERRY, judge=judge, location=place))
    ledger.record_review(recorded.claims[0].verdict_id, Decision.REJECT, reviewer="A")
    queue = [(row["priority"], row["document_url"]) for row in ledger.export_rows("review_queue")]
    assert queue == [(1, "https://news.example/elsa"), (3, "c"), (4, "b"), (6, "a")]


def test_the_history_of_a_claim_has_machines_and_people(ledger, check):
    claim = check(supported_by(LENGTH))
    revise(ledger, claim.verdict_id, Label.MISLEADING)
    check(refuted_by(LENGTH))
    assert [
        (row["revision"], row["event"], row["label"], row["cause"], row["reviewer"])
        for row in ledger.history(claim.claim_id)
    ] == [
        (1, "verdict", "supported", "new_claim", None),
        (1, "review", "misleading", None, "Ada"),
        (2, "verdict", "refuted", "engine_changed", None),
    ]


def test_corrections_are_changes_of_label_by_machine_or_person(ledger, check):
    verdict_id = check(supported_by(LENGTH)).verdict_id
    check(supported_by(LENGTH, rationale="Said in other words."))
    revise(ledger, check(refuted_by(LENGTH)).verdict_id, Label.MISLEADING)
    ledger.record_review(verdict_id, Decision.ACCEPT, reviewer="B")
    assert {
        (row["corrected_by"], row["old_label"], row["new_label"])
        for row in ledger.export_rows("corrections")
    } == {("machine", "supported", "refuted"), ("person", "refuted", "misleading")}


def test_the_scorecard_counts_final_labels_by_site(ledger, check):
    revise(ledger, check(supported_by(LENGTH)).verdict_id, Label.MISLEADING)
    run_id = start_run(ledger)
    ledger.record_check(run_id, checked(FERRY, BRIDGE, location="https://news.example/other"))
    (row,) = ledger.export_rows("source_scorecard")
    assert (row["source"], row["document_count"], row["claim_count"]) == ("news.example", 2, 3)
    assert (row["supported"], row["misleading"], row["without_label"]) == (0, 1, 2)
    assert row["reviewed"] == 1


def test_rows_can_be_chosen(ledger, check):
    check(supported_by(LENGTH))
    assert len(ledger.current_verdicts(label=Label.SUPPORTED)) == 1
    assert ledger.current_verdicts(label=Label.REFUTED) == []
    assert ledger.current_verdicts(review_status=ReviewStatus.CONFIRMED) == []
    with pytest.raises(UsageError, match="no view 'run'"):
        list(ledger.export_rows("run"))


LOOKED_UP = (
    ("verdict_current", "claim_id"),
    ("verdict_current", "document_url"),
    ("claim_evidence", "verdict_id"),
    ("claim_history", "claim_id"),
)


@pytest.mark.parametrize(("view", "column"), LOOKED_UP)
def test_one_claim_is_found_by_index_however_large_the_ledger_is(ledger, view, column):
    with ledger._engine.connect() as connection:
        assert scans(connection, f"SELECT * FROM {view} WHERE {column} = 'x'") == []


def scans(connection: Connection, question: str) -> list[str]:
    """What the plan reads from beginning to end, whatever is asked for."""
    if connection.dialect.name == "postgresql":
        # A small table is read whole because that is cheapest; forbidden, it is only the last way.
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        plan = connection.exec_driver_sql(f"EXPLAIN {question}").scalars()
        return [line for line in plan if "Seq Scan" in line]
    plan = [row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {question}")]
    # A UNION is read to its end, but holds only what its parts searched for.
    return [line for line in plan if line.startswith("SCAN ") and line != "SCAN claim_history"]
