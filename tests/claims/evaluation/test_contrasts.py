"""How pairs that differ by one value are counted."""

from __future__ import annotations

import pytest

from claims.errors import EvaluationDataError
from claims.evaluation.contrasts import Pair, evaluate, taken_as
from claims.evaluation.report import MAXIMUM_ERRORS
from claims.evaluation.tasks import task_named, task_of

LENGTH = "The Elsa Bridge in Norhaven is 310 metres long."
LONGER = "The Elsa Bridge in Norhaven is 480 metres long."
OPERA = "The mayor of Norhaven likes the opera."


def pair(claim=LENGTH, reference=LENGTH, same=True, kind="number", **more):
    return {"claim": claim, "reference": reference, "same": same, "kind": kind} | more


def figures(*rows):
    found = {figure.name: figure for figure in evaluate(rows).figures}
    return {name: (figure.value, figure.of) for name, figure in found.items()}


def test_a_statement_supports_and_a_rating_is_passed_on_where_the_words_are_the_same():
    assert taken_as(Pair(LENGTH, LENGTH, True, "number")) == {"supported", "rating passed on"}


def test_another_value_is_refuted_and_nothing_is_passed_on():
    assert taken_as(Pair(LENGTH, LONGER, False, "number")) == {"refuted"}


def test_a_text_about_something_else_is_taken_for_nothing():
    assert taken_as(Pair(LENGTH, OPERA, False, "number")) == frozenset()


def test_long_sentences_with_the_same_words_are_near_copies():
    sentence = (
        "The owners of the small orchards along the river have asked the council to repair the"
        " old wall before the next flood reaches the cellars of the mill."
    )
    assert "near-copies" in taken_as(Pair(sentence, sentence, True, "copy"))
    assert "near-copies" not in taken_as(Pair(sentence, LENGTH, False, "copy"))


def test_opposites_and_rewordings_are_counted_apart():
    # What is labelled wrong here stands for a mistake of the engine.
    found = figures(
        pair(same=False),
        pair(reference=LONGER, same=False),
        pair(reference=OPERA, same=False, kind="role swap"),
        pair(kind="date"),
        pair(reference=OPERA),
    )
    assert found["opposites taken for the same"] == (pytest.approx(1 / 3), 3)
    assert found["opposites: number"] == (0.5, 2)
    assert found["opposites: role swap"] == (0, 1)
    assert "opposites: date" not in found
    assert found["opposites: supported"] == (pytest.approx(1 / 3), 3)
    assert found["opposites: rating passed on"] == (pytest.approx(1 / 3), 3)
    assert found["opposites: refuted"] == (pytest.approx(1 / 3), 3)
    assert found["rewordings taken for the same"] == (0.5, 2)
    assert found["rewordings: supported"] == (0.5, 2)
    assert found["rewordings: refuted"] == (0, 2)


def test_opposites_taken_for_the_same_are_told():
    rows = [pair(), pair(same=False), pair(reference=LONGER, same=False)]
    (error,) = evaluate(rows).errors
    assert error.startswith("row 2: number: rating passed on, supported: The Elsa Bridge")
    assert len(evaluate([pair(same=False)] * (MAXIMUM_ERRORS + 1)).errors) == MAXIMUM_ERRORS


def test_relative_times_count_from_the_day_of_the_pair():
    row = pair(
        "The tunnel in Norhaven opened on Monday.",
        "The tunnel in Norhaven opened on 14 July 2025.",
    )
    assert figures(row)["rewordings: supported"] == (0, 1)
    assert figures(row | {"published": "2025-07-20"})["rewordings: supported"] == (1, 1)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (pair(claim=""), "`claim` is no text"),
        (pair(reference=3), "`reference` is no text"),
        (pair(kind=None), "`kind` is no text"),
        (pair(same="yes"), "`same` is 'yes', neither true nor false"),
        (pair(published="20 July"), "`published` is '20 July', not a day like 2025-07-20"),
    ],
)
def test_a_malformed_row_is_named(row, words):
    with pytest.raises(EvaluationDataError, match=r"^row 2: ") as raised:
        evaluate([pair(), row])
    assert words in raised.value.message


def test_the_task_is_told_by_its_rows():
    assert task_of([pair(), pair(published="2025-07-20")]) is task_named("contrasts")
