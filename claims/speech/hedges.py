"""Words by which a text keeps its distance from what it says."""

from __future__ import annotations

import re

from claims.span import Span

_HEDGE = re.compile(
    r"(?<![\w-])(?:"
    r"reportedly|allegedly|purportedly|supposedly|apparently|seemingly|presumably|ostensibly"
    r"|possibly|perhaps|probably|unconfirmed|rumou?red|alleged|suspected|so-called"
    r"|(?:is|are|was|were)\s(?:also\s|widely\s)?"
    r"(?:said|believed|thought|understood|reported|alleged|rumou?red|assumed)\sto"
    r"|it\s(?:is|was)\s(?:believed|thought|understood|reported|unclear|alleged)"
    r"|(?:seem|appear)(?:s|ed)?\sto"
    r"|(?:may|might|could)\shave"
    r"|according\sto\s(?:some\s|several\s|media\s|unconfirmed\s|local\s)?(?:reports|rumou?rs)"
    r")(?![\w-])",
    re.IGNORECASE,
)


def find_hedges(text: str) -> tuple[Span, ...]:
    """Return the spans of words that hedge ("reportedly", "is believed to"), in order.

    A hedge weakens a statement without naming anyone who made it, so it is no attribution.
    """
    return tuple(Span(match.start(), match.end()) for match in _HEDGE.finditer(text))
