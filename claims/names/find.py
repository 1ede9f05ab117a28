"""Names in a text: people, organisations, countries and places, with the posts said with them.

No model is used: a name is a capitalised run that the context, the shipped tables, or the rest of
the article vouch for. Names are compared as spellings (`same_name`), not by their kind, because
the kind is a guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from claims.facets import Name, NameKind
from claims.names.gazetteer import place_of
from claims.names.index import Names, find_acronyms, index_people
from claims.names.kinds import Candidate, kind_of, located
from claims.names.matching import person_words, same_name
from claims.names.nations import acting_government, country_name, country_of, nation_of
from claims.names.roles import find_role_spans
from claims.names.runs import begins_sentence, runs_of
from claims.names.spelling import fold, sound_key
from claims.names.tokens import Token, tokens_of
from claims.names.words import NOT_A_NAME, SPEECH_VERBS, STARTERS
from claims.span import Span

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


@dataclass(frozen=True, slots=True)
class NameIndex:
    """The names of one article: surname → fullest name, acronym → full name."""

    names: Names = field(default_factory=Names)

    @classmethod
    def of(cls, text: str) -> NameIndex:
        """Index the names of `text`. What a text does not spell out stays as it is."""
        tokens = tokens_of(text)
        first = cls(Names(seen=frozenset(_seen_inside(text, tokens))))
        people = [
            name.text
            for name in _names(text, tokens, first)
            if name.kind is NameKind.PERSON and len(person_words(name.text)) > 1
        ]
        surnames, full = index_people(people)
        return cls(Names(surnames, full, find_acronyms(text), first.names.seen))

    def canonical(self, name: str) -> str:
        """Return the fullest form of `name` in the article, or `name` itself."""
        if name in self.names.acronyms:
            return self.names.acronyms[name]
        words = person_words(name)
        if len(words) == 1 and (
            len(name.split()) == 1 or words[0] == fold(name.rsplit(maxsplit=1)[-1])
        ):
            return self.names.surnames.get(sound_key(words[0]), name)
        if len(words) > 1:
            return self.names.full.get(f"{words[0]} {words[-1]}", name)
        return name

    def knows(self, word: str) -> bool:
        """Whether the article uses `word` as a name: a surname, or with a capital inside."""
        return fold(word) in self.names.seen or sound_key(word) in self.names.surnames


def find_names(text: str, known: NameIndex | None = None) -> tuple[Name, ...]:
    """Find the names in `text`, in order; spans do not overlap and are offsets into `text`.

    `known` is the index of the article that the text is from; without it the text is its own.
    """
    tokens = tokens_of(text)
    names = _names(text, tokens, known or NameIndex.of(text))
    roles = find_role_spans(text, tokens, names)
    return tuple(
        Name(
            name.span,
            name.text,
            name.kind,
            name.canonical,
            name.country,
            roles[name.span].of(text) if name.span in roles else None,
            name.located,
        )
        for name in names
    )


def role_statements(text: str, known: NameIndex | None = None) -> tuple[RoleStatement, ...]:
    """Find the posts that `text` says people hold, in order of appearance.

    The words are taken as they stand: "former" is part of the role, and of its span.
    """
    tokens = tokens_of(text)
    names = find_names(text, known)
    by_span = {name.span: name for name in names}
    found = []
    for person, role in find_role_spans(text, tokens, names).items():
        span = Span(min(person.start, role.start), max(person.end, role.end))
        found.append(RoleStatement(span, by_span[person], role.of(text), role))
    return tuple(sorted(found, key=lambda statement: statement.span))


def _seen_inside(text: str, tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the words that have a capital letter where no sentence begins."""
    for index, token in enumerate(tokens):
        if (
            token.is_capitalised
            and token.low not in STARTERS
            and token.low not in NOT_A_NAME
            and not begins_sentence(tokens, index, text)
        ):
            yield fold(token.word)


def _names(text: str, tokens: Sequence[Token], known: NameIndex) -> list[Name]:
    found: list[Name] = []
    previous: Name | None = None
    for first, after in runs_of(text):
        candidate = Candidate(text, tokens, first, after)
        if not _is_name(candidate, known):
            continue
        span = Span(tokens[first].start, tokens[after - 1].span.end)
        is_person = known.canonical(span.of(text)) != span.of(text)
        kind = kind_of(candidate, known_person=is_person and nation_of(span.of(text)) is None)
        name = _name(text, span, kind, known, located(candidate, kind, previous))
        found.append(name)
        previous = name
    return found


def _name(text: str, span: Span, kind: NameKind, known: NameIndex, is_located: bool) -> Name:
    words = span.of(text)
    country, canonical = country_of(words), known.canonical(words)
    if kind is NameKind.COUNTRY and country is not None:
        canonical = country_name(country) or canonical
    elif kind is NameKind.PLACE:
        place = place_of(words)
        if place is not None:
            country, canonical = place.country or None, place.name
    elif kind is NameKind.ORGANISATION:
        country = country or nation_of(words.partition(" ")[0])
    else:
        country = None
    return Name(span, words, kind, canonical, country, None, is_located)


def _is_name(candidate: Candidate, known: NameIndex) -> bool:
    """Whether a run is a name, and not just the first word of a sentence."""
    words = candidate.words
    if len(words) > 1 or not begins_sentence(candidate.tokens, candidate.first, candidate.text):
        return True
    word = words[0].word
    if (word.isupper() and len(word) > 1) or known.knows(word) or country_of(word):
        return True
    following = candidate.following
    if words[0].possessive or (following is not None and following.low in SPEECH_VERBS):
        return word.lower() not in _COMMON_SPEAKERS
    return not _is_english(word)


_COMMON_SPEAKERS = frozenset({"people", "officials", "police", "analysts", "today", "parents"})


@lru_cache(maxsize=4096)
def _is_english(word: str) -> bool:
    from simplemma import is_known  # noqa: PLC0415  (0.3 s to load, so it is asked last)

    return is_known(word.lower(), lang="en")
