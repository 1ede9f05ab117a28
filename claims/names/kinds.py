"""What a capitalised run names, and whether the words place something there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.facets import Name, NameKind
from claims.names.gazetteer import is_ordinary_word, place_of
from claims.names.nations import acting_government, is_demonym, nation_of
from claims.names.roles import is_role_head
from claims.names.tables import governments, regions
from claims.names.tokens import Token
from claims.names.words import (
    CONNECTORS,
    EVENT_NOUNS,
    GEOGRAPHIC_WORDS,
    LOCATING_PREPOSITIONS,
    MENTAL_NOUNS,
    MOTION_VERBS,
    ORGANISATION_WORDS,
    SPEECH_VERBS,
)

WELL_KNOWN_POPULATION = 100_000
"""Inhabitants from which a city's name is believed without a word that places something there."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """The tokens `[first, after)` of a text that may be a name."""

    text: str
    tokens: Sequence[Token]
    first: int
    after: int

    @property
    def words(self) -> Sequence[Token]:
        return self.tokens[self.first : self.after]

    @property
    def previous(self) -> Token | None:
        return self.tokens[self.first - 1] if self.first else None

    @property
    def following(self) -> Token | None:
        return self.tokens[self.after] if self.after < len(self.tokens) else None

    @property
    def name(self) -> str:
        return self.text[self.words[0].start : self.words[-1].span.end]


def kind_of(candidate: Candidate, *, known_person: bool) -> NameKind:
    """Return what a run most likely names; `known_person` is what the rest of the text says."""
    name, words = candidate.name, candidate.words
    nation = nation_of(name)
    if nation is not None:
        return NameKind.ORGANISATION if nation == "EU" else NameKind.COUNTRY
    if name.lower() in regions():
        return NameKind.PLACE
    if any(_is_organisation_word(token) for token in words):
        return NameKind.ORGANISATION
    if _has_title(candidate) or known_person:
        return NameKind.PERSON
    if acting_government(name) is not None and place_of(name) is None:
        return NameKind.ORGANISATION
    if _is_place(candidate):
        return NameKind.PLACE
    return _kind_by_shape(candidate)


def _kind_by_shape(candidate: Candidate) -> NameKind:
    """Guess from the words alone: "IAEA", "the Kerch Bridge", "Jane Doe"."""
    words = candidate.words
    if len(words) == 1 and words[0].word.isupper() and 2 <= len(words[0].word) <= 6:
        return NameKind.ORGANISATION
    if any(token.low in GEOGRAPHIC_WORDS for token in words):
        return NameKind.PLACE
    return NameKind.PERSON if _looks_like_person(candidate) else NameKind.OTHER


def located(candidate: Candidate, kind: NameKind, before: Name | None) -> bool:
    """Whether the words use a place's name as a location: "in Istanbul", "the Istanbul talks"."""
    if kind not in (NameKind.PLACE, NameKind.COUNTRY) or is_demonym(candidate.name):
        return False
    if candidate.words[-1].possessive:
        return False
    if _is_placed(candidate):
        return True
    following = candidate.following
    if kind is NameKind.PLACE and following is not None and following.low in EVENT_NOUNS:
        return True
    return before is not None and before.located and _goes_on(candidate, before)


def _is_placed(candidate: Candidate) -> bool:
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


def _is_organisation_word(token: Token) -> bool:
    return token.low in ORGANISATION_WORDS and (token.is_capitalised or token.word.isupper())


def _has_title(candidate: Candidate) -> bool:
    previous = candidate.previous
    if previous is not None and previous.text == "." and candidate.first > 1:
        previous = candidate.tokens[candidate.first - 2]
    return (
        previous is not None
        and is_role_head(previous)
        and not previous.possessive
        and len(candidate.words) <= 6
        and "\n" not in candidate.text[previous.end : candidate.words[0].start]
        and place_of(candidate.name) is None
    )


def _is_place(candidate: Candidate) -> bool:
    if len(candidate.words) > 4:
        return False
    place = place_of(candidate.name)
    placed = _is_placed(candidate)
    if place is None:
        single = len(candidate.words) <= 2 and not candidate.words[-1].possessive
        return single and placed and candidate.previous is not None and _is_bare_place(candidate)
    if placed:
        return True
    if is_ordinary_word(candidate.name):
        return False
    if acting_government(candidate.name) is not None or candidate.name.lower() in governments():
        return True
    return place.population >= WELL_KNOWN_POPULATION or place.kind != "city"


def _is_bare_place(candidate: Candidate) -> bool:
    """Whether an unknown name after "in" or "near" is taken for a place."""
    previous = candidate.previous
    return (
        previous is not None
        and previous.low in ("in", "near", "outside")
        and not candidate.name.isupper()
    )


def _looks_like_person(candidate: Candidate) -> bool:
    words = [token for token in candidate.words if token.is_word]
    if 2 <= len(words) <= 5:
        return all(
            (token.is_capitalised and not token.word[1:].isdigit()) or token.low in CONNECTORS
            for token in words
        )
    following = candidate.following
    return len(words) == 1 and following is not None and following.low in SPEECH_VERBS
