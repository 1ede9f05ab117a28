"""Every parser by its name, as a function of a text."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from claims.article import Article
from claims.checkability.dispositions import exclusion_of
from claims.errors import UnreadableError
from claims.extraction.extract import extract_claims
from claims.extraction.presuppositions import find_named_events
from claims.names.find import NameIndex, find_names, role_statements
from claims.names.ordinals import find_ordinals
from claims.quantities.quantity_expressions import find_quantities
from claims.reading.article_reader import read_article
from claims.reading.boilerplate import is_boilerplate
from claims.reading.language import detect_language
from claims.reading.markdown import read_markdown
from claims.reading.sentences import split_sentences
from claims.snapshot import Snapshot
from claims.span import Span
from claims.speech.attribution import find_attributions
from claims.speech.hedges import find_hedges
from claims.speech.negation import find_negations
from claims.times.time_expressions import find_times

ANCHOR = datetime(2025, 7, 20)


def _attributions(text: str) -> object:
    return find_attributions(text, split_sentences(text), NameIndex.of(text))


def _names(text: str) -> object:
    return find_names(text, NameIndex.of(text))


def _roles(text: str) -> object:
    return list(role_statements(text, NameIndex.of(text)))


def _extraction(text: str) -> object:
    return extract_claims(Article(text, language="en", published_at=ANCHOR))


def _page(text: str) -> None:
    page = f"<!doctype html><html><body><article><h1>News</h1><p>{text}</p></article></body></html>"
    content, seen = page.encode("utf-8", "replace"), ANCHOR.replace(tzinfo=UTC)
    with suppress(UnreadableError):  # saying so takes time too
        read_article(Snapshot("https://news.example/1", content, "text/html", seen))


PARSERS: dict[str, Callable[[str], object]] = {
    "language": detect_language,
    "boilerplate": is_boilerplate,
    "Markdown": read_markdown,
    "web page": _page,
    "sentences": split_sentences,
    "times": lambda text: find_times(text, ANCHOR),
    "quantities": find_quantities,
    "ordinals": find_ordinals,
    "names": _names,
    "posts": _roles,
    "attributions": _attributions,
    "hedges": find_hedges,
    "negations": find_negations,
    "named events": lambda text: find_named_events(text, Span(0, len(text))),
    "dispositions": lambda text: exclusion_of(text, Span(0, len(text))),
    "extraction": _extraction,
}
