from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.names.ordinals import find_ordinal_numbers, find_ordinals, singular


@pytest.mark.parametrize(
    ("text", "words", "rank", "noun", "last"),
    [
        ("the second round of talks", "second round", 2, "round", False),
        ("A third direct meeting took place", "third direct meeting", 3, "meeting", False),
        ("the 2nd round", "2nd round", 2, "round", False),
        ("the twenty-first session", "twenty-first session", 21, "session", False),
        ("the last round of talks was short", "last round", None, "round", True),
        ("the latest talks", "latest talks", None, "talk", True),
        ("the most recent summit", "most recent summit", None, "summit", True),
        ("The previous government fell", "previous government", None, "government", True),
        ("for the third time", "third time", 3, "time", False),
        ("The first round ended", "first round", 1, "round", False),
    ],
)
def test_a_place_in_a_series(
    text: str, words: str, rank: int | None, noun: str, last: bool
) -> None:
    (ordinal,) = find_ordinals(text)
    assert ordinal.text == words == ordinal.span.of(text)
    assert (ordinal.rank, ordinal.noun, ordinal.last) == (rank, noun, last)


@pytest.mark.parametrize(
    "text",
    [
        "a third of the voters",
        "two-thirds of them",
        "one third agreed",
        "the 3rd of June",
        "on May 2nd ministers met",
        "the 2nd June meeting",
        "wait for a second",
        "ten second delay",
        "last week",
        "last Monday",
        "last summer",
        "the last 20 years",
        "the last few days",
        "the last two rounds",
        "a third-party candidate",
        "the Second World War",
        "First Minister Jane Doe",
        "First, they left",
        "every second street",
        "the third quarter",
        "the talks last for hours",
        "At last they agreed",
        "",
    ],
)
def test_what_is_no_place_in_a_series(text: str) -> None:
    assert find_ordinals(text) == ()


@pytest.mark.parametrize(
    ("plural", "noun"),
    [("rounds", "round"), ("parties", "party"), ("matches", "match"), ("children", "child")],
)
def test_singular(plural: str, noun: str) -> None:
    assert singular(plural) == noun
    assert singular(noun) == noun


@given(st.text(max_size=200))
def test_spans_are_exact_and_in_order(text: str) -> None:
    end = 0
    for ordinal in find_ordinals(text):
        assert ordinal.span.of(text) == ordinal.text
        assert ordinal.span.start >= end
        end = ordinal.span.end


@pytest.mark.parametrize("piece", ["second ", "last ", "1st ", "first-", " "])
def test_long_repetitions_are_read(piece: str) -> None:
    text = piece * 20_000
    assert all(ordinal.span.of(text) == ordinal.text for ordinal in find_ordinals(text))


@pytest.mark.parametrize(
    ("text", "words", "rank"),
    [
        ("She finished second.", "second", 2),
        ("on the 11th", "11th", 11),
        ("the one hundred twenty-fifth", "one hundred twenty-fifth", 125),
        ("the two hundredth", "two hundredth", 200),
        ("the twenty\u2014first", "twenty\u2014first", 21),
        ("the seventythird", "seventythird", 73),
        ("the five second places", "second", 2),
    ],
)
def test_an_ordinal_number_needs_no_noun(text: str, words: str, rank: int) -> None:
    (number,) = find_ordinal_numbers(text)
    assert number.span.of(text) == words
    assert number.rank == rank


def test_a_share_of_one_is_no_ordinal_number() -> None:
    assert find_ordinal_numbers("a hundredth of it, a trillionth") == ()


@given(st.text(max_size=200))
def test_any_text_gives_ordinal_numbers_in_order(text: str) -> None:
    end = 0
    for number in find_ordinal_numbers(text):
        assert end <= number.span.start < number.span.end <= len(text)
        end = number.span.end
