from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.errors import EvaluationDataError
from claims.evaluation.names import TASK, evaluate, reads
from claims.evaluation.report import Row

PINNED = Path(__file__).parent.parent / "evaluation" / "names.jsonl"
TEXT = "Kremlin spokesman Dmitry Peskov met Ann Miller."
KREMLIN = {"words": "Kremlin", "kind": "organisation", "canonical": "Kremlin", "role": None}
PESKOV = {
    "words": "Dmitry Peskov",
    "kind": "person",
    "canonical": "Dmitry Peskov",
    "role": "Kremlin spokesman",
}
MILLER = {"words": "Ann Miller", "kind": "person", "canonical": "Ann Miller", "role": None}


def figures(*rows: Row) -> dict[str, float]:
    return {figure.name: figure.value for figure in evaluate(rows).figures}


def test_a_row_that_is_read_as_labelled() -> None:
    found = evaluate([{"text": TEXT, "names": [KREMLIN, PESKOV, MILLER]}])
    assert found.task == TASK
    assert found.rows == 1
    assert found.errors == ()
    assert {figure.value for figure in found.figures} == {1.0}
    assert {figure.name: figure.of for figure in found.figures} == {
        "span precision": 3,
        "span recall": 3,
        "span F1": 3,
        "kind accuracy": 3,
        "canonical accuracy": 3,
        "role accuracy": 1,
    }


def test_each_kind_of_error_lowers_its_own_figure() -> None:
    wrong = {"words": "Kremlin", "kind": "place", "canonical": "Moscow", "role": "seat"}
    found = figures({"text": TEXT, "names": [wrong, PESKOV]})
    assert found["span precision"] == pytest.approx(2 / 3)
    assert found["span recall"] == 1
    assert found["span F1"] == pytest.approx(4 / 5)
    assert found["kind accuracy"] == 1 / 2
    assert found["canonical accuracy"] == 1 / 2
    assert found["role accuracy"] == 1 / 2


def test_a_part_of_a_name_is_not_found() -> None:
    part = {**PESKOV, "words": "Peskov"}
    result = evaluate([{"text": TEXT, "names": [KREMLIN, part, MILLER]}])
    assert "row 1: 'Peskov' was not read" in result.errors
    assert "row 1: 'Dmitry Peskov' (person) is no labelled name" in result.errors


def test_a_text_without_names_counts_what_is_read() -> None:
    assert figures({"text": "It rained.", "names": []})["span F1"] == 0
    assert figures({"text": TEXT, "names": []})["span precision"] == 0


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"text": 5, "names": []}, "row 1: text = 5"),
        ({"text": "x", "names": "Ann"}, "row 1: names must be a list"),
        ({"text": "x", "names": ["Ann"]}, "row 1: names must hold objects"),
        ({"text": "x", "names": [MILLER]}, "row 1: words = 'Ann Miller' must stand in the text"),
        ({"text": TEXT, "names": [{**MILLER, "kind": "people"}]}, "row 1: kind = 'people'"),
        ({"text": TEXT, "names": [{**MILLER, "role": 3}]}, "row 1: role = 3"),
        ({"text": TEXT, "names": [{"words": "Ann"}]}, "row 1: kind = None must be a text"),
        ({"text": TEXT, "names": [MILLER, MILLER]}, "after the name before it"),
    ],
)
def test_a_malformed_row_is_named(row: Row, message: str) -> None:
    with pytest.raises(EvaluationDataError, match=message):
        evaluate([row])


def test_rows_are_known_by_their_keys() -> None:
    assert reads({"text": "x", "names": []})
    assert not reads({"text": "x", "quotes": []})


def test_the_pinned_set_is_whole() -> None:
    rows = [json.loads(line) for line in PINNED.read_text("utf-8").splitlines()]
    assert all(reads(row) for row in rows)
    assert len({row["text"] for row in rows}) == len(rows) >= 120
    assert {name["kind"] for row in rows for name in row["names"]} == {
        "person",
        "organisation",
        "country",
        "place",
        "other",
    }
