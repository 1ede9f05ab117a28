"""Corrections: what a publisher says about a mistake in an article of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claims.article import Article
from claims.reading.publication import nodes_of
from claims.references.linked_data import scripts_of

MAXIMUM_LENGTH = 2_000
"""Code points of a notice that are kept."""

_NOTE = r"\W{0,2}(?:editor[’']?s[’']? note\W{1,4})?"
_OPENING = re.compile(
    rf"{_NOTE}(?:corrections?|clarifications?|retraction|erratum)"
    r"(?: (?:and|&) (?:corrections?|clarifications?))?"
    r"(?:,? \(?(?:on |of |made |issued )?[\w ,.]{1,30}\)?)?\s?[:–—]\s*\S",
    re.IGNORECASE,
)
"""A label before the notice: "Correction: ...", "Clarification, 5 May: ..."."""
_HEADING = re.compile(
    r"(?:corrections?|clarifications?|retraction|erratum)(?: (?:and|&) (?:corrections?"
    r"|clarifications?))?\W{0,2}",
    re.IGNORECASE,
)
"""A line of its own above the notice."""
_ARTICLE = r"(?:article|story|report|piece|post|page|headline|caption|photo caption)"
_SENTENCE = re.compile(
    rf"(?:^{_NOTE}|[.!?)] )(?:"
    rf"this {_ARTICLE} (?:has been|was) (?:\w+ ){{0,3}}?(?:corrected|amended|to correct)\b"
    rf"|this {_ARTICLE} (?:has been|was) (?:updated|edited|changed|revised)\b[^.]{{0,60}}"
    r"\bto correct\b|(?:an? |the )?(?:earlier|previous|original|initial|prior) versions? of"
    rf" (?:this|our) {_ARTICLE}"
    rf"|this {_ARTICLE} (?:originally|initially|previously|incorrectly|wrongly|mistakenly"
    r"|erroneously) (?:mis)?(?:said|stated|gave|reported|identified|described|named|attributed)\b"
    rf"|(?:a|this|the following) (?:correction|clarification) (?:was|has been) (?:made|added|issued"
    r"|published)\b"
    r"|\(?corrects? (?:the )?(?:\w+ )?(?:paragraph|headline|name|date|figure|spelling|title|story)"
    r")",
    re.IGNORECASE,
)
"""A sentence that tells of the article itself, wherever it stands in a line."""


@dataclass(frozen=True, slots=True)
class CorrectedArticle:
    """An article without the notice of its correction, and the notice, where it has one."""

    article: Article
    notice: str | None


def read_correction(article: Article, page: str = "") -> CorrectedArticle:
    """Find the notice that an article was corrected, in its text and in the page's JSON-LD.

    The lines of the notice leave the text: they tell the mistake, and no fact. The properties are
    schema.org's `correction` and its type `CorrectionComment`.
    """
    kept: list[str] = []
    notices: list[str] = []
    after_heading = False
    for line in article.text.split("\n"):
        if after_heading or _OPENING.match(line) or _SENTENCE.search(line):
            notices.append(line)
            after_heading = False
        elif _HEADING.fullmatch(line):
            after_heading = True
        else:
            kept.append(line)
    if not notices:
        notices = list(_linked_notices(page))
    notice = " ".join(dict.fromkeys(notices))[:MAXIMUM_LENGTH].strip() or None
    return CorrectedArticle(replace(article, text="\n".join(kept)), notice)


def _linked_notices(page: str) -> list[str]:
    notices: list[str] = []
    for script in scripts_of(page) if "orrection" in page else ():
        for node in nodes_of(script.data):
            given = node.get("correction")
            comment = "CorrectionComment" in str(node.get("@type"))
            for value in (
                *(given if isinstance(given, list) else [given]),
                node if comment else None,
            ):
                text = value.get("text") if isinstance(value, dict) else value
                if isinstance(text, str) and not text.startswith(("http://", "https://")):
                    notices.append(" ".join(text.split()))
    return notices
