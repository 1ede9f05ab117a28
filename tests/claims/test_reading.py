from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.article import Article, PublicationSource
from claims.errors import UnreadableError
from claims.reading.article_reader import read_article
from claims.reading.publication import parse_time
from claims.snapshot import Snapshot

FIXTURES = Path(__file__).parents[1] / "fixtures"
SEEN = datetime(2025, 1, 1, tzinfo=UTC)
STORY = (
    "<p>The ferry to Norhavn ran aground on Monday with 84 people on board, the coast guard said."
    "</p><p>Nobody was hurt, and all the passengers were taken off within three hours.</p>"
)


def snapshot(
    content: bytes | str, content_type: str = "", location: str = "https://paper.example/story"
) -> Snapshot:
    data = content.encode() if isinstance(content, str) else content
    return Snapshot(location, data, content_type, SEEN)


def page(head: str, body: str = f"<article>{STORY}</article>") -> Snapshot:
    return snapshot(f"<html><head>{head}</head><body>{body}</body></html>", "text/html")


def read_unless_refused(seen: Snapshot) -> Article | None:
    try:
        return read_article(seen)
    except UnreadableError:
        return None


def linked_data(json: str) -> str:
    return f'<script type="application/ld+json">{json}</script>'


def test_a_news_page_is_read_with_its_metadata() -> None:
    article = read_article(snapshot((FIXTURES / "harbour.html").read_bytes(), "text/html"))

    lines = article.text.split("\n")
    assert (
        "The harbour bridge reopened to traffic on Friday, two years after a cargo ship hit one of"
        " its pillars."
    ) in lines
    assert "3 Min Read" in lines
    assert "A long closure" in lines
    assert article.title == "Harbour bridge reopens after two years"
    assert article.byline == "Ines Aldana"
    assert article.site == "The Coast Courier"
    assert article.language == "en"
    assert article.published_at == datetime(
        2024, 5, 17, 23, 40, tzinfo=timezone(timedelta(hours=2))
    )
    assert article.published_source is PublicationSource.PAGE


def test_what_surrounds_the_article_is_not_read() -> None:
    article = read_article(snapshot((FIXTURES / "harbour.html").read_bytes(), "text/html"))

    for words in ("cookies", "Sport", "Ten recipes", "rights reserved"):
        assert words not in article.text


def test_a_given_publication_time_goes_before_the_pages_own() -> None:
    given_time = datetime(2020, 2, 3)
    article = read_article(page('<meta name="date" content="2019-01-01">'), given_time)

    assert article.published_at == given_time
    assert article.published_source is PublicationSource.GIVEN


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (linked_data('{"@type": "NewsArticle", "datePublished": "2022-03-04"}'), ""),
        (
            linked_data(
                '[{"@type": "Person"}, {"@type": "Report", "datePublished": "2022-03-04"}]'
            ),
            "",
        ),
        (linked_data('{"a": 1,, "datePublished": "2022-03-04"}'), ""),
        (linked_data('<!-- {"@type": "Article", "datePublished": "2022-03-04"} -->'), ""),
        ('<meta property="article:published_time" content="2022-03-04">', ""),
        ('<meta name="Article:Published_Time" content="2022-03-04">', ""),
        ('<meta itemprop="datePublished" content="2022-03-04">', ""),
        ("", '<time itemprop="datePublished" datetime="2022-03-04">yesterday</time>'),
        ("", '<time datetime="2022-03-04">4 March</time>'),
    ],
    ids=["object", "list", "broken", "comment", "meta", "case", "itemprop", "microdata", "time"],
)
def test_the_publication_day_is_found_in(head: str, body: str) -> None:
    article = read_article(page(head, f"<article>{body}{STORY}</article>"))

    assert article.published_at == datetime(2022, 3, 4)


def test_the_articles_own_date_goes_before_the_sites() -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished":'
        ' "2001-01-01"}, {"@type": "NewsArticle", "datePublished": "2022-03-04"}]}</script>'
        '<meta property="article:published_time" content="2003-03-03">'
    )
    assert read_article(page(head)).published_at == datetime(2022, 3, 4)


