"""The shipped tables of names, read once when first asked for; see data/README.md."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claims.names.spelling import fold, place_key

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Country:
    """A country, or the European Union; `code` is its ISO 3166-1 code."""

    code: str
    name: str
    continent: str
    capital: str


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a country, a land across borders, or a continent (country is then None)."""

    name: str
    country: str | None
    claimed_by: str | None


@cache
def countries() -> dict[str, Country]:
    """Return the countries by code."""
    return {row[0]: Country(row[0], row[1], row[2], row[3]) for row in _rows("countries.tsv")}


@cache
def country_names() -> dict[str, str]:
    """Return folded country name → code."""
    names = {place_key(country.name): country.code for country in countries().values()}
    for code, *others in _rows("aliases.tsv"):
        names.update((place_key(other), code) for other in _listed(others[0]))
    return names


@cache
def demonyms() -> dict[str, str]:
    """Return folded demonym, singular or plural → country code."""
    forms = {}
    for code, listed in _rows("demonyms.tsv"):
        for form in _listed(listed):
            forms[place_key(form)] = code
            if not form.endswith(("s", "sh", "ch", "ese", "men")):
                forms[place_key(form) + "s"] = code
    return forms


@cache
def governments() -> dict[str, str]:
    """Return folded name of a capital or of a seat of government → country code."""
    seats = {place_key(country.capital): country.code for country in countries().values()}
    seats.pop("", None)
    for code, listed in _rows("governments.tsv"):
        seats.update((place_key(name), code) for name in _listed(listed))
    return seats


@cache
def regions() -> dict[str, Region]:
    """Return folded region name → region."""
    found = {}
    for name, country, claimed_by, others in _rows("regions.tsv"):
        region = Region(name, _present(country), _present(claimed_by))
        for spelling in (name, *_listed(others)):
            found[place_key(spelling)] = region
    return found


@cache
def organisations() -> dict[str, bool]:
    """Return folded name of a well-known body → whether it is an ordinary word too ("Apple")."""
    return _marked_names("organisations.tsv")


@cache
def things() -> dict[str, bool]:
    """Return folded name of a well-known event, work or product → whether it is a word too."""
    return _marked_names("things.tsv")


@cache
def given_names() -> frozenset[str]:
    """Return folded given names of people."""
    return frozenset(
        fold(name) for _, listed in _rows("given_names.tsv") for name in _listed(listed)
    )


@cache
def cities() -> tuple[dict[str, str], dict[str, str]]:
    """Return folded city name → its row, and other spelling → folded city name.

    A row is left as text until it is asked for: taking all 30,000 apart would take five times as
    long as reading them.
    """
    content = gzip.decompress((_DATA / "cities.tsv.gz").read_bytes()).decode("utf-8")
    rows, _, spellings = content.partition("\n\n")
    pairs = (row.partition("\t") for row in rows.split("\n"))
    others = (row.partition("\t") for row in spellings.rstrip("\n").split("\n"))
    return {key: row for key, _, row in pairs}, {other: key for other, _, key in others}


def _rows(file: str) -> list[list[str]]:
    lines = (_DATA / file).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line]


def _marked_names(file: str) -> dict[str, bool]:
    names = [name for _, listed in _rows(file) for name in _listed(listed)]
    return {fold(name.rstrip("*")): name.endswith("*") for name in names}


def _listed(cell: str) -> list[str]:
    return [] if cell == "-" else [name.replace("_", " ") for name in cell.split()]


def _present(cell: str) -> str | None:
    return None if cell == "-" else cell
