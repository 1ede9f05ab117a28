"""Sentences: where each one starts and ends.

sentencex proposes boundaries; its weak points on news (titles, initials, "Wed. night",
"6:30 p.m. Friday") are mended by a veto that joins two pieces again. Quotation marks are hidden
from it, so that a quotation of several sentences gives several spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sentencex import get_sentence_boundaries

from claims.reading.abbreviations import goes_on_after, is_abbreviation
from claims.span import Span, trim

_WINDOW = 10_000
"""Code points that sentencex reads at once: on hostile text its time grows with the square."""

_CONTEXT = 80

_OPENING_QUOTES = "“‘„‚«‹"
_CLOSING_QUOTES = "”’»›"
_QUOTES = _OPENING_QUOTES + _CLOSING_QUOTES + "\"'`"

# A mark beside a letter on both sides is an apostrophe and stays. A lone surrogate cannot be
# handed to sentencex, and any other character of one code point does as well.
_HIDDEN = re.compile(r"[“”„‚«»‹›\"`‘]|(?<!\w)['’]|['’](?!\w)")
_SURROGATE = re.compile("[\ud800-\udfff]")

_LAST_TOKEN = re.compile(r"(?:^|[\s(\[“‘\"'/])([\w&.’'\-]{1,40})\.$")
_FIRST_WORD = re.compile(r"[\W_]{0,5}([\w’'.]{0,40})")
_LIST_MARK_ONLY = re.compile(r"[\W_]{0,3}(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]{1,2}")
_NO_WORD = re.compile(r"[\W_]{1,79}")
_SHORTENED_IN_BRACKETS = re.compile(r"\([a-z]{1,10}\.\)$")
_DASH_AND_SPEAKER = re.compile(r"[-–—]{1,2}\s?[A-Z]")
_NUMBERED = re.compile(r"(?:(?<=\s)|^)[•⁃*–-]?[ ]?\(?(\d{1,2})[.)]{1,2}(?=\s+\w)")
_LETTERED = re.compile(r"(?:(?<=\s)|^)\(?([a-z])[.)](?=\s+\w)")
# Ends that sentencex does not see: after a sentence in brackets, a word that is also a shortened
# one ("ill.", "ore."), "OK", words broken off in a quotation, and before a name such as "eBay".
_FURTHER_END = re.compile(
    r"[.!?][)\]]\s{1,20}(?=[\"“(A-Z])|[.!?][\"”]?\s{1,20}(?=[a-z][A-Z])"
    r"|[-–—][\"”]\s{1,20}(?=(?:After|At|But|In|On|Then|When|Yet)\s)"
)
_WORD_END = re.compile(r"(?:(?<=[a-z][a-z])|(?<=O[Kk]))\.\s{1,20}(?=[\"“(A-Z])")
_LONGEST_WORD = 30
_OKAY = frozenset({"OK", "Ok"})
# The number of a footnote after the full stop, as scientific reports write it: "the cold.11 12".
_NOTE_NUMBER = re.compile(
    r"(?<=[a-z\d)\]”][a-z)\]”])[.!?]\d{1,3}(?:[ ,–-]{1,2}\d{1,3}){0,4}\s{1,20}(?=[“\"(]?[A-Z])"
)
# A full stop and then an ellipsis: words are left out before the next sentence (The Chicago
# Manual of Style, 13.53).
_STOP_AND_ELLIPSIS = re.compile(r"(?<=\w)\.\s(?=\.\s\.\s\.\s{1,20}[A-Z])")
_PICTOGRAPHS = re.compile(
    r"(?:[\u2600-\u26ff\u2764\u2b50\ufe0f\u200d\U0001f000-\U0001faff]+(?:\s+|\Z))+"
)
_GLUED = re.compile(r"[^\s.!?/@:]*[a-z]{2}[.!?][A-Z][a-z]+[^\s.!?/@:]*[.!?,;]?(?!\S)")
_SPEAKER_FOLLOWS = re.compile(
    r"(?:[A-Z][\w.’'\-]{0,30}\s+){1,4}"
    r"(?:said|says|asked|asks|added|told|wrote|writes|cried|shouted|replied|continued|wondered)\b"
)


def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of `text` as spans, in order.

    The spans are in code points, trimmed, not empty, do not overlap, and cover every character
    that is not white space. A newline always ends a sentence; a closing quotation mark stays with
    its sentence, and each sentence of a longer quotation is a span of its own.
    """
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        spans.extend(_spans_of_line(text, start, start + len(line)))
        start += len(line) + 1
    return tuple(spans)


