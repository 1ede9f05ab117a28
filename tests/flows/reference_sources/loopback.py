"""A server on loopback that answers as each test says, and the session that sources read it by."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from claims.settings import FetchSettings
from flows.reference_sources.session import HttpSession, Validators, Visits
from flows.reference_sources.source import Failed, Page, Reading, ReferenceSource

Answer = Callable[["Handler"], None]


@dataclass(frozen=True)
class Asked:
    path: str
    parameters: dict[str, str]
    headers: dict[str, str]


class Service(ThreadingHTTPServer):
    """Answers each path as the test says; what it does not know is 404."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Answer] = {}
        self.asked: list[Asked] = []
        self.finished = threading.Event()

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up on a bad server is what these tests are about."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Service

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        parameters = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.server.asked.append(Asked(self.path, parameters, dict(self.headers.items())))
        self.server.answers.get(parts.path, status(404))(self)

    def reply(self, code: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(code)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any, **__: Any) -> None:
        """Keep the tests' output to the tests."""


@contextmanager
def serving() -> Iterator[Service]:
    with Service() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.finished.set()
        server.shutdown()
        thread.join()


def body(content: bytes | str, kind: str = "text/html; charset=utf-8", **headers: str) -> Answer:
    data = content.encode() if isinstance(content, str) else content
    return lambda handler: handler.reply(200, data, **{"Content_Type": kind, **headers})


def document(value: object, kind: str = "application/json", **headers: str) -> Answer:
    return body(json.dumps(value), kind, **headers)


def status(code: int, value: object = None, **headers: str) -> Answer:
    data = b"sorry" if value is None else json.dumps(value).encode()
    return lambda handler: handler.reply(code, data, **headers)


def in_turn(*answers: Answer) -> Answer:
    remaining = iter(answers)

    def answer(handler: Handler) -> None:
        next(remaining)(handler)

    return answer


def truncated(content: bytes) -> Answer:
    """Announce more bytes than come, as a connection does that breaks off."""

    def answer(handler: Handler) -> None:
        handler.reply(200, content, Content_Length=str(len(content) + 100))
        handler.close_connection = True

    return answer


def silent(handler: Handler) -> None:
    handler.server.finished.wait(5)


def tagged(content: str, etag: str, kind: str = "text/html") -> Answer:
    """Answer 304 to whoever has this version already."""

    def answer(handler: Handler) -> None:
        known = handler.headers.get("If-None-Match") == etag
        (status(304) if known else body(content, kind, ETag=etag))(handler)

    return answer


@contextmanager
def session(
    known: Mapping[str, Validators] | None = None, **changes: object
) -> Iterator[HttpSession]:
    values: dict[str, object] = {
        "connect_timeout_seconds": 2,
        "read_timeout_seconds": 2,
        "total_timeout_seconds": 10,
        "maximum_bytes": 200_000,
        "retries": 1,
        "backoff_seconds": 0,
        "allow_private_addresses": True,
        "requests_per_second_per_host": 1000,
    }
    with Visits(FetchSettings.model_validate(values | changes)) as visits:
        yield visits.session(known)


def readings(source: ReferenceSource, **changes: object) -> list[Reading]:
    with session(**changes) as http:
        return list(source.read(http))


def only_page(source: ReferenceSource, **changes: object) -> Page:
    (reading,) = readings(source, **changes)
    assert isinstance(reading, Page)
    return reading


def only_failure(source: ReferenceSource, **changes: object) -> str:
    (reading,) = readings(source, **changes)
    assert isinstance(reading, Failed)
    return str(reading.error)
