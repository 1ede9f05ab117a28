"""Reading: from the bytes of a snapshot to the article they hold.

Nothing is dropped silently: page furniture that stands inside the article stays in its text as a
line of its own, to be excluded by name later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from claims.article import Article, PublicationSource
from claims.errors import UnreadableError
from claims.reading.boilerplate import is_boilerplate
from claims.reading.decoding import decode
from claims.reading.language import detect_language
from claims.reading.markdown import read_markdown
from claims.reading.paragraphs import NEWLINE, continued, unwrapped
from claims.reading.publication import parse_time
from claims.reading.web_page import read_web_page
from claims.snapshot import Snapshot

_HTML = "html"
_MARKDOWN = "markdown"
_PLAIN = "plain"

_FORMAT_OF_TYPE = {
    "text/html": _HTML,
    "application/xhtml+xml": _HTML,
    "text/markdown": _MARKDOWN,
    "text/x-markdown": _MARKDOWN,
    "text/plain": _PLAIN,
}
_FORMAT_OF_EXTENSION = {
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": _HTML,
    ".shtml": _HTML,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".txt": _PLAIN,
    ".text": _PLAIN,
}
# Servers and operating systems use these where they do not know.
_UNTELLING_TYPES = frozenset({"", "application/octet-stream", "binary/octet-stream", "text/plain"})

_LONGEST_TITLE = 200
_LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|article)\b",
    re.IGNORECASE | re.DOTALL,
)
# C0 and C1 controls without white space, and marks that only steer layout or encoding.
_DROPPED = re.compile("[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u2060\ufeff\ufffe\uffff\u00ad]")
_ITEM_MARK = re.compile(r"^[-*•‣·]\s+(?=\w)")


def read_article(snapshot: Snapshot, published: datetime | None = None) -> Article:
    """Read the article that a snapshot holds.

    `published` is the publication time as a person or a feed gives it; it goes before the page's
    own. The article's text has one paragraph a line, each with its white space collapsed.

    Raises:
        UnreadableError: the bytes are of another type, look binary, or hold no article text.
    """
    form = _format_of(snapshot)
    text = decode(snapshot.content, snapshot.headers.get("content-type") or snapshot.content_type)
    if text is None:
        raise _unreadable(snapshot, "looks binary. Give an HTML, text or Markdown file.")
    if not text.strip():
        raise _unreadable(snapshot, "is empty. Check the address, or save the page again.")
    if form == _HTML or (form == _PLAIN and _LOOKS_LIKE_HTML.match(text[:2000])):
        article = _read_html(snapshot, text)
    elif form == _MARKDOWN:
        article = _read_markdown(text)
    else:
        article = _read_plain(text)
    if not any(character.isalnum() for character in article.text):
        raise _unreadable(snapshot, "holds no article text. Give a page with an article.")
    return _with_publication(_with_language(article), published)


def _format_of(snapshot: Snapshot) -> str:
    media_type = snapshot.content_type.partition(";")[0].strip().lower()
    form = _FORMAT_OF_TYPE.get(media_type)
    if media_type in _UNTELLING_TYPES:
        form = _format_of_name(snapshot) or form or _PLAIN
    if form is None:
        raise _unreadable(
            snapshot, f"is {media_type}, which cannot be read. Give an HTML, text or Markdown file."
        )
    return form


def _format_of_name(snapshot: Snapshot) -> str | None:
    for address in (snapshot.final_url, snapshot.location):
        if not address:
            continue
        try:
            path = urlsplit(address).path
        except ValueError:
            path = address
        form = _FORMAT_OF_EXTENSION.get(PurePosixPath(path).suffix.lower())
        if form:
            return form
    return None


def _unreadable(snapshot: Snapshot, message: str) -> UnreadableError:
    return UnreadableError(snapshot.location, message)


def _read_html(snapshot: Snapshot, html: str) -> Article:
    page = read_web_page(html, snapshot.final_url or snapshot.location)
    if page is None:
        raise _unreadable(
            snapshot,
            "holds no article text. The page may need JavaScript or a login: "
            "save its text to a .txt file and give that.",
        )
    return Article(
        text=_paragraphs(continued(_lines(page.text))),
        title=_one_line(page.title),
        byline=_one_line(page.byline),
        site=_one_line(page.site),
        language=page.language,
        published_at=page.published_at,
    )


def _read_markdown(text: str) -> Article:
    document = read_markdown(NEWLINE.sub("\n", text))
    front_matter = document.front_matter
    published_at = parse_time(front_matter.get("date") or front_matter.get("published") or "")
    paragraphs = _paragraphs(document.paragraphs)
    return Article(
        text=paragraphs,
        title=_one_line(front_matter.get("title") or document.title) or _title_of(paragraphs),
        byline=_one_line(front_matter.get("author")),
        language=front_matter.get("lang") or None,
        published_at=published_at,
    )


def _read_plain(text: str) -> Article:
    paragraphs = _paragraphs(unwrapped(_lines(text)))
    return Article(text=paragraphs, title=_title_of(paragraphs))


def _lines(text: str) -> list[str]:
    return NEWLINE.split(_DROPPED.sub("", text))


def _paragraphs(paragraphs: Iterable[str]) -> str:
    """Write paragraphs one a line: controls dropped, white space collapsed, blank ones left out."""
    cleaned = (" ".join(_DROPPED.sub("", paragraph).split()) for paragraph in paragraphs)
    return "\n".join(_ITEM_MARK.sub("", line, count=1) for line in cleaned if line)


def _one_line(text: str | None) -> str | None:
    return " ".join(_DROPPED.sub("", text).split()) or None if text else None


def _title_of(text: str) -> str | None:
    """Return the first line where it looks like a title: short, no full stop, more text below."""
    first, newline, _ = text.partition("\n")
    if not newline or len(first) > _LONGEST_TITLE or is_boilerplate(first):
        return None
    return None if first.rstrip("\"”’')").endswith((".", ",", ";", ":", "!")) else first


def _with_language(article: Article) -> Article:
    # The text goes before the page's own word, which is often a template's default.
    return replace(article, language=detect_language(article.text) or article.language)


def _with_publication(article: Article, given: datetime | None) -> Article:
    if given is not None:
        return replace(article, published_at=given, published_source=PublicationSource.GIVEN)
    if article.published_at is not None:
        return replace(article, published_source=PublicationSource.PAGE)
    return article
