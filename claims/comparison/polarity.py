"""Finds what turns a sentence into its opposite: a negation or a direction.

A count of negations is worthless (it is right less often than chance), so a negation is tied to
the word that it negates, and the word must stand in both sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.lexicon import OPPOSITE_CONCEPTS
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
    if claim_negations and reference_negations:
        return None  # which of them answers which is not known
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
