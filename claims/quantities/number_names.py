"""Number words that count nothing: parts of names, and "one day" for some day."""

from __future__ import annotations

import re

_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w’'-]{0,24})[ \u00a0]$")
_WORD_AFTER = re.compile(r"[ \u00a0-](?P<word>[^\W\d_])")
_ALLOWS_A_COUNT = frozenset(
    """
    a about almost an and any approximately around as at between but by each every exactly for from
    half in just least most more nearly of on only or over roughly some than to under up with
    after before since where when while all both another other
    """.split()
)
"""Words after which a capitalised number may count, as in a headline in title case."""


def is_in_name(text: str, start: int, end: int) -> bool:
    """Whether the number word at `[start, end)` is part of a name: "Super Six", "the Big Ten".

    It is written with a capital inside a sentence, and what follows is not the capitalised word
    of a headline ("Kills Ten People").
    """
    if not text[start].isupper() or text[start:end].isupper():
        return False
    before = _WORD_BEFORE.search(text, max(0, start - 27), start)
    if before is None:
        return False
    word = before["word"]
    if word.lower() in _ALLOWS_A_COUNT:
        return False
    if word.islower():
        return True
    after = _WORD_AFTER.match(text, end)
    headline = after is not None and after["word"].isupper() and not _NAME_WORD.match(text, end)
    return not headline


_NAME_WORD = re.compile(
    r"[ -](?!(?:People|Men|Women|Children|Dead|Killed|Injured|Hurt|Arrested)\b)"
    r"(?:[A-Z][a-z]{0,11}(?<!s)(?![\w’'-])(?!\s[A-Z][a-z]{1,14}s\b))"
)
_ONE_DAY = re.compile(r"one\s(?:day|night|morning|afternoon|evening)(?!\w)", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.!?:;“\"(\n]\s{0,2}|(?<!\w)(?:and|but|then)\s)$", re.IGNORECASE)
_MODAL = re.compile(r"(?<!\w)(?:to|could|will|would|may|might|can|must|should)\s$", re.IGNORECASE)
_SUBJECT_AFTER = re.compile(r",|\s(?:I|he|she|we|they|you|it|the|an?|my|his|her|our|their|[A-Z]\w)")
_VERB_AFTER = re.compile(
    r"\s[a-z]{2,}(?<!\sof)(?<!\safter)(?<!\sbefore)(?<!\slater)(?<!\sin)(?<!\sa)"
)
_AT_ONE = re.compile(r"(?<!\w)at\s$", re.IGNORECASE)
_ONE_POINT = re.compile(r"one\s(?:point|stage)(?!\w)", re.IGNORECASE)


def is_some_day(text: str, start: int, end: int) -> bool:
    """Whether "one day" is some day, and not the length of one; "at one point" some moment."""
    before = text[max(0, start - 10) : start]
    if _ONE_POINT.match(text, start):
        return bool(_AT_ONE.search(before))
    if not _ONE_DAY.match(text, start):
        return False
    if _OPENS.search(before):
        return bool(_SUBJECT_AFTER.match(text, end))
    return bool(_MODAL.search(before) and _VERB_AFTER.match(text, end))
