"""Familiarity: what looks like the pairs that the probabilities were calibrated on."""

from __future__ import annotations

import pytest

from claims.assessment.familiarity import LOOKS, Usual, distance, familiarity_of
from claims.assessment.weights import shipped_weights
from tests.claims.assessment.pairs import pair_of

CLAIM = "The harbour handled more than 4,000 containers in March 2023."
PROSE = "In March 2023 the harbour of the town handled 4,200 containers, a spokesman said."


def familiarity(claim: str, reference: str) -> float:
    return familiarity_of(pair_of(claim, reference), shipped_weights().usual)


def test_plain_prose_is_familiar() -> None:
    assert familiarity(CLAIM, PROSE) == 1


@pytest.mark.parametrize(
    "reference",
    ["", "42", "[[[ ;; ]]] // {{ || }} == ++ -- ;;", "Порт обработал 4200 контейнеров в марте."],
)
def test_what_is_no_prose_of_this_script_is_less_familiar(reference: str) -> None:
    assert familiarity(CLAIM, reference) < 1


def test_familiarity_falls_evenly_between_near_and_far() -> None:
    usual = Usual({"signs": (0.0, 0.1)}, near=1.0, far=4.0)

    half_signs = pair_of("a", "a;;b")

    assert LOOKS["signs"](half_signs) == 0.5
    assert distance({"signs": 0.15}, usual.looks) == pytest.approx(2.25)
    assert familiarity_of(half_signs, usual) == 0
    assert familiarity_of(pair_of("a", "abcdefghi;"), usual) == pytest.approx(1)
    assert familiarity_of(pair_of("a", "abcde;"), usual) == pytest.approx(0.407, abs=0.001)
