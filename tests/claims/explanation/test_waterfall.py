"""The steps always lead to the probability that is shown."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.explanation import StepKind, guards_of, waterfall_of
from claims.verdict import Assessment, Contribution, EventTie
from claims.vocabulary import Relation, Stance
from tests.claims.explanation.evidence_cases import assessment, evidence, facet

AMOUNTS = st.floats(-9, 9)
SIGNALS = st.lists(st.tuples(AMOUNTS, AMOUNTS), max_size=30)


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    supports = draw(st.floats(0, 1))
    refutes = draw(st.floats(0, 1 - supports))
    found = [
        Contribution(f"signal {number}", 1.0, one, other)
        for number, (one, other) in enumerate(draw(SIGNALS))
    ]
    return Assessment(supports, refutes, 1 - supports - refutes, tuple(found), 0.5)


@settings(max_examples=60, deadline=None)
@given(assessments(), st.sampled_from([Stance.SUPPORTS, Stance.REFUTES]))
def test_each_step_starts_where_the_last_ended_and_the_last_at_the_probability(
    assessed: Assessment, stance: Stance
) -> None:
    waterfall = waterfall_of(assessed, stance)
    place = 0.0
    for step in waterfall.steps:
        assert step.start == place
        place = step.end
    wanted = assessed.supports if stance is Stance.SUPPORTS else assessed.refutes
    odds = math.log(max(wanted, 1e-4) / max(assessed.neither, 1e-4))
    assert place == pytest.approx(odds, abs=0.006)
    low, high = waterfall.bounds
    assert low <= min(0, place)
    assert high >= max(0, place)


def test_the_largest_come_first_and_the_small_ones_together() -> None:
    found = [Contribution(f"signal {number}", 1.0, 0.1 * number, 0.0) for number in range(1, 12)]
    assessed = assessment(0.9, 0.02, Contribution("baseline", 1.0, -1.0, -2.0), *found)
    steps = waterfall_of(assessed, Stance.SUPPORTS).steps
    assert [step.kind for step in steps] == [
        StepKind.BASELINE,
        *[StepKind.SIGNAL] * 8,
        StepKind.REST,
        StepKind.FAMILIARITY,
    ]
    assert steps[1].signal == "signal 11"
    assert steps[9].summed == 3
    assert steps[9].amount == pytest.approx(0.6)


def test_what_does_nothing_for_a_stance_is_no_step_of_it() -> None:
    assessed = assessment(0.5, 0.25, Contribution("only refutes", 1.0, 0.0, 1.2))
    supports = waterfall_of(assessed, Stance.SUPPORTS).steps
    assert "only refutes" not in [step.signal for step in supports]
    assert "only refutes" in [step.signal for step in waterfall_of(assessed, Stance.REFUTES).steps]


def test_of_what_decides_nothing_the_more_probable_stance_is_shown() -> None:
    assert waterfall_of(assessment(0.1, 0.4), Stance.RELATED).stance is Stance.REFUTES
    assert waterfall_of(assessment(0.4, 0.1)).stance is Stance.SUPPORTS


def test_a_guard_names_what_overruled_the_words() -> None:
    conflict = facet("quantity", Relation.CONFLICTS, "12", "15")
    apart = (EventTie("names", False, "the reference does not name Faro"),)
    read = evidence(Stance.RELATED, conflict, ties=apart, assessed=assessment(0.8, 0.1))
    assert guards_of(read) == (
        "the quantity differs: 12 in the claim, 15 by Agency A (3 June 2025)",
        "the reference does not name Faro",
    )


def test_where_nothing_was_overruled_there_is_no_guard() -> None:
    apart = (EventTie("names", False, "the reference does not name Faro"),)
    assert guards_of(evidence(Stance.RELATED, ties=apart)) == ()
    assert guards_of(evidence(Stance.RELATED, ties=apart, assessed=assessment(0.2, 0.1))) == ()
    assert guards_of(evidence(Stance.SUPPORTS, assessed=assessment(0.98, 0.01))) == ()
