"""How often verdicts are right, on labelled pairs of claim and evidence.

A row has `claim` (a sentence), `evidence` (a text, or a list of texts) and `label` (`supported`,
`refuted`, or a word for "undecided", in upper or lower case), and optionally `published`, the day
on which both were published, and `group`, what its contrasts share. Each pair is judged by itself,
by all of the engine: claims are extracted from the sentence and judged by the evidence alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from claims.article import Article
from claims.claim import Claim
from claims.evaluation.judged import REFUTED, SUPPORTED, UNDECIDED, Judged, Probabilities
from claims.evaluation.labelled_pairs import LabelledPair
from claims.evaluation.report import MAXIMUM_ERRORS, Evaluation, Row
from claims.evaluation.treebank import detokenised
from claims.evaluation.verdict_figures import figures_of
from claims.extraction.builder import ClaimBuilder
from claims.extraction.extract import extract_claims
from claims.extraction.pieces import Piece, own_words
from claims.judge import Circumstances, decide
from claims.names.recognizer import recognizer_of
from claims.reference import Reference
from claims.settings import Settings
from claims.span import Span
from claims.verdict import Verdict
from claims.vocabulary import ClaimKind, Label, ReferenceKind

TASK = "verdicts"

DAY = date(2020, 6, 1)
"""The day of a pair that has none: relative times then stay unresolved on both sides."""

_SAID_BY_A_SENTENCE = (
    (ClaimKind.SENTENCE, ClaimKind.ATTRIBUTION),
    (ClaimKind.CONTENT,),
    (ClaimKind.EVENT,),
)
"""The kinds of claims that stand for the sentence, the first ones there are: a sentence that gives
somebody's words says that they were said; what they say, and an event it only names, come after."""


def reads(row: Row) -> bool:
    """Whether a row is a labelled pair of claim and evidence."""
    return {"claim", "evidence", "label"} <= row.keys()


def evaluate(rows: Sequence[Row], settings: Settings | None = None) -> Evaluation:
    """Judge every pair under `settings`, and compare with the labels.

    `claims.evaluation.verdict_figures` counts. The errors are the recorded answers that are wrong:
    the decisive ones first, the surest of them before all others.

    Raises:
        EvaluationDataError: a row lacks a field or has a wrong one.
    """
    pairs = [LabelledPair.of_row(row, number) for number, row in enumerate(rows, start=1)]
    judged = tuple(judge_pair(pair, settings) for pair in pairs)
    return Evaluation(TASK, len(rows), figures_of(judged), _errors(pairs, judged), judged)


def judge_pair(pair: LabelledPair, settings: Settings | None = None) -> Judged:
    """Judge a labelled pair by itself."""
    at = datetime.combine(pair.published, time.min) if pair.published else None
    # Texts of a list may be the lines of a table: they are no one sentence.
    text = "\n".join(map(detokenised, pair.evidence))
    reference = Reference("evidence", ReferenceKind.STATEMENT, text, "Evidence", published_at=at)
    answer, probabilities = judge_sentence(pair.claim, reference, settings or Settings())
    return Judged(pair.label, answer, probabilities, pair.group)


def answer_by(claim: str, reference: Reference) -> str:
    """Return `supported`, `refuted` or `undecided`: what one reference says of a sentence."""
    return judge_sentence(claim, reference, Settings())[0]


def judge_sentence(
    sentence: str, reference: Reference, settings: Settings
) -> tuple[str, Probabilities]:
    """Judge a sentence by one reference, as if both were published on the same day.

    A sentence that makes several claims is refuted where one of them is, and supported only where
    all are; a sentence that gives somebody's words claims that they were said. One in which no
    claim is found is undecided. Its probabilities follow from those of its claims in the same way
    (`Probabilities.of_sentence`). Where a claim has none (nothing is calibrated on posts and on
    what was said), or there is no claim, a decisive answer counts as certain; else they are those
    of the whole sentence, taken for a claim.
    """
    article = _article(sentence, reference.published_at)
    verdicts = _verdicts(_claims(article, settings), [reference], article, settings)
    answer, chances = _answer(verdicts), _probabilities(verdicts)
    if not chances and answer == UNDECIDED:
        chances = _probabilities(
            _verdicts(_whole(article, settings), [reference], article, settings)
        )
    return answer, Probabilities.of_sentence(chances) if chances else Probabilities.certain(answer)


def answer_over(
    sentence: str, references: Sequence[Reference], published: date | None, settings: Settings
) -> str:
    """Return what all of some references say of a sentence; where they disagree, undecided."""
    article = _article(sentence, datetime.combine(published, time.min) if published else None)
    return _answer(_verdicts(_claims(article, settings), references, article, settings))


def _article(sentence: str, published_at: datetime | None) -> Article:
    text = detokenised(sentence)
    text = text if text.endswith(".") else f"{text}."
    return Article(text, language="en", published_at=published_at)


def _verdicts(
    claims: Sequence[Claim], references: Sequence[Reference], article: Article, settings: Settings
) -> list[Verdict]:
    day = article.published_at.date() if article.published_at else DAY
    return [decide(claim, references, Circumstances(day, day), settings) for claim in claims]


def _answer(verdicts: Sequence[Verdict]) -> str:
    labels = {verdict.label for verdict in verdicts}
    if Label.REFUTED in labels:
        return REFUTED
    return SUPPORTED if labels == {Label.SUPPORTED} else UNDECIDED


def _probabilities(verdicts: Sequence[Verdict]) -> list[Probabilities]:
    """Return those of each claim's only evidence; none where one of them was not assessed."""
    found = [
        Probabilities(assessment.supports, assessment.refutes, assessment.neither)
        for verdict in verdicts
        for evidence in verdict.evidence
        if (assessment := evidence.assessment) is not None
    ]
    return found if len(found) == len(verdicts) else []


def _claims(article: Article, settings: Settings) -> list[Claim]:
    sentences = extract_claims(article, settings.extraction)
    claims = [claim for sentence in sentences for claim in sentence.claims]
    for kinds in _SAID_BY_A_SENTENCE:
        if found := [claim for claim in claims if claim.kind in kinds]:
            return found
    return []


def _whole(article: Article, settings: Settings) -> list[Claim]:
    """Return the whole text as one claim, checkable or not; none where it holds no word."""
    if not any(map(str.isalnum, article.text)):
        return []
    known = recognizer_of(settings.extraction.name_model).index(article.text)
    span = Span(0, len(article.text))
    builder = ClaimBuilder(article, known, settings.extraction)
    return [builder.claim(Piece(span, ClaimKind.SENTENCE, own_words(span)))]


def _errors(pairs: Sequence[LabelledPair], judged: Sequence[Judged]) -> tuple[str, ...]:
    wrong = [
        (each.answer == UNDECIDED, -each.probabilities.of(each.answer), number)
        for number, each in enumerate(judged)
        if each.answer != each.label
    ]
    return tuple(_error(number, pairs, judged) for _, _, number in sorted(wrong)[:MAXIMUM_ERRORS])


def _error(number: int, pairs: Sequence[LabelledPair], judged: Sequence[Judged]) -> str:
    pair, each = pairs[number], judged[number]
    sure = f"{each.probabilities.of(each.answer):.2f}"
    texts = f"{pair.claim} | {' '.join(pair.evidence)}"
    return f"row {number + 1}: {each.label} judged {each.answer} ({sure}): {texts}"
