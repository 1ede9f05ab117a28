"""The words of a text that are worth looking for."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from claims.ranking.stop_words import STOP_WORDS

MOST_WORDS = 1_024
"""Words that are looked at; a longer text is cut there."""

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")


def content_words(text: str) -> list[str]:
    """Return the distinct words of a text that are not stop words, folded, in order."""
    folded = unicodedata.normalize("NFC", text).lower()
    words = (match[0] for match in _WORD.finditer(folded))
    distinct = dict.fromkeys(word for word in words if word not in STOP_WORDS)
    return list(islice(distinct, MOST_WORDS))
