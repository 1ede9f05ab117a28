"""What went wrong with a fetch, in one sentence, and whether to try again."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import requests
import urllib3

from claims.errors import FetchError
from claims.settings import FetchSettings
from flows.guard import Guard

MAXIMUM_WAIT_SECONDS = 30
"""The longest pause that a server's Retry-After is honoured for."""

ANSWER_BYTES = 4_096
"""So much is kept of what a server says when it refuses."""

_BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
_ADVICE = {
    401: "it asks for a login; save the page as a file and check that.",
    403: "it refuses this tool; save the page as a file and check that.",
    404: "there is no such page; check the address.",
    410: "the page was removed; check an archived copy.",
    429: "it asks for fewer requests; try again later.",
    451: "the page is blocked for legal reasons; save it as a file and check that.",
}


class BusyError(FetchError):
    """The server asked to be left alone for `seconds`."""

    seconds: float = 0.0


def pause(error: FetchError, backoff: float) -> float | None:
    """Return the seconds to wait before the next attempt, or None where there is to be none."""
    if not error.retryable:
        return None
    if isinstance(error, BusyError):
        return error.seconds if error.seconds <= MAXIMUM_WAIT_SECONDS else None
    return backoff


def refusal(response: requests.Response, location: str) -> FetchError:
    """Say why a server refused, with what it says itself as `answer`."""
    status = response.status_code
    retryable = status == HTTPStatus.TOO_MANY_REQUESTS or status >= 500
    advice = _ADVICE.get(
        status, "try again later." if retryable else "check the address in a browser."
    )
    message = f"the server answered {status}: {advice}"
    answer = _beginning(response)
    seconds = _retry_after(response.headers.get("Retry-After", ""))
    if status in _BUSY and seconds is not None:
        busy = BusyError(location, message, retryable=True, status=status, answer=answer)
        busy.seconds = seconds
        return busy
    return FetchError(location, message, retryable=retryable, status=status, answer=answer)


def _beginning(response: requests.Response) -> bytes:
    """Return the first bytes of an answer, or none where they cannot be had."""
    try:
        found: bytes = response.raw.read1(ANSWER_BYTES, decode_content=True)
    except (urllib3.exceptions.HTTPError, OSError):
        return b""
    return found[:ANSWER_BYTES]


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


def failure(error: Exception, guard: Guard, settings: FetchSettings) -> FetchError:
    location = guard.location
    if not guard.remaining:
        return too_slow(location, settings)
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


def too_slow(location: str, settings: FetchSettings) -> FetchError:
    return FetchError(
        location,
        f"the page took longer than {settings.total_timeout_seconds:g} seconds in all; try again "
        "later, or raise fetch.total_timeout_seconds.",
        retryable=True,
    )
