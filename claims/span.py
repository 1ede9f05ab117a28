"""Places in a text. Every offset is in code points, and every interval is half-open."""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT_LENGTH = 32
"""Code points of prefix and suffix kept with a quotation."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters `[start, end)` of a text, in code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def shifted(self, offset: int) -> Span:
        return Span(self.start + offset, self.end + offset)


@dataclass(frozen=True, slots=True)
class TextQuote:
    """A quotation and where it stands.

    W3C Web Annotation's TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector
    (start, end) in one value; `quote` equals `article.text[span.start:span.end]`.
    """

    span: Span
    quote: str
    prefix: str
    suffix: str

    @classmethod
    def cut(cls, text: str, span: Span) -> TextQuote:
        """Cut the quotation at `span` out of `text`, with its surroundings."""
        return cls(
            span=span,
            quote=span.of(text),
            prefix=text[max(0, span.start - CONTEXT_LENGTH) : span.start],
            suffix=text[span.end : span.end + CONTEXT_LENGTH],
        )


def trim(text: str, start: int, end: int) -> Span:
    """Return `[start, end)` without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
