"""What shows that one text was copied from the other, and what two may well write alike."""

from __future__ import annotations

import pytest

from claims.independence.copies import ARTICLE, PASSAGE, SENTENCE, near_copies, shingles_of

SHORT = "The Limmat bridge opened on 4 May 2024."
ONE_SENTENCE = (
    "The city council of Basel approved the plan for a new tram line late on Monday after a "
    "debate of more than six hours."
)
LONG_SENTENCE = (
    "The city council of Basel approved the plan for a new tram line across the river late on "
    "Monday after a debate that went on for more than six hours and saw several members walk out "
    "in protest at what they called a rushed and badly prepared proposal by the mayor."
)
WIRE = (
    "BASEL, July 14 (Reuters) - The city council of Basel approved the plan for a new tram line "
    "across the river late on Monday after a debate that went on for more than six hours.\n"
    "Several members walked out in protest at what they called a rushed and badly prepared "
    "proposal.\n"
    "The line is to link the old town with the northern suburbs and to carry some 30,000 people a "
    "day once it is finished, which engineers say will take at least five years.\n"
    "Opponents want the money to be spent on buses instead and have begun to collect signatures "
    "for a vote on the plan, which could be held as early as next spring.\n"
    "(Reporting by Ann Lee; Editing by Bob Ray)\n"
)
OTHER_ACCOUNT = (
    "Basel is to get another tram. After arguing until midnight, a majority of councillors backed "
    "the mayor's scheme on Monday.\n"
    "Some had left the room by then, complaining that nobody had given them enough time to read "
    "the papers.\n"
    "The route will run from the old town to the northern suburbs. The builders expect to need "
    "five years, and about 30,000 passengers are hoped for every day.\n"
    "A committee that would rather see more buses is gathering signatures and hopes to force a "
    "public vote, perhaps in spring.\n"
)


def test_a_short_statement_of_a_fact_shows_no_copying() -> None:
    assert shingles_of(SHORT).chosen < SENTENCE
    assert not near_copies(SHORT, SHORT, 0)


def test_one_sentence_word_for_word_shows_copying_on_the_days_of_the_news() -> None:
    assert SENTENCE <= shingles_of(ONE_SENTENCE).chosen < PASSAGE
    assert near_copies(ONE_SENTENCE, ONE_SENTENCE, 0)
    assert near_copies(ONE_SENTENCE, ONE_SENTENCE, -2)
    assert not near_copies(ONE_SENTENCE, ONE_SENTENCE, 3)
    assert not near_copies(ONE_SENTENCE, ONE_SENTENCE)  # days unknown


def test_a_long_sentence_shows_copying_whenever_it_appeared() -> None:
    assert PASSAGE <= shingles_of(LONG_SENTENCE).chosen < ARTICLE
    assert near_copies(LONG_SENTENCE, LONG_SENTENCE)
    assert near_copies(LONG_SENTENCE, LONG_SENTENCE, 40)


@pytest.mark.parametrize(
    ("said", "instead"),
    [("late on Monday", "on Monday evening"), ("more than", "over"), ("approved", "has approved")],
)
def test_a_small_edit_leaves_a_copy(said: str, instead: str) -> None:
    assert near_copies(ONE_SENTENCE, ONE_SENTENCE.replace(said, instead), 0)


def test_other_figures_in_a_set_phrase_are_another_report() -> None:
    report = "The index closed up {} points at {} after a day of thin trading, as the {} fell."
    one = report.format(12, "7,430", "pound") + " Traders said that they had expected no more."
    two = report.format(31, "7,461", "pound") + " Traders said that they had expected no more."
    assert near_copies(one, one, 0)
    assert not near_copies(one, two, 0)


def test_a_copy_that_was_cut_short_or_put_among_other_text_is_found() -> None:
    lines = WIRE.splitlines()
    cut = "\n".join(lines[:3])
    framed = f"By Bob Ray\nRead more: our tram page\n{cut}\nOur own readers are divided.\n"
    assert near_copies(WIRE, cut)
    assert near_copies(WIRE, framed)
    assert near_copies(framed, WIRE)


def test_an_edited_half_of_a_wire_text_is_found() -> None:
    edited = WIRE.replace("late on Monday", "on Monday night").replace("some 30,000", "30,000")
    own = "\n".join(OTHER_ACCOUNT.splitlines()[:2])
    assert near_copies(WIRE, f"{own}\n{edited}")


def test_another_account_of_the_same_event_is_no_copy() -> None:
    assert not near_copies(WIRE, OTHER_ACCOUNT, 0)
    assert not near_copies(OTHER_ACCOUNT, WIRE, 0)


def test_the_same_quoted_words_show_no_copying() -> None:
    quoted = (
        "“We will build this line because the people of the northern suburbs have waited for "
        "it for thirty years and have been promised it at every single election since then”"
    )
    assert not near_copies(f"{quoted}, the mayor told the council.", f"The mayor: {quoted}.", 0)


def test_a_sentence_of_an_article_is_found_in_it() -> None:
    sentence = WIRE.splitlines()[2]
    assert near_copies(sentence, WIRE, 0)


@pytest.mark.parametrize("text", ["", "\n", "one two", "(Reuters) -"])
def test_next_to_nothing_is_no_copy(text: str) -> None:
    assert not near_copies(text, text, 0)
    assert not near_copies(text, WIRE, 0)
