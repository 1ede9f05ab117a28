from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_results import (
    COUNCIL,
    GONE,
    HOSTILE,
    claim,
    council_document,
    hostile_document,
    judged,
    run_of,
    verdict,
)

from claims.article import Article
from claims.vocabulary import Label, Outcome
from flows.links import web_address
from flows.phrases import EXCLUSIONS, REASONS, RELATIONS, STANCES, STANDINGS
from flows.report import render_report
from flows.results import CheckedDocument
from flows.visible import visible


class Page(HTMLParser):
    """The tags of a page with their attributes, its ids, and the text of the articles in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._inside: list[str] = []
        self._hidden = 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        classes = (attributes.get("class") or "").split()
        if tag in {"p", "a", "span"} and self._inside:
            self._inside.append("skip" if {"marker", "reason"} & set(classes) else tag)
        elif tag == "article" and "article" in classes:
            self._inside.append(tag)

    def handle_endtag(self, tag):
        if self._inside and tag in {"p", "a", "span", "article"}:
            self._inside.pop()

    def handle_data(self, data):
        if "p" in self._inside and "skip" not in self._inside:
            self.text.append(data)

    def values(self, attribute: str) -> list[str]:
        return [found[attribute] or "" for _, found in self.tags if attribute in found]


def test_every_label_outcome_and_reason_has_words():
    assert {*Label, *Outcome} == STANDINGS.keys()
    for words in (EXCLUSIONS, REASONS, RELATIONS, STANCES):
        kind = type(next(iter(words)))
        assert set(words) == set(kind)


@pytest.mark.parametrize("document", [council_document(), hostile_document()])
def test_the_article_is_shown_word_for_word(document):
    page = Page(render_report(run_of(document)))
    assert "".join(page.text) == visible(document.article.text).replace("\n", "")


def test_every_anchor_leads_somewhere_and_no_id_occurs_twice():
    page = Page(render_report(run_of(council_document(), hostile_document(), failures=(GONE,))))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    anchors = {link[1:] for link in page.values("href") if link.startswith("#")}
    assert anchors <= set(ids)
    assert {f"d1-claim-{number}" for number in range(1, 8)} <= anchors
    assert {f"d1-text-{number}" for number in range(1, 8)} <= anchors


def test_a_card_tells_the_verdict_the_speaker_and_why():
    page = render_report(run_of(council_document()))
    card = page[page.index('id="d1-claim-3"') : page.index('id="d1-claim-4"')]
    for words in (
        "Refuted",
        "Said by <b><bdi>the article</bdi></b>",
        "Read as:",
        "The claim says just under four hours",
        "six hours is more than just under four hours allows",
        '<mark class="conflict">six hours</mark>',
        '<mark class="aligned">hearing</mark>',
        "What ties it to the same event",
        "<bdi>Valley Radio</bdi>, 12 May 2026",
        council_document().judged[2].verdict_id,
    ):
        assert words in card


def test_references_that_did_not_count_say_why():
    page = render_report(run_of(council_document()))
    assert "1 other reference read, and why it does not count" in page
    assert "it speaks of Easton, the claim of Riverton" in page
    assert "it is not independent of the article" in page


def test_excluded_sentences_are_counted_and_marked():
    page = render_report(run_of(council_document()))
    assert "13 sentences: 7 gave claims; excluded: 1 heading, 1 question" in page
    assert 'title="No claim: opinion">It is a shameful way' in page


def test_a_claim_inside_another_names_the_one_around_it():
    page = render_report(run_of(council_document()))
    assert page.count('title="Also part of claim 1"') == 1
    assert page.count("Go to its card") == 7


def test_an_unknown_publication_date_is_told():
    assert "relative times were not resolved" in render_report(run_of(hostile_document()))
    assert "relative times were not resolved" not in render_report(run_of(council_document()))


def test_failures_are_listed():
    page = render_report(run_of(failures=(GONE,)))
    assert "No article could be checked" in page
    assert "the server answered 404" in page


def test_hostile_text_is_text():
    page = render_report(run_of(hostile_document(), failures=(GONE,)))
    tags = Page(page).tags
    assert {tag for tag, _ in tags}.isdisjoint({"script", "img", "i", "iframe", "object", "base"})
    assert not [name for _, found in tags for name in found if name.startswith("on")]
    assert "{{ 7*7 }}" in page
    assert not set("\x00\x1b\u202e\u202c") & set(page)
    page.encode("utf-8")


def test_only_web_addresses_become_links():
    links = Page(render_report(run_of(council_document(), hostile_document()))).values("href")
    outside = {link for link in links if not link.startswith("#")}
    assert outside == {
        "https://courier.example/2026/05/mill-bridge",
        "https://riverton.example/minutes/2026-05-12?item=4&view=full",
        'https://evil.example/"onmouseover="alert(4)',
    }


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host/x", "", None),
        *("https://", "http://[", "https://a b", "https://a\nb", "\x01https://a", "https:a"),
    ],
)
def test_addresses_that_never_become_links(address):
    assert web_address(address) is None


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_shown(text):
    made = claim(f"{text}.", f"{text}.", text, text)
    found = judged(made, verdict(None, text, outcome=Outcome.NO_REFERENCE, missing=(text,)))
    document = CheckedDocument(
        location=text,
        document_id=text,
        snapshot_id=text,
        retrieved_at=council_document().retrieved_at,
        article=Article(text=f"{text}.", title=text, language=text),
        sentences=(),
        judged=(found,),
    )
    page = render_report(run_of(document))
    page.encode("utf-8")
    assert "".join(Page(page).text) == visible(f"{text}.").replace("\n", "")


def test_the_samples_are_what_the_tests_think_they_are():
    assert "\x00" in HOSTILE
    assert COUNCIL.count("\n") == 6
