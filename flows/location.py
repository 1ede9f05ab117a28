"""The addresses of articles: one spelling for one address, and no secrets in any of them."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit, urlunsplit

from claims.errors import FetchError

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,31}):(?=//)|(file):", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f\ud800-\udfff]")


def scheme_of(location: str) -> str | None:
    """Return the URL scheme of a location in lower case, or None for a path.

    One letter before the colon is a Windows drive, and a colon without `//` is part of a file's
    name, except after `file`.
    """
    match = _SCHEME.match(location)
    return (match[1] or match[2]).lower() if match else None


def normalise_url(url: str) -> str:
    """Return the one spelling of a web address that documents are known by.

    Scheme and host are in lower case; the scheme's default port, the fragment and surrounding
    white space are dropped; everything else is kept as it was written.

    Raises:
        FetchError: this is no http or https address, or it carries a user name or password.
    """
    parts, port = _split(url.strip())
    host = (parts.hostname or "").lower()
    if ":" in host:
        host = f"[{host}]"
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        host = f"{host}:{port}"
    return urlunsplit((parts.scheme, host, parts.path, parts.query, ""))


def without_credentials(url: str) -> str:
    """Return `url` as it may be shown or logged: without user name and password."""
    head, slashes, rest = url.partition("//")
    authority, separator, path = _cut_authority(rest)
    return f"{head}{slashes}{authority.rpartition('@')[2]}{separator}{path}"


def _cut_authority(rest: str) -> tuple[str, str, str]:
    match = re.search(r"[/?#\\]", rest)
    if match is None:
        return rest, "", ""
    return rest[: match.start()], match[0], rest[match.end() :]


def _split(url: str) -> tuple[SplitResult, int | None]:
    shown = without_credentials(url)
    if _UNPRINTABLE.search(url):
        raise FetchError(shown, "has a space or control character in it; encode it as %20.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(shown, f"is not a valid address ({error}); correct it.") from None
    if parts.scheme not in _DEFAULT_PORTS:
        raise FetchError(shown, "is not an http or https address; only those are fetched.")
    if not parts.hostname:
        raise FetchError(shown, "names no host; give a whole address such as https://host/page.")
    if "@" in parts.netloc:
        raise FetchError(
            shown, "carries a user name or password; take it out, credentials are never sent."
        )
    return parts, port
