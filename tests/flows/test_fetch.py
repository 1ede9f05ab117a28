"""Fetching against a real server on loopback that does what bad servers do."""

from __future__ import annotations

import contextlib
import gzip
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

import pytest
import urllib3.util.connection
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import FetchError, SourceError, UnreadableError
from claims.settings import FetchSettings
from flows.address import is_public
from flows.fetch import Fetcher
from flows.location import normalise_url, without_credentials

PAGE = b"<!doctype html><html><body><p>The bridge opened on 4 May.</p></body></html>"

Answer = Callable[["Handler"], None]


class Site(ThreadingHTTPServer):
    """Answers each path as the test says, and remembers what was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.finished = threading.Event()

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up on a bad server is what these tests are about."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        self.server.answers[self.path](self)

    def reply(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.start(status, **{"Content_Length": str(len(body)), **headers})
        self.wfile.write(body)

    def start(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def drip(self, data: bytes = b"x", seconds: float = 0.05) -> None:
        while not self.server.finished.wait(seconds):
            self.wfile.write(data)
            self.wfile.flush()

    def log_message(self, *_: Any, **__: Any) -> None:
        """Keep the tests' output to the tests."""


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.finished.set()
        server.shutdown()
        thread.join()


def fetcher(**changes: object) -> Fetcher:
    values: dict[str, object] = {
        "connect_timeout_seconds": 2,
        "read_timeout_seconds": 2,
        "total_timeout_seconds": 10,
        "maximum_bytes": 100_000,
        "backoff_seconds": 0,
        "allow_private_addresses": True,
    }
    return Fetcher(FetchSettings.model_validate(values | changes))


def html(body: bytes = PAGE, **headers: str) -> Answer:
    return lambda handler: handler.reply(200, body, **{"Content_Type": "text/html", **headers})


def in_turn(*answers: Answer) -> Answer:
    remaining = iter(answers)

    def answer(handler: Handler) -> None:
        next(remaining)(handler)

    return answer


def status(code: int, **headers: str) -> Answer:
    return lambda handler: handler.reply(code, b"sorry", **headers)


def redirect(target: str) -> Answer:
    return lambda handler: handler.reply(302, b"", Location=target)


def refused(site: Site, path: str, **changes: object) -> SourceError:
    with fetcher(**changes) as client, pytest.raises(SourceError) as caught:
        client.fetch(site.root + path)
    return caught.value


# What a good answer gives


def test_the_bytes_and_where_they_came_from_are_kept(site: Site) -> None:
    site.answers["/a"] = html(Content_Type="text/html; charset=utf-8", Set_Cookie="id=1", ETag="x")
    with fetcher(user_agent="desk/1 (desk@example.org)") as client:
        snapshot = client.fetch(f"{site.root}/a#top")
    assert snapshot.content == PAGE
    assert snapshot.location == snapshot.final_url == f"{site.root}/a"
    assert (snapshot.status, snapshot.content_type) == (200, "text/html")
    assert snapshot.headers["content-type"] == "text/html; charset=utf-8"
    assert snapshot.headers["etag"] == "x"
    assert "set-cookie" not in snapshot.headers
    assert snapshot.retrieved_at.utcoffset() is not None
    assert site.asked[0][1]["user-agent"] == "desk/1 (desk@example.org)"


def test_bytes_in_another_character_set_are_kept_as_they_are(site: Site) -> None:
    body = "<p>Мост открыли 4 мая.</p>".encode("windows-1251")
    site.answers["/a"] = html(body, Content_Type="text/html; charset=windows-1251")
    with fetcher() as client:
        snapshot = client.fetch(f"{site.root}/a")
    assert snapshot.content == body
    assert snapshot.headers["content-type"].endswith("windows-1251")


def test_a_compressed_page_is_unpacked(site: Site) -> None:
    site.answers["/a"] = html(gzip.compress(PAGE), Content_Encoding="gzip")
    with fetcher() as client:
        assert client.fetch(f"{site.root}/a").content == PAGE


