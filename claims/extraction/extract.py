"""From an article to its claims: every sentence ends as claims or as an exclusion with a reason."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.article import Article
from claims.checkability.dispositions import exclusion_of
from claims.checkability.due_dates import due_date
from claims.claim import Attribution, Claim, Sentence
from claims.extraction.builder import ClaimBuilder
from claims.extraction.insertions import inserted_source, without_insertion
from claims.extraction.pieces import (
    Piece,
    attribution_pieces,
    event_pieces,
    is_claimed,
    is_inside_speech,
    is_said,
    own_words,
    rest_pieces,
    told_pieces,
)
from claims.extraction.presuppositions import find_named_events
from claims.names.find import RoleStatement, role_statements
from claims.names.recognizer import recognizer_of
from claims.reading.boilerplate import is_boilerplate
from claims.reading.dateline import dateline_of
from claims.reading.language import detect_language
from claims.reading.sentences import split_sentences
from claims.settings import ExtractionSettings
from claims.span import Span, trim
from claims.speech.attribution import find_attributions
from claims.vocabulary import ClaimKind, Disposition, ExclusionReason
from claims.worthiness.score import WORTH_CHECKING

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


class _Reader:
    """Holds what one article's sentences share: names, parties, attributions, roles seen."""

    def __init__(
        self, article: Article, spans: Sequence[Span], settings: ExtractionSettings
    ) -> None:
        self.article = article
        self.settings = settings
        self.text = article.text
        self.spans = spans
        self.known = recognizer_of(settings.name_model).index(article.text)
        self.builder = ClaimBuilder(article, self.known, settings)
        self.attributions: dict[int, list[Attribution]] = {}
        self.bodies = [self._body(span) for span in spans]
        starts = [span.start for span in spans]
        for attribution in find_attributions(self.text, self.bodies, self.known):
            index = bisect_right(starts, attribution.content.start) - 1
            self.attributions.setdefault(index, []).append(attribution)
        self.line_span, self.line, self.language = Span(0, 0), "", article.language
        self.roles_seen: set[tuple[str, str]] = set()

    def sentence(self, index: int) -> Sentence:
        span = self.spans[index]
        line = self._line_of(span)
        if is_boilerplate(line):
            return Sentence(span, Disposition.EXCLUDED, ExclusionReason.BOILERPLATE)
        if self.language not in {None, "en"}:
            return Sentence(span, Disposition.EXCLUDED, ExclusionReason.UNSUPPORTED_LANGUAGE)
        heading = line == (self.article.title or "").strip()
        reasons: list[ExclusionReason] = []
        claims = []
        for piece in self._pieces(index, heading=heading):
            for claim, reason in self._judged_facts(piece, heading=heading):
                if claim is not None and reason is None:
                    claims.append(claim)
                elif reason is not None:
                    reasons.append(reason)
        self.builder.told(self.bodies[index])
        if claims:
            claims = _linked(claims)
            claims.sort(key=lambda claim: (claim.span.start, -claim.span.end))
            return Sentence(span, Disposition.CLAIMED, claims=tuple(claims))
        reason = reasons[0] if reasons else ExclusionReason.NOTHING_CHECKABLE
        return Sentence(span, Disposition.EXCLUDED, reason)

    def _pieces(self, index: int, *, heading: bool) -> Iterator[Piece]:
        """Yield what may be a claim: what is said, or what the sentence tells; events; posts."""
        span = self.bodies[index]
        attributions = self.attributions.get(index, ())
        said = [item for item in attributions if is_said(self.text, item)]
        events = () if heading else find_named_events(self.text, span)
        rest: list[Piece] = []
        voiced: list[Piece] = []
        if said and not heading:
            rest = list(rest_pieces(self.text, span, said))
            voiced = list(attribution_pieces(self.text, span, said, shared=bool(rest)))
        yield from voiced
        for item in filter(is_claimed, said):
            said_in = next((v.span for v in voiced if v.span.contains(item.content)), None)
            yield Piece(item.content, ClaimKind.CONTENT, item, said_in=said_in)
        yield from rest
        ordered = any(event.only_order for event in events)
        source = None if said else inserted_source(self.text, span, self.builder.names_in(span))
        if source is not None:
            changes = without_insertion(self.text, source)
            yield Piece(span, ClaimKind.ATTRIBUTION, source)
            yield Piece(span, ClaimKind.CONTENT, source, changes=changes, said_in=span)
        elif not (said or ordered or is_inside_speech(self.text, span, attributions)):
            yield Piece(span, ClaimKind.SENTENCE, own_words(span))
        yield from event_pieces(events, attributions)
        if not heading:
            yield from self._roles(span)

    def _judged_facts(
        self, piece: Piece, *, heading: bool
    ) -> list[tuple[Claim | None, ExclusionReason | None]]:
        """Judge the facts of a piece one by one; all together where one of them gives no claim.

        So no half of a sentence is lost because the other half made a claim.
        """
        splits = piece.kind in {ClaimKind.SENTENCE, ClaimKind.CONTENT} and not heading
        splits = splits and not piece.changes
        if splits and exclusion_of(self.text, piece.span) is None:
            facts = told_pieces(self.text, piece.span, piece, self.builder.facets(piece.span))
            judged = [self._judged(fact, heading=False) for fact in facts]
            if len(facts) == 1 or all(reason is None for _, reason in judged):
                return judged
        return [self._judged(piece, heading=heading)]

    def _judged(
        self, piece: Piece, *, heading: bool
    ) -> tuple[Claim | None, ExclusionReason | None]:
        """Make the claim of a piece, or say why there is none."""
        if piece.kind in {ClaimKind.ATTRIBUTION, ClaimKind.ROLE}:
            claim = self.builder.claim(piece)
            return claim, self._set_aside(claim)
        told = None
        if piece.subject is not None or piece.changes:
            told = self.builder.claim(piece)
            excluded = exclusion_of(told.text, Span(0, len(told.text)))
        else:
            excluded = exclusion_of(self.text, piece.span, is_heading=heading)
        due_at = None
        if excluded in {None, ExclusionReason.PREDICTION} and piece.subject is None:
            times = self.builder.facets(piece.span).times
            due_at = due_date(self.text, piece.span, times, self.builder.anchor)
        if excluded is not None and due_at is None and piece.kind is not ClaimKind.EVENT:
            return None, excluded
        claim = replace(told, due_at=due_at) if told else self.builder.claim(piece, due_at)
        return claim, self._set_aside(claim)

    def _set_aside(self, claim: Claim) -> ExclusionReason | None:
        """Say why a claim is not kept: nobody knows of whom it speaks, or it is worth too little.

        One that gives a value is kept in either case: an editor can look it up. So is what a known
        speaker said that is worth checking, and that somebody spoke at all.
        """
        facets = claim.facets
        values = (*facets.times, *facets.durations, *facets.quantities, *facets.places)
        begins = claim.quote.lstrip("“\"'‘").split(" ", 1)[0]
        others = [name for name in facets.names if name.text != begins]
        told = claim.kind is ClaimKind.ATTRIBUTION or (
            claim.claimant is not None and claim.worthiness.score >= WORTH_CHECKING
        )
        if begins in claim.unresolved and not (values or others or told):
            return ExclusionReason.UNRESOLVABLE_REFERENCE
        if not values and claim.worthiness.score < self.settings.minimum_worthiness:
            return ExclusionReason.LOW_WORTHINESS
        return None

    def _body(self, sentence: Span) -> Span:
        """Return a sentence without the dateline that it begins with: "KYIV, 20 July (TASS) -"."""
        dateline = dateline_of(self.text, sentence)
        return trim(self.text, dateline.end, sentence.end) if dateline else sentence

    def _line_of(self, span: Span) -> str:
        """Return the whole line of a sentence, cut once for all sentences of it."""
        if not self.line_span.contains(span):
            start = self.text.rfind("\n", 0, span.start) + 1
            end = self.text.find("\n", span.end)
            self.line_span = Span(start, end if end >= 0 else len(self.text))
            self.line = self.line_span.of(self.text).strip()
            self.language = detect_language(self.line)
        return self.line

    def _roles(self, sentence: Span) -> Iterator[Piece]:
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
            role = _with_article(found.role, sentence.of(self.text))
            told = f"{found.person.canonical} is {role}."
            yield Piece(span, ClaimKind.ROLE, own_words(span), told=told)


def _linked(claims: Sequence[Claim]) -> list[Claim]:
    """Drop the link to an attribution claim that was not kept."""
    kept = {claim.span for claim in claims if claim.kind is ClaimKind.ATTRIBUTION}
    return [
        claim if claim.said_in is None or claim.said_in in kept else replace(claim, said_in=None)
        for claim in claims
    ]


def _with_article(role: str, sentence: str) -> str:
    """Write "a police officer" for a trade; a post at a body is told without ("head of ...")."""
    written = re.search(rf"\b(an?) {re.escape(role)}", sentence)
    if written:
        return f"{written[1]} {role}"
    words = role.split()
    if not words[0][:1].islower() or words[0] in {"the", "a", "an"} or {"of", "at"} & set(words):
        return role
    return f"{'an' if words[0][0] in 'aeiou' else 'a'} {role}"


def _is_post(found: RoleStatement) -> bool:
    """Whether a role names a post in full: "founder of" goes on with the name of a body."""
    words = found.role.split()
    return len(words) >= 2 and words[-1].lower() not in {"of", "at", "for", "in", "to", "the"}
