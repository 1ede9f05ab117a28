"""What kind of text some bytes are: from what the server says, the file's name, or the bytes."""

from __future__ import annotations

import re
from pathlib import PurePath

HTML = "text/html"
PLAIN = "text/plain"
MARKDOWN = "text/markdown"

ACCEPTED = frozenset({HTML, "application/xhtml+xml", PLAIN, MARKDOWN})
"""The content types that an article can come in."""

SUFFIXES = {".html": HTML, ".htm": HTML, ".txt": PLAIN, ".md": MARKDOWN}
"""The content types of files, by the end of their name in lower case."""

SNIFFED_BYTES = 2048

_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HTML_TAG = re.compile(
    rb"<(?:!doctype\s{1,20}html|html|head|body|title|meta|article|main|section|div|p|h[1-6])\b",
    re.IGNORECASE,
)
_KNOWN_BINARIES = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "ZIP or office document",
    b"\x89PNG": "PNG image",
    b"\xff\xd8\xff": "JPEG image",
    b"GIF8": "GIF image",
    b"\x1f\x8b": "gzip archive",
    b"\xd0\xcf\x11\xe0": "old office document",
}


def media_type(header: str) -> str:
    """Return the bare media type of a Content-Type header in lower case; empty where none."""
    return header.partition(";")[0].strip().lower()


def type_of_name(name: str) -> str | None:
    """Return the content type that a file's name tells, or None."""
    return SUFFIXES.get(PurePath(name).suffix.lower())


def binary_kind(content: bytes) -> str | None:
    """Return what binary data `content` holds, or None where it reads as text.

    UTF-16 counts as text only with its byte order mark.
    """
    head = content[:SNIFFED_BYTES]
    for mark, kind in _KNOWN_BINARIES.items():
        if head.startswith(mark):
            return kind
    if b"\x00" in head and not head.startswith(_BYTE_ORDER_MARKS):
        return "binary data"
    return None


def sniff(content: bytes) -> str:
    """Return `text/html` for text with a tag near its start that only a page has, else plain."""
    head = content[:SNIFFED_BYTES]
    if head.startswith(_BYTE_ORDER_MARKS):
        head = head.replace(b"\x00", b"")
    starts_with_tag = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x0c").startswith(b"<")
    return HTML if starts_with_tag and _HTML_TAG.search(head) else PLAIN
