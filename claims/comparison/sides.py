"""The two sides of a comparison, read once each: what their words say."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, wraps
from typing import Any, TypeVar

from claims.claim import Claim
from claims.comparison.measured import Measured, measured_in
from claims.comparison.quantities import DurationUse, use_of_duration
from claims.extraction.analysis import (
    facets_inside,
    facets_outside,
    joined_facets,
    moved_facets,
    read_facets,
)
from claims.facets import Facets, Name, NameKind, TimeExpression
from claims.lexicon import EVENT_CLASSES
from claims.names.find import acting_government
from claims.reference import Reference
from claims.span import Span
from claims.wording import Word, content_words

HOST = re.compile(
    r"\b(?:in|at|near|hosted by|host(?:s|ed|ing)?|mediat\w+ by|broker\w+ by|capital of)"
    r"\s+(?:the\s+)?$|\b(?:mediated|brokered|hosted)\b[^.;]{0,30}$",
    re.IGNORECASE,
)

TITLE_GAP = 3
"""Code points between a title and a name: a space, or a comma and a space."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Where a stretch of a side's text begins, and where it begins in the text it was cut from."""

    start: int
    origin: int


Derived = TypeVar("Derived")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison. Spans are offsets into `text`; `segments` moves them elsewhere.

    What `once_per_side` works out of the rest is kept in `known`: one claim is laid beside many
    references.
    """

    text: str
    facets: Facets
    words: tuple[Word, ...]
    """Content words outside the values: what the sentence is about."""
    events: frozenset[str]
    """The kinds of events that the words name."""
    countries: frozenset[str]
    """ISO 3166 codes of the countries that take part; hosts and places do not count."""
    actors: tuple[Name, ...]
    """The people, bodies and things named, those inside somebody's title left out."""
    titles: frozenset[Span]
    """Names inside the title of a person ("US President ..."): they say who it is, no more."""
    segments: tuple[Segment, ...] = (Segment(0, 0),)
    setting: Side | None = None
    """What was told together with a fact: it helps to tell the event, and is not claimed."""
    known: dict[object, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def span(self, span: Span) -> Span:
        """Return a span of `text` as offsets into the text that it was cut from."""
        segment = next(part for part in reversed(self.segments) if part.start <= span.start)
        return span.shifted(segment.origin - segment.start)

    @property
    def all_times(self) -> tuple[TimeExpression, ...]:
        """The times of the side and those of its setting."""
        return (*self.facets.times, *(self.setting.facets.times if self.setting else ()))


def once_per_side(read: Callable[[Side], Derived]) -> Callable[[Side], Derived]:
    """Keep what a function reads in a side with that side."""

    @wraps(read)
    def remembered(side: Side) -> Derived:
        found: Derived | None = side.known.get(read)
        if found is None:
            found = side.known[read] = read(side)
        return found

    return remembered


@once_per_side
def measured(side: Side) -> tuple[Measured, ...]:
    """Return the quantities of a side, durations left out, with what each counts or measures."""
    return measured_in(side.text, side.facets, side.words)


@once_per_side
def figure_names(side: Side) -> frozenset[str]:
    """Return the names, by their stems, that stand around a quantity."""
    return frozenset().union(*(figure.names for figure in measured(side)))


def side_of_claim(claim: Claim) -> Side:
    """Read a claim: its quote, with the subject before it where the quote does not hold it."""
    passage = claim.passage
    here = claim.span.start
    if passage is None:
        return _quote_of(claim)
    start = passage.span.start
    setting = _side(passage.text, moved_facets(passage.facets, -start), (Segment(0, start),))
    # The words of the passage are no part of the claim: only its values are looked at.
    setting = replace(setting, words=(), events=frozenset(), actors=())
    if passage.subject is None:
        return replace(_quote_of(claim), setting=setting)
    subject = passage.text[passage.subject.start - start : passage.subject.end - start]
    after = len(subject) + 1
    facets = joined_facets(
        moved_facets(facets_inside(claim.facets, (passage.subject,)), -passage.subject.start),
        moved_facets(facets_inside(claim.facets, (claim.span,)), after - here),
    )
    segments = (Segment(0, passage.subject.start), Segment(after, here))
    return replace(_side(f"{subject} {claim.quote}", facets, segments), setting=setting)


def _quote_of(claim: Claim) -> Side:
    here = claim.span.start
    return _side(claim.quote, moved_facets(claim.facets, -here), (Segment(0, here),))


def side_of_words(source: Claim | Reference, span: Span, *, outside: bool = False) -> Side:
    """Read a part of a claim or a reference: the words at `span`, or everything around them.

    `span` is in the offsets of the article, or of the reference's statement.
    """
    if isinstance(source, Claim):
        text, start, facets = source.quote, source.span.start, source.facets
    else:
        text, start = source.statement, 0
        facets = side_of_reference(source).facets
    if outside:
        around = facets_outside(facets, (span,))
        return _side(text, moved_facets(around, -start), (Segment(0, start),))
    inside = moved_facets(facets_inside(facets, (span,)), -span.start)
    return _side(span.shifted(-start).of(text), inside, (Segment(0, span.start),))


@lru_cache(maxsize=4096)
def side_of_reference(reference: Reference) -> Side:
    """Read a reference's statement, its relative times counted from its publication."""
    published = reference.published_at
    anchor = published.replace(tzinfo=None) if published else None
    text = reference.statement
    return _side(text, read_facets(text, Span(0, len(text)), anchor), (Segment(0, 0),))


def _side(text: str, facets: Facets, segments: tuple[Segment, ...]) -> Side:
    values: Sequence[Span] = [
        *(time.span for time in facets.times),
        *(duration.span for duration in facets.durations),
        *(quantity.span for quantity in facets.quantities),
        *(name.span for name in facets.names),
    ]
    words = content_words(text, without=values)
    events = {word.concept for word in words if word.concept in EVENT_CLASSES}
    if any(
        use_of_duration(text, duration) is DurationUse.DEADLINE for duration in facets.durations
    ):
        events.add("deadline")
    titles = _titles(text, facets)
    actors = tuple(
        name
        for name in facets.names
        if name.kind not in {NameKind.COUNTRY, NameKind.PLACE} and name.span not in titles
    )
    countries = _countries(text, facets, titles)
    return Side(text, facets, words, frozenset(events), countries, actors, titles, segments)


def _titles(text: str, facets: Facets) -> frozenset[Span]:
    """Return the names that stand inside the title right before or after a person's name."""
    found = set()
    for person in facets.names:
        if person.role is None:
            continue
        reach = len(person.role) + TITLE_GAP
        around = Span(max(0, person.span.start - reach), min(len(text), person.span.end + reach))
        found |= {
            name.span
            for name in facets.names
            if name is not person and name.text in person.role and around.contains(name.span)
        }
    return frozenset(found)


def _countries(text: str, facets: Facets, titles: frozenset[Span]) -> frozenset[str]:
    found = set()
    for name in facets.names:
        if name.located or name.span in titles or HOST.search(text[: name.span.start][-60:]):
            continue
        code = name.country if name.kind is NameKind.COUNTRY else acting_government(name.text)
        if code:
            found.add(code)
    return frozenset(found)
