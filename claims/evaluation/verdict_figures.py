"""The figures of judged pairs: how often right, in which ways wrong, and how well it is known.

There are three ways of taking an answer:

* `recorded`: what the ledger would record, undecided ones among them (its figures have no prefix);
* `most probable`: the most probable of the three answers;
* `most probable of its labels`: the most probable of the answers that the file uses as labels; a
  set of two labels knows no undecided pairs.

`docs/evaluation.md` says what each figure is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from claims.evaluation.calibration import (
    brier_score,
    calibration_error,
    forecasts_of_most_probable,
)
from claims.evaluation.judged import ANSWERS, UNDECIDED, Judged
from claims.evaluation.report import Figure
from claims.evaluation.risk_coverage import PRECISION, area_under, coverage_at, risk_coverage

Given = Sequence[str | None]
"""The answer to each pair; None is no answer, and wrong."""

CountsOfAnswers = Mapping[tuple[str, str | None], int]
"""How many pairs there are of each (label, answer)."""


def figures_of(judged: Sequence[Judged]) -> tuple[Figure, ...]:
    """Return all figures; a share of nothing is 0 of 0."""
    recorded: Given = [each.answer for each in judged]
    probable: Given = [each.most_probable() for each in judged]
    used = [answer for answer in ANSWERS if any(each.label == answer for each in judged)]
    among: Given = [each.most_probable(used) for each in judged]
    counts = confusion(judged, recorded)
    return (
        *_of_way("", judged, recorded),
        *_of_way("most probable: ", judged, probable),
        *_of_way("most probable of its labels: ", judged, among),
        *_of_labels("", counts),
        *_of_labels("most probable: ", confusion(judged, probable)),
        *_of_decided(judged),
        *_of_probabilities(judged),
        *_of_confusion(counts),
    )


def confusion(judged: Sequence[Judged], given: Given) -> CountsOfAnswers:
    """Count the pairs by label and by the answer given."""
    return Counter(zip((each.label for each in judged), given, strict=True))


def _of_way(way: str, judged: Sequence[Judged], given: Given) -> list[Figure]:
    """Return what one way of answering comes to, over all pairs and over contrast groups."""
    counts = confusion(judged, given)
    right = [each.label == answer for each, answer in zip(judged, given, strict=True)]
    groups: dict[str, list[bool]] = {}
    for each, is_right in zip(judged, right, strict=True):
        if each.group is not None:
            groups.setdefault(each.group, []).append(is_right)
    contrasts = [members for members in groups.values() if len(members) > 1]
    return [
        _share(f"{way}accuracy", sum(right), len(right)),
        Figure(f"{way}macro-F1", _macro_f1(counts), len(judged)),
        _share(f"{way}contrast groups", sum(map(all, contrasts)), len(contrasts)),
    ]


def _macro_f1(counts: CountsOfAnswers) -> float:
    """Return the mean of F1 over the answers that are labelled or given."""
    scores = []
    for name in ANSWERS:
        labelled, given = _labelled(counts, name), _given(counts, name)
        if labelled + given:
            scores.append(2 * counts.get((name, name), 0) / (labelled + given))
    return sum(scores) / len(scores) if scores else 0.0


def _of_labels(way: str, counts: CountsOfAnswers) -> list[Figure]:
    figures = []
    for name in ANSWERS:
        right = counts.get((name, name), 0)
        figures.append(_share(f"{way}{name}: precision", right, _given(counts, name)))
        figures.append(_share(f"{way}{name}: recall", right, _labelled(counts, name)))
    return figures


def _of_decided(judged: Sequence[Judged]) -> list[Figure]:
    """Return what the recorded decisive answers come to."""
    decided = [each for each in judged if each.answer != UNDECIDED]
    right = [each.answer == each.label for each in decided]
    sure = [each.probabilities.of(each.answer) for each in decided]
    error = calibration_error(list(zip(sure, right, strict=True)))
    return [
        _share("decided", len(decided), len(judged)),
        _share("decided: precision", sum(right), len(decided)),
        Figure("decided: calibration error", error, len(decided)),
    ]


def _of_probabilities(judged: Sequence[Judged]) -> list[Figure]:
    curve, total = risk_coverage(judged), len(judged)
    error = calibration_error(forecasts_of_most_probable(judged))
    return [
        Figure("calibration error", error, total),
        Figure("Brier score", brier_score(judged), total),
        Figure("area under risk-coverage", area_under(curve), total),
        Figure(f"coverage at {PRECISION:.0%} precision", coverage_at(curve), total),
    ]


def _of_confusion(counts: CountsOfAnswers) -> list[Figure]:
    return [
        _share(f"{label} judged {answer}", counts.get((label, answer), 0), _labelled(counts, label))
        for label in ANSWERS
        for answer in ANSWERS
    ]


def _labelled(counts: CountsOfAnswers, name: str) -> int:
    return sum(count for (label, _), count in counts.items() if label == name)


def _given(counts: CountsOfAnswers, name: str) -> int:
    return sum(count for (_, answer), count in counts.items() if answer == name)


def _share(name: str, count: int, of: int) -> Figure:
    return Figure(name, count / of if of else 0.0, of)
