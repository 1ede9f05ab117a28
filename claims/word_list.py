"""Lists of words, written as they are read: in rows, with white space between."""

from __future__ import annotations

import re
from collections.abc import Iterable


def words_of(rows: str) -> frozenset[str]:
    """Return the words of `rows`."""
    return frozenset(rows.split())


def alternation(words: Iterable[str]) -> str:
    """Return a regular expression for any of `words`, a longer one before its beginning.

    Words with the same first letter are one branch: a long list is searched in a third of the
    time that it takes as one branch for each word.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    branches = (f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return f"(?:{'|'.join(branches)})"
