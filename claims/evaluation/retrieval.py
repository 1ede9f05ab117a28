"""How well the right references are found and put first: questions against a store.

A file holds rows of two shapes: references as in a reference file (`id`, `kind`, `statement`,
`publisher` and the optional fields), and questions, `{"question": str, "relevant": [id, ...]}`.
Every reference may be an answer to every question. The figures are means over the questions:

* MAP@5: average precision of the first five, as in the CheckThat! labs (Barrón-Cedeño et al. 2020);
* recall@50: share of the relevant references among the first fifty;
* nDCG@10: discounted cumulative gain of the first ten, as in BEIR (Thakur et al. 2021).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from claims.errors import EvaluationDataError
from claims.evaluation.report import MAXIMUM_ERRORS, Evaluation, Figure, Row
from claims.ranking import Candidate, Pool, Question, rank, without_noise
from claims.ranking.terms import content_words
from claims.reference import Reference
from claims.references.row import RowError, reference_of_row
from claims.value_keys import keys_of_reference, keys_of_text

TASK = "retrieval"

Propose = Callable[[Question], Pool]
"""What a store of references does: it proposes candidates for a question."""

OpenStore = Callable[[Sequence[Reference]], Propose]
"""Puts references into a store."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the ids of the references that answer it, one at least."""

    text: str
    relevant: frozenset[str]

    @property
    def question(self) -> Question:
        """The question as a store is asked it."""
        plain = without_noise(self.text)
        return Question(plain, keys_of_text(plain))


def reads(row: Row) -> bool:
    """Whether a row is a question with its answers, or a reference that may be one."""
    return {"question", "relevant"} <= row.keys() or {"id", "kind", "statement"} <= row.keys()


def evaluate(rows: Sequence[Row], store: OpenStore | None = None) -> Evaluation:
    """Ask every question and count what comes first.

    `store` holds the references; without one each is a candidate for every question, and only
    their order is measured.

    Raises:
        EvaluationDataError: a row is no reference and no question, or names a reference that no
            row gives.
    """
    references, asked = read_rows(rows)
    propose = (store or everything)(references)
    ranked = [[each.reference.id for each in rank(q, propose(q))] for q in _questions(asked)]
    relevant = [each.relevant for each in asked]
    errors = tuple(_errors(asked, ranked))[:MAXIMUM_ERRORS]
    return Evaluation(TASK, len(rows), figures_of(ranked, relevant), errors)


def everything(references: Sequence[Reference]) -> Propose:
    """Return a store that proposes all of its references, whatever is asked."""
    keys = [keys_of_reference(reference) for reference in references]
    candidates = tuple(
        Candidate(reference, values=values)
        for reference, values in zip(references, keys, strict=True)
    )
    frequencies = Counter(word for each in references for word in content_words(each.statement))
    owners = Counter(value for values in keys for value in values)
    return lambda _: Pool(candidates, frequencies, owners, len(candidates))


def figures_of(
    ranked: Sequence[Sequence[str]], relevant: Sequence[Collection[str]]
) -> tuple[Figure, ...]:
    """Return the figures of rankings, each a list of ids, best first."""
    measures = (
        ("MAP@5", average_precision, 5),
        ("recall@50", recall, 50),
        ("nDCG@10", discounted_gain, 10),
    )
    count = len(relevant)
    return tuple(
        Figure(
            name, math.fsum(map(measure, ranked, relevant, [depth] * count)) / max(1, count), count
        )
        for name, measure, depth in measures
    )


def average_precision(ranked: Sequence[str], relevant: Collection[str], depth: int) -> float:
    """Return the mean precision at each relevant reference of the first `depth`, in [0, 1]."""
    found = 0
    total = 0.0
    for place, reference in enumerate(ranked[:depth], 1):
        if reference in relevant:
            found += 1
            total += found / place
    return total / min(len(relevant), depth)


def recall(ranked: Sequence[str], relevant: Collection[str], depth: int) -> float:
    """Return the share of the relevant references that stand among the first `depth`."""
    return len(set(ranked[:depth]).intersection(relevant)) / len(relevant)


def discounted_gain(ranked: Sequence[str], relevant: Collection[str], depth: int) -> float:
    """Return the normalised discounted cumulative gain of the first `depth`, in [0, 1]."""
    gains = (
        1 / math.log2(place + 1)
        for place, reference in enumerate(ranked[:depth], 1)
        if reference in relevant
    )
    best = (1 / math.log2(place + 1) for place in range(1, min(len(relevant), depth) + 1))
    return math.fsum(gains) / math.fsum(best)


def read_rows(rows: Sequence[Row]) -> tuple[tuple[Reference, ...], tuple[Asked, ...]]:
    """Return the references and the questions of a set.

    Raises:
        EvaluationDataError: a row is neither, or names a reference that no row gives.
    """
    references: dict[str, Reference] = {}
    asked: list[tuple[int, Asked]] = []
    for number, row in enumerate(rows, 1):
        if "question" in row:
            asked.append((number, _asked(number, row)))
        else:
            reference = _reference(number, row)
            references[reference.id] = reference
    for number, each in asked:
        missing = sorted(each.relevant - references.keys())
        if missing:
            raise EvaluationDataError(number, f"no row gives the reference {missing[0]!r}")
    return tuple(references.values()), tuple(each for _, each in asked)


def _asked(number: int, row: Row) -> Asked:
    text, relevant = row["question"], row.get("relevant")
    if not isinstance(text, str):
        raise EvaluationDataError(number, f"question must be a string, not {text!r}")
    if not (isinstance(relevant, list) and relevant and all(isinstance(i, str) for i in relevant)):
        raise EvaluationDataError(number, f"relevant must be a list of ids, not {relevant!r}")
    return Asked(text, frozenset(relevant))


def _reference(number: int, row: Row) -> Reference:
    try:
        return reference_of_row(row)
    except RowError as error:
        raise EvaluationDataError(number, str(error)) from None


def _questions(asked: Sequence[Asked]) -> Iterator[Question]:
    return (each.question for each in asked)


def _errors(asked: Sequence[Asked], ranked: Sequence[Sequence[str]]) -> Iterator[str]:
    for each, found in zip(asked, ranked, strict=True):
        if found and found[0] not in each.relevant:
            places = [found.index(one) + 1 for one in each.relevant if one in found]
            right = f"the right one is {min(places)}." if places else "the right one is missing"
            yield f"{found[0]} comes first, {right}: {each.text}"
