"""The stretches of a sentence that make one claim each.

Who said it and whether it is true are two questions: an attributed sentence gives an attribution
claim, and its content gives claims of its own. A sentence that tells several facts gives one claim
for each. An event or a post that the words take for granted is a claim as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.claim import Attribution, Substitution
from claims.extraction.analysis import facets_inside
from claims.extraction.dispositions import exclusion_of
from claims.extraction.facts import Fact, split_facts
from claims.extraction.presuppositions import NamedEvent
from claims.facets import Facets
from claims.span import Span
from claims.verb_forms import has_verb
from claims.vocabulary import AttributionKind, ClaimKind, ExclusionReason

MINIMUM_SAID_WORDS = 4
"""A shorter quotation is a borrowed expression, and the sentence around it is the claim."""


NOT_STATED = {ExclusionReason.QUESTION, ExclusionReason.COMMAND}
"""What somebody asks or orders: that it was said is not worth a claim."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence that makes one claim, if anything in it can be checked.

    `told` is the text of the claim where the piece itself is no sentence. `passage` is what a fact
    was told together with, `subject` and `changes` what makes a sentence of it, and `said_in` the
    span of the attribution claim.
    """

    span: Span
    kind: ClaimKind
    attribution: Attribution
    told: str | None = None
    passage: Span | None = None
    subject: Span | None = None
    changes: tuple[Substitution, ...] = ()
    said_in: Span | None = None


def own_words(span: Span) -> Attribution:
    """Attribute words to the article itself."""
    return Attribution(AttributionKind.ARTICLE, content=span)


def is_said(text: str, attribution: Attribution) -> bool:
    """Whether the content of an attribution is something that somebody said.

    "Announced a 50-day deadline" and "denied the charges" tell what somebody did; only where a
    report of it is passed on ("TASS reported that ...") is it told as said.
    """
    words = attribution.content.of(text).split()
    if len(words) < MINIMUM_SAID_WORDS:
        return False
    indirect = attribution.kind is AttributionKind.INDIRECT_SPEECH
    return not indirect or attribution.reported_by is not None or has_verb(words)


def attribution_pieces(
    text: str, sentence: Span, attributions: Sequence[Attribution]
) -> Iterator[Piece]:
    """Yield one piece for each voice of a sentence: who says something, and what.

    The parts of a quotation that its cue interrupts are said once.
    """
    voices: dict[object, list[Attribution]] = {}
    for attribution in attributions:
        voices.setdefault(attribution.cue or attribution.content, []).append(attribution)
    for parts in voices.values():
        first = parts[0]
        if first.speaker is None and first.speaker_span is None:
            continue
        if all(exclusion_of(text, part.content) in NOT_STATED for part in parts):
            continue
        spans = [part.content for part in parts]
        spans += [span for span in (first.cue, first.speaker_span) if span is not None]
        inside = [span for span in spans if sentence.contains(span)]
        span = Span(min(s.start for s in inside), max(s.end for s in inside))
        span = _with_quotation_marks(text, sentence, span)
        said = " ".join(part.content.of(text) for part in parts)
        named = first.speaker_span is not None and span.contains(first.speaker_span)
        told = None if named else f"{first.speaker} said: “{said}”"
        whole = replace(first, content=Span(spans[0].start, spans[len(parts) - 1].end))
        yield Piece(span, ClaimKind.ATTRIBUTION, whole, told=told)


def _with_quotation_marks(text: str, sentence: Span, span: Span) -> Span:
    """Take in the quotation marks right around a span, so that none stands alone."""
    start, end = span.start, span.end
    if start > sentence.start and text[start - 1] in "\"“‘'":
        start -= 1
    while end < sentence.end and text[end] in "\"”’'.,!?":
        end += 1
    return Span(start, end)


def told_pieces(text: str, span: Span, piece: Piece, facets: Facets) -> tuple[Piece, ...]:
    """Return a piece for each fact that the words of `span` tell; `piece` gives the rest."""
    facts = _with_values(split_facts(text, span), facets)
    if len(facts) == 1:
        return (piece,)
    return tuple(
        replace(piece, span=fact.span, passage=span, subject=fact.subject, changes=fact.changes)
        for fact in facts
    )


def _with_values(facts: Sequence[Fact], facets: Facets) -> list[Fact]:
    """Join a fact that gives no value to the one before it: nothing is won by telling it alone."""
    kept = [facts[0]]
    for fact in facts[1:]:
        if fact.subject is None or _gives_value(fact, facets):
            kept.append(fact)
        else:
            kept[-1] = replace(kept[-1], span=Span(kept[-1].span.start, fact.span.end))
    return kept


def _gives_value(fact: Fact, facets: Facets) -> bool:
    own = facets_inside(facets, (fact.span,))
    return bool(
        own.times or own.durations or own.quantities or own.names or own.negations or own.ordinals
    )


def event_pieces(
    events: Sequence[NamedEvent], attributions: Sequence[Attribution]
) -> Iterator[Piece]:
    """Yield the events that a sentence names without telling them."""
    for event in events:
        attribution = next(
            (a for a in attributions if a.content.contains(event.span)), own_words(event.span)
        )
        yield Piece(event.span, ClaimKind.EVENT, attribution, told=event.text)
