"""What a verdict says in words: values on both sides, source, date, day."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from claims.explanation import missing_evidence, rationale_of
from claims.verdict import EventTie, FacetComparison
from claims.vocabulary import Label, Outcome, ReasonCode, Relation, Stance
from tests.claims.cases import claim_with, judged, statement
from tests.claims.explanation.evidence_cases import (
    AGENCY,
    DAY,
    LATER,
    READ,
    STRIKE,
    TODAY,
    assessment,
    evidence,
    facet,
    said,
)

NINE = facet("duration", Relation.AGREES, "nine days", "9 days")
FIVE = facet("duration", Relation.CONFLICTS, "nine days", "five days")
NOT_TOLD = facet("duration", Relation.SILENT, "nine days")
MAY = facet("time", Relation.AGREES, "May 2025", "May 2025")
NEAR = evidence(Stance.RELATED, ties=(EventTie("event", False, "they differ in kind"),))


def test_support_names_the_values_the_source_its_date_and_the_day() -> None:
    words = said(Label.SUPPORTED, evidence(Stance.SUPPORTS, NINE, MAY))
    assert words == (
        "Supported as of 20 July 2025. Agency A (3 June 2025) gives 9 days as the duration, "
        "which fits nine days; the same time, May 2025."
    )


def test_refutation_names_what_each_side_says() -> None:
    words = said(Label.REFUTED, evidence(Stance.REFUTES, FIVE, MAY, reference=LATER))
    assert words == (
        "Refuted as of 20 July 2025. Duration: the claim says nine days, "
        "Agency B (5 June 2025) says five days."
    )


def test_disagreement_shows_both_sides() -> None:
    against = evidence(Stance.REFUTES, FIVE, reference=LATER, group=2)
    words = said(Label.CONFLICTING, against, evidence(Stance.SUPPORTS, NINE))
    assert words.startswith("Sources disagree as of 20 July 2025. Agency A (3 June 2025) gives")
    assert words.endswith("Agency B (5 June 2025) says five days.")


def test_without_a_value_the_words_it_rests_on_and_how_they_were_read_are_told() -> None:
    read = evidence(
        Stance.SUPPORTS,
        aligned=("Dockers", "nine days"),
        entailment=READ,
        assessed=assessment(0.964, 0.01),
    )
    assert said(Label.SUPPORTED, read) == (
        "Supported as of 20 July 2025. The words “Dockers in Faro were out for nine days” of "
        "Agency A (3 June 2025) were read as supporting it by the verifier "
        "(calibrated probability 96 %)."
    )


def test_without_a_verifier_nobody_is_said_to_have_read_it() -> None:
    read = evidence(Stance.SUPPORTS, assessed=assessment(0.96, 0.01))
    words = said(Label.SUPPORTED, read)
    assert "verifier" not in words
    assert "96 %" in words


def test_the_same_words_need_no_reading() -> None:
    words = said(Label.SUPPORTED, evidence(Stance.SUPPORTS))
    assert words.endswith("Agency A (3 June 2025) states the same.")


def test_a_value_left_open_was_read_by_the_verifier() -> None:
    read = evidence(
        Stance.SUPPORTS, MAY, NOT_TOLD, entailment=READ, assessed=assessment(0.98, 0.01)
    )
    words = said(Label.SUPPORTED, read)
    assert "the same time, May 2025; the rest of it was read as supporting it" in words
    assert "98 %" in words


def test_a_contradiction_in_words_names_the_words_it_hangs_on() -> None:
    wording = FacetComparison(
        "wording",
        Relation.CONFLICTS,
        "lasted",
        "called off",
        reason_code=ReasonCode.CONTRADICTION,
    )
    read = evidence(Stance.REFUTES, wording, entailment=READ, assessed=assessment(0.01, 0.97))
    words = said(Label.REFUTED, read)
    assert "“lasted” in the claim against “called off” of Agency A (3 June 2025)" in words
    assert "read as contradicting it by the verifier (calibrated probability 97 %)" in words


def test_certainty_is_never_claimed() -> None:
    read = evidence(Stance.SUPPORTS, entailment=READ, assessed=assessment(0.9999, 0.0))
    assert "(calibrated probability 99 %)" in said(Label.SUPPORTED, read)


def test_a_source_without_a_date_stands_by_its_name() -> None:
    undated = statement("Nine days in Faro.", publisher="Agency C")
    words = said(Label.SUPPORTED, evidence(Stance.SUPPORTS, NINE, reference=undated))
    assert "Agency C gives" in words


def test_a_rating_is_told_with_who_gave_it_and_when() -> None:
    rated = statement(
        "The strike lasted nine days.",
        publisher="Desk",
        rating="Mostly false",
        published_at=datetime(2025, 6, 9),
    )
    words = said(Label.REFUTED, evidence(Stance.REFUTES, reference=rated))
    assert words.endswith("Desk (9 June 2025) rated the same claim “Mostly false”.")


def test_the_question_that_no_reference_answers_is_asked() -> None:
    words = said(Label.NOT_ENOUGH_EVIDENCE, evidence(Stance.RELATED, MAY, NOT_TOLD))
    assert words == (
        "No reference says how long it was (nine days): "
        "Agency A (3 June 2025) speaks of the same, but not of that."
    )


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Rain fell. The talks in Bern on 2 June lasted just over an hour.", "how long it lasted"),
        (
            "Rain fell. The army lost 12,000 soldiers near Bern on 2 June 2025.",
            "how many soldiers (12,000)",
        ),
        ("The new bridge in Bern cost 40 million francs.", "what the amount is (40 million"),
        ("The rate in Bern rose to 12 percent in June 2025.", "what the share is (12 percent)"),
    ],
)
def test_what_is_missing_is_asked_as_a_person_would(text: str, question: str) -> None:
    claim = claim_with("Bern", text)
    reference = statement("The cathedral in Bern was painted green in 1990.")
    found = judged(claim, reference).evidence
    (wanted,) = missing_evidence(claim, found[:1])
    values = [f for f in found[0].comparison.facets if f.facet in {"duration", "quantity"}]
    same = evidence(Stance.RELATED, *values)
    assert question in missing_evidence(claim, (same,))[0]
    assert "speaks of this event" in wanted


def test_another_value_that_settles_nothing_is_named() -> None:
    open_value = facet("duration", Relation.SILENT, "nine days", "more than a week")
    words = said(Label.NOT_ENOUGH_EVIDENCE, evidence(Stance.RELATED, open_value))
    assert "nine days in the claim and more than a week there" in words


def test_the_words_that_nobody_says_are_quoted() -> None:
    words = said(Label.NOT_ENOUGH_EVIDENCE, evidence(Stance.RELATED, MAY))
    assert "does not say “strike”" in words


def test_the_nearest_reference_says_what_it_speaks_of_instead() -> None:
    apart = (
        EventTie("event", False, "they do not speak of the same kind of event"),
        EventTie("series", False, "“the last strike” and “the first strike” are different ones"),
    )
    other = facet("time", Relation.CONFLICTS, "May 2025", "16 March 2025")
    words = said(Label.NOT_ENOUGH_EVIDENCE, evidence(Stance.RELATED, other, ties=apart))
    assert words == (
        "The nearest reference, Agency A (3 June 2025), speaks of something else, of "
        "16 March 2025: “the last strike” and “the first strike” are different ones."
    )


def test_words_that_read_as_support_do_not_decide_by_themselves() -> None:
    read = evidence(Stance.RELATED, MAY, NOT_TOLD, assessed=assessment(0.61, 0.1))
    words = said(Label.NOT_ENOUGH_EVIDENCE, read)
    assert words.endswith("Its words alone read as support (61 %), too little to decide.")
    unsure = evidence(Stance.RELATED, MAY, NOT_TOLD, assessed=assessment(0.3, 0.1))
    assert "read as" not in said(Label.NOT_ENOUGH_EVIDENCE, unsure)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (ReasonCode.CLAIMANT_REPEATED, "Only the claimant's own words were found: Agency A"),
        (ReasonCode.CIRCULAR_SOURCE, "the article's own source"),
        (ReasonCode.VERIFIER_DISAGREES, "the verifier reads its words the other way"),
        (ReasonCode.STALE_REFERENCE, "whether it still held on 20 July 2025 is not known"),
    ],
)
def test_evidence_that_does_not_count_says_why(code: ReasonCode, words: str) -> None:
    read = evidence(Stance.RELATED, MAY, codes=(code,))
    assert words in said(Label.NOT_ENOUGH_EVIDENCE, NEAR, read)


def test_a_reference_for_other_days_names_them() -> None:
    bounded = statement(
        "The docks in Faro are closed.",
        publisher="Agency A",
        valid_from=date(2025, 5, 1),
        valid_to=date(2025, 6, 1),
    )
    read = evidence(Stance.RELATED, reference=bounded, codes=(ReasonCode.OUTSIDE_VALIDITY,))
    assert said(Label.NOT_ENOUGH_EVIDENCE, read) == (
        "Agency A speaks to it, but not for 20 July 2025: what it says holds from 1 May 2025 on "
        "until before 1 June 2025."
    )


def test_nothing_found_and_nothing_certain_are_told_apart() -> None:
    nothing = rationale_of(STRIKE, Outcome.NO_REFERENCE, None, (), DAY, TODAY)
    assert nothing == "No reference in the store speaks of this."
    unclear = claim_with("Bern", "Nobody spoke. Rain fell. He left Bern on 2 June 2025.")
    words = rationale_of(unclear, Outcome.AMBIGUOUS, Label.NOT_ENOUGH_EVIDENCE, (), DAY, TODAY)
    assert words == "It is not certain what “He” means here, so nothing is decided."


def test_words_of_any_length_and_kind_are_told_in_short() -> None:
    hostile = statement("\u202e<b>" + "x" * 5000 + " \x1b[31m", publisher="P")
    read = evidence(
        Stance.SUPPORTS, reference=hostile, entailment=READ, assessed=assessment(0.96, 0.01)
    )
    assert len(said(Label.SUPPORTED, read)) < 400


def test_both_sides_are_told_whatever_order_the_evidence_is_in() -> None:
    one = evidence(Stance.SUPPORTS, NINE, reference=AGENCY)
    other = evidence(Stance.REFUTES, FIVE, reference=LATER, group=2)
    assert said(Label.CONFLICTING, one, other) == said(Label.CONFLICTING, other, one)
