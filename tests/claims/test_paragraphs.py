from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.article import Article
from claims.reading.article_reader import read_article
from claims.reading.paragraphs import unwrapped
from claims.snapshot import Snapshot


def read(text: str) -> Article:
    seen = datetime(2025, 1, 1, tzinfo=UTC)
    return read_article(Snapshot("story.txt", text.encode(), "text/plain", seen))


WRAPPED = """\
FERRY AGROUND OFF NORHAVN

  NORHAVN, May 3 - The ferry to Norhavn ran aground on Monday with 84
people on board, the coast guard said. Nobody was hurt, and all of the
passengers were taken off.
  The owner, Coast Lines, said that a pump had failed on the way on
Tuesday.
"""


def test_wrapped_text_is_put_together() -> None:
    article = read(WRAPPED)

    assert article.title == "FERRY AGROUND OFF NORHAVN"
    assert article.text.split("\n") == [
        "FERRY AGROUND OFF NORHAVN",
        (
            "NORHAVN, May 3 - The ferry to Norhavn ran aground on Monday with 84 people on board, "
            "the coast guard said. Nobody was hurt, and all of the passengers were taken off."
        ),
        "The owner, Coast Lines, said that a pump had failed on the way on Tuesday.",
    ]


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ("The ferry was closed \nfor two years.", ["The ferry was closed for two years."]),
        ("Prices rose by 3 percent\n.\n\nMore below", ["Prices rose by 3 percent.", "More below"]),
        ("It is written by\nhand, he said\nin May.", ["It is written by hand, he said in May."]),
        ("apples\nred pears\nplums, nuts", ["apples", "red pears", "plums, nuts"]),
        ("Bridge reopens\nIt was closed.", ["Bridge reopens", "It was closed."]),
        ("Shares rise\neBay said so.", ["Shares rise", "eBay said so."]),
        ("Ten were killed\nal-Nur said so.", ["Ten were killed", "al-Nur said so."]),
        ("What to bring:\na coat and shoes.", ["What to bring:", "a coat and shoes."]),
        ("It ended\n. . . Then it began.", ["It ended", ". . . Then it began."]),
    ],
)
def test_a_line_break_inside_a_sentence_is_taken_out(lines: str, paragraphs: list[str]) -> None:
    assert read(lines).text.split("\n") == paragraphs


def test_headlines_as_long_as_one_another_stay_apart() -> None:
    headlines = (
        "Ferry to Norhavn runs aground with 84 people on board\n"
        "Mayor Ines Aldana opens the bridge after two long years\n"
        "Council of Norhavn votes against the plan for a tunnel"
    )

    assert read(headlines).text == headlines


@pytest.mark.parametrize("unit", ["a\n.\n", "Ab\nab\n", "  ab\n", "ab cd ef\n", ".", "Ab\n\tc\n"])
def test_hostile_lines_keep_every_word(unit: str) -> None:
    text = unit * (60_000 // len(unit))

    words = "".join("".join(unwrapped(text.split("\n"))).split())

    assert words == "".join(text.split())


@given(st.text(alphabet="aB .,\n\t-é“”🎉\0", max_size=200))
def test_only_white_space_changes_where_lines_are_joined(text: str) -> None:
    joined = list(unwrapped(text.split("\n")))

    assert "".join("".join(joined).split()) == "".join(text.split())
    assert not any("\n" in paragraph for paragraph in joined)
