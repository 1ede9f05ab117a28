"""A page of a MediaWiki, as its REST API gives it: metadata of the revision, and its HTML.

https://www.mediawiki.org/wiki/API:REST_API/Reference#Get_HTML
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from claims.article import Article, PublicationSource
from claims.errors import UnreadableError
from claims.references.json_document import member, read_object
from claims.references.xml_document import read_html

_BESIDE = (
    "//*[self::table or self::style or self::script or self::figure or self::math or self::sup"
    "[contains(@class, 'reference') or contains(@class, 'noprint')] or self::ol[contains(@class,"
    " 'references')] or @role='note' or @role='navigation' or contains(@class, 'infobox')"
    " or contains(@class, 'navbox') or contains(@class, 'hatnote') or contains(@class, 'sidebar')"
    " or contains(@class, 'metadata') or contains(@class, 'mw-editsection')"
    " or contains(@class, 'mw-ref') or contains(@class, 'mw-empty-elt')"
    " or contains(@class, 'thumb') or contains(@class, 'quotebox')"
    " or contains(@style, 'display:none') or contains(@style, 'display: none')]"
)
"""Tables, boxes, notes and references: what stands beside the text of a page."""


@dataclass(frozen=True, slots=True)
class WikiPage:
    """One revision of a page. `article` holds its paragraphs without what stands beside them."""

    key: str
    revision: str
    article: Article


def read_wiki_page(content: bytes, location: str, language: str) -> WikiPage:
    """Read the answer to `GET /v1/page/{title}/with_html`.

    The article was published when the revision was made.

    Raises:
        UnreadableError: the answer is not what the API is documented to give, or no wiki text.
    """
    page = read_object(content, location)
    key, title = page.get("key"), page.get("title")
    revision, made = member(page, "latest", "id"), member(page, "latest", "timestamp")
    html = page.get("html")
    missing = [
        name
        for name, value in (("key", key), ("latest.timestamp", made), ("html", html))
        if not isinstance(value, str)
    ]
    if missing or revision is None:
        named = ", ".join(missing or ["latest.id"])
        raise UnreadableError(
            location, f"answers without {named}; is 'api' a MediaWiki's rest.php?"
        )
    if (model := page.get("content_model", "wikitext")) != "wikitext":
        raise UnreadableError(location, f"holds {str(model)[:40]!r}, not a text; leave it out.")
    article = Article(
        text=_text(str(html)),
        title=str(title) if isinstance(title, str) else None,
        language=language.partition("-")[0].lower(),
        published_at=_moment(str(made), location),
        published_source=PublicationSource.PAGE,
    )
    return WikiPage(str(key), str(revision), article)


def _moment(written: str, location: str) -> datetime:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        raise UnreadableError(
            location, f"answers with the timestamp {ascii(written)[:40]}, which is no time."
        ) from None


def _text(html: str) -> str:
    """Return the paragraphs of a page, one a line."""
    tree = read_html(html)
    if tree is None:
        return ""
    for element in tree.xpath(_BESIDE):
        if element.getparent() is not None:
            element.drop_tree()
    paragraphs = (" ".join(p.text_content().split()) for p in tree.iter("p", "dd"))
    return "\n".join(text for text in paragraphs if text)
