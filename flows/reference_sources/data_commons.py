"""The Data Commons ClaimReview feed: one JSON file with a DataFeed of ClaimReviews.

https://www.datacommons.org/factcheck/download describes the format.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.errors import ReferenceRowError
from claims.references.files import ReferenceFile, parse_public_reviews
from claims.snapshot import Snapshot
from claims.source_settings import DataCommonsSettings
from flows.reference_sources.one_page import JSON, page_of, read_page
from flows.reference_sources.source import Page, Reading

if TYPE_CHECKING:
    from flows.reference_sources.session import SourceSession


class DataCommonsFeed:
    """The file holds the whole feed, so that a review which leaves it was dropped."""

    complete = True

    def __init__(self, settings: DataCommonsSettings) -> None:
        self._settings = settings

    def read(self, session: SourceSession) -> Iterator[Reading]:
        """Yield the feed as one page; it is walked element by element."""
        yield read_page(session, self._settings.feed, _page, accept=f"application/ld+json, {JSON}")


def _page(snapshot: Snapshot) -> Page:
    location = snapshot.location
    feed = parse_public_reviews(snapshot.content, "feed.json")
    refused = tuple(ReferenceRowError(location, e.line, e.message) for e in feed.refused)
    return page_of(location, ReferenceFile(feed.references, refused))
