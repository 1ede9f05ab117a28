"""Assessment: probabilities, and the sum that they come from."""

from __future__ import annotations

import math

import pytest

from claims.assessment.assess import BASELINE, assess, entailment_odds
from claims.assessment.signals import SIGNALS
from claims.assessment.thresholds import trained_thresholds
from claims.assessment.weights import shipped_weights
from claims.verdict import Assessment
from claims.verifier.entailment import Entailment
from tests.claims.assessment.pairs import UNDECIDED, pair_of

SURE = Entailment(supports=0.98, refutes=0.01, neither=0.01)
AGAINST = Entailment(supports=0.01, refutes=0.98, neither=0.01)
UNRELATED = Entailment(supports=0.01, refutes=0.01, neither=0.98)


def assessed(claim: str, reference: str, entailment: Entailment | None = None) -> Assessment:
    pair = pair_of(claim, reference)
    return assess(pair.claim, pair.reference, pair.comparison, UNDECIDED, entailment)


CLAIM = "The harbour handled more than 4,000 containers in March 2023."
AGREEING = "In March 2023 the harbour handled 4,200 containers."
CONFLICTING = "In March 2023 the harbour handled 3,700 containers."
OTHER = "The city library lent fewer books than in the year before."


def test_a_figure_decides_which_answer_is_likelier() -> None:
    agreeing, conflicting = assessed(CLAIM, AGREEING), assessed(CLAIM, CONFLICTING)

    assert agreeing.supports > agreeing.refutes
    assert conflicting.refutes > conflicting.supports
    assert assessed(CLAIM, OTHER).neither > 0.5


@pytest.mark.parametrize("entailment", [None, SURE, AGAINST, UNRELATED])
def test_the_probabilities_sum_to_one(entailment: Entailment | None) -> None:
    for reference in (AGREEING, CONFLICTING, OTHER):
        found = assessed(CLAIM, reference, entailment)

        assert found.supports + found.refutes + found.neither == pytest.approx(1)
        assert min(found.supports, found.refutes, found.neither) >= 0


@pytest.mark.parametrize("entailment", [None, SURE])
def test_the_contributions_add_up_to_the_probabilities(entailment: Entailment | None) -> None:
    found = assessed(CLAIM, AGREEING, entailment)

    supports = math.exp(sum(each.supports for each in found.contributions))
    refutes = math.exp(sum(each.refutes for each in found.contributions))

    assert found.familiarity == 1
    assert found.supports == pytest.approx(supports / (1 + supports + refutes), abs=1e-4)
    assert found.refutes == pytest.approx(refutes / (1 + supports + refutes), abs=1e-4)


def test_contributions_are_known_by_name_and_sorted_by_size() -> None:
    found = assessed(CLAIM, CONFLICTING, AGAINST).contributions

    sizes = [max(abs(each.supports), abs(each.refutes)) for each in found]
    names = [each.signal for each in found]
    assert sizes == sorted(sizes, reverse=True)
    assert all(sizes)
    assert len(set(names)) == len(names)
    assert BASELINE in names
    assert {name for name in names if name in SIGNALS}


def test_the_same_pair_is_assessed_alike_every_time() -> None:
    assert assessed(CLAIM, AGREEING, SURE) == assessed(CLAIM, AGREEING, SURE)


@pytest.mark.parametrize(
    ("claim", "reference"),
    [
        (CLAIM, ""),
        ("Вода в реке поднялась на два метра.", "Вода в реке поднялась на два метра."),
        ("12 14 15 16", "12 14 15 16 17 18"),
        (CLAIM, f"{AGREEING} {'and so on ' * 5000}"),
        ("水位は二メートル上昇した。", "水位は二メートル上昇した。"),
    ],
)
def test_what_looks_like_nothing_known_is_drawn_to_neither(claim: str, reference: str) -> None:
    found = assessed(claim, reference, SURE)

    assert found.familiarity < 1
    assert found.supports < trained_thresholds()["beside_verifier"]["supports"]


def test_a_verifier_is_not_believed_beyond_the_least_probability() -> None:
    assert entailment_odds(Entailment(1.0, 0.0, 0.0)) == pytest.approx((6.9, 0.0), abs=0.1)
    assert entailment_odds(UNRELATED)[0] == pytest.approx(math.log(0.01 / 0.98))


def test_every_weight_is_of_a_known_signal() -> None:
    assert set(shipped_weights().signals) <= set(SIGNALS)