def test_a_chunked_page_is_put_together(site: Site) -> None:
    def answer(handler: Handler) -> None:
        handler.start(200, Content_Type="text/plain", Transfer_Encoding="chunked")
        handler.wfile.write(b"4\r\nThe \r\n6\r\nbridge\r\n0\r\n\r\n")

    site.answers["/a"] = answer
    with fetcher() as client:
        assert client.fetch(f"{site.root}/a").content == b"The bridge"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (PAGE, "text/html"),
        (b"\xef\xbb\xbf\n<P>It opened.", "text/html"),
        ("<html>".encode("utf-16"), "text/html"),
        (b"The bridge opened.", "text/plain"),
        (b"5 < 6 and <p> is a tag", "text/plain"),
    ],
)
def test_without_a_type_the_bytes_tell_it(site: Site, body: bytes, expected: str) -> None:
    site.answers["/a"] = lambda handler: handler.reply(200, body)
    with fetcher() as client:
        assert client.fetch(f"{site.root}/a").content_type == expected


def test_redirects_are_followed_and_the_end_is_kept(site: Site) -> None:
    site.answers |= {"/a": redirect("/b"), "/b": redirect(f"{site.root}/c?d=1#e"), "/c?d=1": html()}
    with fetcher() as client:
        snapshot = client.fetch(f"{site.root}/a")
    assert snapshot.location == f"{site.root}/a"
    assert snapshot.final_url == f"{site.root}/c?d=1"


def test_no_cookie_comes_back(site: Site) -> None:
    site.answers |= {
        "/a": lambda handler: handler.reply(302, b"", Location="/b", Set_Cookie="id=1; Path=/"),
        "/b": html(),
    }
    with fetcher() as client:
        client.fetch(f"{site.root}/a")
        client.fetch(f"{site.root}/b")
    assert all("cookie" not in headers for _, headers in site.asked)


def test_a_thread_pool_shares_one_fetcher(site: Site) -> None:
    addresses = [f"/{number}" for number in range(24)]
    site.answers |= {path: html(PAGE + path.encode()) for path in addresses}
    with fetcher() as client, ThreadPoolExecutor(6) as pool:
        snapshots = list(pool.map(client.fetch, [site.root + path for path in addresses]))
    assert [s.content for s in snapshots] == [PAGE + path.encode() for path in addresses]


# What is tried again, and what is not


def test_a_server_error_is_tried_again(site: Site) -> None:
    site.answers["/a"] = in_turn(status(500), status(503), html())
    with fetcher() as client:
        assert client.fetch(f"{site.root}/a").status == 200
    assert len(site.asked) == 3


def test_tries_are_bounded(site: Site) -> None:
    site.answers["/a"] = status(502)
    error = refused(site, "/a", retries=1)
    assert isinstance(error, FetchError)
    assert (error.status, error.retryable) == (502, True)
    assert len(site.asked) == 2


@pytest.mark.parametrize("code", [400, 401, 403, 404, 408, 410, 418, 451])
def test_a_client_error_is_final(site: Site, code: int) -> None:
    site.answers["/a"] = status(code)
    error = refused(site, "/a")
    assert isinstance(error, FetchError)
    assert (error.status, error.retryable) == (code, False)
    assert f"answered {code}" in str(error)
    assert len(site.asked) == 1


def test_retry_after_is_waited_for(site: Site) -> None:
    moments: list[float] = []

    def answer(handler: Handler) -> None:
        moments.append(time.monotonic())
        (status(429, Retry_After="1") if len(moments) == 1 else html())(handler)

    site.answers["/a"] = answer
    with fetcher() as client:
        client.fetch(f"{site.root}/a")
    assert moments[1] - moments[0] >= 1


