"""Nouns that pass on what somebody said: "her claim that ...", "a report by the bank that ..."."""

from __future__ import annotations

from collections.abc import Sequence

from claims.names.tokens import Token
from claims.speech.cue import Cue
from claims.speech.speaker import Speaker
from claims.speech.speakers import SpeakerFinder
from claims.speech.words import ADVERBS, CLAIM_NOUNS, LINKS, OPENERS
from claims.verb_forms import AUXILIARIES, is_past_form

LONGEST_MODIFIER = 3
"""Adjectives between the speaker and the noun: "her own repeated claim"."""

LONGEST_PREDICATE = 40
"""Tokens before the noun that are looked through for the verb of the sentence."""

_POSSESSIVES = {"his": "he", "her": "she", "their": "they", "its": "it"}


class ClaimNouns:
    """Reads the nouns for a claim among the tokens of one unit."""

    def __init__(self, tokens: Sequence[Token], speakers: SpeakerFinder) -> None:
        self.tokens = tokens
        self.speakers = speakers

    def is_noun(self, index: int) -> bool:
        """Whether the word at `index` is the noun of "X's claim" or "a claim by X"."""
        return self._owner(index) is not None or self._author(index) is not None

    def cue(self, index: int) -> Cue | None:
        """Read the noun at `index`, where what was claimed surely ends with the sentence.

        In "X's claim that it rained is false" nothing tells where the claim ends, so a noun that
        may be the subject of the sentence is left unread.
        """
        if self._low(index) == "words":
            return self._words(index)
        author = self._author(index)
        speaker = self._owner(index) or author
        after = author.after if author is not None else index + 1
        if speaker is None or self._low(after) != "that" or not self._is_object(index, speaker):
            return None
        return Cue(index, after + 1, CLAIM_NOUNS[self._low(index)], speaker, has_that=True)

    def _words(self, index: int) -> Cue | None:
        """Read "In X's words, ..."."""
        speaker = self._owner(index)
        if speaker is None or self._low(speaker.first - 1) != "in" or self._low(index + 1) != ",":
            return None
        return Cue(index, index + 1, "say", speaker, has_that=True, inserted=True)

    def _low(self, index: int) -> str:
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def _owner(self, noun: int) -> Speaker | None:
        """Return the speaker of "X's claim" and "his claim"."""
        for index in range(noun - 1, max(-1, noun - 2 - LONGEST_MODIFIER), -1):
            token = self.tokens[index]
            if token.low in _POSSESSIVES:
                return Speaker(index, index + 1, pronoun=_POSSESSIVES[token.low])
            if token.possessive:
                return self.speakers.possessor(index)
            if not token.is_word or token.low in LINKS:
                return None
        return None

    def _author(self, noun: int) -> Speaker | None:
        """Return the speaker of "a claim by X"."""
        if self._low(noun + 1) not in ("by", "from"):
            return None
        return self.speakers.after(noun + 1)

    def _is_object(self, noun: int, speaker: Speaker) -> bool:
        """Whether a verb comes before the noun phrase, which then ends the sentence."""
        first = min(noun, speaker.first)
        if self.tokens[0].low in LINKS | OPENERS:
            return False
        return any(
            token.low in AUXILIARIES or is_past_form(token.low)
            for token in self.tokens[max(0, first - LONGEST_PREDICATE) : first]
            if token.low not in ADVERBS - {"has", "have", "had"}
        )