def test_a_page_that_gives_no_date_has_none() -> None:
    article = read_article(page(""))

    assert article.published_at is None
    assert article.published_source is PublicationSource.UNKNOWN


@pytest.mark.parametrize(
    ("written", "time"),
    [
        ("2022-03-04", datetime(2022, 3, 4)),
        ("2022-03-04T05:06:07Z", datetime(2022, 3, 4, 5, 6, 7, tzinfo=UTC)),
        ("2022-03-04T05:06+0100", datetime(2022, 3, 4, 5, 6, tzinfo=timezone(timedelta(hours=1)))),
        ("Fri, 04 Mar 2022 05:06:07 +0000", datetime(2022, 3, 4, 5, 6, 7, tzinfo=UTC)),
        ("March 4, 2022", datetime(2022, 3, 4)),
        ("4 Mar 2022", datetime(2022, 3, 4)),
        ("1022-03-04", None),
        ("soon", None),
        ("", None),
    ],
)
def test_times_are_read_as_pages_write_them(written: str, time: datetime | None) -> None:
    assert parse_time(written) == time


def test_markdown_reads_as_prose() -> None:
    article = read_article(
        snapshot((FIXTURES / "council.md").read_bytes(), "", "file:///desk/council.md")
    )

    assert article.text.split("\n") == [
        "Council sells the old mill",
        "The council sold the old mill for 2.4 million crowns on Tuesday, the town clerk said.",
        "What happens next",
        "The buyer keeps the tower.",
        "The mill was built in 1891.",
        "It has four floors.",
        "The mill",
    ]
    assert article.title == "Council sells the old mill"
    assert article.byline == "Petra Lindh"
    assert article.published_at == datetime(2023, 11, 8)


def test_plain_text_keeps_one_paragraph_a_line() -> None:
    article = read_article(
        snapshot(
            "Ferry runs aground\r\n\r\n The  ferry\tran aground.\r\nNobody was hurt.\n",
            "text/plain",
        )
    )

    assert article.text == "Ferry runs aground\nThe ferry ran aground.\nNobody was hurt."
    assert article.title == "Ferry runs aground"
    assert article.published_at is None


def test_a_dash_inside_a_line_is_no_list_mark() -> None:
    text = "- The mayor - Ines Aldana - resigned.\n* It was late - too late."

    assert read_article(snapshot(text, "text/plain")).text == (
        "The mayor - Ines Aldana - resigned.\nIt was late - too late."
    )


def test_a_first_line_that_is_a_sentence_is_no_title() -> None:
    article = read_article(snapshot("The ferry ran aground.\nNobody was hurt.", "text/plain"))

    assert article.title is None


def test_characters_are_kept_as_they_were_written() -> None:
    decomposed = "The cafe\u0301 in Zu\u0308rich “closed” – for ½ a day 🎉."

    assert read_article(snapshot(decomposed, "text/plain")).text == decomposed


def test_control_characters_are_dropped() -> None:
    article = read_article(snapshot("The fer\x07ry\x1b ran aground.", "text/plain"))

    assert article.text == "The ferry ran aground."


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        ("\ufeffZoë left.".encode(), "text/plain"),
        ("\ufeffZoë left.".encode("utf-16-le"), "text/plain"),
        ("Zoë left.".encode("cp1252"), "text/plain; charset=iso-8859-1"),
        ("Zoë left.".encode(), "text/plain; charset=latin-1"),
        ("Zoë left.".encode("cp437"), "text/plain; charset=cp437"),
    ],
    ids=["bom", "utf-16", "declared", "declared wrongly", "old"],
)
def test_bytes_are_decoded(content: bytes, content_type: str) -> None:
    assert read_article(snapshot(content, content_type)).text == "Zoë left."


def test_bytes_without_a_declared_charset_are_guessed() -> None:
    words = "Les élèves de l'école ont été reçus à l'hôtel de ville, où le maire les a félicités. "

    article = read_article(snapshot((words * 5).encode("cp1252"), "text/plain"))

    assert "élèves" in article.text
    assert article.language == "fr"