@pytest.mark.parametrize("asked", ["3600", "9" * 400, "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_a_long_retry_after_is_left_to_a_later_run(site: Site, asked: str) -> None:
    site.answers["/a"] = status(429, Retry_After=asked)
    error = refused(site, "/a")
    assert isinstance(error, FetchError)
    assert (error.status, error.retryable) == (429, True)
    assert len(site.asked) == 1


@pytest.mark.parametrize("asked", ["soon", "-1", "", "Fri, 01 Jan 1999 00:00:00 GMT"])
def test_a_senseless_retry_after_does_no_harm(site: Site, asked: str) -> None:
    site.answers["/a"] = in_turn(status(429, Retry_After=asked), html())
    with fetcher() as client:
        assert client.fetch(f"{site.root}/a").status == 200


def cut(handler: Handler) -> None:
    """Break the connection off as a crashed server does: with a reset, after half the page."""
    handler.start(200, Content_Type="text/html", Content_Length=str(len(PAGE)))
    handler.wfile.write(PAGE[:10])
    handler.wfile.flush()
    reset_on_close = struct.pack("ii", 1, 0)
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset_on_close)
    handler.close_connection = True


def short(handler: Handler) -> None:
    handler.start(200, Content_Type="text/html", Content_Length="500")
    handler.wfile.write(PAGE)
    handler.close_connection = True


def half_a_chunk(handler: Handler) -> None:
    handler.start(200, Content_Type="text/html", Transfer_Encoding="chunked")
    handler.wfile.write(b"ff\r\nabc")
    handler.close_connection = True


def half_a_gzip(handler: Handler) -> None:
    handler.reply(200, gzip.compress(PAGE)[:-12], Content_Type="text/html", Content_Encoding="gzip")


def no_http(handler: Handler) -> None:
    handler.wfile.write(b"220 mail.example ESMTP\r\n")
    handler.close_connection = True


BREAKS = [cut, short, half_a_chunk, half_a_gzip, no_http]


@pytest.mark.parametrize("broken", BREAKS)
def test_a_broken_answer_is_tried_again(site: Site, broken: Answer) -> None:
    site.answers["/a"] = in_turn(broken, html())
    with fetcher() as client:
        assert client.fetch(f"{site.root}/a").content == PAGE


@pytest.mark.parametrize("broken", BREAKS)
def test_half_a_page_is_never_taken_for_the_page(site: Site, broken: Answer) -> None:
    site.answers["/a"] = broken
    error = refused(site, "/a", retries=0)
    assert isinstance(error, FetchError)
    assert error.retryable


def test_nobody_listening_can_be_tried_later() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        with fetcher() as client, pytest.raises(FetchError, match="connection failed") as caught:
            client.fetch(f"http://127.0.0.1:{port}/")
    assert caught.value.retryable


# Time


def test_a_silent_server_is_left(site: Site) -> None:
    def answer(handler: Handler) -> None:
        handler.server.finished.wait(5)

    site.answers["/a"] = answer
    error = refused(site, "/a", read_timeout_seconds=0.1, retries=1)
    assert "silent for 0.1 seconds" in str(error)
    assert len(site.asked) == 2


def drip_body(handler: Handler) -> None:
    handler.start(200, Content_Type="text/html", Content_Length="90000")
    handler.drip()


def drip_endless_body(handler: Handler) -> None:
    handler.start(200, Content_Type="text/html", Connection="close")
    handler.drip()


def drip_chunk_length(handler: Handler) -> None:
    handler.start(200, Content_Type="text/html", Transfer_Encoding="chunked")
    handler.drip(b"0")


def drip_header(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    handler.drip()


def drip_status(handler: Handler) -> None:
    handler.drip(b"H")


@pytest.mark.parametrize(
    "slow", [drip_body, drip_endless_body, drip_chunk_length, drip_header, drip_status]
)
def test_a_dripping_server_is_cut_off_at_the_deadline(site: Site, slow: Answer) -> None:
    site.answers["/a"] = slow
    error = refused(site, "/a", total_timeout_seconds=0.4, retries=5)
    assert "took longer than 0.4 seconds in all" in str(error)
    assert len(site.asked) == 1


def test_a_dripping_tls_handshake_is_cut_off_too() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        done = threading.Event()

        def drip() -> None:
            connection, _ = listener.accept()
            with connection, contextlib.suppress(OSError):
                connection.sendall(b"\x16\x03\x03\x40\x00")  # a record of 16 KiB begins
                while not done.wait(0.05):
                    connection.sendall(b"\x02")

        thread = threading.Thread(target=drip)
        thread.start()
        url = f"https://127.0.0.1:{listener.getsockname()[1]}/"
        limits = fetcher(total_timeout_seconds=0.4, retries=0)
        with limits as client, pytest.raises(FetchError, match=r"longer than 0\.4 seconds"):
            client.fetch(url)
        done.set()
        thread.join()


def test_a_deadline_that_passed_does_not_touch_the_next_page(site: Site) -> None:
    site.answers |= {"/slow": drip_body, "/a": html()}
    with fetcher(total_timeout_seconds=0.3, retries=0) as client:
        client.fetch(f"{site.root}/a")
        with pytest.raises(FetchError):
            client.fetch(f"{site.root}/slow")
        assert client.fetch(f"{site.root}/a").content == PAGE


# Size


def test_an_announced_size_is_enough_to_refuse(site: Site) -> None:
    site.answers["/a"] = lambda handler: handler.start(
        200, Content_Type="text/html", Content_Length="500000000"
    )
    error = refused(site, "/a", read_timeout_seconds=5)
    assert isinstance(error, UnreadableError)
    assert "larger than 100,000 bytes" in str(error)


def test_an_unannounced_size_is_counted(site: Site) -> None:
    def answer(handler: Handler) -> None:
        handler.start(200, Content_Type="text/html", Connection="close")
        with contextlib.suppress(OSError):
            while not handler.server.finished.is_set():
                handler.wfile.write(b"x" * 10_000)

    site.answers["/a"] = answer
    assert "larger than 100,000 bytes" in str(refused(site, "/a"))


def test_a_gzip_bomb_is_counted_unpacked(site: Site) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    assert len(bomb) < 100_000
    site.answers["/a"] = html(bomb, Content_Encoding="gzip")
    error = refused(site, "/a")
    assert isinstance(error, UnreadableError)
    assert "larger than 100,000 bytes" in str(error)


@pytest.mark.parametrize("size", [99_999, 100_000])
def test_a_page_up_to_the_limit_is_read(site: Site, size: int) -> None:
    site.answers |= {
        "/a": html(b"x" * size),
        "/b": html(gzip.compress(b"x" * size), Content_Encoding="gzip"),
    }
    with fetcher() as client:
        assert len(client.fetch(f"{site.root}/a").content) == size
        assert len(client.fetch(f"{site.root}/b").content) == size


# Type


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", "x"])
def test_another_type_is_named(site: Site, kind: str) -> None:
    site.answers["/a"] = html(Content_Type=kind)
    error = refused(site, "/a")
    assert isinstance(error, UnreadableError)
    assert repr(kind) in str(error)


@pytest.mark.parametrize(
    ("body", "words"),
    [(b"", "empty"), (b" \r\n\t", "empty"), (b"%PDF-1.7", "PDF"), (b"a\x00b", "binary data")],
)
def test_bytes_that_hold_no_text_are_refused(site: Site, body: bytes, words: str) -> None:
    site.answers["/a"] = html(body)
    error = refused(site, "/a")
    assert isinstance(error, UnreadableError)
    assert words in str(error)


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "deflate"])
def test_a_compression_that_was_not_asked_for_is_refused(site: Site, encoding: str) -> None:
    site.answers["/a"] = html(Content_Encoding=encoding)
    assert "was not asked for" in str(refused(site, "/a"))


