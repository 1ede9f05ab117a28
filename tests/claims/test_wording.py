from hypothesis import given
from hypothesis import strategies as st

from claims.span import Span
from claims.wording import align, content_words, coverage, fuzzy_score, lemma_of


def test_words_without_content_are_left_out() -> None:
    words = content_words("The council has approved the budget of the city.")
    assert [word.lemma for word in words] == ["council", "approve", "budget", "city"]


def test_spans_can_be_left_out() -> None:
    text = "It lasted 50 days in Berlin"
    assert [w.lemma for w in content_words(text, without=[Span(10, 27)])] == []


def test_past_forms_that_look_like_other_words_are_verbs() -> None:
    assert (lemma_of("rose"), lemma_of("fell"), lemma_of("talks")) == ("rise", "fall", "talk")


def test_synonyms_and_spellings_are_aligned() -> None:
    claim = content_words("The negotiations about the harbour collapsed")
    there = content_words("Harbor talks have collapsed")
    assert coverage(claim, align(claim, there)) == 1.0


def test_each_word_is_aligned_once() -> None:
    claim = content_words("talks talks talks")
    assert len(align(claim, content_words("talks"))) == 1


def test_a_negation_hardly_changes_the_score_so_it_may_not_decide() -> None:
    assert fuzzy_score("The price has doubled", "The price has not doubled") > 90


@given(st.text(), st.text())
def test_scores_and_shares_stay_in_their_range(left: str, right: str) -> None:
    ours, theirs = content_words(left), content_words(right)
    assert 0 <= fuzzy_score(left, right) <= 100
    assert 0 <= coverage(ours, align(ours, theirs)) <= 1
