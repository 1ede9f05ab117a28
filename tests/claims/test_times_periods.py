"""Parts of periods, ranges, years in words, clock times, and the tense of a clause."""

from __future__ import annotations

from datetime import datetime

import pytest

from claims.facets import TimeRelation
from claims.times.time_expressions import find_times

ANCHOR = datetime(2025, 7, 20, 12)  # a Sunday


def moment(written: str) -> datetime | None:
    return None if written == "-" else datetime.fromisoformat(written)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("It grew in the first nine months of 2024.", "2024-01-01", "2024-10-01"),
        ("It grew in the last three months of 2024.", "2024-10-01", "2025-01-01"),
        ("It grew in the first three months of the year.", "2025-01-01", "2025-04-01"),
        ("It grew in the second half of last year.", "2024-07-01", "2025-01-01"),
        ("It grew in the last half of 2023.", "2023-07-01", "2024-01-01"),
        ("It grew in the final quarter of 2023.", "2023-10-01", "2024-01-01"),
        ("It grew in the 2023 third quarter.", "2023-07-01", "2023-10-01"),
        ("It reported third-quarter earnings.", "2025-07-01", "2025-10-01"),
        ("It closed in the middle of the winter of 2024.", "2025-01-01", "2025-02-01"),
        ("It closed at the end of the 19th century.", "1866-09-01", "1900-01-01"),
        ("It grew over the last two quarters.", "2025-01-01", "2025-07-01"),
        ("It happened in the first week of June 2024.", "2024-06-01", "2024-06-08"),
        ("It happened in the week of 6 May 2024.", "2024-05-06", "2024-05-13"),
        ("It happened on the first Monday in October 2024.", "2024-10-07", "2024-10-08"),
        ("It happened on the last Friday of March 2024.", "2024-03-29", "2024-03-30"),
        ("It happened on Tuesday the 15th.", "2025-07-15", "2025-07-16"),
        ("It happened from April to June 2024.", "2024-04-01", "2024-07-01"),
        ("It happened from Thursday to Saturday.", "2025-07-17", "2025-07-20"),
        ("It happened from 1 May through 10 June 2024.", "2024-05-01", "2024-06-11"),
        ("It will last from 20 December to 6 January.", "2025-12-20", "2026-01-07"),
        ("It happened on the third of March 2024.", "2024-03-03", "2024-03-04"),
        ("It happened on March the third.", "2025-03-03", "2025-03-04"),
        ("It happened on 05-Aug-2016.", "2016-08-05", "2016-08-06"),
        ("It happened in nineteen ninety-nine.", "1999-01-01", "2000-01-01"),
        ("It happened in two thousand and five, he said.", "2005-01-01", "2006-01-01"),
        ("It happened in fiscal 2023.", "2023-01-01", "2024-01-01"),
        ("It happened in the financial year 2023-24.", "2023-01-01", "2025-01-01"),
        ("It happened later in the year.", "2025-07-20", "2026-01-01"),
        ("It happened overnight.", "2025-07-19T18:00", "2025-07-20T06:00"),
        ("It happened in the early hours of Friday.", "2025-07-18T00:00", "2025-07-18T06:00"),
        ("It happened at 10:35 a.m. (0735 GMT) Friday.", "2025-07-18T10:35", "2025-07-18T10:36"),
        ("It opened from 9 a.m. to 5 p.m. on Friday.", "2025-07-18T09:00", "2025-07-18T17:00"),
        ("It opened on Friday from 9 a.m. to 5 p.m.", "2025-07-18T09:00", "2025-07-18T17:00"),
        ("They will decide within 50 days.", "2025-07-20", "2025-09-08"),
        ("He left more than 50 days ago.", "-", "2025-05-31"),
        ("It was found over the weekend.", "2025-07-19", "2025-07-21"),
    ],
)
def test_periods(text: str, start: str, end: str) -> None:
    (time,) = find_times(text, ANCHOR)
    assert (time.start, time.end) == (moment(start), moment(end))


def test_a_day_that_was_moved_is_no_range() -> None:
    texts = [time.text for time in find_times("It was moved from Tuesday to Friday.", ANCHOR)]
    assert texts == ["Tuesday", "Friday"]
    (time,) = find_times("It was launched at $400 last year.", ANCHOR)
    assert time.text == "last year"


def test_a_quarter_that_ended_on_a_day_is_the_three_months_before_it() -> None:
    quarter, day = find_times("In the fourth quarter ended 31 October 2024 it grew.", ANCHOR)
    assert (quarter.start, quarter.end) == (datetime(2024, 8, 1), datetime(2024, 11, 1))
    assert day.start == datetime(2024, 10, 31)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("He could not be reached on Friday.", "2025-07-18"),
        ("Neither of them could be reached on Friday.", "2025-07-18"),
        ("They could meet on Friday.", "2025-07-25"),
        ("It will redeem its preferred shares on Friday.", "2025-07-25"),
        ("It will compensate those injured on Friday.", "2025-07-18"),
        ("The court set Friday as the deadline for replies.", "2025-07-25"),
        ("The options, which expire Nov. 21, were sold.", "2025-11-21"),
        ("She expects to publish it on Friday.", "2025-07-25"),
        ("They will discuss Friday's attack.", "2025-07-18"),
        ("They will attend Friday's meeting.", "2025-07-25"),
        ("The law takes effect in January.", "2026-01-01"),
        ("It was forbidden on May 10 and again on June 12.", "2025-05-10"),
        ("They will do it over the next week.", "2025-07-20"),
    ],
)
def test_the_verb_form_decides_the_direction(text: str, start: str) -> None:
    assert find_times(text, ANCHOR)[0].start == datetime.fromisoformat(start)


@pytest.mark.parametrize(
    ("text", "relation", "start", "end"),
    [
        ("It must end before the end of 2024.", TimeRelation.BEFORE, "-", "2025-01-01"),
        ("It began after the start of 2024.", TimeRelation.AFTER, "2024-01-01", "-"),
        ("It was postponed until Friday.", TimeRelation.UNTIL, "-", "2025-07-26"),
        ("It must end before Friday.", TimeRelation.BEFORE, "-", "2025-07-25"),
        ("It is law from 2024 onwards.", TimeRelation.SINCE, "2024-01-01", "-"),
        ("It is law starting in June 2024.", TimeRelation.SINCE, "2024-06-01", "-"),
    ],
)
def test_a_relation_to_a_part_keeps_the_bound_that_was_said(
    text: str, relation: TimeRelation, start: str, end: str
) -> None:
    (time,) = find_times(text, ANCHOR)
    assert time.relation is relation
    assert (time.start, time.end) == (moment(start), moment(end))


@pytest.mark.parametrize(
    "text",
    [
        "The March for Life was peaceful.",
        "The board of the March for Life met.",
        "They and May agree.",
        "20th Century Studios signed him.",
        "He reads the Sunday Times.",
        "He drives a Q3.",
        "The 7/11 shop is open.",
        "Version 2.10.2019b is out.",
        "An overnight stay is dear.",
        "An overnight success.",
        "High noon is a film.",
        "It was the last week of the campaign.",
        "Twenty twelve-inch guns were fired.",
        "It cost two thousand men.",
        "It is closed on a Monday.",
        "It was half an hour ago.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert find_times(text, ANCHOR) == ()
