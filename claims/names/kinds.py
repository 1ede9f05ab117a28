"""What a capitalised run names."""

from __future__ import annotations

from collections.abc import Sequence

from claims.facets import NameKind
from claims.names.bodies import (
    BODY_ENDINGS,
    BODY_VERBS,
    CLUB_OPENERS,
    SCORING_VERBS,
    THING_ENDINGS,
    THING_OPENERS,
)
from claims.names.candidate import Candidate
from claims.names.gazetteer import WELL_KNOWN_POPULATION, is_ordinary_word, place_of
from claims.names.known import (
    begins_with_given_name,
    is_english,
    is_given_name,
    is_joined,
    is_known_body,
    is_known_thing,
    is_word_too,
)
from claims.names.locations import is_placed, is_state_code
from claims.names.nations import acting_government, nation_of
from claims.names.non_names import are_initials
from claims.names.posts import FREE_TRADES, TRADES, is_role_head
from claims.names.tables import governments, regions
from claims.names.tokens import Token
from claims.names.words import (
    CONNECTORS,
    GEOGRAPHIC_WORDS,
    ORGANISATION_WORDS,
)
from claims.word_list import words_of


def kind_of(candidate: Candidate, known: NameKind | None) -> NameKind:
    """Return what a run most likely names; `known` is what the rest of the text says."""
    name = candidate.name
    nation = nation_of(name)
    if nation is not None:
        return NameKind.ORGANISATION if nation == "EU" else NameKind.COUNTRY
    if name.lower() in regions() and (not is_known_body(name) or _is_where(candidate)):
        return NameKind.PLACE
    if known is not None and not (place_of(name) is not None and is_placed(candidate)):
        return known
    if is_state_code(candidate):
        return NameKind.PLACE
    return _kind_in_tables(candidate) or _kind_by_words(candidate) or _kind_by_use(candidate)


def _kind_in_tables(candidate: Candidate) -> NameKind | None:
    name = candidate.name
    is_place_here = is_word_too(name) and place_of(name) is not None and _is_inside(candidate)
    if is_known_thing(name):
        return NameKind.OTHER
    if is_known_body(name) and not is_place_here:
        return NameKind.ORGANISATION
    return None


def _kind_by_words(candidate: Candidate) -> NameKind | None:
    """Return what the words of a longer name tell: "Alpine Foods", "Hurricane Ada"."""
    words = candidate.words
    if _is_spoken_person(candidate):
        return NameKind.PERSON
    if _is_apposed_person(candidate):
        return NameKind.PERSON
    last = words[-2] if len(words) > 1 and words[-1].text.isdigit() else words[-1]
    if len(words) > 1 and (
        words[0].low in THING_OPENERS
        or (last.low in THING_ENDINGS and not begins_with_given_name(words))
        or (words[0].low in THING_ENDINGS and words[1].low == "of")
    ):
        return NameKind.OTHER
    is_government = len(words) > 1 and last.low == "government"
    if is_government or any(_is_organisation_word(token) for token in words):
        return NameKind.ORGANISATION
    if len(words) > 1 and (words[-1].low in BODY_ENDINGS or _is_club(words)):
        return NameKind.ORGANISATION
    return None


def _is_spoken_person(candidate: Candidate) -> bool:
    """Whether a given name stands in "Emily Post said": then "Post" is no newspaper."""
    return (
        len(candidate.words) == 2
        and begins_with_given_name(candidate.words)
        and not candidate.after_the
        and (candidate.is_told_to_act or _has_title(candidate))
    )


def _is_apposed_person(candidate: Candidate) -> bool:
    """Whether a trade follows: in "Olha Radio, a chemistry teacher," there is no radio station."""
    words = candidate.words
    if len(words) != 2 or candidate.after_the or is_english(words[0].word):
        return False
    following = candidate.tokens[candidate.after : candidate.after + 6]
    if len(following) < 3 or following[0].text != "," or following[1].low not in ("a", "an"):
        return False
    return any(token.low in TRADES | FREE_TRADES for token in following[2:5])


def _is_club(words: Sequence[Token]) -> bool:
    opener = words[0]
    if opener.low not in CLUB_OPENERS:
        return False
    rest = " ".join(token.word for token in words[1:])
    return opener.word.isupper() or place_of(rest) is not None


def _kind_by_use(candidate: Candidate) -> NameKind:
    """Return what the words around a name tell."""
    name = candidate.name
    if _has_title(candidate):
        return NameKind.PERSON
    if _is_owned(candidate) and place_of(name) is None:
        return NameKind.ORGANISATION
    if acting_government(name) is not None and place_of(name) is None:
        return NameKind.ORGANISATION
    if _is_place(candidate):
        following = candidate.following
        scores = following is not None and (
            following.low in SCORING_VERBS or _is_several(candidate)
        )
        return NameKind.ORGANISATION if scores and not is_placed(candidate) else NameKind.PLACE
    return _kind_of_one(candidate) if len(candidate.words) == 1 else _kind_by_shape(candidate)


