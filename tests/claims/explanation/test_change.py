"""What would change a verdict: for every verdict something, for machines and in words."""

from __future__ import annotations

from datetime import date

import pytest

from claims.explanation import ChangeKind, what_would_change
from claims.verdict import Verdict
from claims.vocabulary import Label, Outcome, ReasonCode, Relation, Stance
from tests.claims.cases import claim_with, judged, statement
from tests.claims.explanation.evidence_cases import (
    LATER,
    STRIKE,
    evidence,
    facet,
    verdict,
)

NINE = facet("duration", Relation.AGREES, "nine days", "9 days")
FIVE = facet("duration", Relation.CONFLICTS, "nine days", "five days")
SINGLE = (ReasonCode.SINGLE_SOURCE,)


def kinds(found: Verdict) -> list[ChangeKind]:
    return [change.kind for change in what_would_change(STRIKE, found)]


def test_support_by_one_source_would_be_firmer_with_a_second() -> None:
    found = verdict(Label.SUPPORTED, evidence(Stance.SUPPORTS, NINE), codes=SINGLE)
    other, second = what_would_change(STRIKE, found)
    assert (other.kind, other.facet, other.value) == (
        ChangeKind.OTHER_VALUE,
        "duration",
        "nine days",
    )
    assert "another duration than nine days" in other.words
    assert second.kind is ChangeKind.SECOND_SOURCE


def test_a_refuted_value_would_need_a_source_that_gives_it_or_a_correction() -> None:
    found = verdict(Label.REFUTED, evidence(Stance.REFUTES, FIVE, reference=LATER))
    given, correction = what_would_change(STRIKE, found)
    assert given.words == (
        "an independent reference, valid on 20 July 2025, that gives nine days as the duration: "
        "sources would disagree"
    )
    assert correction.words == "a correction by Agency B from five days to nine days"


def test_disagreement_ends_where_one_side_corrects() -> None:
    against = evidence(Stance.REFUTES, FIVE, reference=LATER, group=2)
    found = verdict(Label.CONFLICTING, evidence(Stance.SUPPORTS, NINE), against)
    (correction,) = what_would_change(STRIKE, found)
    assert correction.words.endswith("by one side: Agency A, or Agency B")


def test_what_holds_until_a_day_may_differ_after_it() -> None:
    bounded = statement("The docks are closed.", valid_to=date(2025, 9, 1))
    read = evidence(Stance.SUPPORTS, reference=bounded)
    changes = what_would_change(STRIKE, verdict(Label.SUPPORTED, read))
    assert changes[-1].kind is ChangeKind.LATER_DAY
    assert changes[-1].day == date(2025, 9, 1)
    unbounded = evidence(Stance.SUPPORTS, NINE)
    assert ChangeKind.LATER_DAY not in kinds(verdict(Label.SUPPORTED, read, unbounded))


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (ReasonCode.CIRCULAR_SOURCE, ChangeKind.INDEPENDENT_SOURCE),
        (ReasonCode.CLAIMANT_REPEATED, ChangeKind.INDEPENDENT_SOURCE),
        (ReasonCode.OUTSIDE_VALIDITY, ChangeKind.REFERENCE_FOR_THE_DAY),
        (ReasonCode.UNRESOLVED_TIME, ChangeKind.CLEARER_WORDS),
        (ReasonCode.UNMAPPED_RATING, ChangeKind.KNOWN_RATING),
    ],
)
def test_what_is_undecided_says_what_it_lacks(code: ReasonCode, kind: ChangeKind) -> None:
    found = verdict(
        Label.NOT_ENOUGH_EVIDENCE, codes=(code,), missing=("a reference that says when",)
    )
    assert kinds(found) == [ChangeKind.MISSING_REFERENCE, kind]


@pytest.mark.parametrize("label", [Label.SUPPORTED, Label.REFUTED, Label.CONFLICTING, None])
def test_a_verdict_whose_evidence_is_not_there_still_has_an_answer(label: Label | None) -> None:
    assert what_would_change(STRIKE, verdict(label, outcome=Outcome.DECIDED))


def test_the_future_names_its_day() -> None:
    claim = claim_with("2026", "The new bridge in Bern will open on 4 May 2026.")
    assert claim.due_at is not None
    found = judged(claim, statement("The bridge in Bern is green."))
    (change,) = what_would_change(claim, found)
    assert change.kind is ChangeKind.LATER_DAY
    assert change.day == claim.due_at.date()


def test_words_that_are_not_clear_are_named() -> None:
    claim = claim_with("Bern", "Nobody spoke. Rain fell. He left Bern on 2 June 2025.")
    found = judged(claim, statement("Anna Weiss left Bern on 2 June 2025."))
    first = what_would_change(claim, found)[0]
    assert first.kind is ChangeKind.CLEARER_WORDS
    assert "“He”" in first.words
