"""Posts and titles beside a person's name: "NATO Secretary General Mark Rutte".

Three forms are read: the post right before the name, the post before the name with a comma
("Ukraine's top negotiator, Rustem Umerov"), and the post after the name ("Rustem Umerov,
secretary of the council,").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claims.facets import Name, NameKind
from claims.names.nations import country_of
from claims.names.tokens import Token, are_adjacent
from claims.names.words import (
    DEPARTMENTS,
    HONORIFICS,
    ORGANISATION_WORDS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    STARTERS,
)
from claims.span import Span
from claims.word_list import words_of

LONGEST_ROLE = 14
"""Tokens in a post; "Secretary of the National Security and Defense Council" has eight."""

_LINKS = words_of("of the for and to in on at &")
_DETERMINERS = words_of("the a an his her its their")
_CLOSERS = frozenset(",.;:)—–-!?\"”’'")
_NOT_IN_ROLE = words_of("""
said says that who which when while but because after before is are was were be been has have had
will would can could did does with from by as if than told asked i we you they he she it there
""") | {",", ";", ":", "(", ")", "“", "”", '"', "—", "–", "?", "!"}


def is_role_head(token: Token) -> bool:
    """Whether a token is a noun for a post, alone or after a hyphen ("then-President")."""
    return token.low in ROLE_HEADS or token.low.rpartition("-")[2] in ROLE_HEADS


def find_role_spans(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> dict[Span, Span]:
    """Return the span of each person's name → the span of the post said with it.

    A post and its name are parted by white space and at most one comma.
    """
    starts = [token.start for token in tokens]
    people = {name.span.start for name in names if name.kind is NameKind.PERSON}
    found = {}
    for name in names:
        if name.kind is not NameKind.PERSON:
            continue
        first = bisect_left(starts, name.span.start)
        after = bisect_left(starts, name.span.end)
        role = (
            _role_before(text, tokens, first)
            or _role_before_comma(text, tokens, first)
            or _role_after(text, tokens, after, people)
        )
        if role is not None:
            found[name.span] = role
    return found


def _role_before(text: str, tokens: Sequence[Token], first: int) -> Span | None:
    """Walk left from the name over the words of a post that stands right before it."""
    index = first
    head_seen = False
    while index > 0 and first - index < LONGEST_ROLE:
        token = tokens[index - 1]
        if not (index == len(tokens) or are_adjacent(text, token, tokens[index])):
            break
        if token.text == "." and index >= 2 and is_role_head(tokens[index - 2]):
            index -= 1
            continue
        if is_role_head(token):
            head_seen = True
        elif not _belongs_before(tokens, index - 1, head_seen=head_seen):
            break
        index -= 1
        if token.possessive:
            break
    while index < first and not _opens_role(tokens, index):
        index += 1
    if not any(is_role_head(token) for token in tokens[index:first]):
        return None
    if all(token.low in HONORIFICS or token.text == "." for token in tokens[index:first]):
        return None
    return Span(tokens[index].start, tokens[first - 1].end)


def _belongs_before(tokens: Sequence[Token], index: int, *, head_seen: bool) -> bool:
    token = tokens[index]
    if not head_seen:
        # "Secretary of State Antony Blinken": the department stands between.
        return token.low in DEPARTMENTS | {"of", "the", "and"} and any(
            is_role_head(before) for before in tokens[max(0, index - 4) : index]
        )
    if token.low in ROLE_MODIFIERS or token.possessive:
        return token.is_word
    if token.low == "of":
        return index > 0 and is_role_head(tokens[index - 1])
    return _names_a_body(tokens, index)


def _names_a_body(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is a country, a government or an organisation that a post belongs to."""
    token = tokens[index]
    if not token.is_capitalised or (token.low in STARTERS and not token.text.isupper()):
        return False
    pair = " ".join(part.word for part in tokens[max(0, index - 1) : index + 1])
    next_pair = " ".join(part.word for part in tokens[index : index + 2])
    return (
        country_of(token.word) is not None
        or country_of(pair) is not None
        or country_of(next_pair) is not None
        or token.low in ORGANISATION_WORDS
        or (token.text.isupper() and len(token.text) > 1)
    )


def _opens_role(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    return token.is_word and token.low not in _LINKS and token.low not in _DETERMINERS


def _role_before_comma(text: str, tokens: Sequence[Token], first: int) -> Span | None:
    """Read "Ukraine's Secretary of the Council, Rustem Umerov" from its comma to its owner."""
    if first < 2 or tokens[first - 1].text != ",":
        return None
    index = first - 1
    while index > 0 and first - index <= LONGEST_ROLE:
        token = tokens[index - 1]
        if not are_adjacent(text, token, tokens[index]) or token.low in _NOT_IN_ROLE:
            return None
        if not token.is_word and token.text not in "&.-":
            return None
        index -= 1
        opens = token.possessive or token.low in _DETERMINERS
        inner = index > 0 and tokens[index - 1].low in _LINKS
        if opens and not inner and _head_comes_early(tokens[index + 1 : first - 1]):
            start = index if token.possessive or token.low != "the" else index + 1
            return Span(tokens[start].start, tokens[first - 2].end)
    return None


def _head_comes_early(tokens: Sequence[Token]) -> bool:
    """Whether a post's noun comes before anything that could not modify it."""
    for token in tokens[:5]:
        if is_role_head(token):
            return True
        if token.low in _LINKS:
            return False
    return False


def _role_after(text: str, tokens: Sequence[Token], after: int, people: set[int]) -> Span | None:
    """Read "Rustem Umerov, secretary of the council," after the name."""
    if after + 1 >= len(tokens) or tokens[after].text != ",":
        return None
    start = after + 1
    end = start
    while end < len(tokens) and end - start <= LONGEST_ROLE:
        token = tokens[end]
        if token.text in _CLOSERS or not are_adjacent(text, tokens[end - 1], token):
            break
        if token.low in _NOT_IN_ROLE or token.start in people:
            return None
        end += 1
    phrase = tokens[start:end]
    if not phrase or len(phrase) > LONGEST_ROLE:
        return None
    if phrase[0].low in _DETERMINERS and phrase[0].low in ("the", "a", "an"):
        phrase = phrase[1:]
    if not phrase or not _head_comes_early(phrase) or not _begins_role(phrase):
        return None
    return Span(phrase[0].start, phrase[-1].end)


def _begins_role(phrase: Sequence[Token]) -> bool:
    opening = phrase[0]
    return (
        is_role_head(opening)
        or opening.low in ROLE_MODIFIERS
        or opening.possessive
        or opening.low in _DETERMINERS
        or opening.is_capitalised
        or (len(phrase) > 1 and is_role_head(phrase[1]))
    )
