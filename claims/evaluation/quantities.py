"""Measures how well quantities are read.

A case is one labelled quantity, or one text that must hold none. It is right where some reading
overlaps it and says the same number of the same unit (in base units, so that 0.5 km is 500 m); a
label without a unit asks for the number as it was written. A label that is an interval asks for
both bounds; of one that is a single number the words of comparison are not asked, and where a
range was read it may be either end ("40 - 50 years old", labelled "50 years old"). A text that must
hold none is right where nothing of the labelled kind is read in it.

The figures: `cases` is the share of all cases that are right; `cases in scope` leaves out the
classes that no news text holds, each of which has a figure of its own with its count; `texts` is
the share of the texts of which every case is right; `spurious` is the share of all readings that
overlap no label, where a set labels every quantity of its texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.evaluation.quantities_cases import Case, Expected, Reader, Reading
from claims.evaluation.quantities_sets import case_of, is_known
from claims.evaluation.report import MAXIMUM_ERRORS, Evaluation, Figure, Row
from claims.facets import Dimension, Quantity
from claims.names.ordinals import find_ordinal_numbers
from claims.quantities.quantity_expressions import find_quantities
from claims.quantities.units import UNITS, Unit

TASK = "quantities"
ORDINAL = "ordinal"
"""The dimension of an ordinal number in the labels; it is no quantity, and never spurious."""

_PLAIN = Unit("", Dimension.COUNT, 1.0)


def reads(row: Row) -> bool:
    """Whether a row labels quantities in a shape that is known here."""
    return is_known(row)


def evaluate(rows: Sequence[Row]) -> Evaluation:
    """Measure this software's reader.

    Raises:
        EvaluationDataError: a row lacks a field or holds a wrong one.
    """
    return evaluate_reader(rows, read)


def evaluate_reader(rows: Sequence[Row], reader: Reader) -> Evaluation:
    """Measure any reader on the same rows in the same way.

    Raises:
        EvaluationDataError: a row lacks a field or holds a wrong one.
    """
    tally = _Tally()
    for number, row in enumerate(rows, start=1):
        case = case_of(row, number)
        tally.add(case, reader(case.text))
    return Evaluation(TASK, len(rows), tuple(tally.figures()), tuple(tally.errors))


def read(text: str) -> list[Reading]:
    """Read the quantities and the ordinal numbers of a text."""
    ordinals = [
        Reading(o.span.start, o.span.end, o.rank, o.rank, o.rank, ORDINAL, "")
        for o in find_ordinal_numbers(text)
    ]
    return [*map(_reading, find_quantities(text)), *ordinals]


def _reading(quantity: Quantity) -> Reading:
    unit = quantity.unit.partition("/")[0]  # labels give "a litre" apart, or not at all
    known = UNITS.get(unit, _PLAIN)
    return Reading(
        quantity.span.start,
        quantity.span.end,
        quantity.value,
        quantity.low,
        quantity.high,
        quantity.dimension.value,
        unit,
        known.factor,
        known.offset,
    )


@dataclass(slots=True)
class _Tally:
    """Counts cases as they come; `scopes` counts all and right ones by class out of scope."""

    scopes: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    texts: int = 0
    right_texts: int = 0
    readings: int = 0
    spurious: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, case: Case, found: Sequence[Reading]) -> None:
        found_quantities = [reading for reading in found if reading.dimension != ORDINAL]
        met = True
        if not case.expected:
            met = case.is_empty_in(found_quantities)
            self._count(case.out_of_scope, met)
        for expected in case.expected:
            hit = any(expected.is_met_by(reading) for reading in found)
            self._count(expected.out_of_scope, hit)
            met = met and hit
        self.texts += 1
        self.right_texts += met
        if case.is_complete:
            self.readings += len(found_quantities)
            self.spurious += len(case.spurious_in(found_quantities))
        if not met and len(self.errors) < MAXIMUM_ERRORS:
            self.errors.append(_told(case, found))

    def _count(self, scope: str, hit: bool) -> None:
        self.scopes[scope] += 1
        self.right[scope] += hit

    def figures(self) -> list[Figure]:
        figures = [
            Figure("cases", _share(self.right.total(), self.scopes.total()), self.scopes.total()),
            Figure("cases in scope", _share(self.right[""], self.scopes[""]), self.scopes[""]),
            Figure("texts", _share(self.right_texts, self.texts), self.texts),
        ]
        for scope in sorted(scope for scope in self.scopes if scope):
            share = _share(self.right[scope], self.scopes[scope])
            figures.append(Figure(f"out of scope: {scope}", share, self.scopes[scope]))
        if self.readings:
            figures.append(Figure("spurious", self.spurious / self.readings, self.readings))
        return figures


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _told(case: Case, found: Sequence[Reading]) -> str:
    missed = [e for e in case.expected if not any(e.is_met_by(reading) for reading in found)]
    wanted = "; ".join(_label(case.text, expected) for expected in missed) or "nothing"
    got = "; ".join(
        f"{case.text[r.start : r.end]!r} as {r.low:g} to {r.high:g} {r.dimension} {r.unit}".rstrip()
        for r in found
    )
    return f"{case.text[:200]!r}: expected {wanted}, read {got or 'nothing'}"


def _label(text: str, expected: Expected) -> str:
    scope = f" (out of scope: {expected.out_of_scope})" if expected.out_of_scope else ""
    unit = expected.unit or (expected.units[0].name if expected.units else "")
    words = text[expected.start : expected.end]
    return f"{words!r} as {expected.low:g} to {expected.high:g} {unit}".rstrip() + scope
