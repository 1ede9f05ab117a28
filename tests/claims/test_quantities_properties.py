"""What holds of every text, however it was written."""

from __future__ import annotations

import math
import sys
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.facets import Dimension, Quantity
from claims.quantities.quantity_expressions import find_quantities
from claims.span import Span


@given(st.text(max_size=200))
def test_any_text_gives_ordered_spans_that_slice_to_their_words(text: str) -> None:
    check(text, find_quantities(text))


NUMBER_PIECES = """
    12 1,700 3.5 fifty a hundred and half an hour days to - – between $ € % percent million more
    than about over people of the in one two third 35-year-old , . aged won 3-1 0 ½ or so
    """


@given(
    st.lists(st.sampled_from(NUMBER_PIECES.split()), max_size=25),
    st.lists(st.integers(0, 80), max_size=4),
)
def test_number_words_in_any_order_give_sound_intervals(
    pieces: list[str], starts: list[int]
) -> None:
    text = " ".join(pieces)
    excluded = [Span(start, start + 3) for start in starts]
    found = find_quantities(text, exclude=excluded)
    check(text, found)
    assert not any(q.span.overlaps(span) for q in found for span in excluded)


def check(text: str, found: tuple[Quantity, ...]) -> None:
    end = 0
    for quantity in found:
        assert quantity.span.of(text) == quantity.text
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.low <= quantity.high or quantity.dimension is Dimension.SCORE
        assert quantity.tolerance >= 0
        assert math.isfinite(quantity.value)
        end = quantity.span.end


HOSTILE = ["1", "1,", "- ", "a hundred and ", " ", "$", "1-", "1 to ", "one ", "%", "1/2 ", "½"]
HOSTILE += ["more than ", "half a ", "1 hour and ", "minus ", "1.", "million ", "\ud800", "\x00"]
HOSTILE += [
    "three times ",
    "every ",
    "5'10",
    "rose by 3 ",
    "more than 1 and ",
    "twenty-",
    "52 votes to ",
]
HOSTILE += ["3 percentage ", "e\u0301", "between 1 and "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_repetition_is_read_to_its_end(piece: str) -> None:
    text = piece * (20_000 // len(piece)) + " 12 people"
    check(text, find_quantities(text))


def calls_for(text: str) -> int:
    """Return how many calls a text costs: a clock would measure the neighbours too."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        find_quantities(text)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_text_twice_as_long_costs_twice_the_work(piece: str) -> None:
    once = piece * (2_000 // len(piece))
    assert calls_for(once * 2) <= 2.2 * calls_for(once) + 200


WRITTEN = [
    "12\u202f000 \u0627\u0644\u0646\u0627\u0633",
    "\u05e9\u05dc\u05d5\u05dd 3 km",
    "cafe\u0301 5%",
]
WRITTEN += [
    "\U0001f600 12 people \U0001f600",
    "a\x00 3 days\x00",
    "10\r\npeople and\r\n5 km",
    "\u0661\u0662 people",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_every_script_gives_spans_that_slice_to_their_words(text: str) -> None:
    check(text, find_quantities(text))


def test_words_between_other_scripts_are_read() -> None:
    assert [q.text for q in find_quantities("\u05e9\u05dc\u05d5\u05dd 3 km \U0001f600 5%")] == [
        "3 km",
        "5%",
    ]