# Redirects and addresses


def test_a_circle_of_redirects_is_seen(site: Site) -> None:
    site.answers |= {"/a": redirect("/b"), "/b": redirect("/a")}
    assert "redirects in a circle" in str(refused(site, "/a"))
    assert site.paths() == ["/a", "/b"]


def test_endless_redirects_end(site: Site) -> None:
    site.answers |= {f"/{number}": redirect(f"/{number + 1}") for number in range(20)}
    assert "redirects more than 3 times" in str(refused(site, "/0", maximum_redirects=3))
    assert site.paths() == ["/0", "/1", "/2", "/3"]


def test_the_body_of_a_redirect_is_not_read(site: Site) -> None:
    def answer(handler: Handler) -> None:
        handler.start(302, Location="/b", Content_Length="90000000")
        handler.drip()

    site.answers |= {"/a": answer, "/b": html()}
    with fetcher(read_timeout_seconds=5) as client:
        assert client.fetch(f"{site.root}/a").content == PAGE


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("file:///etc/hostname", "not an http or https address"),
        ("ftp://example.org/a", "not an http or https address"),
        ("http://user:word@example.org/", "user name or password"),
        ("http://[::1", "no valid address"),
        ("https://:8080/a", "names no host"),
    ],
)
def test_a_redirect_is_checked_like_a_first_address(site: Site, target: str, words: str) -> None:
    site.answers["/a"] = redirect(target)
    error = refused(site, "/a")
    assert words in str(error)
    assert "word@" not in str(error)


