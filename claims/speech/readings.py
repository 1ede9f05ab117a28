"""Whether a form of a verb of saying is one here, or a noun: "claims", "report", "ruling"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.names.tokens import Token
from claims.speech.speaker import Speaker
from claims.speech.words import (
    AMBIGUOUS_FORMS,
    CLAUSE_LEMMAS,
    CONTENT_STARTERS,
    DOCUMENT_NOUNS,
    NOUNS_IN_ING,
    PLAIN_LEMMAS,
    PRONOUNS,
    QUOTING_LEMMAS,
    SPEAKER_NOUNS,
    THAT_LEMMAS,
)
from claims.word_list import words_of

BEFORE_PARTICIPLE = words_of("by before after while when without then")
"""Words before a participle whose subject is the one of the sentence: "by saying"."""


class Readings:
    """Tells nouns from verbs among the tokens of one unit."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    def _low(self, index: int) -> str:
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def is_noun_in_ing(self, index: int) -> bool:
        """Whether a form like "ruling" is a noun: a name or a noun stands right before it."""
        before = self._low(index - 1)
        is_word = self.tokens[index - 1].is_word and before not in BEFORE_PARTICIPLE
        if before in DOCUMENT_NOUNS:
            return False
        return self._low(index) in NOUNS_IN_ING and is_word and before not in ("and", "in")

    def may_be_noun(self, index: int, speaker: Speaker) -> bool:
        """Whether a form is a noun as often as a verb: "claims", and "report" after a name."""
        low = self._low(index)
        if low in AMBIGUOUS_FORMS:
            return self._low(index - 1) not in PRONOUNS
        if low not in THAT_LEMMAS | CLAUSE_LEMMAS | QUOTING_LEMMAS or low in PLAIN_LEMMAS:
            return False
        last = self._low(speaker.after - 1)
        is_plural = last.endswith("s") and last in SPEAKER_NOUNS | DOCUMENT_NOUNS
        joined = self.tokens[speaker.first : speaker.after]
        is_plural = is_plural or any(token.low == "and" for token in joined)
        return not is_plural and self._low(index - 1) not in ("they", "we", "who")

    def says(self, index: int, speaker: Speaker, after: int) -> bool:
        """Whether a form that may be a noun follows who can say, and comes before a clause."""
        low = self._low(index)
        if low not in AMBIGUOUS_FORMS or self.tokens[index].is_capitalised:
            return False
        last = self._low(speaker.after - 1)
        known = speaker.is_person or speaker.pronoun is not None
        if not (known or last in SPEAKER_NOUNS or last in DOCUMENT_NOUNS or speaker.name):
            return False
        if known and self._low(after - 1) == "that":
            return True
        following = self.tokens[after] if after < len(self.tokens) else None
        return following is not None and (
            following.low in CONTENT_STARTERS
            or following.is_capitalised
            or following.text[0].isdigit()
            or (following.low.endswith("s") and self._low(after - 1) == "that")
        )
