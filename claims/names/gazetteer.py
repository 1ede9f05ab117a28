"""Places: where a name lies, and whether one place lies within another.

"Don't know" is None, and it is the answer whenever a name is not in the tables, names places in
several countries, or lies where two countries claim the land. Only a plain False may contradict
a claim.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from claims.names.nations import bare
from claims.names.tables import Region, cities, countries, country_names, regions

PlaceKind = Literal["city", "region", "country"]

UNMISTAKABLE_POPULATION = 50_000
"""Inhabitants from which a city is not taken for a village of the same name elsewhere: the tables
know no place with fewer than 15,000."""

WELL_KNOWN_POPULATION = 100_000
"""Inhabitants from which a city's name is believed without a word that places something there."""

_CONTINENTS = {
    "europe": "EU",
    "africa": "AF",
    "asia": "AS",
    "north america": "NA",
    "south america": "SA",
    "oceania": "OC",
    "antarctica": "AN",
}
_EUROPEAN_UNION = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split()
)
# GeoNames gives each country one continent; these lie on two.
_ON_TWO_CONTINENTS = frozenset({"RU", "TR", "KZ", "GE", "AZ", "AM", "CY", "EG"})
_STATES = {
    "alabama": "AL", "alaska": "AK", "arizona": "AZ", "arkansas": "AR", "california": "CA",
    "colorado": "CO", "connecticut": "CT", "delaware": "DE", "florida": "FL", "georgia": "GA",
    "hawaii": "HI", "idaho": "ID", "illinois": "IL", "indiana": "IN", "iowa": "IA",
    "kansas": "KS", "kentucky": "KY", "louisiana": "LA", "maine": "ME", "maryland": "MD",
    "massachusetts": "MA", "michigan": "MI", "minnesota": "MN", "mississippi": "MS",
    "missouri": "MO", "montana": "MT", "nebraska": "NE", "nevada": "NV", "new hampshire": "NH",
    "new jersey": "NJ", "new mexico": "NM", "new york": "NY", "north carolina": "NC",
    "north dakota": "ND", "ohio": "OH", "oklahoma": "OK", "oregon": "OR", "pennsylvania": "PA",
    "rhode island": "RI", "south carolina": "SC", "south dakota": "SD", "tennessee": "TN",
    "texas": "TX", "utah": "UT", "vermont": "VT", "virginia": "VA", "washington state": "WA",
    "west virginia": "WV", "wisconsin": "WI", "wyoming": "WY",
}  # fmt: skip
STATE_CODES = frozenset(_STATES.values()) | {"DC", "D.C."}
"""The letters by which the post calls the states of the United States, and its capital."""
# Cities that a second country holds or claims.
_CONTESTED = {
    "jerusalem": "PS", "donetsk": "RU", "luhansk": "RU", "mariupol": "RU", "simferopol": "RU",
    "sebastopol": "RU", "kerch": "RU", "yalta": "RU", "melitopol": "RU",
}  # fmt: skip
# City names that several famous places share, so that the largest must not be taken for granted.
_NEWSPAPER_NAMES = {"new york": "new york city", "new york city": "new york city"}


# Cities that newspapers mean more often than the word or the person of that name.
_CITIES_FIRST = frozenset("""
    anchorage astrakhan bologna cairns charleston chesterfield davenport dundee gibraltar jaffa
    liege luxembourg ostend oxford saskatoon savannah stellenbosch trier wellington worthing
""".split())  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A place. `country` is an ISO 3166-1 code, empty for a continent; population 0 is unknown."""

    name: str
    country: str
    kind: PlaceKind
    population: int


@dataclass(frozen=True, slots=True)
class _City:
    key: str
    place: Place
    division: str
    other_countries: frozenset[str]
    is_word: bool


@lru_cache(maxsize=8192)
def place_of(name: str) -> Place | None:
    """Return the place that `name` most likely names; of several cities, the largest.

    Alternative and transliterated spellings find the same place ("Kiev" and "Kyiv"). None where
    the tables do not know the name.
    """
    key = bare(name)
    code = country_names().get(key)
    if code is not None and code != "EU":
        return Place(countries()[code].name, code, "country", 0)
    region = regions().get(key)
    if region is not None:
        return Place(region.name, region.country or "", "region", 0)
    city = _city(key)
    if city is not None and (key not in _STATES or city.key == "new york city"):
        return city.place
    if key in _STATES:
        return Place(name.strip(), "US", "region", 0)
    return None


@lru_cache(maxsize=8192)
def is_ordinary_word(name: str) -> bool:
    """Whether a city's name is an English word too ("Reading", "Nice"), and proves no place."""
    key = bare(name)
    city = _city(key)
    return city is not None and city.is_word and key not in _CITIES_FIRST


def within(inner: str, outer: str) -> bool | None:
    """Whether the place `inner` lies in `outer` (or is it); None where that is not known.

    Istanbul lies within Turkey, under any spelling of either, and not within Russia.
    """
    first, second = bare(inner), bare(outer)
    if first == second:
        return True if place_of(inner) is not None else None
    inside, outside = place_of(inner), place_of(outer)
    if inside is None:
        return None
    if second in ("eu", "european union"):
        return inside.country in _EUROPEAN_UNION if inside.country else None
    if second in _CONTINENTS:
        return _on_continent(inside, _CONTINENTS[second])
    if outside is None or not inside.country or not outside.country:
        return None
    if inside == outside:
        return True
    if outside.kind == "country":
        return _in_country(first, inside, outside.country)
    if _in_country(first, inside, outside.country) is False:
        return None if _claimants(second) else False
    return _in_part(first, second, inside, outside)


def _in_country(key: str, inside: Place, country: str) -> bool | None:
    if inside.kind == "country":
        return inside.country == country
    city = None if inside.kind != "city" else _city(key)
    claimants = _claimants(key if city is None else city.key)
    namesakes = frozenset() if city is None else city.other_countries
    if inside.country == country:
        return None if claimants else True
    if country in namesakes or country in claimants:
        return None
    is_small = inside.kind == "city" and inside.population < UNMISTAKABLE_POPULATION
    return None if is_small else False


def _in_part(inner: str, outer: str, inside: Place, outside: Place) -> bool | None:
    """Decide for a region or city of the same country; the tables know only US states here."""
    if inside.kind == "city" and outside.kind == "city":
        return False
    if outer in _STATES and inside.kind == "city":
        city = _city(inner)
        return None if city is None else city.division == _STATES[outer] or None
    return None


def _on_continent(inside: Place, continent: str) -> bool | None:
    country = countries().get(inside.country)
    if country is None or country.code in _ON_TWO_CONTINENTS:
        return None
    return country.continent == continent


def _claimants(key: str) -> frozenset[str]:
    if key in _CONTESTED:
        return frozenset({_CONTESTED[key]})
    region: Region | None = regions().get(key)
    if region is None or region.claimed_by is None:
        return frozenset()
    return frozenset({region.claimed_by, *([region.country] if region.country else [])})


def _city(key: str) -> _City | None:
    rows, spellings = cities()
    key = _NEWSPAPER_NAMES.get(key, key)
    for name in (key, spellings.get(key, "")):
        row = rows.get(name)
        if row is not None:
            return _taken_apart(name, row, is_word=False)
        row = rows.get(f"{name}*")
        if row is not None:
            return _taken_apart(name, row, is_word=True)
    return None


def _taken_apart(key: str, row: str, *, is_word: bool) -> _City:
    name, country, population, division, others = [*row.split("\t"), "", ""][:5]
    place = Place(name or key.title(), country, "city", int(population))
    return _City(key, place, division, frozenset(others.split(",")) - {""}, is_word)
