"""Lays one claim beside one reference: what ties them to one event, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence

from claims.comparison.event import (
    Context,
    actor_tie,
    later_event,
    parties_tie,
    recency_tie,
    series_tie,
    stranger_tie,
    topic_tie,
)
from claims.comparison.facets import compare_facets
from claims.comparison.sides import Side
from claims.span import Span
from claims.verdict import AlignedSpan, Comparison, EventTie, FacetComparison
from claims.vocabulary import Relation
from claims.wording import align, coverage, fuzzy_score

VALUES = ("time", "duration", "quantity", "place")
"""Facets that help to tell one event from another of its kind."""
SAME_WORDING = 90.0
"""Fuzzy score, in [0, 100], from which the wording itself identifies the event."""
WEAK_TIES = frozenset({"names", "recency"})
"""What also ties two different things that one person did in one month."""
TIES_TO_REFUTE = 2
"""Identifying ties, the facet that differs left aside, from which a difference refutes."""
COVERAGE_TO_REFUTE = 0.3
"""Share of the claim's words that the reference must have for a difference to refute."""

__all__ = ["VALUES", "Context", "compare_sides", "identifying"]


def compare_sides(claim: Side, reference: Side, context: Context) -> Comparison:
    """Compare a claim with a reference, each already read."""
    facets = compare_facets(claim, reference)
    aligned = align(claim.words, reference.words)
    score = fuzzy_score(claim.text, reference.text)
    share = coverage(claim.words, aligned, claim.events & reference.events)
    ties = _ties(claim, reference, context, facets, score)
    ties = (*ties, *_apart_by_values(claim, facets, ties, share, context))
    return Comparison(
        same_event=bool(identifying(ties)) and all(tie.holds for tie in ties if _counts(tie, ties)),
        ties=ties,
        facets=facets,
        aligned=tuple(AlignedSpan(claim.span(pair.claim), pair.reference) for pair in aligned),
        fuzzy_score=round(score, 1),
        coverage=round(share, 3),
    )


def identifying(ties: Sequence[EventTie]) -> frozenset[str]:
    """Return the kinds of the ties that hold and tell one event from another of its kind."""
    return frozenset(tie.kind for tie in ties if tie.holds and tie.kind not in {"event", "parties"})


def _ties(
    claim: Side,
    reference: Side,
    context: Context,
    facets: Sequence[FacetComparison],
    score: float,
) -> tuple[EventTie, ...]:
    bounds = _bounds(claim)
    found = [
        topic_tie(claim, reference),
        parties_tie(claim, reference, context),
        actor_tie(claim, reference),
        series_tie(claim, reference, context),
        recency_tie(claim, reference, context),
        later_event(reference, context),
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


def _counts(tie: EventTie, ties: Sequence[EventTie]) -> bool:
    """Whether a tie that fails keeps the two apart.

    News may be old without being other news, and a stranger may stand in a fuller report.
    """
    if tie.kind == "strangers":
        return identifying(ties) <= WEAK_TIES
    return tie.kind != "recency"


def _apart_by_values(
    claim: Side,
    facets: Sequence[FacetComparison],
    ties: Sequence[EventTie],
    share: float,
    context: Context,
) -> tuple[EventTie, ...]:
    """Keep them apart where a value differs and nothing else says that the event is the same."""
    return tuple(
        EventTie(facet.facet, False, f"{facet.explanation}, and nothing else makes them one event")
        for facet in facets
        if facet.facet in VALUES
        and facet.relation is Relation.CONFLICTS
        and not (
            _times_settled(facet.facet, facets, claim)
            and _identified_without(facet.facet, ties, share, context)
        )
    )


def _times_settled(facet: str, facets: Sequence[FacetComparison], claim: Side) -> bool:
    """Whether the times agree, where it is another value that differs.

    Counts grow and prices change: at another time another figure may well be right.
    """
    if facet == "time":
        return True
    bounds = _bounds(claim)
    return all(
        other.relation is Relation.AGREES and other.claim_span not in bounds
        for other in facets
        if other.facet == "time"
    )


def _bounds(claim: Side) -> set[Span]:
    """Return the claim's times without a beginning or an end.

    "After 1984" agrees with too many events to tell one from another.
    """
    return {
        claim.span(time.span)
        for time in claim.facets.times
        if time.start is None or time.end is None
    }


def _identified_without(
    facet: str, ties: Sequence[EventTie], share: float, context: Context
) -> bool:
    """Whether the event is the same one, even though this facet differs.

    A different time is most often a different event, so there its number in a series or the
    wording itself must say that it is the same one.
    """
    rest = identifying(ties) - {facet}
    if len(rest) < TIES_TO_REFUTE or (facet == "time" and not rest & {"series", "wording"}):
        return False
    needed = context.minimum_coverage if rest <= WEAK_TIES else COVERAGE_TO_REFUTE
    return share >= needed
