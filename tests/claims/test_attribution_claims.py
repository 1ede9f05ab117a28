"""Did they say it, and is it true: two claims, linked, judged apart."""

from __future__ import annotations

import pytest

from claims.claim import Claim
from claims.vocabulary import AttributionKind, ClaimKind, Label, ReasonCode, Stance
from tests.claims.cases import claims_of, judged, statement

TOLL = "Harbour chief Lena Brandt told reporters that the storm sank 14 boats in Malmö.\n"


def pair(text: str) -> tuple[Claim, Claim]:
    """Return the attribution claim and the content claim of a text."""
    claims = claims_of(text)
    said = next(claim for claim in claims if claim.kind is ClaimKind.ATTRIBUTION)
    return said, next(claim for claim in claims if claim.kind is ClaimKind.CONTENT)


def test_an_attributed_sentence_gives_two_linked_claims() -> None:
    said, told = pair(TOLL)
    assert said.quote.endswith("Brandt told reporters that the storm sank 14 boats in Malmö.")
    assert told.quote == "the storm sank 14 boats in Malmö"
    assert said.claimant == told.claimant == "Lena Brandt"
    assert told.said_in == said.span
    assert said.said_in is None


def test_a_view_gives_only_the_claim_that_it_was_said() -> None:
    claims = claims_of("Lena Brandt said that the harbour was a disgrace.\n")
    assert [claim.kind for claim in claims] == [ClaimKind.ATTRIBUTION]


def test_a_question_gives_neither() -> None:
    kinds = {claim.kind for claim in claims_of("“Who paid for the boats?” Lena Brandt asked.\n")}
    assert ClaimKind.ATTRIBUTION not in kinds


def test_the_parts_of_a_quotation_are_said_once() -> None:
    text = "“The storm sank 14 boats in Malmö,” Lena Brandt said, “and it damaged 30 more.”\n"
    said = [claim for claim in claims_of(text) if claim.kind is ClaimKind.ATTRIBUTION]
    assert [claim.quote for claim in said] == [text.strip()]


def test_a_quotation_alone_names_its_speaker_in_the_text() -> None:
    text = (
        "“The storm sank 14 boats,” Lena Brandt said. “The harbour lost 30 metres of its wall.”\n"
    )
    last = [claim for claim in claims_of(text) if claim.kind is ClaimKind.ATTRIBUTION][-1]
    assert last.text == "Lena Brandt said: “The harbour lost 30 metres of its wall.”"
    assert last.attribution.kind is AttributionKind.DIRECT_QUOTE


def test_a_speaker_known_only_as_she_is_named_or_left_open() -> None:
    said, _ = pair("Lena Brandt came to Malmö.\nShe said that the storm sank 14 boats.\n")
    assert said.text.startswith("Lena Brandt said that")
    unknown, told = pair("She said that the storm sank 14 boats.\n")
    assert unknown.unresolved == ("She",)
    assert told.claimant is None


def test_a_chain_keeps_both_voices() -> None:
    text = "TASS reported that a source close to the port confirmed the loss of 14 boats.\n"
    voices = {(c.attribution.speaker, c.attribution.reported_by) for c in claims_of(text)}
    assert ("a source close to the port", "TASS") in voices


REPORT = "Lena Brandt, the harbour chief, said the storm sank 14 boats in Malmö."


def test_a_report_of_the_same_words_shows_that_they_were_said_not_that_they_are_true() -> None:
    said, told = pair(TOLL)
    verdict = judged(said, statement(REPORT))
    assert verdict.label is Label.SUPPORTED
    about_content = judged(told, statement(REPORT))
    assert about_content.label is Label.NOT_ENOUGH_EVIDENCE
    assert ReasonCode.CLAIMANT_REPEATED in about_content.reason_codes
    assert "same speaker" in about_content.rationale


def test_a_source_of_its_own_shows_that_it_is_true_not_that_it_was_said() -> None:
    said, told = pair(TOLL)
    own = statement("The storm sank 14 boats in Malmö.")
    assert judged(told, own).label is Label.SUPPORTED
    assert judged(said, own).label is not Label.SUPPORTED


@pytest.mark.parametrize(
    "report",
    [
        "Ole Lund said the storm sank 14 boats in Malmö.",
        "Lena Brandt denied that the storm sank 14 boats in Malmö.",
        "Lena Brandt did not say that the storm sank 14 boats in Malmö.",
        "Lena Brandt said the storm sank 40 boats in Malmö.",
        "Lena Brandt said the storm will sink 14 boats in Malmö.",
        "A harbour official said the storm sank 14 boats in Malmö.",
        "Lena Brandt reportedly said the storm sank 14 boats in Malmö.",
    ],
)
def test_another_voice_or_content_settles_nothing(report: str) -> None:
    said, _ = pair(TOLL)
    verdict = judged(said, statement(report))
    assert verdict.label not in {Label.SUPPORTED, Label.REFUTED}
    assert all(evidence.stance is not Stance.REFUTES for evidence in verdict.evidence)


