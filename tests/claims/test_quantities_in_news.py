"""What newspapers say beside plain numbers with units: changes, frequencies, scores, money."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.facets import Comparator, Dimension, Quantity
from claims.quantities.quantity_expressions import find_quantities

DAY = 86400.0
WEEK = 7 * DAY
YEAR = 31556952.0


def only(text: str) -> Quantity:
    quantities = find_quantities(text)
    assert len(quantities) == 1, quantities
    return quantities[0]


def changes(text: str) -> list[tuple[str, bool]]:
    return [(quantity.text, quantity.change) for quantity in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Support fell by 3 points to 12%.", [("3 points", True), ("12%", False)]),
        ("Prices rose 4 percent.", [("4 percent", True)]),
        ("Prices rose to 4 percent.", [("4 percent", False)]),
        ("Prices rose from 2 to 4 percent.", [("2", False), ("4 percent", False)]),
        ("Exports grew by more than 5%.", [("more than 5%", True)]),
        ("A 5% increase was agreed.", [("5%", True)]),
        ("They won a pay rise of 7 per cent.", [("7 per cent", True)]),
        ("Shares were up 2%.", [("2%", True)]),
        ("Women make up 40% of the board.", [("40%", False)]),
        ("Output was 12% lower than in May.", [("12%", True)]),
        ("The bank cut its rate by 25 basis points.", [("25 basis points", True)]),
        ("The bill was signed by 12 senators.", [("12", False)]),
        ("Unemployment stands at 5%.", [("5%", False)]),
        ("He spent 500 dollars.", [("500 dollars", False)]),
        ("He anted up $129.", [("$129", False)]),
        ("It was cut by a tenth.", [("a tenth", True)]),
    ],
)
def test_a_change_is_told_from_a_level(text: str, expected: list[tuple[str, bool]]) -> None:
    assert changes(text) == expected


@pytest.mark.parametrize(
    ("text", "times", "period"),
    [
        ("once a month", 1, 2629746.0),
        ("twice a week", 2, WEEK),
        ("three times a day", 3, DAY),
        ("four times per year", 4, YEAR),
        ("once every four years", 0.25, YEAR),
        ("every four years", 0.25, YEAR),
        ("every other day", 0.5, DAY),
        ("every day", 1, DAY),
        ("every Monday", 1, WEEK),
        ("annually", 1, YEAR),
        ("twice weekly", 2, WEEK),
        ("twice-yearly", 2, YEAR),
        ("every 90 seconds", 1 / 90, 1),
    ],
)
def test_a_frequency_is_in_times_a_second(text: str, times: float, period: float) -> None:
    frequency = only(f"They meet {text}.")
    assert frequency.text == text
    assert frequency.dimension is Dimension.FREQUENCY
    assert frequency.value == pytest.approx(times / period)


def test_a_frequency_has_comparators() -> None:
    often = only("It happens at least twice a week.")
    assert often.comparator is Comparator.AT_LEAST
    assert often.low == pytest.approx(2 / WEEK)
    assert often.high == math.inf


@pytest.mark.parametrize("text", ["every year of the war", "the weekly paper", "twice in May"])
def test_a_repetition_without_a_period_is_no_frequency(text: str) -> None:
    assert find_quantities(f"It was in {text}.") == ()


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("The home side won 3-1.", "3-1", 3, 1),
        ("It passed by 52 votes to 48.", "52 votes to 48", 52, 48),
        ("It was a 5-4 vote.", "5-4", 5, 4),
        ("Members voted 217 to 213 for it.", "217 to 213", 217, 213),
        ("It was lost by 310 to 291.", "310 to 291", 310, 291),
    ],
)
def test_scores_of_games_and_votes(text: str, words: str, low: float, high: float) -> None:
    score = only(text)
    assert score.dimension is Dimension.SCORE
    assert (score.text, score.low, score.high) == (words, low, high)


def test_by_ten_to_twenty_percent_is_a_range_and_no_vote() -> None:
    fall = only("Prices fell by 10 to 20 percent.")
    assert (fall.low, fall.high) == pytest.approx((0.1, 0.2))
    assert fall.change


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("A$5 million", 5e6, "AUD"),
        ("HK$ 10", 10, "HKD"),
        ("cad$ 15", 15, "CAD"),
        ("RM42", 42, "MYR"),
        ("eur 20", 20, "EUR"),
        ("30 MUSD", 3e7, "USD"),
        ("100 ₡", 100, "CRC"),
        ("3.14US$", 3.14, "USD"),
        ("10,000 Swiss francs", 10_000, "CHF"),
        ("10,000 francs", 10_000, "franc"),
        ("42 Lebanese pounds", 42, "LBP"),
        ("470 pence", 4.7, "GBP"),
        ("50 cents", 0.5, "USD"),
        ("15 dollars and 50 cents", 15.5, "USD"),
        ("15 dollars and 50", 15.5, "USD"),
        ("$-99.99", -99.99, "USD"),
    ],
)
def test_money_of_many_countries(text: str, value: float, unit: str) -> None:
    money = only(f"They asked for {text}.")
    assert money.text == text
    assert money.dimension is Dimension.MONEY
    assert money.value == pytest.approx(value)
    assert money.unit == unit


@pytest.mark.parametrize(
    ("text", "value", "dimension"),
    [
        ("5'10\" tall", 1.778, Dimension.LENGTH),
        ("6 ft 2 in tall", 1.8796, Dimension.LENGTH),
        ("2 1/2 in thick", 0.0635, Dimension.LENGTH),
        ("12 million acre-feet", 12e6 * 1233481.83754752, Dimension.VOLUME),
        ("three light-years", 3 * 9.4607304725808e15, Dimension.LENGTH),
        ("4 km squared", 4e6, Dimension.AREA),
        ("4km^2", 4e6, Dimension.AREA),
        ("70 ° Fahrenheit", 190 / 9, Dimension.TEMPERATURE),
        ("temperatures of 38C", 38, Dimension.TEMPERATURE),
        ("50 Hz", 50, Dimension.FREQUENCY),
        ("a turn of 90 degrees", 90, Dimension.ANGLE),
        ("a rise of 2 degrees", 2, Dimension.TEMPERATURE),
        ("an 87 y/o patient", 87 * YEAR, Dimension.AGE),
    ],
)
def test_units_with_more_than_one_spelling(text: str, value: float, dimension: Dimension) -> None:
    quantity = only(f"It was {text} there.")
    assert quantity.value == pytest.approx(value)
    assert quantity.dimension is dimension


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3 dozen", 36),
        ("two hundred dozen", 2400),
        ("3 hundred and 21", 321),
        ("three lakh crore", 3e12),
        ("two thousand million", 2e9),
        ("one million and a half", 1.5e6),
        ("one billion and a half million", 1.0005e9),
        ("twenty and three fifths", 20.6),
        ("one hundred and three quarters", 100.75),
        ("three halves", 1.5),
        ("twenty-three fifths", 4.6),
        ("a hundredth", 0.01),
        ("nought point nought three", 0.03),
    ],
)
def test_numbers_said_in_parts(text: str, value: float) -> None:
    assert only(f"The answer was {text}.").value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("more than 10 but fewer than 20", 10, 20),
        ("at most 100 and at least 20", 20, 100),
        ("about five hundred or less", 0, 500),
        ("less than or equal to 40", 0, 40),
        ("between 2 and about 7", 2, 7),
        ("a couple of", 2, 3),
    ],
)
def test_bounds_said_in_two_places(text: str, low: float, high: float) -> None:
    bounded = only(f"There were {text} boats.")
    assert (bounded.low, bounded.high) == (low, high)
    assert bounded.counted == "boats"


def test_bounds_that_leave_nothing_between_stay_two() -> None:
    assert len(find_quantities("More than 40 boats and fewer than 10 boats sailed.")) == 2


@pytest.mark.parametrize("text", ["a few days", "several people", "each day"])
def test_what_leaves_too_much_open_is_left_unread(text: str) -> None:
    assert find_quantities(f"It took {text} to land.") == ()


@given(st.integers(1, 999), st.sampled_from(["rose by {} percent", "a {} percent rise", "up {}%"]))
def test_a_change_of_any_size_is_a_change(size: int, words: str) -> None:
    assert only(f"It was {words.format(size)}.").change
