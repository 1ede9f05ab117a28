"""How well check-worthiness ranks: labelled sentences, one a row.

A row is `{"text": str, "label": 0 | 1}`, 1 for a sentence worth checking, and may name the debate,
speech or article that it comes from as `doc`. Other keys are ignored. Every row counts once, also
one whose text stands in another row. A sentence is scored by itself, without the text around it.

* precision, recall and F1 of calling those worth checking that score `WORTH_CHECKING` or more;
* average precision of the ranking by score over all rows. Rows with equal scores are taken as one
  step, so that the order of the rows makes no difference;
* mean average precision, where every row names a `doc`: the mean over the docs that have anything
  worth checking, as in the CheckThat! labs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from claims.errors import EvaluationDataError
from claims.evaluation.report import MAXIMUM_ERRORS, Evaluation, Figure, Row
from claims.extraction.analysis import read_facets
from claims.span import Span
from claims.speech.hedges import find_hedges
from claims.worthiness.score import WORTH_CHECKING, Material, worthiness_of

TASK = "worthiness"
OF_OTHER_TASKS = frozenset({"claim", "evidence", "hypothesis", "premise", "statement"})


@dataclass(frozen=True, slots=True)
class Scored:
    """A labelled sentence, where it comes from, and its score in [0, 1]."""

    number: int
    text: str
    worth: bool
    doc: str | None
    score: float

    @property
    def called_worth(self) -> bool:
        return self.score >= WORTH_CHECKING


def reads(row: Row) -> bool:
    """Whether a row is one sentence with a label, and no pair of sentences."""
    return {"text", "label"} <= row.keys() and not OF_OTHER_TASKS & row.keys()


def evaluate(rows: Sequence[Row]) -> Evaluation:
    """Score every row and count.

    Raises:
        EvaluationDataError: a row lacks a text or a label, or has one of another type.
    """
    scored = [_scored(number, row) for number, row in enumerate(rows, 1)]
    return Evaluation(TASK, len(rows), tuple(_figures(scored)), tuple(_errors(scored)))


def score_of(text: str) -> float:
    """Return the check-worthiness of a sentence by itself, in [0, 1]."""
    facets = read_facets(text, Span(0, len(text)), None)
    return worthiness_of(Material(text, facets, hedged=bool(find_hedges(text)))).score


def average_precision(ranked: Iterable[tuple[float, bool]]) -> float:
    """Return the average precision, in [0, 1], of scores with what is worth checking.

    The precision after each step down the ranking, weighed with the share of all worthy cases
    that the step finds; 0 where there are none.
    """
    pairs = sorted(ranked, key=lambda pair: -pair[0])
    worthy = sum(worth for _, worth in pairs)
    taken = found = 0
    total = 0.0
    for _, step in groupby(pairs, key=lambda pair: pair[0]):
        labels = [worth for _, worth in step]
        taken += len(labels)
        found += sum(labels)
        total += sum(labels) * found / taken
    return total / worthy if worthy else 0.0


def _scored(number: int, row: Row) -> Scored:
    text, label, doc = row.get("text"), row.get("label"), row.get("doc")
    if not isinstance(text, str):
        raise EvaluationDataError(number, f"text must be a string, not {text!r}")
    if isinstance(label, bool) or label not in (0, 1):
        raise EvaluationDataError(number, f"label must be 0 or 1, not {label!r}")
    if doc is not None and not isinstance(doc, str):
        raise EvaluationDataError(number, f"doc must be a string, not {doc!r}")
    return Scored(number, text, label == 1, doc, score_of(text))


def _figures(scored: Sequence[Scored]) -> Iterable[Figure]:
    worthy = sum(case.worth for case in scored)
    called = sum(case.called_worth for case in scored)
    right = sum(case.worth and case.called_worth for case in scored)
    yield Figure("precision", right / called if called else 0.0, called)
    yield Figure("recall", right / worthy if worthy else 0.0, worthy)
    yield Figure("F1", 2 * right / (called + worthy) if called + worthy else 0.0, worthy)
    yield Figure("average precision", _precision_of(scored), worthy)
    if scored and all(case.doc is not None for case in scored):
        docs: dict[str | None, list[Scored]] = {}
        for case in scored:
            docs.setdefault(case.doc, []).append(case)
        worth_ranking = [cases for cases in docs.values() if any(case.worth for case in cases)]
        mean = sum(map(_precision_of, worth_ranking)) / max(1, len(worth_ranking))
        yield Figure("mean average precision", mean, len(worth_ranking))


def _precision_of(scored: Sequence[Scored]) -> float:
    return average_precision((case.score, case.worth) for case in scored)


def _errors(scored: Sequence[Scored]) -> Iterable[str]:
    """Yield the cases called wrongly, those first that are furthest off."""
    wrong = [case for case in scored if case.worth != case.called_worth]
    wrong.sort(key=lambda case: (-abs(case.score - WORTH_CHECKING), case.number))
    for case in wrong[:MAXIMUM_ERRORS]:
        called = "is worth checking" if case.worth else "is not worth checking"
        yield f"row {case.number}: scores {case.score:.2f} but {called}: {case.text}"
