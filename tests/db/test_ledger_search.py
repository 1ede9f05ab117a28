"""What the full-text index proposes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_cases import NOON, reference

from db import search
from db.ledger import Ledger, LedgerReader
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


def proposed(ledger: LedgerReader, text: str, **options) -> list[str]:
    return [found.id for found in ledger.propose(text, limit=options.pop("limit", 9), **options)]


def test_any_shared_word_proposes_whatever_its_form(stocked):
    assert proposed(stocked, "An engineer crossed a bridge") == ["opening", "length"]


def test_accents_and_compositions_are_one_word(stocked):
    assert proposed(stocked, "resume") == ["résumé"]
    assert proposed(stocked, "RÉSUMÉ") == ["résumé"]
    assert proposed(stocked, "re\u0301sume\u0301") == ["résumé"]


@pytest.mark.parametrize(
    "text", ["", "   ", "the of and", "?!", "zzz", '"', "NEAR(", "\0", "\ud800", "a:b*^-", "AND OR"]
)
def test_nothing_to_ask_for_proposes_nothing(stocked, text):
    assert stocked.propose(text, limit=5) == ()


@pytest.mark.parametrize("text", ['bridge"', "bridge OR", "-bridge*", "bridge\0bridge", "x:bridge"])
def test_signs_of_the_query_language_are_only_text(stocked, text):
    assert proposed(stocked, text) == ["length"]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(st.characters(), max_size=60))
def test_no_text_is_too_odd(stocked, text):
    assert len(stocked.propose(text, limit=3)) <= 3


def test_a_long_text_is_asked_with_its_rarest_words(stocked):
    text = " ".join(f"word{number}" for number in range(5_000))
    assert proposed(stocked, "bridge " + text) == ["length"]


def test_equal_scores_are_ordered_by_id_whenever_they_were_added(ledger):
    names = [f"r{number:03}" for number in range(120)]
    for some in (names[60:], names[:60]):
        ledger.add_references(
            [reference(name, "One bridge.") for name in reversed(some)],
            run_id=None,
            retrieved_at=NOON,
        )
    assert proposed(ledger, "bridge", limit=5) == names[:5]


def test_frequent_terms_are_dropped_only_where_they_cost(ledger, monkeypatch):
    many = [reference(f"r{number:03}", f"Talks number {number} were held.") for number in range(60)]
    odd = reference("odd", "A quiet and rare dawn over the Elsa.")
    ledger.add_references([*many, odd], run_id=None, retrieved_at=NOON)
    text = "Talks at a quiet, rare dawn"
    assert len(proposed(ledger, text, limit=99)) == 61
    monkeypatch.setattr(search, "FREQUENT_AT_LEAST", 5)
    assert proposed(ledger, text, limit=99) == ["odd"]
    assert len(proposed(ledger, "Talks held", limit=99)) == 60, "the rarest are always asked for"


def test_the_index_can_be_made_anew(stocked, url):
    with stocked._engine.connect() as connection:
        connection.exec_driver_sql(
            "INSERT INTO reference_text (reference_text, rowid, statement)"
            " SELECT 'delete', number, statement FROM reference_live WHERE reference_id = 'length'"
        )
        connection.commit()
    (problem,) = verify(url)
    assert "`claimledger references reindex` makes it anew" in problem
    stocked.rebuild_search_index()
    assert verify(url) == []
    assert proposed(stocked, "bridge") == ["length"]


def test_a_reader_searches_a_ledger_it_cannot_write(stocked, url):
    with LedgerReader.open(url) as reader:
        assert proposed(reader, "bridge") == ["length"]
        assert proposed(reader, "harvest") == ["unrelated"]
