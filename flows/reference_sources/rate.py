"""How often a host is asked: one request after the other, with a pause between them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit

MAXIMUM_PAUSE_SECONDS = 10.0
"""The longest pause between two requests that a site's own rules (Crawl-delay) are honoured for."""


class HostRate:
    """Keeps the requests to each host apart; the threads of a run may share one.

    `per_second` is above 0. `clock` and `sleep` are in seconds.
    """

    def __init__(
        self,
        per_second: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._pause = 1 / per_second
        self._clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}
        self._slower: dict[str, float] = {}

    def slow_down(self, url: str, seconds: float) -> None:
        """Leave at least this pause between requests to the host of `url`."""
        with self._lock:
            self._slower[_host(url)] = min(max(seconds, 0.0), MAXIMUM_PAUSE_SECONDS)

    def wait(self, url: str) -> None:
        """Sleep until the host of `url` may be asked again, and count one request."""
        host = _host(url)
        with self._lock:
            now = self._clock()
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + max(self._pause, self._slower.get(host, 0.0))
        if turn > now:
            self._sleep(turn - now)


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()
