from __future__ import annotations

import pytest

from claims.names.find import find_names, role_statements


def roles(text: str) -> dict[str, str]:
    return {name.text: name.role for name in find_names(text) if name.role is not None}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ann Miller, the Kremlin spokeswoman, spoke.", "Kremlin spokeswoman"),
        ("Ann Miller, who has been spokeswoman since 2012, spoke.", "spokeswoman"),
        ("Ann Miller, who is chair of the board, spoke.", "chair of the board"),
        ("Ann Miller, 61, chair of the board, spoke.", "chair of the board"),
        ("Ann Miller (Greens), the vice-chancellor, spoke.", "vice-chancellor"),
        ("Seaford Holdings chairwoman Ann Miller spoke.", "Seaford Holdings chairwoman"),
        ("On Friday Goldman Sachs analyst Ann Miller spoke.", "Goldman Sachs analyst"),
        ("Italy's Prime Minister-designate Ann Miller spoke.", "Italy's Prime Minister-designate"),
        ("They met President-elect Ann Miller.", "President-elect"),
        ("Lead author Dr. Ann Miller spoke.", "Lead author"),
        ("Daughters of The Marsh author Ann Miller spoke.", "author"),
        ("Ann Miller, vice-rector for research (Leeds), spoke.", "vice-rector for research"),
        ("Ann Miller, chief executive of Seaford, spoke.", "chief executive of Seaford"),
        (
            "The minister responsible for roads, Ann Miller, spoke.",
            "minister responsible for roads",
        ),
        ("A harbour-law researcher, Ann Miller, spoke.", "harbour-law researcher"),
    ],
)
def test_posts_that_are_held(text: str, role: str) -> None:
    assert roles(text) == {"Ann Miller": role}
    assert [found.role for found in role_statements(text)] == [role]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ann Miller, chancellor from 2005 to 2021, spoke.", "chancellor"),
        ("Ann Miller, a minister until 2019, spoke.", "minister"),
        ("Ann Miller, who was chancellor in 2005, spoke.", "chancellor"),
        ("Ann Miller, 54, a farmer from Leon, spoke.", "farmer from Leon"),
        ("Ann Miller, a retired teacher, spoke.", "retired teacher"),
        ("The harbour chief at the time, Ann Miller, spoke.", "harbour chief"),
        ("Ann Miller, harbour chief at the time, spoke.", "harbour chief"),
        ("Ann Miller, lawyer for the port, spoke.", "lawyer for the port"),
    ],
)
def test_trades_and_what_is_over_make_no_statement(text: str, role: str) -> None:
    assert roles(text) == {"Ann Miller": role}
    assert role_statements(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ann Miller, 34, of Leeds, was fined.",
        "Ann Miller, his sister, spoke.",
        "Ann Miller, who sang in the choir, left.",
        "Facebook owner Meta lost.",
        "When a police officer first knocked, Ann Miller laughed it off.",
        "A police officer first called, Ann Miller said.",
        "Because the chief of the guard slept, Ann Miller fled.",
    ],
)
def test_what_is_no_post(text: str) -> None:
    assert roles(text) == {}
