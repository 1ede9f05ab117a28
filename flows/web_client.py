"""The HTTP client of a run, loaded for its first page: a check of files needs none (0.1 s)."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from claims.settings import FetchSettings
from claims.snapshot import Snapshot

if TYPE_CHECKING:
    from flows.fetch import Fetcher


class Web:
    """Fetches pages; closed with the resources of its run."""

    def __init__(self, settings: FetchSettings, resources: ExitStack) -> None:
        self._settings = settings
        self._resources = resources
        self._fetcher: Fetcher | None = None

    def fetch(self, url: str) -> Snapshot:
        if self._fetcher is None:
            from flows.fetch import Fetcher  # noqa: PLC0415  (loads requests)

            self._fetcher = self._resources.enter_context(Fetcher(self._settings))
        return self._fetcher.fetch(url)
