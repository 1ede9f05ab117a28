"""Pages with embedded ClaimReview: named ones, and those that a sitemap or index page links to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from claims.errors import SourceError, UnreadableError
from claims.references.links import is_sitemap_index, links_of
from claims.references.review_page import read_review_page
from claims.references.sites import host_of, is_on
from claims.snapshot import Snapshot
from claims.source_settings import ClaimReviewPagesSettings
from flows.reference_sources.one_page import HTML, page_of, read_page, text_of
from flows.reference_sources.source import Failed, Page, Reading

if TYPE_CHECKING:
    from flows.reference_sources.session import SourceSession

_LISTS = "application/xml, text/xml, text/html;q=0.9"
MAXIMUM_SITEMAPS = 50
"""Sitemaps that are read of one sitemap index."""


class ClaimReviewPages:
    """Index pages show their newest links, so only a list of pages alone is complete."""

    def __init__(self, settings: ClaimReviewPagesSettings) -> None:
        self._settings = settings

    @property
    def complete(self) -> bool:
        return not self._settings.indexes

    def read(self, session: SourceSession) -> Iterator[Reading]:
        """Yield the named pages, then the linked ones that match the pattern, each once."""
        addresses: dict[str, None] = dict.fromkeys(self._settings.pages)
        for index in self._settings.indexes:
            try:
                for link in self._linked(session, index):  # those before a failure are kept
                    addresses.setdefault(link)
            except SourceError as error:
                yield Failed(index, error)
        for address in islice(addresses, self._settings.maximum_pages):
            yield read_page(session, address, self._page, accept=HTML, page=True)

    def _page(self, snapshot: Snapshot) -> Page:
        address = snapshot.final_url or snapshot.location
        if not is_on(address, (host_of(snapshot.location), *self._settings.sites)):
            raise UnreadableError(
                snapshot.location,
                f"leads to another site, {host_of(address)}; name that site under 'sites' where "
                "it may speak for this one.",
            )
        reviews = read_review_page(text_of(snapshot), address, self._settings.sites)
        return page_of(snapshot.location, reviews)

    def _linked(self, session: SourceSession, index: str) -> Iterator[str]:
        """Yield the matching links of an index or sitemap that stay on its site."""
        pattern = re.compile(self._settings.links or "")
        allowed = (host_of(index), *self._settings.sites)
        found = session.get(index, accept=_LISTS, page=True)
        if not isinstance(found, Snapshot):
            return
        page = text_of(found)
        links = [link for link in links_of(page, index) if is_on(link, allowed)]
        if is_sitemap_index(page):
            for sitemap in links[:MAXIMUM_SITEMAPS]:
                below = session.get(sitemap, accept=_LISTS, page=True)
                if isinstance(below, Snapshot):
                    inner = links_of(text_of(below), sitemap)
                    yield from (x for x in inner if is_on(x, allowed) and pattern.search(x))
            return
        yield from (link for link in links if pattern.search(link))