def test_who_denies_something_does_not_claim_it() -> None:
    claims = claims_of("Lena Brandt denied that the storm sank 14 boats in Malmö.\n")
    assert [claim.kind for claim in claims] == [ClaimKind.ATTRIBUTION]


def test_the_day_and_place_of_the_saying_stay_in_the_claim() -> None:
    text = "On Tuesday, Lena Brandt, the harbour chief, told them that the storm sank 14 boats.\n"
    said, _ = pair(text)
    assert said.quote == text.strip()
    assert [time.text for time in said.facets.times] == ["Tuesday"]


def test_what_nobody_said_in_the_sentence_is_a_claim_of_the_article() -> None:
    text = "The storm sank 14 boats in Malmö, but Lena Brandt said that the harbour stayed open.\n"
    kinds = {(claim.kind, claim.quote) for claim in claims_of(text)}
    assert (ClaimKind.SENTENCE, "The storm sank 14 boats in Malmö") in kinds
    assert (ClaimKind.CONTENT, "the harbour stayed open") in kinds


def test_borrowed_words_are_no_claim_of_their_own() -> None:
    text = "Police fired nine guards who “may have been involved” in the theft of 14 boats.\n"
    (claim,) = claims_of(text)
    assert (claim.kind, claim.quote) == (ClaimKind.SENTENCE, text.strip())


def test_what_somebody_did_with_words_is_no_speech() -> None:
    (claim,) = claims_of("Lena Brandt announced a ban on 14 boats in Malmö in May.\n")
    assert claim.kind is ClaimKind.SENTENCE


def test_a_few_words_inside_a_quotation_are_not_the_article_speaking() -> None:
    text = "“The storm sank 14 boats. Nobody helped us,” Lena Brandt said.\n"
    assert all(claim.claimant == "Lena Brandt" for claim in claims_of(text))


@pytest.mark.parametrize(
    "reference",
    [
        "Harbour chief Lena Brandt told reporters that the storm could sink 14 boats in Malmö.",
        "Harbour chief Lena Brandt told reporters that the storm may have sunk 14 boats in Malmö.",
    ],
)
def test_what_may_be_is_not_what_was_said_to_be(reference: str) -> None:
    said, _ = pair(TOLL)
    assert judged(said, statement(reference)).label is not Label.SUPPORTED


def test_who_only_speaks_in_the_reference_is_not_who_is_spoken_of() -> None:
    _, told = pair("Lena Brandt said that Ivo Lind had sold the harbour in Malmö.\n")
    reverse = statement("Ivo Lind said that Lena Brandt had sold the harbour in Malmö.")
    assert judged(told, reverse).label is not Label.SUPPORTED


def test_a_surname_that_two_people_bear_is_left_open() -> None:
    text = (
        "Ada Holm met Karl Holm in Malmö.\nHolm told the court that the storm sank 14 boats.\n"
        "Lena Brandt said that Ada Holm sold 30 boats.\n"
    )
    claims = [claim for claim in claims_of(text) if claim.quote.startswith("Holm told")]
    assert claims
    assert all("Holm" in claim.unresolved for claim in claims)
    (sold,) = [claim for claim in claims_of(text) if claim.quote == "Ada Holm sold 30 boats"]
    assert sold.unresolved == ()


def test_that_somebody_unknown_spoke_is_kept_and_marked() -> None:
    said = claims_of("It said that the harbour was closed to them.\n")
    assert [claim.kind for claim in said if claim.kind is ClaimKind.ATTRIBUTION]


@pytest.mark.parametrize(
    ("inserted", "claimant"),
    [
        ("Lena Brandt said", "Lena Brandt"),
        ("according to Lena Brandt", "Lena Brandt"),
        ("the ministry said", "the ministry"),
        ("he said on Monday", None),
    ],
)
def test_a_source_inside_what_it_says_is_no_part_of_it(inserted: str, claimant: str | None) -> None:
    said, told = pair(f"Exports from Malmö, {inserted}, fell 3 percent in May.\n")
    assert said.claimant == told.claimant == claimant
    assert told.text == "Exports from Malmö fell 3 percent in May."
    assert told.said_in == said.span
    assert [time.text for time in told.facets.times] == ["May"]


def test_words_between_commas_are_not_always_a_source() -> None:
    text = "The law, passed in 2018 and loved by many, cut litter by 30 percent.\n"
    assert {claim.kind for claim in claims_of(text)} == {ClaimKind.SENTENCE}
