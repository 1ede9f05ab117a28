"""The names of one article: which full name a surname, an acronym or a short form stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claims.names.bodies import BODY_ENDINGS, GIVEN_NATIONS, SUFFIXES
from claims.names.gazetteer import WELL_KNOWN_POPULATION, place_of
from claims.names.known import is_english, is_given_name, is_known_body, is_known_thing
from claims.names.matching import is_family_first, person_words, same_name
from claims.names.nations import country_of
from claims.names.spelling import fold, sound_key
from claims.names.tokens import Token
from claims.names.words import ORGANISATION_WORDS
from claims.word_list import words_of

# "International Atomic Energy Agency (IAEA)", and "IAEA (International Atomic Energy Agency)"
_ACRONYM = re.compile(r"(?<=[\w’'] )\((?:the )?(?P<acronym>[A-Z][A-Za-z]{1,7})\)")
_WRITTEN_OUT = re.compile(
    r"\b(?P<acronym>[A-Z][A-Za-z]{1,7}) \((?:the )?(?P<name>[A-Z][^()\n]{5,120})\)"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_LINKED = re.compile(r" (?:for|of|in|on) ")
_CAPITALISED = re.compile(r"[^\W\d_][\w’'-]{0,40}")


@dataclass(frozen=True, slots=True)
class Names:
    """What an index is made of; the keys are folded, surnames by their sound."""

    surnames: Mapping[str, str] = field(default_factory=dict)
    full: Mapping[str, str] = field(default_factory=dict)
    acronyms: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    families: frozenset[str] = frozenset()
    given: Mapping[str, str] = field(default_factory=dict)
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


def index_given(people: Sequence[tuple[int, str]], words: Mapping[str, int]) -> dict[str, str]:
    """Return folded given name → the one person of the article who has it.

    `people` holds the full names with where they stand, `words` each folded name of one word with
    where it stands first: who is named by a given name before anybody has it is somebody else. A
    given name that is a place, a body or a word in its own right tells nobody.
    """
    found: dict[str, str | None] = {}
    since: dict[str, int] = {}
    for start, name in people:
        given = person_words(name)
        if len(given) < 2 or is_family_first(given) or not _tells_a_person(given[0]):
            continue
        _claim(found, given[0], name)
        since.setdefault(given[0], start)
    return _owned(
        {word: name if since[word] < words.get(word, 0) else None for word, name in found.items()}
    )


def _tells_a_person(given: str) -> bool:
    place = place_of(given)
    return (
        is_given_name(given)
        and given not in _WORDS_TOO
        and country_of(given) is None
        and not is_known_body(given)
        and not is_known_thing(given)
        and (place is None or (place.kind == "city" and place.population < WELL_KNOWN_POPULATION))
    )


_WORDS_TOO = words_of("""
will may june april august faith hope grace joy dawn summer art frank rich chase rose grant bill
mark sue pat drew max ray miles jack dean earl duke king prince mason hunter carter amber ruby
ivy daisy iris olive rob don ed al ali
""")


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


def whole_people(
    tokens: Sequence[Token], runs: Iterable[tuple[int, int]], full: Mapping[str, str]
) -> Iterator[tuple[int, int]]:
    """Yield the runs, and one for a country and a surname that are a person of the article.

    "Minister Israel Katz spoke." tells that "Israel Katz" is one name wherever it stands.
    """
    waiting: tuple[int, int] | None = None
    for first, after in runs:
        if waiting is not None and waiting[1] == first:
            key = f"{tokens[waiting[0]].low} {fold(tokens[after - 1].word)}"
            if key in full:
                yield waiting[0], after
                waiting = None
                continue
        if waiting is not None:
            yield waiting
        is_nation = after == first + 1 and tokens[first].low in GIVEN_NATIONS
        waiting = (first, after) if is_nation and not tokens[first].possessive else None
        if waiting is None:
            yield first, after
    if waiting is not None:
        yield waiting


def ends_like_body(words: Sequence[str]) -> bool:
    """Whether only the rest of the article can tell that it is a person: "Olha Radio"."""
    return len(words) > 1 and words[-1] in ORGANISATION_WORDS | BODY_ENDINGS


def find_acronyms(text: str, bodies: Iterable[str] = ()) -> dict[str, str]:
    """Return acronym → full name: written with it in brackets, or the initials of one body."""
    found: dict[str, str] = {}
    for match in _WRITTEN_OUT.finditer(text):
        words = [word for word in _CAPITALISED.findall(match["name"]) if word[0].isupper()]
        if _fits([word[0] for word in words], match["acronym"]):
            found[match["acronym"]] = match["name"].strip()
    for match in _ACRONYM.finditer(text):
        before = text[max(0, match.start() - 120) : match.start()].rpartition("\n")[2]
        name = _spelled_out(before, match["acronym"])
        if name and not found.get(match["acronym"], "").startswith(name):
            found[match["acronym"]] = name
    found = {**_initials_of(bodies), **found}
    return {**{_spoken(key): name for key, name in found.items() if is_known_body(key)}, **found}


def _spoken(acronym: str) -> str:
    """Return an acronym as it is written where it is said as a word: "NATO" → "Nato"."""
    return acronym.capitalize() if acronym.isupper() else acronym.upper()


def _spelled_out(before: str, acronym: str) -> str | None:
    """Return the name at the end of `before` that has the initials of `acronym`, or None.

    An acronym inside the name counts with all its letters, and what it is for or in may be left
    out: "UN Relief Fund for Chad (UNRF)".
    """
    before = _POSSESSIVE.sub("", before.strip())
    words = [
        word
        for word in _CAPITALISED.finditer(before)
        if word.group()[0].isupper() and word.group() != "The"
    ]
    for left_out in range(min(3, len(words))):
        kept = words[: len(words) - left_out]
        is_cut = left_out and _LINKED.search(before[kept[-1].end() : words[len(kept)].start()])
        if left_out and not is_cut:
            continue
        for letters in {"".join(filter(str.isupper, acronym)): None, acronym.upper(): None}:
            start = _start_of(kept, letters)
            if start is not None:
                return before[start:]
    return None


def _start_of(words: Sequence[re.Match[str]], letters: str) -> int | None:
    """Return where the words begin whose initials are `letters`, counted from the last word."""
    initials = ""
    for word in reversed(words):
        told = word.group()
        is_acronym = told.isupper() and told.isalpha()
        initials = (told if is_acronym else told[0]) + initials
        if len(initials) >= len(letters):
            return word.start() if fold(initials) == fold(letters) else None
    return None


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
