"""Posts after a person's name: "Rustem Umerov, secretary of the council," and their like.

The post follows a comma, alone or after an age ("Ann Miller, 54, a farmer from Leon,"), after a
party in brackets, or after "who is", "who has been", "who was".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.names.tokens import Token, are_adjacent
from claims.names.words import ROLE_HEADS, ROLE_MODIFIERS
from claims.span import Span
from claims.word_list import words_of

LONGEST_ROLE = 14
"""Tokens in a post; "Secretary of the National Security and Defense Council" has eight."""

LINKS = words_of("of the for and to in on at &")
DETERMINERS = words_of("the a an his her its their")
NOT_IN_ROLE = words_of("""
said says that who which when while but because after before is are was were be been has have had
will would can could did does with from by as if than told asked i we you he she it there
""") | {",", ";", ":", "(", ")", "“", "”", '"', "—", "–", "?", "!"}
TRADES = words_of("""
farmer teacher nurse student resident driver pensioner shopkeeper worker mother father widow
fisherman baker cook chef builder plumber electrician pilot priest nun soldier veteran survivor
witness volunteer graduate grandmother grandfather writer novelist poet painter photographer
consultant accountant banker trader broker businessman businesswoman entrepreneur developer
programmer hairdresser carpenter mechanic miner trucker paramedic firefighter surgeon biologist
physicist chemist sociologist psychologist ecologist geologist virologist climatologist
meteorologist statistician demographer midwife pharmacist dentist librarian solicitor barrister
""")
"""What people are without holding a post."""
FREE_TRADES = words_of("""
lawyer attorney historian scientist researcher epidemiologist engineer architect journalist
columnist author analyst economist strategist activist campaigner actor actress singer musician
politician doctor
""")
"""Words of `ROLE_HEADS` that are posts only where a body stands before them."""
_PAST_ENDINGS = (("at", "the", "time"), ("at", "that", "time"), ("back", "then"), ("then",))

_CLOSERS = frozenset(",.;:()[]—–-!?\"”’'")
_BESIDE_HEADS = words_of("general elect designate executive emeritus emerita responsible")
_SINCE = words_of("since until from between for in")
_ELECTED = words_of("designate elect in-chief general at-large")
_IS = (("is",), ("has", "been"), ("serves", "as"), ("became",), ("remains",))
_WAS = (("was",), ("had", "been"), ("served", "as"))


@dataclass(frozen=True, slots=True)
class Role:
    """A post or trade in a text; `is_held` is False for a trade and for what is over."""

    span: Span
    is_held: bool = True


def is_role_head(token: Token) -> bool:
    """Whether a token is a noun for a post: alone, in "then-President", in "President-elect"."""
    first, _, rest = token.low.partition("-")
    return (
        token.low in ROLE_HEADS
        or token.low.rpartition("-")[2] in ROLE_HEADS
        or (first in ROLE_HEADS and rest in _ELECTED)
    )


def role_after(text: str, tokens: Sequence[Token], after: int, people: set[int]) -> Role | None:
    """Read the post after a name that ends before the token `after`.

    `people` holds where people's names start: a post does not reach into another name.
    """
    comma = _after_brackets(tokens, after)
    if comma + 1 >= len(tokens) or tokens[comma].text != ",":
        return None
    first = comma + 1
    start, is_over = _start_of_role(tokens, first)
    end = start
    while end < len(tokens) and end - start <= LONGEST_ROLE:
        token = tokens[end]
        if token.text in _CLOSERS or (
            end > start and not are_adjacent(text, tokens[end - 1], token)
        ):
            break
        if end > start and _tells_when(tokens, end):
            is_over = is_over or token.low not in ("since", "for")
            break
        if (token.low in NOT_IN_ROLE and token.low != "from") or token.start in people:
            return None
        end += 1
    phrase = tokens[start:end]
    if phrase and phrase[0].low in ("the", "a", "an"):
        phrase = phrase[1:]
    if not phrase or len(phrase) > LONGEST_ROLE or not _begins_role(phrase):
        return None
    if head_comes_early(phrase):
        role = role_of(phrase)
        heads = [token.low for token in phrase if is_role_head(token)]
        is_trade = start == first and phrase[0].low in FREE_TRADES and FREE_TRADES.issuperset(heads)
        return role and Role(role.span, role.is_held and not is_over and not is_trade)
    is_trade = any(token.low in TRADES for token in phrase[:3])
    return Role(Span(phrase[0].start, phrase[-1].end), is_held=False) if is_trade else None


def role_of(phrase: Sequence[Token]) -> Role | None:
    """Return the words of a post without "at the time" at their end, or None for a clause.

    After the noun for a post only a link goes on ("officer of the guard"): "officer first called"
    has a verb.
    """
    is_over = False
    for ending in _PAST_ENDINGS:
        if tuple(token.low for token in phrase[-len(ending) :]) == ending:
            phrase, is_over = phrase[: -len(ending)], True
            break
    if not phrase or not _goes_on_as_role(phrase):
        return None
    return Role(Span(phrase[0].start, phrase[-1].end), not is_over)


def _goes_on_as_role(phrase: Sequence[Token]) -> bool:
    after = 0
    for index, token in enumerate(phrase):
        if is_role_head(token):
            after = index + 1
        elif token.low in LINKS:
            break
    while after < len(phrase) and phrase[after].low in _BESIDE_HEADS:
        after += 1
    return after == len(phrase) or phrase[after].low in LINKS or phrase[after].is_capitalised


def head_comes_early(tokens: Sequence[Token]) -> bool:
    """Whether a post's noun comes before anything that could not modify it."""
    for token in tokens[:5]:
        if is_role_head(token):
            return True
        if token.low in LINKS:
            return False
    return False


def _after_brackets(tokens: Sequence[Token], after: int) -> int:
    """Return the index after "(Greens)" where it stands at `after`."""
    if after < len(tokens) and tokens[after].text == "(":
        for index in range(after + 1, min(after + 5, len(tokens))):
            if tokens[index].text == ")":
                return index + 1
    return after


def _start_of_role(tokens: Sequence[Token], start: int) -> tuple[int, bool]:
    """Return where a post may start after a comma, and whether the verb says that it is over."""
    age = tokens[start].text
    if (
        age.isdigit()
        and len(age) <= 2
        and start + 2 < len(tokens)
        and tokens[start + 1].text == ","
    ):
        return start + 2, False
    if tokens[start].low == "who":
        for verbs, is_over in ((_IS, False), (_WAS, True)):
            for verb in verbs:
                end = start + 1 + len(verb)
                if tuple(token.low for token in tokens[start + 1 : end]) == verb:
                    return end, is_over
    return start, False


def _tells_when(tokens: Sequence[Token], index: int) -> bool:
    """Whether a time begins here that is no part of the post: "since 2012", "from 2005 to 2021"."""
    low = tokens[index].low
    if low not in _SINCE:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return low in ("since", "until") or (following is not None and following.text[0].isdigit())


def _begins_role(phrase: Sequence[Token]) -> bool:
    opening = phrase[0]
    return (
        is_role_head(opening)
        or opening.low in ROLE_MODIFIERS | TRADES
        or opening.possessive
        or opening.low in DETERMINERS
        or opening.is_capitalised
        or (len(phrase) > 1 and (is_role_head(phrase[1]) or phrase[1].low in TRADES))
    )
