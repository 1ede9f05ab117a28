"""Compares the quantities and durations of a claim with those of a reference."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import StrEnum

from claims.facets import Comparator, Dimension, Quantity
from claims.vocabulary import Relation
from claims.wording import concept_of, lemma_of

APPROXIMATE = {Comparator.ABOUT, Comparator.JUST_OVER, Comparator.JUST_UNDER}
IMPLICATURE = 0.1
"""A source that says "more than 1,700" means up to a tenth more, not any number at all."""
EXACT_WHEN_WHOLE_UP_TO = 100
"""A bare whole number up to here is meant exactly: "50 days" is not a rounded 52."""
FRACTION_SLACK = 0.015
"""How far a share may lie from a fraction in words: "a third" is said of 32 to 34 percent."""

ALIKE = (
    frozenset({"review", "reviewer", "critic"}),
    frozenset({"case", "infection", "patient"}),
    frozenset({"person", "people", "individual", "resident"}),
)
"""Nouns one of which often stands for another where something is counted."""

_MEASURED = re.compile(r"\d|%|per\s?cent", re.IGNORECASE)
_MAGNITUDE = re.compile(r"\d\.\d|illion|thousand|bn\b|hundred|\d\s?[km]\b", re.IGNORECASE)


def compare_quantities(claim: Quantity, reference: Quantity) -> Relation:
    """Say whether the reference's quantity confirms the claim's.

    It agrees when the values the reference allows lie among the values the claim allows, conflicts
    when no value fits both, and is silent otherwise or where the two measure different things.
    The claim's own bounds are hard: "more than 12" is contradicted by 12. A bare number may have
    been rounded, as far as it is written ("1.2 million" for 1,203,450). Bounds in the reference
    ("more than 1,700") confirm by what they imply, and contradict only by what they exclude.
    """
    if not comparable(claim, reference):
        return Relation.SILENT
    if _says_of_nothing(claim):
        return Relation.AGREES if _same_number(claim, reference) else Relation.SILENT
    return compare_amounts(claim, reference)


def compare_amounts(claim: Quantity, reference: Quantity) -> Relation:
    """Compare two quantities as `compare_quantities` does, whatever it is that they count."""
    if not _measure_alike(claim, reference):
        return Relation.SILENT
    if claim.dimension is Dimension.SCORE:
        return _same_score(claim, reference)
    said, implied, stated = _interval(claim), _implied(reference), _interval(reference)
    if _from_above_and_below(claim, reference) and not _disjoint(said, stated):
        return Relation.SILENT
    if _inside(implied, said):
        return Relation.AGREES
    soft = bool({claim.comparator, reference.comparator} & APPROXIMATE)
    if _disjoint(said, stated):
        touching = _equal(said.high, stated.low) or _equal(stated.high, said.low)
        return Relation.SILENT if soft and touching else Relation.CONFLICTS
    if {claim.comparator, reference.comparator} <= APPROXIMATE:
        return Relation.AGREES
    return Relation.SILENT


def _from_above_and_below(claim: Quantity, reference: Quantity) -> bool:
    """Whether one says "less than" and the other "more than": both may hold of many numbers."""
    sides = [_side_of_bound(claim), _side_of_bound(reference)]
    return sorted(sides) == [-1, 1]


def _side_of_bound(quantity: Quantity) -> int:
    if quantity.comparator in {Comparator.MORE_THAN, Comparator.AT_LEAST}:
        return 1
    return -1 if quantity.comparator in {Comparator.LESS_THAN, Comparator.AT_MOST} else 0


def comparable(claim: Quantity, reference: Quantity) -> bool:
    """Whether two quantities measure the same kind of thing in comparable units.

    A change is not a level: "fell by 3 points" and "fell to 3 points" are two things.
    """
    if not _measure_alike(claim, reference):
        return False
    if claim.dimension in {Dimension.COUNT, Dimension.RATIO}:
        return _same_thing(claim.counted, reference.counted)
    return True


def _measure_alike(claim: Quantity, reference: Quantity) -> bool:
    if claim.dimension is not reference.dimension or claim.change is not reference.change:
        return False
    return claim.dimension is not Dimension.MONEY or claim.unit == reference.unit


def _says_of_nothing(quantity: Quantity) -> bool:
    """Whether it is a number without a unit or a noun ("No. 5", "ranked 12th with 9")."""
    return quantity.dimension is Dimension.COUNT and not quantity.counted


def _same_number(claim: Quantity, reference: Quantity) -> bool:
    same = (claim.low, claim.high) == (reference.low, reference.high)
    return same and claim.comparator is reference.comparator


def _same_thing(left: str, right: str) -> bool:
    """Whether two counted nouns name the same thing; a number without one is not comparable."""
    if not left or not right:
        return left == right
    one, other = _head(left), _head(right)
    return one == other or any(one in group and other in group for group in ALIKE)


def _head(phrase: str) -> str:
    """Return the concept of the last word of a noun phrase."""
    return concept_of(lemma_of(phrase.rsplit(maxsplit=1)[-1]))


@dataclass(frozen=True, slots=True)
class _Interval:
    low: float
    high: float
    low_open: bool = False
    high_open: bool = False


def _interval(quantity: Quantity) -> _Interval:
    slack = _rounding(quantity)
    rounded = slack > 0  # what would be rounded to the next figure is not this one
    return _Interval(
        quantity.low - slack,
        quantity.high + slack,
        quantity.low_open or rounded,
        quantity.high_open or rounded,
    )


def _rounding(quantity: Quantity) -> float:
    if quantity.comparator is not Comparator.EXACTLY:
        return 0.0
    if quantity.dimension is Dimension.RATIO and not _MEASURED.search(quantity.text):
        return FRACTION_SLACK
    whole = re.search(r"\d[\d,]*", quantity.text)
    written = float(whole[0].replace(",", "")) if whole else 0.0
    bare = not _MAGNITUDE.search(quantity.text)
    return 0.0 if bare and written <= EXACT_WHEN_WHOLE_UP_TO else quantity.tolerance


def _implied(reference: Quantity) -> _Interval:
    """Return the values that a reader takes a source's bound to mean."""
    if reference.comparator in {Comparator.MORE_THAN, Comparator.AT_LEAST}:
        high = reference.low * (1 + IMPLICATURE)
        return _Interval(reference.low, high, reference.low_open)
    if reference.comparator in {Comparator.LESS_THAN, Comparator.AT_MOST}:
        low = reference.high * (1 - IMPLICATURE)
        return _Interval(low, reference.high, high_open=reference.high_open)
    return _Interval(reference.low, reference.high, reference.low_open, reference.high_open)


