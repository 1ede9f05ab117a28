from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.references.links import is_sitemap_index, links_of

URL = "https://pierfacts.example/list/"
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def test_an_index_page_leads_to_what_it_links() -> None:
    page = (
        '<a href="a">1</a><a href="/b#top">2</a><a href="/b">again</a><a href="mailto:x@y">3</a>'
        '<a href="http://[">4</a><a href="//c.example/d ">5</a><a name="x">6</a>'
    )
    assert links_of(page, URL) == (
        "https://pierfacts.example/list/a",
        "https://pierfacts.example/b",
        "https://c.example/d",
    )


def test_a_sitemap_leads_to_its_pages_and_not_to_its_images() -> None:
    page = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- made -->\n<urlset {SPACE} '
        'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url>'
        "<loc> https://pierfacts.example/a?x=1&amp;y=2 </loc><image:image>"
        "<image:loc>https://pierfacts.example/a.jpg</image:loc></image:image></url></urlset>"
    )
    assert links_of(page, URL) == ("https://pierfacts.example/a?x=1&y=2",)
    assert not is_sitemap_index(page)


def test_a_sitemap_of_sitemaps_is_known_as_one() -> None:
    page = f"<sitemapindex {SPACE}><sitemap><loc>/1.xml</loc></sitemap></sitemapindex>"
    assert is_sitemap_index(page)
    assert links_of(page, URL) == ("https://pierfacts.example/1.xml",)


def test_comments_before_a_sitemap_cost_little() -> None:
    comments = "<!-- a -->" * 3_000
    assert is_sitemap_index(f"{comments}<sitemapindex/>")
    assert not is_sitemap_index(f"{comments}<html>")


@given(st.text(max_size=200) | st.text('<urlset>/aloc href="[&;!-', max_size=120))
def test_any_text_has_links_or_none(page: str) -> None:
    assert all(link.startswith("http") for link in links_of(page, URL))
