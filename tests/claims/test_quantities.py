from __future__ import annotations

import math

import pytest

from claims.facets import Comparator, Dimension, Quantity
from claims.quantities.quantity_expressions import find_quantities
from claims.span import Span

HOUR = 3600.0
DAY = 86400.0
YEAR = 31556952.0


def only(text: str) -> Quantity:
    quantities = find_quantities(text)
    assert len(quantities) == 1, quantities
    return quantities[0]


def words(text: str) -> list[str]:
    return [quantity.text for quantity in find_quantities(text)]


@pytest.mark.parametrize(
    "text",
    [
        "It lasted just over an hour.",
        "It lasted a little over an hour.",
        "It lasted a bit more than an hour.",
        "It lasted little over an hour.",
        "It lasted slightly more than one hour.",
    ],
)
def test_just_over_an_hour_is_open_below_and_a_quarter_wide(text: str) -> None:
    duration = only(text)
    assert duration.dimension is Dimension.DURATION
    assert duration.comparator is Comparator.JUST_OVER
    assert (duration.low, duration.high) == (HOUR, 4500.0)
    assert duration.low_open
    assert not duration.high_open


@pytest.mark.parametrize(
    "text",
    ["a 50-day deadline", "fifty days", "50 days", "within 50 days", "a fifty-day pause"],
)
def test_one_duration_said_in_many_ways_is_one_value(text: str) -> None:
    duration = only(text)
    assert duration.dimension is Dimension.DURATION
    assert (duration.low, duration.high) == (50 * DAY, 50 * DAY)
    assert duration.unit == "day"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("an hour and a half", 1.5 * HOUR),
        ("half an hour", 0.5 * HOUR),
        ("a half-hour", 0.5 * HOUR),
        ("three-quarters of an hour", 0.75 * HOUR),
        ("two and a half years", 2.5 * YEAR),
        ("90 minutes", 1.5 * HOUR),
        ("five hours", 5 * HOUR),
        ("24 hours", DAY),
        ("2 hours and 30 minutes", 2.5 * HOUR),
        ("1 hour 20 minutes", 80 * 60),
        ("three weeks", 21 * DAY),
    ],
)
def test_durations_are_in_seconds(text: str, seconds: float) -> None:
    duration = only(f"They waited {text}.")
    assert duration.dimension is Dimension.DURATION
    assert duration.value == pytest.approx(seconds)
    assert duration.text == text


@pytest.mark.parametrize("text", ["10 to 12 days", "10-12 days", "10–12 days", "10 or 12 days"])
def test_a_range_shares_its_unit(text: str) -> None:
    duration = only(f"It takes {text}.")
    assert (duration.low, duration.high) == (10 * DAY, 12 * DAY)
    assert duration.comparator is Comparator.BETWEEN


@pytest.mark.parametrize(
    ("text", "low", "high", "dimension", "unit"),
    [
        ("between 10 and 20 percent", 0.1, 0.2, Dimension.RATIO, "percent"),
        ("10% to 20%", 0.1, 0.2, Dimension.RATIO, "percent"),
        ("$2 to $3 billion", 2e9, 3e9, Dimension.MONEY, "USD"),
        ("$2-3 billion", 2e9, 3e9, Dimension.MONEY, "USD"),
        ("€1.5 million to €2 million", 1.5e6, 2e6, Dimension.MONEY, "EUR"),
        ("from 5 km to 8 km", 5e3, 8e3, Dimension.LENGTH, "kilometre"),
    ],
)
def test_ranges(text: str, low: float, high: float, dimension: Dimension, unit: str) -> None:
    quantity = only(f"They expect {text} more.")
    assert (quantity.low, quantity.high) == pytest.approx((low, high))
    assert (quantity.dimension, quantity.unit) == (dimension, unit)
    assert quantity.comparator is Comparator.BETWEEN


def test_a_change_from_one_value_to_another_is_two_values() -> None:
    before, after = find_quantities("Prices rose from 10 to 20 percent.")
    assert (before.value, after.value) == pytest.approx((0.1, 0.2))
    assert before.dimension is after.dimension is Dimension.RATIO