def _same_score(claim: Quantity, reference: Quantity) -> Relation:
    """Compare two results: "52 votes to 48" is another result than "48 to 52" or "61 to 39"."""
    same = (claim.low, claim.high) == (reference.low, reference.high)
    return Relation.AGREES if same else Relation.CONFLICTS


def _inside(inner: _Interval, outer: _Interval) -> bool:
    low = inner.low > outer.low or (
        _equal(inner.low, outer.low) and (inner.low_open or not outer.low_open)
    )
    high = inner.high < outer.high or (
        _equal(inner.high, outer.high) and (inner.high_open or not outer.high_open)
    )
    return low and high


def _disjoint(left: _Interval, right: _Interval) -> bool:
    def below(a: _Interval, b: _Interval) -> bool:
        if _equal(a.high, b.low):
            return a.high_open or b.low_open
        return a.high < b.low

    return below(left, right) or below(right, left)


def _equal(left: float, right: float) -> bool:
    return left == right or math.isclose(left, right, rel_tol=1e-9)


class DurationUse(StrEnum):
    """What a duration is said of. Only durations in the same use can conflict."""

    LENGTH = "how long it lasted"
    DEADLINE = "how much time is given"
    DISTANCE = "how far away in time"
    OTHER = "a length of time"


_HEDGES = (
    "just|only|a|an|about|around|roughly|nearly|almost|little|over|under|more|less|than|some|up|to"
    "|at|least|most|slightly"
)
_COMPARING = rf"(?:\s+(?:{_HEDGES}))*\s*$"
_BEFORE_LENGTH = re.compile(
    r"\b(?:last(?:ed|ing|s)?|took|taking|take|ran|running|continued|for|ended after|over after"
    r"|concluded after|finished after|went on|spent|duration (?:was|of)|met for)" + _COMPARING,
    re.IGNORECASE,
)
_AFTER_LENGTH = re.compile(
    r"^[\s-]*(?:long|talks?|meeting|round|session|negotiations?|discussions?"
    r"|of (?:talks|negotiations|discussions))\b",
    re.IGNORECASE,
)
_BEFORE_DEADLINE = re.compile(
    r"\b(?:within|deadline (?:of|to|from)|ultimatum of|had|has|have|in"
    r"|g[ai]ven?\b[^.;]{0,60}|gives?\b[^.;]{0,60}|set\b[^.;]{0,40}|deadline\b[^.;]{0,40}"
    r"|shorten\w*\b[^.;]{0,60}|reduc\w*\b[^.;]{0,60}|extend\w*\b[^.;]{0,60})" + _COMPARING,
    re.IGNORECASE,
)
_AFTER_DEADLINE = re.compile(
    r"^[\s-]*(?:(?:deadline|ultimatum|window|limit|period|grace|notice)\b|to\s+[a-z]+"
    r"|for\s+(?:a|the)\s)",
    re.IGNORECASE,
)
_AFTER_DISTANCE = re.compile(
    r"^\s*(?:ago|late|early|earlier|later|before|after|since|from now|old)\b", re.IGNORECASE
)


def use_of_duration(text: str, duration: Quantity) -> DurationUse:
    """Say what a duration measures, from the words around it."""
    before = text[max(0, duration.span.start - 80) : duration.span.start]
    after = text[duration.span.end : duration.span.end + 40]
    if _AFTER_DISTANCE.match(after):
        return DurationUse.DISTANCE
    if _AFTER_DEADLINE.match(after) or (
        _BEFORE_DEADLINE.search(before) and not _BEFORE_LENGTH.search(before)
    ):
        return DurationUse.DEADLINE
    if _BEFORE_LENGTH.search(before) or _AFTER_LENGTH.match(after):
        return DurationUse.LENGTH
    return DurationUse.OTHER
