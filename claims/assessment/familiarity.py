"""How much a pair looks like those that the probabilities were calibrated on.

A probability is right for texts like those it was fitted to, and for no others: trained in one
domain, such models fail in the next. So a few plain measures of how texts look are compared with
what was usual there, and whatever is unusual takes away from every decisive answer.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from claims.assessment.pair import Pair
from claims.assessment.signal import Signal, name_of
from claims.assessment.tokens import tokens_of

LETTER = re.compile(r"[^\W\d_]")
SIGN = re.compile(r"[^\w\s]|_")
DIGIT = re.compile(r"\d")
LAST_LATIN = "ɏ"
"""The last letter of the blocks of Latin letters."""


@dataclass(frozen=True, slots=True)
class Usual:
    """What was usual: the mean and the spread of each look, and how far pairs were from it.

    The distance is the mean of the squared differences in spreads. Up to `near` a pair is wholly
    familiar, from `far` on not at all.
    """

    looks: Mapping[str, tuple[float, float]]
    near: float
    far: float


def claim_words(pair: Pair) -> float:
    """Words of the claim, in doublings."""
    return math.log2(1 + len(tokens_of(pair.claim.text)))


def reference_words(pair: Pair) -> float:
    """Words of the reference, in doublings."""
    return math.log2(1 + len(tokens_of(pair.reference.text)))


def claim_word_length(pair: Pair) -> float:
    """Mean letters of the claim's words."""
    return _word_length(pair.claim.text)


def reference_word_length(pair: Pair) -> float:
    """Mean letters of the reference's words."""
    return _word_length(pair.reference.text)


def foreign_letters(pair: Pair) -> float:
    """Share of the letters of both that are not of the Latin script, on a scale of roots."""
    ours, theirs = _letters(pair.claim.text), _letters(pair.reference.text)
    total = ours[0] + theirs[0]
    return math.sqrt((ours[1] + theirs[1]) / total) if total else 1.0


def signs(pair: Pair) -> float:
    """Share of the reference's characters that are neither letters, digits nor blanks."""
    text = pair.reference.text
    return _count(SIGN, text) / len(text) if text else 1.0


def digits(pair: Pair) -> float:
    """Share of the reference's characters that are digits."""
    text = pair.reference.text
    return _count(DIGIT, text) / len(text) if text else 1.0


def names_in_claim(pair: Pair) -> float:
    """Share of the claim's words that are written with a capital."""
    return _names(pair.claim.text)


def names_in_reference(pair: Pair) -> float:
    """Share of the reference's words that are written with a capital."""
    return _names(pair.reference.text)


LOOKS: Mapping[str, Signal] = {
    name_of(look): look
    for look in (
        claim_words,
        reference_words,
        claim_word_length,
        reference_word_length,
        foreign_letters,
        signs,
        digits,
        names_in_claim,
        names_in_reference,
    )
}
"""Every measure of how a pair looks, by its name."""


def distance(looks: Mapping[str, float], usual: Mapping[str, tuple[float, float]]) -> float:
    """Return how far looks are from the usual ones: the mean square of the spreads between."""
    squares = [((looks[name] - mean) / spread) ** 2 for name, (mean, spread) in usual.items()]
    return sum(squares) / len(squares)


def familiarity_of(pair: Pair, usual: Usual) -> float:
    """Return how familiar a pair looks, in [0, 1]."""
    far = distance({name: LOOKS[name](pair) for name in usual.looks}, usual.looks)
    if far <= usual.near:
        return 1.0
    return max(0.0, (usual.far - far) / (usual.far - usual.near))


@lru_cache(maxsize=8192)
def _word_length(text: str) -> float:
    words = tokens_of(text)
    return sum(len(word.lower) for word in words) / len(words) if words else 0.0


@lru_cache(maxsize=8192)
def _names(text: str) -> float:
    words = tokens_of(text)
    return sum(word.is_name for word in words) / len(words) if words else 0.0


@lru_cache(maxsize=8192)
def _letters(text: str) -> tuple[int, int]:
    """Return the number of letters, and of those that are not of the Latin script."""
    letters = _count(LETTER, text)
    return letters, 0 if text.isascii() else sum(c > LAST_LATIN for c in text if c.isalpha())


@lru_cache(maxsize=8192)
def _count(kind: re.Pattern[str], text: str) -> int:
    return len(kind.findall(text))
