"""No text makes the reading of names take more than linear-ish work."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from claims.names.find import NameIndex, find_names, role_statements, same_name

LENGTH = 200
"""Pieces in the shorter text; the longer one has twice as many."""
MOST_GROWTH = 2.5
"""Calls for the longer text by calls for the shorter: 2 is linear, 4 is quadratic."""


def calls_of(act: Callable[[], object]) -> int:
    """Count the calls of Python functions: unlike time, they are the same in every run."""
    count = 0

    def profile(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "A ",
        "Ab ",
        "A A",
        "A. ",
        "of of ",
        "Bank of the ",
        "President ",
        "Ab, ",
        "(AB) ",
        "Bank and ",
        "Ab's ",
        "AB CD ",
        "The Ab\n",
        "World Ab (WA) said, ",
        "de la ",
        "Ab, who is chief of ",
        "1 Ab-",
        "Ab’ Cd ",
        "UN Relief and ",
        "Ab Ten ",
        "Survey on ",
        "Ab, chief of the ",
        "When a chief ",
        "Ab Cd left. Ab ",
    ],
)
def test_twice_the_text_takes_twice_the_calls(piece: str) -> None:
    def read(text: str) -> None:
        find_names(text, NameIndex.of(text))
        role_statements(text)

    read(piece * LENGTH)  # what is remembered for single words is no part of the growth
    short = calls_of(lambda: read(piece * LENGTH + "x"))
    long = calls_of(lambda: read(piece * 2 * LENGTH + "x"))
    assert long < MOST_GROWTH * short


@pytest.mark.parametrize("surname", ["Carver", "Jr."])
def test_many_people_of_one_surname_are_indexed_in_linear_work(surname: str) -> None:
    def text(people: int) -> str:
        return "".join(
            f"Ann {chr(97 + n % 26).upper()}q{chr(97 + n // 26)} {surname} left. "
            for n in range(people)
        )

    short = calls_of(lambda: NameIndex.of(text(150)))
    long = calls_of(lambda: NameIndex.of(text(300)))
    assert long < MOST_GROWTH * short


def test_long_names_are_compared_in_linear_work() -> None:
    short = calls_of(lambda: same_name("A b " * 1_000, "A c " * 1_000))
    long = calls_of(lambda: same_name("A b " * 2_000, "A c " * 2_000))
    assert long < MOST_GROWTH * short
