"""Sites: which addresses belong to one, so that no page can speak for somebody else."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from claims.independence.addresses import ascii_host, is_within


def host_of(url: str) -> str:
    """Return the host of a web address without a leading "www."; "" where it has none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return _bare(host)


def is_on(url: str, sites: Iterable[str]) -> bool:
    """Whether a web address is on one of the sites or on a sub-domain of one."""
    host = host_of(url)
    return bool(host) and any(is_within(host, _bare(site)) for site in sites if site)


def _bare(site: str) -> str:
    return ascii_host(site.rstrip(".")).removeprefix("www.")
