"""Whether the words around a place's name place something there: "in Istanbul"."""

from __future__ import annotations

from claims.facets import Name, NameKind
from claims.names.candidate import Candidate
from claims.names.nations import is_demonym
from claims.names.words import EVENT_NOUNS, LOCATING_PREPOSITIONS, MENTAL_NOUNS, MOTION_VERBS


def located(candidate: Candidate, kind: NameKind, before: Name | None) -> bool:
    """Whether the words use a place's name as a location: "in Istanbul", "the Istanbul talks"."""
    if kind not in (NameKind.PLACE, NameKind.COUNTRY) or is_demonym(candidate.name):
        return False
    if candidate.words[-1].possessive:
        return False
    if is_placed(candidate):
        return True
    following = candidate.following
    if kind is NameKind.PLACE and following is not None and following.low in EVENT_NOUNS:
        return True
    return before is not None and before.located and _goes_on(candidate, before)


def is_placed(candidate: Candidate) -> bool:
    """Whether a preposition before the name places something there."""
    index = candidate.first - 1
    tokens = candidate.tokens
    while index >= 0 and tokens[index].low in ("the", "northern", "southern", "eastern", "western",
                                               "central", "downtown", "nearby"):  # fmt: skip
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
