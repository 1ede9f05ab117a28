"""Sentences that differ by one word, value or order are never taken for the same."""

from __future__ import annotations

import pytest

from claims.evaluation.verdicts import answer_by
from claims.vocabulary import Label
from tests.claims.cases import claims_of, fact_check, judged, statement

OPPOSITES = [
    ("Maren Holt is insured against fire.", "Maren Holt is uninsured against fire."),
    ("Maren Holt attended the fair in Graz.", "Maren Holt was absent from the fair in Graz."),
    ("Peru cut its tax on salt in 2011.", "Peru raised its tax on salt in 2011."),
    ("Orsa Glass closed up 3 percent.", "Orsa Glass closed down 3 percent."),
    ("Orsa Glass built it with a permit.", "Orsa Glass built it without a permit."),
    ("Maren Holt left before the vote in Graz.", "Maren Holt left after the vote in Graz."),
    ("Holt accused Tobias Lind of theft.", "Holt was accused of theft by Tobias Lind."),
    ("All schools in Graz have a garden.", "Some schools in Graz have a garden."),
]
BOTH_WAYS = [*OPPOSITES, *((other, one) for one, other in OPPOSITES)]


@pytest.mark.parametrize(("claim", "opposite"), BOTH_WAYS)
def test_an_opposite_does_not_support(claim, opposite):
    assert answer_by(claim, statement(opposite)) != "supported"


@pytest.mark.parametrize("rating", ["True", "False"])
@pytest.mark.parametrize(("claim", "opposite"), BOTH_WAYS)
def test_the_rating_of_an_opposite_is_not_passed_on(claim, opposite, rating):
    assert answer_by(claim, fact_check(opposite, rating)) == "undecided"


@pytest.mark.parametrize(
    ("claim", "wider"),
    [
        ("The album sold over 20 million copies.", "The album sold over 30 million copies."),
        ("The album is by Maren Holt.", "The album is by Maren Holt and Tobias Lind."),
    ],
)
def test_the_rating_of_a_claim_that_says_more_is_not_passed_on(claim, wider):
    assert answer_by(claim, fact_check(wider, "False")) == "undecided"


@pytest.mark.parametrize(
    ("claim", "reworded"),
    [
        ("Maren Holt sued Tobias Lind.", "Tobias Lind was sued by Maren Holt."),
        ("Peru cut its tax on salt in 2011.", "In 2011, Peru cut its tax on salt."),
    ],
)
def test_a_rewording_passes_its_rating_on(claim, reworded):
    assert answer_by(claim, fact_check(reworded, "True")) == "supported"
    assert answer_by(claim, fact_check(reworded, "False")) == "refuted"


@pytest.mark.parametrize(
    ("rating", "label"),
    [("True", Label.SUPPORTED), ("False", Label.NOT_ENOUGH_EVIDENCE)],
)
def test_a_post_is_held_only_where_the_fact_check_found_it_true(rating, label):
    text = "Norway's fisheries minister, Tobias Lind, opened the fair on Monday."
    (role,) = (claim for claim in claims_of(text) if claim.kind == "role")
    checked = fact_check("Tobias Lind is the fisheries minister of Norway.", rating)
    assert judged(role, checked).label is label


@pytest.mark.parametrize(
    ("rating", "answer"), [("True", "supported"), ("False", "undecided"), ("Odd", "undecided")]
)
def test_words_were_said_only_where_the_fact_check_found_it_true(rating, answer):
    said = "Maren Holt said that the mill in Graz had cost 4 million euros."
    assert answer_by(said, fact_check(said, rating)) == answer
