"""The stretches of a sentence that make one claim each.

Who said it and whether it is true are two questions: an attributed sentence gives an attribution
claim, and its content gives claims of its own. A sentence that tells several facts gives one claim
for each. An event or a post that the words take for granted is a claim as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from claims.checkability.dispositions import exclusion_of
from claims.claim import Attribution, Substitution
from claims.extraction.analysis import facets_inside
from claims.extraction.clauses import PREPOSITIONS, own_clause
from claims.extraction.facts import Fact, split_facts
from claims.extraction.presuppositions import NamedEvent
from claims.facets import Facets
from claims.span import Span
from claims.speech.denials import DENIALS
from claims.verb_forms import AUXILIARIES, has_verb, is_past_form
from claims.vocabulary import AttributionKind, ClaimKind, ExclusionReason
from claims.word_list import words_of

MINIMUM_SAID_WORDS = 4
"""A shorter quotation is a borrowed expression, and the sentence around it is the claim."""


CLAUSE_VERBS = words_of(
    "say tell add think believe argue claim insist warn hope fear estimate reckon stress explain"
)
"""Verbs after which a clause stands; after others ("announce", "confirm") it may be a noun."""
NO_VERB_AFTER = PREPOSITIONS | words_of("a an the its his her their this these no")
AFTER_SPEECH = re.compile(
    r"[\"”’']?\s*(?:[,;]|(?:and|but|while|whereas|as|after|when|although|though)\b)"
)
BEFORE_SPEECH = re.compile(
    r"(?:[,;]|\b(?:and|but|while|whereas|as|after|when|although|though))\s*[\"“‘']?$"
)
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
    report of it is passed on ("TASS reported that ...") is it told as said. A quotation without a
    verb of saying beside it and without a clause of its own is a borrowed expression.
    """
    words = attribution.content.of(text).split()
    if len(words) < MINIMUM_SAID_WORDS:
        return False
    if attribution.kind is AttributionKind.DIRECT_QUOTE:
        return attribution.cue is not None or _is_clause(words)
    if attribution.reported_by is not None or attribution.verb in CLAUSE_VERBS:
        return True
    between = text[attribution.cue.end : attribution.content.start] if attribution.cue else ""
    return between.split()[-1:] == ["that"] or _tells(words)


def is_inside_speech(text: str, span: Span, attributions: Sequence[Attribution]) -> bool:
    """Whether a sentence is all somebody's words, however few: the article does not say it."""
    direct = [item for item in attributions if item.kind is AttributionKind.DIRECT_QUOTE]
    if not direct:
        return False
    extents = [_extent(item, span) for item in direct]
    before = Span(span.start, min(extent.start for extent in extents))
    after = Span(max(extent.end for extent in extents), span.end)
    return not any(letter.isalnum() for rest in (before, after) for letter in rest.of(text))


def _tells(words: Sequence[str]) -> bool:
    """Whether words have a verb; after a preposition or an article stands a noun: "a ban on"."""
    bare = [word for before, word in pairwise(["", *words]) if before.lower() not in NO_VERB_AFTER]
    return has_verb([word for word in bare if word != "May"])


def _is_clause(words: Sequence[str]) -> bool:
    """Whether words may be a clause: they do not begin with a verb or go on with a noun."""
    first = words[0]
    begun = first.lower() in AUXILIARIES | PREPOSITIONS or is_past_form(first.lower())
    return has_verb(words) and not (first[0].islower() and (begun or first.endswith("ing")))


def is_claimed(attribution: Attribution) -> bool:
    """Whether the speaker says that the content is so; who denies it says the opposite."""
    return attribution.verb not in DENIALS


def attribution_pieces(
    text: str, sentence: Span, attributions: Sequence[Attribution], *, shared: bool
) -> Iterator[Piece]:
    """Yield one piece for each voice of a sentence: who says something, and what.

    The parts of a quotation that its cue interrupts are said once. A sentence with one voice is
    quoted whole, with the day and the place of the saying; of several voices, or where the sentence
    is `shared` with what the article says itself, each has its part.
    """
    voices: dict[object, list[Attribution]] = {}
    for attribution in attributions:
        voices.setdefault(attribution.cue or attribution.content, []).append(attribution)
    alone = len(voices) == 1 and not shared
    for parts in voices.values():
        first = parts[0]
        if first.speaker is None and first.speaker_span is None:
            continue
        if all(exclusion_of(text, part.content) in NOT_STATED for part in parts):
            continue
        span = sentence if alone else _part_of_voice(text, sentence, parts)
        said = " ".join(part.content.of(text) for part in parts)
        named = first.speaker_span is not None and span.contains(first.speaker_span)
        if not named and first.speaker is None:
            continue
        told = None if named else f"{first.speaker} said: “{said}”"
        whole = replace(first, content=Span(first.content.start, parts[-1].content.end))
        passage = None if span == sentence else sentence
        yield Piece(span, ClaimKind.ATTRIBUTION, whole, told=told, passage=passage)


def _part_of_voice(text: str, sentence: Span, parts: Sequence[Attribution]) -> Span:
    """Return the words from the first to the last of speaker, verb of saying and content."""
    extents = [_extent(part, sentence) for part in parts]
    start, end = min(e.start for e in extents), max(e.end for e in extents)
    if start > sentence.start and text[start - 1] in "\"“‘'":
        start -= 1
    if end + 1 < sentence.end and text[end] in ",.!?" and text[end + 1] in "\"”’'":
        end += 2
    while end < sentence.end and text[end] in "\"”’'.!?":
        end += 1
    return Span(start, end)


def rest_pieces(text: str, sentence: Span, said: Sequence[Attribution]) -> Iterator[Piece]:
    """Yield the clauses of a sentence that are nobody's speech: "X said ..., and Y fell to 4 %".

    A comma or a joining word has to part them from the speech.
    """
    position = sentence.start
    spoken = sorted(_extent(item, sentence) for item in said)
    for span in (*spoken, Span(sentence.end, sentence.end)):
        between = Span(position, max(position, span.start))
        parted = position == sentence.start or AFTER_SPEECH.match(between.of(text))
        if parted and (span.start == sentence.end or BEFORE_SPEECH.search(between.of(text))):
            clause = own_clause(text, between)
            if clause is not None:
                yield Piece(clause, ClaimKind.SENTENCE, own_words(clause))
        position = max(position, span.end)


def _extent(attribution: Attribution, sentence: Span) -> Span:
    """Return all between the first and the last of speaker, verb of saying and content."""
    spans = (attribution.content, attribution.cue, attribution.speaker_span)
    inside = [span for span in spans if span is not None and sentence.contains(span)]
    return Span(min(span.start for span in inside), max(span.end for span in inside))


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
