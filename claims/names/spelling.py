"""Spelling: keys under which different ways of writing one name are the same text."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {
        "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae",
        "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i", "þ": "th", "Þ": "th", "ð": "d", "Ð": "d",
        "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-",
        "\u00a0": " ",
    }
)  # fmt: skip


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """Return `name` in lower case, without diacritics, with plain quotes, hyphens and spaces."""
    if name.isascii():
        return " ".join(name.lower().split())
    taken_apart = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    letters = "".join(c for c in taken_apart if not unicodedata.combining(c))
    return " ".join(letters.lower().split())


def place_key(name: str) -> str:
    """Return `name` folded for a look-up: without a leading article, with "Saint" written out."""
    key = fold(name).removeprefix("the ")
    for short in ("st. ", "st "):
        if key.startswith(short):
            return f"saint {key.removeprefix(short)}"
    return key


# Ways in which one Cyrillic or Arabic sound is written with Latin letters, each to one letter.
# Applied from left to right; only what remains the same name in most cases.
_SOUNDS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"['`-]", ""),
        (r"shch|sch", "sh"),
        (r"kh", "h"),
        (r"zh", "z"),
        (r"ts|tz", "c"),
        (r"ks", "x"),
        (r"ph", "f"),
        (r"ou|oo", "u"),
        (r"w", "v"),
        (r"q", "k"),
        (r"(?:yi|iy|ij|yy|ii|ei|ey|y|j)", "i"),
        (r"i(?=[aeou])", ""),
        (r"(.)\1", r"\1"),
    )
)


@lru_cache(maxsize=8192)
def sound_key(word: str) -> str:
    """Return a key that is the same for the usual transliterations of one name.

    "Zelenskyy", "Zelensky" and "Zelenskiy" share a key; so do "Sergey" and "Sergei". Words of
    fewer than four letters are only folded: there is too little left of them to compare.
    """
    key = fold(word)
    if len(key) < 4:
        return key
    for pattern, replacement in _SOUNDS:
        key = pattern.sub(replacement, key)
    return key
