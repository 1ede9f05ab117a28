"""Scores of games and votes ("won 3-1", "by 52 votes to 48"), and marks ("7.2/10")."""

from __future__ import annotations

import re

from claims.facets import Comparator, Dimension, Quantity
from claims.quantities.comparators import bounds, comparator_before
from claims.span import Span

_SCORE = re.compile(r"(?P<first>[0-9]{1,3})\s?[-–—]\s?(?P<second>[0-9]{1,3})(?![\w%-]|[.,/:][0-9])")
_CUE = re.compile(
    r"(?<!\w)(?:w[io]n(?:s|ning)?|beat(?:s|en|ing)?|lost|los(?:e|es|ing|s)|defeat\w{0,3}|dr[ae]w\w{0,4}|drawn"
    r"|scor\w{1,4}|victory|victories|lead(?:s|ing)?|led|ruled|ruling|vot\w{1,4}|tied|tie|triumph\w{0,3}|thrash\w{0,3}"
    r"|rout\w{0,3}|record|goal\w{0,2}|match)(?!\w)",
    re.IGNORECASE,
)
_VOTES = re.compile(
    r"(?P<first>[0-9]{1,3}(?:,[0-9]{3}){0,2})(?P<votes>\s(?:votes?|seats?|points?))?"
    r"\s(?:to|against)\s(?P<second>[0-9]{1,3}(?:,[0-9]{3}){0,2})(?![\w%-]|[.,/:][0-9]|\s(?:per\s?cent|percent|[mb]illion))"
)
_MARK = re.compile(
    r"(?P<mark>[0-9]{1,3}(?:\.[0-9]{1,2})?)\s?/\s?(?P<best>5|10|20|100)(?![\w/%.]*[0-9])"
)
_MARKED = re.compile(
    r"(?<!\w)(?:rat(?:ed|ing|ings|es)|scor\w{1,4}|marks?|grades?|graded)(?!\w)", re.IGNORECASE
)
_HUNDRED = 100.0
_VOTED = re.compile(
    r"(?<!\w)(?:vot(?:es?|ed|ing)(?:\s(?:by|of|was))?|margin\sof|tally\sof|by)\s$", re.IGNORECASE
)


def score_at(text: str, start: int) -> Quantity | None:
    """Read the score or mark whose digits begin at `start`.

    A score needs words around it that tell of a contest, and a mark in whole numbers out of ten
    words that tell of a mark.
    """
    if text[max(0, start - 1) : start] in ("-", "–", "/", ".", ":", "$", "£", "€"):
        return None
    return _dashed(text, start) or _voted(text, start) or _mark(text, start)


def _mark(text: str, start: int) -> Quantity | None:
    """Read "7.2/10", "81/100" as a share of the best mark."""
    match = _MARK.match(text, start)
    if match is None:
        return None
    value, best = float(match["mark"]), float(match["best"])
    whole = "." not in match["mark"] and best != _HUNDRED
    if value > best or (whole and not _MARKED.search(text[max(0, start - 48) : start])):
        return None
    comparator, begin = comparator_before(text, start) or (Comparator.EXACTLY, start)
    share = value / best
    span, bound = Span(begin, match.end()), bounds(comparator, share, share)
    return Quantity(
        span,
        span.of(text),
        share,
        bound.low,
        bound.high,
        Dimension.RATIO,
        f"out of {match['best']}",
        comparator,
        bound.low_open,
        bound.high_open,
    )


def _dashed(text: str, start: int) -> Quantity | None:
    match = _SCORE.match(text, start)
    if match is None:
        return None
    around = text[max(0, start - 48) : start] + " " + text[match.end() : match.end() + 24]
    return _score(text, match) if _CUE.search(around) else None


def _voted(text: str, start: int) -> Quantity | None:
    """Read "52 votes to 48"; without the votes, a vote or "by" must stand before and fall after."""
    match = _VOTES.match(text, start)
    if match is None:
        return None
    if match["votes"] and "vote" in match["votes"].lower():
        return _score(text, match)
    before = _VOTED.search(text[max(0, start - 20) : start])
    fell = _number(match["first"]) > _number(match["second"])
    return _score(text, match) if before and (fell or "vot" in before[0].lower()) else None


def _score(text: str, match: re.Match[str]) -> Quantity:
    first, second = _number(match["first"]), _number(match["second"])
    span = Span(match.start(), match.end())
    return Quantity(span, span.of(text), first, first, second, Dimension.SCORE, "")


def _number(written: str) -> float:
    return float(written.replace(",", ""))
