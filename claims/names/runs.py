"""Capitalised runs: the stretches of a text that may be names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from claims.names.bodies import (
    BODY_ENDINGS,
    LEADERS,
    PARTICLES,
    THING_ENDINGS,
)
from claims.names.headlines import headlines_of, names_in_capitals
from claims.names.joins import end_of_run, is_acronym, is_adjective, over_particles
from claims.names.known import known_phrase
from claims.names.nations import nation_of
from claims.names.non_names import is_part_of_a_sign, is_plain_compound
from claims.names.pieces import pieces_of
from claims.names.posts import is_role_head
from claims.names.tables import regions
from claims.names.tokens import Token, are_adjacent, tokens_of
from claims.names.words import (
    GEOGRAPHIC_WORDS,
    NOT_A_NAME,
    ORGANISATION_MODIFIERS,
    ORGANISATION_WORDS,
    SPEECH_VERBS,
    STARTERS,
)

SHOUTED_WORDS = 4
_ENDS_SENTENCE = frozenset(".!?:;“\"‘'«•—–-(|")


@lru_cache(maxsize=4)
def runs_of(text: str) -> tuple[tuple[int, int], ...]:
    """Return (first, after) token indices of capitalised runs, without posts and titles.

    The last few texts are remembered: the index of an article and its readers ask for the same.
    """
    return tuple(_find_runs(text, tokens_of(text)))


def _find_runs(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    in_headlines = headlines_of(text)
    index = 0
    while index < len(tokens):
        headline = in_headlines.get(index)
        if headline is not None:
            yield from headline.names
            index = headline.after
            continue
        opener = tokens[index].text
        if not tokens[index].is_proper and opener not in PARTICLES and not opener[0].isdigit():
            index += 1
            continue
        phrase = _phrase(text, tokens, index)
        if phrase:
            yield index, index + phrase
            index += phrase
        elif _begins_run(text, tokens, index):
            after = end_of_run(text, tokens, index)
            if _is_shouted(tokens[index:after]):
                yield from names_in_capitals(text, tokens, index, after)
            else:
                yield from pieces_of(tokens, index, after)
            index = after
        else:
            index += 1


def _begins_run(text: str, tokens: Sequence[Token], index: int) -> bool:
    is_proper = tokens[index].is_proper or _is_particle(text, tokens, index)
    return is_proper and _may_start(tokens, index)


def _is_particle(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a small word begins a surname said alone: "bin Laden", and not "the bin"."""
    if tokens[index].text not in PARTICLES or index + 1 >= len(tokens):
        return False
    if index and tokens[index - 1].low in ("a", "an", "the"):
        return False
    if not are_adjacent(text, tokens[index], tokens[index + 1]):
        return False
    return tokens[index + 1].is_capitalised or bool(over_particles(text, tokens, index))


def _is_shouted(run: Sequence[Token]) -> bool:
    """Whether a run is a stretch of words in capitals: "WE WILL NEVER STOP"."""
    words = [token for token in run if token.is_word]
    return len(words) >= SHOUTED_WORDS and all(token.word.isupper() for token in words)


def _phrase(text: str, tokens: Sequence[Token], index: int) -> int:
    """Return the length of a known name at `index`, or 0 where a longer body's name begins there.

    "Good Friday" goes on in "Good Friday Agreement"; "Red Cross" ends before "Society".
    """
    if not tokens[index].is_proper and not tokens[index].text[0].isdigit():
        return 0
    length = known_phrase(tokens, index)
    after = index + length
    if not length or after >= len(tokens) or tokens[after - 1].possessive:
        return length
    following = tokens[after]
    if not following.is_capitalised or not are_adjacent(text, tokens[after - 1], following):
        return length
    if following.low in THING_ENDINGS:
        return length + 1
    if following.low in ORGANISATION_WORDS | BODY_ENDINGS | ORGANISATION_MODIFIERS:
        return 0
    return 0 if _is_nation_of_body(tokens, index, after) else length


def _is_nation_of_body(tokens: Sequence[Token], index: int, after: int) -> bool:
    """Whether a nation of two words begins a body's name: "South African Weather Service"."""
    nation = " ".join(token.word for token in tokens[index:after])
    rest = list(takewhile(lambda word: word.is_capitalised, tokens[after : after + 4]))
    return (
        nation_of(nation) is not None
        and not any(map(is_role_head, rest))
        and any(token.low in ORGANISATION_WORDS for token in rest[1:])
    )


def begins_sentence(tokens: Sequence[Token], index: int, text: str) -> bool:
    """Whether a capital letter at this token says nothing: it begins a sentence or a quotation."""
    if index == 0:
        return True
    before = tokens[index - 1]
    return before.text in _ENDS_SENTENCE or not are_adjacent(text, before, tokens[index])


def _may_start(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    low = token.low.replace("’", "'").partition("'")[0]
    if low in NOT_A_NAME or is_adjective(token) or is_plain_compound(token):
        return False
    if is_part_of_a_sign(tokens, index):
        return False
    if low in STARTERS or len(low) == 1:
        return is_acronym(token) or _goes_on_as_name(tokens, index)
    return True


def _goes_on_as_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a small or directional word begins a longer name: "North Korea", "J. K. Rowling"."""
    following = tokens[index + 1 : index + 5]
    token = tokens[index]
    if not following:
        return False
    if len(token.low) == 1 and token.low not in ("a", "i"):
        return following[0].text == "." and len(following) > 1 and following[1].is_capitalised
    if token.low == "may":
        # A surname: nobody says what the month said.
        return following[0].low in SPEECH_VERBS
    if token.low not in LEADERS or not following[0].is_capitalised:
        return False
    pair = f"{token.word} {following[0].word}"
    if pair.lower() in regions():
        return True
    if nation_of(following[0].word) is not None:
        return nation_of(pair) not in (None, nation_of(following[0].word))
    return (
        nation_of(pair) is not None
        or following[0].low in GEOGRAPHIC_WORDS
        or token.low in ("new", "north", "south", "east", "west")
        or any(
            word.low in ORGANISATION_WORDS
            for word in takewhile(lambda word: word.is_capitalised, following)
        )
    )
