"""Links: the addresses that a sitemap or an index page leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin

from claims.references.row import is_web_address
from claims.references.xml_document import local_name, read_html, read_xml

_IS_SITEMAP = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:\w+:)?(urlset|sitemapindex)\b",
    re.DOTALL,
)


def links_of(page: str, location: str) -> tuple[str, ...]:
    """Return the web addresses that a sitemap lists or an HTML page links to, each once, in order.

    Fragments are dropped. The sitemaps that a sitemap index lists are addresses like others.
    """
    found = _listed(page) if _IS_SITEMAP.match(page) else _linked(page)
    return tuple(dict.fromkeys(_whole(found, location)))


def is_sitemap_index(page: str) -> bool:
    """Whether a sitemap lists other sitemaps, and not pages."""
    match = _IS_SITEMAP.match(page)
    return match is not None and match[1] == "sitemapindex"


def _listed(page: str) -> Iterator[str]:
    tree = read_xml(page)
    if tree is None:
        return
    for element in tree.iter():
        parent = element.getparent()
        is_place = parent is not None and local_name(parent) in {"url", "sitemap"}
        if is_place and local_name(element) == "loc":
            yield "".join(element.itertext())


def _linked(page: str) -> Iterator[str]:
    tree = read_html(page)
    if tree is not None:
        yield from (str(link) for link in tree.xpath("//a/@href"))


def _whole(found: Iterator[str], location: str) -> Iterator[str]:
    for link in found:
        try:
            address = urldefrag(urljoin(location, link.strip())).url
        except ValueError:  # a bracket that is never closed
            continue
        if is_web_address(address):
            yield address
