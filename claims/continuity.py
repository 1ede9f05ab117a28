"""Which new statement of a page continues which old one, where its id comes from its words.

A statement that a source has no id for is named by its page and a hash of its words, so that one
changed word makes another id. What a page says now and no longer says are laid side by side; what
is very alike is one statement that was changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from claims.reference import Reference

MINIMUM_LIKENESS = 80.0
"""How alike (0 to 100, rapidfuzz's ratio of the words in lower case) a changed statement is.

A sentence keeps 80 with one value of several changed; two sentences of one article about different
things seldom reach 60.
"""

MAXIMUM_PAIRS = 4_000_000
"""Statements are laid side by side up to this many pairs: beyond, a page was written anew."""

_NAMED_BY_WORDS = re.compile(r"(?P<page>.+)#[0-9a-f]{8,64}", re.DOTALL)


def continued(dropped: Sequence[Reference], appeared: Sequence[Reference]) -> dict[str, str]:
    """Return the ids of `appeared` that continue a reference of `dropped`: new id → old id.

    Only ids made of the same address, `#` and a hash in hexadecimal are compared. Equal words
    come first, then the most alike; each reference is used once, and ties go by id.
    """
    old, new = _named_by_words(dropped), _named_by_words(appeared)
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _likeness, new_id, old_id in sorted(_pairs(old, new)):
        if new_id not in found and old_id not in taken:
            found[new_id] = old_id
            taken.add(old_id)
    return found


def page_of(reference_id: str) -> str | None:
    """Return the page in an id that was made from a statement's words, or None for another id."""
    named = _NAMED_BY_WORDS.fullmatch(reference_id)
    return named["page"] if named else None


def _named_by_words(references: Sequence[Reference]) -> list[tuple[str, Reference]]:
    named = ((page_of(reference.id), reference) for reference in references)
    return [(page, reference) for page, reference in named if page is not None]


def _pairs(
    old: Sequence[tuple[str, Reference]], new: Sequence[tuple[str, Reference]]
) -> list[tuple[float, str, str]]:
    """Return (how unlike, new id, old id) of every pair that may be one statement."""
    if not old or len(old) * len(new) > MAXIMUM_PAIRS:
        return []
    statements = [reference.statement.casefold() for _, reference in old]
    return [
        (-likeness, reference.id, old[number][1].id)
        for page, reference in new
        for _, likeness, number in process.extract_iter(
            reference.statement.casefold(),
            statements,
            scorer=fuzz.ratio,
            score_cutoff=MINIMUM_LIKENESS,
        )
        if old[number][0] == page and old[number][1].kind is reference.kind
    ]
