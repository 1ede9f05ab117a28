from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.errors import EvaluationDataError
from claims.evaluation import quantities
from claims.evaluation.quantities_cases import Reading
from claims.evaluation.report import Evaluation, Row

PINNED = Path(__file__).parents[1] / "evaluation" / "quantities.jsonl"


def figures(evaluation: Evaluation) -> dict[str, tuple[float, int]]:
    return {figure.name: (figure.value, figure.of) for figure in evaluation.figures}


def measured(*rows: Row) -> dict[str, tuple[float, int]]:
    assert all(quantities.reads(row) for row in rows)
    return figures(quantities.evaluate(rows))


def label(words: str, low: float | None, high: float | None, unit: str, dimension: str) -> Row:
    return {"words": words, "low": low, "high": high, "unit": unit, "dimension": dimension}


def recognizers(model: str, text: str, words: str, resolution: Row) -> Row:
    start = text.index(words)
    found = {"text": words, "start": start, "end": start + len(words) - 1, "type": "number"}
    return {"model": model, "text": text, "expected": [{**found, "resolution": resolution}]}


def test_a_plain_row_asks_for_bounds_unit_and_dimension() -> None:
    row = {
        "text": "It ran over 3 km.",
        "quantities": [label("3 km", 3e3, None, "kilometre", "length")],
    }
    assert measured(row)["cases"] == (1.0, 1)
    wrong_bound = {**row, "quantities": [label("3 km", 3e3, 3e3, "kilometre", "length")]}
    wrong_unit = {**row, "quantities": [label("3 km", 3e3, None, "mile", "length")]}
    wrong_place = {**row, "quantities": [label("ran", 3e3, None, "kilometre", "length")]}
    for wrong in (wrong_bound, wrong_unit, wrong_place):
        assert measured(wrong)["cases"] == (0.0, 1)


def test_a_reading_without_a_label_is_spurious() -> None:
    row = {"text": "It sold 12 boats in 3 days.", "quantities": [label("12", 12, 12, "", "count")]}
    assert measured(row)["spurious"] == (0.5, 2)
    assert measured({"text": "It sold 12 boats.", "quantities": []})["cases"] == (0.0, 1)
    assert measured({"text": "It sold boats.", "quantities": []})["cases"] == (1.0, 1)


def test_a_label_of_one_number_leaves_the_comparison_to_the_reader() -> None:
    text = "It weighs more than 12 kilograms."
    row = recognizers("DimensionModel", text, "12 kilograms", {"value": "12", "unit": "Kilogram"})
    assert measured(row)["cases"] == (1.0, 1)
    wrong = recognizers("DimensionModel", text, "12 kilograms", {"value": "12", "unit": "Gram"})
    assert measured(wrong)["cases"] == (0.0, 1)


def test_a_number_without_a_unit_is_compared_as_it_was_written() -> None:
    row = recognizers("NumberModel", "It took 3 hours.", "3", {"value": "3"})
    assert measured(row)["cases"] == (1.0, 1)


def test_an_interval_asks_for_both_bounds() -> None:
    text = "There were under 170 of them."
    assert measured(recognizers("NumberRangeModel", text, "under 170", {"value": "(,170)"}))[
        "cases"
    ] == (1.0, 1)
    assert measured(recognizers("NumberRangeModel", text, "under 170", {"value": "(170,)"}))[
        "cases"
    ] == (0.0, 1)


def test_where_nothing_is_labelled_only_the_labelled_kind_may_not_be_read() -> None:
    text = "They bought 12 boats."
    assert measured({"model": "CurrencyModel", "text": text, "expected": []})["cases"] == (1.0, 1)
    assert measured({"model": "NumberModel", "text": text, "expected": []})["cases"] == (0.0, 1)


def test_ordinal_numbers_are_read_as_such() -> None:
    row = recognizers("OrdinalModel", "She came thirty-first.", "thirty-first", {"value": "31"})
    assert measured(row)["cases"] == (1.0, 1)


