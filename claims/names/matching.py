"""Whether two names are names of one thing, however they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

from claims.names.bodies import BODY_ENDINGS, SUFFIXES, THING_ENDINGS
from claims.names.gazetteer import place_of
from claims.names.given import SHORT_FORMS
from claims.names.nations import bare, nation_of
from claims.names.spelling import fold, sound_key
from claims.names.words import (
    DEPARTMENTS,
    GEOGRAPHIC_WORDS,
    HONORIFICS,
    ORGANISATION_WORDS,
    ROLE_HEADS,
)
from claims.word_list import words_of

SIMILAR = 0.93
"""Jaro-Winkler similarity in [0, 1] from which two spellings of five letters or more are one."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL = frozenset({"of", "the", "and", "for", "de", "la", "&", "a"})
_SUFFIXES = SUFFIXES
_VOWEL = re.compile("[aeiou]")
_LONG_SUFFIXES = {"junior": "jr", "senior": "sr"}
_BODY_WORDS = ORGANISATION_WORDS | BODY_ENDINGS
_FAMILY_NAMES = words_of("""
xi li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin guo ma luo deng jiang han
tsai lai ko kim park choi yoon moon kang cho jang lim roh hong chung lee bai wen hua mao
""")
_GIVEN_TOO = words_of("kim lee park han sun moon")
"""Surnames that are English names as well: they need three words, as in "Kim Jong Un"."""
# One or two syllables of Chinese or Korean as they are written in English.
_SYLLABLES = re.compile(r"(?:[bcdfghjklmnpqrstwxyz]{0,2}h?[aeiou]{1,3}(?:ng|n|k|l|m|p)?){1,2}")


@lru_cache(maxsize=8192)
def same_name(a: str, b: str) -> bool:
    """Whether two names may name the same person, place or body.

    A surname is the same as a full name that ends in it; two first names or middle names that
    differ, or two countries that differ, keep names apart. An acronym is the same as a name with
    its initials.
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
    if len(first) == 1 and is_family_first(second) and first[0] == second[0]:
        return True
    if not _same_word(first[-1], second[-1]) or _are_two_generations(a, b):
        return False
    if first[-1] in _BODY_WORDS:
        return _ends_alike(first[:-1], second[:-1])
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


def is_family_first(words: Sequence[str]) -> bool:
    """Whether a folded name is Chinese or Korean, so that its first word is the surname."""
    return (
        2 <= len(words) <= 3
        and words[0] in _FAMILY_NAMES
        and all(_SYLLABLES.fullmatch(word) for word in words[1:])
        and (words[0] not in _GIVEN_TOO or len(words) == 3)
    )


def _are_two_generations(a: str, b: str) -> bool:
    """Whether one is "Jr." and the other "Sr." or "III"."""
    first: str = _WORD.findall(fold(a))[-1]
    second: str = _WORD.findall(fold(b))[-1]
    if first not in _SUFFIXES or second not in _SUFFIXES:
        return False
    return _LONG_SUFFIXES.get(first, first) != _LONG_SUFFIXES.get(second, second)


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
    if word in _BODY_WORDS or word in GEOGRAPHIC_WORDS or word in THING_ENDINGS:
        return False
    return place_of(" ".join(full)) is None


def _same_word(a: str, b: str) -> bool:
    first, second = sound_key(a), sound_key(b)
    if first == second:
        return True
    if min(len(first), len(second)) < 5 or first[-1] != second[-1]:
        # "Zelensky" and "Zelenska", "Daniel" and "Daniela" are two people.
        return False
    return JaroWinkler.similarity(first, second) >= SIMILAR


def _same_beginning(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether what stands before the last word does not tell two people apart."""
    if not first or not second:
        return True
    a, b = first[0], second[0]
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0] and _same_middle(first[1:], second[1:])
    if _same_given_name(a, b):
        return _same_middle(first[1:], second[1:])
    return _ends_alike(first, second)


def _same_given_name(a: str, b: str) -> bool:
    first, second = sound_key(a), sound_key(b)
    if first == second or b in SHORT_FORMS.get(a, ()):
        return True
    # One vowel more, less or another: "Aleksandr" and "Alexander", and not "Martin" and "Marvin".
    alike = first[0] == second[0] and first[-1] == second[-1] and min(len(first), len(second)) > 4
    if not alike or _VOWEL.sub("", first) != _VOWEL.sub("", second):
        return False
    return bool(Levenshtein.distance(first, second) == 1)


def _same_middle(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether one name only leaves out, or shortens, the middle names of the other.

    Not "George W. Bush" and "George H. W. Bush": initials alone are said in full or not at all.
    """
    if not first or not second:
        return True
    if all(len(word) == 1 for word in (*first, *second)):
        return first == second
    shorter, longer = sorted((first, second), key=len)
    rest = iter(longer)
    return all(any(_same_middle_word(word, other) for other in rest) for word in shorter)


def _same_middle_word(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return sound_key(a) == sound_key(b)


def _ends_alike(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether the shorter beginning ends the longer: "Security Council" of the United Nations."""
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) == len(longer):
        return all(map(_same_spelling, shorter, longer))
    return not shorter or longer[-len(shorter) :] == shorter


def _same_spelling(a: str, b: str) -> bool:
    return sound_key(a) == sound_key(b)
