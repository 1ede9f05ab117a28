"""Fetching one page over HTTP: what the web may do to us is bounded, and every bound is named.

Only http and https; time-outs for connecting, for silence and for the whole page; a cap on the
bytes after decompression; a limited number of redirects, each checked like the first address; no
address inside a private network; no cookies, credentials, or proxies from the environment.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from http.cookiejar import DefaultCookiePolicy
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import requests
import urllib3

from claims.errors import FetchError, UnreadableError
from claims.settings import FetchSettings
from claims.snapshot import Snapshot
from flows.body import ACCEPT_ENCODING, read_body
from flows.fetch_failure import failure, pause, refusal, too_slow
from flows.guard import Guard, GuardedAdapter
from flows.location import normalise_url
from flows.media import ACCEPTED, binary_kind, media_type, sniff

_NOT_KEPT = frozenset({"set-cookie", "set-cookie2"})


def _nothing(_url: str) -> None:
    """Be called before a request, and let it pass."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """How an address is asked for; by itself, the way an article is.

    `accept` is the media types asked for, and `types` those that are taken; None takes all text.
    `parameters` and `headers` may hold a key: parameters are sent to the address alone, and headers
    to no other host. `conditions` are the headers of a conditional request. `before` is called with
    each address before it is asked for, those of redirects and of further attempts too; what it
    raises ends the fetch.
    """

    accept: str = "text/html, application/xhtml+xml, text/plain;q=0.9, text/markdown;q=0.9"
    types: frozenset[str] | None = ACCEPTED
    parameters: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    conditions: Mapping[str, str] = field(default_factory=dict)
    may_be_empty: bool = False
    before: Callable[[str], None] = _nothing


ARTICLE = Inquiry()


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
        found = self.ask(url, ARTICLE)
        if found is None:
            raise FetchError(url, "the server answered 304 to a question that had no condition.")
        return found

    def ask(self, url: str, inquiry: Inquiry) -> Snapshot | None:
        """Fetch what is at `url`; None where the server says that it is as the conditions say.

        `Snapshot.location` is the address without the parameters of the inquiry.

        Raises:
            FetchError: the network or the server failed, or the address is refused.
            UnreadableError: the answer is too large, empty, binary, or of a type not taken.
        """
        location = normalise_url(url)
        inquiry.before(location)
        with Guard(location, self._settings) as guard:
            for attempt in range(self._settings.retries):
                try:
                    return self._follow(guard, inquiry)
                except FetchError as error:
                    wait = pause(error, self._settings.backoff_seconds * 2**attempt)
                    if wait is None or wait >= guard.remaining:
                        raise
                time.sleep(wait)
                inquiry.before(location)
            return self._follow(guard, inquiry)

    def _follow(self, guard: Guard, inquiry: Inquiry) -> Snapshot | None:
        url = guard.location
        seen = {url}
        for _ in range(self._settings.maximum_redirects + 1):
            with self._answered(url, guard, inquiry) as response:
                target = self._session.get_redirect_target(response)
                if target is None:
                    return self._snapshot(response, url, guard, inquiry)
            url = _hop(guard.location, url, target)
            if url in seen:
                raise FetchError(guard.location, f"redirects in a circle, back to {url}.")
            seen.add(url)
            inquiry.before(url)
        limit = self._settings.maximum_redirects
        raise FetchError(
            guard.location,
            f"redirects more than {limit} times; give the final address, or raise "
            "fetch.maximum_redirects.",
        )

    @contextmanager
    def _answered(self, url: str, guard: Guard, inquiry: Inquiry) -> Iterator[requests.Response]:
        settings = self._settings
        left = max(guard.remaining, 0.001)
        limits = (
            min(settings.connect_timeout_seconds, left),
            min(settings.read_timeout_seconds, left),
        )
        try:
            with self._session.get(
                url,
                params=inquiry.parameters if url == guard.location else None,
                headers=self._headers(url, guard, inquiry),
                stream=True,
                allow_redirects=False,
                timeout=limits,
            ) as response:
                yield response
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise failure(error, guard, settings) from error
        finally:
            guard.release()

    @staticmethod
    def _headers(url: str, guard: Guard, inquiry: Inquiry) -> dict[str, str]:
        return {
            "Accept": inquiry.accept,
            **inquiry.conditions,
            **(inquiry.headers if _same_origin(guard.location, url) else {}),
        }

    def _snapshot(
        self, response: requests.Response, url: str, guard: Guard, inquiry: Inquiry
    ) -> Snapshot | None:
        location = guard.location
        if response.status_code == HTTPStatus.NOT_MODIFIED and inquiry.conditions:
            return None
        if not response.ok:
            raise refusal(response, location)
        kind = media_type(response.headers.get("Content-Type", ""))
        if kind and inquiry.types is not None and kind not in inquiry.types:
            raise UnreadableError(
                location,
                f"the page is of type {kind[:80]!r}, not HTML or text; give an article's address.",
            )
        content = read_body(response, location, self._settings.maximum_bytes)
        if not guard.remaining:  # a cut connection can look like the end of the page
            raise too_slow(location, self._settings)
        if not content.strip() and not inquiry.may_be_empty:
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


def _same_origin(one: str, other: str) -> bool:
    return urlsplit(one)[:2] == urlsplit(other)[:2]


def _hop(location: str, url: str, target: str) -> str:
    try:
        return normalise_url(urljoin(url, target))
    except ValueError:
        raise FetchError(location, f"redirects to {target[:200]!r}, no valid address.") from None
    except FetchError as error:
        raise FetchError(
            location, f"redirects to {error.location[:200]}, which {error.message}"
        ) from None
