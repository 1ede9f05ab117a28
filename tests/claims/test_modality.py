from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.checkability.modality import (
    first_verb_at,
    future_places,
    gives_norm,
    has_clause_opener,
    is_command,
    is_demand,
    is_opinion,
    is_prediction,
    is_question,
)
from claims.checkability.schedules import arranged_place, calendar_place


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The port will close.", "will"),
        ("The port is set to close.", "is set"),
        ("Prices could fall next year.", "could"),
        ("The club hopes to move.", "hopes"),
        ("The port is likely to close.", "is likely"),
    ],
)
def test_the_words_that_foretell_are_found(sentence: str, word: str) -> None:
    assert future_places(sentence) == [sentence.index(word)]
    assert is_prediction(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister would not comment.",
        "Boats would often wait for hours.",
        "The player may have broken a leg.",
        "Prices are likely to have peaked in May.",
        "The storm was expected to weaken but grew.",
        "She could not swim.",
        "The ruling raised hopes that the port reopens.",
        "He built a port that will close.",
    ],
)
def test_what_is_told_of_the_past_or_in_passing_is_no_prediction(sentence: str) -> None:
    assert not is_prediction(sentence)


def test_a_demand_is_an_opinion_only_where_no_rule_makes_it() -> None:
    assert is_demand("Drivers must carry a licence.")
    assert not gives_norm("Drivers must carry a licence.")
    assert gives_norm("Under the law, drivers must carry a licence.")
    assert gives_norm("The firm must pay 3 million, the court ruled.")
    assert not is_demand("The court said that drivers felt the need to slow down.")


@pytest.mark.parametrize(
    "sentence", ["The team deserves better.", "It is a shameful deal.", "The plan makes no sense."]
)
def test_values_are_opinions(sentence: str) -> None:
    assert is_opinion(sentence)


def test_questions_and_commands() -> None:
    assert is_question("Who paid?")
    assert is_command("Close the door.")
    assert not is_command("Close elections were held in May.")


def test_the_first_verb_of_a_sentence_has_no_finite_verb_before_it() -> None:
    sentence = "The law, passed in May, applies from June and was praised."
    assert first_verb_at(sentence, sentence.index("applies"))
    assert not first_verb_at(sentence, sentence.index("praised"))


def test_clauses_open_with_their_words() -> None:
    assert has_clause_opener("a bill that bans cars")
    assert not has_clause_opener("a bill on cars")


def test_arrangements_are_told_from_what_they_sound_like() -> None:
    assert arranged_place("The trial is due to begin.") == len("The trial ")
    assert arranged_place("The bank is to close.") == len("The bank ")
    assert arranged_place("The goal is to close the bank.") is None
    assert arranged_place("The firm dropped plans to move.") is None
    assert calendar_place("The museum opens on Friday.") == len("The museum ")
    assert calendar_place("The council delayed its votes on Friday.") is None


@given(st.text(max_size=200))
def test_any_text_is_judged(text: str) -> None:
    for place in future_places(text):
        assert 0 <= place < len(text)
    assert is_question(text) in {True, False}
    assert is_opinion(text) in {True, False}
