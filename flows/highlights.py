"""A text cut into pieces at the bounds of spans that may overlap, nest, coincide or be empty.

The pieces, joined, are the text: nothing is lost, and nothing is shown twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.span import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters between two bounds.

    `owners` are the spans that cover them, as places in the sequence that was given, the innermost
    last. `ending` are the spans that end where the piece ends, so that each span ends exactly once.
    """

    text: str
    owners: tuple[int, ...] = ()
    ending: tuple[int, ...] = ()


def cut(text: str, spans: Sequence[Span], breaks: Sequence[int] = ()) -> list[Piece]:
    """Cut `text` at the bounds of `spans` and at `breaks`.

    Bounds beyond the text count as its end. The time taken is that of sorting the bounds, plus
    the number of owners that the pieces have in all.
    """
    starting: defaultdict[int, list[int]] = defaultdict(list)
    ending: defaultdict[int, list[int]] = defaultdict(list)
    for index, span in enumerate(spans):
        starting[min(span.start, len(text))].append(index)
        ending[min(span.end, len(text))].append(index)
    bounds = sorted({0, len(text), *starting, *ending, *breaks})
    pieces = [Piece("", (), tuple(ending[0]))] if ending[0] else []
    active: set[int] = set()
    for start, end in pairwise(bounds):
        active = (active | set(starting[start])) - set(ending[start])
        owners = sorted(active, key=lambda index: (-len(spans[index]), index))
        pieces.append(Piece(text[start:end], tuple(owners), tuple(ending[end])))
    return pieces


def paragraphs(text: str, spans: Sequence[Span]) -> list[list[Piece]]:
    """Cut `text` as `cut` does, and gather the pieces line by line, without the line feeds."""
    feeds = [index for index, character in enumerate(text) if character == "\n"]
    found: list[list[Piece]] = [[]]
    for piece in cut(text, spans, [*feeds, *(index + 1 for index in feeds)]):
        if piece.text != "\n":
            found[-1].append(piece)
            continue
        if piece.ending:
            found[-1].append(Piece("", (), piece.ending))
        found.append([])
    return [line for line in found if line]


def joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Join spans that overlap, touch, or have only white space between them."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
