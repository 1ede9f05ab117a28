"""Names in a text: people, organisations, countries and places, with the posts said with them.

No model is used: a name is a capitalised run that the context, the shipped tables, or the rest of
the article vouch for. Names are compared as spellings (`same_name`), not by their kind, because
the kind is a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from claims.facets import Name, NameKind
from claims.names.bodies import BODY_VERBS, SCORING_VERBS
from claims.names.candidate import Candidate
from claims.names.gazetteer import WELL_KNOWN_POPULATION, is_ordinary_word, place_of
from claims.names.headlines import headlines_of
from claims.names.index import (
    Names,
    ends_like_body,
    find_acronyms,
    full_key,
    index_bodies,
    index_given,
    index_people,
    whole_people,
)
from claims.names.kinds import kind_of
from claims.names.known import (
    is_english,
    is_given_name,
    is_joined,
    is_known_body,
    is_known_thing,
    is_word_too,
)
from claims.names.locations import located
from claims.names.matching import person_words, same_name
from claims.names.nations import acting_government, country_name, country_of, nation_of
from claims.names.non_names import is_cut_short, is_no_name, without_post
from claims.names.posts import Role
from claims.names.roles import find_roles
from claims.names.runs import begins_sentence, runs_of
from claims.names.spelling import fold, sound_key
from claims.names.spotted import NOTHING_SPOTTED, Spotted
from claims.names.tokens import Token, tokens_of
from claims.names.words import CONNECTORS, NOT_A_NAME, SPEECH_VERBS, STARTERS
from claims.span import Span
from claims.word_list import words_of

__all__ = [
    "NameIndex",
    "RoleStatement",
    "acting_government",
    "country_of",
    "find_names",
    "role_statements",
    "same_name",
]


@dataclass(frozen=True, slots=True)
class RoleStatement:
    """A post that a text says a person holds; `span` covers the post and the name."""

    span: Span
    person: Name
    role: str
    role_span: Span


@dataclass(frozen=True, slots=True, eq=False)
class NameIndex:
    """The names of one article: surname → fullest name, acronym and short form → full name.

    An index equals itself only, so that what was found with it can be remembered cheaply.
    """

    names: Names = field(default_factory=Names)
    spotted: Spotted = NOTHING_SPOTTED

    @classmethod
    def of(cls, text: str, kinds: Mapping[str, NameKind] | None = None) -> NameIndex:
        """Index the names of `text`. What a text does not spell out stays as it is.

        `kinds` holds the names that a model found in the text, word for word, with their kinds.
        """
        tokens = tokens_of(text)
        spotted = Spotted.of(kinds) if kinds else NOTHING_SPOTTED
        first = cls(Names(seen=frozenset(_seen_inside(text, tokens))), spotted)
        names = _names(text, tokens, first)
        people = [
            (name.span.start, name.text)
            for name in names
            if name.kind is NameKind.PERSON and len(person_words(name.text)) > 1
        ]
        alone: dict[str, int] = {}
        for name in names:
            alone.setdefault(fold(name.text), name.span.start)
        bodies = [name.text for name in names if name.kind is NameKind.ORGANISATION]
        return cls(
            replace(
                index_people([name for _, name in people]),
                given=index_given(people, alone),
                acronyms=find_acronyms(text, bodies),
                bodies=index_bodies(bodies),
                seen=first.names.seen,
            ),
            spotted,
        )

    def canonical(self, name: str) -> str:
        """Return the fullest form of `name` in the article, or `name` itself."""
        return self._body(name) or self._person(name) or name

    def kind(self, name: str) -> NameKind | None:
        """Return what the rest of the article, or a model, says that a name is."""
        spotted = self.spotted.kinds.get(name)
        if spotted is not None:
            return spotted
        if self._body(name) is not None:
            return NameKind.ORGANISATION
        person = self._person(name)
        is_person = (
            person is not None and (person != name or ends_like_body(name.lower().split()))
        ) or (" " not in name and sound_key(name) in self.names.families)
        return NameKind.PERSON if is_person else None

    def _body(self, name: str) -> str | None:
        return self.names.acronyms.get(name) or self.names.bodies.get(fold(name))

    def _person(self, name: str) -> str | None:
        words = person_words(name)
        if not words:
            return None
        spoken = name.split()
        surname_only = len(words) == 1 and (len(spoken) == 1 or words[0] == fold(spoken[-1]))
        if surname_only or (words[0] in CONNECTORS and spoken[0].lower() != "ben"):
            owner = self.names.surnames.get(sound_key(words[-1]))
            is_family = sound_key(words[-1]) in self.names.families
            return owner if owner or is_family else self._given(words)
        return self.names.full.get(full_key(words, name)) if len(words) > 1 else None

    def _given(self, words: Sequence[str]) -> str | None:
        return self.names.given.get(words[0]) if len(words) == 1 else None

    def knows(self, word: str) -> bool:
        """Whether the article uses `word` as a name: a surname, or with a capital inside."""
        return fold(word) in self.names.seen or sound_key(word) in self.names.surnames


def find_names(text: str, known: NameIndex | None = None) -> tuple[Name, ...]:
    """Find the names in `text`, in order; spans do not overlap and are offsets into `text`.

    `known` is the index of the article that the text is from; without it the text is its own.
    """
    return _named(text, known or NameIndex.of(text))[0]


@lru_cache(maxsize=32)
def _named(text: str, known: NameIndex) -> tuple[tuple[Name, ...], dict[Span, Role]]:
    """Return the names of a text, and the roles of the people among them.

    The last few texts are remembered: the readers of a sentence ask for the same names.
    """
    tokens = tokens_of(text)
    names = _names(text, tokens, known)
    roles = find_roles(text, tokens, names)
    with_roles = tuple(
        replace(name, role=roles[name.span].span.of(text)) if name.span in roles else name
        for name in names
    )
    return with_roles, roles


def role_statements(text: str, known: NameIndex | None = None) -> tuple[RoleStatement, ...]:
    """Find the posts that `text` says people hold, in order of appearance.

    A trade ("a farmer") is no post, and what somebody "was until 2021" is no longer held.
    The words are taken as they stand: "former" is part of the role, and of its span.
    """
    names, roles = _named(text, known or NameIndex.of(text))
    by_span = {name.span: name for name in names}
    found = []
    for person, spoken in roles.items():
        if not spoken.is_held:
            continue
        role = spoken.span
        span = Span(min(person.start, role.start), max(person.end, role.end))
        found.append(RoleStatement(span, by_span[person], role.of(text), role))
    return tuple(sorted(found, key=lambda statement: statement.span))


def _seen_inside(text: str, tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the words that have a capital letter where no sentence begins, nor a headline is."""
    headlines = headlines_of(text)
    index = 0
    while index < len(tokens):
        if index in headlines:
            index = headlines[index].after
            continue
        token = tokens[index]
        if (
            token.is_capitalised
            and token.low not in STARTERS
            and token.low not in NOT_A_NAME
            and not begins_sentence(tokens, index, text)
        ):
            yield fold(token.word)
        index += 1


