"""Verdicts as cases: an article, a reference, and what follows.

The talks: parties come from the article as a whole, since the sentence names none.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.claim import Claim
from claims.reference import Reference
from claims.vocabulary import DECISIVE_LABELS, ClaimKind, Label, Outcome, ReasonCode, Stance
from tests.claims.cases import claim_with, claims_of, fact_check, judged, statement

TALKS = (
    "Ukraine and Russia are looking for a way out of the war. "
    "Russia wants more land, Ukraine wants a truce. Washington watches.\n"
    "The most recent round of truce talks took place in Istanbul at the beginning of June and "
    "lasted just over an hour. Ukraine sent its minister, Russia an aide.\n"
)
THE_ROUND = claim_with("Istanbul", TALKS)
THE_LENGTH = claim_with("an hour", TALKS)

SECOND = (
    "The second round of talks between Russia and Ukraine was held in Istanbul on 2 June 2025 and "
    "lasted just over an hour."
)

DEADLINE = (
    "Russia keeps bombing Ukraine. The Kremlin waits, Kyiv hopes.\n"
    "The offer follows US President Donald Trump’s announcement of a 50-day deadline for a "
    "ceasefire deal between Russia and Ukraine.\n"
)
THE_DEADLINE = claim_with("50-day", DEADLINE)


def test_a_reference_that_says_the_same_supports() -> None:
    verdict = judged(THE_ROUND, statement(SECOND))
    assert (verdict.label, verdict.outcome) == (Label.SUPPORTED, Outcome.DECIDED)
    assert verdict.as_of == date(2025, 7, 20)
    agreeing = {f.facet for f in verdict.evidence[0].comparison.facets if f.relation == "agrees"}
    assert {"time", "place"} <= agreeing
    assert "2 June 2025" in verdict.rationale
    assert ReasonCode.SINGLE_SOURCE in verdict.reason_codes
    assessment = verdict.evidence[0].assessment
    assert assessment is not None
    assert verdict.confidence == assessment.supports > assessment.refutes


@pytest.mark.parametrize(
    ("claim", "said", "instead", "code"),
    [
        (THE_LENGTH, "just over an hour", "five hours", ReasonCode.DURATION_MISMATCH),
        (THE_LENGTH, "just over an hour", "40 minutes", ReasonCode.DURATION_MISMATCH),
        (THE_ROUND, "2 June 2025", "2 March 2025", ReasonCode.TIME_MISMATCH),
        (THE_ROUND, "Istanbul", "Ankara", ReasonCode.PLACE_MISMATCH),
    ],
)
def test_the_same_event_with_one_other_value_refutes(
    claim: Claim, said: str, instead: str, code: ReasonCode
) -> None:
    verdict = judged(claim, statement(SECOND.replace(said, instead)))
    assert verdict.label is Label.REFUTED
    assert code in verdict.reason_codes
    assert instead in verdict.rationale


@pytest.mark.parametrize("length", ["70 minutes", "a little over an hour", "65 minutes"])
def test_the_same_value_in_other_words_supports(length: str) -> None:
    verdict = judged(THE_LENGTH, statement(SECOND.replace("just over an hour", length)))
    assert verdict.label is Label.SUPPORTED


def test_what_was_told_together_is_judged_fact_by_fact() -> None:
    longer = statement(SECOND.replace("just over an hour", "five hours"))
    assert judged(THE_ROUND, longer).label is Label.SUPPORTED
    assert judged(THE_LENGTH, longer).label is Label.REFUTED


@pytest.mark.parametrize(
    ("said", "instead"), [("2 June 2025", "2 March 2025"), ("Istanbul", "Ankara")]
)
def test_a_fact_is_not_judged_by_a_source_about_another_time_or_place(
    said: str, instead: str
) -> None:
    other = SECOND.replace(said, instead).replace("just over an hour", "five hours")
    verdict = judged(THE_LENGTH, statement(other))
    assert verdict.label not in DECISIVE_LABELS
    assert "told with it" in verdict.rationale


OTHER_EVENTS = [
    # the round before: a first one is never "the most recent"
    "The first round of talks between Russia and Ukraine was held in Istanbul on 16 May 2025 "
    + "and lasted five hours.",
    # without a number, but on another day
    "Russia and Ukraine held talks in Istanbul on 16 May 2025 that lasted less than two hours.",
    # after the article
    "The third round of talks between Russia and Ukraine was held in Istanbul on 23 July 2025 "
    + "and lasted five hours.",
    # other parties, same place, same days
    "The second round of talks between the US and Iran was held in Istanbul in early June 2025, "
    + "lasting five hours.",
    "Talks between Russia and the United States were held in Istanbul on 5 June 2025, lasting "
    + "five hours.",
    "The most recent round of truce talks between Israel and Lebanon was held in Istanbul at "
    + "the beginning of June, lasting five hours.",
    # a plan is not a fact
    "The second round of talks between Russia and Ukraine will be held in Istanbul on "
    + "2 June 2025 and may last five hours.",
]


@pytest.mark.parametrize("text", OTHER_EVENTS)
def test_another_event_neither_supports_nor_refutes(text: str) -> None:
    verdict = judged(THE_ROUND, statement(text))
    assert verdict.label not in DECISIVE_LABELS
    assert verdict.evidence[0].stance in {Stance.RELATED, Stance.IRRELEVANT}


def test_all_other_events_together_decide_nothing_either() -> None:
    references = [statement(text, id=str(n)) for n, text in enumerate(OTHER_EVENTS)]
    verdict = judged(THE_ROUND, *references)
    assert verdict.label is Label.NOT_ENOUGH_EVIDENCE
    assert verdict.missing


def test_the_deadline_is_confirmed_by_its_announcement() -> None:
    text = (
        "On 14 July 2025 US President Donald Trump gave Russia 50 days to agree to a ceasefire "
        "in Ukraine."
    )
    assert judged(THE_DEADLINE, statement(text)).label is Label.SUPPORTED


def test_the_deadline_with_another_length_is_refuted() -> None:
    text = "On 14 July 2025 US President Donald Trump gave Russia 100 days to agree to a ceasefire."
    verdict = judged(THE_DEADLINE, statement(text))
    assert verdict.label is Label.REFUTED
    assert ReasonCode.DURATION_MISMATCH in verdict.reason_codes


@pytest.mark.parametrize(
    "text",
    [
        "On 12 July 2025 Donald Trump gave Iran a 60-day deadline to agree to a nuclear deal.",
        "On 15 July 2025 Donald Trump gave the owner of TikTok 75 days to sell.",
        "On 10 July 2025 Emmanuel Macron announced a 30-day deadline for a ceasefire in Ukraine.",
        "On 28 July 2025 Donald Trump announced a deadline of 12 days for a ceasefire deal.",
        "In January 2025 Donald Trump set a 100-day deadline for ending the war in Ukraine.",
    ],
)
def test_another_deadline_neither_supports_nor_refutes(text: str) -> None:
    assert judged(THE_DEADLINE, statement(text)).label not in DECISIVE_LABELS


def test_no_reference_is_said_to_be_none() -> None:
    verdict = judged(THE_ROUND)
    assert (verdict.label, verdict.outcome) == (None, Outcome.NO_REFERENCE)


def test_an_irrelevant_reference_is_no_reference() -> None:
    verdict = judged(THE_ROUND, statement("The harbour bridge was painted green in 2019."))
    assert verdict.outcome is Outcome.NO_REFERENCE
    assert verdict.evidence[0].stance is Stance.IRRELEVANT


def test_what_was_true_then_and_is_outdated_now_says_both() -> None:
    reference = statement(
        "On 14 July 2025 US President Donald Trump announced a 50-day deadline for a ceasefire "
        "between Russia and Ukraine.",
        valid_from=date(2025, 7, 14),
        valid_to=date(2025, 7, 28),
    )
    verdict = judged(THE_DEADLINE, reference, today=date(2025, 8, 1))
    assert verdict.label is Label.SUPPORTED
    assert ReasonCode.STALE_REFERENCE in verdict.reason_codes
    assert "outdated now" in verdict.rationale
    still = judged(THE_DEADLINE, reference, today=date(2025, 7, 21))
    assert ReasonCode.STALE_REFERENCE not in still.reason_codes
    assert "outdated" not in still.rationale


def test_what_does_not_hold_on_the_day_decides_nothing() -> None:
    reference = statement(SECOND, valid_from=date(2025, 7, 21))
    verdict = judged(THE_ROUND, reference)
    assert verdict.label is Label.NOT_ENOUGH_EVIDENCE
    assert ReasonCode.OUTSIDE_VALIDITY in verdict.reason_codes


def test_the_articles_own_publisher_is_no_independent_evidence() -> None:
    verdict = judged(THE_ROUND, statement(SECOND, publisher="The Courier"), site="The Courier")
    assert verdict.label is Label.NOT_ENOUGH_EVIDENCE
    assert ReasonCode.CIRCULAR_SOURCE in verdict.reason_codes


def test_sources_that_disagree_are_shown_to_disagree() -> None:
    verdict = judged(
        THE_LENGTH,
        statement(SECOND, id="a", publisher="One"),
        statement(SECOND.replace("just over an hour", "five hours"), id="b", publisher="Two"),
    )
    assert verdict.label is Label.CONFLICTING
    assert "One" in verdict.rationale
    assert "Two" in verdict.rationale
    assert ReasonCode.SINGLE_SOURCE not in verdict.reason_codes


def test_a_fact_check_passes_its_rating_on_where_the_claim_is_the_same() -> None:
    text = "The new bridge over the river Aare cost 40 million francs."
    claim = claim_with("bridge", text)
    assert judged(claim, fact_check(text, "False")).label is Label.REFUTED
    assert judged(claim, fact_check(text, "True")).label is Label.SUPPORTED
    unmapped = judged(claim, fact_check(text, "Needs context"))
    assert unmapped.label is Label.NOT_ENOUGH_EVIDENCE
    assert ReasonCode.UNMAPPED_RATING in unmapped.reason_codes


def test_a_fact_check_of_another_value_passes_nothing_on() -> None:
    claim = claim_with("bridge", "The new bridge over the river Aare cost 40 million francs.")
    other = "The new bridge over the river Aare cost 90 million francs."
    assert judged(claim, fact_check(other, "True")).label is Label.NOT_ENOUGH_EVIDENCE
    assert judged(claim, fact_check(other, "False")).label is Label.NOT_ENOUGH_EVIDENCE


def test_a_denied_event_refutes_only_in_nearly_the_same_words() -> None:
    claim = claim_with("approved", "The city council approved the tram budget on 5 May 2025.")
    denial = "The city council did not approve the tram budget on 5 May 2025."
    verdict = judged(claim, statement(denial))
    assert verdict.label is Label.REFUTED
    assert ReasonCode.NEGATION in verdict.reason_codes


def test_swapped_roles_decide_nothing() -> None:
    claim = claim_with("sued", "Acme Corporation sued Globex Corporation in March 2024.")
    swapped = "Globex Corporation sued Acme Corporation in March 2024."
    verdict = judged(claim, statement(swapped))
    assert verdict.label not in DECISIVE_LABELS


def test_opposite_directions_never_support() -> None:
    claim = claim_with("rose", "Unemployment in France rose to 8 percent in March 2024.")
    verdict = judged(claim, statement("Unemployment in France fell to 8 percent in March 2024."))
    assert verdict.label is not Label.SUPPORTED


def test_a_claim_whose_subject_is_not_known_is_never_decided() -> None:
    claim = claim_with("opened", "It opened in Zurich on 5 May 2024.")
    verdict = judged(claim, statement("It opened in Zurich on 5 May 2024."))
    assert verdict.outcome is Outcome.AMBIGUOUS
    assert verdict.label is Label.NOT_ENOUGH_EVIDENCE


def test_what_is_announced_for_later_is_not_due() -> None:
    claim = claim_with("open", "The museum will open in Basel on 3 August 2025.")
    assert claim.due_at is not None
    assert judged(claim, today=date(2025, 7, 21)).outcome is Outcome.NOT_DUE
    later = judged(
        claim, statement("The museum opened in Basel on 3 August 2025."), today=date(2025, 8, 10)
    )
    assert later.label is Label.SUPPORTED
    assert later.as_of == date(2025, 8, 4)


ROLE = next(
    claim
    for claim in claims_of("Ukraine’s defence minister, Rustem Umerov, spoke on Sunday.")
    if claim.kind is ClaimKind.ROLE
)


@pytest.mark.parametrize(
    ("reference", "label"),
    [
        (statement("Rustem Umerov has been defence minister of Ukraine since 2023."), "supported"),
        (
            statement(
                "Rustem Umerov was defence minister of Ukraine from September 2023 until "
                "17 July 2025."
            ),
            "not_enough_evidence",
        ),
        (
            statement(
                "Rustem Umerov is the defence minister of Ukraine.",
                valid_from=date(2023, 9, 6),
                valid_to=date(2025, 7, 17),
            ),
            "not_enough_evidence",
        ),
        (
            statement(
                "Denys Shmyhal has been defence minister of Ukraine since 17 July 2025.",
            ),
            "refuted",
        ),
        (statement("Boris Pistorius has been defence minister of Germany since 2023."), None),
    ],
)
def test_who_holds_a_post_is_judged_for_the_day(reference: Reference, label: str | None) -> None:
    verdict = judged(ROLE, reference)
    assert (verdict.label.value if verdict.label else None) == label


def test_a_post_without_its_country_is_not_refuted_by_another_countrys() -> None:
    claims = claims_of("Prime Minister Narendra Modi spoke on Sunday.\n")
    (post,) = [claim for claim in claims if claim.kind is ClaimKind.ROLE]
    holder = statement("Yulia Svyrydenko has been Prime Minister of Ukraine since July 2024.")
    assert judged(post, holder).label not in DECISIVE_LABELS


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_no_text_of_a_reference_breaks_the_judge_or_decides_by_chance(text: str) -> None:
    verdict = judged(THE_ROUND, statement(text))
    assert verdict.label not in DECISIVE_LABELS


@settings(max_examples=30, deadline=None)
@given(st.permutations([SECOND, *OTHER_EVENTS]))
def test_the_order_of_the_references_does_not_change_the_verdict(texts: list[str]) -> None:
    references = [
        statement(text, id=str(OTHER_EVENTS.index(text) if text in OTHER_EVENTS else 9))
        for text in texts
    ]
    assert judged(THE_ROUND, *references).label is Label.SUPPORTED
