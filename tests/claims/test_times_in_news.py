"""Years, tenses and words of time as news pages use them."""

from __future__ import annotations

from datetime import datetime

import pytest

from claims.facets import TimeExpression
from claims.times.time_expressions import find_times

ANCHOR = datetime(2025, 7, 23, 12)  # a Wednesday


def times(text: str, context: tuple[TimeExpression, ...] = ()) -> list[tuple[str, str, str]]:
    return [
        (time.text, day(time.start), day(time.end)) for time in find_times(text, ANCHOR, context)
    ]


def day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d}" if moment else "-"


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("The panel wants replies no later than August 8.", "August 8", "-", "2025-08-09"),
        ("He has to pay prior to August 8.", "August 8", "-", "2025-08-08"),
        ("The club sold him before August 8.", "August 8", "-", "2025-08-08"),
        ("The club sold him before March.", "March", "-", "2025-03-01"),
        ("The roof did not leak before November.", "November", "-", "2024-11-01"),
        ("Inspectors didn't visit the mill until October.", "October", "-", "2024-11-01"),
        ("The mine was not closed until October.", "October", "-", "2024-11-01"),
        ("The road is not due to open until October.", "October", "-", "2025-11-01"),
    ],
)
def test_deadlines_lie_ahead_and_what_had_not_happened_until_then_behind(
    text: str, words: str, start: str, end: str
) -> None:
    assert times(text) == [(words, start, end)]


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("The judge ruled in March last year.", "March last year", "2024-03-01", "2024-04-01"),
        ("It rained on 4 March last year.", "4 March last year", "2024-03-04", "2024-03-05"),
        ("It will open in May next year.", "May next year", "2026-05-01", "2026-06-01"),
        ("It fell in the third quarter last year.", "third quarter last year", "2024-07-01", "-"),
        (
            "Rents fell in the summer of last year.",
            "the summer of last year",
            "2024-06-01",
            "2024-09-01",
        ),
        ("They posed in summer ’78.", "summer ’78", "1978-06-01", "1978-09-01"),
        ("They posed in summer ’19.", "summer ’19", "2019-06-01", "2019-09-01"),
    ],
)
def test_a_month_and_its_year_are_one_time(text: str, words: str, start: str, end: str) -> None:
    ((found, begins, ends),) = times(text)
    assert (found, begins) == (words, start)
    assert end in (ends, "-")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The tenants have until Friday to leave.", "-"),
        ("The fair opens on Saturday.", "2025-07-26"),
        ("The strike begins on Monday.", "2025-07-28"),
        ("Talks resume on Monday.", "2025-07-28"),
        ("The committee votes on Thursday.", "2025-07-24"),
        ("The mill closes in November.", "2025-11-01"),
        ("Friday: Harbour Bank reports its profit.", "2025-07-25"),
        ("The fair opened on Saturday.", "2025-07-19"),
        ("It did not open on Saturday.", "2025-07-19"),
        ("Media reports on Saturday named him.", "2025-07-19"),
        ("Friday: Harbour Bank reports were leaked.", "2025-07-18"),
        ("Police said that Friday had been calm.", "2025-07-18"),
    ],
)
def test_the_present_tense_of_a_timetable_looks_ahead(text: str, start: str) -> None:
    ((_, begins, _),) = times(text)
    assert begins == start


@pytest.mark.parametrize(
    "text",
    [
        "They promise a better tomorrow.",
        "The troupe Midnight Ballet performed.",
        "Black Friday deals are on.",
        "You are paid two days before your rent is due.",
        "She studied for a year before leaving.",
        "Respondents were asked if they had smoked in the past month.",
        "Participants had drunk wine in the past 30 days.",
    ],
)
def test_what_only_sounds_like_a_time_is_none(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They will meet tomorrow.", "tomorrow"),
        ("He had a dinner tomorrow in mind.", "tomorrow"),
        ("The siege ended at Midnight Tuesday.", "Midnight Tuesday"),
        ("The shop was robbed on Black Friday.", "Black Friday"),
        ("It closed a year before the fire.", "a year before"),
        ("Prices rose in the past month.", "past month"),
    ],
)
def test_the_same_words_are_times_elsewhere(text: str, words: str) -> None:
    assert [found for found, _, _ in times(text)] == [words]


def test_that_month_and_that_day_are_counted_from_the_time_told_before() -> None:
    told = find_times("The war began in February 2022.", ANCHOR)
    assert times("More fled that September.", told) == [
        ("that September", "2022-09-01", "2022-10-01")
    ]
    told = find_times("The ferry sank on 4 May 2016.", ANCHOR)
    assert times("Divers came that Friday.", told) == [("that Friday", "2016-05-06", "2016-05-07")]
    assert times("She recalls that Sunday evening.") == [("that Sunday evening", "-", "-")]


def test_a_month_without_a_year_is_left_open_in_a_story_of_years_long_past() -> None:
    told = find_times("She was born in 1964, taught in 1971 and moved in 1976.", ANCHOR)
    assert times("The family crossed the lake in February.", told) == [("February", "-", "-")]
    assert times("She told the paper in February.", told[:2]) == [
        ("February", "2025-02-01", "2025-03-01")
    ]
