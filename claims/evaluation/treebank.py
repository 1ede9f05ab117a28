"""Undoes the tokenisation of the Penn Treebank, which many public sets are published in."""

from __future__ import annotations

import re

_MARKS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}
_BEFORE = re.compile(r"\s([.,;:!?%)\]])")
_AFTER = re.compile(r"([(\[$£€])\s")
_CLITIC = re.compile(r"\s('s|n't|'re|'ve|'ll|'d)\b")
_SPACE = re.compile(r"\s+")


def detokenised(text: str) -> str:
    """Return a text with its brackets and quotation marks, and without the spaces between tokens.

    A text that was never tokenised changes only in its white space.
    """
    for token, mark in _MARKS.items():
        text = text.replace(token, mark)
    text = _SPACE.sub(" ", text).strip()
    return _CLITIC.sub(r"\1", _AFTER.sub(r"\1", _BEFORE.sub(r"\1", text)))