@pytest.mark.parametrize(
    ("text", "comparator", "low", "high", "low_open", "high_open"),
    [
        ("more than 12", Comparator.MORE_THAN, 12, math.inf, True, False),
        ("over 12", Comparator.MORE_THAN, 12, math.inf, True, False),
        ("at least 12", Comparator.AT_LEAST, 12, math.inf, False, False),
        ("no fewer than 12", Comparator.AT_LEAST, 12, math.inf, False, False),
        ("12 or more", Comparator.AT_LEAST, 12, math.inf, False, False),
        ("fewer than 12", Comparator.LESS_THAN, 0, 12, False, True),
        ("up to 12", Comparator.AT_MOST, 0, 12, False, False),
        ("as many as 12", Comparator.AT_MOST, 0, 12, False, False),
        ("no more than 12", Comparator.AT_MOST, 0, 12, False, False),
        ("about 200", Comparator.ABOUT, 180, 220, False, False),
        ("some 200", Comparator.ABOUT, 180, 220, False, False),
        ("nearly 200", Comparator.JUST_UNDER, 160, 200, False, True),
        ("just under 200", Comparator.JUST_UNDER, 160, 200, False, True),
        ("exactly 12", Comparator.EXACTLY, 12, 12, False, False),
        ("only 12", Comparator.EXACTLY, 12, 12, False, False),
        ("12", Comparator.EXACTLY, 12, 12, False, False),
    ],
)
def test_comparators(  # one row tells the whole meaning of a comparator
    text: str, comparator: Comparator, low: float, high: float, low_open: bool, high_open: bool
) -> None:
    quantity = only(f"There were {text} people.")
    assert quantity.text == text
    assert quantity.comparator is comparator
    assert (quantity.low, quantity.high) == pytest.approx((low, high))
    assert (quantity.low_open, quantity.high_open) == (low_open, high_open)
    assert quantity.counted == "people"


def test_only_a_bare_number_has_a_tolerance() -> None:
    assert only("1.2 million people").tolerance == pytest.approx(50_000)
    assert only("more than 1.2 million people").tolerance == 0
    assert only("about 1.2 million people").tolerance == 0
    assert only("12 people").tolerance == 0
    assert only("a rise of 12%").tolerance == pytest.approx(0.005)


@pytest.mark.parametrize(
    ("text", "value", "dimension", "unit"),
    [
        ("$3.5bn", 3.5e9, Dimension.MONEY, "USD"),
        ("US$ 12", 12, Dimension.MONEY, "USD"),
        ("€5m", 5e6, Dimension.MONEY, "EUR"),
        ("10 €", 10, Dimension.MONEY, "EUR"),
        ("USD115", 115, Dimension.MONEY, "USD"),
        ("half a million dollars", 5e5, Dimension.MONEY, "USD"),
        ("20 million pounds", 2e7, Dimension.MONEY, "GBP"),
        ("25 pounds", 11.33980925, Dimension.MASS, "pound"),
        ("12%", 0.12, Dimension.RATIO, "percent"),
        ("5 per cent", 0.05, Dimension.RATIO, "percent"),
        ("3 percentage points", 0.03, Dimension.PERCENTAGE_POINT, "percentage point"),
        ("25 basis points", 0.0025, Dimension.PERCENTAGE_POINT, "basis point"),
        ("3 points", 3, Dimension.COUNT, "point"),
        ("-5 degrees", -5, Dimension.TEMPERATURE, "degree"),
        ("minus 5 degrees", -5, Dimension.TEMPERATURE, "degree"),
        ("68 degrees Fahrenheit", 20, Dimension.TEMPERATURE, "degree fahrenheit"),
        ("40 mph", 17.8816, Dimension.SPEED, "mile per hour"),
        ("188 miles an hour", 84.04352, Dimension.SPEED, "mile per hour"),
        ("10 square kilometres", 1e7, Dimension.AREA, "square kilometre"),
        ("5 feet 10 inches", 1.778, Dimension.LENGTH, "foot"),
        ("800MW", 8e8, Dimension.POWER, "megawatt"),
        ("3 barrels", 3 * 158.987294928, Dimension.VOLUME, "barrel"),
    ],
)
def test_units(text: str, value: float, dimension: Dimension, unit: str) -> None:
    quantity = only(f"It was {text} then.")
    assert quantity.text == text
    assert quantity.value == pytest.approx(value)
    assert (quantity.dimension, quantity.unit) == (dimension, unit)


