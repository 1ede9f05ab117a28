from __future__ import annotations

from pathlib import Path

import pytest

from claims.errors import EvaluationDataError
from claims.evaluation.dataset import read_dataset
from claims.evaluation.report import Evaluation, Row
from claims.evaluation.sentences import evaluate, reads
from claims.identity import sha256_of

PINNED = Path(__file__).parents[1] / "evaluation" / "sentences.jsonl"
LABELS = Path(__file__).parents[1] / "evaluation" / "labels" / "sentences_news.jsonl"

TEXT = "The ferry sank. Nobody was hurt.\nIt was late. It rained."


def values(evaluation: Evaluation) -> dict[str, float]:
    return {figure.name: figure.value for figure in evaluation.figures}


def label(boundaries: list[int], text: str = TEXT) -> Row:
    part = text[: boundaries[-1]]
    return {"id": "a", "sha256": sha256_of(part.encode()), "boundaries": boundaries}


def test_a_row_that_is_split_as_labelled_is_exact() -> None:
    row = {"text": "It rained.  He left.", "sentences": ["It rained.", "He left."]}

    evaluation = evaluate([row])

    assert reads(row)
    assert evaluation.errors == ()
    assert set(values(evaluation).values()) == {1.0}


def test_boundaries_inside_a_line_are_counted() -> None:
    missed = {"text": "One, two. Three.", "sentences": ["One,", "two.", "Three."]}
    spurious = {"text": "It rained. He left. She stayed.", "sentences": [
        "It rained.", "He left. She stayed.",
    ]}  # fmt: skip

    evaluation = evaluate([missed, spurious])

    assert values(evaluation) == {
        "exact": 0.0,
        "exact, quotations whole": 0.0,
        "boundary precision": 2 / 3,
        "boundary recall": 2 / 3,
        "boundary F1": 2 / 3,
    }
    assert [figure.of for figure in evaluation.figures] == [2, 2, 3, 3, 3]
    assert evaluation.errors == ("row 1: 'One,' is an end", "row 2: 'Itrained.Heleft.' is no end")


def test_a_quotation_may_be_labelled_as_one_sentence() -> None:
    row = {
        "text": "“It is over. We lost.” He left.",
        "sentences": ["“It is over. We lost.”", "He left."],
    }

    figures = values(evaluate([row]))

    assert figures["exact"] == 0.0
    assert figures["exact, quotations whole"] == 1.0


def test_a_label_in_other_words_than_the_text_is_never_met() -> None:
    evaluation = evaluate([{"text": "It ended....he left.", "sentences": ["It ended, he left"]}])

    assert values(evaluation)["exact"] == 0.0
    assert evaluation.errors == ("row 1: the sentences are not those of the text",)


def test_a_line_break_inside_a_sentence_counts_for_nothing() -> None:
    row = {
        "text": "The ferry was shut \nfor a day.",
        "sentences": ["The ferry was shut for a day."],
    }

    assert values(evaluate([row]))["exact"] == 1.0


def test_labels_are_joined_with_the_texts_of_the_same_file() -> None:
    right = [15, 32, 45, 56]
    text = {"id": "a", "expected_text": TEXT + " More came."}

    evaluation = evaluate([label(right), text])

    assert evaluation.rows == 1
    assert values(evaluation)["boundary F1"] == 1.0
    # The ends of lines are given: two boundaries are left.
    assert {f.name: f.of for f in evaluation.figures}["boundary F1"] == 2


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([{"sentences": ["a"]}], "row 1: `text` is missing or no text."),
        ([{"text": "a", "sentences": "a"}], "row 1: `sentences` is no list of texts."),
        ([{"text": "a", "sentences": [1]}], "row 1: `sentences` is no list of texts."),
        ([{"x": 1}], "row 1: needs `text` and `sentences`."),
        ([label([15])], "row 1: no row gives the text with the `id` 'a'. Add the texts' file."),
        (
            [{"sha256": "", "boundaries": [2, 1]}],
            "row 1: `boundaries` is no list of rising numbers above 0.",
        ),
        (
            [label([15]), {"id": "a", "text": "Another text was here."}],
            "row 1: the text 'a' is not the one that was labelled.",
        ),
    ],
)
def test_a_wrong_row_is_refused(rows: list[Row], message: str) -> None:
    with pytest.raises(EvaluationDataError) as caught:
        evaluate(rows)

    assert str(caught.value) == message


def test_rows_of_other_tasks_are_not_read() -> None:
    assert not reads({"text": "a", "names": []})
    assert not reads({"html": "a", "expected_text": "a"})


def test_the_pinned_set_is_split_well() -> None:
    rows = read_dataset(PINNED).rows

    figures = values(evaluate(rows))

    assert len(rows) >= 60
    assert figures["boundary F1"] > 0.97


def test_the_labels_of_news_pages_hold_no_text() -> None:
    rows = read_dataset(LABELS).rows

    assert len(rows) >= 12
    assert sum(len(row["boundaries"]) for row in rows if isinstance(row["boundaries"], list)) > 150
    assert all(row.keys() == {"id", "sha256", "boundaries"} for row in rows)
