"""The names of one article: which full name a surname or an acronym stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from claims.names.matching import person_words
from claims.names.spelling import fold, sound_key

# "International Atomic Energy Agency (IAEA)"
_ACRONYM = re.compile(r"(?<=\w )\((?P<acronym>[A-Z][A-Za-z]{1,7})\)")
_CAPITALISED = re.compile(r"[^\W\d_][\w’'-]{0,40}")


@dataclass(frozen=True, slots=True)
class Names:
    """What an index is made of: surname key → full name, acronym → full name, words seen."""

    surnames: Mapping[str, str] = field(default_factory=dict)
    full: Mapping[str, str] = field(default_factory=dict)
    acronyms: Mapping[str, str] = field(default_factory=dict)
    seen: frozenset[str] = frozenset()


def index_people(people: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return surname key → full name where one person has it, and full-name key → fullest form.

    Two people with one surname ("Donald Trump", "Melania Trump") leave it without an owner,
    unless one of them is named in full more than twice as often as all the others together.
    """
    counts: dict[str, int] = {}
    by_surname: dict[str, dict[tuple[str, str], str]] = {}
    total: dict[tuple[str, tuple[str, str]], int] = {}
    for name in people:
        counts[name] = counts.get(name, 0) + 1
        words = person_words(name)
        if len(words) < 2:
            continue
        surname, person = sound_key(words[-1]), (words[0], words[-1])
        owners = by_surname.setdefault(surname, {})
        total[surname, person] = total.get((surname, person), 0) + 1
        if len(name) > len(owners.get(person, "")):
            owners[person] = name
    surnames, full = {}, {}
    for surname, owners in by_surname.items():
        ranked = sorted(owners, key=lambda person: -total[surname, person])
        rest = sum(total[surname, person] for person in ranked[1:])
        if total[surname, ranked[0]] > 2 * rest:
            surnames[surname] = owners[ranked[0]]
        for (first, last), name in owners.items():
            full[f"{first} {last}"] = name
    return surnames, full


def find_acronyms(text: str) -> dict[str, str]:
    """Return acronym → full name for every "Full Name (FN)" whose initials fit."""
    found = {}
    for match in _ACRONYM.finditer(text):
        acronym = match["acronym"]
        before = text[max(0, match.start() - 120) : match.start()].rpartition("\n")[2]
        words = list(_CAPITALISED.finditer(before))
        capitals = [word for word in words if word.group()[0].isupper()]
        letters = [letter for letter in acronym if letter.isupper()]
        chosen = capitals[-len(letters) :]
        if len(chosen) == len(letters) and all(
            fold(word.group()[0]) == fold(letter)
            for word, letter in zip(chosen, letters, strict=True)
        ):
            found[acronym] = before[chosen[0].start() :].strip()
    return found
