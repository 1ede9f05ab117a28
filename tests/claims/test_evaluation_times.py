from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from claims.errors import EvaluationDataError
from claims.evaluation.report import Row
from claims.evaluation.times import TASK, evaluate, reads
from claims.evaluation.times_sets import phrase_value
from claims.evaluation.timex_values import interval_of

PINNED = Path(__file__).parents[1] / "evaluation" / "times.jsonl"


def figures(*rows: Row) -> dict[str, float]:
    return {figure.name: figure.value for figure in evaluate(rows).figures}


def plain(text: str, *times: tuple[str, str | None, str | None], published: str | None) -> Row:
    labels = [{"words": words, "start": start, "end": end} for words, start, end in times]
    return {"text": text, "published": published, "times": labels}


def test_plain_rows_are_found_exact_or_spurious() -> None:
    right = plain(
        "He left on 2 June.", ("2 June", "2025-06-02", "2025-06-03"), published="2025-07-20"
    )
    wrong = plain("He left in May.", ("May", "2020-05-01", "2020-06-01"), published="2025-07-20")
    spurious = plain("He left in 2019.", published=None)
    missed = plain(
        "He left at dawn.", ("dawn", "2025-07-20T05:00", "2025-07-20T06:00"), published=None
    )
    assert figures(right, wrong, spurious, missed) == {
        "times: found": 2 / 3,
        "times: exact": 1 / 3,
        "times: spurious": 1 / 3,
    }
    errors = evaluate([right, wrong, spurious, missed]).errors
    assert [error.split(":")[0] for error in errors] == ["row 2", "row 3", "row 4"]


def test_a_label_without_bounds_asks_for_nothing_resolved() -> None:
    unread = plain("The next day he left.", ("next day", None, None), published="2025-07-20")
    read = plain("He left in 2019.", ("2019", None, None), published="2025-07-20")
    assert figures(unread)["times: exact"] == 1
    assert figures(read)["times: exact"] == 0


def test_the_same_words_twice_are_two_labels() -> None:
    twice = [("2019", "2019-01-01", "2020-01-01")] * 2
    assert figures(plain("In 2019 or not in 2019.", *twice, published=None)) == {
        "times: found": 1,
        "times: exact": 1,
        "times: spurious": 0,
    }


def timex(start: int, end: int, value: str, kind: str = "DATE", mod: str | None = None) -> Row:
    return {"start": start, "end": end, "text": "?", "type": kind, "value": value, "mod": mod}


def test_documents_are_compared_by_their_intervals() -> None:
    text = "From 2019 to 2021 and in early 2022 it rained for 2 days."
    row: Row = {
        "text": text,
        "reference_time": "2025-07-20",
        "timex": [
            timex(5, 9, "2019"),
            timex(13, 17, "2021"),
            timex(25, 35, "2022", mod="START"),
            timex(50, 56, "P2D", kind="DURATION"),
        ],
    }
    assert figures(row) == {
        "documents: found": 1,
        "documents: exact": 2 / 3,
        "documents: exact or its part": 1,
        "documents: spurious": 0,
    }


def phrase(text: str, value: str, kind: str = "DATE", *, is_dct: bool = False) -> Row:
    anchor = "1990-03-05"
    return {"text": text, "reference_time": anchor, "type": kind, "value": value, "is_dct": is_dct}


def test_phrases_are_compared_by_their_values() -> None:
    rows = [
        phrase("last month", "1990-02"),
        phrase("two years", "P2Y", "DURATION"),
        phrase("now", "PRESENT_REF"),
        phrase("yesterday", "1990-03-03"),
        phrase("1990-03-05", "1990-03-05", is_dct=True),
    ]
    assert figures(*rows) == {
        "phrases: value F1": pytest.approx(4 / 6),
        "phrases: value F1, vague labels too": pytest.approx(4 / 7),
    }


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("late 1989", "1989"),
        ("since 1989", "1989"),
        ("the past three years", "P3Y"),
        ("last night", "1990-03-04TNI"),
        ("last week", "1990-W09"),
        ("last weekend", "1990-W09-WE"),
        ("the first half of 1989", "1989-H1"),
        ("the third quarter of 1989", "1989-Q3"),
        ("the summer of 1989", "1989-SU"),
        ("the 1980s", "198"),
        ("the 19th century", "18"),
        ("3 p.m. on 2 June 1989", "1989-06-02T15"),
        ("2 June 1989 at 15:30", "1989-06-02T15:30"),
        ("some day", ""),
    ],
)
def test_values_of_phrases(words: str, value: str) -> None:
    assert phrase_value(words, datetime(1990, 3, 5)) == value


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("1998", "1998-01-01", "1999-01-01"),
        ("199", "1990-01-01", "2000-01-01"),
        ("19", "1900-01-01", "2000-01-01"),
        ("1998-Q2", "1998-04-01", "1998-07-01"),
        ("1998-H2", "1998-07-01", "1999-01-01"),
        ("1998-W02", "1998-01-05", "1998-01-12"),
        ("1998-W02-WE", "1998-01-10", "1998-01-12"),
        ("1998-SU", "1998-06-01", "1998-09-01"),
        ("1998-02", "1998-02-01", "1998-03-01"),
        ("1998-02-03", "1998-02-03", "1998-02-04"),
        ("1998-02-03TEV", "1998-02-03T18:00", "1998-02-04"),
        ("1998-02-03T10:35", "1998-02-03T10:35", "1998-02-03T10:36"),
        ("1998-02-03T10", "1998-02-03T10:00", "1998-02-03T11:00"),
    ],
)
def test_values_name_intervals(value: str, start: str, end: str) -> None:
    assert interval_of(value) == (datetime.fromisoformat(start), datetime.fromisoformat(end))


