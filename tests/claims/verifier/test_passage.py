"""What is read of a long text: the sentences that share most with the claim."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.verifier.passage import LONGEST, MOST_TEXT, relevant_passage, select

CLAIM = "The tram depot in Karlby opened in 1931."
FILLER = "The council met for two hours on Monday and spoke of parking, as it often does. "


def test_a_short_text_is_read_whole():
    assert relevant_passage(CLAIM, "The  depot\nopened.") == "The depot opened."


def test_of_a_long_text_the_sentence_that_shares_most_is_read():
    text = FILLER * 9 + "The depot in Karlby was opened in 1931. " + FILLER * 9
    passage = relevant_passage(CLAIM, text)
    assert "The depot in Karlby was opened in 1931." in passage
    assert len(passage.split()) <= LONGEST


def test_sentences_keep_their_order():
    text = "The old depot closed in 1930. " + FILLER * 5 + "The Karlby depot opened in 1931."
    passage = relevant_passage(CLAIM, text)
    assert passage.index("1930") < passage.index("1931")


def test_a_word_that_few_sentences_have_weighs_more():
    common = ["The tram was late again."] * 8
    assert select(CLAIM, [*common, "Karlby is small."], 3) == "Karlby is small."


def test_a_sentence_that_is_too_long_is_cut():
    assert select("mill", ["The mill " + "is old " * 50], 5) == "The mill is old is"


def test_what_lies_beyond_any_article_is_not_looked_at():
    assert "Karlby" not in relevant_passage(CLAIM, FILLER * (MOST_TEXT // len(FILLER) + 1) + CLAIM)


@given(st.text(), st.text(max_size=3000))
def test_no_text_gives_more_words_than_are_read(claim, text):
    passage = relevant_passage(claim, text)
    assert len(passage.split()) <= LONGEST
    assert set(passage.split()) <= set(text.split())
