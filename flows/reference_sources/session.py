"""The HTTP session that all reference sources share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from claims.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that the page is as it was."""

    location: str


class SourceSession(Protocol):
    """Fetches for sources: conditional requests, retries, rate limits, robots.txt, size caps."""

    def get(
        self,
        url: str,
        *,
        accept: str,
        parameters: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        page: bool = False,
    ) -> Snapshot | NotModified:
        """Fetch an address.

        `accept` is the media types asked for. `page` marks a page made for people, for which
        robots.txt is obeyed. `headers` may hold a key; they and `parameters` are never logged.

        Raises:
            FetchError: the network or the server failed, or the address is refused; `status` is
                the server's, where it answered.
            UnreadableError: the answer is too large or empty.
        """
        ...
