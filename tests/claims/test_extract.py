from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.claim import Claim
from claims.extraction.extract import extract_claims
from claims.extraction.parties import parties_of
from claims.names.find import find_names
from claims.settings import ExtractionSettings
from claims.vocabulary import AttributionKind, ClaimKind, Disposition, ExclusionReason
from tests.claims.cases import article, claim_with, claims_of

STORY = """Council buys trams for the harbour line
By Ada Stone
3 min read
The city council approved the purchase of twelve trams on Monday.
Mayor Lena Brandt told reporters that the trams cost 40 million euros. “We paid a fair price,” \
Brandt said. “Who else would have built them in two years?”
The order follows the council’s rejection of a cheaper offer. Critics fear a loss.
He spoke to nobody.
Share this article
"""


def by_words(claims: list[Claim], words: str) -> Claim:
    """Return the first claim with these words that is not just about who said them."""
    return next(
        claim
        for claim in claims
        if words in claim.quote and claim.kind is not ClaimKind.ATTRIBUTION
    )


def test_every_sentence_ends_as_claims_or_with_a_reason() -> None:
    sentences = extract_claims(article(STORY))
    assert len(sentences) >= 10
    for sentence in sentences:
        if sentence.disposition is Disposition.CLAIMED:
            assert sentence.claims
            assert sentence.reason is None
        else:
            assert not sentence.claims
            assert sentence.reason is not None


def test_reasons_say_why_a_sentence_gave_no_claim() -> None:
    reasons = {
        sentence.span.of(STORY): sentence.reason for sentence in extract_claims(article(STORY))
    }
    assert reasons["3 min read"] is ExclusionReason.BOILERPLATE
    assert reasons["Share this article"] is ExclusionReason.BOILERPLATE
    assert reasons["By Ada Stone"] is ExclusionReason.BOILERPLATE
    assert reasons["“Who else would have built them in two years?”"] is ExclusionReason.QUESTION


def test_what_somebody_said_is_a_claim_of_theirs_in_their_words() -> None:
    claim = by_words(claims_of(STORY), "40 million")
    assert claim.quote == "the trams cost 40 million euros"
    assert claim.claimant == "Lena Brandt"
    assert claim.attribution.kind is AttributionKind.INDIRECT_SPEECH
    assert claim.kind is ClaimKind.CONTENT
    assert claim.facets.quantities[0].value == 40_000_000


def test_what_the_article_says_has_no_claimant() -> None:
    claim = by_words(claims_of(STORY), "twelve trams")
    assert claim.claimant is None
    assert claim.attribution.kind is AttributionKind.ARTICLE
    assert claim.facets.times[0].start == datetime(2025, 7, 14)


def test_without_a_publication_date_relative_times_stay_unresolved() -> None:
    claim = by_words(claims_of(STORY, published=None), "twelve trams")
    (time,) = claim.facets.times
    assert not time.resolved
    assert (time.start, time.end) == (None, None)


def test_an_event_named_in_passing_is_a_claim_of_its_own() -> None:
    text = "The strike follows Northern Rail’s rejection of a pay rise of 5 percent.\n"
    (claim,) = claims_of(text)
    assert claim.kind is ClaimKind.EVENT
    assert claim.quote == "Northern Rail’s rejection of a pay rise of 5 percent"
    assert claim.text == "Northern Rail rejected a pay rise of 5 percent."


def test_a_post_given_with_a_name_is_a_claim_of_its_own_once() -> None:
    text = (
        "Spain’s foreign minister, Ana Ruiz, arrived on Monday. "
        "Spain’s foreign minister, Ana Ruiz, left on Tuesday.\n"
    )
    posts = [claim for claim in claims_of(text) if claim.kind is ClaimKind.ROLE]
    assert [claim.text for claim in posts] == ["Ana Ruiz is Spain’s foreign minister."]
    assert posts[0].quote == "Spain’s foreign minister, Ana Ruiz"


def test_the_body_that_somebody_founded_holds_no_post() -> None:
    text = "The plan helps, said Lee Marsh, a planner and founder of Apex Financial Services.\n"
    assert [claim.text for claim in claims_of(text) if claim.kind is ClaimKind.ROLE] == []


def test_a_former_post_is_no_claim_about_today() -> None:
    posts = [
        claim
        for claim in claims_of("The former Spanish foreign minister Ana Ruiz spoke on Monday.\n")
        if claim.kind is ClaimKind.ROLE
    ]
    assert posts == []


