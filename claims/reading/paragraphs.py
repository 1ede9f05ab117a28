"""Paragraphs: lines of a file put together where a line break fell inside a sentence.

Plain text arrives wrapped at a width, mail in the "flowed" form of RFC 3676, and web pages with a
break before a link. A break is taken out only where the words show that the sentence goes on, or
where every line of a block is filled as an editor fills it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from claims.word_list import words_of

NEWLINE = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
"""What ends a line, in any system's way of writing."""

_NARROWEST = 45
_WIDEST = 100
"""Code points of a line in wrapped text; mail has 72, telegrams of agencies 60 to 80."""

_LONGEST_RUN = 20

# A mark alone, but not the first dot of an ellipsis that is written with spaces.
_MARK = re.compile(r"[.,;:!?)\]”](?!\S)(?!\s\.)")
_LOWER_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*(?=[\s,;.])")
_ENDS_SENTENCE = (".", "!", "?", "…", ":", ";")
_CLOSERS = "\"”’')]»"
_SENTENCE_END = re.compile(r"[\w)\]][.!?][\"”’')]?(?!\S)")
_NAME_PARTICLES = words_of("al bin da de del den der di du el ibn la le van von")


def unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """Yield `lines` with those joined that are parts of one sentence or of one wrapped block.

    A blank line ends a paragraph, and so does an indented line. Joined lines have one space
    between them.
    """
    blocks = list(_blocks(lines))
    wrapped = [block for block in blocks if _is_wrapped(block, 0)]
    width = max((_width(block) for block in wrapped), default=0)
    for block in blocks:
        heading, body = block[:1], block[1:]
        if _is_wrapped(block, width):
            yield " ".join(block)
        elif _is_wrapped(body, width):
            yield from heading
            yield " ".join(body)
        else:
            yield from continued(block)


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the lines between blank or before indented ones, without their outer white space."""
    block: list[str] = []
    before = ""
    for line in (*lines, ""):
        indented = line.startswith(("  ", "\t")) and not before.startswith(("  ", "\t"))
        if block and (indented or not line.strip()):
            yield block
            block = []
        if line.strip():
            block.append(line.strip())
        before = line


def _width(block: Sequence[str]) -> int:
    return max(map(len, block), default=0)


def _is_wrapped(block: Sequence[str], width: int) -> bool:
    """Say whether no line but the last had room for the first word of the line below it.

    `width` is that of other wrapped blocks, or 0. Where there is none, a line must start in lower
    case: single sentences on lines of their own can be as long as one another.
    """
    breaks = list(pairwise(block))
    known = max(width, _width(block))
    if not breaks or not _NARROWEST <= known <= _WIDEST:
        return False
    filled = all(len(line) + 1 + len(below.split(None, 1)[0]) > known for line, below in breaks)
    inside = sum(not _is_finished(line) for line, _ in breaks)
    certain = width or (len(breaks) > 1 and any(below[0].islower() for _, below in breaks))
    return filled and bool(certain) and 2 * inside > len(breaks)


def _is_finished(line: str) -> bool:
    return line.rstrip(_CLOSERS).endswith(_ENDS_SENTENCE)


def continued(lines: Iterable[str]) -> Iterator[str]:
    """Yield `lines`, without outer white space, with those joined that are parts of one sentence.

    A line goes on with the one before it where it starts with a closing mark, or where it starts
    in lower case, the line before starts as a sentence does, and a full stop comes in the end.
    """
    stripped = [line.strip() for line in lines]
    parts: list[str] = []
    for number, line in enumerate(stripped):
        if parts and _MARK.match(line):
            parts.append(line)
        elif parts and _goes_on(parts, stripped, number):
            parts += (" ", line)
        else:
            if parts:
                yield "".join(parts)
            parts = [line]
    if parts:
        yield "".join(parts)


def _goes_on(parts: Sequence[str], lines: Sequence[str], number: int) -> bool:
    """Say whether line `number` goes on with the sentence of the `parts` before it."""
    word = _LOWER_WORD.match(lines[number])
    if word is None or word[0] in _NAME_PARTICLES or _is_finished(parts[-1]):
        return False
    return parts[0].lstrip("\"“‘'(")[:1].isupper() and _ends_as_a_sentence(lines, number)


def _ends_as_a_sentence(lines: Sequence[str], number: int) -> bool:
    """Say whether the lines that start in lower case, from `number` on, come to a full stop."""
    for line in lines[number : number + _LONGEST_RUN]:
        if not _LOWER_WORD.match(line):
            return False
        if _SENTENCE_END.search(line):
            return True
    return False
