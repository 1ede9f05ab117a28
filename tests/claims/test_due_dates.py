from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.checkability.due_dates import due_date
from claims.span import Span
from claims.times.time_expressions import find_times

PUBLISHED = datetime(2025, 7, 16, 9, 30)  # a Wednesday


def due(sentence: str, published: datetime | None = PUBLISHED) -> str | None:
    """Return the due date of a sentence that stands inside a longer text."""
    text = f"Harbour news. {sentence}\nMore news."
    span = Span(14, 14 + len(sentence))
    times = [time for time in find_times(text, published) if span.contains(time.span)]
    found = due_date(text, span, times, published)
    return None if found is None else found.isoformat(sep=" ").removesuffix(" 00:00:00")


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The tram line will open on 3 August 2025.", "2025-08-04"),
        ("The tram line will open on 3 August 2025 at 10 a.m.", "2025-08-04"),
        ("The ministers will meet next week.", "2025-07-28"),
        ("By the end of the year the bank is to close 40 branches.", "2026-01-01"),
        ("The ferry is due to return on 28 August 2025.", "2025-08-29"),
        ("The hearing is scheduled for Monday.", "2025-07-22"),
        ("The stadium is to be finished in 2027.", "2028-01-01"),
        ("The airline plans to resume flights next month.", "2025-09-01"),
        ("The two mayors are meeting in Basel tomorrow.", "2025-07-18"),
        ("The contract, signed in 2020, expires on 31 August 2026.", "2026-09-01"),
        ("The army will leave the valley within 30 days.", "2025-08-16"),
        ("“We will leave in 50 days,” the general said.", "2025-09-05"),
        ("The minister said the subsidy would end in April 2026.", "2026-05-01"),
        ("Lund said that the port will be sold by June 2026.", "2026-07-01"),
        ("Parliament will vote on Friday on a bill that would ban diesel by 2040.", "2025-07-19"),
        ("Norvik will buy Amber by March 2026, the firms announced.", "2026-04-01"),
        ("The economy is expected to grow by 2 percent next year.", "2027-01-01"),
    ],
)
def test_what_a_date_will_settle_falls_due_when_its_last_day_is_over(
    sentence: str, day: str
) -> None:
    assert due(sentence) == day


@pytest.mark.parametrize(
    "sentence",
    [
        "The tram line will open soon.",
        "The tram line may open on 3 August 2025.",
        "The tram line could open next month.",
        "The tram line is likely to open next month.",
        "The tram line will open next month if the money comes.",
        "The tram line will open next month at the earliest.",
        "The tram line opened on 3 August 2024.",
        "Will the tram line open next month?",
        "Come to the opening of the tram line next week!",
        "The city should open the tram line next month.",
        "The council proposed a meeting next week.",
        "The council rejected a plan that would close the port in 2030.",
        "The council promised in 2019 to plant a million trees by 2030.",
        "The mayor will stand for the 2030 plan.",
        "The fee will be higher than in 2026.",
        "The aim is to open the line in 2027.",
        "The firm's plans to open a shop next month were dropped.",
        "The council welcomed the launch of trams next month.",
        "The line will open two weeks after the vote.",
        "He would not comment on the sale next week.",
    ],
)
def test_what_no_date_settles_has_no_due_date(sentence: str) -> None:
    assert due(sentence) is None


def test_without_a_publication_date_nothing_falls_due() -> None:
    assert due("The tram line will open next week.", published=None) is None


def test_what_foretold_a_day_that_is_over_is_not_due() -> None:
    assert due("The tram line will open on 3 May 2024.") is None


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec=None), max_size=200))
def test_any_text_has_a_due_date_after_publication_or_none(text: str) -> None:
    times = find_times(text, PUBLISHED)
    found = due_date(text, Span(0, len(text)), times, PUBLISHED)
    assert found is None or found > PUBLISHED


@pytest.mark.parametrize("year", [1, 1000, 9998, 9999])
def test_the_ends_of_the_calendar_are_no_error(year: int) -> None:
    published = datetime(year, 12, 31)
    text = "The line will open within 50 days and be closed until 31 December 9999."
    found = due_date(text, Span(0, len(text)), find_times(text, published), published)
    assert found is None or found > published
