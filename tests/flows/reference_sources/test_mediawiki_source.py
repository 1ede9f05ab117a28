from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from loopback import (
    Answer,
    Handler,
    Service,
    body,
    document,
    only_failure,
    only_page,
    readings,
    session,
    silent,
    status,
    truncated,
)

from claims.settings import ExtractionSettings
from claims.source_settings import MediaWikiSettings
from flows.reference_sources.mediawiki import MediaWiki
from flows.reference_sources.session import Validators
from flows.reference_sources.source import Dropped, Page, Unchanged

PATH = "/w/rest.php/v1/page/Long_Pier/with_html"
HTML = """<!DOCTYPE html><html><head><title>Long Pier</title></head><body>
<section data-mw-section-id="0">
<div role="note" class="hatnote">This page is about the pier that opened in 1890 in Sandmouth.</div>
<table class="infobox"><tr><td><p>The pier lost 12 lamps in 1899.</p></td></tr></table>
<p>The <b>Long Pier</b> in Sandmouth opened on 4 May 1890 and cost 60,000 pounds.<sup
class="mw-ref reference"><a href="#cite_note-1">[1]</a></sup></p>
<p>A storm destroyed 40 metres of the Long Pier in January 1953.</p></section>
<section><h2>References</h2><div class="mw-references-wrap"><ol class="mw-references references">
<li><p>The Sandmouth Times printed 900 copies in 1890.</p></li></ol></div></section></body>"""


def source(service: Service, *titles: str) -> MediaWiki:
    settings = {
        "kind": "mediawiki",
        "api": f"{service.root}/w/rest.php",
        "titles": titles or ("Long Pier",),
        "publisher": "Sandmouth wiki",
    }
    return MediaWiki(MediaWikiSettings.model_validate(settings), ExtractionSettings())


def wiki_page(html: str = HTML, **changes: object) -> dict[str, object]:
    return {
        "id": 412,
        "key": "Long_Pier",
        "title": "Long Pier",
        "latest": {"id": 90210, "timestamp": "2025-06-01T10:00:00Z"},
        "content_model": "wikitext",
        "license": {"url": "https://creativecommons.org/licenses/by-sa/4.0/", "title": "CC BY-SA"},
        "html": html,
        **changes,
    }


def test_the_sentences_of_the_text_become_statements_of_a_revision(service: Service) -> None:
    service.answers[PATH] = document(wiki_page())
    page = only_page(source(service))
    assert page.revision == "90210"
    assert page.location == service.root + PATH
    texts = [reference.statement for reference in page.references]
    assert any("cost 60,000 pounds" in text for text in texts)
    assert any("A storm destroyed 40 metres" in text for text in texts)
    for beside in ("hatnote", "12 lamps", "900 copies", "[1]", "This page is about"):
        assert not any(beside in text for text in texts)
    first = page.references[0]
    assert first.url == f"{service.root}/w/index.php?title=Long_Pier"
    assert first.id.startswith(f"{first.url}#")
    assert (first.publisher, first.language) == ("Sandmouth wiki", "en")
    assert first.published_at == datetime(2025, 6, 1, 10, tzinfo=UTC)


def test_a_sentence_keeps_its_id_through_later_edits_and_moves(service: Service) -> None:
    service.answers[PATH] = document(wiki_page())
    before = {r.id: r.statement for r in only_page(source(service)).references}
    edited = HTML.replace(
        "<p>A storm", "<p>Engineers fitted 90 lamps to the Long Pier in 1960.</p><p>A storm"
    )
    latest = {"id": 90211, "timestamp": "2025-06-02T10:00:00Z"}
    service.answers[PATH] = document(wiki_page(edited, latest=latest))
    after = {r.id: r.statement for r in only_page(source(service)).references}
    assert before.items() < after.items()


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("Long Pier", "/w/rest.php/v1/page/Long_Pier/with_html"),
        ("AC/DC? & co", "/w/rest.php/v1/page/AC%2FDC%3F_%26_co/with_html"),
        ("Küste", "/w/rest.php/v1/page/K%C3%BCste/with_html"),
    ],
)
def test_titles_are_written_as_the_api_wants_them(service: Service, title: str, path: str) -> None:
    service.answers[path] = document(wiki_page())
    only_page(source(service, title))
    assert service.paths() == [path]


def test_a_moved_page_is_followed(service: Service) -> None:
    def moved(handler: Handler) -> None:
        handler.reply(307, Location="/w/rest.php/v1/page/Long_Pier/with_html")

    service.answers |= {
        "/w/rest.php/v1/page/The_long_pier/with_html": moved,
        PATH: document(wiki_page()),
    }
    page = only_page(source(service, "The long pier"))
    assert page.references[0].url == f"{service.root}/w/index.php?title=Long_Pier"


def test_an_unchanged_page_is_not_read_again(service: Service) -> None:
    def answer(handler: Handler) -> None:
        known = handler.headers.get("If-None-Match") == 'W/"90210"'
        (status(304) if known else document(wiki_page(), ETag='W/"90210"'))(handler)

    service.answers[PATH] = answer
    url = service.root + PATH
    with session({url: Validators(etag='W/"90210"')}) as http:
        assert list(source(service).read(http)) == [Unchanged(url)]


def test_a_deleted_page_is_dropped_and_costs_no_other(service: Service) -> None:
    error = {"errorKey": "rest-nonexistent-title", "httpCode": 404, "httpReason": "Not Found"}
    service.answers |= {
        "/w/rest.php/v1/page/Gone/with_html": status(404, error),
        PATH: document(wiki_page()),
    }
    dropped, page = readings(source(service, "Gone", "Long Pier", "Long_Pier"))
    assert isinstance(dropped, Dropped)
    assert isinstance(page, Page)
    assert source(service).complete


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (status(500), "the server answered 500"),
        (status(429, Retry_After="3600"), "429"),
        (truncated(json.dumps(wiki_page()).encode()[:200]), "broke off"),
        (silent, "silent for 0.2 seconds"),
        (body("<html>Not here</html>"), "no valid JSON"),
        (body(json.dumps(wiki_page()).encode("utf-16"), "application/json"), "is not UTF-8"),
        (document({"key": "A"}), "answers without latest.timestamp, html"),
        (document(wiki_page(html=7)), "answers without html"),
        (document(wiki_page(latest={"timestamp": "2025-06-01T10:00:00Z"})), "latest.id"),
        (document(wiki_page(latest={"id": 1, "timestamp": "soon"})), "which is no time"),
        (document(wiki_page(content_model="wikibase-item")), "'wikibase-item', not a text"),
        (document(wiki_page(html="")), "gives no reference at all"),
        (document(wiki_page(html="<table><p>The pier has 9 lamps.</p>")), "no reference at all"),
    ],
)
def test_a_page_that_cannot_be_read_drops_nothing(
    service: Service, answer: Answer, words: str
) -> None:
    service.answers[PATH] = answer
    assert words in only_failure(source(service), read_timeout_seconds=0.2)