def _names(text: str, tokens: Sequence[Token], known: NameIndex) -> list[Name]:
    found: list[Name] = []
    previous: Name | None = None
    runs: Iterable[tuple[int, int]] = runs_of(text)
    if known.spotted.kinds:
        runs = known.spotted.merged(tokens, runs_of(text))
    for first, after in whole_people(tokens, runs, known.names.full):
        candidate = without_post(Candidate.of(text, tokens, first, after), known.names.surnames)
        if not _is_name(candidate, known):
            continue
        span = Span(candidate.words[0].start, candidate.words[-1].word_end)
        kind = kind_of(candidate, known.kind(span.of(text)))
        name = _name(text, span, kind, known, located(candidate, kind, previous))
        found.append(name)
        previous = name
    return found


def _name(text: str, span: Span, kind: NameKind, known: NameIndex, is_located: bool) -> Name:
    words = span.of(text)
    country = None if is_joined(words) else country_of(words)
    canonical = known.canonical(words)
    if kind is NameKind.COUNTRY and country is not None:
        canonical = country_name(country) or canonical
    elif kind is NameKind.PLACE:
        place = place_of(words)
        if place is not None:
            country, canonical = place.country or None, place.name
    elif kind is NameKind.ORGANISATION:
        country = country or _first_nation(words)
    else:
        country = None
    return Name(span, words, kind, canonical, country, None, is_located)


def _first_nation(words: str) -> str | None:
    """Return the country whose name or people a body's name begins with, or None."""
    parts = words.split()
    return nation_of(parts[0]) or (nation_of(" ".join(parts[:2])) if len(parts) > 2 else None)


def _is_name(candidate: Candidate, known: NameIndex) -> bool:
    """Whether a run is a name, and not just the first word of a sentence."""
    words = candidate.words
    says_nothing = is_no_name(candidate) and known.kind(candidate.name) is None
    if says_nothing or is_cut_short(candidate):
        return False
    if len(words) > 1 or not begins_sentence(candidate.tokens, candidate.first, candidate.text):
        return True
    word, following = words[0], candidate.following
    if word.word in known.spotted.kinds:
        return True
    if word.low == "may":
        return known.kind(word.word) is NameKind.PERSON
    if (word.word.isupper() and len(word.word) > 1) or known.knows(word.word):
        return True
    if country_of(word.word) or _is_in_tables(word.word):
        return True
    if words[0].possessive or (following is not None and following.low in SPEECH_VERBS):
        return word.low not in _COMMON_SPEAKERS and not _is_plural_noun(word.word)
    if is_known_body(word.word) and following is not None:
        return following.low in BODY_VERBS | SCORING_VERBS or following.text == ")"
    return not is_english(word.word)


def _is_plural_noun(word: str) -> bool:
    """Whether a word is several of what a dictionary knows: "Neighbours", and not "Adams"."""
    singular = word.removesuffix("s")
    return singular != word and is_english(singular) and not is_given_name(singular)


def _is_in_tables(word: str) -> bool:
    """Whether the tables know a name that is no ordinary word: "Tesla", "Ebola", "Liverpool"."""
    if is_known_body(word) or is_known_thing(word):
        return not is_word_too(word)
    place = place_of(word)
    return (
        place is not None
        and not is_ordinary_word(word)
        and (place.kind != "city" or place.population >= WELL_KNOWN_POPULATION)
    )


_COMMON_SPEAKERS = words_of("""
people officials police analysts today parents workers staff drivers shareholders owners customers
users doctors teachers women men children banks companies firms
""")
