"""The session of reference sources, against a real server on loopback."""

from __future__ import annotations

import gzip
import logging

import pytest
from loopback import Service, body, in_turn, session, status, tagged, truncated

from claims.errors import FetchError, SourceError, UnreadableError
from claims.settings import FetchSettings
from claims.snapshot import Snapshot
from flows.reference_sources.rate import HostRate
from flows.reference_sources.session import HttpSession, NotModified, Validators, Visits

KEY = "k3y/with+signs"


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


def visits(clock: Clock, per_second: float = 2, **changes: object) -> Visits:
    settings = {"allow_private_addresses": True, "backoff_seconds": 0, **changes}
    rate = HostRate(per_second, clock, clock.sleep)
    return Visits(FetchSettings.model_validate(settings), rate)


def refused(http: HttpSession, url: str, **options: object) -> SourceError:
    with pytest.raises(SourceError) as caught:
        http.get(url, **{"accept": "text/html"} | options)  # type: ignore[arg-type]
    return caught.value


# Conditional requests


def test_a_page_that_is_known_is_asked_for_only_where_it_changed(service: Service) -> None:
    url = f"{service.root}/a"
    service.answers["/a"] = tagged("<p>one</p>", '"1"')
    with session({url: Validators(etag='"1"')}) as http:
        assert http.get(url, accept="text/html") == NotModified(url)
        assert http.seen(url) is None
        service.answers["/a"] = tagged("<p>two</p>", '"2"')
        found = http.get(f"{url}#top", accept="text/html")
        assert isinstance(found, Snapshot)
        assert (found.content, http.seen(url)) == (b"<p>two</p>", found)
    assert {asked.headers["If-None-Match"] for asked in service.asked} == {'"1"'}


def test_the_date_of_a_page_is_sent_as_it_came(service: Service) -> None:
    date = "Sat, 04 May 2024 10:00:00 GMT"
    service.answers["/a"] = status(304)
    url = f"{service.root}/a"
    with session({url: Validators(last_modified=date)}) as http:
        assert http.get(url, accept="text/html") == NotModified(url)
    assert service.asked[-1].headers["If-Modified-Since"] == date


def test_a_new_page_is_asked_for_without_conditions(service: Service) -> None:
    service.answers["/a"] = status(304)
    with session() as http:
        assert isinstance(refused(http, f"{service.root}/a"), UnreadableError)
    assert "If-None-Match" not in service.asked[-1].headers


def test_a_search_is_never_conditional(service: Service) -> None:
    service.answers["/a"] = body("{}", "application/json", ETag='"1"')
    url = f"{service.root}/a"
    with session({url: Validators(etag='"1"')}) as http:
        found = http.get(url, accept="application/json", parameters={"query": "toll"})
        assert isinstance(found, Snapshot)
        assert found.location == found.final_url == url
        assert http.seen(url) is None
    assert service.asked[-1].parameters == {"query": "toll"}


def test_any_text_is_taken_and_gzip_is_opened(service: Service) -> None:
    data = gzip.compress(b'{"a": 1}')
    service.answers["/a"] = body(data, "application/ld+json", Content_Encoding="gzip")
    with session() as http:
        found = http.get(f"{service.root}/a", accept="application/ld+json")
    assert isinstance(found, Snapshot)
    assert found.content == b'{"a": 1}'
    assert service.asked[-1].headers["Accept"] == "application/ld+json"


# What goes wrong


def test_too_many_requests_are_tried_again_when_the_server_says(service: Service) -> None:
    service.answers["/a"] = in_turn(status(429, Retry_After="0"), body("<p>one</p>"))
    with session() as http:
        assert isinstance(http.get(f"{service.root}/a", accept="text/html"), Snapshot)
    assert service.paths() == ["/a", "/a"]


@pytest.mark.parametrize("code", [404, 410, 429, 500])
def test_the_status_of_a_failure_is_told(service: Service, code: int) -> None:
    service.answers["/a"] = status(code)
    with session(retries=0) as http:
        error = refused(http, f"{service.root}/a")
    assert isinstance(error, FetchError)
    assert error.status == code


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (truncated(b"<p>one</p>"), FetchError),
        (body(b""), UnreadableError),
        (body(b"x" * 3_000), UnreadableError),
        (body(b"%PDF-1.7"), UnreadableError),
    ],
    ids=["cut off", "empty", "too large", "binary"],
)
def test_a_bad_answer_is_no_page(service: Service, answer, kind: type[SourceError]) -> None:
    service.answers["/a"] = answer
    with session(maximum_bytes=2_000, retries=0) as http:
        assert isinstance(refused(http, f"{service.root}/a"), kind)


def test_the_own_network_is_not_asked(service: Service) -> None:
    with session(allow_private_addresses=False, retries=0) as http:
        error = refused(http, f"{service.root}/a", page=True)
    assert "fetch.allow_private_addresses" in str(error)
    assert service.asked == []


# Keys


