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

    @property
    def words(self) -> Sequence[Token]:
        return self.tokens[self.first : self.after]

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

    @property
    def name(self) -> str:
        return self.text[self.words[0].start : self.words[-1].span.end]
