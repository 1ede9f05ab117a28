"""Says a verdict in words: the values on both sides, the source, and the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claims.claim import Claim
from claims.verdict import Evidence, FacetComparison
from claims.vocabulary import ClaimKind, Label, Outcome, ReasonCode, Relation, Stance

OPENING = {
    Label.SUPPORTED: "Supported",
    Label.REFUTED: "Refuted",
    Label.CONFLICTING: "Sources disagree",
}
SAID = ("time", "duration", "quantity", "place", "role", "polarity", "direction")


def rationale_of(
    claim: Claim,
    outcome: Outcome,
    label: Label | None,
    evidence: Sequence[Evidence],
    as_of: date,
    today: date,
) -> str:
    """Write one to three plain sentences for a verdict."""
    if outcome is Outcome.NO_REFERENCE:
        return "No reference in the store speaks of this."
    decisive = [
        e for e in evidence if e.stance in {Stance.SUPPORTS, Stance.REFUTES} and e.independent
    ]
    if label is Label.CONFLICTING:
        for_it = next(e for e in decisive if e.stance is Stance.SUPPORTS)
        against = next(e for e in decisive if e.stance is Stance.REFUTES)
        return f"Sources disagree. {_told(for_it)} {_told(against)}"
    if outcome is Outcome.AMBIGUOUS:
        words = ", ".join(f"“{word}”" for word in claim.unresolved)
        return f"It is not certain what {words} means here, so nothing is decided."
    if label in OPENING and decisive:
        first = decisive[0]
        opening = f"{OPENING[label]} as of {as_of:%-d %B %Y}."
        outdated = _outdated(first, today) if label is Label.SUPPORTED else ""
        return " ".join(filter(None, (opening, _told(first), outdated)))
    return _undecided(evidence)


def _told(evidence: Evidence) -> str:
    """Say what one reference says about the values of the claim."""
    wanted = Relation.CONFLICTS if evidence.stance is Stance.REFUTES else Relation.AGREES
    facets = [
        facet
        for facet in evidence.comparison.facets
        if facet.relation is wanted and facet.facet in SAID
    ]
    source = evidence.reference.publisher
    if evidence.reference.rating is not None and not facets:
        return f"{source} rated the same claim “{evidence.reference.rating}”."
    if not facets:
        return f"{source} states the same."
    if wanted is Relation.CONFLICTS:
        told = "; ".join(
            f"{facet.facet}: the claim says {facet.claim_value},"
            f" {source} says {facet.reference_value}"
            for facet in facets
        )
        return f"{told[0].upper()}{told[1:]}."
    told = "; ".join(_agreement(facet) for facet in facets)
    return f"{source} agrees on {told}."


def _agreement(facet: FacetComparison) -> str:
    if facet.facet == "role":
        return f"the holder of the post, {facet.reference_value}"
    if facet.claim_value.casefold() == facet.reference_value.casefold():
        return f"the {facet.facet}, {facet.claim_value}"
    return f"the {facet.facet}, {facet.claim_value}, with {facet.reference_value}"


def _outdated(evidence: Evidence, today: date) -> str:
    reference = evidence.reference
    if ReasonCode.STALE_REFERENCE not in evidence.reason_codes or reference.valid_to is None:
        return ""
    if reference.valid_to > today:
        return ""
    return f"It held until {reference.valid_to:%-d %B %Y} and is outdated now."


def _undecided(evidence: Sequence[Evidence]) -> str:
    outside = [e for e in evidence if ReasonCode.OUTSIDE_VALIDITY in e.reason_codes]
    circular = [e for e in evidence if ReasonCode.CIRCULAR_SOURCE in e.reason_codes]
    repeated = [e for e in evidence if ReasonCode.CLAIMANT_REPEATED in e.reason_codes]
    same = [e for e in evidence if e.comparison.same_event and e.stance is Stance.RELATED]
    if circular:
        return (
            f"Only {circular[0].reference.publisher}, the article's own source, speaks to it; "
            "that is no independent evidence."
        )
    if repeated:
        source = repeated[0].reference.publisher
        return f"{source} reports that the same speaker said so; whether it is true it leaves open."
    if outside:
        return f"{outside[0].reference.publisher} speaks to it, but not for this day."
    if same:
        source = same[0].reference.publisher
        return f"{source} speaks of the same, but does not settle {_open_points(same[0])}."
    near = [e for e in evidence if e.stance is Stance.RELATED]
    apart = _what_keeps_apart(near[0]) if near else None
    because = f" ({apart})" if apart else ""
    return f"The references that come near speak of something else{because}."


def _what_keeps_apart(evidence: Evidence) -> str | None:
    failed = [tie for tie in evidence.comparison.ties if not tie.holds]
    failed.sort(key=lambda tie: tie.kind == "recency")
    return failed[0].explanation if failed else None


def _open_points(evidence: Evidence) -> str:
    open_points = [
        f"the {facet.facet} ({facet.claim_value})"
        for facet in evidence.comparison.facets
        if facet.relation is not Relation.AGREES
    ]
    return ", ".join(open_points[:3]) or "all that the claim says"


def missing_evidence(claim: Claim, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Say what evidence would settle a claim that is undecided."""
    if claim.kind is ClaimKind.ROLE:
        return ("a reference that says who held this post on that day",)
    same = [e for e in evidence if e.comparison.same_event]
    if not same:
        return ("an independent reference that speaks of this event",)
    confirmed = {
        (facet.facet, facet.claim_value)
        for item in same
        for facet in item.comparison.facets
        if facet.relation is Relation.AGREES
    }
    wanted = [
        f"a reference that gives the {facet.facet} ({facet.claim_value})"
        for facet in same[0].comparison.facets
        if (facet.facet, facet.claim_value) not in confirmed and facet.facet in SAID
    ]
    return tuple(dict.fromkeys(wanted)) or ("a reference that states the same in full",)
