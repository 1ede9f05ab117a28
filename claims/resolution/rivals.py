"""Rivals: whether "he" can mean somebody other than the one person who was named before it.

A name in the paragraph before is not enough. Somebody of whom a pronoun spoke before that name
came up, or who is only described ("the president", "a killer"), is as likely to be meant.
"""

from __future__ import annotations

import re

from claims.facets import Name
from claims.names.words import ROLE_HEADS
from claims.resolution.description_words import PERSON_HEADS
from claims.resolution.referents import Referents, paragraph_before
from claims.span import Span
from claims.word_list import alternation, words_of

REACH = 1_200
"""Code points before a claim in which rivals are looked for: the paragraph and the one before."""
_SENTENCE_REACH = 240
_SENTENCE_END = re.compile(r"[.!?…][”\"’']?\s|\n")
_PRONOUNS = {
    "he": re.compile(r"(?<![\w’'])(?:he|him|his)(?!\w)", re.IGNORECASE),
    "she": re.compile(r"(?<![\w’'])(?:she|hers?)(?!\w)", re.IGNORECASE),
}
_OTHERS_HEADS = words_of(
    """killer murderer rapist kidnapper robber burglar thief stalker stranger bystander passerby
    celebrity singer actor actress player striker goalkeeper midfielder defender manager founder
    owner billionaire millionaire businessman businesswoman politician lawmaker congressman
    congresswoman candidate challenger opponent rival successor predecessor whistleblower"""
) - words_of("speaker")
_HEADS = (ROLE_HEADS | PERSON_HEADS | _OTHERS_HEADS) - words_of(
    """man woman boy girl head chief chair whip public general major counsel founder owner couple
    duo trio analyst mr mrs ms miss dr col gen lt sgt prof rep sen gov capt adm maj hon rev sir
    dame lord lady professor deputy speaker"""
)
_DESCRIBED = re.compile(
    rf"(?<!\w)(?:[Tt]he|[Aa]n?|[Aa]nother|[Oo]ne)\s(?:[\w.-]{{2,20}},?\s){{0,4}}?"
    rf"(?P<head>(?i:{alternation(_HEADS)}))(?![\w-])(?!,?\s[A-Z])(?![’']s?\s)"
)
_PREDICATE = re.compile(
    r"(?:[–—(-]|\b(?:is|was|were|been|be|being|became|become|becomes|becoming|as|remains?|remained"
    r"|named|elected|appointed|like|not|for|by))\s*$"
)
"""What makes a description say what a person is, and not who else there is."""
_APPOSED = re.compile(r"\s*(?:[,.;:)–—]|(?:of|from|at|in|for|who|whose|to|on)\b)")
"""What follows a description that was added to the name before its comma: "Hale, the mayor,"."""
_WOMEN_HEADS = words_of("actress businesswoman congresswoman spokeswoman chairwoman queen princess")
_MEN_HEADS = words_of("businessman congressman spokesman chairman king prince gunman")
_MODIFIER = re.compile(r"(?<!\w)(?:an?|the|this|that|each|every|another)\s$", re.IGNORECASE)
_AHEAD = re.compile(
    r"(?:^|(?<=[.!?\n] )|(?<=[.!?\n]))[“\"]?(?:In|At|On|After|Before|Since|During|When|While"
    r"|As|Until|With|For|Despite|Under|By|From|Throughout)\s[^,.!?\n]{1,80},\s(?:[\w.-]{1,20}\s){0,2}$"
)
_NOUN_AFTER = re.compile(r"[\s-][a-z]{3,}(?!\w)")


def is_in_doubt(referents: Referents, span: Span, match: re.Match[str], person: str) -> bool:
    """Say whether the text leaves a choice between `person` and somebody else.

    Args:
        referents: what the article names.
        span: the claim.
        match: the pronoun in the article's text.
        person: the full name of the only fitting person who was named before.
    """
    text = referents.text
    begin = max(paragraph_before(text, span.start), span.start - REACH)
    before = referents.names_before(match.start(), reach=match.start() - begin)
    own = [name for name in before if name.canonical == person]
    if not own:
        return False
    gender = "she" if match["word"].lower() in {"she", "her", "hers"} else "he"
    start = max(begin, text.rfind("\n", 0, own[0].span.start) + 1)
    return (
        _is_spoken_of(text, Span(start, own[0].span.start), gender)
        or all(_modifies(text, name.span) for name in own)
        or _is_named_after(text, match.end(), person)
        or _is_described(text, Span(start, match.start()), own, gender)
    )


def _is_spoken_of(text: str, stretch: Span, gender: str) -> bool:
    """Whether a pronoun speaks of somebody before a name, not ahead of it: "In his book, Hale"."""
    words = stretch.of(text)
    ahead = _AHEAD.search(words)
    end = ahead.start() if ahead else len(words)
    return _PRONOUNS[gender].search(words, 0, end) is not None


def _modifies(text: str, place: Span) -> bool:
    """Whether a name only says what kind of thing it is: "a Hale speech"."""
    before = text[max(0, place.start - 10) : place.start]
    return _MODIFIER.search(before) is not None and _NOUN_AFTER.match(text, place.end) is not None


def _is_named_after(text: str, position: int, person: str) -> bool:
    """Whether the sentence goes on to name the person: "he says that ... of Hale"."""
    stop = _SENTENCE_END.search(text, position, position + _SENTENCE_REACH)
    end = stop.start() if stop else position + _SENTENCE_REACH
    family = person.rpartition(" ")[2]
    return re.search(rf"(?<!\w){re.escape(family)}(?!\w)", text[position:end]) is not None


def _is_described(text: str, stretch: Span, own: list[Name], gender: str) -> bool:
    """Whether somebody is described there who has no name, and is not the person by their post."""
    roles = " ".join((name.role or "").lower() for name in own).replace("-", " ").split()
    others = _WOMEN_HEADS if gender == "he" else _MEN_HEADS
    for found in _DESCRIBED.finditer(text, stretch.start, stretch.end):
        head = found["head"].lower()
        if head in others or head in roles:
            continue
        before = text[max(0, found.start() - 14) : found.start()]
        apposed = before.rstrip().endswith(",") and _APPOSED.match(text, found.end())
        if not apposed and not _PREDICATE.search(before):
            return True
    return False
