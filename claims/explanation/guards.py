"""What stands against a reference that decides nothing, though its words read as if it did."""

from __future__ import annotations

from claims.explanation.undecided import LEANING
from claims.explanation.wording import named_source, shown
from claims.verdict import Evidence
from claims.vocabulary import Relation, Stance


def guards_of(evidence: Evidence) -> tuple[str, ...]:
    """Name the differing values and failed ties that overruled what the words alone read as.

    Empty where nothing was overruled: the reference decides, or its words lean to neither side.
    """
    assessment = evidence.assessment
    if assessment is None or evidence.stance in {Stance.SUPPORTS, Stance.REFUTES}:
        return ()
    if max(assessment.supports, assessment.refutes) < LEANING:
        return ()
    source = named_source(evidence.reference)
    found = []
    if assessment.supports >= LEANING:
        found = [
            f"the {facet.facet} differs: {shown(facet.claim_value)} in the claim, "
            f"{shown(facet.reference_value)} by {source}"
            for facet in evidence.comparison.facets
            if facet.relation is Relation.CONFLICTS
        ]
    found += [tie.explanation for tie in evidence.comparison.ties if not tie.holds]
    return tuple(dict.fromkeys(found))
