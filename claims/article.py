"""An article: the text that every span of a claim points into, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PublicationSource(StrEnum):
    """Where a publication date came from."""

    GIVEN = "given"  # --published, a form field, a feed entry
    PAGE = "page"  # the page's own metadata
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Article:
    """What was read from one snapshot.

    `text` holds one paragraph per line. `published_at` is the publication time as the page gives
    it, in its own zone where it says one (a day is midnight without a zone), or None; relative
    times then stay unresolved. `language` is an ISO 639-1 code or None where it is not known.
    """

    text: str
    title: str | None = None
    byline: str | None = None
    site: str | None = None
    language: str | None = None
    published_at: datetime | None = None
    published_source: PublicationSource = PublicationSource.UNKNOWN
