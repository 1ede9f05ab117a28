"""Fetching one page over HTTP: what the web may do to us is bounded, and every bound is named.

Only http and https; time-outs for connecting, for silence and for the whole page; a cap on the
bytes after decompression; a limited number of redirects, each checked like the first address; no
address inside a private network; no cookies, credentials, or proxies from the environment.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.cookiejar import DefaultCookiePolicy
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

import requests
import urllib3

from claims.errors import FetchError, UnreadableError
from claims.settings import FetchSettings
from claims.snapshot import Snapshot
from flows.body import ACCEPT_ENCODING, read_body
from flows.guard import Guard, GuardedAdapter
from flows.location import normalise_url
from flows.media import ACCEPTED, binary_kind, media_type, sniff

MAXIMUM_WAIT_SECONDS = 30
"""The longest pause that a server's Retry-After is honoured for."""

_NOT_KEPT = frozenset({"set-cookie", "set-cookie2"})
_BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
_ADVICE = {
    401: "it asks for a login; save the page as a file and check that.",
    403: "it refuses this tool; save the page as a file and check that.",
    404: "there is no such page; check the address.",
    410: "the page was removed; check an archived copy.",
    429: "it asks for fewer requests; try again later.",
    451: "the page is blocked for legal reasons; save it as a file and check that.",
}


