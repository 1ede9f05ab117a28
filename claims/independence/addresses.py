"""Addresses of pages in one form, so that one page under two addresses is seen to be one page.

Nothing is fetched: what an address says by itself is all that is used.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}
_MIRROR = re.compile(r"^(?:www\d{0,2}|m|mobile|amp|touch)\.(?=[^.]+\.[^.])")
"""What a site puts before its name for a kind of device, and means nothing else by."""
_TRACKING = re.compile(
    r"(?:utm|at|mtm|pk|hsa|stm|itm|guce)_\w+|_hs\w+|(?:fb|g|dc|y|ms|tw)clid|gclsrc|[gw]braid|srsltid"
    r"|mc_[ce]id|s_cid|_g[al]|igsh(?:id)?|mkt_tok|wt_mc|ref|ref_src|referrer|source|share|cmpid"
    r"|ncid|ocid|smid|taid|xtor|ftag|guccounter|feature|si|spm|amp|outputtype|partner|rss|ito",
    re.IGNORECASE,
)
"""Parameters that say where a reader came from or how the page is shown, not which page it is."""
_AMP_ENDING = re.compile(r"(?:/amp(?:\.html?)?|\.amp(?=\.html?$)|\.amp)$", re.IGNORECASE)
_AMP_OPENING = re.compile(r"^/amp(?=/)", re.IGNORECASE)
_WRAPPED = re.compile(
    r"^https?://(?:[\w-]+\.cdn\.ampproject\.org/[acivw](?P<amp>/s)?/"
    r"|(?:www\.)?google\.[a-z.]{2,6}/amp(?P<viewer>/s)?/"
    r"|web\.archive\.org/web/\d+(?:[a-z]{2}_)?/(?:https?://)?)(?P<page>.+)$",
    re.IGNORECASE,
)
"""Caches and archives that name the page they hold in their own address."""
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

PLATFORMS = frozenset(
    """
    archive.is archive.org archive.ph archive.today bit.ly bsky.app dailymotion.com docs.google.com
    dropbox.com drive.google.com facebook.com flickr.com github.com github.io blogspot.com
    instagram.com linkedin.com medium.com news.google.com news.yahoo.com msn.com reddit.com
    scribd.com substack.com t.co t.me telegra.ph threads.net tiktok.com tumblr.com twitter.com
    vimeo.com vk.com weebly.com wikidata.org wikipedia.org wordpress.com x.com yahoo.com
    youtu.be youtube.com
    """.split()
)
"""Sites on which anybody publishes: sharing one says nothing of who wrote a text."""


@lru_cache(maxsize=8192)
def canonical_url(url: str) -> str | None:
    """Return the one form of a web address, or None for what is no web address.

    The scheme becomes https; `www.`, `m.`, `amp.` and their like, a default port, credentials,
    the fragment, a trailing slash, tracking parameters and the marks of an AMP page go; the
    parameters that are left are sorted. A page in an AMP cache or a web archive is the page itself.
    """
    wrapped = _WRAPPED.match(url.strip())
    if wrapped:
        return canonical_url(f"https://{wrapped['page'].removeprefix('https://')}")
    parts, host = _split(url)
    if parts is None or not host:
        return None
    path = _AMP_OPENING.sub("", _AMP_ENDING.sub("", parts.path.rstrip("/")))
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    )
    query = f"?{urlencode(kept)}" if kept else ""
    port = parts.port
    shown = f":{port}" if port and port != _DEFAULT_PORTS[parts.scheme.lower()] else ""
    return f"https://{host}{shown}{_escaped(path.rstrip('/'))}{query}"


def site_of(url: str | None) -> str | None:
    """Return the host of a web address without `www.` and its like; None on a shared platform."""
    host = _split(canonical_url(url or "") or "")[1]
    if not host or any(is_within(host, platform) for platform in PLATFORMS):
        return None
    return host


def is_within(host: str, domain: str) -> bool:
    """Whether a host is a domain or one of its sub-domains."""
    return host == domain or host.endswith(f".{domain}")


def _split(url: str) -> tuple[SplitResult | None, str]:
    """Return the parts of a web address and its host in ASCII; nothing of what cannot be read."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".")
        parts.port  # noqa: B018  (reading it is what checks it)
    except ValueError:
        return None, ""
    if parts.scheme.lower() not in _DEFAULT_PORTS:
        return None, ""
    return parts, _MIRROR.sub("", ascii_host(host))


def ascii_host(host: str) -> str:
    """Return a host name in lower case and in the ASCII form of international names."""
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return host.lower()


def _escaped(path: str) -> str:
    """Write a path with one spelling of each escaped character (RFC 3986, 6.2.2)."""
    return quote(_ESCAPE.sub(_unescaped, path), safe="/%:@!$&'()*+,;=~-._")


def _unescaped(escape: re.Match[str]) -> str:
    character = chr(int(escape[1], 16))
    return character if character in _UNRESERVED else escape[0].upper()
