from __future__ import annotations

import html
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.references.files import ReferenceFile
from claims.references.review_page import read_review_page

URL = "https://www.pierfacts.example/lamps"
NODE = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": URL,
    "claimReviewed": 'The "long" pier has 90 lamps.',
    "author": {"@type": "Organization", "name": "Pier Facts"},
    "reviewRating": {"ratingValue": 1.0, "bestRating": 5},
}
JSON = json.dumps(NODE)


def page(*scripts: str, kind: str = "application/ld+json") -> str:
    found = "".join(f'<script type="{kind}">{script}</script>' for script in scripts)
    return f"<!doctype html><html><head>{found}</head><body><p>Lamps.</p></body></html>"


def read(text: str, *sites: str) -> ReferenceFile:
    return read_review_page(text, URL, sites)


@pytest.mark.parametrize(
    "script",
    [
        JSON,
        f"[{JSON}]",
        json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, NODE]}),
        json.dumps({"@type": "NewsArticle", "review": {"x": [NODE]}}),
        f"<!-- {JSON} -->",
        f"//<![CDATA[\n{JSON}\n//]]>",
        f"/*<![CDATA[*/{JSON}/*]]>*/",
        f"\ufeff\n{JSON};",
        html.escape(JSON),
        JSON.replace('\\"long\\"', "&quot;long&quot;"),
    ],
)
def test_a_review_is_found_however_it_is_wrapped(script: str) -> None:
    (reference,) = read(page(script)).references
    assert reference.statement == 'The "long" pier has 90 lamps.'
    assert (reference.rating, reference.publisher) == ("1.0/5", "Pier Facts")


def test_line_breaks_inside_texts_are_read() -> None:
    (reference,) = read(page(JSON.replace("long", "lo\nng"))).references
    assert "90 lamps" in reference.statement


def test_types_are_read_as_browsers_read_them() -> None:
    assert read(page(JSON, kind="Application/LD+JSON; charset=utf-8")).references
    assert not read(page(JSON, kind="text/javascript")).references


def test_broken_json_costs_only_itself() -> None:
    found = read(page('{"@type": "Breadcrumbs"', JSON, '{"@type": "ClaimReview"'))
    assert len(found.references) == 1
    (refused,) = found.refused  # what holds no review is no concern of ours
    assert "the JSON-LD is not valid" in str(refused)


def test_a_script_in_a_comment_is_not_there() -> None:
    found = read(f"<html><body><!-- {page(JSON)} --><p>x</p></body></html>")
    assert found.references == ()


def test_a_review_that_stands_twice_is_one() -> None:
    assert len(read(page(JSON, JSON)).references) == 1


def test_two_outcomes_for_one_claim_are_refused() -> None:
    other = json.dumps({**NODE, "reviewRating": {"alternateName": "True"}})
    found = read(page(JSON, other))
    assert [reference.rating for reference in found.references] == ["1.0/5"]
    assert "another outcome" in str(found.refused[0])


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (None, URL),
        ("/lamps?x=1", "https://www.pierfacts.example/lamps?x=1"),
        ("https://pierfacts.example/b", "https://pierfacts.example/b"),
        ("https://de.pierfacts.example/b", "https://de.pierfacts.example/b"),
    ],
)
def test_the_address_is_on_the_pages_own_site(url: str | None, expected: str) -> None:
    (reference,) = read(page(json.dumps({**NODE, "url": url}))).references
    assert reference.url == expected


@pytest.mark.parametrize(
    "change",
    [
        {"url": "https://other.example/a"},
        {"url": "https://pierfacts.example.other.example/a"},
        {"@id": "https://other.example/a#review"},
        {"url": "http://["},
        {"url": "javascript:alert(1)"},
    ],
)
def test_no_page_speaks_for_another_site(change: dict[str, str]) -> None:
    found = read(page(json.dumps({**NODE, **change})))
    assert found.references == ()
    assert len(found.refused) == 1


def test_a_site_that_is_named_may_be_spoken_for() -> None:
    text = page(json.dumps({**NODE, "url": "https://www.other.example/a"}))
    assert read(text, "other.example").references


def test_a_page_without_a_review_says_so() -> None:
    (refused,) = read("<p>Lamps.</p>").refused
    assert str(refused) == f"{URL}:1: holds no ClaimReview in JSON-LD."


def test_deep_nesting_is_refused() -> None:
    assert "nested too deeply" in str(read(page("[" * 100_000 + '"ClaimReview"')).refused[0])


@given(st.text(max_size=200) | st.text('<script>/[]{}":,@type ClaimRvw!-', max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    for given_page in (text, page(text)):
        found = read(given_page)
        assert found.references or found.refused


@pytest.mark.parametrize("name", ["urn:claimledger:reference:desk-1", "tag:desk.example,2024:1"])
def test_a_name_that_is_no_address_is_not_taken(name: str) -> None:
    (reference,) = read(page(json.dumps({**NODE, "@id": name}))).references
    assert reference.id.startswith(f"{URL}#")
