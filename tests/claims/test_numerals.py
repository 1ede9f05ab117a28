from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.quantities.numerals import Numeral, numeral_at


def read(text: str, position: int = 0, *, money: bool = False) -> Numeral:
    number = numeral_at(text, position, money=money)
    assert number is not None
    return number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12),
        ("1,700", 1700),
        ("12,34,567", 1_234_567),
        ("1\u202f234\u202f567", 1_234_567),
        ("0.5", 0.5),
        (".5", 0.5),
        ("1.2 million", 1_200_000),
        ("40k", 40_000),
        ("3.5bn", 3_500_000_000),
        ("2M", 2_000_000),
        ("2 hundred thousand", 200_000),
        ("35 lakh", 3_500_000),
        ("2 1/2", 2.5),
        ("2½", 2.5),
        ("¾", 0.75),
        ("1/3", 1 / 3),
        ("fifty", 50),
        ("twenty-five", 25),
        ("Forty Two", 42),
        ("a hundred", 100),
        ("a hundred and five", 105),
        ("two million three hundred thousand and nineteen", 2_300_019),
        ("nine hundred ninety-nine", 999),
        ("two dozen", 24),
        ("two and a half", 2.5),
        ("two and a half million", 2_500_000),
        ("one million and a half", 1_500_000),
        ("three and two thirds", 3 + 2 / 3),
        ("two point five", 2.5),
        ("two point two million", 2_200_000),
        ("zero", 0),
    ],
)
def test_a_number_is_read_whole(text: str, value: float) -> None:
    number = read(text)
    assert number.value == pytest.approx(value)
    assert (number.start, number.end) == (0, len(text))


@pytest.mark.parametrize(
    ("text", "read_part"),
    [
        ("twelve people", "twelve"),
        ("12 men", "12"),
        ("one two three", "one"),
        ("five and six", "five"),
        ("1,2,3", "1"),
        ("12.", "12"),
        ("5 metres", "5"),
        ("thirty one-way tickets", "thirty one"),
    ],
)
def test_a_number_ends_where_another_word_begins(text: str, read_part: str) -> None:
    assert text[: read(text).end] == read_part


def test_a_letter_is_a_magnitude_only_behind_a_currency() -> None:
    assert read("5m", money=True).value == 5_000_000
    assert read("5m").value == 5
    assert read("2.5b", money=True).value == 2_500_000_000


@pytest.mark.parametrize("text", ["", "many", "a", "an", "a man", "and", "1" * 40, "٣", "."])
def test_other_text_is_no_number(text: str) -> None:
    assert numeral_at(text, 0) is None


@pytest.mark.parametrize(
    ("text", "tolerance"),
    [
        ("12", 0),
        ("50", 0),
        ("fifty", 0),
        ("1.2 million", 50_000),
        ("3.5", 0.05),
        ("1,700", 42.5),
        ("1,743", 0),
        ("200", 5),
        ("20,000", 500),
        ("2 million", 200_000),
        ("20 million", 500_000),
        ("2 1/2", 0),
    ],
)
def test_the_tolerance_follows_how_precisely_a_number_was_said(text: str, tolerance: float) -> None:
    assert read(text).tolerance == pytest.approx(tolerance)


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_whole_numbers_are_read_with_and_without_grouping(value: int) -> None:
    assert read(str(value)).value == value
    assert read(f"{value:,}").value == value


@given(st.text(max_size=60), st.integers(min_value=0, max_value=60))
def test_any_text_gives_a_number_inside_it_or_none(text: str, position: int) -> None:
    number = numeral_at(text, min(position, len(text)))
    assert number is None or number.start < number.end <= len(text)
