"""What the full-text index proposes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_cases import NOON, proposed, reference

from claims.ranking.candidate import Pool, Question
from db.ledger import Ledger, LedgerReader
from db.references import preparing
from db.search import words
from db.verify import verify

BRIDGES = [
    reference("length", "The bridge over the Elsa is 310 metres long."),
    reference("opening", "Engineers opened the crossing in Marenza in May."),
    reference("résumé", "The résumé of the talks was published."),
    reference("unrelated", "Olive harvests fell by a third."),
]


@pytest.fixture
def stocked(ledger: Ledger) -> Ledger:
    ledger.add_references(BRIDGES, run_id=None, retrieved_at=NOON)
    return ledger


def names(ledger: LedgerReader, text: str, **matching: object) -> list[str]:
    return [found.id for found in proposed(ledger, text, **matching)]


def test_any_shared_word_proposes_whatever_its_form(stocked):
    assert names(stocked, "An engineer crossed a bridge") == ["opening", "length"]


def test_accents_and_compositions_are_one_word(stocked):
    assert names(stocked, "resume") == ["résumé"]
    assert names(stocked, "RÉSUMÉ") == ["résumé"]
    assert names(stocked, "re\u0301sume\u0301") == ["résumé"]


@pytest.mark.parametrize(
    "text", ["", "   ", "the of and", "?!", "zzz", '"', "NEAR(", "\0", "\ud800", "a:b*^-", "AND OR"]
)
def test_nothing_to_ask_for_proposes_nothing(stocked, text):
    assert stocked.propose(Question(text)).candidates == ()


@pytest.mark.parametrize("text", ['bridge"', "bridge OR", "-bridge*", "bridge\0bridge", "x:bridge"])
def test_signs_of_the_query_language_are_only_text(stocked, text):
    assert names(stocked, text) == ["length"]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(st.characters(), max_size=60))
def test_no_text_is_too_odd(stocked, text):
    assert len(stocked.propose(Question(text)).candidates) <= 4


def test_a_long_text_is_asked_with_its_rarest_words(stocked):
    text = " ".join(f"word{number}" for number in range(5_000))
    assert names(stocked, "bridge " + text) == ["length"]


def test_equal_scores_keep_those_that_came_first(ledger):
    for some in (("c", "d"), ("a", "b")):
        ledger.add_references(
            [reference(name, "One bridge.") for name in some], run_id=None, retrieved_at=NOON
        )
    assert names(ledger, "bridge", full_text_candidates=3) == ["a", "c", "d"]


def test_frequent_terms_are_dropped_only_where_they_cost(ledger, monkeypatch):
    many = [reference(f"r{number:03}", f"Talks number {number} were held.") for number in range(60)]
    odd = reference("odd", "A quiet and rare dawn over the Elsa.")
    ledger.add_references([*many, odd], run_id=None, retrieved_at=NOON)
    text = "Talks at a quiet, rare dawn"
    assert len(names(ledger, text, full_text_candidates=99)) == 61
    monkeypatch.setattr(words, "FREQUENT_AT_LEAST", 5)
    assert names(ledger, text, full_text_candidates=99) == ["odd"]
    assert len(names(ledger, "Talks held", full_text_candidates=99)) == 60, (
        "the rarest are always asked for"
    )


def test_a_question_reads_no_more_postings_than_it_may(ledger):
    common = [reference(f"c{number:04}", "Talks about water.") for number in range(1_200)]
    rare = [reference("rare", "A quiet dawn over the Elsa, and talks."), reference("dusk", "Dusk.")]
    ledger.add_references([*common, *rare], run_id=None, retrieved_at=NOON)
    text = "quiet dawn, Elsa, talks about water"
    assert len(names(ledger, text, full_text_candidates=99, frequent_term_share=1)) == 99
    few = names(ledger, text, full_text_candidates=99, frequent_term_share=1, word_postings=1000)
    assert few == ["rare"]


def test_a_pool_says_how_often_words_and_values_stand(ledger):
    stocked = [
        reference("a", "The bridge over the Elsa is 310 metres long."),
        reference("b", "Bridges of 310 metres are rare."),
        reference("c", "Olive harvests fell."),
    ]
    ledger.add_references(stocked, run_id=None, retrieved_at=NOON)
    pool = ledger.propose(Question("the bridge, olives", frozenset({"quantity:length:310"})))
    assert pool.total == 3
    assert pool.frequencies == {"bridge": 2, "olives": 1}
    assert pool.value_frequencies == {"quantity:length:310": 2}
    assert [each.reference.id for each in pool.candidates] == ["a", "b", "c"]
    assert [each.words > 0 for each in pool.candidates if each.words is not None] == [True] * 3
    assert [each.meaning for each in pool.candidates] == [None] * 3
    assert pool.candidates[0].values == {"quantity:length:310", "name:elsa"}


def test_shared_values_propose_whatever_the_words(ledger):
    stocked = [
        reference("same", "Mr. Brandt arrived in Marenza with 4,300 volunteers."),
        reference("one", "Brandt slept."),
        *(reference(f"x{number}", f"Rain fell on day {number}.") for number in range(9)),
    ]
    ledger.add_references(stocked, run_id=None, retrieved_at=NOON)
    values = frozenset({"name:brandt", "name:otto brandt", "quantity:count:4300"})
    pool = ledger.propose(Question("Otto came along, helpers and all", values))
    assert [each.reference.id for each in pool.candidates] == ["same"]
    assert pool.candidates[0].words is None


def test_two_keys_of_one_value_are_one_value(ledger):
    ledger.add_references([reference("one", "Otto Brandt slept.")], run_id=None, retrieved_at=NOON)
    values = frozenset({"name:brandt", "name:otto brandt"})
    assert ledger.propose(Question("", values)).candidates == ()


def test_values_follow_every_change(ledger, url):
    def with_values(*statements: str) -> int:
        ledger.add_references(
            [reference("r", statement) for statement in statements], run_id=None, retrieved_at=NOON
        )
        return len(proposed_by_values(ledger).candidates)

    assert with_values("Brandt paid 310 euros.") == 1
    assert with_values("Brandt paid nothing.") == 0
    assert with_values("Brandt paid nothing at all.", "Brandt paid 310 euros.") == 1
    ledger.withdraw_reference("r", run_id=None)
    assert len(proposed_by_values(ledger).candidates) == 0
    assert verify(url) == []
    assert with_values("Brandt paid 310 euros.") == 1
    assert verify(url) == []


def proposed_by_values(ledger: LedgerReader) -> Pool:
    return ledger.propose(Question("", frozenset({"name:brandt", "quantity:money:310"})))


def test_several_processes_load_the_same(new_url, monkeypatch):
    monkeypatch.setattr(preparing, "CHUNK_SIZE", 20)
    monkeypatch.setattr(preparing, "WORTH_PROCESSES", 40)
    statements = [f"Hall {number} holds {number + 7:,} people." for number in range(150)]
    contents = []
    for processes in (1, 2):
        with Ledger.open(new_url(f"by{processes}", with_ledger=True), clock=lambda: NOON) as loaded:
            loaded.add_references(
                (reference(f"r{number}", each) for number, each in enumerate(statements)),
                run_id=None,
                retrieved_at=NOON,
                processes=processes,
            )
            contents.append(loaded.propose(Question("Hall", frozenset({"quantity:count:90"}))))
    assert contents[0] == contents[1]
    assert contents[0].total == 150


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (
            "DELETE FROM reference_value WHERE key = 'name:elsa'",
            "values differs from the references",
        ),
        ("INSERT INTO reference_value (key, number) VALUES ('name:x', 1)", "from the references"),
    ],
)
def test_damaged_values_are_found_and_made_anew(stocked, url, damage, problem):
    with stocked._engine.connect() as connection:
        connection.exec_driver_sql(damage)
        connection.commit()
    (told,) = verify(url)
    assert problem in told
    assert "`claimledger references reindex` makes it anew" in told
    stocked.rebuild_search_index()
    assert verify(url) == []


def test_damaged_words_are_found_and_made_anew(stocked, url, ledger_kind):
    damage = {
        "sqlite": "INSERT INTO reference_text (reference_text, rowid, statement) SELECT 'delete',"
        " number, statement FROM reference_live WHERE reference_id = 'length'",
        "postgresql": "DELETE FROM reference_text WHERE number = 1",
    }
    with stocked._engine.connect() as connection:
        connection.exec_driver_sql(damage[ledger_kind])
        connection.commit()
    (told,) = verify(url)
    assert "full-text index differs from the references" in told
    stocked.rebuild_search_index()
    assert verify(url) == []
    assert names(stocked, "bridge") == ["length"]


def test_a_reader_searches_a_ledger_it_cannot_write(stocked, url):
    with LedgerReader.open(url) as reader:
        assert names(reader, "bridge") == ["length"]
        assert names(reader, "harvest") == ["unrelated"]
