"""A snapshot: the bytes that were seen, kept so that re-reading never needs the network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from claims.identity import content_address, sha256_of


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was had from one address at one time.

    `location` is the document's address as it was asked for: a URL, a file URI, or
    `text:sha256:...` for text that came without an address. `final_url` is where redirects ended.
    `status` and `headers` (names in lower case) are empty where no HTTP was spoken.
    `retrieved_at` is in UTC.
    """

    location: str
    content: bytes
    content_type: str
    retrieved_at: datetime
    final_url: str | None = None
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        return sha256_of(self.content)

    @property
    def document_id(self) -> str:
        """The content address of the document that this snapshot shows."""
        return content_address(document=self.location)

    @property
    def id(self) -> str:
        """The content address of this document with these bytes."""
        return content_address(document=self.location, content=self.sha256)
