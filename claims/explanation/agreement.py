"""What one reference says about a claim, in one sentence: its values, or the words it rests on."""

from __future__ import annotations

from claims.claim import Claim
from claims.explanation.wording import (
    ASKED_ABOUT,
    TOLD,
    name_of,
    named_source,
    open_facets,
    percent,
    rested_on,
    shown,
)
from claims.verdict import Evidence, FacetComparison
from claims.vocabulary import Relation, Stance


def told(evidence: Evidence, claim: Claim) -> str:
    """Say what one decisive reference says about the values of the claim."""
    refutes = evidence.stance is Stance.REFUTES
    wanted = Relation.CONFLICTS if refutes else Relation.AGREES
    facets = [
        facet
        for facet in evidence.comparison.facets
        if facet.relation is wanted and facet.facet in TOLD
    ]
    if not facets:
        return _without_values(evidence)
    if refutes:
        differences = "; ".join(_difference(facet, evidence, claim) for facet in facets)
        return f"{differences[0].upper()}{differences[1:]}."
    given = "; ".join(_agreement(facet, claim) for facet in facets)
    return f"{named_source(evidence.reference)} gives {given}{_read_besides(evidence)}."


def _without_values(evidence: Evidence) -> str:
    source = named_source(evidence.reference)
    if evidence.reference.rating is not None:
        return f"{source} rated the same claim “{evidence.reference.rating}”."
    if evidence.assessment is None and evidence.entailment is None:
        return f"{source} states the same."
    return f"The words “{rested_on(evidence)}” of {source} were {_read_as(evidence)}."


def _read_as(evidence: Evidence) -> str:
    """Say how words were read, by whom, and how sure that is."""
    stance = "contradicting" if evidence.stance is Stance.REFUTES else "supporting"
    reader = " by the verifier" if evidence.entailment is not None else ""
    said = f"read as {stance} it{reader}"
    if evidence.assessment is None:
        return said
    refutes, supports = evidence.assessment.refutes, evidence.assessment.supports
    sure = refutes if evidence.stance is Stance.REFUTES else supports
    return f"{said} (calibrated probability {percent(sure)})"


def _read_besides(evidence: Evidence) -> str:
    """Say that a model read what no value shows: the rules alone would have decided nothing."""
    silent = any(facet.facet in ASKED_ABOUT for facet in open_facets(evidence))
    if not silent or (evidence.assessment is None and evidence.entailment is None):
        return ""
    return f"; the rest of it was {_read_as(evidence)}"


def _difference(facet: FacetComparison, evidence: Evidence, claim: Claim) -> str:
    source = named_source(evidence.reference)
    ours, theirs = shown(facet.claim_value), shown(facet.reference_value)
    if facet.facet == "wording":
        said = f"“{theirs}”" if theirs else f"“{rested_on(evidence)}”"
        return f"“{ours}” in the claim against {said} of {source}, {_read_as(evidence)}"
    return f"{name_of(facet, claim)}: the claim says {ours}, {source} says {theirs}"


def _agreement(facet: FacetComparison, claim: Claim) -> str:
    ours, theirs = shown(facet.claim_value), shown(facet.reference_value)
    if facet.facet == "role":
        return f"the post to {theirs}"
    if ours.casefold() == theirs.casefold():
        return f"the same {name_of(facet, claim)}, {ours}"
    return f"{theirs} as the {name_of(facet, claim)}, which fits {ours}"
