"""The HTTP session that all reference sources share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Protocol, Self
from urllib.parse import quote, quote_plus, urlsplit

from claims.errors import FetchError, SourceError, UnreadableError
from claims.settings import FetchSettings
from claims.snapshot import Snapshot
from flows.fetch import Fetcher, Inquiry
from flows.location import normalise_url
from flows.reference_sources.rate import HostRate
from flows.reference_sources.robots import Robots

HIDDEN = "***"
"""What stands in a message in place of a parameter or a header, which may be a key."""


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that the page is as it was."""

    location: str


@dataclass(frozen=True, slots=True)
class Validators:
    """What a conditional request needs: the headers that came with a page, as they were."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for the page only where it has changed."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


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
        `Snapshot.location` and `NotModified.location` are the address in its normal form, without
        the parameters.

        Raises:
            FetchError: the network or the server failed, or the address is refused; `status` is
                the server's, where it answered.
            UnreadableError: the answer is too large or empty.
        """
        ...


class Visits:
    """What the sources of one run share: connections, the pace of each host, and its robots.txt.

    A context manager: leaving it closes the connections.
    """

    def __init__(self, settings: FetchSettings, rate: HostRate | None = None) -> None:
        self._resources = ExitStack()
        self.fetcher = self._resources.enter_context(Fetcher(settings))
        self.rate = rate or HostRate(settings.requests_per_second_per_host)
        self.robots = Robots(self.fetcher, self.rate, settings.user_agent)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._resources.close()

    def session(self, known: Mapping[str, Validators] | None = None) -> HttpSession:
        """Return the session of one source; `known` are the pages that it has read before."""
        return HttpSession(self, known or {})


class HttpSession:
    """The session of one source, over the connections that all share.

    A page that is `known`, by its address in normal form, is asked for only where it has changed.
    """

    def __init__(self, visits: Visits, known: Mapping[str, Validators]) -> None:
        self._visits = visits
        self._known = known
        self._seen: dict[str, Snapshot] = {}

    def get(
        self,
        url: str,
        *,
        accept: str,
        parameters: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        page: bool = False,
    ) -> Snapshot | NotModified:
        """Fetch an address: see `SourceSession.get`."""
        location = normalise_url(url)
        validators = None if parameters else self._known.get(location)
        inquiry = Inquiry(
            accept=accept,
            types=None,
            parameters=parameters or {},
            headers=headers or {},
            conditions=validators.conditions if validators else {},
            before=self._before(page=page),
        )
        hide = _hider((*inquiry.parameters.values(), *inquiry.headers.values()))
        try:
            found = self._visits.fetcher.ask(location, inquiry)
        except SourceError as error:
            raise _hidden(error, hide) from None
        if found is None:
            return NotModified(location)
        if not parameters:
            self._seen[location] = found
        # A redirect may repeat the parameters in its target.
        return replace(found, final_url=hide(found.final_url or location))

    def seen(self, location: str) -> Snapshot | None:
        """Return what was had from an address in this session, asked for without parameters."""
        if urlsplit(location).scheme not in {"http", "https"}:
            return None
        return self._seen.get(normalise_url(location))

    def _before(self, *, page: bool) -> Callable[[str], None]:
        def wait(url: str) -> None:
            if page:
                self._visits.robots.require_allowed(url)
            self._visits.rate.wait(url)

        return wait


def _hider(values: Iterable[str]) -> Callable[[str], str]:
    """Return what blots out these values in a text, also as they stand in an address."""
    forms = {form for value in values for form in (value, quote(value), quote_plus(value))}
    longest_first = sorted((form for form in forms if len(form) > 3), key=len, reverse=True)

    def hide(text: str) -> str:
        for form in longest_first:
            text = text.replace(form, HIDDEN)
        return text

    return hide


def _hidden(error: SourceError, hide: Callable[[str], str]) -> SourceError:
    location, message = hide(error.location), hide(error.message)
    if isinstance(error, FetchError):
        answer = hide(error.answer.decode("utf-8", "replace")).encode()
        return FetchError(
            location, message, retryable=error.retryable, status=error.status, answer=answer
        )
    return UnreadableError(location, message)
