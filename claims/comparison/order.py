"""Finds swapped roles: who acts in one sentence is acted on in the other.

Without a parser, the order of two names tells their roles, and "by" before a name turns it round.
In doubt they are swapped: that only keeps a reference from deciding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from claims.comparison.polarity import Opposition
from claims.comparison.sides import Side, once_per_side
from claims.facets import Name, NameKind
from claims.lexicon import STOP_WORDS
from claims.names.find import same_name
from claims.span import Span
from claims.wording import WORD, Word

JOINED = re.compile(r"[\s,/&–-]*(?:(?:and|or|the|as well as|its|their)[\s,]+)*", re.IGNORECASE)
"""What may stand between two names that play the same part."""
COUPLED = re.compile(r"\s*(?:,|/|&|and\b|or\b|as well as\b)", re.IGNORECASE)
"""What follows a subject to which another is joined."""
_PREPOSITION = (
    "by|over|against|to|from|of|for|with|in|at|on|after|before|between|than|near|under|via"
)
MARKER = re.compile(
    rf"\b({_PREPOSITION})\s+(?:(?:the|its|their|his|her|a|an)\s+)?"
    rf"(?:(?!(?:{_PREPOSITION})\b)[a-z-]+\s+){{0,2}}$"
)
"""The preposition that a name depends on: the nearest one before it."""
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:[a-z]+ly\s+)?$", re.IGNORECASE)
AGENT = re.compile(r"\bby\s+((?:[\w'’-]+\s*){1,4})")
"""Who does it, in a passive sentence."""
FRONTED = re.compile(
    r"(?:in|on|at|by|for|with|after|before|during|under|from|to|since|between|among|of|over|about"
    r"|because|while|when|as|if|although|though|there|it)\b",
    re.IGNORECASE,
)
"""Words with which something other than the subject begins a sentence."""
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
    return (
        _turned_voice(claim, reference)
        or _crossed_nouns(claim, reference)
        or _exchanged_subjects(claim, reference)
        or _reordered_words(claim, reference)
    )


def _turned_voice(claim: Side, reference: Side) -> Opposition | None:
    """Return a verb whose subject acts in one text, and is acted on by its object in the other.

    "Holt accused Lind" is not "Holt was accused by Lind", whether or not these are known as names.
    """
    for verb in (word for word in claim.words if word.is_telling):
        for there in reference.words:
            if not there.is_telling or there.concept != verb.concept:
                continue
            if _is_passive(claim, verb) == _is_passive(reference, there):
                continue
            sides = ((claim, verb), (reference, there))
            passive, active = sides if _is_passive(claim, verb) else sides[::-1]
            if _acts_and_suffers(passive, active):
                return Opposition(verb.span, there.span)
    return None


def _acts_and_suffers(passive: tuple[Side, Word], active: tuple[Side, Word]) -> bool:
    """Whether the active verb has the subject of the passive one, and its agent for an object."""
    subject, rest = _around(*passive)
    actor, acted_on = _around(*active)
    by = AGENT.search(rest)
    agents = _tokens(by[1]) if by else set()
    return bool(_tokens(subject) & _tokens(actor)) and bool(
        (agents & _tokens(acted_on)) - _tokens(actor)
    )


def _around(side: Side, verb: Word) -> tuple[str, str]:
    return side.text[: verb.span.start], side.text[verb.span.end :]


def _tokens(text: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(text)} - STOP_WORDS


def _reordered_words(claim: Side, reference: Side) -> Opposition | None:
    """Return the first word of two sentences in the same frame whose words have changed places.

    "Cats eat mice in Basel" and "mice eat cats in Basel" share every other word, in order.
    """
    ours = [word.concept for word in claim.words]
    theirs = [word.concept for word in reference.words]
    if ours == theirs or sorted(ours) != sorted(theirs):
        return None
    frame, frame_there = frame_of(claim), frame_of(reference)
    if frame != frame_there or {"and", "or"} & set(frame):
        return None
    return Opposition(claim.words[0].span, reference.words[0].span)


@once_per_side
def frame_of(side: Side) -> list[str]:
    """Return the words between the content words: they say who stands in which part."""
    taken = [time.span for time in side.facets.times]
    taken += [value.span for value in (*side.facets.durations, *side.facets.quantities)]
    taken += [name.span for name in side.facets.names]
    taken += [word.span for word in side.words]
    return [
        match[0].lower()
        for match in WORD.finditer(side.text)
        if not any(span.overlaps(Span(*match.span())) for span in taken)
    ]


def _exchanged_subjects(claim: Side, reference: Side) -> Opposition | None:
    """Return the subjects of two sentences each of which is no subject in the other.

    A subject is the first words of a sentence that stand together, whatever the verb is: "the dog
    bit the postman". Where the two stand together in one text, one only describes the other.
    """
    ours, theirs = _subject(claim), _subject(reference)
    if not ours or not theirs or _has_passive(claim) != _has_passive(reference):
        return None
    only, only_there = _concepts(ours) - _concepts(theirs), _concepts(theirs) - _concepts(ours)
    if not only or not only_there:
        return None
    if _follows(only_there, claim, ours) and _follows(only, reference, theirs):
        return Opposition(ours[0].span, theirs[0].span)
    return None


def _follows(concepts: set[str], side: Side, subject: Sequence[Word]) -> bool:
    """Whether all of these come later than the subject, and are not joined to it by "and"."""
    rest = side.words[len(subject) :]
    first = next((word for word in rest if word.concept in concepts), None)
    if first is None or not concepts <= _concepts(rest):
        return False
    return COUPLED.match(side.text[subject[-1].span.end : first.span.start]) is None


@once_per_side
def _subject(side: Side) -> tuple[Word, ...]:
    """Return the first content words, up to what parts them; none after a preposition."""
    if not side.words or FRONTED.match(side.text):
        return ()
    if any(name.span.start < side.words[0].span.start for name in side.facets.names):
        return ()  # the subject is a name
    count = 1
    while count < len(side.words):
        between = side.text[side.words[count - 1].span.end : side.words[count].span.start]
        if between.strip(" -") or side.words[count].is_verb:
            break
        count += 1
    return side.words[:count]


def _concepts(words: Sequence[Word]) -> set[str]:
    return {word.concept for word in words}


@once_per_side
def _has_passive(side: Side) -> bool:
    return any(word.is_verb and _is_passive(side, word) for word in side.words)


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
        marker = _marker(reference, other)
        behind = other.span.start >= there.span.end and marker != "by"
        if behind and (marker or not _is_passive(reference, there)):
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


@once_per_side
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
