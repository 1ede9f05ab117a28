"""Finds another name in the place of the claim's: "Porto beat Lyon", "Braga beat Lyon".

It is a sign that something differs, and refutes nothing by itself: Braga may have won as well.
"""

from __future__ import annotations

from claims.comparison.named import compare_names
from claims.comparison.sides import Side, once_per_side
from claims.facets import Name
from claims.verdict import FacetComparison
from claims.vocabulary import ReasonCode, Relation


def replaced_names(claim: Side, reference: Side) -> tuple[FacetComparison, ...]:
    """Return the names of the claim that the reference lacks, with the name in their place.

    A name stands in the same place where it is of the same kind, the claim does not have it, and
    the content word right before it or right after it is the same. Where something happened is
    compared as a place. Facet "name_replaced".
    """
    found = []
    for name, (before, after) in _slots(claim):
        if name.located or _has(reference, name):
            continue
        for other, (before_there, after_there) in _slots(reference):
            same = (before and before == before_there) or (after and after == after_there)
            if same and other.kind is name.kind and not _has(claim, other):
                found.append(_replaced(claim, name, other))
                break
    return tuple(found)


def _replaced(claim: Side, name: Name, other: Name) -> FacetComparison:
    return FacetComparison(
        facet="name_replaced",
        relation=Relation.CONFLICTS,
        claim_value=name.canonical,
        reference_value=other.canonical,
        claim_span=claim.span(name.span),
        reference_span=other.span,
        reason_code=ReasonCode.ENTITY_MISMATCH,
        explanation=f"the reference names {other.canonical} in the place of {name.canonical}",
    )


def _has(side: Side, name: Name) -> bool:
    return any(compare_names(name, other) is Relation.AGREES for other in side.facets.names)


@once_per_side
def _slots(side: Side) -> tuple[tuple[Name, tuple[str, str]], ...]:
    """Return each name with the concepts of the content words right before and after it."""
    found = []
    for name in side.facets.names:
        before = next(
            (w.concept for w in reversed(side.words) if w.span.end <= name.span.start), ""
        )
        after = next((w.concept for w in side.words if w.span.start >= name.span.end), "")
        found.append((name, (before, after)))
    return tuple(found)
