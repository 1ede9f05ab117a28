"""Keeps a claim and a reference apart where a value differs and may well differ.

A difference refutes only where everything else says that the two speak of one event: two crashes
on two days have two numbers of dead.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.comparison.event import Context, strangers
from claims.comparison.scope import SCENE
from claims.comparison.sides import Side
from claims.comparison.times import is_part_of
from claims.span import Span
from claims.verdict import EventTie, FacetComparison
from claims.vocabulary import Relation

VALUES = ("time", "duration", "quantity", "place")
"""Facets that help to tell one event from another of its kind."""
ONCE = frozenset(
    {
        *("birth", "death", "marriage", "appointment", "resignation", "inauguration"),
        *("opening", "closure", "launch", "construction", "discovery", "publication"),
        *("merger", "sale", "establish", "create", "complete", "introduce", "join"),
    }
)
"""What happens once to a thing or a person; who won in one year may have won in another."""
WEAK_TIES = frozenset({"names", "recency"})
"""What also ties two different things that one person did in one month."""
TIES_TO_REFUTE = 2
"""Identifying ties, the facet that differs left aside, from which a difference refutes."""
COVERAGE_TO_REFUTE = 0.3
"""Share of the claim's words that the reference must have for a difference to refute."""
COVERAGE_OF_FIGURES = 0.85
"""The same where a figure differs: revenue and profit are told in otherwise the same words."""


def identifying(ties: Sequence[EventTie]) -> frozenset[str]:
    """Return the kinds of the ties that hold and tell one event from another of its kind."""
    return frozenset(tie.kind for tie in ties if tie.holds and tie.kind not in {"event", "parties"})


def apart_by_values(
    claim: Side,
    reference: Side,
    facets: Sequence[FacetComparison],
    beside: Sequence[FacetComparison],
    ties: Sequence[EventTie],
    share: float,
    context: Context,
) -> tuple[EventTie, ...]:
    """Return the values that differ although nobody need be wrong: they keep the two apart.

    `beside` compares the values that the claim was told together with.
    """
    everything = (*facets, *beside)
    differing = [f for f in facets if f.facet in VALUES and f.relation is Relation.CONFLICTS]
    return tuple(
        EventTie(facet.facet, False, f"{facet.explanation}, and nothing else makes them one event")
        for facet in differing
        if not (
            ("series" in identifying(ties) or _is_only_difference(facet, everything))
            and _times_settled(facet, everything, claim, reference, ties)
            and _identified_without(facet.facet, ties, share, context)
            and not (facet.facet == "time" and _may_recur(claim, ties))
            and not strangers(claim, reference, context, facet.reference_span)
        )
    )


def _times_settled(
    facet: FacetComparison,
    facets: Sequence[FacetComparison],
    claim: Side,
    reference: Side,
    ties: Sequence[EventTie],
) -> bool:
    """Whether the times agree, where it is another value that differs.

    Counts grow and prices change: at another time another figure may well be right, and a quarter
    has other figures than its year. Where the claim gives no time, the reference must be this
    week's news as well.
    """
    if facet.facet == "time":
        return True
    bounds = unbounded_times(claim)
    if facet.facet == "quantity" and "series" not in identifying(ties):
        if any(tie.kind == "recency" and not tie.holds for tie in ties):
            return False
        if any(
            is_part_of(theirs, ours)
            for ours in claim.all_times
            for theirs in reference.facets.times
        ):
            return False
    return all(
        other.relation is Relation.AGREES and other.claim_span not in bounds
        for other in facets
        if other.facet == "time"
    )


def unbounded_times(claim: Side) -> set[Span]:
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

    A different time is most often a different event, so there its number in a series must say that
    it is the same one, or who did it and all else in nearly the same words.
    """
    rest = identifying(ties) - {facet}
    if "series" in rest:
        return len(rest) >= TIES_TO_REFUTE and share >= COVERAGE_TO_REFUTE
    if len(rest) < TIES_TO_REFUTE:
        return False
    if facet == "time":
        return rest >= {"names", "wording"} and share >= COVERAGE_OF_FIGURES
    if facet == "place" and "names" not in rest:
        return False
    if facet == "quantity":
        dated = "recency" not in rest
        enough = len(rest) >= TIES_TO_REFUTE + (0 if dated else 1)
        return enough and not rest <= WEAK_TIES and share >= COVERAGE_OF_FIGURES
    same_scene = rest >= SCENE
    return share >= (COVERAGE_TO_REFUTE if same_scene else context.minimum_coverage)


def _may_recur(claim: Side, ties: Sequence[EventTie]) -> bool:
    """Whether the same may well have happened at another time too."""
    concepts = {word.concept for word in claim.words}
    return "series" not in identifying(ties) and not concepts & ONCE


def _is_only_difference(facet: FacetComparison, facets: Sequence[FacetComparison]) -> bool:
    """Whether every other value agrees or is not told: two that differ make another event."""
    return all(
        other.relation is Relation.AGREES or not other.reference_value
        for other in facets
        if other.facet in VALUES and other is not facet
    )
