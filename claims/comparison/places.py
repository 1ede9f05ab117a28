"""Compares the places of a claim with the places of a reference."""

from __future__ import annotations

from collections.abc import Sequence

from claims.facets import Name, NameKind
from claims.names.find import same_name
from claims.names.gazetteer import within
from claims.vocabulary import Relation


def compare_places(claim: Name, reference: Name) -> Relation:
    """Say whether the reference's place confirms the claim's.

    It agrees when it is the same place or lies inside it (Istanbul confirms Türkiye), is silent
    when it is wider or nothing is known about either, and conflicts when the gazetteer knows that
    neither lies in the other.
    """
    if same_name(claim.canonical, reference.canonical) or same_name(claim.text, reference.text):
        return Relation.AGREES
    if within(reference.canonical, claim.canonical):
        return Relation.AGREES
    if within(claim.canonical, reference.canonical):
        return Relation.SILENT
    known = within(reference.canonical, claim.canonical) is False
    return Relation.CONFLICTS if known else Relation.SILENT


def locations(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names that say where something happened."""
    return tuple(name for name in names if name.located)


def possible_locations(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names that may say where: locations, and places named in any other way."""
    return tuple(name for name in names if name.located or name.kind is NameKind.PLACE)
