"""One address of a source, fetched and read: what comes of it is always a reading."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING

from claims.errors import FetchError, SourceError, UnreadableError
from claims.reading.decoding import decode
from claims.references.files import ReferenceFile
from claims.snapshot import Snapshot
from flows.location import normalise_url
from flows.reference_sources.source import Dropped, Failed, Page, Reading, Unchanged

if TYPE_CHECKING:
    from flows.reference_sources.session import SourceSession

HTML = "text/html, application/xhtml+xml;q=0.9"
JSON = "application/json"
_TAKEN_AWAY = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


def read_page(
    session: SourceSession,
    url: str,
    read: Callable[[Snapshot], Page],
    *,
    accept: str,
    page: bool = False,
) -> Reading:
    """Fetch an address and read it.

    An answer of 404 or 410 says that the source dropped the page; any other failure says nothing.
    """
    try:
        location = normalise_url(url)
    except FetchError as error:
        return Failed(error.location, error)
    try:
        found = session.get(location, accept=accept, page=page)
        return read(found) if isinstance(found, Snapshot) else Unchanged(location)
    except FetchError as error:
        taken_away = error.status in _TAKEN_AWAY
        return Dropped(location) if taken_away else Failed(location, error)
    except SourceError as error:
        return Failed(location, error)


def text_of(snapshot: Snapshot) -> str:
    """Return the text of a page in the character set that it is written in.

    Raises:
        UnreadableError: it looks binary.
    """
    declared = snapshot.headers.get("content-type") or snapshot.content_type
    text = decode(snapshot.content, declared)
    if text is None:
        raise UnreadableError(snapshot.location, "holds binary data, not text.")
    return text


def page_of(location: str, file: ReferenceFile) -> Page:
    """Return the page that holds these references.

    Raises:
        UnreadableError: it holds none. A source that breaks seems to drop all it has, and no
            source is taken at such a word.
    """
    if not file.references:
        reason = file.refused[0].message if file.refused else "holds no references."
        more = len(file.refused) - 1
        others = f" ({more:,} more rows are refused)" if more > 0 else ""
        raise UnreadableError(location, f"gives no reference at all: {reason}{others}")
    return Page(location, file.references, file.refused)