@pytest.mark.parametrize("code", [302, 400, 500])
def test_a_key_is_in_no_message_and_no_log(service: Service, code: int, caplog) -> None:
    elsewhere = {"Location": "ftp://files.example/?key=k3y%2Fwith%2Bsigns"} if code == 302 else {}
    service.answers["/a"] = status(code, **elsewhere)
    caplog.set_level(logging.DEBUG, "claimledger")
    with session(retries=0) as http:
        error = refused(http, f"{service.root}/a", parameters={"key": KEY}, headers={"X-Key": KEY})
    assert service.asked[-1].parameters == {"key": KEY}
    assert service.asked[-1].headers["X-Key"] == KEY
    shown = f"{error} {error.location} {caplog.text} {error.__cause__}"
    assert KEY not in shown
    assert "k3y%2Fwith%2Bsigns" not in shown


def test_a_key_goes_to_no_other_host(service: Service) -> None:
    other = service.root.replace("127.0.0.1", "localhost")
    service.answers["/a"] = status(302, Location=f"{other}/b")
    service.answers["/b"] = body("<p>one</p>")
    with session() as http:
        http.get(f"{service.root}/a", accept="text/html", headers={"X-Key": KEY})
    assert [asked.headers.get("X-Key") for asked in service.asked] == [KEY, None]


# robots.txt


def test_a_page_that_the_site_forbids_is_not_read(service: Service) -> None:
    service.answers["/robots.txt"] = body(
        "User-agent: claimledger\nDisallow: /private\n\nUser-agent: *\nDisallow: /\n", "text/plain"
    )
    service.answers["/a"] = service.answers["/private/b"] = body("<p>one</p>")
    service.answers["/c"] = status(302, Location="/private/b")
    with session() as http:
        assert isinstance(http.get(f"{service.root}/a", accept="text/html", page=True), Snapshot)
        for path in ("/private/b", "/c"):
            assert "forbids" in str(refused(http, service.root + path, page=True))
        assert isinstance(http.get(f"{service.root}/private/b", accept="text/html"), Snapshot)
    assert [asked.path for asked in service.asked].count("/robots.txt") == 1
    assert service.paths() == ["/a", "/c", "/private/b"]


@pytest.mark.parametrize("code", [401, 403, 404, 410])
def test_a_site_without_rules_allows_everything(service: Service, code: int) -> None:
    service.answers |= {"/robots.txt": status(code), "/a": body("<p>one</p>")}
    with session() as http:
        assert isinstance(http.get(f"{service.root}/a", accept="text/html", page=True), Snapshot)


@pytest.mark.parametrize("code", [429, 500, 503])
def test_a_site_whose_rules_cannot_be_had_is_not_read_now(service: Service, code: int) -> None:
    service.answers |= {"/robots.txt": status(code), "/a": body("<p>one</p>")}
    with session(retries=0) as http:
        error = refused(http, f"{service.root}/a", page=True)
    assert isinstance(error, FetchError)
    assert error.retryable
    assert service.paths() == []


def test_an_endless_file_of_rules_is_cut(service: Service) -> None:
    rules = "User-agent: *\nDisallow: /private\n" + "# nothing\n" * 60_000 + "Disallow: /a\n"
    service.answers |= {"/robots.txt": body(rules, "text/plain"), "/a": body("<p>one</p>")}
    with session(maximum_bytes=2_000_000) as http:
        assert isinstance(http.get(f"{service.root}/a", accept="text/html", page=True), Snapshot)
        assert "forbids" in str(refused(http, f"{service.root}/private", page=True))


# The pace


def test_a_host_is_asked_at_its_pace_redirects_and_attempts_included(service: Service) -> None:
    clock = Clock()
    service.answers["/a"] = in_turn(status(500), status(302, Location="/b"))
    service.answers["/b"] = body("<p>one</p>")
    with visits(clock) as shared:
        shared.session().get(f"{service.root}/a", accept="text/html", page=True)
        shared.session().get(f"{service.root}/b", accept="text/html", page=True)
    assert [asked.path for asked in service.asked] == ["/robots.txt", "/a", "/a", "/b", "/b"]
    assert clock.slept == [0.5] * 4


def test_each_host_has_a_pace_of_its_own() -> None:
    clock = Clock()
    rate = HostRate(1, clock, clock.sleep)
    for host in ("one", "two", "one", "two", "three"):
        rate.wait(f"https://{host}.example/page")
    assert clock.slept == [1.0]


@pytest.mark.parametrize(("asked", "pause"), [("3", 3.0), ("86400", 10.0), ("0", 0.5)])
def test_a_site_may_ask_for_longer_pauses(service: Service, asked: str, pause: float) -> None:
    clock = Clock()
    service.answers["/robots.txt"] = body(f"User-agent: *\nCrawl-delay: {asked}\n", "text/plain")
    service.answers["/a"] = body("<p>one</p>")
    with visits(clock) as shared:
        for _ in range(3):
            shared.session().get(f"{service.root}/a", accept="text/html", page=True)
    assert clock.slept[1:] == [pause] * 2
