"""A stretch of a text that may be a name, and the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.names.tokens import Token
from claims.names.words import SPEECH_VERBS


@dataclass(frozen=True, slots=True)
class Candidate:
    """The tokens `[first, after)` of a text that may be a name."""

    text: str
    tokens: Sequence[Token]
    first: int
    after: int
    words: Sequence[Token]
    name: str

    @classmethod
    def of(cls, text: str, tokens: Sequence[Token], first: int, after: int) -> Candidate:
        """Take the tokens `[first, after)`, at least one, for a name."""
        words = tokens[first:after]
        name = text[words[0].start : words[-1].word_end]
        return cls(text, tokens, first, after, words, name)

    @property
    def previous(self) -> Token | None:
        return self.tokens[self.first - 1] if self.first else None

    @property
    def following(self) -> Token | None:
        return self.tokens[self.after] if self.after < len(self.tokens) else None

    @property
    def after_the(self) -> bool:
        """Whether "the" stands before: hardly ever before a person."""
        return self.previous is not None and self.previous.low == "the"

    @property
    def is_told_to_act(self) -> bool:
        """Whether a verb of saying follows."""
        return self.following is not None and self.following.low in SPEECH_VERBS
