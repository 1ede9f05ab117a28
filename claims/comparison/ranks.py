"""Compares places in a series, superlatives, and words that turn a sentence round."""

from __future__ import annotations

import re
from itertools import product

from claims.comparison.sides import Side, once_per_side
from claims.facets import Ordinal
from claims.span import Span
from claims.verdict import FacetComparison
from claims.vocabulary import ReasonCode, Relation
from claims.wording import concept_of

OPPOSITES = (
    ("highest", "lowest"),
    ("largest", "smallest"),
    ("biggest", "smallest"),
    ("most", "least"),
    ("best", "worst"),
    ("longest", "shortest"),
    ("oldest", "youngest"),
    ("oldest", "newest"),
    ("fastest", "slowest"),
    ("richest", "poorest"),
    ("strongest", "weakest"),
    ("earliest", "latest"),
)
TURNS = (("up", "down"), ("with", "without"))
TURN = re.compile(r"\b(?:up(?!\s+to\b)|down|with|without)\b", re.IGNORECASE)
SUPERLATIVE = re.compile(
    rf"\b(?:{'|'.join(sorted({word for pair in OPPOSITES for word in pair}))})\b", re.IGNORECASE
)


def compare_ordinals(claim: Side, reference: Side) -> tuple[FacetComparison, ...]:
    """Compare the numbers of the same series: "the second round" and "the third round".

    A reference that gives several of the series is silent where none is the claim's. Facet
    "ordinal".
    """
    found = []
    for ours in claim.facets.ordinals:
        same = [o for o in reference.facets.ordinals if _is_of_series(ours, o)]
        if not same:
            continue
        agreeing = [other for other in same if other.rank == ours.rank]
        other = (agreeing or same)[0]
        relation = Relation.CONFLICTS if len(same) == 1 else Relation.SILENT
        relation = Relation.AGREES if agreeing else relation
        code = ReasonCode.NUMBER_MISMATCH
        found.append(
            _compared(
                claim, "ordinal", relation, (ours.span, ours.text, other.span, other.text), code
            )
        )
    return tuple(found)


def _is_of_series(ours: Ordinal, other: Ordinal) -> bool:
    known = ours.rank is not None and other.rank is not None and bool(ours.noun)
    return known and concept_of(ours.noun) == concept_of(other.noun)


def compare_superlatives(claim: Side, reference: Side) -> tuple[FacetComparison, ...]:
    """Find opposite superlatives, one on each side: "the highest", "the lowest".

    Facet "superlative"; it conflicts or is not there.
    """
    ours, theirs = _superlatives(claim), _superlatives(reference)
    for (word, here), (other, there) in product(ours.items(), theirs.items()):
        opposite = (word, other) in OPPOSITES or (other, word) in OPPOSITES
        if opposite and word not in theirs and other not in ours:
            values = (here, word, there, other)
            code = ReasonCode.DIRECTION
            return (_compared(claim, "superlative", Relation.CONFLICTS, values, code),)
    return ()


def compare_turns(claim: Side, reference: Side) -> tuple[FacetComparison, ...]:
    """Find small words that turn a sentence round: "closed up", "closed down"; "without".

    Facet "turn"; it conflicts or is not there.
    """
    ours, theirs = _turns(claim), _turns(reference)
    for one, other in TURNS:
        for word, opposite in ((one, other), (other, one)):
            alone = word in ours and opposite not in ours
            if alone and opposite in theirs and word not in theirs:
                values = (ours[word], word, theirs[opposite], opposite)
                code = ReasonCode.DIRECTION
                return (_compared(claim, "turn", Relation.CONFLICTS, values, code),)
    return ()


@once_per_side
def _turns(side: Side) -> dict[str, Span]:
    return {m[0].lower(): Span(*m.span()) for m in TURN.finditer(side.text)}


@once_per_side
def _superlatives(side: Side) -> dict[str, Span]:
    return {m[0].lower(): Span(*m.span()) for m in SUPERLATIVE.finditer(side.text)}


def _compared(
    claim: Side,
    facet: str,
    relation: Relation,
    values: tuple[Span, str, Span, str],
    code: ReasonCode,
) -> FacetComparison:
    here, ours, there, theirs = values
    differs = relation is Relation.CONFLICTS
    return FacetComparison(
        facet=facet,
        relation=relation,
        claim_value=ours,
        reference_value=theirs,
        claim_span=claim.span(here),
        reference_span=there,
        reason_code=code if differs else None,
        explanation=(
            f"the claim says {ours}, the reference {theirs}"
            if differs
            else f"the reference says {theirs}"
        ),
    )
