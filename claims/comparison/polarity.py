"""Finds what turns a sentence into its opposite: a negation, a direction, swapped roles.

A count of negations is worthless (it is right less often than chance), so a negation is tied to
the word that it negates, and the word must stand in both sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.facets import Name, NameKind
from claims.lexicon import OPPOSITE_CONCEPTS
from claims.names.find import same_name
from claims.span import Span
from claims.wording import Word

SCOPE = 40
"""Code points after a negating word in which the word that it negates must start."""


@dataclass(frozen=True, slots=True)
class Opposition:
    """The words of a claim and of a reference that stand against each other."""

    claim: Span
    reference: Span
    decides: bool = True
    """Whether the opposition is of what is stated; "no" before a noun leaves more room."""


def negated_words(words: Sequence[Word], negations: Sequence[Span]) -> tuple[Word, ...]:
    """Return the first content word inside the scope of each negation."""
    found = []
    for negation in negations:
        following = (
            word for word in words if negation.end <= word.span.start <= negation.end + SCOPE
        )
        word = next(following, None)
        if word is not None:
            found.append(word)
    return tuple(found)


def opposed_by_negation(
    claim: Sequence[Word],
    claim_negations: Sequence[Span],
    reference: Sequence[Word],
    reference_negations: Sequence[Span],
) -> Opposition | None:
    """Return the word that one side negates and the other side states, if there is one."""
    denied = {word.concept: word for word in negated_words(claim, claim_negations)}
    denied_there = {word.concept: word for word in negated_words(reference, reference_negations)}
    stated = _outside(claim, claim_negations)
    stated_there = _outside(reference, reference_negations)
    for concept, word in denied.items():
        if concept in stated_there and concept not in denied_there:
            there = stated_there[concept]
            return Opposition(word.span, there.span, decides=there.is_verb)
    for concept, word in denied_there.items():
        if concept in stated and concept not in denied:
            here = stated[concept]
            return Opposition(here.span, word.span, decides=here.is_verb)
    return None


def _outside(words: Sequence[Word], negations: Sequence[Span]) -> dict[str, Word]:
    """Return the words that stand in the scope of no negation, by concept."""
    return {
        word.concept: word
        for word in words
        if not any(n.end <= word.span.start <= n.end + SCOPE for n in negations)
    }


def opposed_by_direction(claim: Sequence[Word], reference: Sequence[Word]) -> Opposition | None:
    """Return the words for opposite directions ("rose", "fell"), if each side has only one."""
    here = {word.concept: word for word in claim}
    there = {word.concept: word for word in reference}
    for first, second in OPPOSITE_CONCEPTS:
        for one, other in ((first, second), (second, first)):
            if one in here and other not in here and other in there and one not in there:
                return Opposition(here[one].span, there[other].span)
    return None


def swapped_roles(
    claim_names: Sequence[Name],
    claim: Sequence[Word],
    reference_names: Sequence[Name],
    reference: Sequence[Word],
) -> Opposition | None:
    """Return two actors that stand on opposite sides of the same verb in the two sentences."""
    for verb in (word for word in claim if word.is_verb):
        there = next((word for word in reference if word.concept == verb.concept), None)
        if there is None:
            continue
        ours, theirs = _around(claim_names, verb), _around(reference_names, there)
        if ours is None or theirs is None:
            continue
        crossed = _same(ours[0], theirs[1]) and _same(ours[1], theirs[0])
        if crossed and not _same(ours[0], ours[1]):
            return Opposition(verb.span, there.span)
    return None


def _around(names: Sequence[Name], verb: Word) -> tuple[Name, Name] | None:
    actors = [name for name in names if not name.located and name.kind is not NameKind.OTHER]
    before = [name for name in actors if name.span.end <= verb.span.start]
    after = [name for name in actors if name.span.start >= verb.span.end]
    return (before[-1], after[0]) if before and after else None


def _same(left: Name, right: Name) -> bool:
    if left.country and right.country and left.kind is right.kind is NameKind.COUNTRY:
        return left.country == right.country
    return same_name(left.canonical, right.canonical)
