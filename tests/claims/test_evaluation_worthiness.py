import json
from pathlib import Path

import pytest

from claims.errors import EvaluationDataError
from claims.evaluation.report import Evaluation, Row
from claims.evaluation.worthiness import TASK, average_precision, evaluate, reads

PINNED = Path(__file__).parents[1] / "evaluation" / "worthiness.jsonl"

FACT = "The mine employed 3,400 people in 2019 and was sold for $2 million."
TALK = "I believe we must dream of a better tomorrow."


def figures(evaluation: Evaluation) -> dict[str, float]:
    return {figure.name: figure.value for figure in evaluation.figures}


def row(text: str, label: int, **more: str) -> Row:
    return {"text": text, "label": label, **more}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"text": "a", "label": 1}, True),
        ({"text": "a", "label": 0, "doc": "d", "line": 3, "speaker": "X"}, True),
        ({"text": "a", "label": "yes"}, True),  # its shape; `evaluate` says what is wrong
        ({"text": "a"}, False),
        ({"claim": "a", "evidence": "b", "label": "SUPPORTED"}, False),
        ({"text": "a", "claim": "b", "label": 1}, False),
    ],
)
def test_a_row_is_known_by_its_keys(given: Row, expected: bool) -> None:
    assert reads(given) is expected


@pytest.mark.parametrize(
    ("ranked", "expected"),
    [
        ([(0.9, True), (0.1, False)], 1.0),
        ([(0.9, False), (0.1, True)], 0.5),
        ([(0.9, True), (0.5, False), (0.1, True)], (1 + 2 / 3) / 2),
        ([(0.5, True), (0.5, False)], 0.5),  # equal scores are one step, in either order
        ([(0.5, False), (0.5, True)], 0.5),
        ([(0.5, False)], 0.0),
        ([], 0.0),
    ],
)
def test_average_precision(ranked: list[tuple[float, bool]], expected: float) -> None:
    assert average_precision(ranked) == pytest.approx(expected)


def test_a_right_ranking_and_a_right_cut_score_one() -> None:
    found = evaluate([row(FACT, 1), row(TALK, 0)])
    assert found.task == TASK
    assert found.rows == 2
    assert set(figures(found).values()) == {1.0}
    assert found.errors == ()


def test_labels_the_other_way_round_are_all_errors() -> None:
    found = evaluate([row(FACT, 0), row(TALK, 1)])
    assert figures(found) == {"precision": 0, "recall": 0, "F1": 0, "average precision": 0.5}
    assert sorted(line.split(":")[0] for line in found.errors) == ["row 1", "row 2"]
    assert any("is not worth checking" in line and FACT in line for line in found.errors)


def test_the_mean_over_documents_leaves_out_those_without_anything_to_find() -> None:
    rows = [
        row(FACT, 1, doc="a"),
        row(TALK, 0, doc="a"),
        row(FACT, 0, doc="b"),
        row(TALK, 1, doc="b"),
        row(TALK, 0, doc="c"),
    ]
    (mean,) = [f for f in evaluate(rows).figures if f.name == "mean average precision"]
    assert mean.value == pytest.approx(0.75)
    assert mean.of == 2


def test_without_a_document_for_every_row_there_is_no_mean() -> None:
    found = evaluate([row(FACT, 1, doc="a"), row(TALK, 0)])
    assert "mean average precision" not in figures(found)


def test_nothing_to_measure_gives_zeros() -> None:
    assert set(figures(evaluate([])).values()) == {0.0}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"text": 3, "label": 1}, "text must be a string"),
        ({"text": "a", "label": "yes"}, "label must be 0 or 1"),
        ({"text": "a", "label": True}, "label must be 0 or 1"),
        ({"text": "a", "label": 2}, "label must be 0 or 1"),
        ({"text": "a", "label": None}, "label must be 0 or 1"),
        ({"text": "a", "label": 1, "doc": 7}, "doc must be a string"),
    ],
)
def test_a_wrong_row_is_named(wrong: Row, said: str) -> None:
    with pytest.raises(EvaluationDataError, match=f"row 2: {said}"):
        evaluate([row(FACT, 1), wrong])


def test_the_pinned_set_can_be_measured() -> None:
    rows = [json.loads(line) for line in PINNED.read_text("utf-8").splitlines()]
    assert all(map(reads, rows))
    assert len({given["text"] for given in rows}) == len(rows)
    found = figures(evaluate(rows))
    assert found["F1"] > 0.85
    assert found["mean average precision"] > 0.9
