"""References over time, against a plain dictionary, and the index that follows them."""

from __future__ import annotations

from dataclasses import replace
from itertools import count as counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_cases import NOON, count, proposed, reference

from claims.errors import LedgerError, UsageError
from claims.reference import Reference
from claims.vocabulary import ReferenceKind
from db.ledger import Ledger
from db.references.writing import AddedReferences
from db.verify import verify
from db.words import ReferenceState

OLD = reference()
NEW = reference(statement="The new bridge over the Elsa has a length of 320 metres.")


def add(ledger: Ledger, *references: Reference) -> AddedReferences:
    return ledger.add_references(references, run_id=None, retrieved_at=NOON)


def current(ledger: Ledger) -> list[Reference]:
    return [stored.reference for stored in ledger.listed_references()]


def events(ledger: Ledger) -> list[str]:
    with ledger._engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT change FROM reference_event ORDER BY id")
        return list(rows.scalars())


def indexed(ledger: Ledger) -> dict[int, str]:
    """The rows that the index holds, read from the index itself."""
    with ledger._engine.connect() as connection:
        held = {
            "sqlite": "SELECT id FROM reference_text_docsize",
            "postgresql": "SELECT number FROM reference_text",
        }
        rows = connection.exec_driver_sql(held[connection.dialect.name])
        return dict.fromkeys(rows.scalars(), "")


def test_the_same_reference_twice_changes_nothing(ledger):
    assert add(ledger, OLD) == AddedReferences(added=1)
    assert add(ledger, OLD) == AddedReferences(unchanged=1)
    assert add(ledger, OLD, OLD) == AddedReferences(unchanged=2)
    assert (count(ledger, "reference_version"), events(ledger)) == (1, ["added"])


def test_every_field_comes_back(ledger):
    full = replace(
        OLD,
        kind=ReferenceKind.FACT_CHECK,
        url="https://works.example/elsa",
        published_at=NOON,
        valid_from=NOON.date(),
        valid_to=NOON.date().replace(year=2025),
        rating="Mostly true",
        claimant="The mayor",
        language="en",
        note="the desk's own note",
    )
    add(ledger, full)
    assert current(ledger) == [full]
    assert ledger.reference_version(full.version_id) == full
    with pytest.raises(UsageError, match="no reference version"):
        ledger.reference_version("sha256:0")


def test_a_changed_statement_is_a_new_version(ledger):
    add(ledger, OLD)
    assert add(ledger, NEW) == AddedReferences(changed=1)
    assert current(ledger) == [NEW]
    assert ledger.reference_version(OLD.version_id) == OLD
    assert proposed(ledger, "320 metres") == (NEW,)


def test_content_that_comes_back_needs_no_new_version(ledger, url):
    third = reference(statement="The bridge is 330 metres long.")
    counts = [add(ledger, each) for each in (OLD, NEW, OLD, third, NEW)]
    assert [each.changed for each in counts] == [0, 1, 1, 1, 1]
    assert count(ledger, "reference_version") == 3
    assert events(ledger) == ["added", "changed", "changed", "changed", "changed"]
    assert current(ledger) == [NEW]
    assert verify(url) == []


def test_two_versions_in_one_load_are_a_change(ledger, url):
    assert add(ledger, OLD, NEW, OLD) == AddedReferences(added=1, changed=2)
    assert current(ledger) == [OLD]
    assert verify(url) == []


def test_withdrawn_is_kept_and_comes_back(ledger, url):
    add(ledger, OLD)
    assert ledger.withdraw_reference(OLD.id, run_id=None)
    assert not ledger.withdraw_reference(OLD.id, run_id=None)
    assert proposed(ledger, "bridge") == ()
    assert [stored.reference for stored in ledger.listed_references(ReferenceState.WITHDRAWN)] == [
        OLD
    ]
    assert add(ledger, OLD) == AddedReferences(restored=1)
    assert proposed(ledger, "bridge") == (OLD,)
    assert events(ledger) == ["added", "withdrawn", "restored"]
    assert verify(url) == []
    with pytest.raises(UsageError, match="no reference 'unknown'"):
        ledger.withdraw_reference("unknown", run_id=None)


def test_odd_text_is_stored_with_replacement_characters(ledger, url):
    add(ledger, reference(statement="A \0 and \ud800 \u202e e\u0301 \U0001f600"))
    assert current(ledger)[0].statement == "A \ufffd and \ufffd \u202e e\u0301 \U0001f600"
    assert add(ledger, reference(statement="A \0 and \ud800 \u202e e\u0301 \U0001f600")).unchanged
    assert verify(url) == []


def test_a_load_that_names_no_run_of_the_ledger_is_refused(ledger):
    with pytest.raises(LedgerError, match=r"(?i)foreign key"):
        ledger.add_references([OLD], run_id="nothing", retrieved_at=NOON)
    assert current(ledger) == []


NUMBERS = counter(1)
STATEMENTS = ("red bridge", "blue bridge", "green ferry")
Act = tuple[str, str]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    acts=st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from((*STATEMENTS, "withdraw"))), max_size=14
    )
)
def test_any_history_gives_what_a_dictionary_gives(new_url, acts: list[Act]):
    url = new_url(f"ledger-{next(NUMBERS)}", with_ledger=True)
    with Ledger.open(url) as ledger:
        expected: dict[str, str] = {}
        known: set[str] = set()
        for name, act in acts:
            if act != "withdraw":
                before = expected.get(name)
                counts = add(ledger, reference(name, act))
                assert counts.unchanged == (before == act)
                assert counts.added == (name not in known)
                expected[name] = act
                known.add(name)
            elif name in known:
                assert ledger.withdraw_reference(name, run_id=None) == (name in expected)
                expected.pop(name, None)
        assert {each.id: each.statement for each in current(ledger)} == expected
        for word in ("red", "blue", "green", "bridge", "ferry"):
            found = {each.id for each in proposed(ledger, word)}
            assert found == {name for name in expected if word in expected[name]}
        assert len(indexed(ledger)) == len(expected)
    assert verify(url) == []
