"""A contrast pair, and the small tools that all kinds of contrast share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from verifier.data import Pair

SUPPORTS, REFUTES, NEITHER = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Contrast:
    """A made claim and evidence, the kind of edit, and the label that the edit makes certain."""

    kind: str
    claim: str
    evidence: str
    label: int


Kind = Callable[[Pair, Random], Iterator[Contrast]]
"""Makes contrasts of one kind from one labelled pair; nothing where the pair does not suit."""


def only(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the one match of a pattern, and None where it matches not once but never or often."""
    found = list(pattern.finditer(text))
    return found[0] if len(found) == 1 else None


def replaced(text: str, span: tuple[int, int], new: str) -> str:
    """Return the text with what lies in the span replaced."""
    return text[: span[0]] + new + text[span[1] :]


def capital(text: str) -> str:
    """Return the text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def word(text: str) -> re.Pattern[str]:
    """Return the pattern of a word or phrase that stands alone."""
    return re.compile(rf"(?<![\w-]){re.escape(text)}(?![\w-])")


def grid(kind: str, claims: tuple[str, str], evidence: tuple[str, str]) -> Iterator[Contrast]:
    """Yield all four pairs of two opposite claims and the two evidence texts that say them.

    Each claim is supported as often as it is refuted, so nothing in the claim alone tells.
    """
    for row, claim in enumerate(claims):
        for column, text in enumerate(evidence):
            yield Contrast(kind, claim, text, SUPPORTS if row == column else REFUTES)
