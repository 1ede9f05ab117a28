"""How a capitalised run goes on: over initials, particles, "of" and "and" inside a name."""

from __future__ import annotations

from collections.abc import Sequence

from claims.names.bodies import COMPOUND_ENDINGS, NUMBERED, POSSESSED, SUFFIXES
from claims.names.gazetteer import place_of
from claims.names.nations import nation_of
from claims.names.non_names import is_part_of_a_sign, is_plain_compound
from claims.names.posts import is_role_head
from claims.names.tables import regions
from claims.names.tokens import Token, are_adjacent
from claims.names.words import (
    CONNECTORS,
    GEOGRAPHIC_WORDS,
    NOT_A_NAME,
    ORGANISATION_MODIFIERS,
    ORGANISATION_WORDS,
    ROLE_HEADS,
    STARTERS,
)

LONGEST_RUN = 12
_ABBREVIATED = frozenset(
    "dr mr mrs ms prof gen sen rep gov lt col maj sgt capt adm rev hon st".split(" ")
)


def end_of_run(text: str, tokens: Sequence[Token], start: int) -> int:
    after = start + 1
    while after < len(tokens) and after - start < LONGEST_RUN:
        if not are_adjacent(text, tokens[after - 1], tokens[after]):
            break
        if tokens[after - 1].possessive and not _owns_body(text, tokens, start, after):
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
    if token.text[0].isdigit():
        return 1 if tokens[after - 1].low in NUMBERED else 0
    if token.text in "’ʼ" and _is_soft_sign(text, tokens, after):
        return 2
    if token.text == "." and tokens[after - 1].low in SUFFIXES and after - start > 2:
        return 1
    if after + 1 >= len(tokens) or not are_adjacent(text, token, tokens[after + 1]):
        return 0
    goes_on = _continues(tokens, after + 1)
    if token.text == ".":
        before = tokens[after - 1]
        short = len(before.word) == 1 or before.low in _ABBREVIATED
        return 2 if short and goes_on else 0
    if token.low in CONNECTORS or token.text == "&":
        return 2 if goes_on else over_particles(text, tokens, after)
    return _over_link(text, tokens, start, after, goes_on=goes_on)


def _is_soft_sign(text: str, tokens: Sequence[Token], mark: int) -> bool:
    """Whether a mark ends a transliterated word inside a name: "Vasyl’ Stus".

    It closes a quotation where one was opened nearby.
    """
    before = tokens[mark - 1]
    if before.end != tokens[mark].start or before.low[-1] not in "lntdr":
        return False
    if any(token.text == "‘" for token in tokens[max(0, mark - 40) : mark]):
        return False
    has_gap = text[tokens[mark].end : tokens[mark].end + 1] == " "
    return has_gap and _continues(tokens, mark + 1)


def _over_link(text: str, tokens: Sequence[Token], start: int, after: int, *, goes_on: bool) -> int:
    """Return the length of "of England", "for the Arts", "and Trade" in the name of a body."""
    run, token, following = tokens[start:after], tokens[after], tokens[after + 1]
    if token.low in ("of", "for") and _takes_of(run):
        if goes_on:
            return 2
        takes_the = following.low == "the" and (token.low == "of" or len(run) < 3)
        return 3 if takes_the and _continues(tokens, after + 2) else 0
    if token.low == "on" and goes_on and run[-1].low in _TAKE_ON:
        return 0 if nation_of(following.word) else 2
    if token.low != "and" or not goes_on:
        return 0
    reaches = _is_organisation_beginning(run) and _reaches_organisation(text, tokens, after + 1)
    return 2 if reaches or _lists_fields(run, following) else 0


def over_particles(text: str, tokens: Sequence[Token], after: int) -> int:
    """Return the length of "de la Cruz", "van der Bellen": several particles and a name."""
    second, name = after + 1, after + 2
    if tokens[second].low not in CONNECTORS or not _continues(tokens, name):
        return 0
    return 3 if are_adjacent(text, tokens[second], tokens[name]) else 0


def _lists_fields(run: Sequence[Token], following: Token) -> bool:
    """Whether "and" goes on with a field of the body: "Ministry of Trade and Development"."""
    links = [index for index, token in enumerate(run) if token.low in ("of", "for", "on")]
    return (
        bool(links)
        and links[0] > 0
        and run[links[0] - 1].low in ORGANISATION_WORDS | _TAKE_ON
        and following.low in ORGANISATION_MODIFIERS | _FIELDS
    )


def _owns_body(text: str, tokens: Sequence[Token], start: int, after: int) -> bool:
    """Whether a possessive stands inside the name of a body: "St Mary's Hospital"."""
    opens = tokens[start].low in ("st", "saint") or (
        after - start == 1 and tokens[start].low in POSSESSED
    )
    return opens and (
        (after < len(tokens) and tokens[after].low in ORGANISATION_WORDS)
        or _reaches_organisation(text, tokens, after)
    )


def _continues(tokens: Sequence[Token], index: int) -> bool:
    if index >= len(tokens):
        return False
    token = tokens[index]
    if not token.is_word or not token.is_proper or token.low in NOT_A_NAME:
        return False
    if is_adjective(token) or is_plain_compound(token) or is_part_of_a_sign(tokens, index):
        return False
    if token.low not in STARTERS or is_acronym(token):
        return True
    return index > 0 and (token.low in _INSIDE or _points_inside(tokens, index))


def _points_inside(tokens: Sequence[Token], index: int) -> bool:
    """Whether a direction is part of a name: "Canadian Western Bank", "Khartoum North"."""
    low = tokens[index].low
    if low not in _DIRECTIONS:
        return False
    before = tokens[index - 1]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is not None and following.is_capitalised:
        is_region = f"{low} {following.low}" in regions()
        return following.low in ORGANISATION_WORDS and not is_region
    place = place_of(f"{before.word} {low}")
    return place is not None and place.kind == "city"


_DIRECTIONS = frozenset("north south east west northern southern eastern western".split(" "))
# Numbers are written with a capital letter in names only: "Super Six", "Erik Ten Hag".
_NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve".split(" "))
_INSIDE = _NUMBERS | {
    "police",
    "forces",
    "central",
    "may",
    "first",
    "new",
    "general",
    "will",
    "top",
}
_TAKE_ON = frozenset({"survey", "convention", "committee", "subcommittee", "conference", "panel"})
_FIELDS = frozenset(
    "technology arts letters engineering mathematics languages business law nursing pharmacy".split(
        " "
    )
)


def _takes_of(run: Sequence[Token]) -> bool:
    """Whether "of" may go on with the name: after "Bank", and not after "Doctor Jane Park"."""
    last = run[-1].low
    if last in ROLE_HEADS or last.rstrip("s") in ROLE_HEADS:
        return True
    known = ORGANISATION_WORDS | GEOGRAPHIC_WORDS | _TAKE_OF
    return (last in known or last.rstrip("s") in known) and not any(map(is_role_head, run))


_TAKE_OF = frozenset({"treaty", "battle", "siege", "declaration", "peace"})


def _is_organisation_beginning(run: Sequence[Token]) -> bool:
    return all(
        token.low in ORGANISATION_MODIFIERS
        or token.low in ORGANISATION_WORDS
        or not token.is_capitalised
        or (token is not run[-1] and is_acronym(token))
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


def is_adjective(token: Token) -> bool:
    """Whether a name is only part of a word: "Muscat-based", "Trump-era"."""
    return "-" in token.low and token.low.rpartition("-")[2] in COMPOUND_ENDINGS


def is_acronym(token: Token) -> bool:
    return len(token.word) > 1 and token.word.isupper()
