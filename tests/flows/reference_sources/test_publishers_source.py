from __future__ import annotations

import json
from datetime import datetime

import pytest
from loopback import (
    Answer,
    Service,
    body,
    only_failure,
    only_page,
    readings,
    session,
    silent,
    status,
    tagged,
    truncated,
)

from claims.settings import ExtractionSettings
from claims.source_settings import PublisherSettings
from flows.reference_sources.publishers import Publisher
from flows.reference_sources.session import Validators
from flows.reference_sources.source import Dropped, Failed, Page, Unchanged

STATEMENTS = (
    "Ferry County reopened the Lower Ferry bridge on 18 July 2025 for 4.2 million euros.",
    "About 9,000 vehicles cross the bridge every day, the roads office said in a report.",
    "The council rejected a second bridge by 14 votes to 9 in March 2024.",
)
SENTENCES = (
    f"{STATEMENTS[0]} {STATEMENTS[1]} Will the toll rise? The bridge will never be beautiful."
    f" {STATEMENTS[2]}"
)
GERMAN = (
    "Der Landkreis hat die Brücke am 18. Juli nach einer langen Pause wieder geöffnet. Der Rat hat"
    " im März eine zweite Brücke über den Fluss mit vierzehn gegen neun Stimmen abgelehnt."
)


def source(**values: object) -> Publisher:
    settings = {"kind": "publisher", "publisher": "Ferry Courier", **values}
    return Publisher(PublisherSettings.model_validate(settings), ExtractionSettings())


def article(text: str = SENTENCES, head: str = "", after: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><head><title>Bridge reopens</title>{head}</head><body>'
        f"<article><h1>Bridge reopens</h1><p>{text}</p>{after}</article></body></html>"
    )


