from __future__ import annotations

from datetime import datetime

import pytest

from claims.times.holidays import easter, nth_weekday
from claims.times.time_expressions import find_times

ANCHOR = datetime(2025, 7, 20, 12)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("He was arrested on New Year's Eve.", "2024-12-31"),
        ("He was arrested on New Year’s Day.", "2025-01-01"),
        ("He will be released on Christmas Day.", "2025-12-25"),
        ("It snowed at Christmas 2010.", "2010-12-25"),
        ("Turnout was low on Good Friday 2024.", "2024-03-29"),
        ("They met on Easter Monday.", "2025-04-21"),
        ("They met last Easter.", "2025-04-20"),
        ("They will meet next Easter.", "2026-04-05"),
        ("The roads were full on Thanksgiving 2023.", "2023-11-23"),
        ("The pool opened on Memorial Day.", "2025-05-26"),
        ("The pool will close on Labor Day.", "2025-09-01"),
        ("The pool closed on Labor Day weekend 2024.", "2024-08-31"),
        ("It was signed on the Fourth of July.", "2025-07-04"),
        ("It was signed on U.S. Independence Day.", "2025-07-04"),
        ("The parade was held on St. Patrick's Day.", "2025-03-17"),
    ],
)
def test_holidays_are_days(text: str, start: str) -> None:
    (time,) = find_times(text, ANCHOR)
    assert time.start == datetime.fromisoformat(start)


@pytest.mark.parametrize(
    "text",
    [
        "She sent Christmas cards.",
        "The Easter Rising is taught in schools.",
        "They lit the Christmas tree.",
        "It was a white Christmas.",
        "He wished her a Merry Christmas.",
        "They spoke on Independence Day.",
        "Orthodox Easter is later.",
        "The Good Friday Agreement holds.",
        "They spoke on Holocaust Memorial Day.",
        "Ramadan begins when the moon is seen.",
    ],
)
def test_what_only_bears_the_name_of_a_holiday_is_none(text: str) -> None:
    assert find_times(text, ANCHOR) == ()


@pytest.mark.parametrize(
    ("year", "day"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2038, "2038-04-25")]
)
def test_easter_sunday(year: int, day: str) -> None:
    assert easter(year) == datetime.fromisoformat(day)


def test_weekdays_of_a_month() -> None:
    assert nth_weekday(2025, 5, 0, -1) == datetime(2025, 5, 26)
    assert nth_weekday(2025, 9, 0, 1) == datetime(2025, 9, 1)
    with pytest.raises(ValueError, match="2025-02"):
        nth_weekday(2025, 2, 0, 5)
