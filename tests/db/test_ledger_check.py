"""Recording checked articles: what is added, what is not, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_cases import (
    BRIDGE,
    DAY,
    FERRY,
    JUDGING,
    NOON,
    QUESTION,
    checked,
    content_of,
    count,
    evidence_from,
    reference,
    refuted_by,
    start_run,
    supported_by,
    without_reference,
)

from claims.errors import LedgerError, UsageError
from claims.settings import Settings
from claims.vocabulary import Cause, Label, RunState, Stance
from db.ledger import Ledger
from db.verify import verify


@pytest.fixture
def run_id(ledger: Ledger) -> str:
    return start_run(ledger)


@pytest.fixture
def length(ledger: Ledger, run_id: str):
    source = reference()
    ledger.add_references([source], run_id=run_id, retrieved_at=NOON)
    return source


def test_a_check_is_recorded_whole(ledger, url, run_id, length):
    recorded = ledger.record_check(
        run_id, checked(BRIDGE, QUESTION, FERRY, judge=supported_by(length))
    )
    assert [claim.cause for claim in recorded.claims] == [Cause.NEW_CLAIM] * 2
    assert all(claim.is_new for claim in recorded.claims)
    current = ledger.current_verdicts()
    assert {row["quote"] for row in current} == {BRIDGE, FERRY}
    assert {row["verdict_id"] for row in current} == {one.verdict_id for one in recorded.claims}
    assert [row["disposition"] for row in ledger.export_rows("sentence_disposition")] == [
        "claimed",
        "excluded",
        "claimed",
    ]
    assert verify(url) == []


def test_the_same_check_twice_adds_nothing(ledger, run_id, length):
    article = checked(BRIDGE, FERRY, judge=supported_by(length))
    first = ledger.record_check(run_id, article)
    before = content_of(ledger)
    again = ledger.record_check(start_run(ledger), article)
    assert content_of(ledger) == before
    assert count(ledger, "run") == 2
    assert [claim.verdict_id for claim in again.claims] == [
        claim.verdict_id for claim in first.claims
    ]
    assert not any(claim.is_new or claim.superseded_id for claim in again.claims)
    assert [claim.cause for claim in again.claims] == [Cause.NEW_CLAIM] * 2


def test_a_claim_that_only_moved_keeps_its_verdict(ledger, url, run_id, length):
    first = ledger.record_check(run_id, checked(BRIDGE, judge=supported_by(length)))
    moved = ledger.record_check(run_id, checked(FERRY, BRIDGE, judge=supported_by(length)))
    assert moved.claims[1].verdict_id == first.claims[0].verdict_id
    assert moved.claims[1].claim_version_id != first.claims[0].claim_version_id
    assert len(ledger.current_verdicts()) == 2
    assert verify(url) == []


def test_a_changed_article_drops_the_claims_it_no_longer_makes(ledger, run_id, length):
    ledger.record_check(run_id, checked(BRIDGE, FERRY, judge=supported_by(length)))
    ledger.record_check(run_id, checked(FERRY, judge=supported_by(length)))
    assert [row["quote"] for row in ledger.current_verdicts()] == [FERRY]
    assert count(ledger, "verdict") == 2


def test_the_same_words_twice_are_two_claims(ledger, run_id):
    recorded = ledger.record_check(run_id, checked(BRIDGE, FERRY, BRIDGE))
    assert len({claim.claim_id for claim in recorded.claims}) == 3


def test_a_changed_judgement_supersedes(ledger, run_id, length):
    first = ledger.record_check(run_id, checked(BRIDGE, judge=supported_by(length)))
    second = ledger.record_check(run_id, checked(BRIDGE, judge=refuted_by(length)))
    assert second.claims[0].is_new
    assert second.claims[0].superseded_id == first.claims[0].verdict_id
    assert [row["label"] for row in ledger.current_verdicts()] == ["refuted"]
    assert [row["label"] for row in ledger.history(first.claims[0].claim_id)] == [
        "supported",
        "refuted",
    ]


def test_going_back_to_an_earlier_judgement_is_a_third_verdict(ledger, url, run_id, length):
    checks = [
        ledger.record_check(run_id, checked(BRIDGE, judge=judge)).claims[0]
        for judge in (supported_by(length), refuted_by(length), supported_by(length))
    ]
    assert len({claim.verdict_id for claim in checks}) == 3
    assert checks[2].superseded_id == checks[1].verdict_id
    assert verify(url) == []


class TestCause:
    def superseding(self, ledger: Ledger, run_id: str, *, then_run: str | None = None, **change):
        length, width = reference(), reference("bridge-width", "The bridge is 12 metres wide.")
        ledger.add_references([length, width], run_id=run_id, retrieved_at=NOON)
        ledger.record_check(run_id, checked(BRIDGE, judge=supported_by(length)))
        judge = change.pop("judge", supported_by(length))
        article = checked(BRIDGE, judge=judge, **change)
        return ledger.record_check(then_run or run_id, article).claims[0].cause

    def test_other_evidence_means_that_references_changed(self, ledger, run_id):
        width = reference("bridge-width", "The bridge is 12 metres wide.")
        cause = self.superseding(ledger, run_id, judge=supported_by(reference(), width))
        assert cause is Cause.REFERENCE_CHANGED

    def test_another_engine(self, ledger, run_id):
        judge = supported_by(reference(), engine="rules-2")
        assert self.superseding(ledger, run_id, judge=judge) is Cause.ENGINE_CHANGED

    def test_another_configuration(self, ledger, run_id):
        other = start_run(ledger, judging={"verdict": {"minimum_coverage": 0.6}})
        assert self.superseding(ledger, run_id, then_run=other) is Cause.ENGINE_CHANGED

    def test_another_day(self, ledger, run_id):
        later = DAY + timedelta(days=30)
        judge = supported_by(reference(), as_of=later)
        assert self.superseding(ledger, run_id, judge=judge, judged_on=later) is Cause.DUE

    def test_a_cause_that_is_given_goes_first(self, ledger, run_id):
        judge = supported_by(reference(), engine="rules-2")
        cause = self.superseding(ledger, run_id, judge=judge, cause=Cause.MANUAL)
        assert cause is Cause.MANUAL

    def test_another_reading_of_the_claim(self, ledger, run_id):
        ledger.record_check(run_id, checked(BRIDGE))
        article = checked(BRIDGE)
        sentence = article.sentences[0]
        clearer = replace(sentence.claims[0], text="The Elsa bridge is 310 metres long.")
        article = replace(article, sentences=(replace(sentence, claims=(clearer,)),))
        assert ledger.record_check(run_id, article).claims[0].cause is Cause.ARTICLE_CHANGED


class TestRefusal:
    def test_a_decisive_label_without_evidence(self, ledger, run_id):
        with pytest.raises(LedgerError, match="needs independent evidence"):
            ledger.record_check(run_id, checked(BRIDGE, judge=supported_by()))
        assert count(ledger, "document") == 0, "the whole article is refused"

    def test_evidence_that_depends_on_the_article(self, ledger, run_id, length):
        def judge(claim):
            own = evidence_from(claim, length, Stance.SUPPORTS, independent=False)
            return replace(supported_by(length)(claim), evidence=(own,))

        with pytest.raises(LedgerError, match="needs independent evidence"):
            ledger.record_check(run_id, checked(BRIDGE, judge=judge))

    def test_evidence_of_the_other_stance(self, ledger, run_id, length):
        judge = refuted_by(length, label=Label.SUPPORTED)
        with pytest.raises(LedgerError, match="needs independent evidence"):
            ledger.record_check(run_id, checked(BRIDGE, judge=judge))

    def test_a_quotation_that_is_not_in_the_statement(self, ledger, run_id, length):
        def judge(claim):
            found = supported_by(length)(claim)
            return replace(found, evidence=(replace(found.evidence[0], quote="311 metres"),))

        with pytest.raises(LedgerError, match="not the statement at its span"):
            ledger.record_check(run_id, checked(BRIDGE, judge=judge))

    def test_evidence_from_nowhere(self, ledger, run_id):
        with pytest.raises(LedgerError, match="a reference version that the ledger holds"):
            ledger.record_check(run_id, checked(BRIDGE, judge=supported_by(reference("other"))))

    def test_a_label_that_only_people_give(self, ledger, run_id, length):
        with pytest.raises(LedgerError, match="ck_verdict_label"):
            ledger.record_check(
                run_id, checked(BRIDGE, judge=supported_by(length, label=Label.MISLEADING))
            )

    def test_a_quotation_that_is_not_in_the_article(self, ledger, run_id):
        article = checked(BRIDGE)
        wrong = replace(article, article=replace(article.article, text="Something else entirely."))
        with pytest.raises(LedgerError, match="not the text at its span"):
            ledger.record_check(run_id, wrong)

    def test_a_run_that_never_started(self, ledger):
        with pytest.raises(UsageError, match="no run"):
            ledger.record_check("nothing", checked(BRIDGE))

    def test_fewer_verdicts_than_claims(self):
        with pytest.raises(ValueError, match="2 claims have 1 verdicts"):
            replace(checked(BRIDGE, FERRY), verdicts=(without_reference(None),))


def test_the_same_bytes_at_two_addresses_are_two_snapshots(ledger, run_id):
    ledger.record_check(run_id, checked(BRIDGE, location="https://one.example/"))
    ledger.record_check(run_id, checked(BRIDGE, location="https://two.example/"))
    assert count(ledger, "snapshot") == 2
    assert len(ledger.current_verdicts(document_url="https://two.example/")) == 1


def test_runs_say_who_and_how_it_ended(ledger, run_id):
    ledger.finish_run(run_id, RunState.COMPLETED, {"claims": 2})
    interrupted = start_run(ledger, flow_run_id="flow-1")
    with ledger._engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT id, state, counts, finished_at, started_at FROM run ORDER BY state"
        ).all()
    assert rows[0] == (run_id, "completed", '{"claims":2}', *["2024-05-06T12:00:00Z"] * 2)
    assert rows[1][:4] == (interrupted, "running", "{}", None)
    with pytest.raises(UsageError, match="no run"):
        ledger.finish_run("nothing", RunState.FAILED, {})


def test_the_configuration_of_a_run_has_the_id_that_the_settings_give(ledger):
    chosen = Settings()
    start_run(ledger, judging=chosen.judging)
    with ledger._engine.connect() as connection:
        ids = connection.exec_driver_sql("SELECT id FROM configuration").scalars().all()
    assert ids == [chosen.judging_id]


def test_failures_are_kept_with_odd_text(ledger, run_id):
    ledger.record_failure(
        run_id, location="\udcff.txt", stage="read", kind="UnreadableError", message="a\0b", line=3
    )
    with ledger._engine.connect() as connection:
        row = connection.exec_driver_sql("SELECT location, message, line FROM failure").one()
    assert row == ("\ufffd.txt", "a\ufffdb", 3)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lines=st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=4))
def test_any_text_can_be_recorded_and_verified(ledger, url, run_id, lines):
    line_ends = dict.fromkeys(map(ord, "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), " ")
    article = checked(*(line.translate(line_ends) for line in lines))
    recorded = ledger.record_check(run_id, article)
    assert len(recorded.claims) == len(article.verdicts)
    assert not any(one.is_new for one in ledger.record_check(run_id, article).claims)
    current = ledger.current_verdicts(document_url="https://news.example/elsa")
    assert {row["verdict_id"] for row in current} == {one.verdict_id for one in recorded.claims}


def test_hostile_text_verifies(ledger, url, run_id):
    ledger.record_check(run_id, checked("NUL \0 and \ud800 and 👩‍👩‍👧 and \u202eRTL and e\u0301."))
    assert verify(url) == []


def test_replay_has_all_that_a_verdict_was_made_from(ledger, run_id, length):
    first = ledger.record_check(run_id, checked(BRIDGE, judge=supported_by(length)))
    ledger.add_references(
        [reference(statement="The bridge is 300 metres long.")], run_id=run_id, retrieved_at=NOON
    )
    ledger.record_check(run_id, checked(FERRY))
    inputs = ledger.replay_inputs(first.claims[0].verdict_id)
    article = checked(BRIDGE)
    assert inputs.snapshot == article.snapshot
    assert inputs.article == article.article
    assert inputs.references == (length,)
    assert inputs.judging == JUDGING
    assert inputs.judged_on == date(2024, 5, 6)
    assert inputs.claim_span.of(inputs.article.text) == inputs.claim_quote == BRIDGE
    assert inputs.judgement["label"] == "supported"
    assert inputs.evidence[0]["stance"] == "supports"
    with pytest.raises(UsageError, match="no verdict"):
        ledger.replay_inputs("sha256:0")


def test_documents_come_back_to_be_checked_again(ledger, run_id, length):
    one = ledger.record_check(
        run_id, checked(BRIDGE, judge=supported_by(length), location="https://one.example/")
    )
    ledger.record_check(run_id, checked(FERRY, location="https://two.example/"))
    everything = list(ledger.stored_documents())
    assert [document.location for document in everything] == [
        "https://one.example/",
        "https://two.example/",
    ]
    assert everything[0].snapshot.content == BRIDGE.encode()
    assert everything[0].article.published_at == checked(BRIDGE).article.published_at
    for chosen in (
        {"claim_ids": [one.claims[0].claim_id]},
        {"document_url": "https://one.example/"},
        {"label": Label.SUPPORTED},
    ):
        assert [each.location for each in ledger.stored_documents(**chosen)] == [
            "https://one.example/"
        ]
    assert list(ledger.stored_documents(claim_ids=[])) == []
