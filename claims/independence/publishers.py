"""Who publishes: names and domains as families, which the configuration and the agencies give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.independence.addresses import ascii_host, is_within, site_of
from claims.independence.agencies import AGENCIES, Agency
from claims.independence.credits import (
    folded,
    wires_of_byline,
    wires_of_publisher,
    wires_of_statement,
    wires_of_text,
)
from claims.settings import IndependenceSettings

Groups = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text comes from.

    `publishers` are the keys of its publisher: its family where it has one, or else its name and
    its site. `wires` are the agencies that it is taken from, as it says itself.
    """

    publishers: frozenset[str]
    wires: frozenset[str] = frozenset()

    @property
    def sources(self) -> frozenset[str]:
        """Whose account it is: that of the agencies it is taken from, or else the publisher's."""
        return self.wires or self.publishers


@dataclass(frozen=True, slots=True, eq=False)
class Publishers:
    """The publisher families that are configured, and the agencies that are known.

    One of them equals itself only, so that what was found with it can be remembered cheaply.
    """

    names: Mapping[str, str]
    domains: Mapping[str, str]
    agencies: tuple[Agency, ...]

    @classmethod
    def of(cls, settings: IndependenceSettings) -> Publishers:
        return _publishers(_ordered(settings.families), _ordered(settings.wires))

    def origin_of_statement(self, statement: str, publisher: str, url: str | None) -> Origin:
        """Return where the statement of a reference comes from."""
        keys, wires = self._publisher(publisher, url)
        return Origin(keys, wires | wires_of_statement(statement, self.agencies))

    def origin_of_article(
        self, text: str, byline: str | None, site: str | None, url: str | None
    ) -> Origin:
        """Return where an article comes from: only what credits all of it counts."""
        keys, wires = self._publisher(site, url)
        credited = wires_of_text(text, self.agencies) | wires_of_byline(byline, self.agencies)
        return Origin(keys, wires | credited)

    def spellings(self, site: str | None, url: str | None) -> frozenset[str]:
        """Return the names under which texts may credit a publisher: its own and its family's."""
        family = self._family(site, site_of(url))
        own = frozenset({site} if site else ())
        if family is None:
            return own
        return own | {family} | {name for name, owner in self.names.items() if owner == family}

    def _publisher(
        self, name: str | None, url: str | None
    ) -> tuple[frozenset[str], frozenset[str]]:
        """Return the keys of a publisher, and the agencies that its name or site gives."""
        site = site_of(url)
        wires = wires_of_publisher(name, self.agencies) if name else frozenset()
        wires |= {
            agency.name
            for agency in self.agencies
            if site and any(is_within(site, domain) for domain in agency.domains)
        }
        family = self._family(name, site)
        if family is not None:
            return frozenset({f"family:{family}"}), wires
        keys = {f"name:{folded(name)}" if name else "", f"site:{site}" if site else ""}
        return frozenset(keys - {""}), wires

    def _family(self, name: str | None, site: str | None) -> str | None:
        """Return the family of a publisher by its name, or by its site or the one that holds it."""
        if name and (found := self.names.get(folded(name))):
            return found
        for host in (site, name.strip().casefold() if name and "." in name else None):
            labels = host.split(".") if host else []
            for first in range(len(labels) - 1):
                if found := self.domains.get(".".join(labels[first:])):
                    return found
        return None


def related(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of keys share a family, a name, or a site and a part of it."""
    if one & other:
        return True
    sites = [key.removeprefix("site:") for key in one if key.startswith("site:")]
    others = [key.removeprefix("site:") for key in other if key.startswith("site:")]
    return any(is_within(a, b) or is_within(b, a) for a in sites for b in others)


def is_domain(entry: str) -> bool:
    """Whether an entry of a family is a domain: a dot and no white space, as in `example.com`."""
    return "." in entry.strip(".") and not any(character.isspace() for character in entry.strip())


def _ordered(groups: Mapping[str, Sequence[str]]) -> Groups:
    return tuple((name, tuple(groups[name])) for name in sorted(groups))


@lru_cache(maxsize=16)
def _publishers(families: Groups, wires: Groups) -> Publishers:
    names = {folded(family): family for family, _ in families}
    domains = {}
    for family, entries in families:
        for entry in entries:
            if is_domain(entry):
                domains[ascii_host(entry.strip().removeprefix("www."))] = family
            else:
                names[folded(entry)] = family
    return Publishers(names, domains, (*AGENCIES, *(_agency(*wire) for wire in wires)))


def _agency(name: str, entries: Sequence[str]) -> Agency:
    """Return an agency of the configuration; one that is known already gets more names."""
    known = next((each.name for each in AGENCIES if folded(each.name) == folded(name)), name)
    return Agency(
        known,
        names=tuple(entry for entry in entries if not is_domain(entry)),
        domains=tuple(ascii_host(entry.strip()) for entry in entries if is_domain(entry)),
    )
