"""Who said what: direct quotations, indirect speech, and reports of reports.

The text is read sentence by sentence, with every quotation as one word. A verb of saying has a
speaker beside it and what was said before or after it; a quotation without a verb belongs to
whoever spoke last. What no rule is sure of stays without a speaker.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from claims.claim import Attribution
from claims.facets import Name
from claims.names.find import NameIndex, find_names
from claims.span import Span, trim
from claims.speech.contents import Said, contents_of
from claims.speech.cue import DASHES, SIGNATURE, Cue
from claims.speech.cues import CueFinder
from claims.speech.hedges import find_hedges
from claims.speech.pronouns import Memory, pronouns_in
from claims.speech.quotations import Quotation, find_quotations
from claims.speech.turns import Turn, find_turns, with_turns
from claims.speech.units import Unit, units_of
from claims.speech.voices import Voice, Voices
from claims.speech.waiting import Waiting
from claims.speech.words import QUOTING_LEMMAS
from claims.vocabulary import AttributionKind
from claims.word_list import words_of

__all__ = ["find_attributions", "find_hedges"]

_SMALL_WORDS = words_of("of the a an and in on at to for with from by or")
SHORTEST_LABEL = 3
SHORTEST_QUOTATION = 3
"""Words from which a quotation that nobody is said to have spoken is more than a borrowed term."""


def find_attributions(
    text: str, sentences: Sequence[Span], known: NameIndex
) -> tuple[Attribution, ...]:
    """Find what `text` says that others said, in order; contents do not overlap.

    `sentences` are spans of `text` in order. A quotation gives one attribution for each sentence
    that it reaches into, with the words inside the marks as its content; indirect speech gives
    the clause that was said. `speaker` is None where the text leaves open who spoke.
    """
    return tuple(_Reader(text, sentences, known).attributions())


class _Reader:
    def __init__(self, text: str, sentences: Sequence[Span], known: NameIndex) -> None:
        self.text = text
        self.sentences = sentences
        self.ends = [sentence.end for sentence in sentences]
        self.names = find_names(text, known)
        self.starts = [name.span.start for name in self.names]
        self.by_start = {name.span.start: name for name in self.names}
        self.memory = Memory.of(self.names)
        self.known = known
        self.turns: dict[int, Turn] = {}
        self.waiting = Waiting(text, self.memory)

    def attributions(self) -> Iterator[Attribution]:
        """Yield every attribution in order."""
        found: list[Attribution] = []
        turns = find_turns(self.text)
        self.turns = {turn.words.outer.start: turn for turn in turns}
        quoted = with_turns(find_quotations(self.text), [turn.words for turn in turns])
        for unit in units_of(self.text, self.sentences, quoted):
            if unit.paragraph != self.memory.paragraph and unit.tokens[0].text not in DASHES:
                found.extend(self._spoken(self.waiting.settle()))
            self.memory.enter(unit.paragraph)
            found.extend(self._unit(unit))
        found.extend(self._spoken(self.waiting.end_chain()))
        found.extend(self._spoken(self.waiting.settle()))
        yield from sorted(found, key=lambda attribution: attribution.content)

    def _unit(self, unit: Unit) -> Iterator[Attribution]:
        names = self._names_in(unit)
        turn = next((q for q in unit.quotations.values() if q.outer.start in self.turns), None)
        if turn is not None:
            yield from self._turn(turn)
            return
        if unit.is_only_quotation:
            for quotation in unit.quotations.values():
                yield from self._spoken(self.waiting.alone(quotation))
            return
        finder = CueFinder(unit, self.by_start)
        voices = Voices(unit, self.text, names, self.memory)
        heard: dict[int, tuple[Cue, Voice]] = {}
        spoken: set[int] = set()
        for piece in contents_of(unit, list(finder.cues())):
            outer = voices.at(piece.reported_by) if piece.reported_by is not None else None
            voice = voices.at(piece.cue)
            if outer is not None and outer.is_person and not voice.is_person:
                # What a person says that a report says goes on in the person's own words.
                voices.remember(outer)
            heard[piece.cue.verb] = (piece.cue, voice)
            if piece.first == piece.after:
                if piece.cue.lemma == SIGNATURE:
                    yield from self._spoken(self.waiting.settle(voice))
                continue
            spoken.update(i for i in range(piece.first, piece.after) if i in unit.quotations)
            if piece.direct:
                yield from self._spoken(self.waiting.end_chain(voice if piece.first == 0 else None))
                yield from self._spoken(self.waiting.settle(voice))
            yield from self._said(unit, piece, voice, outer)
        yield from self._spoken(self.waiting.end_chain())
        yield from self._unspoken(unit, spoken, heard)
        self.memory.read(names, pronouns_in(unit), finder.subjects.start_of(names))
        self.waiting.goes_on |= bool(heard) and unit.tokens[-1].text == ":"

    def _spoken(self, spoken: Iterable[tuple[Quotation, Voice]]) -> Iterator[Attribution]:
        for quotation, voice in spoken:
            yield from self._quoted(quotation, voice)

    def _turn(self, quotation: Quotation) -> Iterator[Attribution]:
        """Yield a line of a transcript; "Q" and "A" name nobody."""
        label = self.turns[quotation.outer.start].label
        name = label.of(self.text)
        speaker = None if len(name) < SHORTEST_LABEL else self.known.canonical(_mixed_case(name))
        voice = Voice(speaker, label)
        kind = AttributionKind.DIRECT_QUOTE
        yield from self._by_sentence(Attribution(kind, quotation.inner, voice.name, voice.span))

    def _names_in(self, unit: Unit) -> list[Name]:
        first = bisect_left(self.starts, unit.tokens[0].start)
        after = bisect_left(self.starts, unit.tokens[-1].end)
        spoken_about = {token.start for token in unit.tokens}
        return [name for name in self.names[first:after] if name.span.start in spoken_about]

    def _said(
        self, unit: Unit, piece: Said, voice: Voice, outer: Voice | None
    ) -> Iterator[Attribution]:
        if piece.direct:
            quotation = unit.quotations[piece.first]
            self.waiting.goes_on = quotation.goes_on
            if not _is_title(quotation.inner.of(self.text)):
                direct = _direct(unit, quotation, piece.cue, voice)
                reported_by = outer.name if outer is not None else None
                yield from self._by_sentence(replace(direct, reported_by=reported_by))
            return
        attribution = Attribution(
            AttributionKind.INDIRECT_SPEECH,
            unit.text_span(piece.first, piece.after),
            voice.name,
            voice.span,
            _words_of(unit, piece.cue),
            piece.cue.lemma,
            outer.name if outer is not None else None,
        )
        yield from self._by_sentence(attribution)

    def _unspoken(
        self, unit: Unit, spoken: set[int], heard: Mapping[int, tuple[Cue, Voice]]
    ) -> Iterator[Attribution]:
        """Yield the quotations of a sentence that no verb of saying stands right beside."""
        verbs = sorted(heard)
        for index, quotation in unit.quotations.items():
            if index in spoken or not verbs or _is_title(quotation.inner.of(self.text)):
                continue
            nearest = verbs[max(0, bisect_left(verbs, index) - 1)]
            cue, voice = heard[nearest]
            if nearest < index and cue.lemma in QUOTING_LEMMAS:
                # "called the plan a “farce”"
                yield from self._by_sentence(_direct(unit, quotation, cue, voice))
            else:
                yield from self._quoted(quotation, voice)

    def _quoted(self, quotation: Quotation, voice: Voice) -> Iterator[Attribution]:
        if len(quotation.inner.of(self.text).split()) < SHORTEST_QUOTATION:
            return
        kind = AttributionKind.DIRECT_QUOTE
        yield from self._by_sentence(Attribution(kind, quotation.inner, voice.name, voice.span))

    def _by_sentence(self, attribution: Attribution) -> Iterator[Attribution]:
        """Yield the attribution once for each sentence that its content reaches into."""
        content = attribution.content
        first = bisect_right(self.ends, content.start)
        for index in range(first, len(self.sentences)):
            sentence = self.sentences[index]
            if sentence.start >= content.end:
                break
            start, end = max(content.start, sentence.start), min(content.end, sentence.end)
            part = _without_comma(self.text, trim(self.text, start, end))
            if len(part):
                yield replace(attribution, content=part)


def _direct(unit: Unit, quotation: Quotation, cue: Cue, voice: Voice) -> Attribution:
    return Attribution(
        AttributionKind.DIRECT_QUOTE,
        quotation.inner,
        voice.name,
        voice.span,
        _words_of(unit, cue),
        cue.lemma,
    )


def _mixed_case(label: str) -> str:
    """Return a label as a name is written: "KARI SOLHEIM" → "Kari Solheim"."""
    return label.title() if label.isupper() else label


def _words_of(unit: Unit, cue: Cue) -> Span:
    return Span(unit.tokens[cue.verb].start, unit.tokens[cue.last].end)


def _without_comma(text: str, span: Span) -> Span:
    """Leave out the comma that a quotation takes from the sentence around it."""
    return trim(text, span.start, span.end - 1) if span.of(text).endswith(",") else span


def _is_title(words: str) -> bool:
    """Whether a quotation is the title of a book or film: "Gone with the Wind"."""
    parts = words.split()
    if words.isupper():
        return False
    if len(parts) < 2 or words.endswith((",", "!", "?", "…")):
        return False
    if words.endswith("."):
        # "... on “Meet the Press.”"
        return len(parts) > 2 and all(p[0].isupper() or p in _SMALL_WORDS for p in parts)
    return sum(part[0].isupper() for part in parts) * 2 >= len(parts)
