"""Lists of words, written as they are read: in rows, with white space between."""

from __future__ import annotations


def words_of(rows: str) -> frozenset[str]:
    """Return the words of `rows`."""
    return frozenset(rows.split())