def rss(*links: str, date: str = "Sat, 19 Jul 2025 06:00:00 GMT") -> str:
    items = "".join(
        f"<item><title>Bridge</title><link>{link}</link><pubDate>{date}</pubDate></item>"
        for link in links
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{items}</channel></rss>'


def test_the_sentences_of_a_feeds_articles_become_statements(service: Service) -> None:
    service.answers |= {
        "/feed": body(rss(f"{service.root}/a?utm_source=rss"), "application/rss+xml"),
        "/a": body(article()),
    }
    wanted = source(feeds=[f"{service.root}/feed"])
    page = only_page(wanted)
    assert tuple(reference.statement for reference in page.references) == STATEMENTS
    first = page.references[0]
    assert (first.publisher, first.language, first.note) == ("Ferry Courier", "en", None)
    assert first.published_at is not None
    assert first.published_at.isoformat() == "2025-07-19T06:00:00+00:00"
    assert first.url == page.location == f"{service.root}/a?utm_source=rss"
    assert "utm" not in first.id
    assert page.correction is None
    assert not wanted.complete


def test_an_article_is_read_once_however_many_feeds_name_it(service: Service) -> None:
    service.answers |= {
        "/feed": body(rss(f"{service.root}/a", f"{service.root}/a?utm_medium=x#c")),
        "/other": body(rss(f"{service.root}/a/")),
        "/a": body(article()),
    }
    only_page(
        source(
            feeds=[f"{service.root}/feed", f"{service.root}/other"], articles=[f"{service.root}/a"]
        )
    )
    assert service.paths() == ["/feed", "/other", "/a"]


@pytest.mark.parametrize(
    ("after", "head"),
    [
        ("<p>Correction: An earlier version said that the repairs cost 5.2 million.</p>", ""),
        ("<p>This article was amended on 20 July 2025. The repairs cost 4.2 million.</p>", ""),
        ("<p>Corrections and clarifications</p><p>The repairs cost 4.2 million.</p>", ""),
        (
            "",
            '<script type="application/ld+json">'
            + json.dumps(
                {
                    "@type": "NewsArticle",
                    "correction": {"@type": "CorrectionComment", "text": "It cost 4.2 million."},
                }
            )
            + "</script>",
        ),
    ],
)
def test_a_correction_is_kept_as_a_note_and_is_no_statement(
    service: Service, after: str, head: str
) -> None:
    service.answers["/a"] = body(article(head=head, after=after))
    page = only_page(source(articles=[f"{service.root}/a"]))
    assert page.correction is not None
    assert "million" in page.correction
    assert len(page.references) == 3
    assert {reference.note for reference in page.references} == {page.correction}


def test_opinion_is_not_taken_for_a_report(service: Service) -> None:
    head = '<script type="application/ld+json">{"@type": "OpinionNewsArticle"}</script>'
    service.answers["/a"] = body(article(head=head))
    page = only_page(source(articles=[f"{service.root}/a"]))
    assert page.references == ()
    assert "is marked as OpinionNewsArticle" in str(page.refused[0])


def test_links_to_other_sites_are_not_taken_for_the_publishers_own(service: Service) -> None:
    service.answers["/feed"] = body(rss("https://elsewhere.example/a"))
    failed = only_failure(source(feeds=[f"{service.root}/feed"]))
    assert "is on elsewhere.example, not on a site of this publisher" in failed


def test_a_redirect_to_another_site_is_not_taken_either(service: Service) -> None:
    elsewhere = service.root.replace("127.0.0.1", "localhost")
    service.answers |= {
        "/a": lambda handler: handler.reply(302, Location=f"{elsewhere}/b"),
        "/b": body(article()),
    }
    url = f"{service.root}/a"
    assert "is on localhost, not on a site" in only_failure(source(articles=[url]))


def test_only_addresses_that_fit_are_read_and_no_more_than_allowed(service: Service) -> None:
    links = [f"{service.root}/{kind}/{n}" for n in range(5) for kind in ("news", "sport")]
    service.answers["/feed"] = body(rss(*links))
    wanted = source(feeds=[f"{service.root}/feed"], links="/news/", maximum_articles=3)
    assert [reading.location for reading in readings(wanted)] == links[0:6:2]


def test_an_unchanged_article_is_not_read_again(service: Service) -> None:
    service.answers |= {"/feed": tagged(rss(f"{service.root}/a"), '"f"', "text/xml")}
    service.answers |= {"/a": tagged(article(), '"1"')}
    url = f"{service.root}/a"
    with session({url: Validators(etag='"1"')}) as http:
        found = list(source(feeds=[f"{service.root}/feed"]).read(http))
    assert found == [Unchanged(url)]


def test_a_feed_that_fails_costs_no_other(service: Service) -> None:
    service.answers |= {
        "/bad": body("<html>Not a feed</html>"),
        "/feed": body(rss(f"{service.root}/a", f"{service.root}/gone")),
        "/a": body(article()),
    }
    failed, page, gone = readings(source(feeds=[f"{service.root}/bad", f"{service.root}/feed"]))
    assert isinstance(failed, Failed)
    assert "is no RSS or Atom feed" in str(failed.error)
    assert isinstance(page, Page)
    assert gone == Dropped(f"{service.root}/gone")


def test_robots_are_obeyed_for_articles(service: Service) -> None:
    service.answers |= {
        "/robots.txt": body("User-agent: *\nDisallow: /a\n", "text/plain"),
        "/a": body(article()),
    }
    (failed,) = readings(source(articles=[f"{service.root}/a"]))
    assert isinstance(failed, Failed)
    assert service.paths() == []


def test_a_page_in_another_character_set_is_read(service: Service) -> None:
    text = "Die Brücke – the bridge – cost £4.2 million in 2025, the county of Küste said."
    service.answers["/a"] = body(article(text).encode("cp1252"), "text/html; charset=windows-1252")
    page = only_page(source(articles=[f"{service.root}/a"]))
    assert "£4.2 million" in page.references[0].statement


def test_the_page_tells_its_day_where_no_feed_does(service: Service) -> None:
    head = '<meta property="article:published_time" content="2025-07-18">'
    service.answers["/a"] = body(article(head=head))
    page = only_page(source(articles=[f"{service.root}/a"]))
    assert page.references[0].published_at == datetime(2025, 7, 18)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (status(500), "the server answered 500"),
        (status(403), "the server answered 403"),
        (status(429, Retry_After="3600"), "429"),
        (truncated(article().encode()), "broke off"),
        (silent, "silent for 0.2 seconds"),
        (body("<html><body></body></html>"), "holds no article text"),
        (body("x" * 300_000), "larger than 200,000 bytes"),
        (body(article("Who knows? Buy now!")), "gives no reference at all"),
        (body(article(GERMAN)), "is written in 'de'; statements are taken from English"),
    ],
)
def test_an_article_that_cannot_be_read_drops_nothing(
    service: Service, answer: Answer, words: str
) -> None:
    service.answers["/a"] = answer
    wanted = source(articles=[f"{service.root}/a"])
    assert words in only_failure(wanted, read_timeout_seconds=0.2)
