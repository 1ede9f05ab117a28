"""Stretches between quotation marks, in each of the usual styles.

Double marks open and close a quotation wherever they can. A single mark is also an apostrophe, so
it opens one only before a word and after a space, and only where a mark that can close it follows.
A quotation that a paragraph leaves open goes on in the next one, as newspapers print long speeches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claims.span import Span, trim

_MARK = re.compile(r"'{2,3}|[“”„«»\"‘’']")
_PARAGRAPH = re.compile(r"[^\r\n]+")
_CLOSING = {
    "“": ("”", '"', "“"), "„": ("“", "”"), "«": ("»",), '"': ('"', "”"), "''": ("''", '"'),
    "‘": ("’",), "'": ("'",),
}  # fmt: skip
_DOUBLE = frozenset({"“", "„", "«", '"', "''"})
_STOPS = frozenset(",.?!…—–-'’")
_BEFORE_OPENING = frozenset(' \t\u00a0([{—–-/:“"‘')


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between marks: `outer` with them, `inner` without.

    `goes_on` says that it does so in the next line, `stops` that it ends with a comma, a full
    stop or the like, as speech does and a borrowed word does not.
    """

    outer: Span
    inner: Span
    goes_on: bool = False
    stops: bool = False


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Find the quotations of `text`, in order; a quotation inside another belongs to it."""
    paragraphs = list(_PARAGRAPH.finditer(text))
    found: list[Quotation] = []
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1].group().lstrip() if index + 1 < len(paragraphs) else ""
        found.extend(_in_paragraph(text, paragraph.start(), paragraph.end(), following))
    return tuple(quotation for quotation in found if len(quotation.inner))


def _in_paragraph(text: str, start: int, end: int, following: str) -> Iterator[Quotation]:
    opened: re.Match[str] | None = None
    last_closing = _last_single_closing(text, start, end)
    for match in _MARK.finditer(text, start, end):
        mark = _mark(match)
        if opened is None:
            if _can_open(text, match, start, end, last_closing):
                opened = match
        elif _mark(opened) in "‘'" and mark in _DOUBLE and _at_opening(text, match.start(), start):
            opened = match
        elif mark in _CLOSING[_mark(opened)] and _can_close(text, opened, match, end):
            yield _quotation(text, opened, match.start(), match.end())
            opened = None
    if opened is None or _mark(opened) not in _DOUBLE:
        return
    goes_on = following.startswith(_mark(opened))
    if goes_on or _mark(opened) in "“„«" or not text[start : opened.start()].strip():
        yield _quotation(text, opened, end, end, goes_on=goes_on)


def _mark(match: re.Match[str]) -> str:
    """Return a mark; three in a row close a quotation inside one of two single marks."""
    return match.group()[:2]


def _last_single_closing(text: str, start: int, end: int) -> int:
    """Return the last place in a paragraph where a single mark can close a quotation, or -1."""
    return (
        max(
            (
                match.start()
                for match in re.finditer(r"[’']", text[start:end])
                if not text[start + match.end() : start + match.end() + 1].isalnum()
            ),
            default=-1 - start,
        )
        + start
    )


def _can_open(text: str, match: re.Match[str], start: int, end: int, last_closing: int) -> bool:
    mark, position = _mark(match), match.start()
    if mark in "“„«":
        return True
    if mark in _DOUBLE:
        return _at_opening(text, position, start) and match.end() < end
    if mark in "‘'":
        following = text[position + 1 : position + 2]
        return (
            _at_opening(text, position, start)
            and following.isalpha()
            and last_closing > position + 1
        )
    return False


def _at_opening(text: str, position: int, start: int) -> bool:
    return position == start or text[position - 1] in _BEFORE_OPENING


def _can_close(text: str, opened: re.Match[str], closing: re.Match[str], end: int) -> bool:
    if opened.group() == "“" and closing.group() in ('"', "“"):
        # A typing slip ends a quotation only where one could end.
        return text[closing.start() - 1] in ",.?!"
    if _mark(opened) in _DOUBLE:
        return closing.start() > opened.end()
    following = text[closing.end() : closing.end() + 1] if closing.end() < end else ""
    return not following.isalnum() and not text[closing.start() - 1].isspace()


def _quotation(
    text: str, opened: re.Match[str], inner_end: int, end: int, *, goes_on: bool = False
) -> Quotation:
    inner = trim(text, opened.end(), max(opened.end(), inner_end))
    stops = text[inner.end - 1] in _STOPS if len(inner) else False
    return Quotation(Span(opened.start(), end), inner, goes_on, stops)
