"""The body of an HTTP answer, read under a size cap that counts the bytes after decompression."""

from __future__ import annotations

import zlib

import requests

from claims.errors import FetchError, UnreadableError

CHUNK_BYTES = 65_536
ACCEPT_ENCODING = "gzip"
"""The only compression asked for: its decoder can be told how much to give at most."""

_GZIP_WINDOW = 16 + zlib.MAX_WBITS


def read_body(response: requests.Response, location: str, maximum: int) -> bytes:
    """Return the whole body, decompressed.

    Raises:
        UnreadableError: it is larger than `maximum` bytes, or compressed in another way.
        FetchError: it ended early.
    """
    announced = response.headers.get("Content-Length", "")
    if announced.isascii() and announced.isdecimal() and _exceeds(announced, maximum):
        raise _too_large(location, maximum)
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding in {"", "identity"}:
        return _plain(response, location, maximum)
    if encoding in {"gzip", "x-gzip"}:
        return _unzipped(response, location, maximum)
    raise UnreadableError(
        location, f"the page is compressed as {encoding[:40]!r}, which was not asked for."
    )


def _exceeds(digits: str, maximum: int) -> bool:
    significant = digits.lstrip("0")
    return len(significant) > 18 or int(significant or "0") > maximum


def _next_chunk(response: requests.Response) -> bytes:
    # read1 returns what has arrived; read(n) would wait until n bytes have.
    chunk: bytes = response.raw.read1(CHUNK_BYTES, decode_content=False)
    return chunk


def _plain(response: requests.Response, location: str, maximum: int) -> bytes:
    body = bytearray()
    while chunk := _next_chunk(response):
        body += chunk
        if len(body) > maximum:
            raise _too_large(location, maximum)
    return bytes(body)


def _unzipped(response: requests.Response, location: str, maximum: int) -> bytes:
    body = bytearray()
    received = 0
    member = zlib.decompressobj(_GZIP_WINDOW)
    while not member.eof and (chunk := _next_chunk(response)):
        received += len(chunk)
        try:
            body += member.decompress(chunk, maximum - len(body) + 1)
        except zlib.error:
            raise _damaged(location) from None
        if max(len(body), received) > maximum:
            raise _too_large(location, maximum)
    if received and not member.eof:
        raise _damaged(location)
    return bytes(body)


def _damaged(location: str) -> FetchError:
    return FetchError(
        location, "the page arrived damaged or cut off; try again later.", retryable=True
    )


def _too_large(location: str, maximum: int) -> UnreadableError:
    return UnreadableError(
        location,
        f"the page is larger than {maximum:,} bytes; raise fetch.maximum_bytes to read it.",
    )
