"""How well the right references are found and put first: questions against a store.

A file holds rows of two shapes: references as in a reference file (`id`, `kind`, `statement`,
`publisher` and the optional fields), and questions, `{"question": str, "relevant": [id, ...]}`.
Every reference may be an answer to every question. The figures are means over the questions:

* MAP@5: average precision of the first five, as in the CheckThat! labs (Barrón-Cedeño et al. 2020);
* recall@50: share of the relevant references among the first fifty;
* nDCG@10: discounted cumulative gain of the first ten, as in BEIR (Thakur et al. 2021).

A question that is a claim may have a `label` (`supported`, `refuted`, or a word for undecided), and
the day on which it was `published`: it is then judged by the references that come first, as many as
a check compares. The figures of `end to end` say how often what the ledger would record is right.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from claims.errors import EvaluationDataError
from claims.evaluation.judged import UNDECIDED
from claims.evaluation.labelled_pairs import label_of, published_of
from claims.evaluation.report import MAXIMUM_ERRORS, Evaluation, Figure, Row
from claims.evaluation.verdicts import answer_over
from claims.ranking import Candidate, Pool, Question, rank, without_noise
from claims.ranking.terms import content_words
from claims.reference import Reference
from claims.references.row import RowError, reference_of_row
from claims.settings import Settings
from claims.value_keys import keys_of_reference, keys_of_text

TASK = "retrieval"

Propose = Callable[[Question], Pool]
"""What a store of references does: it proposes candidates for a question."""

OpenStore = Callable[[Sequence[Reference]], Propose]
"""Puts references into a store."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the ids of the references that answer it, one at least.

    `label` is what they say of it, where it is a claim: "supported", "refuted" or "undecided".
    """

    text: str
    relevant: frozenset[str]
    label: str | None = None
    published: date | None = None

    @property
    def question(self) -> Question:
        """The question as a store is asked it."""
        plain = without_noise(self.text)
        return Question(plain, keys_of_text(plain))


def reads(row: Row) -> bool:
    """Whether a row is a question with its answers, or a reference that may be one."""
    return {"question", "relevant"} <= row.keys() or {"id", "kind", "statement"} <= row.keys()


def evaluate(
    rows: Sequence[Row], store: OpenStore | None = None, settings: Settings | None = None
) -> Evaluation:
    """Ask every question, count what comes first, and judge by it what has a label.

    `store` holds the references; without one each is a candidate for every question, and only
    their order is measured. `settings` are what claims are judged under.

    Raises:
        EvaluationDataError: a row is no reference and no question, or names a reference that no
            row gives.
    """
    references, asked = read_rows(rows)
    propose = (store or everything)(references)
    settings = settings or Settings()
    ranked: list[list[str]] = []
    answers: list[tuple[str, str]] = []
    for each in asked:
        found = [one.reference for one in rank(each.question, propose(each.question))]
        ranked.append([reference.id for reference in found])
        if each.label is not None:
            compared = found[: settings.matching.compared_candidates]
            answer = answer_over(each.text, compared, each.published, settings)
            answers.append((each.label, answer))
    figures = figures_of(ranked, [each.relevant for each in asked])
    errors = tuple(_errors(asked, ranked))[:MAXIMUM_ERRORS]
    return Evaluation(TASK, len(rows), (*figures, *_of_answers(answers)), errors)


def _of_answers(answers: Sequence[tuple[str, str]]) -> list[Figure]:
    """Return the figures of claims that were judged by what was found, none where none was."""
    if not answers:
        return []
    right = sum(label == answer for label, answer in answers)
    decided = [label == answer for label, answer in answers if answer != UNDECIDED]
    precision = sum(decided) / max(1, len(decided))
    return [
        Figure("end to end: accuracy", right / len(answers), len(answers)),
        Figure("end to end: decided", len(decided) / len(answers), len(answers)),
        Figure("end to end: decided: precision", precision, len(decided)),
    ]


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
    label = label_of(row, number) if row.get("label") is not None else None
    return Asked(text, frozenset(relevant), label, published_of(row, number))


def _reference(number: int, row: Row) -> Reference:
    try:
        return reference_of_row(row)
    except RowError as error:
        raise EvaluationDataError(number, str(error)) from None


def _errors(asked: Sequence[Asked], ranked: Sequence[Sequence[str]]) -> Iterator[str]:
    for each, found in zip(asked, ranked, strict=True):
        if found and found[0] not in each.relevant:
            places = [found.index(one) + 1 for one in each.relevant if one in found]
            right = f"the right one is {min(places)}." if places else "the right one is missing"
            yield f"{found[0]} comes first, {right}: {each.text}"