class Fetcher:
    """Fetches pages with one set of limits. A context manager: leaving it closes connections.

    A small pool of threads may share one fetcher: it has no state but the connection pool, which
    has its own locks, and keeps no cookies. The limits of each fetch live in its own thread.
    """

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._session = _Session()
        self._session.trust_env = False  # else ~/.netrc would send passwords
        self._session.verify = os.environ.get("REQUESTS_CA_BUNDLE") or True
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._session.headers.update(
            {
                "User-Agent": settings.user_agent,
                "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, text/markdown;q=0.9",
                "Accept-Encoding": ACCEPT_ENCODING,
            }
        )
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, GuardedAdapter())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections that were kept open."""
        self._session.close()

    def fetch(self, url: str) -> Snapshot:
        """Fetch the page at `url` and return the bytes that were seen.

        `Snapshot.location` is the address in its normal form, and `content_type` the bare media
        type; the header with its character set stays in `headers`. Time-outs, broken
        connections, 429 and 5xx are tried again as the settings say; the deadline holds for all
        attempts and redirects together. (A name server that does not answer is waited for as
        long as the operating system waits.)

        Raises:
            FetchError: the network or the server failed, or the address is refused.
            UnreadableError: the page is too large, empty, or of a type that holds no article.
        """
        location = normalise_url(url)
        with Guard(location, self._settings) as guard:
            for attempt in range(self._settings.retries):
                try:
                    return self._follow(guard)
                except FetchError as error:
                    wait = _pause(error, self._settings.backoff_seconds * 2**attempt)
                    if wait is None or wait >= guard.remaining:
                        raise
                time.sleep(wait)
            return self._follow(guard)

    def _follow(self, guard: Guard) -> Snapshot:
        url = guard.location
        seen = {url}
        for _ in range(self._settings.maximum_redirects + 1):
            with self._answered(url, guard) as response:
                target = self._session.get_redirect_target(response)
                if target is None:
                    return self._snapshot(response, url, guard)
            url = _hop(guard.location, url, target)
            if url in seen:
                raise FetchError(guard.location, f"redirects in a circle, back to {url}.")
            seen.add(url)
        limit = self._settings.maximum_redirects
        raise FetchError(
            guard.location,
            f"redirects more than {limit} times; give the final address, or raise "
            "fetch.maximum_redirects.",
        )

    @contextmanager
    def _answered(self, url: str, guard: Guard) -> Iterator[requests.Response]:
        settings = self._settings
        left = max(guard.remaining, 0.001)
        limits = (
            min(settings.connect_timeout_seconds, left),
            min(settings.read_timeout_seconds, left),
        )
        try:
            with self._session.get(
                url, stream=True, allow_redirects=False, timeout=limits
            ) as response:
                yield response
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise _failure(error, guard, settings) from error
        finally:
            guard.release()

    def _snapshot(self, response: requests.Response, url: str, guard: Guard) -> Snapshot:
        location = guard.location
        if not response.ok:
            raise _refusal(response, location)
        kind = media_type(response.headers.get("Content-Type", ""))
        if kind and kind not in ACCEPTED:
            raise UnreadableError(
                location,
                f"the page is of type {kind[:80]!r}, not HTML or text; give an article's address.",
            )
        content = read_body(response, location, self._settings.maximum_bytes)
        if not guard.remaining:  # a cut connection can look like the end of the page
            raise _too_slow(location, self._settings)
        if not content.strip():
            raise UnreadableError(location, "the page is empty; check the address in a browser.")
        if binary := binary_kind(content):
            raise UnreadableError(location, f"the page holds {binary}, not HTML or text.")
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Snapshot(
            location=location,
            content=content,
            content_type=kind or sniff(content),
            retrieved_at=datetime.now(UTC),
            final_url=url,
            status=response.status_code,
            headers={name: value for name, value in headers.items() if name not in _NOT_KEPT},
        )


class _Session(requests.Session):
    """A session that looks at no redirect by itself.

    Even with `allow_redirects=False`, requests prepares the next hop, and to do so reads the whole
    body of the redirect, however large.
    """

    def resolve_redirects(self, *_: object, **__: object) -> Iterator[requests.Response]:
        return iter(())


class _BusyError(FetchError):
    """The server asked to be left alone for `seconds`."""

    seconds: float = 0.0


def _pause(error: FetchError, backoff: float) -> float | None:
    """Return the seconds to wait before the next attempt, or None where there is to be none."""
    if not error.retryable:
        return None
    if isinstance(error, _BusyError):
        return error.seconds if error.seconds <= MAXIMUM_WAIT_SECONDS else None
    return backoff


def _hop(location: str, url: str, target: str) -> str:
    try:
        return normalise_url(urljoin(url, target))
    except ValueError:
        raise FetchError(location, f"redirects to {target[:200]!r}, no valid address.") from None
    except FetchError as error:
        raise FetchError(
            location, f"redirects to {error.location[:200]}, which {error.message}"
        ) from None


def _refusal(response: requests.Response, location: str) -> FetchError:
    status = response.status_code
    retryable = status == HTTPStatus.TOO_MANY_REQUESTS or status >= 500
    advice = _ADVICE.get(
        status, "try again later." if retryable else "check the address in a browser."
    )
    message = f"the server answered {status}: {advice}"
    seconds = _retry_after(response.headers.get("Retry-After", ""))
    if status in _BUSY and seconds is not None:
        busy = _BusyError(location, message, retryable=True, status=status)
        busy.seconds = seconds
        return busy
    return FetchError(location, message, retryable=retryable, status=status)


def _retry_after(header: str) -> float | None:
    """Return the seconds that a Retry-After header asks for: a number, or until a date."""
    text = header.strip()
    if text.isascii() and text.isdecimal():
        return float(text[:9])
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def _failure(error: Exception, guard: Guard, settings: FetchSettings) -> FetchError:
    location = guard.location
    if not guard.remaining:
        return _too_slow(location, settings)
    match error:
        case requests.exceptions.SSLError() | urllib3.exceptions.SSLError():
            return FetchError(
                location, "its certificate cannot be trusted; check the address in a browser."
            )
        case requests.ConnectTimeout():
            message = "the server cannot be reached in time; try again later."
        case requests.Timeout() | urllib3.exceptions.TimeoutError() | TimeoutError():
            silence = settings.read_timeout_seconds
            message = (
                f"the server was silent for {silence:g} seconds; try again later, or raise "
                "fetch.read_timeout_seconds."
            )
        case requests.exceptions.InvalidURL() | urllib3.exceptions.LocationParseError():
            return FetchError(location, "is not a valid address; correct it.")
        case _:
            message = "the connection failed or broke off; check the network, or try again later."
    return FetchError(location, message, retryable=True)


def _too_slow(location: str, settings: FetchSettings) -> FetchError:
    return FetchError(
        location,
        f"the page took longer than {settings.total_timeout_seconds:g} seconds in all; try again "
        "later, or raise fetch.total_timeout_seconds.",
        retryable=True,
    )
