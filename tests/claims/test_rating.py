from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.references.rating import label_of_rating
from claims.vocabulary import Label


@pytest.mark.parametrize(
    ("rating", "label"),
    [
        ("True", Label.SUPPORTED),
        ("Mostly True", Label.SUPPORTED),
        ("Geppetto Checkmark", Label.SUPPORTED),
        ("False", Label.REFUTED),
        ("mostly-false", Label.REFUTED),
        ("Pants on Fire!", Label.REFUTED),
        ("Four Pinocchios", Label.REFUTED),
        ("Unproven", Label.NOT_ENOUGH_EVIDENCE),
        ("Insufficient evidence", Label.NOT_ENOUGH_EVIDENCE),
    ],
)
def test_ratings_beyond_doubt_have_a_label(rating: str, label: Label) -> None:
    assert label_of_rating(rating) is label


@pytest.mark.parametrize("rating", ["FALSE", "false.", " False ", "“False”", "'False'", "FaLsE!!"])
def test_case_and_punctuation_do_not_matter(rating: str) -> None:
    assert label_of_rating(rating) is Label.REFUTED


@pytest.mark.parametrize(
    "rating",
    [
        # between true and false
        "Half True", "half-true", "Mixture", "Mixed", "Partly false", "Two Pinocchios",
        # how it is told: a person's judgement
        "Misleading", "Missing context", "Out of context", "Cherry-picking", "Exaggerated",
        # something other than the truth of the claim
        "Satire", "Labeled Satire", "Scam", "Outdated", "Misattributed", "Correct Attribution",
        # scales of somebody's own
        "1/5", "5", "C", "4 Pinocchios", "100% true",
        # not the rating alone, or not a rating
        "False, but popular", "True/False", "true?", "Not false", "untrue-ish", "truee", "", "!",
        "Falso", "The claim is false because the bridge was never closed to lorries at all.",
    ],
)  # fmt: skip
def test_everything_else_stays_unmapped(rating: str) -> None:
    assert label_of_rating(rating) is None


@given(st.text())
def test_any_text_has_a_label_or_none_and_never_misleading(text: str) -> None:
    assert label_of_rating(text) in {
        None,
        Label.SUPPORTED,
        Label.REFUTED,
        Label.NOT_ENOUGH_EVIDENCE,
    }


@given(st.text(max_size=20), st.sampled_from(["true", "false", "unproven"]))
def test_words_around_a_rating_change_it(text: str, rating: str) -> None:
    if any(character.isalnum() for character in text):
        assert label_of_rating(f"probably {text} {rating}") is None