class Names:
    """A name service and a network of the test's making, in front of the real loopback."""

    def __init__(self, patch: pytest.MonkeyPatch, port: int) -> None:
        self.addresses: dict[str, list[str]] = {}
        self.opened: list[str] = []
        self._resolve = socket.getaddrinfo
        self._connect = urllib3.util.connection.create_connection
        self._port = port
        patch.setattr(socket, "getaddrinfo", self.getaddrinfo)
        patch.setattr(urllib3.util.connection, "create_connection", self.create_connection)

    def getaddrinfo(self, host: str, port: int, *rest: int, **more: int) -> list[object]:
        if host in self.addresses:
            host = self.addresses[host].pop(0)
        return list(self._resolve(host, port, *rest, **more))

    def create_connection(self, address: tuple[str, int], *rest: Any, **more: Any) -> socket.socket:
        self.opened.append(address[0])
        return self._connect(("127.0.0.1", self._port), *rest, **more)


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch, site: Site) -> Names:
    return Names(monkeypatch, site.server_port)


def test_a_redirect_into_the_private_network_is_refused(site: Site, names: Names) -> None:
    names.addresses = {"news.example": ["8.8.8.8"], "inside.example": ["10.0.0.7"]}
    site.answers["/a"] = redirect("http://inside.example/admin")
    with fetcher(allow_private_addresses=False) as client, pytest.raises(FetchError) as caught:
        client.fetch("http://news.example/a")
    assert "10.0.0.7, inside a private network" in str(caught.value)
    assert not caught.value.retryable
    assert names.opened == ["8.8.8.8"]


def test_a_name_that_changes_its_address_gains_nothing(site: Site, names: Names) -> None:
    names.addresses = {"news.example": ["8.8.8.8", "127.0.0.1"]}
    site.answers["/a"] = html()
    with fetcher(allow_private_addresses=False) as client:
        assert client.fetch("http://news.example/a").content == PAGE
    assert names.opened == ["8.8.8.8"]
    assert site.asked[0][1]["host"] == "news.example"


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0", "[::1]", "[::ffff:127.0.0.1]", "[::]"],
)
def test_this_machine_is_refused_in_every_spelling(site: Site, host: str) -> None:
    site.answers["/a"] = html()
    with fetcher(allow_private_addresses=False) as client, pytest.raises(FetchError) as caught:
        client.fetch(f"http://{host}:{site.server_port}/a")
    assert not caught.value.retryable
    assert site.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "0.1.2.3", "10.1.2.3", "100.64.0.1", "127.8.8.8", "169.254.169.254", "172.16.0.1",
        "192.168.1.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1%eth0",
        "fc00::1", "fec0::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
        "2001:db8::1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


def test_an_unknown_host_is_named() -> None:
    with fetcher(retries=0) as client, pytest.raises(FetchError, match=r"'nowhere\.invalid'"):
        client.fetch("http://nowhere.invalid/")


# The spelling of addresses


@pytest.mark.parametrize(
    ("given_url", "expected"),
    [
        ("HTTP://Example.ORG:80/A?b=C#d", "http://example.org/A?b=C"),
        ("https://example.org:443/", "https://example.org/"),
        ("https://example.org:8443/", "https://example.org:8443/"),
        (
            " https://example.org/a//b/../c?x=1&x=2&utm=y ",
            "https://example.org/a//b/../c?x=1&x=2&utm=y",
        ),
        ("http://[2606:4700::1111]:80/", "http://[2606:4700::1111]/"),
        ("https://example.org", "https://example.org"),
    ],
)
def test_one_spelling_for_one_address(given_url: str, expected: str) -> None:
    assert normalise_url(given_url) == expected
    assert normalise_url(expected) == expected


@pytest.mark.parametrize(
    "url",
    ["", "example.org", "ftp://example.org/", "http://", "http://a b/", "http://a:x/", "http://[/",
     "http://a:99999/", "http://\ud800/", "javascript:alert(1)"],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with fetcher() as client, pytest.raises(FetchError) as caught:
        client.fetch(url)
    assert not caught.value.retryable


def test_credentials_are_refused_and_not_repeated() -> None:
    with fetcher() as client, pytest.raises(FetchError, match="user name or password") as caught:
        client.fetch("https://desk:s3cret@example.org/a")
    assert "s3cret" not in str(caught.value)
    assert caught.value.location == "https://example.org/a"


@given(st.text(max_size=60) | st.text("htps:/@[]%?#.\\0x1 é", max_size=40).map("http://a".__add__))
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    assert without_credentials(text) is not None
    try:
        url = normalise_url(text)
    except FetchError:
        return
    assert normalise_url(url) == url
    assert "@" not in urlsplit(url).netloc
