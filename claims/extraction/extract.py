"""From an article to its claims: every sentence ends as claims or as an exclusion with a reason."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from claims.article import Article
from claims.claim import Attribution, Claim, Sentence
from claims.extraction.analysis import read_facets
from claims.extraction.dispositions import exclusion_of
from claims.extraction.presuppositions import NamedEvent, find_named_events
from claims.extraction.resolution import stand_alone
from claims.extraction.worthiness import Material, worthiness_of
from claims.facets import Name, NameKind
from claims.names.find import (
    NameIndex,
    RoleStatement,
    acting_government,
    find_names,
    role_statements,
)
from claims.reading.boilerplate import is_boilerplate
from claims.reading.language import detect_language
from claims.reading.sentences import split_sentences
from claims.settings import ExtractionSettings
from claims.span import Span, TextQuote
from claims.speech.attribution import find_attributions, find_hedges
from claims.vocabulary import AttributionKind, ClaimKind, Disposition, ExclusionReason

MINIMUM_QUOTED_WORDS = 4
"""A shorter quotation is a borrowed expression, and the sentence around it is the claim."""
MAXIMUM_PARTIES = 3
NOT_STATED = re.compile(r"\b(?:[Ii]f|[Uu]nless|[Ww]hether|may|might|could)\b")
"""Words after which the future is only imagined. "May" with a capital is a month."""
FORMER = re.compile(
    r"^(?:former|then|ex|late|outgoing|incoming)\b|\b(?:former|then|ex|late|outgoing|incoming)[\s-]+$",
    re.IGNORECASE,
)


def extract_claims(
    article: Article, settings: ExtractionSettings | None = None
) -> tuple[Sentence, ...]:
    """Split an article into sentences and find the claims in each.

    The sentences come in order and cover every character of the text that is not white space.
    Every claim's quote equals `article.text[claim.span.start:claim.span.end]`.
    """
    spans = split_sentences(article.text)
    language = article.language or detect_language(article.text)
    if language not in {None, "en"}:
        reason = ExclusionReason.UNSUPPORTED_LANGUAGE
        return tuple(Sentence(span, Disposition.EXCLUDED, reason) for span in spans)
    reader = _Reader(article, spans, settings or ExtractionSettings())
    return tuple(reader.sentence(index) for index in range(len(spans)))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a sentence that makes one claim, if anything in it can be checked."""

    span: Span
    kind: ClaimKind
    attribution: Attribution
    told: str | None = None


