"""Lines in which capital letters say nothing: "FERRY SINKS", "How To Save Money This Winter".

In such a line only those names are read that are names in any case: countries, large cities,
well-known bodies, acronyms, and given names with a word after them that is no English word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from claims.names.gazetteer import WELL_KNOWN_POPULATION, is_ordinary_word, place_of
from claims.names.known import (
    begins_with_given_name,
    is_english,
    is_known_body,
    is_known_thing,
    is_word_too,
    known_phrase,
)
from claims.names.nations import nation_of
from claims.names.tokens import Token, are_adjacent, tokens_of
from claims.names.words import (
    CONNECTORS,
    NOT_A_NAME,
    ORGANISATION_MODIFIERS,
    ORGANISATION_WORDS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    SPEECH_VERBS,
    STARTERS,
)

LONGEST_HEADLINE = 40
"""Tokens; a longer line is a paragraph."""
FEWEST_WORDS = 4
CAPITALISED_SHARE = 0.85
"""Share in [0, 1] of the words of four letters or more that begin with a capital letter."""
LONGEST_PLACE = 3
SHORTEST_IN_CAPITALS = 4
"""Letters of a name that is believed in a line of capitals: "US" may be "us"."""

_IN_BODIES = ORGANISATION_WORDS | ORGANISATION_MODIFIERS | ROLE_HEADS | ROLE_MODIFIERS | NOT_A_NAME


@dataclass(frozen=True, slots=True)
class Headline:
    """The names of one line that ends before the token `after`."""

    after: int
    names: tuple[tuple[int, int], ...]


@lru_cache(maxsize=4)
def headlines_of(text: str) -> dict[int, Headline]:
    """Return the index of a line's first token → the names of that line, for each headline."""
    tokens = tokens_of(text)
    found = {}
    for first, after in _lines(text, tokens):
        line = tokens[first:after]
        if after - first <= LONGEST_HEADLINE and (_is_in_capitals(line) or _is_in_title_case(line)):
            found[first] = Headline(after, tuple(names_in_capitals(text, tokens, first, after)))
    return found


def _lines(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    first = 0
    several = "\n" in text or "\r" in text
    for index in range(1, len(tokens)) if several else ():
        gap = text[tokens[index - 1].end : tokens[index].start]
        if "\n" in gap or "\r" in gap:
            yield first, index
            first = index
    if tokens:
        yield first, len(tokens)


def _is_in_capitals(line: Sequence[Token]) -> bool:
    words = [token for token in line if token.is_word]
    capitals = sum(token.word.isupper() for token in words)
    return len(words) >= FEWEST_WORDS and capitals >= CAPITALISED_SHARE * len(words)


def _is_in_title_case(line: Sequence[Token]) -> bool:
    """Whether the words of a line are capitalised, and two of them for no other reason."""
    if line[-1].text == ".":
        return False
    words = [token for token in line if token.is_word]
    long = [token for token in words if len(token.word) >= 4]
    capitalised = sum(token.is_capitalised for token in long)
    if len(long) < FEWEST_WORDS or capitalised < CAPITALISED_SHARE * len(long):
        return False
    needless = sum(_is_capitalised_needlessly(token) for token in words[1:])
    return needless >= 2


def _is_capitalised_needlessly(token: Token) -> bool:
    low = token.low
    if not token.is_capitalised or token.word.isupper() or low in _IN_BODIES or low in CONNECTORS:
        return False
    if low in STARTERS or low in SPEECH_VERBS:
        return True
    if is_known_body(low) or is_known_thing(low) or begins_with_given_name([token]):
        return False
    return is_english(token.word) and place_of(token.word) is None


def names_in_capitals(
    text: str, tokens: Sequence[Token], first: int, after: int
) -> Iterator[tuple[int, int]]:
    """Yield the names among tokens `[first, after)` whose capital letters say nothing."""
    in_capitals = _is_in_capitals(tokens[first:after])
    index = first
    while index < after:
        length = known_phrase(tokens, index) or _known_length(text, tokens, index, after)
        if not length and not in_capitals:
            length = _unknown_length(text, tokens, index, after)
        length = min(length, after - index)
        if length:
            yield index, index + length
        index += max(1, length)


def _known_length(text: str, tokens: Sequence[Token], index: int, after: int) -> int:
    """Return how many tokens are a country, a well-known body or a large city."""
    if not tokens[index].is_capitalised:
        return 0
    for length in range(min(LONGEST_PLACE, after - index), 0, -1):
        words = tokens[index : index + length]
        if words[-1].is_word and all(are_adjacent(text, a, b) for a, b in pairwise(words)):
            name = " ".join([*(word.text for word in words[:-1]), words[-1].word])
            if _is_known(name):
                return length
    return 0


def _is_known(name: str) -> bool:
    if name.isupper() and len(name) < SHORTEST_IN_CAPITALS:
        return False
    if nation_of(name) is not None:
        return True
    if is_known_body(name):
        return not is_word_too(name)
    place = place_of(name)
    if place is None or is_ordinary_word(name) or name.lower() in STARTERS:
        return False
    return place.kind != "city" or place.population >= WELL_KNOWN_POPULATION


def _unknown_length(text: str, tokens: Sequence[Token], index: int, after: int) -> int:
    """Return the length of a name that the tables do not know, in a line of title case."""
    if not _is_foreign(tokens[index]) and not begins_with_given_name(tokens[index : index + 1]):
        return 1 if _is_acronym(tokens[index]) else 0
    end = index + 1
    while end < after and are_adjacent(text, tokens[end - 1], tokens[end]):
        if tokens[end - 1].possessive or not _is_foreign(tokens[end]):
            break
        end += 1
    alone = end == index + 1
    return 0 if alone and not _is_foreign(tokens[index]) else end - index


def _is_acronym(token: Token) -> bool:
    return 2 <= len(token.word) <= 6 and token.word.isupper() and token.low not in STARTERS


def _is_foreign(token: Token) -> bool:
    """Whether a capitalised word is no English word, and so a name."""
    if not token.is_capitalised or len(token.word) < 4 or token.word.isupper():
        return False
    return token.low not in STARTERS and "-" not in token.word and not is_english(token.word)
