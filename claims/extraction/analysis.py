"""Reads all facets of one stretch of text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from claims.facets import Dimension, Facets, Name, NameKind, Ordinal, Quantity, TimeExpression
from claims.names.find import NameIndex, find_names
from claims.names.ordinals import find_ordinals
from claims.quantities.quantity_expressions import find_quantities
from claims.span import Span
from claims.speech.negation import find_negations
from claims.times.time_expressions import find_times

NAMES_WITH_NUMBERS = {NameKind.ORGANISATION, NameKind.OTHER, NameKind.PERSON}
Value = TypeVar("Value", TimeExpression, Quantity)
Facet = TypeVar("Facet", TimeExpression, Quantity, Name, Ordinal)


def read_facets(
    text: str,
    span: Span,
    anchor: datetime | None,
    known: NameIndex | None = None,
    told: Sequence[TimeExpression] = (),
) -> Facets:
    """Read the facets of `span`; their own spans are offsets into the whole of `text`.

    `anchor` is the time that "next week" is said at, or None where it is not known. `known` gives
    the names of the surrounding text, so that a surname finds its full name; `told` are the times
    of the sentences before, from which "the following day" is counted.
    """
    words = span.of(text)
    names = find_names(words, known)
    times = _outside_names(find_times(words, anchor, told), names)
    ordinals = find_ordinals(words)
    taken = [time.span for time in times if not _is_duration(time.text)]
    quantities = find_quantities(words, exclude=[*taken, *(found.span for found in ordinals)])
    quantities = _outside_names(quantities, names)
    facets = Facets(
        times=times,
        durations=tuple(q for q in quantities if q.dimension is Dimension.DURATION),
        quantities=tuple(q for q in quantities if q.dimension is not Dimension.DURATION),
        names=names,
        ordinals=ordinals,
        negations=find_negations(words),
    )
    return moved_facets(facets, span.start)


def _outside_names(found: tuple[Value, ...], names: Sequence[Name]) -> tuple[Value, ...]:
    """Leave out the values inside names: "the FTSE 100", "21st Century Fox"."""
    longer = [name.span for name in names if name.kind in NAMES_WITH_NUMBERS]
    return tuple(
        value
        for value in found
        if not any(name.contains(value.span) and len(name) > len(value.span) for name in longer)
    )


def _is_duration(words: str) -> bool:
    """Whether the words of a time are a length of time too: "in 50 days"."""
    found = find_quantities(words)
    return len(found) == 1 and len(found[0].span) == len(words)


def moved_facets(facets: Facets, offset: int) -> Facets:
    """Return the same facets with their spans moved by `offset` code points."""
    return Facets(
        times=_moved(facets.times, offset),
        durations=_moved(facets.durations, offset),
        quantities=_moved(facets.quantities, offset),
        names=_moved(facets.names, offset),
        ordinals=_moved(facets.ordinals, offset),
        negations=tuple(found.shifted(offset) for found in facets.negations),
    )


def joined_facets(first: Facets, second: Facets) -> Facets:
    """Return the facets of both, those of `first` before those of `second`."""
    return Facets(
        times=first.times + second.times,
        durations=first.durations + second.durations,
        quantities=first.quantities + second.quantities,
        names=first.names + second.names,
        ordinals=first.ordinals + second.ordinals,
        negations=first.negations + second.negations,
    )


def facets_inside(facets: Facets, spans: Sequence[Span]) -> Facets:
    """Return the facets that stand in one of `spans`."""
    return _kept(facets, lambda span: any(outer.contains(span) for outer in spans))


def facets_outside(facets: Facets, spans: Sequence[Span]) -> Facets:
    """Return the facets that stand in none of `spans`."""
    return _kept(facets, lambda span: not any(outer.contains(span) for outer in spans))


def _kept(facets: Facets, wanted: Callable[[Span], bool]) -> Facets:
    return Facets(
        times=tuple(time for time in facets.times if wanted(time.span)),
        durations=tuple(duration for duration in facets.durations if wanted(duration.span)),
        quantities=tuple(quantity for quantity in facets.quantities if wanted(quantity.span)),
        names=tuple(name for name in facets.names if wanted(name.span)),
        ordinals=tuple(ordinal for ordinal in facets.ordinals if wanted(ordinal.span)),
        negations=tuple(negation for negation in facets.negations if wanted(negation)),
    )


def _moved(found: tuple[Facet, ...], offset: int) -> tuple[Facet, ...]:
    return tuple(replace(facet, span=facet.span.shifted(offset)) for facet in found)
