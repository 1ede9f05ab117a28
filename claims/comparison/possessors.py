"""Keeps a person apart from what is theirs: "Duarte resigned", "Duarte's deputy resigned"."""

from __future__ import annotations

import re

from claims.comparison.sides import Side, once_per_side
from claims.facets import Name, NameKind
from claims.names.find import same_name
from claims.verdict import EventTie

OWNS = re.compile(r"['’]s?\s+[a-z]")
"""What follows the name of somebody whose thing is spoken of."""
OWNED = re.compile(r"\b[a-z]+\s+(?:of|for|to)\s+(?:[A-Z][\w.]*\s+)?$")
"""What comes before the name of somebody whose thing is spoken of: "a lawyer for"."""
WORDS_BEFORE = 40
"""Code points before a name in which the words that it depends on stand."""


def possessor_tie(claim: Side, reference: Side) -> EventTie | None:
    """Keep them apart where one is about a person and the other about somebody of theirs."""
    for one, other in ((claim, reference), (reference, claim)):
        name = _first_person(one)
        if name is None or _owns(one, name):
            continue
        there = [n for n in other.facets.names if same_name(name.canonical, n.canonical)]
        if one is reference:
            first = _first_person(other)
            there = [n for n in there if n is first]
        elif any(word.span.end <= name.span.start for word in one.words):
            continue
        if there and all(_owns(other, n) or _is_owned_from(other, n) for n in there):
            told = f"one is about {name.canonical}, the other about somebody or something of theirs"
            return EventTie("possessor", False, told)
    return None


@once_per_side
def _first_person(side: Side) -> Name | None:
    """Return the person with whom a text begins."""
    name = min(side.facets.names, key=lambda name: name.span, default=None)
    if name is None or name.kind is not NameKind.PERSON:
        return None
    begins = not any(word.span.end <= name.span.start for word in side.words)
    return name if begins else None


def _owns(side: Side, name: Name) -> bool:
    return OWNS.match(side.text, name.span.end) is not None


def _is_owned_from(side: Side, name: Name) -> bool:
    before = side.text[max(0, name.span.start - WORDS_BEFORE) : name.span.start]
    return OWNED.search(before) is not None and not any(
        word.is_verb and word.span.start >= name.span.start - WORDS_BEFORE
        for word in side.words
        if word.span.end <= name.span.start
    )
