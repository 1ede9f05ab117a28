"""How often a claim is taken for its opposite: pairs of sentences that differ by one value.

A row is `{"claim": str, "reference": str, "same": bool, "kind": str}`, with `published`, the day of
both (YYYY-MM-DD), where the words need one. `same` says whether the two say the same thing; where
they do not, `kind` names what differs (a number, a date, a negation, ...). A set should hold true
rewordings of each kind too: who never takes anything for the same is safe and useless.

Two sentences are taken for the same wherever the software acts on it. It does so in two ways: a
statement that says the same supports the claim, and a fact-check of the same claim passes its
rating on, true or false. Near-copies are told apart from that: two accounts that differ by one
figure may well be copies of one text, and that decides no verdict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from claims.errors import EvaluationDataError
from claims.evaluation.judged import REFUTED, SUPPORTED, UNDECIDED
from claims.evaluation.labelled_pairs import published_of
from claims.evaluation.report import MAXIMUM_ERRORS, Evaluation, Figure, Row
from claims.evaluation.treebank import detokenised
from claims.evaluation.verdicts import answer_by
from claims.independence.copies import near_copies
from claims.reference import Reference
from claims.vocabulary import ReferenceKind

TASK = "contrasts"

STATED, RATED, COPIED = "supported", "rating passed on", "near-copies"
REFUTES = "refuted"
TAKEN = "taken for the same"
RATINGS = ("True", "False")


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and a sentence that says the same or, by one value, something else."""

    claim: str
    reference: str
    same: bool
    kind: str
    published: date | None = None


def reads(row: Row) -> bool:
    """Whether a row is such a pair."""
    return {"claim", "reference", "same", "kind"} <= row.keys()


def evaluate(rows: Sequence[Row]) -> Evaluation:
    """Ask of every pair whether the two are taken for the same.

    `opposites taken for the same` is the share of the pairs that differ on which either way of
    acting is taken, and `opposites: KIND` that of one kind. `opposites: supported` and `opposites:
    rating passed on` tell the ways apart; `opposites: refuted` is the share of them that is seen to
    be the opposite. `rewordings: ...` are the shares of the pairs that do say the same: these
    should be high. `near-copies` are told for both and count as nothing.

    Raises:
        EvaluationDataError: a row lacks a field or has a wrong one.
    """
    pairs = [_pair(row, number) for number, row in enumerate(rows, start=1)]
    counts: Counter[tuple[bool, str]] = Counter()
    errors = []
    for number, pair in enumerate(pairs, start=1):
        seen = taken_as(pair)
        same = sorted(seen & {STATED, RATED})
        counts.update((pair.same, found) for found in seen)
        if same:
            counts.update([(pair.same, TAKEN), (pair.same, f"{TAKEN}: {pair.kind}")])
        if same and not pair.same:
            words = f"row {number}: {pair.kind}: {', '.join(same)}"
            errors.append(f"{words}: {pair.claim} | {pair.reference}")
    return Evaluation(TASK, len(rows), _figures(pairs, counts), tuple(errors[:MAXIMUM_ERRORS]))


def taken_as(pair: Pair) -> frozenset[str]:
    """Return what a pair is taken as: `supported`, `refuted`, `rating passed on`, `near-copies`."""
    stated = answer_by(pair.claim, _reference(pair))
    found = {STATED: stated == SUPPORTED, REFUTES: stated == REFUTED}
    found[RATED] = any(
        answer_by(pair.claim, _reference(pair, rating)) != UNDECIDED for rating in RATINGS
    )
    found[COPIED] = near_copies(pair.claim, pair.reference, days_apart=0)
    return frozenset(name for name, holds in found.items() if holds)


def _reference(pair: Pair, rating: str | None = None) -> Reference:
    kind = ReferenceKind.FACT_CHECK if rating else ReferenceKind.STATEMENT
    at = datetime.combine(pair.published, time.min) if pair.published else None
    text = detokenised(pair.reference)
    return Reference("other", kind, text, "Evidence", published_at=at, rating=rating)


def _figures(pairs: Sequence[Pair], counts: Counter[tuple[bool, str]]) -> tuple[Figure, ...]:
    kinds = sorted({pair.kind for pair in pairs if not pair.same})
    asked = (
        [("opposites taken for the same", False, TAKEN, "")]
        + [(f"opposites: {kind}", False, f"{TAKEN}: {kind}", kind) for kind in kinds]
        + [(f"opposites: {way}", False, way, "") for way in (STATED, RATED, REFUTES, COPIED)]
        + [("rewordings taken for the same", True, TAKEN, "")]
        + [(f"rewordings: {way}", True, way, "") for way in (STATED, RATED, REFUTES, COPIED)]
    )
    found = []
    for name, same, counted, kind in asked:
        of = sum(pair.same is same and kind in {"", pair.kind} for pair in pairs)
        found.append(Figure(name, counts[same, counted] / of if of else 0.0, of))
    return tuple(found)


def _pair(row: Row, number: int) -> Pair:
    texts = {field: row.get(field) for field in ("claim", "reference", "kind")}
    for field, text in texts.items():
        if not isinstance(text, str) or not text:
            raise EvaluationDataError(number, f"`{field}` is no text.")
    same = row.get("same")
    if not isinstance(same, bool):
        raise EvaluationDataError(number, f"`same` is {same!r}, neither true nor false.")
    return Pair(
        str(texts["claim"]),
        str(texts["reference"]),
        same,
        str(texts["kind"]),
        published_of(row, number),
    )
