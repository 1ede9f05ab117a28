"""How verdicts are counted, and how the task of a file is told."""

from __future__ import annotations

from datetime import date

import pytest

from claims.errors import EvaluationDataError, UsageError
from claims.evaluation.judged import ANSWERS, Judged
from claims.evaluation.labelled_pairs import LabelledPair
from claims.evaluation.report import MAXIMUM_ERRORS
from claims.evaluation.tasks import TASKS, task_named, task_of
from claims.evaluation.treebank import detokenised
from claims.evaluation.verdicts import evaluate, judge_pair

BRIDGE = "The Elsa Bridge in Norhaven is 310 metres long."
LONGER = "The Elsa Bridge in Norhaven is 480 metres long."
UNRELATED = "The mayor of Norhaven likes the opera."
TWO_FACTS = "The Elsa Bridge is 310 metres long, and the Norhaven tunnel was opened on 2 June 2019."


def pair(evidence=BRIDGE, label="supported", **more):
    return {"claim": BRIDGE, "evidence": evidence, "label": label} | more


def judged(claim: str, evidence: str, published: date | None = None) -> Judged:
    return judge_pair(LabelledPair(claim, (evidence,), "supported", published))


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
    assert judged(claim, evidence).answer == answer


def test_relative_times_count_from_the_day_of_the_pair():
    claim, evidence = "The tunnel opened on Monday.", "The tunnel opened on 14 July 2025."
    assert judged(claim, evidence, published=date(2025, 7, 20)).answer == "supported"


@pytest.mark.parametrize("claim", [BRIDGE, TWO_FACTS, "Was it long?", "What a splendid bridge!"])
@pytest.mark.parametrize("evidence", [BRIDGE, LONGER, UNRELATED, ""])
def test_the_probabilities_of_a_pair_sum_to_one(claim, evidence):
    found = judged(claim, evidence).probabilities
    chances = [found.of(answer) for answer in ANSWERS]
    assert sum(chances) == pytest.approx(1)
    assert all(0 <= chance <= 1 for chance in chances)


def test_the_group_is_read_from_where_public_sets_have_it():
    rows = [pair(group="a"), pair(group=7), pair(extra={"case_id": "b"}), pair(extra={}), pair()]
    read = [LabelledPair.of_row(row, number) for number, row in enumerate(rows, start=1)]
    assert [each.group for each in read] == ["a", "7", "b", None, None]


def test_the_judged_pairs_are_kept_with_their_groups():
    kept = evaluate([pair(group="length"), pair(LONGER, "refuted", group="length")]).judged
    assert [(each.label, each.answer, each.group) for each in kept] == [
        ("supported", "supported", "length"),
        ("refuted", "refuted", "length"),
    ]


def test_labels_are_read_in_the_words_of_public_sets():
    rows = [pair(label=word) for word in ("SUPPORTED", "supported")]
    rows += [pair(UNRELATED, word) for word in ("NOT_ENOUGH_INFO", "partial", "CONFLICTING")]
    found = {figure.name: figure for figure in evaluate(rows).figures}
    assert (found["accuracy"].value, found["accuracy"].of) == (1.0, 5)


def test_wrong_decisive_answers_are_the_worst_errors():
    rows = [pair(UNRELATED), pair(LONGER), pair(BRIDGE, "refuted"), pair(["", BRIDGE])]
    errors = evaluate(rows).errors
    rows_told = [error.split(":")[0] for error in errors]
    assert (set(rows_told[:2]), rows_told[2:]) == ({"row 2", "row 3"}, ["row 1"])
    assert any(error.startswith("row 2: supported judged refuted (") for error in errors)
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
        (pair(group=["a"]), "`group` is ['a'], neither text nor number"),
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