@pytest.mark.parametrize(
    ("text", "words", "resolution", "scope"),
    [
        ("the dollar fell", "dollar", {"unit": "Dollar"}, "a unit without a number"),
        ("it is 2^10", "2^10", {"value": "1024"}, "a power or a formula"),
        ("it is one over nine", "one over nine", {"value": "0.111"}, "a division said aloud"),
        (
            "call 555-0142-77",
            "0142",
            {"value": "142"},
            "part of a date, a telephone number or a code",
        ),
    ],
)
def test_what_no_news_text_holds_is_counted_apart(
    text: str, words: str, resolution: Row, scope: str
) -> None:
    found = measured(recognizers("NumberModel", text, words, resolution))
    assert found[f"out of scope: {scope}"] == (0.0, 1)
    assert found["cases in scope"] == (0.0, 0)
    assert found["cases"] == (0.0, 1)


def test_the_shapes_of_other_test_suites_are_read() -> None:
    with_spread = {"value": 45, "unit": "milligram", "surface": "40 to 50 mg", "uncertainty": 5}
    rows: list[Row] = [
        {"text": "Take 40 to 50 mg.", "expected": [with_spread]},
        {
            "text": "under 7 euros",
            "dimension": "AmountOfMoney",
            "expected": {"numbers": [7.0], "symbols": ["EUR"], "fn": "under"},
        },
        {"text": "two million and six", "test": "t", "args": "a", "expected": 2000006},
        {"text": "six cows, two goats", "test": "t", "args": "a", "expected": "6 cows, 2 goats"},
    ]
    assert measured(*rows)["cases"] == (1.0, 5)


def test_any_reader_can_be_measured_on_the_same_rows() -> None:
    rows = [{"text": "12 boats", "quantities": [label("12", 12, 12, "", "count")]}]

    def of_thirteen(text: str) -> list[Reading]:
        return [Reading(0, len(text), 13, 13, 13, "count", "")]

    evaluation = quantities.evaluate_reader(rows, of_thirteen)
    assert figures(evaluation)["cases"] == (0.0, 1)
    assert evaluation.errors == (
        "'12 boats': expected '12' as 12 to 12, read '12 boats' as 13 to 13 count",
    )


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"text": 5, "quantities": []}, "row 2: `text` must be a string"),
        ({"text": "a", "quantities": 5}, "row 2: `quantities` must be a list of objects"),
        ({"text": "a", "quantities": [{}]}, "row 2: `words` must be a string"),
        (
            {"text": "a", "quantities": [{"words": "b"}]},
            "row 2: `words` must be words of the text, in order: 'b'",
        ),
        (
            {"text": "a", "quantities": [{"words": "a", "low": "1"}]},
            "row 2: `low` must be a number",
        ),
        ({"text": "a"}, "row 2: expected the fields `text` and `quantities`"),
        (
            {"text": "a", "dimension": "Volume", "expected": 3},
            "row 2: `expected` must be an object",
        ),
    ],
)
def test_a_malformed_row_is_refused_with_its_number_and_field(row: Row, message: str) -> None:
    good: Row = {"text": "none", "quantities": []}
    with pytest.raises(EvaluationDataError) as caught:
        quantities.evaluate([good, row])
    assert str(caught.value) == message


def test_other_shapes_are_not_taken() -> None:
    assert not quantities.reads({"text": "a", "label": "b"})
    assert not quantities.reads({"text": "a", "model": "DateModel", "expected": []})
    assert not quantities.reads({"text": "a", "expected": [], "reference_time": None})


def test_the_pinned_set_labels_words_of_its_texts() -> None:
    rows = [json.loads(line) for line in PINNED.read_text("utf-8").splitlines()]
    assert 40 <= len(rows) <= 80
    for row in rows:
        for each in row["quantities"]:
            assert each["words"] in row["text"]
    assert figures(quantities.evaluate(rows))["cases"][0] < 1.0, "it holds cases that are hard"