@pytest.mark.parametrize(
    ("content", "content_type", "words"),
    [
        (b"", "text/html", "empty"),
        (b" \n\t ", "text/plain", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "", "binary"),
        (b"text\0with nulls", "text/plain", "binary"),
        (bytes(range(1, 32)) * 4, "text/plain", "binary"),
        (b"%PDF-1.7 ...", "application/pdf", "application/pdf"),
        (b"<html><head><title>x</title></head><body></body></html>", "text/html", "no article"),
        (b"<html", "text/html", "no article"),
        (b"--- ... ---", "text/plain", "no article"),
    ],
    ids=["empty", "blank", "image", "nulls", "controls", "pdf", "hollow", "broken", "marks"],
)
def test_what_holds_no_article_is_refused(content: bytes, content_type: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as caught:
        read_article(snapshot(content, content_type))

    assert caught.value.location == "https://paper.example/story"


@pytest.mark.parametrize(
    ("content_type", "location"),
    [
        ("text/html; charset=utf-8", "https://paper.example/"),
        ("application/octet-stream", "file:///desk/story.html"),
        ("", "file:///desk/story.HTM"),
        ("text/plain", "-"),
        ("", "https://[broken"),
    ],
)
def test_html_is_recognised(content_type: str, location: str) -> None:
    html = f"<!DOCTYPE html><html><body><article>{STORY}</article></body></html>"

    article = read_article(snapshot(html, content_type, location))

    assert article.text.startswith("The ferry to Norhavn")
    assert "<p>" not in article.text


def test_a_text_article_does_not_pay_for_html() -> None:
    program = (
        "import sys, datetime\n"
        "from claims.reading.article_reader import read_article\n"
        "from claims.snapshot import Snapshot\n"
        "now = datetime.datetime.now(datetime.UTC)\n"
        "read_article(Snapshot('-', b'The ferry ran aground.', 'text/plain', now))\n"
        "sys.exit('trafilatura' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + STORY,
        STORY + "<p>" * 20_000,
        "<html><p>" + "(" * 50_000,
        STORY * 500,
        "<svg>html",
    ],
    ids=["nested", "open", "brackets", "long", "fragment"],
)
def test_hostile_pages_are_read_or_refused(html: str) -> None:
    article = read_unless_refused(snapshot(html, "text/html"))

    assert article is None or article.text


@pytest.mark.parametrize(
    "unit", ["*a", "[a", "![", "<a", "_ ", "`", "|", "> ", "- ", "---\n", "# "]
)
def test_hostile_markdown_is_read_or_refused(unit: str) -> None:
    article = read_unless_refused(snapshot(unit * 30_000, "text/markdown"))

    assert article is None or article.text


FRAGMENTS = st.sampled_from(
    [
        b"<html>", b"<p>", b"</p>", b"<script type='application/ld+json'>", b"</script>", b"{",
        b"[",
        b'"datePublished":"', b"2022-13-45", b"<time datetime='", b"'>", b"<!--", b"]]>", b"\xff",
        b"<meta name=date content='Mon, 99 Foo 2022 99:99'>", b"<?xml encoding='x'?>", b"&#0;",
        b"# ", b"**", b"[a](", b"---\n", b"|", b"The ferry ran aground. ", b"\r", b"\xed\xa0\x80",
        b"<table><tr><td>", b"<svg>", b"\xe2\x80\xae", b"\xf0\x9f\x8e\x89", b"charset=rot13 ",
    ]
)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(
    content=st.one_of(st.binary(max_size=200), st.lists(FRAGMENTS, max_size=25).map(b"".join)),
    content_type=st.sampled_from(
        [
            "text/html",
            "text/plain",
            "text/markdown",
            "",
            "text/html; charset=utf-7",
            "x",
            "a/b;\0",
        ]
    ),
    location=st.sampled_from(["https://paper.example/", "a.md", "b.html", "", "//[", "\ud800"]),
)
def test_any_bytes_are_read_or_refused(content: bytes, content_type: str, location: str) -> None:
    article = read_unless_refused(snapshot(content, content_type, location))

    lines = article.text.split("\n") if article else []
    assert lines == [" ".join(line.split()) for line in lines]
    assert all(lines)
