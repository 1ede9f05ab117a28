"""Whether the words after a verb of saying are a clause that was said."""

from __future__ import annotations

from claims import verb_forms
from claims.names.tokens import Token
from claims.speech.cue import ACCORDING, Cue
from claims.speech.units import Unit
from claims.speech.words import (
    CONTENT_STARTERS,
    OBJECT_LEMMAS,
    PLAIN_LEMMAS,
    QUOTING_LEMMAS,
    VERBS_OF_CLAUSES,
)
from claims.word_list import words_of

_NO_CLAUSE = words_of("""
of for about to and or but as with by against from over at in on during them him me us so goodbye
hello
""")


def can_follow(cue: Cue, token: Token) -> bool:
    """Whether `token` can begin what a cue's speaker said."""
    if cue.has_that or cue.lemma == ACCORDING:
        return True
    if cue.lemma in OBJECT_LEMMAS:
        return token.low not in _NO_CLAUSE
    if cue.lemma in QUOTING_LEMMAS:
        return False
    if cue.lemma in PLAIN_LEMMAS:
        return token.low not in _NO_CLAUSE - {"in", "on", "at", "during"} and (
            token.is_word or token.text[0].isdigit()
        )
    return token.low in CONTENT_STARTERS or token.is_capitalised


def needs_verb(cue: Cue) -> bool:
    """Whether what a cue's speaker said must show a verb, or else is only what it was about."""
    return not cue.has_that and cue.lemma not in PLAIN_LEMMAS | OBJECT_LEMMAS | {ACCORDING}


def has_verb(unit: Unit, first: int, after: int) -> bool:
    """Whether the main clause in `[first, after)` shows a verb."""
    for token in unit.tokens[first:after]:
        if token.low in ("that", "which", "who") and token.start > unit.tokens[first].start:
            return False
        if token.low in VERBS_OF_CLAUSES:
            return True
    return False


def is_verbal(unit: Unit, first: int, after: int) -> bool:
    """Whether a few words may be a clause by themselves: "talks failed"."""
    return verb_forms.has_verb([token.text for token in unit.tokens[first:after]])
