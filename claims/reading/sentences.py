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

from claims.span import Span, trim
from claims.word_list import words_of

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

_ALWAYS_JOINED = words_of(
    """adm amb approx atty brig capt cf cmdr col cpl dist dr e.g fig figs gen gov hon i.e insp lt
    maj messrs mr mrs ms mt pp pres prof pvt rep reps rev sen sens sgt st supt v viz vol vols vs
    sec"""
)
_JOINED_UNLESS_STARTER = words_of(
    """jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    inc corp co ltd llc plc bros assn dept univ est jr sr ave blvd rd ft ext
    u.s u.k u.n e.u u.s.a u.a.e d.c p.o ph.d b.a m.a m.d b.sc m.sc st
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb
    nev okla ore pa tenn tex va vt wash wis wyo ont que alta gmbh"""
)
_STARTERS = words_of(
    """a about according after all also although an and another any are as at because before both
    but by can did do does during each earlier even every few first for from had has have he her
    here his how however i if in instead is it its last later many meanwhile more moreover most my
    no nobody none nor not now of officials on once one only or other our over police several she
    since so some still such that the their then there these they this those though through to
    today under unlike until was we were what when where whether which while who whose why will
    with without would yesterday yet you your mr mrs ms dr"""
)
_AFTER_CLOCK_TIME = words_of(
    """mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december est edt et gmt
    utc bst cet cest pt pst pdt ct cst cdt mst local"""
)

_LAST_TOKEN = re.compile(r"(?:^|[\s(\[“‘\"'/])([\w&.’'\-]{1,40})\.$")
_FIRST_WORD = re.compile(r"[\W_]{0,5}([\w’'.]{0,40})")
_LEADING_CLOCK_TIME = re.compile(
    r"\W{0,3}(?:at|by|around|before|after|until|from)\s+[\d:.]{1,5}\s*[ap]\.m\.$", re.IGNORECASE
)
_DOTTED_LETTERS = re.compile(r"(?:[a-z]\.)+[a-z]")
_LIST_MARK_ONLY = re.compile(r"[\W_]{0,3}(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]{1,2}")
_NUMBERED = re.compile(r"(?:(?<=\s)|^)[•⁃*–-]?[ ]?\(?(\d{1,2})[.)]{1,2}(?=\s+\w)")
_LETTERED = re.compile(r"(?:(?<=\s)|^)\(?([a-z])[.)](?=\s+\w)")
# Ends that sentencex does not see: after a sentence in brackets, and after the word "no".
_FURTHER_END = re.compile(r"(?:[.!?][)\]]|\bno\.)\s{1,20}(?=[\"“(A-Z])")
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
        cut = _before_opening_quote(text, sentence_start, proposed)
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
    return (match.end() for match in _FURTHER_END.finditer(text, start, end))


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


def _belong_together(left: str, right: str) -> bool:
    """Say whether two pieces, each without outer white space, are one sentence after all."""
    if not right or not left:
        return False
    first = _FIRST_WORD.match(right)
    word = first[1] if first else ""
    if word[:1].islower() or _LIST_MARK_ONLY.fullmatch(left):
        return True
    if left[-1] in _CLOSING_QUOTES + "\"'":
        return left[-2:-1] in "?!" and _SPEAKER_FOLLOWS.match(right) is not None
    match = _LAST_TOKEN.search(left)
    if match is None:
        return False
    return _abbreviation_goes_on(match[1].lower(), word, left)


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


def _abbreviation_goes_on(token: str, next_word: str, left: str) -> bool:
    last = re.split(r"[-’'&]", token)[-1]
    following = next_word.lower().rstrip(".’'")
    if token in {"a.m", "p.m"}:
        return following in _AFTER_CLOCK_TIME or _LEADING_CLOCK_TIME.match(left) is not None
    if last in {"no", "nos", "art", "p", "para", "ch", "sec"} and next_word[:1].isdigit():
        return True
    if token in _ALWAYS_JOINED or last in _ALWAYS_JOINED:
        return True
    initial = len(last) == 1 and last.isalpha() and last != "i"
    known = token in _JOINED_UNLESS_STARTER or last in _JOINED_UNLESS_STARTER
    if initial or known or _DOTTED_LETTERS.fullmatch(last):
        return following not in _STARTERS
    return False
