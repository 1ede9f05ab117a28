"""Cuts a capitalised run where a post or a nation stands inside it.

"US Secretary of State Antony Blinken" is one run of capital letters, and holds two names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.names.bodies import (
    BODY_ENDINGS,
    GIVEN_NATIONS,
    PARTICLES,
    SUFFIXES,
    SURNAMES_TOO,
    THING_ENDINGS,
)
from claims.names.known import begins_with_given_name, is_english, known_phrase
from claims.names.nations import nation_of
from claims.names.posts import is_role_head
from claims.names.tables import regions
from claims.names.tokens import Token
from claims.names.words import (
    CONNECTORS,
    DEPARTMENTS,
    GEOGRAPHIC_WORDS,
    ORGANISATION_MODIFIERS,
    ORGANISATION_WORDS,
    ROLE_MODIFIERS,
)

_BEFORE_SENTENCES = frozenset('.!?:;“"')

_LINKS = frozenset({"of", "for", "the", "and", "&"})


def pieces_of(tokens: Sequence[Token], first: int, after: int) -> Iterator[tuple[int, int]]:
    """Cut a run where a post stands inside it; the words of the post itself are no name."""
    index = first
    piece = first
    while index < after:
        if is_role_head(tokens[index]) and not _is_inside_name(tokens, piece, index, after):
            left = index
            while left > piece and _is_modifier(tokens, piece, left - 1):
                left -= 1
            yield from _trimmed(tokens, piece, left)
            index = _after_role(tokens, index, after)
            piece = index
        else:
            index += 1
    if piece > first and _is_named_like_nation(tokens[piece:after]):
        yield piece, after
    else:
        yield from _trimmed(tokens, piece, after)


def _is_named_like_nation(words: Sequence[Token]) -> bool:
    """Whether a person's name after a post begins like a country's: "Minister Israel Katz"."""
    return (
        len(words) == 2
        and words[0].low in GIVEN_NATIONS
        and not words[0].possessive
        and not _is_common_noun(words[1])
    )


def _trimmed(tokens: Sequence[Token], first: int, after: int) -> Iterator[tuple[int, int]]:
    """Yield a piece without the small words and marks at its ends."""
    while first < after and not _may_begin(tokens[first]):
        first += 1
    while (
        first < after
        and tokens[after - 1].low in _LINKS | CONNECTORS
        and (not tokens[after - 1].is_capitalised)
    ):
        after -= 1
    if first < after:
        yield from _nation_first(tokens, first, after)


def _may_begin(token: Token) -> bool:
    return token.is_proper or token.text[0].isdigit() or token.text in PARTICLES


def _is_modifier(tokens: Sequence[Token], piece: int, index: int) -> bool:
    low = tokens[index].low
    if low not in ROLE_MODIFIERS:
        return False
    if low == "green" and index > piece and begins_with_given_name(tokens[piece:index]):
        return False
    return not (index == piece and tokens[index].text.isupper())


def _is_inside_name(tokens: Sequence[Token], piece: int, index: int, after: int) -> bool:
    """Whether a word for a post is part of a name: "General Assembly", "Department of Justice"."""
    following = tokens[index + 1 : after]
    before = tokens[piece:index]
    if following and (
        following[0].low in ORGANISATION_WORDS
        or following[0].low in GEOGRAPHIC_WORDS
        or tokens[index].possessive
    ):
        return True
    if before and before[-1].low in _LINKS:
        return any(token.low in ORGANISATION_WORDS for token in before)
    if not before or tokens[index].low not in SURNAMES_TOO:
        return False
    is_last = not following or following[0].low in SUFFIXES
    return is_last and (_is_given(before[-1:]) or _is_given(before[:1]))


def _is_given(words: Sequence[Token]) -> bool:
    return bool(words) and begins_with_given_name(words) and nation_of(words[0].word) is None


def _after_role(tokens: Sequence[Token], index: int, after: int) -> int:
    """Return the index after a post: over "General", "of State", "of the", and a dot."""
    index += 1
    while index < after:
        token = tokens[index]
        low = token.low
        if token.text == "." or low in ("of", "for", "the") or is_role_head(token):
            index += 1
        elif low in DEPARTMENTS and tokens[index - 1].low in ("of", "for", "the"):
            if index + 1 < after and tokens[index + 1].low in ORGANISATION_MODIFIERS:
                return index
            index += 1
        elif low == "and" or (low in DEPARTMENTS and tokens[index - 1].low in DEPARTMENTS):
            index += 1
        else:
            break
    return index


def _nation_first(tokens: Sequence[Token], first: int, after: int) -> Iterator[tuple[int, int]]:
    """Yield a run as one name, or its country apart where a person's name or nothing follows."""
    if known_phrase(tokens, first) == after - first:
        yield first, after
        return
    whole = " ".join(token.word for token in tokens[first:after])
    if nation_of(whole) is not None:
        yield first, after
        return
    last = " ".join(token.word for token in tokens[first + 1 : after])
    begins = first == 0 or tokens[first - 1].text in _BEFORE_SENTENCES
    if begins and nation_of(last) is not None and is_english(tokens[first].word):
        # "Alleged Chinese": the word before the nation only begins the sentence.
        yield first + 1, after
        return
    for length in (3, 2, 1):
        if first + length < after:
            words = " ".join(token.word for token in tokens[first : first + length])
            if nation_of(words) is not None:
                rest = tokens[first + length : after]
                if whole.lower() in regions() or any(_is_common_noun(token) for token in rest):
                    break
                yield first, first + length
                yield first + length, after
                return
    yield first, after


def _is_common_noun(token: Token) -> bool:
    """Whether a word makes the whole run one name: "Russian Orthodox Church"."""
    low = token.low
    return (
        low in ORGANISATION_WORDS
        or low in GEOGRAPHIC_WORDS
        or low in ORGANISATION_MODIFIERS
        or low in BODY_ENDINGS
        or low in THING_ENDINGS
        or not token.is_proper
    )
