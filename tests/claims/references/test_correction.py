from __future__ import annotations

import json

import pytest

from claims.article import Article
from claims.references.correction import MAXIMUM_LENGTH, read_correction

REPORT = "The bridge cost 4 million euros."


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: The bridge cost 4 million euros, not 5 million.",
        "CORRECTION – The mayor is called Keller.",
        "Correction, 5 May 2025: The mayor is called Keller.",
        "Clarification (5 May): The toll is for cars only.",
        "Editor's note: Correction: The toll is for cars only.",
        "Corrections and clarifications: The toll is for cars only.",
        "This article was amended on 5 May 2025 to give the mayor's right name.",
        "This story has been corrected to show that the bridge cost 4 million euros.",
        "Editor’s note: This story was updated on Monday to correct the mayor's name.",
        "An earlier version of this article gave a wrong price.",
        "A previous version of this story misstated the price.",
        "This report incorrectly said that the bridge cost 5 million euros.",
        "A correction was made on May 5, 2025: The bridge cost 4 million euros.",
        "(Corrects paragraph 3 to say million, not billion)",
    ],
)
def test_a_notice_leaves_the_text_and_is_kept(notice: str) -> None:
    found = read_correction(Article(f"{REPORT}\n{notice}"))
    assert found.notice == notice
    assert found.article.text == REPORT


@pytest.mark.parametrize(
    "line",
    [
        "Corrections officers said that the prison was full.",
        "The correction on the stock market took a week.",
        "The committee's report was amended before the vote.",
        "The article was amended by parliament in 1992.",
        "An earlier version of the bill failed by two votes.",
        "The minister corrected his statement: the bridge cost 4 million euros.",
        "He has corrected the record.",
        "A market correction is likely.",
    ],
)
def test_what_only_speaks_of_corrections_is_no_notice(line: str) -> None:
    article = Article(f"{REPORT}\n{line}")
    assert read_correction(article).notice is None
    assert read_correction(article).article == article


def test_a_heading_stands_above_its_notice() -> None:
    found = read_correction(Article(f"{REPORT}\nCorrection\nThe toll is 2 euros.\nIt is raining."))
    assert found.notice == "The toll is 2 euros."
    assert found.article.text == f"{REPORT}\nIt is raining."


def test_an_article_that_is_nothing_but_a_heading_has_no_notice() -> None:
    assert read_correction(Article("Correction")).notice is None


@pytest.mark.parametrize(
    "given",
    [
        {"@type": "NewsArticle", "correction": "The toll is 2 euros."},
        {"@type": "NewsArticle", "correction": ["The toll is 2 euros."]},
        {"@graph": [{"@type": "CorrectionComment", "text": "The toll is\n2 euros."}]},
        {"correction": {"@type": "CorrectionComment", "text": "The toll is 2 euros."}},
    ],
)
def test_linked_data_tells_a_correction_that_the_text_does_not(given: object) -> None:
    page = f'<script type="application/ld+json">{json.dumps(given)}</script>'
    assert read_correction(Article(REPORT), page).notice == "The toll is 2 euros."


def test_the_address_of_a_correction_is_no_notice() -> None:
    page = '<script type="application/ld+json">{"correction": "https://a.example/c"}</script>'
    assert read_correction(Article(REPORT), page).notice is None


def test_a_notice_has_a_longest_length() -> None:
    notice = read_correction(Article(f"Correction: {'x' * 9_000}")).notice
    assert notice is not None
    assert len(notice) == MAXIMUM_LENGTH
