"""Which texts share values, whatever their wording."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reference import Reference
from claims.value_keys import MOST_KEYS, keys_of_reference, keys_of_text
from claims.vocabulary import ReferenceKind

THURSDAY = datetime(2025, 6, 5)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a 50-day truce", "the truce lasted fifty days"),
        ("it took 24 hours", "within one day"),
        ("$5 billion", "five billion dollars"),
        ("€5bn", "5 billion euros"),
        ("6.2% of voters", "6.2 per cent of voters"),
        ("1,200 houses", "twelve hundred houses"),
        ("a 3 km tunnel", "a tunnel of 3,000 metres"),
        ("twenty-five villages", "25 villages"),
        ("on 2 June 2025", "on June 2, 2025"),
        ("on Monday", "on 2025-06-02"),
        ("opened in 1987", "in the year 1987"),
        ("Zelenskyy", "Zelensky"),
        ("Russian troops", "troops of Russia"),
        ("the U.S. army", "American soldiers"),
        ("Susan B. Miller", "Susan B Miller"),
    ],
)
def test_other_words_for_a_value_give_the_same_keys(one, other):
    assert keys_of_text(one, THURSDAY) == keys_of_text(other, THURSDAY) != frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a 50-day truce", "a 15-day truce"),
        ("50 days", "50 weeks"),
        ("50 people", "50 percent"),
        ("in June 2025", "in July 2025"),
        ("North Korea", "South Korea"),
        ("3 km", "3 miles"),
    ],
)
def test_other_values_give_other_keys(one, other):
    assert not keys_of_text(one, THURSDAY) & keys_of_text(other, THURSDAY)


def test_a_person_is_found_by_the_surname_and_a_day_by_its_month():
    keys = keys_of_text("President Otto Brandt's plane left on 2 June 2025.")
    assert keys == {"name:oto brandt", "name:brandt", "time:2025-06-02", "time:2025-06"}
    assert keys_of_text("Brandt") < keys
    assert keys_of_text("in June 2025") < keys


def test_the_numbers_of_a_date_are_no_counts():
    assert keys_of_text("on 2 June 2025") == {"time:2025-06", "time:2025-06-02"}


@pytest.mark.parametrize("text", ["", "the of and", "He said so.", "one of them", "in the 1990s"])
def test_a_text_without_values_has_no_keys(text):
    assert keys_of_text(text) == frozenset()


def test_words_that_need_a_date_give_no_key_without_one():
    assert keys_of_text("It rained yesterday.") == frozenset()
    assert keys_of_text("It rained yesterday.", THURSDAY) == {"time:2025-06", "time:2025-06-04"}


@given(text=st.text(max_size=300))
def test_no_text_is_too_odd(text):
    keys = keys_of_text(text, THURSDAY)
    assert len(keys) <= MOST_KEYS
    assert keys == keys_of_text(text, THURSDAY)


def test_a_long_text_gives_its_first_keys_alone():
    keys = keys_of_text(" ".join(f"{number} metres, then" for number in range(3, 400)))
    assert len(keys) == MOST_KEYS
    assert "quantity:length:3" in keys


def test_a_reference_speaks_of_times_as_of_its_publication():
    told = Reference(
        "r", ReferenceKind.STATEMENT, "It rained on Monday.", "Desk", published_at=THURSDAY
    )
    assert keys_of_reference(told) == {"time:2025-06", "time:2025-06-02"}


def test_who_holds_a_post_is_a_value_of_its_own():
    told = Reference("r", ReferenceKind.STATEMENT, "Astana is the capital of Kazakhstan.", "Desk")
    assert "slot:capital of kazakhstan" in keys_of_reference(told)
