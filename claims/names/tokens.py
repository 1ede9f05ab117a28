"""Words and marks of a text with where they stand, for the readers of names and speech."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from claims.span import Span

_LETTER = r"[^\W\d_]"
# Every repetition is bounded, so that a word of a million letters is read in pieces.
_TOKEN = re.compile(
    rf"(?:{_LETTER}\.){{2,6}}"
    rf"|{_LETTER}(?:[\w&\u0300-\u036f]|[-'’‐‑](?=[^\W_])){{0,60}}"
    r"|\d(?:[\d.,]{0,20}\d)?"
    r"|\S"
)
# What stands before a capital letter inside a name: "al-Assad", "d'Estaing".
_PARTICLE = re.compile(r"(?:a[ldnrst]|ash|el|ul|[dl])(?:['’](?=[^\W\d_])|(?<=..)[-‐‑](?=[^\W\d_]))")
_APOSTROPHES = ("'", "’")
_PARTICLE_INITIALS = frozenset("adelu")
_POSSESSIVE = ("'s", "’s", "'S", "’S")


class Token(NamedTuple):
    """A word, a number or a mark; `word` is its text without a possessive ending."""

    start: int
    end: int
    text: str
    word: str
    low: str
    possessive: bool

    @property
    def span(self) -> Span:
        """Where the word stands, without a possessive ending."""
        return Span(self.start, self.word_end)

    @property
    def word_end(self) -> int:
        """Where the word ends, without a possessive ending."""
        return self.start + len(self.word)

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()

    @property
    def is_capitalised(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_proper(self) -> bool:
        """Whether the word is written like a name: "Assad", "al-Assad", "d'Estaing", "iPhone"."""
        text = self.text
        if text[0].isupper():
            return True
        if len(text) < 4 or not text[0].islower():
            return False
        if text[1].isupper():
            return text[0] in "ei" and text[2].islower()
        if text[0] not in _PARTICLE_INITIALS or text.isalpha():
            return False
        particle = _PARTICLE.match(text)
        return particle is not None and text[particle.end()].isupper()


@lru_cache(maxsize=4)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the tokens of `text` in order; only white space lies between them.

    The last few texts are remembered, because each reader of an article asks for the same tokens.
    """
    return tokenize(text)


def tokenize(text: str) -> tuple[Token, ...]:
    """Return the tokens of `text` as `tokens_of` does, and remember nothing: for a short text."""
    found = []
    for match in _TOKEN.finditer(text):
        token = word = match.group()
        start, end = match.span()
        possessive = False
        if token[-1] in "sS":
            possessive = len(token) > 3 and token.endswith(_POSSESSIVE)
            if possessive:
                word = token[:-2]
            elif token[-1] == "s" and text[end : end + 1] in _APOSTROPHES:
                # The possessive of a plural: "the ministers' plan".
                possessive = not text[end + 1 : end + 2].strip()
        found.append(Token(start, end, token, word, word.lower(), possessive))
    return tuple(found)


def are_adjacent(text: str, left: Token, right: Token) -> bool:
    """Whether nothing but a little white space on one line parts two tokens."""
    gap = text[left.end : right.start]
    return len(gap) <= 2 and "\n" not in gap and "\r" not in gap
