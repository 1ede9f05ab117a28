from __future__ import annotations

import pytest

from claims.errors import EvaluationDataError
from claims.evaluation.article_text import evaluate, reads
from claims.evaluation.report import Evaluation, Row

STORY = (
    "The ferry to Norhavn ran aground on Monday with 84 people on board, the coast guard said. "
    "Nobody was hurt, and all the passengers were taken off within three hours."
)
PAGE = (
    "<html><head><title>Ferry aground</title>"
    '<meta property="article:published_time" content="2024-05-17T23:30:00-05:00"></head>'
    f"<body><nav>Home Sport Weather</nav><article><p>{STORY}</p></article></body></html>"
)


def values(evaluation: Evaluation) -> dict[str, float]:
    return {figure.name: round(figure.value, 3) for figure in evaluation.figures}


def row(**others: object) -> Row:
    return {"html": PAGE, "expected_text": STORY, "published": "2024-05-17", **others}


def test_a_page_that_is_read_in_full_has_one() -> None:
    evaluation = evaluate([row()])

    assert reads(row())
    assert evaluation.errors == ()
    assert set(values(evaluation).values()) == {1.0}


def test_tokens_are_counted_as_often_as_they_stand_in_both() -> None:
    expected = STORY + " " + " ".join(["elsewhere"] * len(STORY.split()))

    figures = values(evaluate([row(expected_text=expected)]))

    assert figures["token precision"] == 1.0
    assert figures["token recall"] == 0.5
    assert figures["token F1"] == 0.667
    assert 0.6 < figures["shingle F1"] < 0.667


def test_the_day_is_that_of_the_pages_own_zone() -> None:
    figures = values(evaluate([row(), row(published="2024-05-18")]))

    assert figures["publication date"] == 0.5


def test_the_key_of_fundus_is_read() -> None:
    rows = [row(published=None, publishing_date="2024-05-17 18:23:00+00:00")]

    assert values(evaluate(rows))["publication date"] == 1.0


def test_without_dates_there_is_no_figure_of_them() -> None:
    assert "publication date" not in values(evaluate([row(published=None)]))


def test_a_page_that_cannot_be_read_has_nothing() -> None:
    evaluation = evaluate([row(html="<html><body></body></html>")])

    assert values(evaluation)["token F1"] == 0.0
    assert evaluation.errors == (
        "row 1: token F1 0.00 of 30 tokens",
        "row 1: published 2024-05-17, read None",
    )


def test_expected_lines_that_are_called_furniture_are_shown() -> None:
    evaluation = evaluate([row(expected_text=STORY + "\nShare this article\n\n")])

    assert values(evaluation)["expected lines kept"] == 0.5
    assert evaluation.errors == ("row 1: furniture: 'Share this article'",)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (row(html=None), "row 1: `html` is missing or no text."),
        (row(expected_text=["a"]), "row 1: `expected_text` is missing or no text."),
        (row(published="soon"), "row 1: the publication time 'soon' is no time in ISO 8601."),
        (row(published=3), "row 1: the publication time 3 is no time in ISO 8601."),
    ],
)
def test_a_wrong_row_is_refused(wrong: Row, message: str) -> None:
    with pytest.raises(EvaluationDataError) as caught:
        evaluate([wrong])

    assert str(caught.value) == message


def test_rows_of_other_tasks_are_not_read() -> None:
    assert not reads({"text": "a", "sentences": []})
    assert not reads({"id": "a", "sha256": "b", "boundaries": [1]})