@pytest.mark.parametrize(
    ("text", "value", "dimension"),
    [
        ("a third of voters", 1 / 3, Dimension.RATIO),
        ("two-thirds of voters", 2 / 3, Dimension.RATIO),
        ("three quarters of voters", 3 / 4, Dimension.RATIO),
        ("one in five voters", 1 / 5, Dimension.RATIO),
        ("nine out of 10 voters", 9 / 10, Dimension.RATIO),
        ("half of the voters", 1 / 2, Dimension.RATIO),
        ("prices doubled", 2, Dimension.MULTIPLE),
        ("prices have tripled", 3, Dimension.MULTIPLE),
        ("a threefold rise", 3, Dimension.MULTIPLE),
        ("three times as many", 3, Dimension.MULTIPLE),
        ("twice as many", 2, Dimension.MULTIPLE),
    ],
)
def test_shares_and_multiples(text: str, value: float, dimension: Dimension) -> None:
    quantity = only(text)
    assert quantity.value == pytest.approx(value)
    assert quantity.dimension is dimension


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens of people", 24, 100),
        ("hundreds of people", 200, 1000),
        ("tens of thousands of people", 1e4, 1e5),
        ("several hundred people", 300, 900),
    ],
)
def test_round_plurals_are_wide(text: str, low: float, high: float) -> None:
    quantity = only(text)
    assert quantity.comparator is Comparator.ABOUT
    assert (quantity.low, quantity.high) == (low, high)
    assert quantity.counted == "people"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("12 people", "people"),
        ("1,700 homes", "homes"),
        ("12 injured Ukrainian soldiers", "soldiers"),
        ("12 dead", "dead"),
        ("12 of the ships", "ships"),
        ("12 in all", ""),
        ("twelve women were freed", "women"),
    ],
)
def test_a_count_names_what_it_counts(text: str, counted: str) -> None:
    assert only(text).counted == counted


def test_pounds_that_are_paid_are_money() -> None:
    assert only("He was fined 500 pounds.").unit == "GBP"
    assert only("The parcel weighs 500 pounds.").dimension is Dimension.MASS


def test_a_score_is_not_a_range() -> None:
    score = only("The home side won 3-1 on penalties.")
    assert score.dimension is Dimension.SCORE
    assert (score.low, score.high) == (3, 1)


@pytest.mark.parametrize(
    "text", ["a 35-year-old man", "a man aged 35", "he is 35 years old", "Ann Field, 35, said"]
)
def test_an_age_is_no_duration(text: str) -> None:
    age = only(text)
    assert age.dimension is Dimension.AGE
    assert age.value == pytest.approx(35 * YEAR)


@pytest.mark.parametrize(
    "text",
    [
        "A Boeing 737 landed.",
        "COVID-19 spread.",
        "The G7 met.",
        "An F-16 flew.",
        "He went to No. 10 again.",
        "Call 555-1234, or +1 202 555 0143.",
        "It starts at 15:30.",
        "It starts at 3 p.m. sharp.",
        "It was signed in 2025.",
        "It was signed on 2 June 2025.",
        "The second round and the 3rd place.",
        "In the 1990s and the 21st century.",
        "It is version 2.0.1 of the file.",
        "Everyone had someone to talk to, and none won.",
        "One of them left; no one came.",
        "They pay by the hour.",
        "The address is 10.0.0.1 here.",
        "It is open 24/7 since 9/11.",
        "We lost money in 2013-14 and in 1995-01.",
        "They flew from gate 14 and read section 4.2 on page 9.",
        "The hosts were up 109-98 by then.",
        "COP30 opened while the 777x flew.",
        "There is zero tolerance, and net zero is far.",
        "She kept a foot in the door and threw a stone.",
        "A second earthquake followed, then a second attempt.",
        "Their test scores fell in the first half of term.",
        "The doubles pair will double down.",
        "The Daily Herald and its weekly rival closed.",
    ],
)
def test_numbers_that_measure_nothing_are_left_out(text: str) -> None:
    assert words(text) == []


def test_excluded_spans_are_skipped() -> None:
    text = "In the past 3 years 12 people left."
    excluded = Span(text.index("past"), text.index(" 12"))
    assert words(text) == ["3 years", "12"]
    assert [q.text for q in find_quantities(text, exclude=[excluded])] == ["12"]
