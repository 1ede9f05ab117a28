"""Which evidence a verdict rests on, and why the rest that was read does not count."""

from __future__ import annotations

from claims.verdict import Evidence, Verdict
from claims.vocabulary import ReasonCode, Stance
from flows import phrases

_DECISIVE_STANCES = frozenset({Stance.SUPPORTS, Stance.REFUTES})
_GROUNDS = frozenset(
    {
        ReasonCode.NUMBER_MISMATCH,
        ReasonCode.TIME_MISMATCH,
        ReasonCode.DURATION_MISMATCH,
        ReasonCode.PLACE_MISMATCH,
        ReasonCode.ENTITY_MISMATCH,
        ReasonCode.NEGATION,
        ReasonCode.CONTRADICTION,
        ReasonCode.DIRECTION,
        ReasonCode.ROLE_SWAP,
    }
)
"""Reasons that make evidence contradict a claim; the table of values already shows them."""

NEAREST = 2
"""References that are shown of a verdict that none of them decided."""


def counted_evidence(verdict: Verdict) -> tuple[Evidence, ...]:
    """Return the evidence that speaks for or against the claim and is independent of it."""
    return tuple(
        each for each in verdict.evidence if each.independent and each.stance in _DECISIVE_STANCES
    )


def nearest_evidence(verdict: Verdict) -> tuple[Evidence, ...]:
    """Return what shows best why a verdict is what it is: what counted, else what came nearest."""
    counted = counted_evidence(verdict)
    if counted:
        return counted
    near = [each for each in verdict.evidence if each.stance is not Stance.IRRELEVANT]
    return tuple(near[:NEAREST])


def reservations(evidence: Evidence) -> tuple[str, ...]:
    """Say in words why a reference does not count, or what to bear in mind where it does."""
    refutes = evidence.stance is Stance.REFUTES and evidence.independent
    codes = [code for code in evidence.reason_codes if not (refutes and code in _GROUNDS)]
    reasons = [phrases.REASONS[code] for code in codes]
    reasons += [tie.explanation for tie in evidence.comparison.ties if not tie.holds]
    if not evidence.independent:
        reasons.append("it is not independent of the article")
    return tuple(dict.fromkeys(reason for reason in reasons if reason))
