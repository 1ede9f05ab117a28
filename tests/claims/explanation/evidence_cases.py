"""Short ways to write evidence: what it says, and what was found when it was compared."""

from __future__ import annotations

from datetime import date, datetime

from claims.claim import Claim
from claims.explanation import rationale_of
from claims.reference import Reference
from claims.span import Span
from claims.verdict import (
    AlignedSpan,
    Assessment,
    Comparison,
    Contribution,
    EventTie,
    Evidence,
    FacetComparison,
    Verdict,
)
from claims.verifier.entailment import Entailment
from claims.vocabulary import Label, Outcome, ReasonCode, Relation, Stance
from tests.claims.cases import claim_with, statement

DAY = date(2025, 7, 20)
TODAY = date(2025, 8, 1)
STRIKE = claim_with("strike", "The strike at the Faro docks in May 2025 lasted nine days.")
WORDS = "Dockers in Faro were out for nine days in May 2025."
AGENCY = statement(WORDS, publisher="Agency A", published_at=datetime(2025, 6, 3))
LATER = statement(
    "The strike in Faro ended after five days.",
    id="b",
    publisher="Agency B",
    published_at=datetime(2025, 6, 5),
)
READ = Entailment(0.9, 0.02, 0.08)


def facet(name: str, relation: Relation, claimed: str, referred: str = "") -> FacetComparison:
    return FacetComparison(name, relation, claimed, referred)


def assessment(supports: float, refutes: float, *contributions: Contribution) -> Assessment:
    neither = round(1 - supports - refutes, 4)
    return Assessment(supports, refutes, neither, contributions, familiarity=0.9)


def evidence(
    stance: Stance,
    *facets: FacetComparison,
    reference: Reference = AGENCY,
    ties: tuple[EventTie, ...] = (EventTie("event", True, "both speak of the strike"),),
    aligned: tuple[str, ...] = (),
    codes: tuple[ReasonCode, ...] = (),
    independent: bool = True,
    entailment: Entailment | None = None,
    assessed: Assessment | None = None,
    group: int | None = 1,
) -> Evidence:
    text = reference.statement
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in aligned]
    return Evidence(
        reference=reference,
        stance=stance,
        comparison=Comparison(
            same_event=all(tie.holds for tie in ties),
            ties=ties,
            facets=facets,
            aligned=tuple(AlignedSpan(Span(0, 1), span) for span in spans),
            fuzzy_score=70.0,
            coverage=0.7,
        ),
        span=Span(0, len(text)),
        quote=text,
        independent=independent,
        reason_codes=codes,
        entailment=entailment,
        assessment=assessed,
        source_group=group,
    )


def verdict(
    label: Label | None,
    *read: Evidence,
    outcome: Outcome = Outcome.DECIDED,
    codes: tuple[ReasonCode, ...] = (),
    missing: tuple[str, ...] = (),
) -> Verdict:
    return Verdict(label, outcome, DAY, "", codes, read, missing=missing)


def said(label: Label | None, *read: Evidence, claim: Claim = STRIKE) -> str:
    return rationale_of(claim, Outcome.DECIDED, label, read, DAY, TODAY)