@pytest.mark.parametrize(
    "value", ["PRESENT_REF", "P3M", "1990-QX", "1998-13", "1998-02-31", "1998-02-03T25:00", "XXXX"]
)
def test_values_that_name_no_interval(value: str) -> None:
    assert interval_of(value) is None


def recognizer(text: str, words: str, kind: str, **values: str) -> Row:
    start = text.index(words)
    label = {
        "text": words.lower(),
        "start": start,
        "end": start + len(words) - 1,
        "type": f"datetimeV2.{kind}",
        "resolution": {"values": [{"timex": "?", "type": kind, **values}]},
    }
    return {
        "text": text,
        "reference_time": "2016-11-07T00:00:00",
        "model": "DateTimeModel",
        "expected": [label],
    }


@pytest.mark.parametrize(
    "row",
    [
        recognizer("It fell on 2 May 2016.", "2 May 2016", "date", value="2016-05-02"),
        recognizer(
            "It fell from 2 to 4 May 2016.",
            "2 to 4 May 2016",
            "daterange",
            start="2016-05-02",
            end="2016-05-04",
        ),
        recognizer("It fell after 2 May 2016.", "2 May 2016", "daterange", start="2016-05-02"),
        recognizer("It fell two months ago.", "two months ago", "date", value="2016-09-07"),
        recognizer("It fell for 3 hours.", "3 hours", "duration", value="10800"),
    ],
)
def test_recognizer_labels_that_are_read(row: Row) -> None:
    assert figures(row)["recognizers: dates, ranges and durations"] == 1


def test_recognizer_labels_out_of_scope_are_counted_with_their_reason() -> None:
    set_label = recognizer("It meets every day.", "every day", "set", value="not resolved")
    ambiguous = recognizer("It fell on 02/06/2016.", "02/06/2016", "date", value="2016-02-06")
    wrong = recognizer("It fell on 2 May 2016.", "2 May 2016", "date", value="2015-05-02")
    assert figures(set_label, ambiguous, wrong) == {
        "recognizers: dates, ranges and durations": 0,
        "recognizers: dates": 0,
        "recognizers, outside: a frequency, which is a quantity": 1 / 3,
        "recognizers, outside: numeric date, day and month alike": 1 / 3,
    }


def test_duckling_cases() -> None:
    anchor = "2013-02-12T04:30:00-02:00"
    instant = {"kind": "instant", "value": "2013-02-11T00:00:00", "grain": "day"}
    interval = {"kind": "interval", "from": "1960-01-01", "to": "1962-01-01", "grain": "year"}
    after = {"kind": "open_after", "value": "2014-01-01T00:00:00", "grain": "year"}
    rows: list[Row] = [
        {"text": "yesterday", "reference_time": anchor, "expected": instant},
        {"text": "from 1960 to 1961", "reference_time": anchor, "expected": interval},
        {"text": "since 2014", "reference_time": anchor, "expected": after},
        {"text": "next to nothing", "reference_time": anchor, "expected": None},
    ]
    found = figures(*rows)
    assert found == {"duckling: all": 1, "duckling: instants": 1, "duckling: intervals": 1}
    length = {"text": "for 2 weeks", "raw": "DurationData 2 Week"}
    assert figures({**length, "expected": {"value": 2, "unit": "week"}}) == {
        "duckling: durations": 1
    }
    assert figures({**length, "expected": {"value": 3, "unit": "week"}}) == {
        "duckling: durations": 0
    }


def test_shapes_are_told_by_their_fields() -> None:
    assert TASK == "times"
    assert reads(plain("2019", published=None))
    assert reads(phrase("2019", "2019"))
    assert not reads({"text": "2019"})
    assert not reads({"claim": "2019", "times": []})
    assert not reads({"text": "two miles", "expected": {"value": 2}, "raw": "Distance"})


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"text": "2019"}, "row 1: a row of times needs 'text' and 'times'"),
        ({"text": 2019, "times": []}, "row 1: 'text' must be a text"),
        ({"text": "2019", "times": "2019"}, "row 1: 'times' must be a list of objects"),
        ({"text": "2019", "times": ["2019"]}, "row 1: 'times' must be a list of objects"),
        (
            {"text": "2019", "published": "soon", "times": []},
            "row 1: 'published' must be an ISO 8601",
        ),
        ({"text": "2019", "times": [{"words": "2020"}]}, "row 1: 'words' must stand in 'text'"),
        ({"text": "2019", "times": [{"words": ""}]}, "row 1: 'words' must stand in 'text'"),
        (
            {"text": "a", "reference_time": None, "timex": [{"start": "0", "end": 1}]},
            "row 1: 'start' must be a whole number",
        ),
        (
            {"text": "a", "reference_time": "2019-01-01", "expected": "a"},
            "row 1: 'expected' must be an object",
        ),
    ],
)
def test_a_malformed_row_is_named(row: Row, message: str) -> None:
    with pytest.raises(EvaluationDataError, match=message):
        evaluate([row])


def test_the_pinned_set_is_measured() -> None:
    rows = [json.loads(line) for line in PINNED.read_text(encoding="utf-8").splitlines()]
    assert 40 <= len(rows) <= 80
    assert all(reads(row) for row in rows)
    found = figures(*rows)
    assert found["times: exact"] >= 0.9
    assert found["times: spurious"] <= 0.04
