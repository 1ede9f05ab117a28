"""Which evidence counts as one, and which does not count beside the article it is to check.

Evidence that shares its publisher, its agency, its page or its text comes from one source. The
order of the evidence is kept; groups are numbered from 1 in the order in which they first appear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from claims.independence.addresses import canonical_url
from claims.independence.copies import near_copies
from claims.independence.credits import credits_any
from claims.independence.publishers import Origin, Publishers, related
from claims.reference import Reference
from claims.vocabulary import ReasonCode, ReferenceKind


@dataclass(frozen=True, slots=True)
class Witness:
    """A text as far as its independence goes.

    `text` is None where its wording shows nothing: a fact-check quotes the claim it reviews, and
    text without an address was typed in to be checked.
    """

    origin: Origin
    page: str | None
    text: str | None
    published: date | None
    spellings: frozenset[str] = frozenset()
    """The names under which others credit it."""


@dataclass(frozen=True, slots=True)
class ArticleSource:
    """What is known of the article that is checked. `published` is the day, where it is known."""

    text: str = ""
    byline: str | None = None
    site: str | None = None
    address: str | None = None
    published: date | None = None


@lru_cache(maxsize=4096)
def witness_of_reference(reference: Reference, publishers: Publishers) -> Witness:
    """Read where a reference comes from."""
    origin = publishers.origin_of_statement(reference.statement, reference.publisher, reference.url)
    told = reference.statement if reference.kind is ReferenceKind.STATEMENT else None
    published = reference.published_at.date() if reference.published_at else None
    return Witness(origin, _page(reference.url), told, published)


@lru_cache(maxsize=64)
def witness_of_article(article: ArticleSource, publishers: Publishers) -> Witness:
    """Read where the article comes from."""
    origin = publishers.origin_of_article(
        article.text, article.byline, article.site, article.address
    )
    typed = article.address is None or article.address.startswith("text:")
    return Witness(
        origin,
        _page(article.address),
        None if typed and article.site is None else article.text,
        article.published,
        publishers.spellings(article.site, article.address),
    )


def dependence(reference: Reference, witness: Witness, article: Witness) -> ReasonCode | None:
    """Return why a reference is no independent evidence on an article, or None where it is."""
    if witness.origin.publishers and related(witness.origin.publishers, article.origin.publishers):
        return ReasonCode.SAME_PUBLISHER
    if witness.page is not None and witness.page == article.page:
        return ReasonCode.SAME_PUBLISHER
    if witness.origin.wires & article.origin.wires:
        return ReasonCode.SAME_WIRE
    if article.spellings and credits_any(reference.statement, article.spellings):
        return ReasonCode.QUOTES_ARTICLE
    return ReasonCode.NEAR_COPY if _copied(witness, article) else None


def shared_source(one: Witness, other: Witness) -> ReasonCode | None:
    """Return why two references count as one source, or None where they count as two."""
    if one.page is not None and one.page == other.page:
        return ReasonCode.SAME_PUBLISHER
    if one.origin.wires & other.origin.wires:
        return ReasonCode.SAME_WIRE
    if related(one.origin.sources, other.origin.sources):
        return ReasonCode.SAME_PUBLISHER
    return ReasonCode.NEAR_COPY if _copied(one, other) else None


@dataclass(frozen=True, slots=True)
class Placed:
    """The group of one piece of evidence, and why it is in it with one that came before."""

    group: int
    shared: ReasonCode | None = None


def grouped(witnesses: Sequence[Witness], sides: Sequence[str]) -> tuple[Placed, ...]:
    """Put evidence into groups of one source each.

    Args:
        witnesses: the evidence in its order.
        sides: what each says. Texts that differ in what they say are no copies of each other, but
            may still be of one publisher.
    """
    groups: list[int] = []
    reasons: list[ReasonCode | None] = []
    for index, witness in enumerate(witnesses):
        found = [
            (groups[earlier], reason)
            for earlier in range(index)
            if (reason := shared_source(witnesses[earlier], witness)) is not None
            and (reason is not ReasonCode.NEAR_COPY or sides[earlier] == sides[index])
        ]
        joined = {group for group, _ in found}
        group = min(joined, default=index)
        groups = [group if each in joined else each for each in groups]
        groups.append(group)
        reasons.append(found[0][1] if found else None)
    numbers = {group: number for number, group in enumerate(dict.fromkeys(groups), start=1)}
    return tuple(Placed(numbers[g], why) for g, why in zip(groups, reasons, strict=True))


def _page(address: str | None) -> str | None:
    """Return the one form of an address; a file keeps the one it has."""
    return (canonical_url(address) or address) if address else None


def _copied(one: Witness, other: Witness) -> bool:
    if one.text is None or other.text is None:
        return False
    days = (one.published - other.published).days if one.published and other.published else None
    return near_copies(one.text, other.text, days)
