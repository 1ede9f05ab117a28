"""A labelled pair of claim and evidence, as a row of a file gives it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from claims.errors import EvaluationDataError
from claims.evaluation.judged import REFUTED, SUPPORTED, UNDECIDED
from claims.evaluation.report import Row

LABELS = {
    SUPPORTED: SUPPORTED,
    REFUTED: REFUTED,
    "not_enough_info": UNDECIDED,
    "not_enough_evidence": UNDECIDED,
    "conflicting": UNDECIDED,
    "partial": UNDECIDED,
    UNDECIDED: UNDECIDED,
}
"""The words for each answer, in lower case."""

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A claim, the texts that are its evidence, and what they say of it.

    `label` is "supported", "refuted" or "undecided". `published` is the day of claim and evidence;
    pairs of one `group` differ in one thing, as the members of a contrast set do.
    """

    claim: str
    evidence: tuple[str, ...]
    label: str
    published: date | None = None
    group: str | None = None

    @classmethod
    def of_row(cls, row: Row, number: int) -> LabelledPair:
        """Read the row with that number.

        Raises:
            EvaluationDataError: a field is missing or wrong.
        """
        return cls(
            _typed(row.get("claim"), str, "`claim` is no text", number),
            _evidence(row.get("evidence"), number),
            label_of(row, number),
            published_of(row, number),
            _group(row, number),
        )


def _evidence(value: object, number: int) -> tuple[str, ...]:
    if isinstance(value, list):
        wrong = "`evidence` is a list that holds something other than texts"
        return tuple(_typed(each, str, wrong, number) for each in value)
    return (_typed(value, str, "`evidence` is neither a text nor a list of texts", number),)


def label_of(row: Row, number: int) -> str:
    """Return what a row says is right: "supported", "refuted" or "undecided".

    Raises:
        EvaluationDataError: `label` is missing or no word for one of these.
    """
    label = _typed(row.get("label"), str, "`label` is no text", number).lower()
    if label not in LABELS:
        raise EvaluationDataError(number, f"`label` is {label!r}, not one of {', '.join(LABELS)}.")
    return LABELS[label]


def published_of(row: Row, number: int) -> date | None:
    """Return the day on which what a row holds was published, or None where it does not say.

    Raises:
        EvaluationDataError: `published` is no day.
    """
    value = row.get("published")
    if value is None:
        return None
    wrong = f"`published` is {value!r}, not a day like 2025-07-20"
    try:
        return date.fromisoformat(_typed(value, str, wrong, number))
    except ValueError:
        raise EvaluationDataError(number, f"{wrong}.") from None


def _group(row: Row, number: int) -> str | None:
    """Return `group`, or `extra.case_id`, as the sets made from Wikipedia's edits have it."""
    extra = row.get("extra")
    value = row.get("group")
    if value is None and isinstance(extra, dict):
        value = extra.get("case_id")
    if value is None or value == "":
        return None
    return str(_typed(value, (str, int), f"`group` is {value!r}, neither text nor number", number))


def _typed(
    value: object, kind: type[_Value] | tuple[type[_Value], ...], wrong: str, number: int
) -> _Value:
    if not isinstance(value, kind):
        raise EvaluationDataError(number, f"{wrong}.")
    return value
