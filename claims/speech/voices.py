"""Who a speaker is to the article as a whole: the full name, or the words that describe them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.facets import Name, NameKind
from claims.span import Span
from claims.speech.cue import Cue
from claims.speech.pronouns import Memory
from claims.speech.speaker import Speaker
from claims.speech.units import Unit
from claims.speech.words import HEARING_LEMMAS


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: by name, or by `span` alone where the text leaves open whom a pronoun means."""

    name: str | None
    span: Span | None = None
    is_person: bool = False


class Voices:
    """Who speaks at the cues of one unit; whoever does is remembered in `memory`."""

    def __init__(self, unit: Unit, text: str, names: Sequence[Name], memory: Memory) -> None:
        self.unit = unit
        self.text = text
        self.names = names
        self.memory = memory
        self.known: dict[int, Voice] = {}

    def at(self, cue: Cue) -> Voice:
        """Return who speaks at a cue, and remember it."""
        if cue.verb not in self.known:
            voice = self._speaking(cue)
            self.known[cue.verb] = voice
            self.remember(voice)
        return self.known[cue.verb]

    def remember(self, voice: Voice) -> None:
        """Remember whom a quotation without a cue after this one belongs to."""
        if voice.name is not None:
            self.memory.hear(voice.name, is_person=voice.is_person)
        elif voice.span is not None:
            self.memory.hear_stranger(voice.span)

    def _speaking(self, cue: Cue) -> Voice:
        if cue.lemma in HEARING_LEMMAS:
            # "The court heard that ...": who told the court is not said.
            return Voice(None)
        if cue.speaker is None:
            return next(reversed(self.known.values()), Voice(self.memory.here))
        return self._named(cue.speaker)

    def _named(self, speaker: Speaker) -> Voice:
        span = self.unit.text_span(speaker.first, speaker.after)
        if speaker.pronoun is not None:
            earlier = [name for name in self.names if name.span.end <= span.start]
            later = [name for name in self.names if name.span.start > span.start]
            meant = self.memory.referent(speaker.pronoun, earlier, later)
            return Voice(meant, span, is_person=speaker.pronoun in ("he", "she"))
        name = speaker.name
        if name is None:
            return Voice(_without_possessive(span.of(self.text)), span)
        if name.kind in (NameKind.COUNTRY, NameKind.PLACE):
            return Voice(name.text, name.span)
        if speaker.partner is not None:
            both = f"{speaker.partner.canonical} and {name.canonical}"
            return Voice(both, span, is_person=speaker.is_person)
        return Voice(name.canonical, name.span, is_person=speaker.is_person)


def _without_possessive(words: str) -> str:
    return words.removesuffix("'s").removesuffix("’s")
