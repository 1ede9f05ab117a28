"""How often verdicts are right, on labelled pairs of claim and evidence.

A row has `claim` (a sentence), `evidence` (a text, or a list of texts) and `label` (`supported`,
`refuted`, or one of the words for "undecided" below, in upper or lower case), and optionally
`published`, the day on which both were published. Each pair is judged by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import TypeVar

from claims.article import Article
from claims.claim import Claim
from claims.errors import EvaluationDataError
from claims.evaluation.report import MAXIMUM_ERRORS, Evaluation, Figure, Row
from claims.evaluation.treebank import detokenised
from claims.extraction.extract import extract_claims
from claims.judge import Circumstances, decide
from claims.reference import Reference
from claims.settings import Settings
from claims.vocabulary import ClaimKind, Label, ReferenceKind

TASK = "verdicts"

SUPPORTED, REFUTED, UNDECIDED = "supported", "refuted", "undecided"
ANSWERS = (SUPPORTED, REFUTED, UNDECIDED)
LABELS = {
    SUPPORTED: SUPPORTED,
    REFUTED: REFUTED,
    "not_enough_info": UNDECIDED,
    "not_enough_evidence": UNDECIDED,
    "conflicting": UNDECIDED,
    "partial": UNDECIDED,
    UNDECIDED: UNDECIDED,
}

DAY = date(2020, 6, 1)
"""The day of a pair that has none: relative times then stay unresolved on both sides."""

_SAID_BY_A_SENTENCE = (
    (ClaimKind.SENTENCE, ClaimKind.ATTRIBUTION),
    (ClaimKind.CONTENT,),
    (ClaimKind.EVENT,),
)
"""The kinds of claims that stand for the sentence, the first ones there are: a sentence that gives
somebody's words says that they were said; what they say, and an event it only names, come after."""

_WORST = {(REFUTED, SUPPORTED): 0, (SUPPORTED, REFUTED): 1, (REFUTED, UNDECIDED): 2}

_Value = TypeVar("_Value")


def reads(row: Row) -> bool:
    """Whether a row is a labelled pair of claim and evidence."""
    return {"claim", "evidence", "label"} <= row.keys()


def evaluate(rows: Sequence[Row]) -> Evaluation:
    """Judge every pair, and count what was decided against what is right.

    `accuracy` is the share of pairs whose answer (supported, refuted, undecided) is the label.
    `decided` is the share that got a decisive verdict. The precision of a decisive answer is the
    share of the pairs given it that have that label, undecided ones among the wrong; its coverage
    is the share of the pairs with that label that are given it. `macro-F1` is the mean over the
    three answers of F1 = 2 · right / (given + labelled). `refuted judged supported`, and the other
    eight, are the confusion counts: the share of the pairs with the first label that got the
    second answer. A share of nothing is 0 of 0.

    Raises:
        EvaluationDataError: a row lacks a field or has a wrong one.
    """
    table: Counter[tuple[str, str]] = Counter()
    errors: list[tuple[int, int, str]] = []
    for number, row in enumerate(rows, start=1):
        claim, evidence = _text(row, "claim", number), _evidence(row, number)
        label, published = _label(row, number), _published(row, number)
        answer = answer_to(claim, evidence, published)
        table[label, answer] += 1
        if answer != label:
            words = f"row {number}: {label} judged {answer}: {claim} | {evidence}"
            errors.append((_WORST.get((answer, label), 3 + (answer == UNDECIDED)), number, words))
    errors.sort()
    worst = tuple(words for _, _, words in errors[:MAXIMUM_ERRORS])
    return Evaluation(TASK, len(rows), figures_of(table), worst)


def answer_to(claim: str, evidence: str, published: date | None = None) -> str:
    """Return `supported`, `refuted` or `undecided` for a sentence and the evidence for it.

    A sentence that makes several claims is refuted where one of them is, and supported only where
    all are; a sentence that gives somebody's words claims that they were said. A claim that was not
    extracted is undecided.
    """
    at = datetime.combine(published, time.min) if published else None
    reference = Reference(
        "evidence", ReferenceKind.STATEMENT, detokenised(evidence), "Evidence", published_at=at
    )
    return answer_by(claim, reference)


def answer_by(claim: str, reference: Reference) -> str:
    """Return what one reference says of a sentence published on the same day, as `answer_to`."""
    text, at = detokenised(claim), reference.published_at
    day = at.date() if at else DAY
    article = Article(text if text.endswith(".") else f"{text}.", language="en", published_at=at)
    circumstances, settings = Circumstances(day, day), Settings()
    labels = {decide(each, [reference], circumstances, settings).label for each in _claims(article)}
    if Label.REFUTED in labels:
        return REFUTED
    return SUPPORTED if labels == {Label.SUPPORTED} else UNDECIDED


def figures_of(table: Mapping[tuple[str, str], int]) -> tuple[Figure, ...]:
    """Return the figures for counts of (label, answer)."""
    counts = Counter(table)
    total = counts.total()
    labelled = {name: sum(counts[name, answer] for answer in ANSWERS) for name in ANSWERS}
    given = {name: sum(counts[label, name] for label in ANSWERS) for name in ANSWERS}
    found = [
        _share("accuracy", sum(counts[name, name] for name in ANSWERS), total),
        _share("decided", given[SUPPORTED] + given[REFUTED], total),
    ]
    for name in (SUPPORTED, REFUTED):
        found.append(_share(f"{name}: precision", counts[name, name], given[name]))
        found.append(_share(f"{name}: coverage", counts[name, name], labelled[name]))
    f1 = [
        2 * counts[name, name] / (labelled[name] + given[name])
        for name in ANSWERS
        if labelled[name] + given[name]
    ]
    found.append(Figure("macro-F1", sum(f1) / len(f1) if f1 else 0.0, total))
    found += [
        _share(f"{label} judged {answer}", counts[label, answer], labelled[label])
        for label in ANSWERS
        for answer in ANSWERS
    ]
    return tuple(found)


def _claims(article: Article) -> list[Claim]:
    claims = [claim for sentence in extract_claims(article) for claim in sentence.claims]
    for kinds in _SAID_BY_A_SENTENCE:
        if found := [claim for claim in claims if claim.kind in kinds]:
            return found
    return []


def _share(name: str, count: int, of: int) -> Figure:
    return Figure(name, count / of if of else 0.0, of)


def _text(row: Row, field: str, number: int) -> str:
    return _typed(row.get(field), str, f"`{field}` is no text", number)


def _evidence(row: Row, number: int) -> str:
    evidence = row.get("evidence")
    if isinstance(evidence, list):
        wrong = "`evidence` is a list that holds something other than texts"
        return " ".join(_typed(each, str, wrong, number) for each in evidence)
    return _typed(evidence, str, "`evidence` is neither a text nor a list of texts", number)


def _label(row: Row, number: int) -> str:
    label = _text(row, "label", number).lower()
    if label not in LABELS:
        raise EvaluationDataError(number, f"`label` is {label!r}, not one of {', '.join(LABELS)}.")
    return LABELS[label]


def _published(row: Row, number: int) -> date | None:
    published = row.get("published")
    if published is None:
        return None
    wrong = f"`published` is {published!r}, not a day like 2025-07-20"
    try:
        return date.fromisoformat(_typed(published, str, wrong, number))
    except ValueError:
        raise EvaluationDataError(number, f"{wrong}.") from None


def _typed(value: object, kind: type[_Value], wrong: str, number: int) -> _Value:
    if not isinstance(value, kind):
        raise EvaluationDataError(number, f"{wrong}.")
    return value
