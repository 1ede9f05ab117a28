"""What an article as a whole is about: the countries that take part, and all that it names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from claims.facets import Name, NameKind
from claims.names.find import acting_government

MAXIMUM_PARTIES = 3


def parties_of(names: Sequence[Name]) -> tuple[str, ...]:
    """Return the countries that a text is about, as ISO 3166 codes, the most named first.

    A country counts by its own name, its demonym, or the seat of its government; it is one of the
    parties when it is named at least half as often as the most named one. Where none is named
    twice as acting, those count that are named at all: news from Sweden is about Sweden.
    """
    acting = _most_named([name for name in names if not name.located], at_least=2)
    return acting or _most_named(names, at_least=1)


def _most_named(names: Sequence[Name], at_least: int) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for name in names:
        code = name.country if name.kind is NameKind.COUNTRY else acting_government(name.text)
        if code:
            counts[code] += 1
    most = max(counts.values(), default=0)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        code for code, count in ranked[:MAXIMUM_PARTIES] if 2 * count >= most and count >= at_least
    )


def mentions_of(names: Sequence[Name]) -> tuple[str, ...]:
    """Return the people, organisations, places and things that a text names, each once."""
    kinds = {NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE, NameKind.OTHER}
    return tuple(dict.fromkeys(name.canonical for name in names if name.kind in kinds))


def shared_surnames(names: Sequence[Name]) -> frozenset[str]:
    """Return the surnames that two or more people of a text bear: alone they name nobody."""
    full = {name.canonical for name in names if name.kind is NameKind.PERSON}
    bearers = Counter(person.split()[-1] for person in full if " " in person)
    return frozenset(surname for surname, count in bearers.items() if count > 1)
