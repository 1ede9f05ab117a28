"""Compares the names of a claim with the names of a reference."""

from __future__ import annotations

from claims.facets import Name, NameKind
from claims.names.find import same_name
from claims.vocabulary import Relation
from claims.wording import lemma_of


def compare_names(claim: Name, reference: Name) -> Relation:
    """Say whether two names name the same; another name is silence, not a conflict."""
    if claim.kind is NameKind.COUNTRY and claim.country and claim.country == reference.country:
        return Relation.AGREES
    same = same_name(claim.canonical, reference.canonical) or same_name(claim.text, reference.text)
    same = same and not _is_another_branch(claim, reference)
    return Relation.AGREES if same else Relation.SILENT


def _is_another_branch(left: Name, right: Name) -> bool:
    """Whether one name is the other's last word: the Social Democrats are not the Democrats.

    A person may be called by the last name alone, unless that is a plural noun.
    """
    short, long = sorted((left.canonical.split(), right.canonical.split()), key=len)
    if len(short) != 1 or len(long) < 2 or short[0] != long[-1]:
        return False
    plural = lemma_of(short[0]) + "s" == short[0].lower()
    return plural or NameKind.PERSON not in {left.kind, right.kind}
