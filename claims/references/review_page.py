"""ClaimReviews embedded in the HTML of a fact-checker's page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from urllib.parse import urljoin

from claims.errors import ReferenceRowError
from claims.reading.publication import nodes_of
from claims.reference import Reference
from claims.references.claimreview import (
    is_claim_review,
    named_by_address,
    reference_of_claim_review,
)
from claims.references.files import ReferenceFile
from claims.references.linked_data import scripts_of
from claims.references.row import RowError
from claims.references.sites import host_of, is_on


def read_review_page(page: str, location: str, sites: Collection[str] = ()) -> ReferenceFile:
    """Read the ClaimReviews in the JSON-LD of an HTML page at `location`.

    A review without a url stands on this page. One whose url or id is on a site that is neither
    the page's nor one of `sites` is refused: a page cannot speak for another fact-checker. An id
    that is no address is not taken.
    """
    references: dict[str, Reference] = {}
    refused: list[ReferenceRowError] = []
    allowed = (host_of(location), *sites)
    for line, found in _reviews(page, location):
        try:
            _add(_reference(found, allowed), references)
        except RowError as problem:
            refused.append(ReferenceRowError(location, line, str(problem)))
    if not (references or refused):
        refused.append(ReferenceRowError(location, 1, "holds no ClaimReview in JSON-LD."))
    return ReferenceFile(tuple(references.values()), tuple(refused))


def _reference(found: Mapping[str, object] | str, allowed: Collection[str]) -> Reference:
    if isinstance(found, str):
        raise RowError(found)
    reference = reference_of_claim_review(named_by_address(found))
    _check_site(reference, allowed)
    return reference


def _add(reference: Reference, references: dict[str, Reference]) -> None:
    if references.setdefault(reference.id, reference) != reference:
        raise RowError(f"{ascii(reference.id)[:80]} is reviewed twice with another outcome.")


def _reviews(page: str, location: str) -> Iterator[tuple[int, Mapping[str, object] | str]]:
    """Yield the line and node of each review, or what is wrong with a script."""
    for script in scripts_of(page):
        if script.problem is not None and "ClaimReview" in script.text:
            yield script.line, script.problem
        for node in nodes_of(script.data):
            if is_claim_review(node):
                yield script.line, _at(node, location)


def _at(node: Mapping[str, object], location: str) -> Mapping[str, object]:
    """Return a review with its whole address: the page's own where it gives none."""
    url = node.get("url") or location
    if isinstance(url, str):
        with suppress(ValueError):  # no address at all: the row is refused with it
            url = urljoin(location, url.strip())
    return {**node, "url": url}


def _check_site(reference: Reference, allowed: Collection[str]) -> None:
    for address in (reference.url or "", reference.id):
        if not is_on(address, allowed):
            raise RowError(
                f"the review is of another site, {ascii(address)[:120]}; name that site under "
                "'sites' where this page may speak for it."
            )
