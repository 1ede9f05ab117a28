"""Sentences that tell several facts, and sentences that must stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.facts import split_facts
from claims.span import Span
from claims.vocabulary import ClaimKind
from tests.claims.cases import claims_of

SPLIT = {
    "The ferry was launched in Kiel in March, carrying 400 people, and returned without harm.": [
        "The ferry was launched in Kiel in March",
        "carrying 400 people",
        "returned without harm.",
    ],
    "Rents rose 5 percent in May and fell 3 percent in June.": [
        "Rents rose 5 percent in May",
        "fell 3 percent in June.",
    ],
    "Rents rose 5 percent, while wages fell by 3 percent.": [
        "Rents rose 5 percent",
        "wages fell by 3 percent.",
    ],
    "Vera Holm was born in Turku in 1960, studied in Bergen and became minister in 2001.": [
        "Vera Holm was born in Turku in 1960",
        "studied in Bergen",
        "became minister in 2001.",
    ],
    "The mayor, who took office in 2020, opened the school and visited the port.": [
        "The mayor, who took office in 2020, opened the school",
        "visited the port.",
    ],
    "The trawler sank off Malta on Tuesday; 14 sailors were rescued.": [
        "The trawler sank off Malta on Tuesday",
        "14 sailors were rescued.",
    ],
    "In June, the bank raised rates to 4 percent, and inflation fell to 3 percent.": [
        "In June, the bank raised rates to 4 percent",
        "inflation fell to 3 percent.",
    ],
}


@pytest.mark.parametrize("sentence", SPLIT)
def test_several_facts(sentence: str) -> None:
    facts = split_facts(sentence, Span(0, len(sentence)))
    assert [fact.span.of(sentence) for fact in facts] == SPLIT[sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks between Chad and Niger collapsed on Monday.",
        "The bridge was hit by a lorry, killing 12 people.",
        "He was arrested in May and charged with fraud.",
        "The deal signed in May collapsed and was dropped.",
        "The army attacked the town and armed groups fled.",
        "The minister said that prices rose and wages fell.",
        "If prices rise by 5 percent, wages will follow and rents will stay.",
        "She promised to cut taxes and raise pensions.",
        "“Prices rose by 5 percent and wages fell,” the bank wrote.",
        "The shop sells bread, milk and cheese.",
        "The union wants a pay rise of 5 percent and shorter hours.",
        "Police searched the house, bought in 2019, and the car.",
    ],
)
def test_what_is_not_surely_several_facts_stays_whole(sentence: str) -> None:
    assert [fact.span for fact in split_facts(sentence, Span(0, len(sentence)))] == [
        Span(0, len(sentence))
    ]


def test_each_fact_is_a_claim_that_stands_alone_and_shares_the_passage() -> None:
    text = "The ferry was launched in Gdansk in March, carrying 400 people, and sank in May.\n"
    launch, load, end = claims_of(text)
    assert load.quote == "carrying 400 people"
    assert load.text == "The ferry carried 400 people"
    assert [change.replacement for change in load.substitutions] == ["The ferry ", "carried"]
    assert load.kind is ClaimKind.SENTENCE
    assert [figure.value for figure in load.facets.quantities] == [400]
    assert load.facets.times == ()
    assert load.passage is not None
    assert [time.text for time in load.passage.facets.times] == ["March", "May"]
    assert [place.text for place in load.passage.facets.places] == ["Gdansk"]
    assert load.passage.subject is not None
    assert load.passage.subject.of(text) == "The ferry"
    assert end.text == "The ferry sank in May."
    assert launch.passage is not None
    assert launch.passage.span == load.passage.span == end.passage.span  # type: ignore[union-attr]  # checked above for its siblings


def test_a_fact_without_a_value_is_not_told_alone() -> None:
    (claim,) = claims_of("The ferry was launched in Gdansk in March and looked rather small.\n")
    assert claim.passage is None


def test_the_subject_of_a_fact_is_resolved_like_any_other_word() -> None:
    text = "Ana Ruiz came home.\nShe won the race in 2019 and lost it in 2021.\n"
    assert "Ana Ruiz lost it in 2021." in [claim.text for claim in claims_of(text)]


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec=None), max_size=300))
def test_any_text_is_cut_in_order_without_overlap(text: str) -> None:
    facts = split_facts(text, Span(0, len(text)))
    ends = 0
    for fact in facts:
        assert ends <= fact.span.start <= fact.span.end <= len(text)
        ends = fact.span.end


@pytest.mark.parametrize("unit", ["and fell ", ", rose ", "; it was ", "was held, ", "A "])
def test_a_long_hostile_text_is_cut(unit: str) -> None:
    text = unit * 90
    assert split_facts(text, Span(0, len(text)))


def test_no_half_of_a_sentence_is_lost_with_the_other() -> None:
    text = "The ferry was launched in Gdansk in March, and it will sail to Oslo some day.\n"
    assert [claim.quote for claim in claims_of(text)] in ([], [text.strip()])


def test_a_sign_after_a_number_stays_with_it() -> None:
    text = "The index lost 0.12%, while the gauge gained 0.02%."
    facts = split_facts(text, Span(0, len(text)))
    assert [fact.span.of(text) for fact in facts] == [
        "The index lost 0.12%",
        "the gauge gained 0.02%.",
    ]


def test_a_row_of_figures_is_as_many_facts() -> None:
    text = "The index fell 1%, the gauge rose 2% and the dollar gained 3%."
    facts = split_facts(text, Span(0, len(text)))
    assert [fact.span.of(text) for fact in facts][:2] == ["The index fell 1%", "the gauge rose 2%"]
    one = "The index fell 1%, the lowest close since May."
    assert len(split_facts(one, Span(0, len(one)))) == 1
