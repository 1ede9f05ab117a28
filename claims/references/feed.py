"""RSS and Atom feeds: which articles they name, and when those were published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from claims.errors import UnreadableError
from claims.reading.decoding import decode
from claims.reading.publication import parse_time
from claims.references.row import is_web_address
from claims.references.xml_document import declared_charset, local_name, read_xml

_ROOTS = frozenset({"rss", "RDF", "feed"})
_DATES = ("pubDate", "published", "issued", "date")
"""`updated` is none of them: it changes, and the day of publication does not."""

MAXIMUM_ENTRIES = 10_000
"""Articles that are read of one feed; feeds have their newest first, and some tens of them."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article that a feed names, and when it was published, where the feed says so."""

    url: str
    published_at: datetime | None


def read_feed(content: bytes, location: str, content_type: str = "") -> tuple[FeedEntry, ...]:
    """Return the entries of an RSS 0.9x, 1.0 or 2.0 or Atom feed in their order, each address once.

    `content_type` is the header with its charset. Entries without a web address are passed over,
    and so is what comes after MAXIMUM_ENTRIES.

    Raises:
        UnreadableError: the bytes are no feed.
    """
    declared = declared_charset(content)
    charset = f"charset={declared}" if declared and "charset" not in content_type else content_type
    text = decode(content, charset)
    root = None if text is None else read_xml(text)
    if root is None or local_name(root) not in _ROOTS:
        raise UnreadableError(location, "is no RSS or Atom feed; give the feed's own address.")
    entries: dict[str, FeedEntry] = {}
    for element in root.iter():
        if local_name(element) in {"item", "entry"} and (url := _link(element, location)):
            if url not in entries:
                entries[url] = FeedEntry(url, _published(element))
            if len(entries) >= MAXIMUM_ENTRIES:
                break
    return tuple(entries.values())


def _link(entry: Any, location: str) -> str | None:
    for link in _links(entry):
        try:
            url = urljoin(entry.base or location, link.strip())
        except ValueError:  # a bracket that is never closed
            continue
        if is_web_address(url):
            return url
    return None


def _links(entry: Any) -> Iterator[str]:
    """Yield what may be the entry's address, the likeliest first."""
    permanent: list[str] = []
    for child in entry:
        text = "".join(child.itertext())
        match local_name(child):
            case "link" if child.get("href") and child.get("rel", "alternate") == "alternate":
                yield child.get("href")
            case "link" if text.strip():
                yield text
            case "guid" if child.get("isPermaLink", "true").lower() == "true":
                permanent.append(text)
    yield from permanent


def _published(entry: Any) -> datetime | None:
    written = {local_name(child): "".join(child.itertext()) for child in entry}
    given = (written[name] for name in _DATES if written.get(name))
    return next((time for text in given if (time := parse_time(text))), None)
