"""Finds swapped roles: who acts in one sentence is acted on in the other.

Without a parser, the order of two names tells their roles, and "by" before a name turns it round.
In doubt they are swapped: that only keeps a reference from deciding.
"""

from __future__ import annotations

import re
from itertools import combinations

from claims.comparison.polarity import Opposition
from claims.comparison.sides import Side
from claims.facets import Name, NameKind
from claims.names.find import same_name
from claims.span import Span
from claims.wording import Word

JOINED = re.compile(r"[\s,/&–-]*(?:(?:and|or|the|as well as|its|their)[\s,]+)*", re.IGNORECASE)
"""What may stand between two names that play the same part."""
MARKER = re.compile(
    r"\b(by|over|against|to|from|of|for|with|in|at|on|after|before|between|than|near|under|via)"
    r"\s+(?:(?:the|its|their|his|her|a|an)\s+)?(?:[a-z-]+\s+){0,2}$"
)
"""The preposition that a name depends on."""
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:[a-z]+ly\s+)?$", re.IGNORECASE)
ARGUMENT_WORDS = 3
"""Content words on each side of a verb among which its subject and its object stand."""


def swapped_roles(claim: Side, reference: Side) -> Opposition | None:
    """Return two names that stand to each other in one text as they do not in the other."""
    found = [
        (name, other)
        for name in _players(claim)
        if (other := _same_in(name, reference)) is not None
    ]
    for (left, left_there), (right, right_there) in combinations(found, 2):
        if same(left, right) or same(left_there, right_there):
            continue
        if _joined(claim, left, right) or _joined(reference, left_there, right_there):
            continue
        if _swapped(claim, (left, right), reference, (left_there, right_there)):
            return Opposition(
                Span(left.span.start, right.span.end),
                Span(
                    min(left_there.span.start, right_there.span.start),
                    max(left_there.span.end, right_there.span.end),
                ),
            )
    return _crossed_nouns(claim, reference)


def _crossed_nouns(claim: Side, reference: Side) -> Opposition | None:
    """Return a verb whose noun before it and noun after it have changed places."""
    for verb in (word for word in claim.words if word.is_telling):
        there = next(
            (w for w in reference.words if w.is_telling and w.concept == verb.concept), None
        )
        if there is None or _is_passive(claim, verb) != _is_passive(reference, there):
            continue
        before, after = _nouns_around(claim, verb)
        before_there, after_there = _nouns_around(reference, there)
        moved, moved_back = before & after_there - after, after & before_there - before
        if moved - before_there and moved_back - after_there:
            return Opposition(verb.span, there.span)
        if _acts_no_more(claim, verb, reference, there) and before_there - before - after:
            return Opposition(verb.span, there.span)
    return None


def _acts_no_more(claim: Side, verb: Word, reference: Side, there: Word) -> bool:
    """Whether a name before the verb stands only behind it, and depends on a preposition, there."""
    for name in _players(claim):
        other = _same_in(name, reference)
        if other is None or name.span.end > verb.span.start or _marker(claim, name):
            continue
        if other.span.start >= there.span.end and _marker(reference, other) not in {None, "by"}:
            return True
    return False


def _nouns_around(side: Side, verb: Word) -> tuple[set[str], set[str]]:
    nouns = [word for word in side.words if not word.is_verb]
    before = [word.concept for word in nouns if word.span.end <= verb.span.start]
    after = [word.concept for word in nouns if word.span.start >= verb.span.end]
    return set(before[-ARGUMENT_WORDS:]), set(after[:ARGUMENT_WORDS])


def _is_passive(side: Side, verb: Word) -> bool:
    return PASSIVE.search(side.text[: verb.span.start]) is not None


def _swapped(
    claim: Side, ours: tuple[Name, Name], reference: Side, theirs: tuple[Name, Name]
) -> bool:
    markers = [_marker(claim, name) for name in ours]
    there = [_marker(reference, name) for name in theirs]
    if markers == there and any(markers):
        return False
    inverted = theirs[0].span.start > theirs[1].span.start
    turned = ("by" in markers) != ("by" in there)
    return inverted != turned


def _players(side: Side) -> list[Name]:
    """Return the names that may act or be acted on, in order."""
    return [
        name
        for name in sorted(side.facets.names, key=lambda name: name.span)
        if not name.located and name.span not in side.titles
    ]


def _same_in(name: Name, side: Side) -> Name | None:
    return next((other for other in _players(side) if same(name, other)), None)


def same(left: Name, right: Name) -> bool:
    """Whether two names name the same, countries by their code."""
    if left.country and right.country and left.kind is right.kind is NameKind.COUNTRY:
        return left.country == right.country
    return same_name(left.canonical, right.canonical)


def _joined(side: Side, left: Name, right: Name) -> bool:
    first, second = sorted((left.span, right.span))
    if first.overlaps(second):
        return True
    return JOINED.fullmatch(side.text[first.end : second.start]) is not None


def _marker(side: Side, name: Name) -> str | None:
    """Return the preposition of a name, or of the name that it is joined to: "by X, Y and Z"."""
    before = [other for other in _players(side) if other.span.end <= name.span.start]
    if before and _joined(side, before[-1], name):
        return _marker(side, before[-1])
    match = MARKER.search(side.text[max(0, name.span.start - 40) : name.span.start])
    return match[1].lower() if match else None
