"""Ages, prices by the unit, names with numbers and counted nouns, as news pages write them."""

from __future__ import annotations

import math

import pytest

from claims.facets import Comparator, Dimension, Quantity
from claims.quantities.quantity_expressions import find_quantities

YEAR = 31556952.0


def only(text: str) -> Quantity:
    quantities = find_quantities(text)
    assert len(quantities) == 1, quantities
    return quantities[0]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("She was 12 in 1986.", 12),
        ("She was 15 and living in Bergen.", 15),
        ("He was 34, and married.", 34),
        ("Alma was 9 when her father left.", 9),
        ("The boy turns 18 in March.", 18),
        ("She turned 50 and retired.", 50),
    ],
)
def test_a_bare_number_said_of_a_person_is_an_age(text: str, years: float) -> None:
    found = find_quantities(text)[0]
    assert (found.dimension, found.low) == (Dimension.AGE, years * YEAR)


@pytest.mark.parametrize(
    "text",
    [
        "She was 12 points behind.",
        "He was 12 in the rankings.",
        "The index was 12 and falling.",
        "The firm turned 50 shops into flats.",
        "The score was 12 and 14.",
    ],
)
def test_other_bare_numbers_are_no_age(text: str) -> None:
    assert Dimension.AGE not in {found.dimension for found in find_quantities(text)}


@pytest.mark.parametrize(
    ("text", "words", "unit", "low"),
    [
        ("Oil cost $55.12 per barrel.", "$55.12 per barrel", "USD/barrel", 55.12),
        ("Zinc cost $2,400 a tonne.", "$2,400 a tonne", "USD/tonne", 2400),
        ("Gold cost $1,900 an ounce.", "$1,900 an ounce", "USD/ounce", 1900),
        ("They earn £15/hour.", "£15/hour", "GBP/hour", 15),
        ("It set a $15-an-hour wage.", "$15-an-hour", "USD/hour", 15),
        ("Rent is €900 a month.", "€900 a month", "EUR/month", 900),
        (
            "It buys 74.27 U.S. cents per dollar.",
            "74.27 U.S. cents per dollar",
            "USD/USD",
            0.7427,
        ),
        ("The tax is $20 per passenger.", "$20 per passenger", "USD/passenger", 20),
        ("It raised $5 million a year earlier.", "$5 million", "USD", 5e6),
        ("It pays $2 a share.", "$2", "USD", 2),
        ("It costs 5m euros.", "5m euros", "EUR", 5e6),
    ],
)
def test_money_by_the_unit_is_a_unit_of_its_own(
    text: str, words: str, unit: str, low: float
) -> None:
    found = find_quantities(text)[0]
    assert (found.text, found.unit) == (words, unit)
    assert found.low == pytest.approx(low)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Joblessness rose in all the northern districts from 2.1 percent to 2.7 percent.",
            ["2.1 percent", "2.7 percent"],
        ),
        (f"Joblessness rose in {'far and ' * 9}wide, from 2 to 3 percent.", ["2", "3 percent"]),
        ("Fees range from 2 to 5 percent after the last rise.", ["from 2 to 5 percent"]),
        ("It lasted 1-1/2 years.", ["1-1/2 years"]),
        ("It lasted two-and-a-half years.", ["two-and-a-half years"]),
        ("The tablet has 256GB.", ["256GB"]),
        ("The camera has 12MP.", []),
        ("2. Pour the water.", []),
        ("It sold 2. Both were red.", ["2"]),
        ("Just over half were women.", ["Just over half"]),
        ("It left at half past two.", ["two"]),
        ("Prices were half what they had been.", ["half"]),
    ],
)
def test_numbers_are_read_whole_or_not_at_all(text: str, expected: list[str]) -> None:
    assert [found.text for found in find_quantities(text)] == expected


def test_a_price_from_is_the_least_of_many() -> None:
    found = only("The shop sells lamps from $139.")
    assert (found.comparator, found.low, found.high) == (Comparator.AT_LEAST, 139, math.inf)
    assert only("Lamps fell in price, with sales from $139.").comparator is Comparator.EXACTLY
    assert only("The profits from $5 million of bonds vanished.").high == 5e6


@pytest.mark.parametrize(
    "text",
    [
        "One day I asked him why.",
        "They hope to one day return.",
        "At one point, it taught law.",
        "Super Six were dancers.",
        "Coach Jan Ten Berg was pleased.",
        "The Big Ten schools met.",
    ],
)
def test_numbers_in_names_and_some_day_count_nothing(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The trip takes one day.", "one day"),
        ("He stayed one day more.", "one day"),
        ("Police Say Ten People Died", "Ten"),
        ("Blast Kills Ten Miners", "Ten"),
        ("At Least Five Killed", "At Least Five"),
    ],
)
def test_numbers_in_headlines_and_lengths_of_time_are_read(text: str, words: str) -> None:
    assert only(text).text == words


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Two New Yorkers were held.", "new yorkers"),
        ("He ran several dozen secret police stations.", "stations"),
        ("It hurt 12 police officers.", "police"),
        ("The storm hurt 118,000 others.", ""),
        ("Some 40 countries and agencies attended.", ""),
        ("He met 12 soldiers and guards said so.", "soldiers"),
        ("Half of the town's shops closed.", "shops"),
        ("Thousands of secret military and diplomatic files leaked.", "files"),
        ("It has a 14-man injury list.", ""),
    ],
)
def test_a_count_tells_what_it_counts(text: str, counted: str) -> None:
    assert only(text).counted == counted


HOSTILE = ["$5 a ", "one day ", "Ten ", "New ", "12 police ", "and a ", "from $5 ", "he was 12 "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_is_read_to_its_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    for found in find_quantities(text):
        assert found.span.of(text) == found.text
