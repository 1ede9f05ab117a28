"""Signals: what each of them sees in two sentences."""

from __future__ import annotations

import pytest

from claims.assessment.familiarity import LOOKS
from claims.assessment.signals import SIGNALS, signals_of
from tests.claims.assessment.pairs import pair_of


def measured(claim: str, reference: str, signal: str) -> float:
    return SIGNALS[signal](pair_of(claim, reference))


def test_every_signal_is_documented_and_named_once() -> None:
    for name, signal in {**SIGNALS, **LOOKS}.items():
        assert name
        assert signal.__doc__ is not None
        assert signal.__doc__.endswith(".")


@pytest.mark.parametrize(
    ("claim", "reference"),
    [
        ("The dam holds more than 12 million litres.", "The dam holds 14 million litres."),
        ("", ""),
        ("12", "12 13 14 15"),
        ("Вода в реке поднялась.", "The river rose by two metres."),
        ("The mayor resigned on 4 May 2023.", "word " * 10_000),
    ],
)
def test_every_signal_is_between_0_and_1(claim: str, reference: str) -> None:
    for name, value in signals_of(pair_of(claim, reference)).items():
        assert 0 <= value <= 1, name


@pytest.mark.parametrize(
    ("signal", "claim", "reference", "value"),
    [
        # A bound is kept or broken by the figure that stands in the most similar words.
        (
            "bound kept nearest",
            "The ferry carried more than 300 passengers.",
            "The ferry carried 320 passengers and a crew of 14.",
            1,
        ),
        (
            "bound broken nearest",
            "The ferry carried more than 300 passengers.",
            "The ferry carried 280 passengers.",
            1,
        ),
        # Another figure of the same kind is closer in size, or said of the whole.
        (
            "bound kept closest",
            "The film earned more than $80 million.",
            "The film earned $11 million in Canada and $81 million elsewhere.",
            1,
        ),
        (
            "figure fits nearest",
            "The club sold 900 tickets in total.",
            "The club sold 400 tickets on Monday, and 900 tickets overall.",
            1,
        ),
        ("figure without kin", "The bridge cost $4 million.", "The bridge is 90 metres long.", 1),
        (
            "time bound broken nearest",
            "The mine closed before 1990.",
            "The mine closed in 1994.",
            1,
        ),
        (
            "time fits nearest",
            "The mine closed in 1994.",
            "Opened in 1956, the mine closed in 1994.",
            1,
        ),
        (
            "names varied",
            "Anna Keller won the race.",
            "Anna Brandt won the race.",
            0.5,
        ),
        ("names varied", "Keller won the race.", "Anna Keller won the race.", 0),
        ("word replaced", "The sober mentor left.", "The drunken mentor left.", 1 / 3),
        ("covered", "The mine closed.", "The old mine was closed by its owner.", 1),
        ("one word missing", "The sober mentor left.", "The drunken mentor left.", 1),
        ("only claim denies", "The mine did not close.", "The mine closed.", 1),
        ("only reference denies", "The mine closed.", "The mine did not close.", 1),
        ("only claim excludes", "Only the mayor left.", "The mayor left.", 1),
        (
            "only claim has superlative",
            "It is the largest lake in the valley.",
            "It is a large lake in the valley.",
            1,
        ),
        ("opposite words", "Prices rose.", "Prices fell.", 1),
        ("opposite words", "The vote was lawful.", "The vote was unlawful.", 1),
        ("only reference hedges", "The mine closed.", "The mine has reportedly closed.", 1),
        ("ordinal opposed", "It was the third round.", "It was the second round.", 1),
    ],
)
def test_what_a_signal_sees(signal: str, claim: str, reference: str, value: float) -> None:
    assert measured(claim, reference, signal) == pytest.approx(value)


def test_the_same_sentence_has_nothing_missing_or_replaced() -> None:
    sentence = "The harbour handled 4,200 containers in March 2023."

    pair = pair_of(sentence, sentence)

    assert pair.coverage == 1
    assert not [*pair.missing, *pair.added, *pair.replaced]


def test_a_figure_of_another_time_is_told_apart_from_one_of_the_same_time() -> None:
    claim = "By 3 March 2021 the region had more than 50 cases."

    other_day = pair_of(claim, "On 9 April 2021 the region had 41 cases.")
    same_day = pair_of(claim, "On 2 March 2021 the region had 41 cases.")

    assert SIGNALS["figure broken at another time"](other_day) == 1
    assert SIGNALS["figure broken at another time"](same_day) == 0
