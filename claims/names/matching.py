"""Whether two names are names of one thing, however they are written."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from claims.names.gazetteer import place_of
from claims.names.nations import bare, nation_of
from claims.names.spelling import fold, sound_key
from claims.names.words import (
    DEPARTMENTS,
    GEOGRAPHIC_WORDS,
    HONORIFICS,
    ORGANISATION_WORDS,
    ROLE_HEADS,
)

SIMILAR = 0.93
"""Jaro-Winkler similarity in [0, 1] from which two spellings of five letters or more are one."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL = frozenset({"of", "the", "and", "for", "de", "la", "&", "a"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior"})


@lru_cache(maxsize=8192)
def same_name(a: str, b: str) -> bool:
    """Whether two names may name the same person, place or body.

    A surname is the same as a full name that ends in it; two first names that differ, or two
    countries that differ, keep names apart. An acronym is the same as a name with its initials.
    """
    if bare(a) == bare(b):
        return True
    first_nation, second_nation = nation_of(a), nation_of(b)
    if first_nation or second_nation:
        return first_nation == second_nation
    first, second = _words(a), _words(b)
    if not first or not second:
        return False
    if _is_initials(a, b) or _is_initials(b, a) or _same_place(a, b):
        return True
    if len(first) > len(second):
        first, second = second, first
    if len(first) == 1 and len(second) > 1 and not _can_stand_alone(first[0], second):
        return False
    if not _same_word(first[-1], second[-1]):
        return False
    return _same_beginning(first[:-1], second[:-1])


@lru_cache(maxsize=8192)
def person_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name, without titles, initials in the middle and suffixes."""
    return _words(name)


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    words = [word.removesuffix("'s") for word in _WORD.findall(fold(name))]
    while words and words[-1] in _SUFFIXES and len(words) > 1:
        words.pop()
    start = 0
    for index, word in enumerate(words[:-1]):
        if word in ROLE_HEADS or word in HONORIFICS:
            start = index + 1
    while 0 < start < len(words) - 1 and words[start] in DEPARTMENTS | _SMALL:
        start += 1
    return tuple(words[start:])


def _same_place(a: str, b: str) -> bool:
    first, second = place_of(a), place_of(b)
    return first is not None and first == second


def _is_initials(acronym: str, name: str) -> bool:
    letters = acronym.replace(".", "")
    if not (2 <= len(letters) <= 8 and letters.isupper() and letters.isalpha()):
        return False
    words = [word for word in _WORD.findall(name) if word[0].isupper()]
    return len(words) == len(letters) and "".join(word[0] for word in words) == letters


def _can_stand_alone(word: str, full: tuple[str, ...]) -> bool:
    """Whether the last word of a name stands for it: not "Council", and not "York"."""
    if word in ORGANISATION_WORDS or word in GEOGRAPHIC_WORDS:
        return False
    return place_of(" ".join(full)) is None


def _same_word(a: str, b: str) -> bool:
    first, second = sound_key(a), sound_key(b)
    if first == second:
        return True
    if min(len(first), len(second)) < 5:
        return False
    return JaroWinkler.similarity(first, second) >= SIMILAR


def _same_beginning(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether what stands before the last word does not tell two names apart."""
    if not first or not second:
        return True
    a, b = first[0], second[0]
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    if _same_word(a, b):
        return True
    # "Security Council" and "United Nations Security Council".
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) < len(longer) and longer[-len(shorter) :] == shorter
