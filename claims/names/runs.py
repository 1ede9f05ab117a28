"""Capitalised runs: the stretches of a text that may be names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from claims.names.nations import nation_of
from claims.names.roles import is_role_head
from claims.names.tokens import Token, are_adjacent, tokens_of
from claims.names.words import (
    CONNECTORS,
    DEPARTMENTS,
    GEOGRAPHIC_WORDS,
    NOT_A_NAME,
    ORGANISATION_MODIFIERS,
    ORGANISATION_WORDS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    STARTERS,
)

LONGEST_RUN = 12
_ABBREVIATED = frozenset(
    "dr mr mrs ms prof gen sen rep gov lt col maj sgt capt adm rev hon st".split(" ")
)
_ENDS_SENTENCE = frozenset(".!?:;“\"‘'«•—–-(|")


@lru_cache(maxsize=4)
def runs_of(text: str) -> tuple[tuple[int, int], ...]:
    """Return (first, after) token indices of capitalised runs, without posts and titles.

    The last few texts are remembered: the index of an article and its readers ask for the same.
    """
    return tuple(_find_runs(text, tokens_of(text)))


def _find_runs(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    index = 0
    while index < len(tokens):
        if not tokens[index].is_capitalised or not may_start(tokens, index):
            index += 1
            continue
        after = _end_of_run(text, tokens, index)
        yield from _pieces(tokens, index, after)
        index = after


def begins_sentence(tokens: Sequence[Token], index: int, text: str) -> bool:
    """Whether a capital letter at this token says nothing: it begins a sentence or a quotation."""
    if index == 0:
        return True
    before = tokens[index - 1]
    return before.text in _ENDS_SENTENCE or not are_adjacent(text, before, tokens[index])


def may_start(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    low = token.low.replace("’", "'").partition("'")[0]
    if low in NOT_A_NAME:
        return False
    if low in STARTERS or len(low) == 1:
        return _is_acronym(token) or _goes_on_as_name(tokens, index)
    return True


def _is_acronym(token: Token) -> bool:
    return len(token.word) > 1 and token.word.isupper()


def _goes_on_as_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a small or directional word begins a longer name: "North Korea", "J. K. Rowling"."""
    following = tokens[index + 1 : index + 3]
    token = tokens[index]
    if not following or not following[-1].is_word:
        return False
    if len(token.low) == 1 and token.low not in ("a", "i"):
        return following[0].text == "." and following[-1].is_capitalised
    pair = f"{token.word} {following[0].word}"
    return following[0].is_capitalised and (
        (nation_of(pair) is not None and nation_of(following[0].word) != nation_of(pair))
        or following[0].low in ORGANISATION_WORDS | GEOGRAPHIC_WORDS
        or (token.low in ("new", "north", "south", "east", "west"))
    )


def _end_of_run(text: str, tokens: Sequence[Token], start: int) -> int:
    after = start + 1
    while after < len(tokens) and after - start < LONGEST_RUN:
        if tokens[after - 1].possessive or not are_adjacent(text, tokens[after - 1], tokens[after]):
            break
        step = _step(text, tokens, start, after)
        if step == 0:
            break
        after += step
    return after


def _step(text: str, tokens: Sequence[Token], start: int, after: int) -> int:
    """Return how many tokens from `after` belong to the run that began at `start`."""
    token = tokens[after]
    if _continues(tokens, after):
        return 1
    following = tokens[after + 1 : after + 3]
    if not following or not are_adjacent(text, token, following[0]):
        return 0
    goes_on = _continues(tokens, after + 1)
    if token.text == ".":
        before = tokens[after - 1]
        short = len(before.word) == 1 or before.low in _ABBREVIATED
        return 2 if short and goes_on else 0
    if token.low in CONNECTORS or token.text == "&":
        return 2 if goes_on else 0
    run = tokens[start:after]
    if token.low in ("of", "for") and _takes_of(run):
        if goes_on:
            return 2
        return 3 if following[0].low == "the" and _continues(tokens, after + 2) else 0
    if token.low == "and" and goes_on and _is_organisation_beginning(run):
        return 2 if _reaches_organisation(text, tokens, after + 1) else 0
    return 0


def _continues(tokens: Sequence[Token], index: int) -> bool:
    if index >= len(tokens):
        return False
    token = tokens[index]
    return (
        token.is_word
        and token.is_capitalised
        and token.low not in NOT_A_NAME
        and (
            token.low not in STARTERS or _is_acronym(token) or (index > 0 and token.low in _INSIDE)
        )
    )


_INSIDE = frozenset(
    {"police", "forces", "central", "may", "first", "new", "general", "will", "top"}
)


def _takes_of(run: Sequence[Token]) -> bool:
    known = ORGANISATION_WORDS | GEOGRAPHIC_WORDS | ROLE_HEADS
    return any(token.low in known or token.low.rstrip("s") in known for token in run)


def _is_organisation_beginning(run: Sequence[Token]) -> bool:
    return all(
        token.low in ORGANISATION_MODIFIERS
        or token.low in ORGANISATION_WORDS
        or not token.is_capitalised
        for token in run[-2:]
    )


def _reaches_organisation(text: str, tokens: Sequence[Token], index: int) -> bool:
    last = index
    while (
        last + 1 < len(tokens)
        and last - index < 4
        and are_adjacent(text, tokens[last], tokens[last + 1])
        and _continues(tokens, last + 1)
    ):
        last += 1
    return last > index and tokens[last].low in ORGANISATION_WORDS


def _pieces(tokens: Sequence[Token], first: int, after: int) -> Iterator[tuple[int, int]]:
    """Cut a run where a post stands inside it; the words of the post itself are no name."""
    index = first
    piece = first
    while index < after:
        if is_role_head(tokens[index]) and not _is_inside_organisation(tokens, index, after):
            left = index
            while left > piece and _is_modifier(tokens, piece, left - 1):
                left -= 1
            if left > piece:
                yield from _nation_first(tokens, piece, left)
            index = _after_role(tokens, index, after)
            piece = index
        else:
            index += 1
    while piece < after and (tokens[piece].low in CONNECTORS or not tokens[piece].is_word):
        piece += 1
    if piece < after:
        yield from _nation_first(tokens, piece, after)


def _is_modifier(tokens: Sequence[Token], piece: int, index: int) -> bool:
    low = tokens[index].low
    if low not in ROLE_MODIFIERS:
        return False
    return not (index == piece and tokens[index].text.isupper())


def _is_inside_organisation(tokens: Sequence[Token], index: int, after: int) -> bool:
    """Whether a word for a post is part of a body's name: "General Assembly", "Chief Office"."""
    following = tokens[index + 1 : after]
    return bool(following) and (
        following[0].low in ORGANISATION_WORDS or following[0].low in GEOGRAPHIC_WORDS
    )


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
    for length in (3, 2, 1):
        if first + length < after:
            words = " ".join(token.word for token in tokens[first : first + length])
            if nation_of(words) is not None:
                rest = tokens[first + length : after]
                if any(_is_common_noun(token) for token in rest):
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
        or not token.is_capitalised
    )