def _kind_of_one(candidate: Candidate) -> NameKind:
    """Guess from a single word and what stands beside it: "IAEA", "Peskov said", "Biogen sold"."""
    word, following = candidate.words[0], candidate.following
    if word.word.isupper() and 2 <= len(word.word) <= 6:
        return NameKind.ORGANISATION
    if word.low in GEOGRAPHIC_WORDS:
        return NameKind.PLACE
    if is_joined(word.word):
        return NameKind.ORGANISATION
    if following is not None and following.low in BODY_VERBS:
        return NameKind.ORGANISATION
    if candidate.is_told_to_act:
        said = candidate.tokens[candidate.after + 1 : candidate.after + 3]
        speaks_of_itself = any(token.low in ("it", "its") for token in said)
        return NameKind.ORGANISATION if speaks_of_itself else NameKind.PERSON
    if _is_introduced(candidate) or (
        begins_with_given_name(candidate.words) and not candidate.after_the
    ):
        return NameKind.PERSON
    return NameKind.OTHER


def _is_several(candidate: Candidate) -> bool:
    """Whether "who are" follows a comma: a club, and no city."""
    following = candidate.tokens[candidate.after : candidate.after + 3]
    lows = [token.low for token in following]
    return lows[:2] == [",", "who"] and lows[2:] in (["are"], ["were"], ["have"])


def _is_owned(candidate: Candidate) -> bool:
    """Whether shares of it are spoken of: "shares in Biogen", "a stake in Biogen"."""
    before = [
        token.low for token in candidate.tokens[max(0, candidate.first - 2) : candidate.first]
    ]
    return len(before) == 2 and before[0] in ("shares", "stake", "share") and before[1] == "in"


def _is_introduced(candidate: Candidate) -> bool:
    """Whether "who" or an age after a comma tells that it is a person."""
    following = candidate.tokens[candidate.after : candidate.after + 3]
    if len(following) < 3 or following[0].text != ",":
        return False
    age = following[1].text.isdigit() and len(following[1].text) <= 2 and following[2].text == ","
    return age or following[1].low in ("who", "whose", "whom")


def _kind_by_shape(candidate: Candidate) -> NameKind:
    """Guess from the words of a longer name: "the Kerch Bridge", "Jane Doe"."""
    words = candidate.words
    if any(token.low in GEOGRAPHIC_WORDS for token in words[1:]) or (
        words[0].low in GEOGRAPHIC_WORDS and not begins_with_given_name(words)
    ):
        is_person = begins_with_given_name(words) and not candidate.after_the and len(words) == 2
        return NameKind.PERSON if is_person else NameKind.PLACE
    if not _is_written_like_person(words) or _is_product(candidate):
        return NameKind.OTHER
    if begins_with_given_name(words) or _is_introduced(candidate):
        return NameKind.PERSON
    if candidate.after_the:
        return NameKind.ORGANISATION if candidate.is_told_to_act else NameKind.OTHER
    parts = [part for token in words for part in token.word.split("-")]
    if all(map(is_english, parts)) and not candidate.is_told_to_act:
        return NameKind.OTHER
    return NameKind.PERSON


def _is_product(candidate: Candidate) -> bool:
    """Whether it is made or printed, and no person: "Apple AirPods", "GUT Medicine"."""
    words = candidate.words
    opener, previous = words[0].word, candidate.previous
    if is_known_body(opener) and not is_given_name(opener):
        return True
    if opener.isupper() and opener.isalpha() and len(opener) > 1 and not are_initials(opener):
        return not words[-1].word.isupper()
    if is_given_name(opener):
        return False
    if previous is not None and previous.low in _BEFORE_WORKS:
        return True
    if candidate.is_told_to_act:
        return False
    lows = [token.low for token in candidate.tokens[candidate.after : candidate.after + 2]]
    return len(lows) == 2 and lows[0] in ("was", "is", "were", "are") and lows[1] in _MADE


_BEFORE_WORKS = words_of("a an journal magazine newspaper novel album song film app brand start-up")
_MADE = words_of("launched priced released unveiled manufactured designed published")


def _is_written_like_person(words: Sequence[Token]) -> bool:
    return 2 <= len(words) <= 7 and all(
        (token.is_proper and not token.word[1:].isdigit())
        or token.low in CONNECTORS
        or token.text == "."
        for token in words
    )


def _is_where(candidate: Candidate) -> bool:
    """Whether a name is used as a place's: "the Amazon", "in Amazon"."""
    return candidate.after_the or _is_inside(candidate)


def _is_inside(candidate: Candidate) -> bool:
    """Whether something lies in it: what is "at Amazon" or "above Chelsea" is at a body."""
    previous = candidate.previous
    return is_placed(candidate) and previous is not None and previous.low not in ("at", "above")


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
    if len(candidate.words) > 4 or is_joined(candidate.name):
        return False
    place = place_of(candidate.name)
    placed = is_placed(candidate)
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
        and previous.low in ("in", "near", "outside", "throughout")
        and not candidate.name.isupper()
    )
