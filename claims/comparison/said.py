"""Writes a compared value as a reader would say it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from claims.comparison.sides import Side
from claims.facets import Name, Quantity, TimeExpression
from claims.verdict import FacetComparison
from claims.vocabulary import ReasonCode, Relation


def compared(
    facet: str,
    relation: Relation,
    value: TimeExpression | Quantity | Name,
    other: TimeExpression | Quantity | Name | None,
    claim: Side,
    code: ReasonCode,
) -> FacetComparison:
    """Record how a value of the claim stands to the value of the reference that answers it."""
    ours, theirs = value_in_words(value), value_in_words(other) if other else ""
    return FacetComparison(
        facet=facet,
        relation=relation,
        claim_value=ours,
        reference_value=theirs,
        claim_span=claim.span(value.span),
        reference_span=other.span if other else None,
        reason_code=code if relation is Relation.CONFLICTS else None,
        explanation=_explained(relation, ours, theirs),
    )


def softened(facet: FacetComparison) -> FacetComparison:
    """Leave a conflict open."""
    if facet.relation is not Relation.CONFLICTS:
        return facet
    return replace(facet, relation=Relation.SILENT, reason_code=None)


def _explained(relation: Relation, ours: str, theirs: str) -> str:
    if relation is Relation.AGREES:
        return f"the reference says {theirs}"
    if relation is Relation.CONFLICTS:
        return f"the claim says {ours}, the reference {theirs}"
    return f"the reference says {theirs}, which does not settle it" if theirs else "not mentioned"


def value_in_words(value: TimeExpression | Quantity | Name) -> str:
    """Write a value as its own words and, where they need it, what they were read as."""
    said = " ".join(value.text.split())
    if isinstance(value, TimeExpression):
        read_as = interval_in_words(value)
        return said if said == read_as else f"{said} ({read_as})"
    if isinstance(value, Name) and value.canonical != value.text:
        return f"{said} ({value.canonical})"
    return said


def interval_in_words(time: TimeExpression) -> str:
    """Write a half-open interval of days as a reader would say it, its last day included."""
    if not time.resolved:
        return "date not known"
    whole = all(
        edge is None or (edge.hour, edge.minute) == (0, 0) for edge in (time.start, time.end)
    )
    if not whole and time.start and time.end:
        return f"{time.start:%-d %B %Y, %H:%M} to {time.end:%-d %B %Y, %H:%M}"
    last = time.end - timedelta(days=1) if time.end else None
    if time.start and last:
        if time.start >= last:
            return f"{time.start:%-d %B %Y}"
        return f"{time.start:%-d %B %Y} to {last:%-d %B %Y}"
    if time.start:
        return f"from {time.start:%-d %B %Y}"
    return f"until {last:%-d %B %Y}" if last else "any time"
