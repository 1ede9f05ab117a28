"""Times that hang on other times of the text, or of the sentences before it."""

from __future__ import annotations

from datetime import datetime

import pytest

from claims.facets import TimeExpression
from claims.times.time_expressions import find_times

ANCHOR = datetime(2025, 7, 20, 12)  # a Sunday


def last(text: str, context: tuple[TimeExpression, ...] = ()) -> TimeExpression:
    return find_times(text, ANCHOR, context)[-1]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It flooded on 3 May 2016; two days later it was dry.", "2016-05-05", "2016-05-06"),
        ("It flooded on 3 May 2016; the following day it was dry.", "2016-05-04", "2016-05-05"),
        ("It flooded on 3 May 2016; a day earlier it was dry.", "2016-05-02", "2016-05-03"),
        ("The town voted in 1998. The following year it did so again.", "1999-01-01", "2000-01-01"),
        ("The town voted in 1998 and, later that year, again.", "1998-01-01", "1999-01-01"),
        ("In April 2020 sales fell; that month two shops closed.", "2020-04-01", "2020-05-01"),
        ("In April 2020 sales fell from the previous month.", "2020-03-01", "2020-04-01"),
        ("In 2023 it sold less than a year earlier.", "2022-01-01", "2023-01-01"),
        ("In Q3 2023 it sold less than a year earlier.", "2022-07-01", "2022-10-01"),
        ("It sold more in Q2 2024 than in the year-ago quarter.", "2023-04-01", "2023-07-01"),
        ("In Q2 2024 it grew. In the quarter, it hired ten people.", "2024-04-01", "2024-07-01"),
        ("He left three days after 3 May 2016.", "2016-05-06", "2016-05-07"),
        (
            "He left on 3 May 2016, police said on Friday. The next day it rained.",
            "2016-05-04",
            "-",
        ),
    ],
)
def test_the_time_told_last_is_the_one_meant(text: str, start: str, end: str) -> None:
    time = last(text)
    assert time.start == datetime.fromisoformat(start)
    assert end == "-" or time.end == datetime.fromisoformat(end)


@pytest.mark.parametrize(
    "text",
    [
        "The next day it rained.",
        "In 2016 it flooded; two days later it was dry.",
        "In 2016 it flooded; that week it was dry.",
        "He left three days after the flood of the town.",
        "Inflation slowed from the previous month.",
        "It sold more than in the year-ago quarter.",
        "In 2016 two ships sank in the same week.",
        "The launch failed on 3 May 2016. The next week it failed again.",
        "It rained in 1998, which was long before the end of the decade.",
    ],
)
def test_without_a_time_that_is_fine_enough_it_stays_unresolved(text: str) -> None:
    time = last(text)
    assert not time.resolved
    assert (time.start, time.end) == (None, None)


def test_far_away_another_time_may_be_meant() -> None:
    filler = "Nothing else was said about it. " * 30
    assert not last(f"It flooded on 3 May 2016. {filler}Two days later it was dry.").resolved


def test_the_sentence_before_is_given_as_context() -> None:
    before = find_times("The mine flooded on 3 May 2016.", ANCHOR)
    time = last("The following day nobody came.", before)
    assert time.start == datetime(2016, 5, 4)
    assert not last("The following day nobody came.").resolved


def test_a_context_without_bounds_is_no_help() -> None:
    before = find_times("It was dry until 3 May 2016.", ANCHOR)
    assert not last("The following day nobody came.", before).resolved


def test_a_comparison_with_last_year_is_not_compared_again() -> None:
    assert not last("It lost more than last year, and less than a year earlier.").resolved
    assert last("It lost more in 2022, and less than a year earlier.").resolved
