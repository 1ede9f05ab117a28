"""Countries by name, by the people that live there, and by the government that acts for them."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.names.spelling import place_key
from claims.names.tables import cities, countries, country_names, demonyms, governments

_POSSESSIVE = re.compile(r"['’]s?$")


@lru_cache(maxsize=8192)
def bare(word: str) -> str:
    """Return `word` folded, without a leading article, a possessive ending or a final comma."""
    return place_key(_POSSESSIVE.sub("", word.strip(" ,;:\n")))


@lru_cache(maxsize=8192)
def nation_of(word: str) -> str | None:
    """Return the ISO 3166-1 code of a country name or demonym: "Russia", "Russian", "the US".

    "Us" and "us" are not the United States; an acronym counts in capitals only.
    """
    key = bare(word)
    code = country_names().get(key) or demonyms().get(key)
    if code is not None and len(key) <= 3 and not any(c.isupper() for c in word[1:]):
        return None
    return code


@lru_cache(maxsize=8192)
def acting_government(word: str) -> str | None:
    """Return the code of the country whose government a place or building stands for.

    "Moscow" and "Kremlin" → "RU", "Downing Street" → "GB", "Brussels" and "EU" → "EU"; every
    capital stands for its country, under each spelling the gazetteer knows.
    """
    key = bare(word)
    code = governments().get(key) or governments().get(place_key(word))
    if code is None and key in ("eu", "european union"):
        return "EU"
    return code if code is not None else governments().get(cities()[1].get(key, ""))


def country_of(word: str) -> str | None:
    """Return the code for a country's name, a demonym, or a word for its government."""
    return nation_of(word) or acting_government(word)


def country_name(code: str) -> str | None:
    """Return the English name of a country code."""
    country = countries().get(code)
    return None if country is None else country.name


def is_demonym(word: str) -> bool:
    """Whether `word` is the adjective or the people of a country, not the country itself."""
    return bare(word) in demonyms()