class _Reader:
    """Holds what one article's sentences share: names, parties, attributions, roles seen."""

    def __init__(
        self, article: Article, spans: Sequence[Span], settings: ExtractionSettings
    ) -> None:
        self.article = article
        self.settings = settings
        self.text = article.text
        self.spans = spans
        self.known = NameIndex.of(article.text)
        self.names = find_names(article.text, self.known)
        self.name_starts = [name.span.start for name in self.names]
        self.parties = parties_of(self.names)
        self.mentions = mentions_of(self.names)
        self.anchor = _calendar_time(article.published_at)
        self.attributions: dict[int, list[Attribution]] = {}
        starts = [span.start for span in spans]
        for attribution in find_attributions(self.text, spans, self.known):
            index = bisect_right(starts, attribution.content.start) - 1
            self.attributions.setdefault(index, []).append(attribution)
        self.roles_seen: set[tuple[str, str]] = set()

    def sentence(self, index: int) -> Sentence:
        span = self.spans[index]
        line = self._line_of(span)
        if is_boilerplate(line):
            return Sentence(span, Disposition.EXCLUDED, ExclusionReason.BOILERPLATE)
        heading = line == (self.article.title or "").strip()
        reason: ExclusionReason | None = None
        claims = []
        events = [] if heading else list(find_named_events(self.text, span))
        for candidate in self._pieces(index, events):
            piece, excluded = self._judged_piece(candidate, span, heading=heading)
            due_at = self._due(piece, excluded)
            if excluded is None or due_at:
                claims.append(self._claim(piece, due_at))
            else:
                reason = reason or excluded
        if not heading:
            for piece in self._events(index, events):
                excluded = exclusion_of(self.text, piece.span)
                claims.append(self._claim(piece, self._due(piece, excluded)))
            claims += [self._claim(piece) for piece in self._roles(span)]
        set_aside = [self._set_aside(claim) for claim in claims]
        kept = [claim for claim, why in zip(claims, set_aside, strict=True) if why is None]
        if kept:
            kept.sort(key=lambda claim: (claim.span.start, -claim.span.end))
            return Sentence(span, Disposition.CLAIMED, claims=tuple(kept))
        reason = reason or next(filter(None, set_aside), ExclusionReason.NOTHING_CHECKABLE)
        return Sentence(span, Disposition.EXCLUDED, reason)

    def _set_aside(self, claim: Claim) -> ExclusionReason | None:
        """Say why a claim is not kept: nobody knows of whom it speaks, or it is worth too little.

        One that gives a value is kept even without a known subject: an editor can look it up.
        """
        facets = claim.facets
        values = (*facets.times, *facets.durations, *facets.quantities, *facets.places)
        begins = claim.quote.lstrip("“\"'‘").split(" ", 1)[0]
        if begins in claim.unresolved and not values:
            return ExclusionReason.UNRESOLVABLE_REFERENCE
        if claim.worthiness.score < self.settings.minimum_worthiness:
            return ExclusionReason.LOW_WORTHINESS
        return None

    def _judged_piece(
        self, piece: _Piece, sentence: Span, *, heading: bool
    ) -> tuple[_Piece, ExclusionReason | None]:
        """Say whether a piece can be checked.

        What somebody "confirmed" may be a mere noun ("receipt of the letter"); the sentence that
        says so is the claim then.
        """
        excluded = exclusion_of(self.text, piece.span, is_heading=heading)
        if (
            excluded is ExclusionReason.NOTHING_CHECKABLE
            and piece.attribution.kind is AttributionKind.INDIRECT_SPEECH
        ):
            piece = _Piece(sentence, ClaimKind.SENTENCE, _own(sentence))
            excluded = exclusion_of(self.text, sentence)
        return piece, excluded

    def _line_of(self, span: Span) -> str:
        start = self.text.rfind("\n", 0, span.start) + 1
        end = self.text.find("\n", span.end)
        return self.text[start : end if end >= 0 else len(self.text)].strip()

    def _pieces(self, index: int, events: Sequence[NamedEvent]) -> Iterator[_Piece]:
        """Yield what was said where somebody says something, else the whole sentence."""
        span = self.spans[index]
        said = [
            attribution
            for attribution in self.attributions.get(index, ())
            if len(attribution.content.of(self.text).split()) >= MINIMUM_QUOTED_WORDS
        ]
        for attribution in said:
            yield _Piece(attribution.content, ClaimKind.CONTENT, attribution)
        if not said and not any(event.only_order for event in events):
            yield _Piece(span, ClaimKind.SENTENCE, _own(span))

    def _events(self, index: int, events: Sequence[NamedEvent]) -> Iterator[_Piece]:
        for event in events:
            attribution = next(
                (a for a in self.attributions.get(index, ()) if a.content.contains(event.span)),
                _own(event.span),
            )
            yield _Piece(event.span, ClaimKind.EVENT, attribution, told=event.text)

    def _roles(self, sentence: Span) -> Iterator[_Piece]:
        """Yield each person's post the first time that the article gives it."""
        for found in role_statements(sentence.of(self.text), self.known):
            span = found.span.shifted(sentence.start)
            key = (found.person.canonical, found.role.lower())
            if key in self.roles_seen or not _is_post(found):
                continue
            self.roles_seen.add(key)
            before = self.text[sentence.start : span.start]
            if FORMER.search(before) or FORMER.match(found.role):
                continue
            told = f"{found.person.canonical} is {found.role}."
            yield _Piece(span, ClaimKind.ROLE, _own(span), told=told)

    def _due(self, piece: _Piece, excluded: ExclusionReason | None) -> datetime | None:
        """Return when a statement about the future can be judged, where a date will settle it."""
        if excluded is not ExclusionReason.PREDICTION or self.anchor is None:
            return None
        if NOT_STATED.search(piece.span.of(self.text)):
            return None
        times = read_facets(self.text, piece.span, self.anchor, self.known).times
        ends = [time.end for time in times if time.end is not None]
        return max(ends) if ends and max(ends) > self.anchor else None

    def _claim(self, piece: _Piece, due_at: datetime | None = None) -> Claim:
        facets = read_facets(self.text, piece.span, self.anchor, self.known)
        quote = TextQuote.cut(self.text, piece.span)
        resolved = stand_alone(
            self.text,
            piece.span,
            facets.names,
            self._people_before(piece.span),
            piece.attribution.speaker,
        )
        hedged = bool(find_hedges(quote.quote))
        material = Material(quote.quote, facets, piece.kind, piece.attribution.kind, hedged)
        return Claim(
            words=quote,
            kind=piece.kind,
            text=piece.told or resolved.text,
            attribution=piece.attribution,
            facets=facets,
            worthiness=worthiness_of(material),
            substitutions=() if piece.told else resolved.substitutions,
            unresolved=() if piece.kind is ClaimKind.ROLE else resolved.unresolved,
            parties=self.parties,
            mentions=self.mentions,
            hedged=hedged,
            due_at=due_at,
        )

    def _people_before(self, span: Span) -> list[str]:
        """Return the people named earlier in this paragraph, or else in the one before."""
        start = self.text.rfind("\n", 0, span.start) + 1
        before = self._people(start, span.start)
        return before or self._people(self.text.rfind("\n", 0, max(0, start - 1)) + 1, start)

    def _people(self, start: int, end: int) -> list[str]:
        first, last = bisect_left(self.name_starts, start), bisect_left(self.name_starts, end)
        near = self.names[first:last]
        return list(dict.fromkeys(n.canonical for n in near if n.kind is NameKind.PERSON))


