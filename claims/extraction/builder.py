"""Makes the claim of a piece: its values, its stand-alone text, what it is worth."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from claims.article import Article
from claims.claim import Claim, Passage, Substitution
from claims.extraction.analysis import facets_inside, facets_outside, read_facets
from claims.extraction.parties import mentions_of, parties_of, shared_surnames
from claims.extraction.pieces import Piece
from claims.facets import Facets, Name, NameKind, TimeExpression
from claims.names.find import NameIndex, find_names
from claims.resolution.referents import LONG_REACH, Referents
from claims.resolution.stand_alone import StandAlone, stand_alone, written_out
from claims.settings import ExtractionSettings
from claims.span import Span, TextQuote
from claims.speech.attribution import find_hedges
from claims.vocabulary import ClaimKind
from claims.worthiness.score import Material, worthiness_of

TIMES_BEFORE = 3
"""How many times told before a sentence "the following day" in it may be counted from."""
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})


class ClaimBuilder:
    """Knows what the claims of one article share: its names, its countries, its times so far."""

    def __init__(self, article: Article, known: NameIndex, settings: ExtractionSettings) -> None:
        self.text = article.text
        self.known = known
        self.weights = settings.worthiness.in_force
        self.anchor = _calendar_time(article.published_at)
        self.names = find_names(article.text, known)
        self.name_starts = [name.span.start for name in self.names]
        self.referents = Referents.of(article.text, self.names)
        self.parties = parties_of(self.names)
        self.mentions = mentions_of(self.names)
        self.shared = shared_surnames(self.names)
        self.times: list[TimeExpression] = []
        self.read: dict[Span, Facets] = {}

    def told(self, sentence: Span) -> None:
        """Remember the times of a sentence: the next ones may be counted from them."""
        self.times = [*self.times, *self.facets(sentence).times][-TIMES_BEFORE:]
        self.read.clear()

    def facets(self, span: Span) -> Facets:
        """Read the values at a span, its times counted from those told before its sentence."""
        if span not in self.read:
            self.read[span] = read_facets(self.text, span, self.anchor, self.known, self.times)
        return self.read[span]

    def claim(self, piece: Piece, due_at: datetime | None = None) -> Claim:
        """Make the claim of a piece; `due_at` is when it can be judged, where it is foretold."""
        facets, passage = self._values(piece)
        quote = TextQuote.cut(self.text, piece.span)
        resolved = self._stand_alone(piece, facets)
        facets = self._with_names_meant(facets, resolved.substitutions)
        hedged = bool(find_hedges(quote.quote))
        material = Material(quote.quote, facets, piece.kind, piece.attribution.kind, hedged)
        return Claim(
            words=quote,
            kind=piece.kind,
            text=piece.told or resolved.text,
            attribution=piece.attribution,
            facets=facets,
            worthiness=worthiness_of(material, self.weights),
            substitutions=() if piece.told else resolved.substitutions,
            unresolved=self._left_open(piece, facets, resolved),
            parties=self.parties,
            mentions=self.mentions,
            hedged=hedged,
            due_at=due_at,
            passage=passage,
            said_in=piece.said_in,
        )

    def _left_open(self, piece: Piece, facets: Facets, resolved: StandAlone) -> tuple[str, ...]:
        """Return what is not certain: pronouns, descriptions, and a surname that several bear."""
        if piece.kind is ClaimKind.ROLE:
            return ()
        own = facets_inside(facets, (piece.span,)).names
        shared = (n.text for n in own if n.kind is NameKind.PERSON and n.canonical in self.shared)
        return tuple(dict.fromkeys((*resolved.unresolved, *shared)))

    def _values(self, piece: Piece) -> tuple[Facets, Passage | None]:
        """Return the values of a piece, and of what it was told together with."""
        if piece.passage is None:
            changed = [change.span for change in piece.changes]
            return facets_outside(self.facets(piece.span), changed), None
        facets = self.facets(piece.passage)
        own = [piece.span, *([piece.subject] if piece.subject else [])]
        around = facets_outside(facets, own)
        passage = Passage(piece.passage, piece.passage.of(self.text), piece.subject, around)
        return facets_inside(facets, own), passage

    def _stand_alone(self, piece: Piece, facets: Facets) -> StandAlone:
        """Make the words of a piece stand alone, with the subject that it lacks."""
        if piece.kind is ClaimKind.ATTRIBUTION:
            return self._voiced(piece)
        resolved = self._resolved(piece.span, facets, piece.attribution.speaker)
        if piece.subject is None:
            return self._changed(piece, resolved)
        subject = self._resolved(piece.subject, facets, piece.attribution.speaker)
        start = Span(piece.span.start, piece.span.start)
        changes = (Substitution(start, f"{subject.text} "), *piece.changes)
        changes = (*changes, *resolved.substitutions)
        return StandAlone(
            written_out(self.text, piece.span, changes),
            (*subject.substitutions, *changes),
            tuple(dict.fromkeys((*subject.unresolved, *resolved.unresolved))),
        )

    def _changed(self, piece: Piece, resolved: StandAlone) -> StandAlone:
        """Make the changes of a piece; what was resolved inside them goes with them."""
        if not piece.changes:
            return resolved
        spans = [change.span for change in piece.changes]
        kept = [s for s in resolved.substitutions if not any(c.contains(s.span) for c in spans)]
        changes = (*piece.changes, *kept)
        told = written_out(self.text, piece.span, changes)
        return StandAlone(told, changes, tuple(w for w in resolved.unresolved if w in told))

    def names_in(self, span: Span) -> Sequence[Name]:
        """Return the names of the article that stand in `span`."""
        first = bisect_left(self.name_starts, span.start)
        return self.names[first : bisect_left(self.name_starts, span.end)]

    def _resolved(self, span: Span, facets: Facets, speaker: str | None) -> StandAlone:
        names = facets_inside(facets, (span,)).names
        people = self._people_before(span)
        return stand_alone(self.text, span, names, people, speaker, self.referents)

    def _with_names_meant(self, facets: Facets, changes: Sequence[Substitution]) -> Facets:
        """Add the names that pronouns and descriptions stand for, at the words that mean them."""
        meant = [
            replace(name, span=change.span, text=change.span.of(self.text))
            for change in changes
            if len(change.span)
            for name in find_names(change.replacement, self.known)
        ]
        names = sorted((*facets.names, *meant), key=lambda name: name.span)
        return replace(facets, names=tuple(names)) if meant else facets

    def _voiced(self, piece: Piece) -> StandAlone:
        """Name the speaker where a pronoun stands; what was said stays word for word."""
        attribution = piece.attribution
        place = attribution.speaker_span
        if place is None or not piece.span.contains(place):
            return StandAlone(piece.span.of(self.text), (), ())
        written = place.of(self.text)
        if attribution.speaker is None:
            return StandAlone(piece.span.of(self.text), (), (written,))
        if written.lower() not in PRONOUNS:
            return StandAlone(piece.span.of(self.text), (), ())
        changes = (Substitution(place, attribution.speaker),)
        return StandAlone(written_out(self.text, piece.span, changes), changes, ())

    def _people_before(self, span: Span) -> list[str]:
        """Return the people named earlier in this paragraph, or else in the one before.

        A text on one line is one paragraph: no further back than `LONG_REACH` is looked.
        """
        start = self.text.rfind("\n", 0, span.start) + 1
        before = self._people(max(start, span.start - LONG_REACH), span.start)
        if before:
            return before
        above = self.text.rfind("\n", 0, max(0, start - 1)) + 1
        return self._people(max(above, start - LONG_REACH), start)

    def _people(self, start: int, end: int) -> list[str]:
        near = self.names_in(Span(start, end))
        return list(dict.fromkeys(n.canonical for n in near if n.kind is NameKind.PERSON))


def _calendar_time(published: datetime | None) -> datetime | None:
    """Return publication as calendar time where it was published: relative times count from it."""
    if published is None:
        return None
    return published.replace(tzinfo=None) if published.tzinfo else published
