"""Sentences as they are spoken about: a quotation is one token, however many sentences it holds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.names.tokens import Token, tokens_of
from claims.span import Span
from claims.speech.quotations import Quotation

_NEWLINE = re.compile(r"[\r\n]")
QUOTE = "\ufffc"
"""The text of the token that stands for a quotation."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The tokens of one sentence of narration with the quotations in it.

    `quotations` gives the quotation of each `QUOTE` token, by its index in `tokens`; `paragraph`
    counts the lines of text before this one.
    """

    tokens: Sequence[Token]
    quotations: dict[int, Quotation]
    paragraph: int

    def text_span(self, first: int, after: int) -> Span:
        return Span(self.tokens[first].start, self.tokens[after - 1].end)

    @property
    def is_only_quotation(self) -> bool:
        return bool(self.quotations) and all(
            token.text == QUOTE or not token.is_word for token in self.tokens
        )


def units_of(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation]
) -> Iterator[Unit]:
    """Yield the units of `text`: cut where a sentence ends outside every quotation."""
    opened = [quotation.outer.start for quotation in quotations]
    cuts = []
    for sentence in sentences:
        index = bisect_right(opened, sentence.end - 1) - 1
        if index < 0 or quotations[index].outer.end <= sentence.end:
            cuts.append(sentence.end)
    newlines = [match.start() for match in _NEWLINE.finditer(text)]
    tokens: list[Token] = []
    inside: dict[int, Quotation] = {}
    for token, quotation in _tokens(text, quotations):
        if tokens and _is_cut(tokens[-1].end, token.start, cuts, newlines):
            yield Unit(tokens, inside, bisect_left(newlines, tokens[0].start))
            tokens, inside = [], {}
        if quotation is not None:
            inside[len(tokens)] = quotation
        tokens.append(token)
    if tokens:
        yield Unit(tokens, inside, bisect_left(newlines, tokens[0].start))


def _is_cut(end: int, start: int, cuts: Sequence[int], newlines: Sequence[int]) -> bool:
    index = bisect_left(cuts, end)
    if index < len(cuts) and cuts[index] <= start:
        return True
    line = bisect_left(newlines, end)
    return line < len(newlines) and newlines[line] < start


def _tokens(text: str, quotations: Sequence[Quotation]) -> Iterator[tuple[Token, Quotation | None]]:
    """Yield the tokens outside quotations, and one token for each quotation."""
    waiting = iter((*quotations, None))
    quotation = next(waiting)
    inside = 0
    for token in tokens_of(text):
        if quotation is not None and token.end > quotation.outer.start:
            outer = quotation.outer
            yield Token(outer.start, outer.end, QUOTE, QUOTE, QUOTE, possessive=False), quotation
            inside = outer.end
            quotation = next(waiting)
        if token.start >= inside:
            yield token, None