def parties_of(names: Sequence[Name]) -> tuple[str, ...]:
    """Return the countries that a text is about, as ISO 3166 codes, the most named first.

    A country counts by its own name, its demonym, or the seat of its government; it is one of the
    parties when it is named at least half as often as the most named one. Where none is named
    twice as acting, those count that are named at all: news from Sweden is about Sweden.
    """
    acting = _most_named([name for name in names if not name.located], at_least=2)
    return acting or _most_named(names, at_least=1)


def _most_named(names: Sequence[Name], at_least: int) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for name in names:
        code = name.country if name.kind is NameKind.COUNTRY else acting_government(name.text)
        if code:
            counts[code] += 1
    most = max(counts.values(), default=0)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        code for code, count in ranked[:MAXIMUM_PARTIES] if 2 * count >= most and count >= at_least
    )


def mentions_of(names: Sequence[Name]) -> tuple[str, ...]:
    """Return the people, organisations, places and things that a text names, each once."""
    kinds = {NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE, NameKind.OTHER}
    return tuple(dict.fromkeys(name.canonical for name in names if name.kind in kinds))


def _is_post(found: RoleStatement) -> bool:
    """Whether a role names a post in full: "founder of" goes on with the name of a body."""
    words = found.role.split()
    return len(words) >= 2 and words[-1].lower() not in {"of", "at", "for", "in", "to", "the"}


def _own(span: Span) -> Attribution:
    return Attribution(AttributionKind.ARTICLE, content=span)


def _calendar_time(published: datetime | None) -> datetime | None:
    """Return publication as calendar time where it was published: relative times count from it."""
    if published is None:
        return None
    return published.replace(tzinfo=None) if published.tzinfo else published
