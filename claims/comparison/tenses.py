"""Keeps what was so apart from what is so: "was the minister until 2019" proves no minister today.

Only states are looked at: "is a museum" beside "was a museum", "belongs to" beside "belonged to".
An event told in the present ("bank cuts rate") is the same event in the past.
"""

from __future__ import annotations

import re

from claims.comparison.sides import Side, once_per_side
from claims.facets import TimeRelation
from claims.verdict import EventTie
from claims.wording import Word

NOW = re.compile(r"\b(?:is|are|has|have|remains?)\b(?!\s+been\b)", re.IGNORECASE)
THEN = re.compile(r"\b(?:was|were|had|remained|used\s+to\s+(?:be|have))\b", re.IGNORECASE)
PRESENT_PASSIVE = re.compile(r"\b(?:is|are|be|been|being)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
STATES = frozenset(
    """belong own employ contain consist include house host cost weigh live know rank owe lie stand
    account cover serve need support oppose""".split()
)
"""Verbs that tell how things are; their past tells how things were."""
FORMER = re.compile(
    r"\b(?:former(?:ly)?|ex|once|previously|no\s+longer)[\s-]+(?:(?:an?|the)\s+)?"
    r"(?:[\w'’-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""What makes past the state that is named right after it."""
WORDS_BEFORE = 40
"""Code points before a word in which it may be said to be past."""


def tense_tie(claim: Side, reference: Side) -> EventTie | None:
    """Keep them apart where the reference tells as past what the claim tells as present."""
    if claim.facets.negations or any(t.relation is TimeRelation.UNTIL for t in claim.facets.times):
        return None
    ours = _told_now(claim)
    theirs, still = _told_then(reference), _told_now(reference)
    past = (ours & theirs) - still
    told = sorted(past | _past_states(claim, reference))
    if not told:
        told = sorted((ours & _former(reference)) - _former(claim))
    if not told:
        return None
    return EventTie("tense", False, f"the reference tells of {told[0].strip()} as past")


@once_per_side
def _former(side: Side) -> frozenset[str]:
    """Return the words said to be former: "a former health minister"."""
    return frozenset(
        word.concept
        for word in side.words
        if FORMER.search(side.text[max(0, word.span.start - WORDS_BEFORE) : word.span.start])
    )


@once_per_side
def _told_now(side: Side) -> frozenset[str]:
    return _predicates(side, NOW)


@once_per_side
def _told_then(side: Side) -> frozenset[str]:
    return _predicates(side, THEN)


def _predicates(side: Side, verb: re.Pattern[str]) -> frozenset[str]:
    """Return what comes first after each form of "be" or "have": a word, or a kind of figure."""
    said = [(word.span.start, word.concept) for word in side.words]
    figures = (*side.facets.durations, *side.facets.quantities)
    said += [(figure.span.start, f"{figure.dimension} {figure.counted}") for figure in figures]
    found = set()
    for match in verb.finditer(side.text):
        after = min((each for each in said if each[0] >= match.end()), default=None)
        if after is not None:
            found.add(after[1])
    return frozenset(found)


def _past_states(claim: Side, reference: Side) -> frozenset[str]:
    """Return the states told in the present by the claim and in the past by the reference."""
    present = {word.lemma for word in claim.words if _tells_state(word) and not word.is_verb}
    past = {
        word.lemma
        for word in reference.words
        if _tells_state(word) and word.is_verb and not _is_participle(reference, word)
    }
    still = {word.lemma for word in reference.words if _tells_state(word) and not word.is_verb}
    return frozenset((present & past) - still)


def _is_participle(side: Side, word: Word) -> bool:
    """Whether a form that looks past follows "is": "the city is owed 40 million"."""
    before = side.text[max(0, word.span.start - WORDS_BEFORE) : word.span.start]
    return PRESENT_PASSIVE.search(before) is not None


def _tells_state(word: Word) -> bool:
    return word.lemma in STATES
