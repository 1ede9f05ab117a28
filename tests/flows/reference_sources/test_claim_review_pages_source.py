from __future__ import annotations

import json

from loopback import (
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

from claims.source_settings import ClaimReviewPagesSettings
from flows.reference_sources.claim_review_pages import ClaimReviewPages
from flows.reference_sources.session import Validators
from flows.reference_sources.source import Dropped, Failed, Page, Unchanged


def source(**values: object) -> ClaimReviewPages:
    return ClaimReviewPages(
        ClaimReviewPagesSettings.model_validate({"kind": "claim_review_pages", **values})
    )


def review_page(claim: str = "The pier sank in May.", **changes: object) -> str:
    node = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": claim,
        "author": {"@type": "Organization", "name": "Pier Facts"},
        "datePublished": "2025-06-01",
        "reviewRating": {"alternateName": "False"},
        **changes,
    }
    script = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    return f"<!doctype html><html><head>{script}</head><body><p>Read on.</p></body></html>"


def test_the_reviews_of_a_page_stand_on_it(service: Service) -> None:
    service.answers["/a"] = body(review_page())
    url = f"{service.root}/a"
    page = only_page(source(pages=[url]))
    (reference,) = page.references
    assert page.location == reference.url == url
    assert (reference.statement, reference.rating) == ("The pier sank in May.", "False")


def test_a_page_in_another_character_set_is_read(service: Service) -> None:
    html = review_page("Der Pier sank an der Küste.").replace("\\u00fc", "ü").encode("cp1252")
    service.answers["/a"] = body(html, "text/html; charset=windows-1252")
    (reference,) = only_page(source(pages=[f"{service.root}/a"])).references
    assert reference.statement == "Der Pier sank an der Küste."


def test_a_sitemap_gives_the_pages_whose_address_fits(service: Service) -> None:
    places = [f"{service.root}/fact/1", f"{service.root}/news/2", "https://other.example/fact/3"]
    listed = "".join(f"<url><loc>{place}</loc></url>" for place in [*places, places[0]])
    service.answers |= {
        "/sitemap.xml": body(
            '<?xml version="1.0" encoding="UTF-8"?>'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</urlset>',
            "application/xml",
        ),
        "/fact/1": body(review_page()),
    }
    wanted = source(indexes=[f"{service.root}/sitemap.xml"], links="/fact/")
    page = only_page(wanted)
    assert page.location == places[0]
    assert not wanted.complete
    assert service.paths() == ["/sitemap.xml", "/fact/1"]


def test_a_sitemap_index_leads_to_its_sitemaps_and_one_that_fails_costs_no_other(
    service: Service,
) -> None:
    def listing(outer: str, inner: str, *paths: str) -> str:
        rows = "".join(f"<{inner}><loc>{service.root}{path}</loc></{inner}>" for path in paths)
        return f'<{outer} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</{outer}>'

    service.answers |= {
        "/index.xml": body(listing("sitemapindex", "sitemap", "/1.xml", "/2.xml"), "text/xml"),
        "/1.xml": body(listing("urlset", "url", "/fact/1"), "text/xml"),
        "/fact/1": body(review_page()),
    }
    failed, page = readings(source(indexes=[f"{service.root}/index.xml"], links="/fact/"))
    assert isinstance(failed, Failed)
    assert "/2.xml" in str(failed.error)
    assert isinstance(page, Page)


def test_an_index_page_gives_its_links(service: Service) -> None:
    service.answers |= {
        "/list": body(
            '<a href="/fact/1#top">1</a> <a href="fact/1">again</a> <a href="http://[">x</a>'
            '<a href="javascript:alert(1)/fact/">js</a> <a href="/about">about</a>'
        ),
        "/fact/1": body(review_page()),
    }
    only_page(source(indexes=[f"{service.root}/list"], links=r"/fact/\d+$"))
    assert service.paths() == ["/list", "/fact/1"]


def test_no_more_pages_are_read_than_the_settings_allow(service: Service) -> None:
    links = "".join(f'<a href="/fact/{number}">x</a>' for number in range(50))
    service.answers["/list"] = body(links)
    found = readings(source(indexes=[f"{service.root}/list"], links="/fact/", maximum_pages=3))
    assert len(found) == 3


def test_a_page_that_is_as_it_was_is_unchanged(service: Service) -> None:
    service.answers["/a"] = tagged(review_page(), '"1"')
    url = f"{service.root}/a"
    with session({url: Validators(etag='"1"')}) as http:
        assert list(source(pages=[url]).read(http)) == [Unchanged(url)]


def test_a_page_that_was_taken_away_is_dropped(service: Service) -> None:
    service.answers["/b"] = status(410)
    wanted = source(pages=[f"{service.root}/a", f"{service.root}/b"])
    assert readings(wanted) == [Dropped(f"{service.root}/a"), Dropped(f"{service.root}/b")]
    assert wanted.complete


def test_what_fails_drops_nothing_and_costs_no_other_page(service: Service) -> None:
    service.answers |= {
        "/500": status(500),
        "/429": status(429, Retry_After="3600"),
        "/cut": truncated(review_page().encode()),
        "/slow": silent,
        "/binary": body(b"%PDF-1.7 and so on"),
        "/none": body("<p>No review here.</p>"),
        "/good": body(review_page()),
    }
    names = ["500", "429", "cut", "slow", "binary", "none"]
    *failed, good = readings(
        source(pages=[f"{service.root}/{name}" for name in [*names, "good"]]),
        read_timeout_seconds=0.2,
    )
    assert all(isinstance(reading, Failed) for reading in failed)
    assert isinstance(good, Page)


def test_broken_json_beside_good_is_refused_with_its_line(service: Service) -> None:
    broken = '<script type="application/ld+json">{"@type": "ClaimReview", </script>'
    service.answers["/a"] = body(f"{review_page()}\n\n{broken}")
    page = only_page(source(pages=[f"{service.root}/a"]))
    assert len(page.references) == 1
    (refused,) = page.refused
    assert (refused.file, refused.line) == (f"{service.root}/a", 3)


def test_a_page_cannot_speak_for_another_fact_checker(service: Service) -> None:
    service.answers["/a"] = body(review_page(url="https://trusted.example/1"))
    url = f"{service.root}/a"
    assert "the review is of another site, 'https://trusted.example/1'" in only_failure(
        source(pages=[url])
    )
    page = only_page(source(pages=[url], sites=["trusted.example"]))
    assert page.references[0].url == "https://trusted.example/1"


def test_a_page_that_leads_to_another_site_is_not_read_unless_that_is_named(
    service: Service,
) -> None:
    elsewhere = service.root.replace("127.0.0.1", "localhost")
    service.answers |= {"/a": status(302, Location=f"{elsewhere}/b"), "/b": body(review_page())}
    url = f"{service.root}/a"
    assert "leads to another site, localhost;" in only_failure(source(pages=[url]))
