"""A text as the ranking reads it: its words in their dictionary form, its names and numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise

from claims.ranking.stop_words import STOP_WORDS
from claims.wording import lemma_of

MOST_WORDS = 256
"""Words of one text that are read; a longer reference is told by its beginning."""

LONGEST_TEXT = 4_000
"""Code points in which numbers are looked for."""

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"[0-9][0-9,.]{0,30}[0-9]|[0-9]")
_GRAM = 4


@dataclass(frozen=True, slots=True)
class Wording:
    """What a text is made of.

    `words` are the lemmas of its content words; `pairs` those that follow each other; `names` the
    lemmas written with a capital after the first word; `numbers` its numbers in digits, without
    the commas of thousands; `gram_count` the length of `grams_of` over all words; `plain` its
    words in lower case.
    """

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    names: frozenset[str]
    numbers: frozenset[str]
    gram_count: int
    plain: str


@lru_cache(maxsize=2_048)
def wording_of(text: str) -> Wording:
    """Return the wording of a text."""
    written = [match[0] for match in islice(_WORD.finditer(text), MOST_WORDS)]
    folded = [word.lower() for word in written]
    lemmas = ["" if word in STOP_WORDS else lemma_of(word) for word in folded]
    content = [lemma for lemma in lemmas if lemma]
    words = frozenset(content)
    numbers = _NUMBER.findall(text, 0, LONGEST_TEXT)
    return Wording(
        words,
        frozenset(pairwise(content)),
        frozenset(
            lemma
            for word, lemma in islice(zip(written, lemmas, strict=True), 1, None)
            if lemma and word[0].isupper()
        ),
        frozenset(number.replace(",", "") for number in numbers),
        sum(len(grams_of(word)) for word in words),
        " ".join(folded),
    )


@lru_cache(maxsize=32_768)
def grams_of(word: str) -> frozenset[str]:
    """Return the runs of four letters of a word between its edges; a short word's is itself."""
    edged = f" {word} "
    return frozenset(edged[at : at + _GRAM] for at in range(max(1, len(edged) - _GRAM + 1)))
