"""Which stored claims a change of references could affect."""

from __future__ import annotations

from itertools import product

import pytest
from ledger_cases import BRIDGE, FERRY, NOON, checked, reference, start_run, supported_by

from claims.ranking import Question, closest
from claims.value_keys import keys_of_text
from db.ledger import Ledger
from db.verify import verify

HARVEST = "Olive growers around Marenza harvested 4,300 tonnes in 2023."


@pytest.fixture
def claims(ledger: Ledger) -> dict[str, str]:
    """Three claims by what they say; the one about the bridge rests on a reference."""
    ledger.add_references([reference()], run_id=None, retrieved_at=NOON)
    run_id = start_run(ledger)
    ledger.record_check(run_id, checked(BRIDGE, judge=supported_by(reference())))
    ledger.record_check(run_id, checked(FERRY, HARVEST, location="https://news.example/marenza"))
    return {row["claim_text"]: row["claim_id"] for row in ledger.current_verdicts()}


def affected(ledger: Ledger, *statements: str) -> set[str]:
    added = [reference(f"new-{number}", each) for number, each in enumerate(statements)]
    ledger.add_references(added, run_id=None, retrieved_at=NOON)
    return ledger.affected_claims([each.id for each in added])


def test_a_claim_with_the_words_of_a_new_reference_is_affected(ledger, claims):
    assert affected(ledger, "The ferry came to a stop.") == {claims[FERRY]}


def test_a_claim_with_the_values_of_a_new_reference_is_affected(ledger, claims):
    statement = "Output in the Marenza hills was 4,300 tonnes, a record."
    assert affected(ledger, statement) == {claims[HARVEST]}


def test_a_claim_that_shares_nothing_is_not_affected(ledger, claims):
    assert affected(ledger, "Voters elsewhere elected a council.") == set()
    assert affected(ledger, "Rain.") == set()


TOWNS = ("Marenza", "Odela", "Castrel", "Brunn", "Silvane")
WORKS = ("harbour", "bridge", "school", "tramway", "library", "market")


def test_what_is_compared_with_a_reference_is_affected_by_it(ledger):
    said = [
        f"The {work} of {town} cost {place + 3} million euros in {2001 + place % 20}."
        for place, (work, town) in enumerate(product(WORKS, TOWNS))
    ]
    ledger.record_check(start_run(ledger), checked(*said))
    added = [
        reference(f"{work}-{town}", f"{town} opened its {work} in {2003 + place % 20}.")
        for place, (work, town) in enumerate(product(WORKS, TOWNS))
    ]
    ledger.add_references(added, run_id=None, retrieved_at=NOON)
    affected = {each.id: ledger.affected_claims([each.id]) for each in added}
    compared = [
        (each.id, row["claim_id"])
        for row in ledger.current_verdicts()
        for question in [Question(row["claim_text"], keys_of_text(row["claim_text"]))]
        for each in closest(question, ledger.propose(question), 12)
    ]
    assert len(compared) > 10 * len(said)
    assert [pair for pair in compared if pair[1] not in affected[pair[0]]] == []


def test_several_references_affect_what_each_of_them_does(ledger, claims):
    statements = ("The ferry stopped.", "The bridge over the Elsa is short.")
    assert affected(ledger, *statements) == {claims[FERRY], claims[BRIDGE]}


def test_what_rests_on_a_reference_is_affected_whatever_became_of_it(ledger, claims):
    changed = reference(statement="Nothing is known any more.")
    ledger.add_references([changed], run_id=None, retrieved_at=NOON)
    assert ledger.affected_claims([changed.id]) == {claims[BRIDGE]}
    ledger.withdraw_reference(changed.id, run_id=None)
    assert ledger.affected_claims([changed.id]) == {claims[BRIDGE]}


def test_what_rested_on_a_reference_before_is_not_affected(ledger, claims):
    ledger.withdraw_reference(reference().id, run_id=None)
    ledger.record_check(start_run(ledger), checked(BRIDGE))
    assert ledger.affected_claims([reference().id]) == set()


def test_unknown_references_affect_nothing(ledger, claims):
    assert ledger.affected_claims(["nobody"]) == set()
    assert ledger.affected_claims([]) == set()


def test_claims_of_earlier_readings_are_not_found(ledger, claims):
    run_id = start_run(ledger)
    location = "https://news.example/marenza"
    ledger.record_check(run_id, checked(HARVEST, location=location))
    assert affected(ledger, "The ferry came to a stop.") == set()
    ledger.record_check(run_id, checked(FERRY, HARVEST, location=location))
    again = ledger.affected_claims(["new-0"])
    assert again == {claims[FERRY]}, "a claim keeps its id when it comes back"


def test_the_entries_of_claims_are_checked_and_made_anew(ledger, claims, url):
    assert verify(url) == []
    with ledger._engine.connect() as connection:
        connection.exec_driver_sql("DELETE FROM claim_value")
        connection.exec_driver_sql(
            "DELETE FROM claim_entry WHERE number = (SELECT min(number) FROM claim_entry)"
        )
        connection.commit()
    assert sorted(problem.partition(";")[0] for problem in verify(url)) == [
        "the index of values differs from the claims",
        "the list of current claims differs from the current readings",
    ]
    ledger.rebuild_search_index()
    assert verify(url) == []
    assert affected(ledger, "The ferry came to a stop.") == {claims[FERRY]}
