"""Whether the words around a place's name place something there: "in Istanbul"."""

from __future__ import annotations

from claims.facets import Name, NameKind
from claims.names.candidate import Candidate
from claims.names.gazetteer import STATE_CODES
from claims.names.nations import is_demonym
from claims.names.non_names import is_plain_compound
from claims.names.words import EVENT_NOUNS, LOCATING_PREPOSITIONS, MENTAL_NOUNS, MOTION_VERBS
from claims.word_list import words_of


def located(candidate: Candidate, kind: NameKind, before: Name | None) -> bool:
    """Whether the words use a place's name as a location: "in Istanbul", "the Istanbul talks"."""
    if kind not in (NameKind.PLACE, NameKind.COUNTRY) or is_demonym(candidate.name):
        return False
    if candidate.words[-1].possessive:
        return False
    previous = candidate.previous
    if kind is NameKind.COUNTRY and previous is not None and previous.low in ("outside", "near"):
        # "Sales outside Japan" are anywhere but there; a village outside Kyiv is near it.
        return False
    if is_placed(candidate):
        return True
    following = candidate.following
    if kind is NameKind.PLACE and following is not None and following.low in EVENT_NOUNS:
        return True
    return before is not None and before.located and _goes_on(candidate, before)


_BEFORE_PLACES = words_of("the northern southern eastern western central downtown nearby")


def is_state_code(candidate: Candidate) -> bool:
    """Whether two capitals stand for a state of the US: "Raleigh, NC", "in NC"."""
    if candidate.name not in STATE_CODES or candidate.first < 1:
        return False
    before = candidate.tokens[candidate.first - 1]
    if before.text == ",":
        return candidate.first > 1 and candidate.tokens[candidate.first - 2].is_capitalised
    return before.low == "in"


def is_placed(candidate: Candidate) -> bool:
    """Whether a preposition before the name places something there."""
    index = candidate.first - 1
    tokens = candidate.tokens
    while index >= 0 and (tokens[index].low in _BEFORE_PLACES or is_plain_compound(tokens[index])):
        index -= 1
    if index < 0:
        return False
    before = tokens[max(0, index - 1)].low if index else ""
    if tokens[index].low in LOCATING_PREPOSITIONS:
        return before not in MENTAL_NOUNS
    if tokens[index].low in ("to", "from", "for", "through"):
        return any(token.low in MOTION_VERBS for token in tokens[max(0, index - 3) : index])
    return tokens[index].low == "of" and before in ("city", "town", "village", "north", "south",
                                                    "east", "west", "capital", "port")  # fmt: skip


def _goes_on(candidate: Candidate, before: Name) -> bool:
    """Whether a name goes on a list of places: "in Istanbul, Turkey", "in Kyiv and Odesa"."""
    between = candidate.text[before.span.end : candidate.words[0].start]
    return between.strip() in (",", "and", ", and", "or", "&")
