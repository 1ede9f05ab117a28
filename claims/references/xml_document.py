"""XML and HTML from the web: damaged documents are read as far as they go.

Nothing is fetched, no entity that a document defines is expanded, and libxml2's limits on depth
and size hold.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree, html

_PROLOG = re.compile(r"[\s\ufeff]*<\?xml\b[^>]{0,500}\?>")
_END_OF_PAGE = re.compile(r"</(?:body|html)\s{0,20}>", re.IGNORECASE)
_ENCODING = re.compile(rb"<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")


def read_xml(text: str) -> Any:
    """Return the root of an XML document, or None where it holds no element."""
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    start = _PROLOG.match(text)
    document = text[start.end() :] if start else text.lstrip("\ufeff \t\r\n")
    try:
        return etree.fromstring(document.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def read_html(text: str) -> Any:
    """Return the root of an HTML page, or None where it holds no element."""
    # What follows these tags is still of the page (HTML Standard, 13.2.6.4.19); libxml2 drops it.
    page = _END_OF_PAGE.sub("", text)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_pis=True)
    try:
        return html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def declared_charset(content: bytes) -> str | None:
    """Return the character set that an XML declaration names, or None."""
    match = _ENCODING.search(content[:500])
    return match[1].decode("ascii") if match else None


def local_name(element: Any) -> str:
    """Return the name of an element without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
