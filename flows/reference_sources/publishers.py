"""Articles of a publisher that the desk trusts: their sentences become statements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from claims.errors import ReferenceRowError, SourceError, UnreadableError
from claims.independence.addresses import canonical_url
from claims.reading.article_reader import read_article
from claims.references.article_statements import Origin, statements_of
from claims.references.correction import read_correction
from claims.references.feed import FeedEntry, read_feed
from claims.references.linked_data import opinion_type
from claims.references.sites import host_of, is_on
from claims.settings import ExtractionSettings
from claims.snapshot import Snapshot
from claims.source_settings import PublisherSettings
from flows.reference_sources.one_page import HTML, page_of, read_page, text_of
from flows.reference_sources.source import Failed, Page, Reading

if TYPE_CHECKING:
    from flows.reference_sources.session import SourceSession

_FEEDS = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9"


class Publisher:
    """A feed shows its newest articles only, so that a list of articles alone is complete."""

    def __init__(self, settings: PublisherSettings, extraction: ExtractionSettings) -> None:
        self._settings = settings
        self._extraction = extraction
        named = map(host_of, (*settings.feeds, *settings.articles))
        self._sites = (*settings.sites, *named)

    @property
    def complete(self) -> bool:
        return not self._settings.feeds

    def read(self, session: SourceSession) -> Iterator[Reading]:
        """Yield the articles that are named, then those of the feeds, each once."""
        entries: dict[str, FeedEntry] = {}
        for url in self._settings.articles:
            entries.setdefault(canonical_url(url) or url, FeedEntry(url, None))
        for feed in self._settings.feeds:
            try:
                for entry in self._entries(session, feed):
                    entries.setdefault(canonical_url(entry.url) or entry.url, entry)
            except SourceError as error:
                yield Failed(feed, error)
        for entry in list(entries.values())[: self._settings.maximum_articles]:
            if is_on(entry.url, self._sites):
                read = partial(self._page, published_at=entry.published_at)
                yield read_page(session, entry.url, read, accept=HTML, page=True)
            else:
                yield Failed(entry.url, _elsewhere(entry.url, entry.url))

    def _entries(self, session: SourceSession, feed: str) -> Iterator[FeedEntry]:
        found = session.get(feed, accept=_FEEDS)
        if not isinstance(found, Snapshot):
            return
        declared = found.headers.get("content-type", "")
        for entry in read_feed(found.content, found.final_url or found.location, declared):
            if re.search(self._settings.links or "", entry.url):
                yield entry

    def _page(self, snapshot: Snapshot, published_at: datetime | None) -> Page:
        location, address = snapshot.location, snapshot.final_url or snapshot.location
        if not is_on(address, self._sites):
            raise _elsewhere(location, address)
        page = text_of(snapshot)
        if kind := opinion_type(page):
            error = ReferenceRowError(location, 1, f"is marked as {kind}; only reports are taken.")
            return Page(location, (), (error,))
        article = read_article(snapshot, published_at)
        if article.language not in {None, "en"}:
            raise UnreadableError(
                location, f"is written in {article.language!r}; statements are taken from English."
            )
        corrected = read_correction(article, page)
        origin = Origin(
            location=canonical_url(location) or location,
            publisher=self._settings.publisher,
            url=location,
            language=self._settings.language,
            note=corrected.notice,
        )
        found = page_of(location, statements_of(corrected.article, origin, self._extraction))
        return replace(found, correction=corrected.notice)


def _elsewhere(location: str, address: str) -> UnreadableError:
    return UnreadableError(
        location,
        f"is on {host_of(address) or 'no host'}, not on a site of this publisher; name that site "
        "under 'sites' where the publisher's own articles stand there.",
    )
