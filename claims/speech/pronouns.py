"""Who "he", "she" and a quotation without a speaker belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.facets import Name, NameKind
from claims.word_list import words_of

_WOMEN = words_of("mrs ms miss lady dame queen princess spokeswoman chairwoman congresswoman")
_MEN = words_of("mr sir lord king prince spokesman chairman congressman")


@dataclass(slots=True)
class Memory:
    """What a reader remembers at one point of an article: who spoke last, and who was named.

    Speakers are remembered for the current paragraph and the one before it.
    """

    genders: dict[str, str] = field(default_factory=dict)
    paragraph: int = -1
    here: str | None = None
    before: str | None = None
    person_here: str | None = None
    person_before: str | None = None
    named: list[str] = field(default_factory=list)
    named_before: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, names: Sequence[Name]) -> Memory:
        """Begin at the start of an article; titles tell the gender of some people."""
        genders = {}
        for name in names:
            words = {word.strip(".").lower() for word in (name.role or "").split()}
            if words & _WOMEN:
                genders[name.canonical] = "she"
            elif words & _MEN:
                genders[name.canonical] = "he"
        return cls(genders)

    def enter(self, paragraph: int) -> None:
        """Go on to a paragraph; the speaker of the one before is remembered once more."""
        if paragraph == self.paragraph:
            return
        self.before, self.person_before = self.here, self.person_here
        self.here = self.person_here = None
        self.named_before, self.named = self.named, []
        self.paragraph = paragraph

    def hear(self, speaker: str, *, is_person: bool) -> None:
        """Remember who spoke."""
        self.here = speaker
        if is_person:
            self.person_here = speaker

    def read(self, names: Sequence[Name]) -> None:
        """Remember who a sentence names."""
        people = [name.canonical for name in names if name.kind is NameKind.PERSON]
        self.named = list(dict.fromkeys(people)) or self.named

    def referent(self, pronoun: str, same_sentence: Sequence[Name]) -> str | None:
        """Return whom a pronoun means, or None where the text leaves a choice."""
        if pronoun not in ("he", "she"):
            return self.here if pronoun in ("it", "they") else None
        people = [name.canonical for name in same_sentence if name.kind is NameKind.PERSON]
        groups = (
            list(dict.fromkeys(people)),
            [self.person_here],
            self.named[:1],
            [self.person_before],
            self.named_before[:1],
        )
        for group in groups:
            fitting = [person for person in group if person and self._fits(person, pronoun)]
            if len(fitting) == 1:
                return self._settle(fitting[0], pronoun)
        return None

    def _fits(self, person: str, pronoun: str) -> bool:
        return self.genders.get(person, pronoun) == pronoun

    def _settle(self, person: str, pronoun: str) -> str:
        self.genders.setdefault(person, pronoun)
        return person
