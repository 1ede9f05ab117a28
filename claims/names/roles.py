"""Posts and titles beside a person's name: "NATO Secretary General Mark Rutte".

Three forms are read: the post right before the name, the post before the name with a comma
("Ukraine's top negotiator, Rustem Umerov"), and the post after the name (`posts`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from claims.facets import Name, NameKind
from claims.names.nations import country_of
from claims.names.posts import (
    DETERMINERS,
    LINKS,
    LONGEST_ROLE,
    NOT_IN_ROLE,
    Role,
    head_comes_early,
    is_role_head,
    role_after,
    role_of,
)
from claims.names.tokens import Token, are_adjacent
from claims.names.words import (
    DEPARTMENTS,
    HONORIFICS,
    ORGANISATION_WORDS,
    ROLE_MODIFIERS,
    STARTERS,
)
from claims.span import Span
from claims.word_list import words_of

__all__ = ["find_roles", "is_role_head"]


_TITLES = HONORIFICS - {"lord", "lady", "dame", "sir"}
_CLAUSE_OPENERS = words_of(
    "when while if as since because although though until till whenever once"
)


def find_roles(text: str, tokens: Sequence[Token], names: Sequence[Name]) -> dict[Span, Role]:
    """Return the span of each person's name → the post or trade said with it.

    A post and its name are parted by white space, a comma, an age, or "who is".
    """
    people = {name.span.start for name in names if name.kind is NameKind.PERSON}
    if not people:
        return {}
    starts = [token.start for token in tokens]
    first_tokens = [bisect_left(starts, name.span.start) for name in names]
    after_tokens = [bisect_left(starts, name.span.end) for name in names]
    bodies = {
        after: first
        for name, first, after in zip(names, first_tokens, after_tokens, strict=True)
        if name.kind is not NameKind.PERSON
    }
    found = {}
    for name, first, after in zip(names, first_tokens, after_tokens, strict=True):
        if name.kind is not NameKind.PERSON:
            continue
        before = _role_before(text, tokens, first, bodies)
        role = (
            Role(before)
            if before
            else _role_before_comma(text, tokens, first) or role_after(text, tokens, after, people)
        )
        if role is not None:
            found[name.span] = role
    return found


def _role_before(
    text: str, tokens: Sequence[Token], first: int, bodies: Mapping[int, int]
) -> Span | None:
    """Walk left from the name over the words of a post that stands right before it.

    `bodies` gives the token after a body's or a country's name → its first token.
    """
    index = first
    head_seen = False
    while index > 0 and first - index < LONGEST_ROLE:
        token = tokens[index - 1]
        if not (index == len(tokens) or are_adjacent(text, token, tokens[index])):
            break
        if token.text == "." and index >= 2 and is_role_head(tokens[index - 2]):
            index -= 1
            continue
        if head_seen and index in bodies:
            index = bodies[index]
        elif is_role_head(token) or _belongs_before(tokens, index - 1, head_seen=head_seen):
            head_seen = head_seen or is_role_head(token)
            index -= 1
        else:
            break
        if token.possessive:
            break
    if _cuts_a_title(tokens, index):
        index = _end_of_names(tokens, index, first)
    while index < first and not _opens_role(tokens, index):
        index += 1
    last = _before_titles(tokens, index, first)
    if not any(is_role_head(token) for token in tokens[index:last]):
        return None
    if all(token.low in HONORIFICS or token.text == "." for token in tokens[index:last]):
        return None
    return Span(tokens[index].start, tokens[last - 1].end)


def _cuts_a_title(tokens: Sequence[Token], index: int) -> bool:
    """Whether a longer name is cut here, of which only the end was taken for a body's.

    "Daughters of The Marsh author": the author is not the Marsh's.
    """
    link = index - 1
    while link > 0 and tokens[link].low in ("of", "the", "and") and index - link < 4:
        link -= 1
    between = {token.low for token in tokens[link + 1 : index]}
    return bool(between - {"the"}) and link >= 0 and tokens[link].is_capitalised


def _end_of_names(tokens: Sequence[Token], index: int, first: int) -> int:
    """Return the index after the capitalised words that begin a post and are no word for one."""
    while index < first and tokens[index].is_capitalised and not is_role_head(tokens[index]):
        index += 1
    return index


def _before_titles(tokens: Sequence[Token], index: int, first: int) -> int:
    """Return the index before the titles that part a post from its owner: "author Dr. Ann Lee"."""
    last = first
    while last > index:
        length = 1 + (tokens[last - 1].text == "." and last - 1 > index)
        if tokens[last - length].low not in _TITLES:
            break
        last -= length
    return last if any(is_role_head(token) for token in tokens[index:last]) else first


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
    return token.is_word and token.low not in LINKS and token.low not in DETERMINERS


def _role_before_comma(text: str, tokens: Sequence[Token], first: int) -> Role | None:
    """Read "Ukraine's Secretary of the Council, Rustem Umerov" from its comma to its owner."""
    if first < 2 or tokens[first - 1].text != ",":
        return None
    index = first - 1
    while index > 0 and first - index <= LONGEST_ROLE:
        token = tokens[index - 1]
        if not are_adjacent(text, token, tokens[index]) or token.low in NOT_IN_ROLE:
            return None
        if not token.is_word and token.text not in "&.-":
            return None
        index -= 1
        opens = token.possessive or token.low in DETERMINERS
        inner = index > 0 and tokens[index - 1].low in LINKS
        if opens and not inner and head_comes_early(tokens[index + 1 : first - 1]):
            if index > 0 and tokens[index - 1].low in _CLAUSE_OPENERS:
                # "When the chief called, Ann Miller left": a clause ends at the comma.
                return None
            start = index + 1 if token.low in ("the", "a", "an") else index
            return role_of(tokens[start : first - 1])
    return None
