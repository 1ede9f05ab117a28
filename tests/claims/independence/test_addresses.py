"""One page under two addresses is one page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.independence.addresses import canonical_url, site_of

PAGE = "https://courier.example/news/bridge"


@pytest.mark.parametrize(
    "address",
    [
        "http://courier.example/news/bridge",
        "HTTPS://WWW.Courier.Example/news/bridge/",
        "https://m.courier.example/news/bridge#comments",
        "https://mobile.courier.example:443/news/bridge",
        "http://courier.example:80/news/bridge?utm_source=feed&utm_medium=rss&fbclid=x",
        "https://amp.courier.example/news/bridge",
        "https://courier.example/amp/news/bridge",
        "https://courier.example/news/bridge/amp/",
        "https://courier.example/news/bridge.amp",
        "https://courier.example/news/bridge?amp=1&outputType=amp",
        "https://reader:secret@courier.example/news/bridge",
        "https://courier-example.cdn.ampproject.org/c/s/www.courier.example/news/bridge",
        "https://www.google.com/amp/s/www.courier.example/news/bridge",
        "https://web.archive.org/web/20250720101010/http://www.courier.example/news/bridge",
        "https://courier.example/news/%62ridge",
        " https://courier.example./news/bridge ",
    ],
)
def test_every_address_of_a_page_has_one_form(address: str) -> None:
    assert canonical_url(address) == PAGE


@pytest.mark.parametrize(
    "address",
    [
        "https://courier.example/news/bridge?id=2",
        "https://courier.example/news/bridge.html",
        "https://courier.example/news/Bridge",
        "https://courier.example:8443/news/bridge",
        "https://news.courier.example/news/bridge",
        "https://courier.example.org/news/bridge",
        "https://courier.example/news/champ",
    ],
)
def test_another_page_keeps_another_address(address: str) -> None:
    found = canonical_url(address)
    assert found is not None
    assert found != PAGE


def test_the_parameters_that_tell_the_page_stay_in_one_order() -> None:
    assert canonical_url("https://a.example/x?b=2&a=1&gclid=9") == "https://a.example/x?a=1&b=2"


def test_a_name_of_two_labels_is_never_cut() -> None:
    assert canonical_url("https://m.example/x") == "https://m.example/x"


def test_an_international_name_has_one_form() -> None:
    assert canonical_url("https://zürich.example/") == canonical_url(
        "https://xn--zrich-kva.example"
    )


@pytest.mark.parametrize(
    "address", ["", "text:sha256:00", "file:///a/b.html", "http://[broken", "https://a:99999/", "x"]
)
def test_what_is_no_web_address_has_no_form(address: str) -> None:
    assert canonical_url(address) is None
    assert site_of(address) is None


def test_a_shared_platform_is_nobodys_site() -> None:
    assert site_of("https://www.youtube.com/watch?v=1") is None
    assert site_of("https://someone.substack.com/p/1") is None
    assert site_of("https://www.courier.example/a") == "courier.example"


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://www.a.example/"]))
def test_the_form_of_a_form_is_itself(text: str, opening: str) -> None:
    once = canonical_url(opening + text)
    assert once is None or canonical_url(once) == once
