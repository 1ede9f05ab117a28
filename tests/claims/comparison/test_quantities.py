import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.quantities import DurationUse, compare_quantities, use_of_duration
from claims.facets import Quantity
from claims.quantities.quantity_expressions import find_quantities
from claims.vocabulary import Relation


def read(words: str) -> Quantity:
    """Read the one quantity in some words."""
    (quantity,) = find_quantities(words)
    return quantity


@pytest.mark.parametrize(
    ("claim", "reference", "relation"),
    [
        ("just over an hour", "70 minutes", Relation.AGREES),
        ("just over an hour", "a little over an hour", Relation.AGREES),
        ("just over an hour", "five hours", Relation.CONFLICTS),
        ("just over an hour", "40 minutes", Relation.CONFLICTS),
        ("just over an hour", "less than two hours", Relation.SILENT),
        ("nearly four hours", "less than two hours", Relation.CONFLICTS),
        ("50 days", "fifty days", Relation.AGREES),
        ("50 days", "100 days", Relation.CONFLICTS),
        ("50 days", "52 days", Relation.CONFLICTS),  # a small whole number is meant exactly
        ("1.2 million people", "1,203,450 people", Relation.AGREES),  # rounded as it was written
        ("1.2 million people", "1.4 million people", Relation.CONFLICTS),
        ("more than 12 people", "12 people", Relation.CONFLICTS),  # a claim's bound is hard
        ("at least 12 people", "12 people", Relation.AGREES),
        ("more than 12 people", "13 people", Relation.AGREES),
        ("12 people", "more than 10 people", Relation.SILENT),
        ("12 people", "more than 20 people", Relation.CONFLICTS),
        ("12%", "0.12%", Relation.CONFLICTS),
        ("12 people", "12 houses", Relation.SILENT),  # other things were counted
        ("$5 million", "€6 million", Relation.SILENT),  # other currencies are not compared
        ("5 km", "5,000 metres", Relation.AGREES),
        ("3 percentage points", "3 percent", Relation.SILENT),
    ],
)
def test_a_quantity_confirms_conflicts_or_leaves_open(
    claim: str, reference: str, relation: Relation
) -> None:
    assert compare_quantities(read(claim), read(reference)) is relation


@given(st.integers(1, 10**9))
def test_a_number_agrees_with_itself(number: int) -> None:
    quantity = read(f"about {number} people")
    assert compare_quantities(quantity, quantity) is Relation.AGREES


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_two_exact_small_numbers_agree_only_where_equal(one: int, other: int) -> None:
    relation = compare_quantities(read(f"{one} kg"), read(f"{other} kg"))
    if one == other:
        assert relation is Relation.AGREES
    elif max(one, other) <= 100:
        assert relation is Relation.CONFLICTS


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("The talks lasted just over an hour.", DurationUse.LENGTH),
        ("It ended after five hours.", DurationUse.LENGTH),
        ("They held two-hour talks.", DurationUse.LENGTH),
        ("He set a 50-day deadline.", DurationUse.DEADLINE),
        ("She gave them 50 days to answer.", DurationUse.DEADLINE),
        ("The train was two hours late.", DurationUse.DISTANCE),
        ("It happened three years ago.", DurationUse.DISTANCE),
    ],
)
def test_the_words_around_a_duration_say_what_it_measures(text: str, use: DurationUse) -> None:
    assert use_of_duration(text, read(text)) is use


@pytest.mark.parametrize(
    ("reference", "relation"),
    [
        ("33 percent", Relation.AGREES),
        ("34 percent", Relation.AGREES),
        ("25 percent", Relation.CONFLICTS),
    ],
)
def test_a_fraction_in_words_is_said_of_shares_near_it(reference: str, relation: Relation) -> None:
    assert compare_quantities(read("a third"), read(reference)) is relation