def _spans_of_line(text: str, start: int, end: int) -> Iterator[Span]:
    first = trim(text, start, end)
    if not first:
        return
    cuts = [*_cuts(text, first.start, first.end), first.end]
    start = first.start
    for cut in cuts:
        span = trim(text, start, cut)
        if span:
            yield span
        start = cut


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the places inside `[start, end)` where a new sentence starts."""
    items = _list_items(text, start, end)
    sentence_start = start
    for proposed in sorted(
        {*_proposals(text, start, end), *_further_ends(text, start, end), *items}
    ):
        cut = _after_pictographs(text, _before_opening_quote(text, sentence_start, proposed), end)
        if cut <= sentence_start or cut >= end:
            continue
        left = text[max(sentence_start, cut - _CONTEXT) : cut].rstrip()
        right = text[cut : min(end, cut + _CONTEXT)].lstrip()
        if cut in items or not (_belong_together(left, right) or _inside_word(text, cut)):
            yield cut
            sentence_start = cut


def _proposals(text: str, start: int, end: int) -> Iterator[int]:
    """Yield sentencex's boundaries in the line `[start, end)`, a window at a time."""
    while start < end:
        window = text[start : min(end, start + _WINDOW)]
        hidden = _SURROGATE.sub("\ufffd", _HIDDEN.sub(" ", window))
        ends = [boundary["end_index"] for boundary in get_sentence_boundaries("en", hidden)]
        if start + len(window) == end:
            yield from (start + offset for offset in ends)
            return
        # The last piece may go on beyond the window: it is read again with what follows.
        whole = [offset for offset in ends if 0 < offset < len(window)]
        if not whole:
            whole = [_last_space(window)]
        yield from (start + offset for offset in whole)
        start += whole[-1]


def _further_ends(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the ends that sentencex does not see."""
    yield from (match.end() for match in _FURTHER_END.finditer(text, start, end))
    yield from (match.end() for match in _STOP_AND_ELLIPSIS.finditer(text, start, end))
    for match in _WORD_END.finditer(text, start, end):
        word = _word_before(text, start, match.start())
        if (word.isalpha() and word.islower()) or word in _OKAY:
            yield match.end()
    for match in _NOTE_NUMBER.finditer(text, start, end):
        word = _word_before(text, start, match.start())
        if not is_abbreviation(word) and (len(word) > 2 or not word.isalpha()):
            yield match.end()


def _word_before(text: str, start: int, end: int) -> str:
    """Return what stands before `end` without white space, or its last part."""
    return text[max(start, end - _LONGEST_WORD) : end].rsplit(maxsplit=1)[-1]


def _list_items(text: str, start: int, end: int) -> frozenset[int]:
    """Return where the items of a list inside a line start: marks that count up by one."""
    numbered = [(m.start(), int(m[1])) for m in _NUMBERED.finditer(text, start, end)]
    lettered = [(m.start(), ord(m[1])) for m in _LETTERED.finditer(text, start, end)]
    places: set[int] = set()
    for marks in (numbered, lettered):
        for (place, number), (next_place, next_number) in pairwise(marks):
            if next_number == number + 1:
                places |= {place, next_place}
    return frozenset(places)


def _last_space(window: str) -> int:
    place = max(window.rfind(" "), window.rfind("\t"))
    return place + 1 if place > 0 else len(window)


def _before_opening_quote(text: str, start: int, cut: int) -> int:
    """Move a cut so that closing marks stay on its left and opening ones go to its right."""
    first = cut
    while first > start and (text[first - 1].isspace() or text[first - 1] in _QUOTES):
        first -= 1
    between = text[first:cut]
    space = max((place for place, mark in enumerate(between) if mark.isspace()), default=None)
    if space is None:
        return cut
    opening = next((place for place, mark in enumerate(between) if mark in _OPENING_QUOTES), None)
    return first + (space + 1 if opening is None else min(space + 1, opening))


def _after_pictographs(text: str, cut: int, end: int) -> int:
    """Move a cut behind the emoji that close a sentence."""
    match = _PICTOGRAPHS.match(text, cut, end)
    return match.end() if match else cut


def _belong_together(left: str, right: str) -> bool:
    """Say whether two pieces, each without outer white space, are one sentence after all."""
    if not right or not left:
        return False
    first = _FIRST_WORD.match(right)
    word = first[1] if first else ""
    goes_on = word[:1].islower() and not word[1:2].isupper()
    if goes_on or _LIST_MARK_ONLY.fullmatch(left) or _NO_WORD.fullmatch(left):
        return True
    if _SHORTENED_IN_BRACKETS.search(left):
        return True
    if left[-1] in _CLOSING_QUOTES + "\"'":
        if _DASH_AND_SPEAKER.match(right):
            return True
        return left[-2:-1] in "?!" and _SPEAKER_FOLLOWS.match(right) is not None
    match = _LAST_TOKEN.search(left)
    if match is None:
        return False
    return goes_on_after(match[1], word, left)


def _inside_word(text: str, cut: int) -> bool:
    """Say whether a cut without white space tears a name or an address apart ("Y!J.").

    Two sentences that only lack the space between them ("has ended.The next") are cut.
    """
    left, right = text[cut - 1], text[cut]
    if left.isspace() or right.isspace() or left not in ".!?":
        return False
    start = cut
    while start > max(0, cut - _CONTEXT) and not text[start - 1].isspace():
        start -= 1
    return _GLUED.match(text, start, cut + _CONTEXT) is None
