"""Says what evidence would settle a claim that is undecided."""

from __future__ import annotations

from collections.abc import Sequence

from claims.claim import Claim
from claims.explanation.wording import ASKED_ABOUT, STATED, question_of
from claims.verdict import Evidence
from claims.vocabulary import ClaimKind, Relation


def missing_evidence(claim: Claim, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Name the references that are wanting, each as it would be asked for."""
    if claim.kind is ClaimKind.ROLE:
        return ("a reference that says who held this post on that day",)
    same = [each for each in evidence if each.comparison.same_event]
    if not same:
        asked = [
            question_of(facet, claim)
            for each in evidence[:1]
            for facet in each.comparison.facets
            if facet.facet in ASKED_ABOUT
        ]
        and_says = f" and says {asked[0]}" if asked else ""
        return (f"an independent reference that speaks of this event{and_says}",)
    confirmed = {
        (facet.facet, facet.claim_value)
        for each in same
        for facet in each.comparison.facets
        if facet.relation is Relation.AGREES
    }
    wanted = [
        f"a reference that says {question_of(facet, claim)}"
        for facet in same[0].comparison.facets
        if (facet.facet, facet.claim_value) not in confirmed and facet.facet in STATED
    ]
    return tuple(dict.fromkeys(wanted)) or ("a reference that states the same in full",)
