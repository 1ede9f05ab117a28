"""How verdicts are counted, and how the task of a file is told."""

from __future__ import annotations

from datetime import date

import pytest

from claims.errors import EvaluationDataError, UsageError
from claims.evaluation.report import MAXIMUM_ERRORS
from claims.evaluation.tasks import TASKS, task_named, task_of
from claims.evaluation.treebank import detokenised
from claims.evaluation.verdicts import answer_to, evaluate, figures_of

BRIDGE = "The Elsa Bridge in Norhaven is 310 metres long."
LONGER = "The Elsa Bridge in Norhaven is 480 metres long."
UNRELATED = "The mayor of Norhaven likes the opera."


def pair(evidence=BRIDGE, label="supported", **more):
    return {"claim": BRIDGE, "evidence": evidence, "label": label} | more


def test_the_figures_follow_from_the_counts():
    table = {
        ("supported", "supported"): 6,
        ("supported", "undecided"): 4,
        ("refuted", "refuted"): 3,
        ("refuted", "supported"): 2,
        ("undecided", "undecided"): 5,
    }
    found = {figure.name: (round(figure.value, 4), figure.of) for figure in figures_of(table)}
    assert found["accuracy"] == (0.7, 20)
    assert found["decided"] == (0.55, 20)
    assert found["supported: precision"] == (0.75, 8)
    assert found["supported: coverage"] == (0.6, 10)
    assert found["refuted: precision"] == (1.0, 3)
    assert found["refuted: coverage"] == (0.6, 5)
    assert found["refuted judged supported"] == (0.4, 5)
    assert found["undecided judged refuted"] == (0.0, 5)
    # F1 is 12 / 18 for supported, 6 / 8 for refuted, 10 / 14 for undecided.
    assert found["macro-F1"] == (round((12 / 18 + 6 / 8 + 10 / 14) / 3, 4), 20)


def test_a_share_of_nothing_is_none_of_nothing():
    found = {figure.name: (figure.value, figure.of) for figure in figures_of({})}
    assert set(found.values()) == {(0.0, 0)}


@pytest.mark.parametrize(
    ("claim", "evidence", "answer"),
    [
        (BRIDGE, BRIDGE, "supported"),
        (BRIDGE, LONGER, "refuted"),
        (BRIDGE, UNRELATED, "undecided"),
        ("Is the Elsa Bridge in Norhaven 310 metres long?", BRIDGE, "undecided"),
        ("", BRIDGE, "undecided"),
        (BRIDGE, "", "undecided"),
    ],
)
def test_a_pair_is_judged_by_itself(claim, evidence, answer):
    assert answer_to(claim, evidence) == answer


def test_relative_times_count_from_the_day_of_the_pair():
    claim, evidence = "The tunnel opened on Monday.", "The tunnel opened on 14 July 2025."
    assert answer_to(claim, evidence, date(2025, 7, 20)) == "supported"


def test_labels_are_read_in_the_words_of_public_sets():
    rows = [pair(label=word) for word in ("SUPPORTED", "supported")]
    rows += [pair(UNRELATED, word) for word in ("NOT_ENOUGH_INFO", "partial", "CONFLICTING")]
    found = {figure.name: figure for figure in evaluate(rows).figures}
    assert (found["accuracy"].value, found["accuracy"].of) == (1.0, 5)


def test_wrong_decisive_answers_are_the_worst_errors():
    rows = [pair(UNRELATED), pair(LONGER), pair(BRIDGE, "refuted"), pair(["", BRIDGE])]
    errors = evaluate(rows).errors
    assert [error.split(":")[0] for error in errors] == ["row 2", "row 3", "row 1"]
    assert errors[0].startswith("row 2: supported judged refuted: ")
    assert len(evaluate([pair(UNRELATED)] * (MAXIMUM_ERRORS + 1)).errors) == MAXIMUM_ERRORS


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"claim": BRIDGE, "label": "supported"}, "`evidence` is neither a text nor a list"),
        (pair() | {"claim": None}, "`claim` is no text"),
        (pair([BRIDGE, 3]), "something other than texts"),
        (pair(label=1), "`label` is no text"),
        (pair(label="true"), "`label` is 'true', not one of supported, refuted"),
        (pair(published=2025), "`published` is 2025, not a day like 2025-07-20"),
        (pair(published="20 July"), "`published` is '20 July', not a day like 2025-07-20"),
    ],
)
def test_a_malformed_row_is_named(row, words):
    with pytest.raises(EvaluationDataError, match=r"^row 2: ") as raised:
        evaluate([pair(), row])
    assert words in raised.value.message


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("It did n't rain -LRB- he said -RRB- .", "It didn't rain (he said)."),
        ("`` Yes , '' she said : it cost $ 5 .", '" Yes, " she said: it cost $5.'),
        ("The  band 's\nsongs", "The band's songs"),
        ("It rained (he said).", "It rained (he said)."),
    ],
)
def test_the_tokenisation_of_the_treebank_is_undone(tokens, text):
    assert detokenised(tokens) == text


def test_a_task_is_told_by_all_of_the_first_rows():
    assert task_of([pair(), pair()]) is task_named("verdicts")
    assert task_of([pair(), {"query": "bridges"}]) is None
    assert task_of([]) is None


def test_rows_of_two_tasks_need_a_choice():
    both = pair() | {"text": BRIDGE, "disposition": "claimed"}
    with pytest.raises(UsageError, match="choose with --task"):
        task_of([both])


def test_an_unknown_task_names_the_known_ones():
    with pytest.raises(UsageError, match=r"no task 'opera'.*verdicts"):
        task_named("opera")


def test_every_task_has_a_name_of_its_own():
    assert len({task.TASK for task in TASKS}) == len(TASKS)
