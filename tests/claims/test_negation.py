from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.speech.negation import find_negations


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("They did not agree.", ["not"]),
        ("They didn't agree.", ["didn't"]),
        ("They won’t agree.", ["won’t"]),
        ("They cannot agree.", ["cannot"]),
        ("They never met.", ["never"]),
        ("The talks ended without a deal.", ["without"]),
        ("No deal was reached.", ["No"]),
        ("If no deal is reached, tariffs follow.", ["no"]),
        ("No one came.", ["No one"]),
        ("He is no longer minister.", ["no longer"]),
        ("Neither side came, nor did the mediator.", ["Neither", "nor"]),
        ("The sides failed to agree.", ["failed to"]),
        ("She refused to sign.", ["refused to"]),
        ("The army denied the attack.", ["denied"]),
    ],
)
def test_cues(text: str, cues: list[str]) -> None:
    assert [span.of(text) for span in find_negations(text)] == cues


@pytest.mark.parametrize(
    "text",
    [
        "Not only Kyiv but Lviv was hit.",
        "There is no doubt about it.",
        "He lives at No. 10 Downing Street.",
        "No fewer than 12 people came.",
        "No later than Friday.",
        "A no-fly zone was set up.",
        "They must decide whether or not to go.",
        "Answer yes or no to each.",
        "No, he agreed.",
        "It was nothing but noise.",
        "Without doubt it happened.",
        "The knot is notable; nobility noted it.",
        "",
    ],
)
def test_words_that_negate_nothing(text: str) -> None:
    assert find_negations(text) == ()


@given(st.text(alphabet=st.sampled_from("not nNo.'’ever \n"), max_size=80))
def test_spans_are_in_order_inside_the_text(text: str) -> None:
    end = 0
    for span in find_negations(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end
