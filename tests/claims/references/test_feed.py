from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import UnreadableError
from claims.references.feed import FeedEntry, read_feed

URL = "https://courier.example/rss"
FRIDAY = datetime(2025, 7, 18, 6, tzinfo=UTC)


def read(text: str | bytes, content_type: str = "") -> tuple[FeedEntry, ...]:
    return read_feed(text.encode() if isinstance(text, str) else text, URL, content_type)


def rss(item: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><item>{item}</item></channel></rss>'


DAY = "2025-07-18T06:00:00Z"
PURL = "http://purl.org"
FEEDS = {
    "RSS 2.0": rss(
        "<title>A</title><link> https://courier.example/a </link>"
        "<pubDate>Fri, 18 Jul 2025 06:00:00 GMT</pubDate>"
    ),
    "RSS with a permanent guid": rss(
        "<guid>https://courier.example/a</guid>"
        f'<dc:date xmlns:dc="{PURL}/dc/elements/1.1/">{DAY}</dc:date>'
    ),
    "Atom": (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://courier.example/x/"><entry>'
        f'<link rel="self" href="/atom/a"/><link href="../a"/><published>{DAY}</published>'
        "<updated>2025-07-20T06:00:00Z</updated></entry></feed>"
    ),
    "RSS 1.0": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns="{PURL}/rss/1.0/" xmlns:dc="{PURL}/dc/elements/1.1/"><item rdf:about="x">'
        f"<link>https://courier.example/a</link><dc:date>{DAY}</dc:date></item></rdf:RDF>"
    ),
    "RSS with a false declaration": (
        '\ufeff <?xml version="1.0" encoding="utf-16"?><rss><item><link>/a</link>'
        f"<pubDate>{DAY}</pubDate></item></rss>"
    ),
}


@pytest.mark.parametrize("feed", FEEDS.values(), ids=FEEDS)
def test_every_kind_of_feed_names_address_and_day(feed: str) -> None:
    assert read(feed) == (FeedEntry("https://courier.example/a", FRIDAY),)


@pytest.mark.parametrize(
    "item",
    [
        "<title>No link</title>",
        '<guid isPermaLink="false">https://courier.example/a</guid>',
        "<link>mailto:desk@courier.example</link>",
        "<link>javascript:alert(1)</link>",
        "<link>http://[</link>",
        "<link>file:///etc/hostname</link>",
        "<link>https://desk:word@courier.example/</link>",
    ],
)
def test_an_entry_without_a_web_address_is_passed_over(item: str) -> None:
    assert read(rss(item)) == ()


def test_an_address_is_named_once() -> None:
    link = "<item><link>https://courier.example/a</link></item>"
    assert len(read(f"<rss>{link * 3}</rss>")) == 1


def test_a_day_that_is_none_is_not_known() -> None:
    item = "<link>https://courier.example/a</link><pubDate>soon</pubDate>"
    assert read(rss(item))[0].published_at is None


@pytest.mark.parametrize("declared", ["", "text/xml; charset=windows-1251"])
def test_a_feed_in_another_character_set_is_read(declared: str) -> None:
    link = "https://courier.example/мост"
    feed = (
        f'<?xml version="1.0" encoding="windows-1251"?><rss><item><link>{link}</link></item></rss>'
    )
    assert read(feed.encode("windows-1251"), declared)[0].url == link


def test_a_feed_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    feed = rss("<link>https://courier.example/a</link>") + "<item>"
    assert len(read(feed[:-30])) == 1


def test_no_entity_is_expanded_and_no_file_is_read() -> None:
    bomb = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{bomb}'
        '<!ENTITY file SYSTEM "file:///etc/hostname">]>'
        "<rss><item><title>&l9;&file;</title><link>https://courier.example/&l9;</link></item></rss>"
    )
    assert all(len(entry.url) < 100 for entry in read(feed))


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"<html><body>Hello</body></html>", b"%PDF-1.7", b"a\x00b", b"<"]
)
def test_what_is_no_feed_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(UnreadableError, match="is no RSS or Atom feed"):
        read(content)


@given(st.binary(max_size=200) | st.text("<>/rsiteml:&;\"=' fed!", max_size=80).map(str.encode))
def test_any_bytes_are_a_feed_or_are_refused(content: bytes) -> None:
    with suppress(UnreadableError):
        assert all(entry.url.startswith("http") for entry in read(content))


def test_what_comes_after_the_first_thousands_is_passed_over() -> None:
    items = "".join(f"<item><link>https://courier.example/{n}</link></item>" for n in range(10_050))
    found = read(f'<rss version="2.0"><channel>{items}</channel></rss>')
    assert len(found) == 10_000
    assert found[0].url == "https://courier.example/0"
