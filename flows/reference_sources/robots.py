"""What a site allows robots to read: its robots.txt (RFC 9309), read once for each host and run."""

from __future__ import annotations

import threading
from typing import TypeAlias
from urllib.parse import urlsplit

from protego import Protego

from claims.errors import FetchError, SourceError
from flows.fetch import Fetcher, Inquiry
from flows.reference_sources.rate import HostRate

MAXIMUM_BYTES = 512_000
"""The rules that are read of a robots.txt; what comes after is passed over, as RFC 9309 allows."""

_TOO_MANY_REQUESTS = 429

_Rules: TypeAlias = Protego | FetchError


class Robots:
    """Asks each host once what may be read; the threads of a run may share one."""

    def __init__(self, fetcher: Fetcher, rate: HostRate, user_agent: str) -> None:
        self._fetcher = fetcher
        self._rate = rate
        self._user_agent = user_agent
        self._lock = threading.Lock()
        self._rules: dict[str, _Rules] = {}

    def require_allowed(self, url: str) -> None:
        """Return where the site allows `url` to be read.

        Raises:
            FetchError: its robots.txt forbids it, or cannot be had now. No robots.txt (4xx) allows
                everything.
        """
        parts = urlsplit(url)
        rules = self._of(f"{parts.scheme}://{parts.netloc}")
        if isinstance(rules, FetchError):
            raise FetchError(
                url,
                f"the robots.txt of its site cannot be had now, so it is not read: {rules.message}",
                retryable=rules.retryable,
                status=rules.status,
            )
        if not rules.can_fetch(url, self._user_agent):
            raise FetchError(
                url,
                "the robots.txt of its site forbids this tool to read it; leave it out, or ask the "
                "site.",
            )

    def _of(self, site: str) -> _Rules:
        with self._lock:
            if site not in self._rules:
                self._rules[site] = self._read(site)
            return self._rules[site]

    def _read(self, site: str) -> _Rules:
        inquiry = Inquiry(
            accept="text/plain", types=None, may_be_empty=True, before=self._rate.wait
        )
        try:
            found = self._fetcher.ask(f"{site}/robots.txt", inquiry)
        except FetchError as error:
            unavailable = error.status is not None and 400 <= error.status < 500
            if unavailable and error.status != _TOO_MANY_REQUESTS:
                return Protego.parse("")
            return error
        except SourceError as error:  # too large or binary
            return FetchError(error.location, error.message)
        content = b"" if found is None else found.content
        rules = Protego.parse(content[:MAXIMUM_BYTES].decode("utf-8-sig", "replace"))
        delay = rules.crawl_delay(self._user_agent)
        if delay is not None:
            self._rate.slow_down(site, delay)
        return rules
