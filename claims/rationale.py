"""Says a verdict in words: the values on both sides, the source, and the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claims.claim import Claim
from claims.reference import Reference
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
    """Write one to four plain sentences for a verdict."""
    if outcome is Outcome.NO_REFERENCE:
        return "No reference in the store speaks of this."
    decisive = [
        e for e in evidence if e.stance in {Stance.SUPPORTS, Stance.REFUTES} and e.independent
    ]
    if label is Label.CONFLICTING:
        for_it = next(e for e in decisive if e.stance is Stance.SUPPORTS)
        against = next(e for e in decisive if e.stance is Stance.REFUTES)
        told = ("Sources disagree.", _told(for_it), _told(against), _counted_once(decisive))
        return " ".join(filter(None, told))
    if outcome is Outcome.AMBIGUOUS:
        words = ", ".join(f"“{word}”" for word in claim.unresolved)
        return f"It is not certain what {words} means here, so nothing is decided."
    if label in OPENING and decisive:
        first = decisive[0]
        opening = f"{OPENING[label]} as of {as_of:%-d %B %Y}."
        outdated = _outdated(first, today) if label is Label.SUPPORTED else ""
        told = (opening, _told(first), outdated, _counted_once(decisive))
        return " ".join(filter(None, told))
    return _undecided(evidence, as_of)


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
    """Say that what was so on the day has ended since."""
    if ReasonCode.STALE_REFERENCE not in evidence.reason_codes:
        return ""
    ended = evidence.reference.valid_to
    if ended is not None and ended <= today:
        return f"It held until {ended:%-d %B %Y} and is outdated now."
    return "By its own words it has ended since, and is outdated now."


def _counted_once(decisive: Sequence[Evidence]) -> str:
    """Say which of the counted references are one source, and by what."""
    groups: dict[int | None, list[Evidence]] = {}
    for each in decisive:
        groups.setdefault(each.source_group, []).append(each)
    return " ".join(
        _one_source(members)
        for group, members in groups.items()
        if group is not None and len(members) > 1
    )


def _one_source(members: Sequence[Evidence]) -> str:
    codes = {code for each in members for code in each.reason_codes}
    publishers = list(dict.fromkeys(each.reference.publisher for each in members))
    if len(publishers) == 1:
        return f"{publishers[0]} says so in {len(members)} references, which count as one source."
    names = f"{', '.join(publishers[:-1])} and {publishers[-1]}"
    if ReasonCode.SAME_WIRE in codes:
        return f"{names} take it from the same news agency and count as one source."
    if ReasonCode.NEAR_COPY in codes:
        return f"{names} print the same text, one copied from the other, and count as one source."
    return f"{names} belong together and count as one source."


def _circular(evidence: Evidence) -> str:
    """Say what a reference shares with the article that it is to be evidence on."""
    source, codes = evidence.reference.publisher, evidence.reason_codes
    if ReasonCode.NEAR_COPY in codes:
        return f"Only {source} speaks to it, in the article's own words: one copied from the other"
    if ReasonCode.SAME_WIRE in codes:
        return f"Only {source} speaks to it, and takes it from the article's own news agency"
    if ReasonCode.QUOTES_ARTICLE in codes:
        return f"Only {source} speaks to it, and gives the article's own publisher as its source"
    return f"Only {source}, the article's own source, speaks to it"


def _undecided(evidence: Sequence[Evidence], as_of: date) -> str:
    outside = [e for e in evidence if ReasonCode.OUTSIDE_VALIDITY in e.reason_codes]
    lapsed = [e for e in evidence if ReasonCode.STALE_REFERENCE in e.reason_codes]
    circular = [e for e in evidence if ReasonCode.CIRCULAR_SOURCE in e.reason_codes]
    repeated = [e for e in evidence if ReasonCode.CLAIMANT_REPEATED in e.reason_codes]
    same = [e for e in evidence if e.comparison.same_event and e.stance is Stance.RELATED]
    if circular:
        return f"{_circular(circular[0])}; that is no independent evidence."
    if repeated:
        source = repeated[0].reference.publisher
        return f"{source} reports that the same speaker said so; whether it is true it leaves open."
    if outside:
        return f"{outside[0].reference.publisher} speaks to it, but not for this day."
    if lapsed:
        return _lapsed(lapsed[0].reference, as_of)
    if same:
        source = same[0].reference.publisher
        return f"{source} speaks of the same, but does not settle {_open_points(same[0])}."
    near = [e for e in evidence if e.stance is Stance.RELATED]
    apart = _what_keeps_apart(near[0]) if near else None
    because = f" ({apart})" if apart else ""
    return f"The references that come near speak of something else{because}."


def _lapsed(reference: Reference, as_of: date) -> str:
    told = f" on {reference.published_at:%-d %B %Y}" if reference.published_at else ""
    return (
        f"{reference.publisher} said so{told}; whether it still held on {as_of:%-d %B %Y} "
        "is not known."
    )


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
