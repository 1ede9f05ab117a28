"""The names of one article: which full name a surname, an acronym or a short form stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from claims.names.bodies import BODY_ENDINGS, SUFFIXES
from claims.names.gazetteer import place_of
from claims.names.known import is_english, is_given_name
from claims.names.matching import is_family_first, person_words, same_name
from claims.names.nations import country_of
from claims.names.spelling import fold, sound_key

# "International Atomic Energy Agency (IAEA)", and "IAEA (International Atomic Energy Agency)"
_ACRONYM = re.compile(r"(?<=\w )\((?:the )?(?P<acronym>[A-Z][A-Za-z]{1,7})\)")
_WRITTEN_OUT = re.compile(
    r"\b(?P<acronym>[A-Z][A-Za-z]{1,7}) \((?:the )?(?P<name>[A-Z][^()\n]{5,120})\)"
)
_CAPITALISED = re.compile(r"[^\W\d_][\w’'-]{0,40}")


@dataclass(frozen=True, slots=True)
class Names:
    """What an index is made of; the keys are folded, surnames by their sound."""

    surnames: Mapping[str, str] = field(default_factory=dict)
    full: Mapping[str, str] = field(default_factory=dict)
    acronyms: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    families: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()


def full_key(words: Sequence[str], name: str) -> str:
    """Return the key of a full name: first and last word, and whether it is "Jr." or "III"."""
    last = fold(name).rstrip(".").rpartition(" ")[2]
    suffix = last if last in SUFFIXES else ""
    return f"{words[0]} {words[-1]} {suffix}".rstrip()


def index_people(people: Iterable[str]) -> Names:
    """Return surname → full name where one person has it, and full-name key → fullest form.

    Two people with one surname ("Ann Miller", "Bob Miller") leave it without an owner, however
    often each is named: whom "Miller" means is then for the reader to say. So do a father and a
    son ("Bob Miller", "Bob Miller Jr.").
    """
    full: dict[str, str | None] = {}
    for name in people:
        words = person_words(name)
        if len(words) > 1:
            _claim(full, full_key(words, name), name)
    surnames: dict[str, str | None] = {}
    owners: dict[str, str] = {}
    for key, owner in full.items():
        if owner is None:
            continue
        words = person_words(owner)
        for surname in (words[-1], *((words[0],) if is_family_first(words) else ())):
            sound = sound_key(surname)
            is_other_generation = sound in owners and _suffix(owners[sound]) != _suffix(key)
            owners.setdefault(sound, key)
            if is_other_generation:
                surnames[sound] = None
            else:
                _claim(surnames, sound, owner)
    for key, owner in full.items():
        if owner is None:
            surnames[sound_key(key.split()[1])] = None
    shared = frozenset(sound for sound, owner in surnames.items() if owner is None)
    return Names(_owned(surnames), _owned(full), families=shared)


def _claim(owners: dict[str, str | None], key: str, name: str) -> None:
    """Give `key` to the fullest of the names that may be one person's, or else to nobody."""
    owner = owners.get(key, name)
    if owner is None or not same_name(owner, name):
        owners[key] = None
    else:
        owners[key] = max(owner, name, key=lambda form: (len(form), form))


def _owned(owners: Mapping[str, str | None]) -> dict[str, str]:
    return {key: name for key, name in owners.items() if name is not None}


def _suffix(key: str) -> str:
    last = key.rpartition(" ")[2]
    return last if last in SUFFIXES else ""


def find_acronyms(text: str, bodies: Iterable[str] = ()) -> dict[str, str]:
    """Return acronym → full name: written with it in brackets, or the initials of one body."""
    found: dict[str, str] = {}
    for match in _WRITTEN_OUT.finditer(text):
        words = [word for word in _CAPITALISED.findall(match["name"]) if word[0].isupper()]
        if _fits([word[0] for word in words], match["acronym"]):
            found[match["acronym"]] = match["name"].strip()
    for match in _ACRONYM.finditer(text):
        before = text[max(0, match.start() - 120) : match.start()].rpartition("\n")[2]
        capitals = [word for word in _CAPITALISED.finditer(before) if word.group()[0].isupper()]
        capitals = [word for word in capitals if word.group() != "The"]
        letters = sum(letter.isupper() for letter in match["acronym"])
        chosen = capitals[-letters:]
        if _fits([word.group()[0] for word in chosen], match["acronym"]):
            found[match["acronym"]] = before[chosen[0].start() :].strip()
    return {**_initials_of(bodies), **found}


def _fits(initials: Sequence[str], acronym: str) -> bool:
    return fold("".join(initials)) == fold("".join(c for c in acronym if c.isupper()))


def _initials_of(bodies: Iterable[str]) -> dict[str, str]:
    """Return the initials of each body of three words or more, where they are one body's."""
    found: dict[str, str | None] = {}
    for body in bodies:
        initials = [word[0] for word in _CAPITALISED.findall(body) if word[0].isupper()]
        if 3 <= len(initials) <= 8:
            key = "".join(initials)
            found[key] = body if found.get(key, body) == body else None
    return _owned(found)


def index_bodies(bodies: Iterable[str]) -> dict[str, str]:
    """Return first word → body, where it tells the body: "Crestline" of "Crestline Energy".

    A word that is English, a place, a country or a given name tells nothing.
    """
    found: dict[str, str | None] = {}
    for body in bodies:
        words = body.split()
        first = words[0]
        if len(words) != 2 or words[1].lower() not in BODY_ENDINGS or not _is_telling(first):
            continue
        key = fold(first)
        found[key] = body if found.get(key, body) == body else None
    return _owned(found)


def _is_telling(word: str) -> bool:
    return (
        len(word) >= 4
        and country_of(word) is None
        and place_of(word) is None
        and not is_given_name(word)
        and not is_english(word)
    )
