"""Who "he", "she" and a quotation without a speaker belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.facets import Name, NameKind
from claims.names.given_names import pronoun_of
from claims.span import Span
from claims.speech.units import Unit
from claims.word_list import words_of

_WOMEN = words_of("mrs ms miss lady dame queen princess spokeswoman chairwoman congresswoman")
_MEN = words_of("mr sir lord king prince spokesman chairman congressman")
_FORMS = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she", "hers": "she"}
_BOTH = "he or she"


@dataclass(frozen=True, slots=True)
class _Named:
    """Those whom the last sentence with people names, and which of them it is about, if told."""

    people: Sequence[str] = ()
    subject: str | None = None


@dataclass(slots=True)
class Memory:
    """What a reader remembers at one point of an article: who spoke last, and who was named.

    Speakers are remembered for the current paragraph and the one before it. `named` has those
    whom "he" and "she" may mean; `open` holds the pronouns that last meant nobody known: "he"
    after such a "he" means that same stranger. `stranger` is where the words for an unknown
    speaker stand who spoke last.
    """

    genders: dict[str, str] = field(default_factory=dict)
    paragraph: int = -1
    here: str | None = None
    before: str | None = None
    stranger: Span | None = None
    stranger_before: Span | None = None
    person_here: str | None = None
    person_before: str | None = None
    named: dict[str, _Named] = field(default_factory=dict)
    named_before: dict[str, _Named] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, names: Sequence[Name]) -> Memory:
        """Begin at the start of an article; given names and titles tell the gender of people.

        Somebody with the titles of a man and a woman is two people under one name: no pronoun
        means them.
        """
        genders: dict[str, str] = {}
        for name in names:
            words = {word.strip(".").lower() for word in (name.role or "").split()}
            told = "she" if words & _WOMEN else "he" if words & _MEN else None
            if told is not None:
                known = genders.get(name.canonical, told)
                genders[name.canonical] = told if known == told else _BOTH
        people = (name.canonical for name in names if name.kind is NameKind.PERSON)
        given = {person: told for person in people if (told := pronoun_of(person)) is not None}
        return cls(genders | given)

    def enter(self, paragraph: int) -> None:
        """Go on to a paragraph; the speaker of the one before is remembered once more."""
        if paragraph == self.paragraph:
            return
        self.before, self.person_before = self.here, self.person_here
        self.stranger_before, self.stranger = self.stranger, None
        self.here = self.person_here = None
        self.named_before, self.named = self.named, {}
        self.paragraph = paragraph

    def hear(self, speaker: str, *, is_person: bool) -> None:
        """Remember who spoke."""
        self.here, self.stranger = speaker, None
        if is_person:
            self.person_here = speaker
            self._close([speaker])

    def hear_stranger(self, span: Span) -> None:
        """Remember that somebody spoke whom the text does not name; `span` are the words."""
        self.here, self.stranger = None, span

    def read(
        self, names: Sequence[Name], pronouns: Sequence[tuple[int, str]], subject: int
    ) -> None:
        """Remember who a sentence names.

        `pronouns` are the words for people in it with their places, and `subject` is where what
        it is about begins. Somebody named after "she" is not the one whom "she" means there, so
        the next "she" may still mean the one before.
        """
        people = [name for name in names if name.kind is NameKind.PERSON]
        self._close(_people(people))
        for word in ("he", "she"):
            fitting = [name for name in people if self._fits(name.canonical, word)]
            if not fitting:
                continue
            if any(at < fitting[0].span.start and said == word for at, said in pronouns):
                continue
            is_subject = fitting[0].span.start <= subject
            about = fitting[0].canonical if is_subject else None
            self.named[word] = _Named(_people(fitting), about)

    def _close(self, people: Sequence[str]) -> None:
        self.open = {word for word in self.open if not any(self._fits(p, word) for p in people)}

    def referent(
        self, pronoun: str, earlier: Sequence[Name], later: Sequence[Name] = ()
    ) -> str | None:
        """Return whom a pronoun means, or None where the text leaves a choice.

        `earlier` and `later` are the names of its sentence: somebody who is named again after
        the pronoun is somebody else ("he said that Miller had left").
        """
        if pronoun not in ("he", "she"):
            is_body = pronoun in ("it", "they") and self.here != self.person_here
            return self.here if is_body else None
        found = self._person(pronoun, _people(earlier), frozenset(_people(later)))
        if found is None:
            self.open.add(pronoun)
        return found

    def _person(self, pronoun: str, earlier: list[str], later: frozenset[str]) -> str | None:
        here, before = self.person_here, self.person_before
        speakers = [person for person in (here, before) if person is not None]
        groups = [_Named(earlier), _Named(speakers[:1] if here is not None else [])]
        if pronoun not in self.open:
            groups.append(self.named.get(pronoun, _Named()))
            if self.here is None or here is not None:
                # A body that spoke in this paragraph parts it from who spoke before.
                groups.append(_Named(speakers[-1:] if before is not None else []))
            groups.append(self.named_before.get(pronoun, _Named()))
        for group in groups:
            fitting = [person for person in group.people if self._fits(person, pronoun)]
            if len(fitting) > 1:
                preferred = [p for p in (*speakers, group.subject) if p in fitting]
                fitting = preferred[:1] or self._told(fitting)
            if len(fitting) > 1 or any(p in later for p in fitting if p not in speakers):
                return None
            if fitting:
                return self._settle(fitting[0], pronoun)
        return None

    def _told(self, people: list[str]) -> list[str]:
        """Return those of whom a title or a given name tells, if there are any."""
        return [person for person in people if person in self.genders] or people

    def _fits(self, person: str, pronoun: str) -> bool:
        return self.genders.get(person, pronoun) == pronoun

    def _settle(self, person: str, pronoun: str) -> str:
        self.genders.setdefault(person, pronoun)
        return person


def _people(names: Sequence[Name]) -> list[str]:
    """Return the people among names, each once, in order."""
    people = (name.canonical for name in names if name.kind is NameKind.PERSON)
    return list(dict.fromkeys(people))


def pronouns_in(unit: Unit) -> list[tuple[int, str]]:
    """Return where a sentence has a word for somebody outside quotations: (offset, "he")."""
    return [(token.start, _FORMS[token.low]) for token in unit.tokens if token.low in _FORMS]
