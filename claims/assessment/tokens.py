"""The words of a text, names and numbers among them, and the forms they may be met in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.lexicon import STOP_WORDS
from claims.wording import WORD, concept_of, lemma_of

LONGEST = 400
"""Words of a text that are looked at; a claim has fewer, and a passage is cut long before."""
STEM = 5
"""Letters that two words share from their beginning to be taken for forms of one word."""
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: as written, in lower case, and the concept that it is compared as.

    `has_content` says that it tells something by itself, `is_number` that it has a digit, and
    `is_name` that it is written like a name; the first word of a sentence may only look so.
    """

    written: str
    lower: str
    concept: str
    has_content: bool
    is_number: bool
    is_name: bool

    @classmethod
    def of(cls, written: str) -> Token:
        """Read a word."""
        lower = written.lower().replace("’", "'").removesuffix("'s")
        concept = concept_of(lemma_of(lower))
        return cls(
            written,
            lower,
            concept,
            has_content=lower not in STOP_WORDS and concept not in STOP_WORDS,
            is_number=_DIGIT.search(lower) is not None,
            is_name=written[0].isupper(),
        )


_token = lru_cache(maxsize=65_536)(Token.of)


@lru_cache(maxsize=8192)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the words of a text in order, at most `LONGEST`."""
    found = []
    for match in WORD.finditer(text):
        found.append(_token(match[0]))
        if len(found) == LONGEST:
            break
    return tuple(found)


@lru_cache(maxsize=8192)
def content_of(text: str) -> tuple[Token, ...]:
    """Return the words of a text that tell something."""
    return tuple(token for token in tokens_of(text) if token.has_content)


@lru_cache(maxsize=8192)
def forms_of(text: str) -> frozenset[str]:
    """Return every form in which the words of a text may be met: as written, concepts, stems."""
    forms: set[str] = set()
    for token in tokens_of(text):
        forms |= {token.lower, token.concept}
        if len(token.lower) > STEM and not token.is_number:
            forms.add(f"{token.lower[:STEM]}-")
    return frozenset(forms)


def without(tokens: Sequence[Token], text: str) -> tuple[Token, ...]:
    forms = forms_of(text)
    return tuple(
        token
        for token in tokens
        if token.lower not in forms
        and token.concept not in forms
        and not (len(token.lower) > STEM and f"{token.lower[:STEM]}-" in forms)
    )