def test_a_pronoun_is_replaced_only_where_one_person_can_be_meant() -> None:
    clear = claim_with("resigned", "Ana Ruiz won in 2019.\nShe resigned from office in 2021.")
    assert clear.text.startswith("Ana Ruiz resigned")
    assert clear.substitutions[0].replacement == "Ana Ruiz"
    assert clear.unresolved == ()
    unclear = claim_with("resigned", "Ben Reed met Tom Hale.\nHe resigned from office in 2021.")
    assert unclear.text == unclear.quote
    assert unclear.unresolved == ("He",)


def test_what_points_outside_the_claim_is_listed() -> None:
    claim = claim_with("that period", "The port lost 300 jobs within that period, in 2021.")
    assert claim.unresolved == ("that period",)


def test_a_statement_about_a_dated_future_waits_for_its_day() -> None:
    claim = claim_with("open", "The bridge will open on 3 August 2025.")
    assert claim.due_at == datetime(2025, 8, 4)
    assert claims_of("The bridge will open if the money comes by 3 August 2025.") == []
    assert claims_of("The bridge may open on 3 August 2025.") == []
    assert claim_with("May", "The bridge will open in May 2026.").due_at == datetime(2026, 6, 1)


def test_another_language_is_set_aside_and_never_read_as_english() -> None:
    text = "Der Stadtrat hat am Montag den Kauf von zwölf Straßenbahnen beschlossen. " * 3
    sentences = extract_claims(article(text))
    assert sentences  # `article` says English; the language of the page decides
    german = [
        sentence.reason
        for sentence in extract_claims(
            type(article(text))(text=text, language="de", published_at=None)
        )
    ]
    assert set(german) == {ExclusionReason.UNSUPPORTED_LANGUAGE}


def test_parties_are_the_countries_an_article_is_about() -> None:
    text = "Russia and Ukraine met. The Kremlin hopes, Kyiv waits. Paris was named once."
    assert parties_of(find_names(text)) == ("RU", "UA")


def test_what_is_worth_too_little_is_set_aside_by_the_setting() -> None:
    strict = ExtractionSettings(minimum_worthiness=1)
    (plain,) = extract_claims(article("The council rejected the offer."), strict)
    assert plain.reason is ExclusionReason.LOW_WORTHINESS
    (valued,) = extract_claims(article("The council rejected the offer of 12 euros."), strict)
    assert valued.claims  # a value can be looked up, whatever the score


def test_an_editor_can_change_the_weight_of_a_signal() -> None:
    weights = {"gives an amount of money": 3.0}
    changed = ExtractionSettings.model_validate({"worthiness": {"weights": weights}})
    (sentence,) = extract_claims(article("The offer was 12 million euros."))
    (again,) = extract_claims(article("The offer was 12 million euros."), changed)
    assert again.claims[0].worthiness.score > sentence.claims[0].worthiness.score


def test_a_claim_about_nobody_known_is_set_aside_unless_it_gives_a_value() -> None:
    (vague,) = extract_claims(article("They refused the offer of the council."))
    assert vague.reason is ExclusionReason.UNRESOLVABLE_REFERENCE
    (valued,) = extract_claims(article("They refused the offer of 12 million euros in 2021."))
    assert valued.claims[0].unresolved == ("They",)


def test_worthiness_names_its_signals() -> None:
    rich = by_words(claims_of(STORY), "40 million").worthiness
    assert 0 < rich.score < 1
    assert "gives a quantity" in {signal.name for signal in rich.signals}


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec=None), max_size=400))
def test_any_text_gives_sentences_that_cover_it_and_quotes_that_slice(text: str) -> None:
    sentences = extract_claims(article(text))
    covered = [False] * len(text)
    for sentence in sentences:
        for claim in sentence.claims:
            assert claim.quote == text[claim.span.start : claim.span.end]
            assert sentence.span.contains(claim.span)
        for position in range(sentence.span.start, sentence.span.end):
            covered[position] = True
    assert all(done or text[at].isspace() for at, done in enumerate(covered))


WORDS = st.sampled_from(
    """“|”|said|Ana Ruiz|He|12|%|in|June|2024|.|\n|not|,|that|the council|according to|approved|’s\
|announcement of|US President""".split("|")
)


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_heap_of_news_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    for sentence in extract_claims(article(text)):
        for claim in sentence.claims:
            assert claim.quote == claim.span.of(text)
            facets = claim.facets
            for facet in (*facets.times, *facets.durations, *facets.quantities, *facets.names):
                assert facet.text == facet.span.of(text)


@pytest.mark.parametrize("unit", ["“", "said ", "’s ", "A’s announcement of ", "He ", "\n", "12 "])
def test_a_long_hostile_text_is_read(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    assert isinstance(extract_claims(article(text)), tuple)
