"""Pages of a wiki, through MediaWiki's REST API; the revision is kept with what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from claims.references.article_statements import Origin, statements_of
from claims.references.wiki_page import read_wiki_page
from claims.settings import ExtractionSettings
from claims.snapshot import Snapshot
from claims.source_settings import MediaWikiSettings
from flows.reference_sources.one_page import JSON, page_of, read_page
from flows.reference_sources.source import Page, Reading

if TYPE_CHECKING:
    from flows.reference_sources.session import SourceSession


class MediaWiki:
    """The titles are given, so that a page which is no longer named was dropped."""

    complete = True

    def __init__(self, settings: MediaWikiSettings, extraction: ExtractionSettings) -> None:
        self._settings = settings
        self._extraction = extraction
        self._rest = settings.api.rstrip("/")

    def read(self, session: SourceSession) -> Iterator[Reading]:
        """Yield the pages in the order of their titles in the settings.

        HTML and revision come in one answer, so that they belong together.
        """
        for title in dict.fromkeys(map(_key_of, self._settings.titles)):
            url = f"{self._rest}/v1/page/{quote(title, safe='')}/with_html"
            yield read_page(session, url, self._page, accept=JSON)

    def _page(self, snapshot: Snapshot) -> Page:
        settings = self._settings
        found = read_wiki_page(snapshot.content, snapshot.location, settings.language)
        # Without the revision: it would make a new version of every sentence of each edit.
        script = self._rest.removesuffix("rest.php")
        address = f"{script}index.php?title={quote(found.key, safe='/:')}"
        origin = Origin(address, settings.publisher, address, settings.language)
        page = page_of(snapshot.location, statements_of(found.article, origin, self._extraction))
        return replace(page, revision=found.revision)


def _key_of(title: str) -> str:
    return title.strip().replace(" ", "_")
