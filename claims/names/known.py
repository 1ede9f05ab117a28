"""Names that are known by themselves: bodies, events, works, and given names of people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from claims.names.spelling import fold
from claims.names.tables import country_names, demonyms, given_names, organisations, regions, things
from claims.names.tokens import Token, tokenize

# "DoorDash", "SpaceX"; not "McDonald", "DeVito", "MacArthur".
_JOINED = re.compile(r"(?!Mc|Mac|De|Di|La|Le|Fitz|O’|O')[A-Z][a-z]{1,15}[A-Z][A-Za-z]{0,15}")
LONGEST_PHRASE = 6
"""Tokens in the longest name of the tables; "Frankfurter Allgemeine Zeitung" has three."""


def is_known_body(name: str) -> bool:
    return fold(name) in organisations()


def is_known_thing(name: str) -> bool:
    return fold(name) in things()


def is_word_too(name: str) -> bool:
    """Whether a name of the tables is an ordinary word when it begins a sentence: "Apple"."""
    key = fold(name)
    return organisations().get(key, False) or things().get(key, False)


def is_joined(word: str) -> bool:
    """Whether a capital letter stands inside a word, as brands are written: "DoorDash"."""
    return not word[1:].islower() and _JOINED.fullmatch(word) is not None


def is_given_name(word: str) -> bool:
    """Whether a word is a given name of a person, or one with a hyphen ("Jean-Luc")."""
    key = fold(word)
    return key in given_names() or key.partition("-")[0] in given_names()


def begins_with_given_name(words: Sequence[Token]) -> bool:
    return is_given_name(words[0].word)


@lru_cache(maxsize=8192)
def is_english(word: str) -> bool:
    """Whether a dictionary of English holds the word; it holds many surnames too."""
    from simplemma import is_known  # noqa: PLC0415  (0.3 s to load, so it is asked last)

    return is_known(word.lower(), lang="en")


def known_phrase(tokens: Sequence[Token], index: int) -> int:
    """Return how many tokens from `index` are one name of the tables of two tokens or more, or 0.

    These names hold words that end a name elsewhere: "Doctors Without Borders", "Black Friday".
    """
    for phrase in _phrases().get(fold(tokens[index].text), ()):
        found = tokens[index : index + len(phrase)]
        if (
            len(found) == len(phrase)
            and tuple(fold(_text(found, at)) for at in range(len(found))) == phrase
        ):
            return len(phrase)
    return 0


def _text(found: Sequence[Token], at: int) -> str:
    """Return a token's text, the last one's without a possessive ending."""
    return found[at].word if at == len(found) - 1 else found[at].text


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return first word → the phrases that begin with it, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in (*organisations(), *things(), *country_names(), *demonyms(), *regions()):
        phrase = tuple(token.text for token in tokenize(name))
        if 1 < len(phrase) <= LONGEST_PHRASE:
            found.setdefault(phrase[0], []).append(phrase)
    return {
        word: tuple(sorted(set(phrases), key=lambda p: (-len(p), p)))
        for word, phrases in found.items()
    }
