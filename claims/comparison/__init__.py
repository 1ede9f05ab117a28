"""Lays one claim beside one reference: what ties them to one event, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence

from claims.comparison.comparatives import comparative_ties
from claims.comparison.differences import (
    VALUES,
    WEAK_TIES,
    apart_by_values,
    identifying,
    unbounded_times,
)
from claims.comparison.event import (
    Context,
    actor_tie,
    bare_tie,
    later_event,
    parties_tie,
    recency_tie,
    series_tie,
    stranger_tie,
    topic_tie,
)
from claims.comparison.facets import compare_facets
from claims.comparison.possessors import possessor_tie
from claims.comparison.replaced import replaced_tie
from claims.comparison.routes import route_tie
from claims.comparison.scope import scope_ties
from claims.comparison.sequence import sequence_tie
from claims.comparison.setting import compare_setting, setting_ties
from claims.comparison.sides import Side
from claims.comparison.tenses import tense_tie
from claims.facets import Dimension
from claims.verdict import AlignedSpan, Comparison, EventTie, FacetComparison
from claims.vocabulary import Relation
from claims.wording import align, coverage, fuzzy_score

SAME_WORDING = 90.0
"""Fuzzy score, in [0, 100], from which the wording itself identifies the event."""

__all__ = ["VALUES", "Context", "compare_sides", "identifying"]


def compare_sides(claim: Side, reference: Side, context: Context) -> Comparison:
    """Compare a claim with a reference, each already read."""
    facets = compare_facets(claim, reference)
    aligned = align(claim.words, reference.words)
    score = fuzzy_score(claim.text, reference.text)
    share = coverage(claim.words, aligned, claim.events & reference.events)
    share = min(1.0, share + _opposed_share(claim, facets))
    beside = compare_setting(claim, reference)
    ties = (*_ties(claim, reference, context, facets, score), *setting_ties(beside))
    ties = (*ties, *scope_ties(claim, reference, aligned, facets, identifying(ties)))
    if replaced := replaced_tie(claim, reference, aligned, facets):
        ties = (*ties, replaced)
    ties = (*ties, *apart_by_values(claim, reference, facets, beside, ties, share, context))
    return Comparison(
        same_event=bool(identifying(ties))
        and all(tie.holds for tie in ties if _counts(tie, ties, claim)),
        ties=ties,
        facets=facets,
        aligned=tuple(AlignedSpan(claim.span(pair.claim), pair.reference) for pair in aligned),
        fuzzy_score=round(score, 1),
        coverage=round(share, 3),
    )


def _opposed_share(claim: Side, facets: Sequence[FacetComparison]) -> float:
    """Return the share of the claim's words that the reference answers with the opposite."""
    opposed = any(
        facet.facet == "direction" and facet.relation is Relation.CONFLICTS for facet in facets
    )
    return 1 / len(claim.words) if opposed and claim.words else 0.0


def _ties(
    claim: Side,
    reference: Side,
    context: Context,
    facets: Sequence[FacetComparison],
    score: float,
) -> tuple[EventTie, ...]:
    bounds = unbounded_times(claim)
    found = [
        topic_tie(claim, reference),
        parties_tie(claim, reference, context),
        actor_tie(claim, reference),
        series_tie(claim, reference, context),
        recency_tie(claim, reference, context),
        later_event(reference, context),
        bare_tie(claim),
        possessor_tie(claim, reference),
        sequence_tie(claim, reference),
        route_tie(claim, reference),
        None if context.reported else tense_tie(claim, reference),
        *comparative_ties(claim, reference),
        stranger_tie(reference, context),
        *(
            EventTie(facet.facet, True, f"the {facet.facet} agrees")
            for facet in facets
            if facet.facet in VALUES
            and facet.relation is Relation.AGREES
            and facet.claim_span not in bounds
        ),
    ]
    if score >= SAME_WORDING:
        found.append(EventTie("wording", True, "the wording is nearly the same"))
    return tuple(tie for tie in found if tie is not None)


def _counts(tie: EventTie, ties: Sequence[EventTie], claim: Side) -> bool:
    """Whether a tie that fails keeps the two apart.

    News may be old without being other news, unless only a count tells what it is: crashes with
    two dead are many. A stranger may stand in a fuller report.
    """
    if tie.kind == "strangers":
        return identifying(ties) <= WEAK_TIES
    if tie.kind == "recency":
        counts = any(figure.dimension is Dimension.COUNT for figure in claim.facets.quantities)
        return counts and not claim.actors
    return True
