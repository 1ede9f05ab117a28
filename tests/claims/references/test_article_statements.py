from __future__ import annotations

from datetime import datetime

from claims.references.article_statements import Origin, statements_of
from claims.vocabulary import ReferenceKind
from tests.claims.cases import article

ORIGIN = Origin("https://courier.example/a", "Ferry Courier", "https://courier.example/a?x=1")


def statements(text: str) -> list[str]:
    return [reference.statement for reference in statements_of(article(text), ORIGIN).references]


def test_a_statement_carries_where_it_comes_from() -> None:
    origin = Origin(ORIGIN.location, ORIGIN.publisher, ORIGIN.url, "en-GB", "Corrected.")
    text = "Norwich sold 400 bicycles in May 2025."
    (reference,) = statements_of(article(text, datetime(2025, 7, 20, 9, 30)), origin).references
    assert reference.kind is ReferenceKind.STATEMENT
    assert reference.id.startswith("https://courier.example/a#")
    assert (reference.statement, reference.publisher) == (text, "Ferry Courier")
    assert (reference.url, reference.published_at) == (ORIGIN.url, datetime(2025, 7, 20, 9, 30))
    assert (reference.language, reference.note) == ("en-GB", "Corrected.")
    assert reference.claimant is None


def test_only_what_is_stated_becomes_a_statement() -> None:
    assert statements(
        "Why did Norwich sell 400 bicycles in May 2025? I love the bicycles of Norwich."
        " Read the minutes now. Norwich will sell 900 bicycles in 2031."
        " Norwich sold 400 bicycles in May 2025."
    ) == ["Norwich sold 400 bicycles in May 2025."]


def test_what_somebody_said_is_stated_only_as_said() -> None:
    said = "Anna Keller said that Norwich had sold 400 bicycles in May 2025."
    assert statements(said) == [said]
    quoted = '"Norwich sold 400 bicycles in May 2025," Anna Keller told reporters.'
    assert statements(quoted) == [quoted]


def test_a_sentence_that_tells_two_facts_is_one_statement() -> None:
    text = (
        "Anna Keller opened the Norwich depot on Friday and signed a contract with Norsk Bro worth"
        " 3 million euros, lasting two years."
    )
    assert statements(text) == [text]


def test_what_points_back_at_words_that_are_not_resolved_is_left_out() -> None:
    assert statements("Norwich sold 400 bicycles. But that may be too few, Anna Keller said.") == [
        "Norwich sold 400 bicycles."
    ]
    assert statements("It was closed for 40 days in June 2025.") == []


def test_what_the_author_tells_of_himself_is_left_out() -> None:
    assert statements("We counted 400 bicycles in Norwich in May 2025.") == []
    said = '"We counted 400 bicycles in Norwich in May 2025," Anna Keller told the US envoy.'
    assert statements(said) == [said]


def test_a_sentence_keeps_its_id_wherever_it_stands() -> None:
    one, other = "Norwich sold 400 bicycles in May.", "Ipswich sold 90 trams in June."
    first = {
        r.statement: r.id for r in statements_of(article(f"{one}\n{other}"), ORIGIN).references
    }
    second = {
        r.statement: r.id for r in statements_of(article(f"{other} {one}"), ORIGIN).references
    }
    assert len(first) == 2
    assert first == second


def test_a_sentence_that_stands_twice_is_one_statement() -> None:
    text = "Norwich sold 400 bicycles in May."
    assert statements(f"{text}\n{text}") == [text]


def test_a_sentence_that_is_too_long_is_refused_with_its_paragraph() -> None:
    long = "Norwich sold 400 bicycles in May " + "and 3 trams " * 1_000 + "in June 2025."
    found = statements_of(article(f"Norwich sold 9 trams in May.\n{long}"), ORIGIN)
    assert len(found.references) == 1
    assert [(error.file, error.line) for error in found.refused] == [(ORIGIN.location, 2)]
    assert "at most 10,000" in str(found.refused[0])
