from __future__ import annotations

import pytest

from claims.errors import EvaluationDataError
from claims.evaluation.dispositions import evaluate, reads
from claims.evaluation.report import Row


def row(**fields: object) -> Row:
    plain: dict[str, object] = {
        "text": "The tram line will open on 3 August 2025.",
        "published": "2025-07-16",
        "disposition": "claimed",
        "due": "2025-08-04",
    }
    return plain | fields


def figures(*rows: Row) -> dict[str, tuple[float, int]]:
    return {figure.name: (figure.value, figure.of) for figure in evaluate(rows).figures}


def test_rows_are_known_by_their_keys() -> None:
    assert reads(row())
    assert not reads({"text": "Who paid?", "label": "1"})


def test_dispositions_and_due_dates_are_counted() -> None:
    found = figures(
        row(),
        row(due="2025-08-03"),
        row(text="Who paid?", disposition="question", due=None),
        row(text="Who paid?", disposition="opinion", due=None),
    )
    assert found["accuracy"] == (0.75, 4)
    assert found["question recall"] == (1.0, 1)
    assert found["question precision"] == (0.5, 2)
    assert found["opinion recall"] == (0.0, 1)
    assert found["due date recall"] == (0.5, 2)
    assert found["due date precision"] == (0.5, 2)


def test_a_wrong_sentence_is_named_with_its_row() -> None:
    (error,) = evaluate([row(), row(text="Who paid?")]).errors
    assert error.startswith("row 2: question instead of claimed (due 2025-08-04): Who paid?")


def test_no_rows_give_figures_of_nothing() -> None:
    assert figures()["accuracy"] == (0.0, 0)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": ""}, "text is ''"),
        ({"text": 7}, "text is 7"),
        ({"published": "yesterday"}, "published is 'yesterday'"),
        ({"published": None}, "published is None"),
        ({"disposition": "fact"}, "disposition is 'fact'"),
        ({"due": "soon"}, "due is 'soon'"),
        ({"disposition": "opinion"}, "due must be null"),
    ],
)
def test_a_malformed_row_is_refused_with_its_number(
    fields: dict[str, object], message: str
) -> None:
    with pytest.raises(EvaluationDataError, match=f"row 2: {message}"):
        evaluate([row(), row(**fields)])
