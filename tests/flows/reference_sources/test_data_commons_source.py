from __future__ import annotations

import json

import pytest
from loopback import Answer, Service, body, document, only_failure, only_page, status, truncated

from claims.source_settings import DataCommonsSettings
from flows.reference_sources.data_commons import DataCommonsFeed


def feed_of(service: Service) -> DataCommonsFeed:
    settings = {"kind": "data_commons", "feed": f"{service.root}/data.json"}
    return DataCommonsFeed(DataCommonsSettings.model_validate(settings))


def item(number: int, **changes: object) -> dict[str, object]:
    return {
        "@type": "ClaimReview",
        "url": f"https://facts.example/{number}",
        "claimReviewed": f"The pier has {number} lamps.",
        "author": {"@type": "Organization", "name": "Pier Facts", "url": "https://facts.example/"},
        "datePublished": "2025-06-01",
        "reviewRating": {"@type": "Rating", "ratingValue": 1, "alternateName": "False"},
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "A visitor"}},
        **changes,
    }


def data_feed(*items: object) -> dict[str, object]:
    element = {"@type": "DataFeedItem", "dateCreated": "2025-06-01T10:00:00.000000+00:00"}
    return {
        "@context": "https://schema.org",
        "@type": "DataFeed",
        "dateModified": "2025-06-02",
        "dataFeedElement": [{**element, "item": [entry], "url": "x"} for entry in items],
    }


def test_every_review_of_the_feed_is_a_reference(service: Service) -> None:
    service.answers["/data.json"] = document(data_feed(*map(item, range(120))))
    page = only_page(feed_of(service))
    assert len(page.references) == 120
    assert page.references[7].statement == "The pier has 7 lamps."
    assert page.references[7].claimant == "A visitor"
    assert page.refused == ()
    assert feed_of(service).complete


def test_what_is_malformed_is_refused_one_by_one(service: Service) -> None:
    service.answers["/data.json"] = document(
        data_feed(
            item(1),
            item(1),
            item(2, claimReviewed=None),
            None,
            item(3, url="ftp://facts.example/3"),
            item(4, claimReviewed="x" * 10_001),
            item(5, claimReviewed="a\x01b"),
            item(6, reviewRating={}),
        )
    )
    page = only_page(feed_of(service))
    assert [reference.url for reference in page.references] == ["https://facts.example/1"]
    words = [str(refusal) for refusal in page.refused]
    assert all(text.startswith(f"{service.root}/data.json:1: ") for text in words)
    assert ["claimReviewed" in words[0], "url" in words[1], "10,001" in words[2]] == [True] * 3
    assert "control character" in words[3]
    assert "no reviewRating" in words[4]
    assert len(words) == 5


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (status(500), "the server answered 500"),
        (status(429, Retry_After="3600"), "429"),
        (truncated(json.dumps(data_feed(item(1))).encode()), "broke off"),
        (body(json.dumps(data_feed(item(1))).encode("utf-16")), "is not UTF-8"),
        (body(json.dumps(data_feed(item(1)))[:300], "application/json"), "is not valid JSON"),
        (document({"items": [1, 2]}), "is no ClaimReview"),
        (document([]), "holds no row and no ClaimReview"),
        (document(data_feed()), "holds no row and no ClaimReview"),
        (body("x" * 300_000), "larger than 200,000 bytes"),
        (body("[" * 150_000), "nested too deeply"),
    ],
)
def test_a_feed_that_cannot_be_read_drops_nothing(
    service: Service, answer: Answer, words: str
) -> None:
    service.answers["/data.json"] = answer
    assert words in only_failure(feed_of(service))


@pytest.mark.parametrize(
    "name",
    ["urn:claimledger:reference:desk-1", "tag:desk.example,2024:1", "https://desk.example/1"],
)
def test_a_review_cannot_take_the_name_of_another_reference(service: Service, name: str) -> None:
    service.answers["/data.json"] = document(data_feed(item(1, **{"@id": name})))
    (reference,) = only_page(feed_of(service)).references
    assert reference.id.startswith("https://facts.example/1#")


def test_a_review_keeps_the_name_that_its_own_site_gives_it(service: Service) -> None:
    name = "https://www.facts.example/1#review"
    service.answers["/data.json"] = document(data_feed(item(1, **{"@id": name})))
    assert only_page(feed_of(service)).references[0].id == name


def test_nothing_but_reviews_is_taken(service: Service) -> None:
    row = {"id": "desk-1", "kind": "statement", "statement": "It sank.", "publisher": "Port"}
    service.answers["/data.json"] = document([item(1), row])
    page = only_page(feed_of(service))
    assert [each.publisher for each in page.references] == ["Pier Facts"]
    assert "no ClaimReview" in page.refused[0].message
