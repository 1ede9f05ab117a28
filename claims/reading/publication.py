"""The publication time of a web page, from what the page says about itself.

The more explicit a source, the earlier it is asked: schema.org data (JSON-LD, then microdata),
then Open Graph and other meta elements, then the first `<time>` element.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any, Protocol

_META_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "publish-date",
    "publish_date",
    "publication_date",
    "publicationdate",
    "pubdate",
    "article.published",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
)
_ARTICLE_TYPES = re.compile(r"Article|Report|BlogPosting|LiveBlog|Review|Statement")
_MAXIMUM_NODES = 10_000
_EARLIEST_YEAR = 1990
_LATEST_YEAR = 2100
_DAY_FORMATS = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d", "%Y%m%d")
_ISO_START = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?"
)


class Page(Protocol):
    """A parsed page that can be asked with XPath, such as lxml's."""

    def xpath(self, path: str, /) -> Any: ...


def publication_time(page: Page) -> datetime | None:
    """Return when the page says it was published, or None where it does not say.

    The time keeps its zone where the page gives one; a day alone is midnight without a zone.
    """
    for written in _written_times(page):
        time = parse_time(written)
        if time is not None:
            return time
    return None


def parse_time(written: str) -> datetime | None:
    """Read a time as web pages write it: ISO 8601, RFC 5322, or a day in English words."""
    written = written.strip()[:64]
    iso = _ISO_START.match(written)
    for read in (datetime.fromisoformat, parsedate_to_datetime, _day_in_words):
        try:
            time = read(iso[0] if iso else written)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        return time if _EARLIEST_YEAR <= time.year <= _LATEST_YEAR else None
    return None


def _day_in_words(written: str) -> datetime:
    for form in _DAY_FORMATS:
        try:
            return datetime.strptime(f"{written} +0000", f"{form} %z").replace(tzinfo=None)
        except ValueError:
            continue
    raise ValueError(f"{written!r} is no day in a form known here")


def _written_times(page: Page) -> Iterator[str]:
    yield from _linked_data_times(page.xpath("//script[contains(@type, 'ld+json')]//text()"))
    yield from page.xpath("//meta[contains(@itemprop, 'datePublished')]/@content")
    yield from _meta_times(page)
    yield from page.xpath("//*[contains(@itemprop, 'datePublished')]/@datetime")
    yield from page.xpath("//time[@pubdate]/@datetime")
    yield from page.xpath("//article//time/@datetime")
    yield from page.xpath("//main//time/@datetime")
    yield from page.xpath("//time/@datetime")


def _meta_times(page: Page) -> Iterator[str]:
    contents: dict[str, str] = {}
    for key in ("property", "name", "http-equiv"):
        names = page.xpath(f"//meta[@{key} and @content]/@{key}")
        values = page.xpath(f"//meta[@{key} and @content]/@content")
        for name, value in zip(names, values, strict=True):
            contents.setdefault(str(name).strip().lower(), str(value))
    return (contents[name] for name in _META_NAMES if name in contents)


def _linked_data_times(scripts: Iterable[str]) -> Iterator[str]:
    """Yield `datePublished` of the articles in JSON-LD first, then of everything else."""
    others: list[str] = []
    for script in scripts:
        for node in nodes_of(_parsed(script)):
            time = node.get("datePublished")
            if not isinstance(time, str):
                continue
            if _ARTICLE_TYPES.search(str(node.get("@type", ""))):
                yield time
            else:
                others.append(time)
        if not others:
            others.extend(_LOOSE.findall(script))
    yield from others


_LOOSE = re.compile(r"\"datePublished\"\s{0,20}:\s{0,20}\"([^\"]{4,40})\"")
_COMMENT = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")


def _parsed(script: str) -> Any:
    """Read a script's JSON; None for a broken one, whose dates are then looked for as text."""
    try:
        return json.loads(_COMMENT.sub("", script).strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def nodes_of(data: object) -> Iterator[dict[str, Any]]:
    """Yield the objects in JSON-LD, outer ones first, wherever they are nested."""
    level = [data]
    seen = 0
    while level and seen < _MAXIMUM_NODES:
        below: list[object] = []
        for item in level:
            seen += 1
            if isinstance(item, dict):
                yield item
                below.extend(item.values())
            elif isinstance(item, list):
                below.extend(item)
        level = below
