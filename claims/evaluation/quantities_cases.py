"""What a labelled quantity is, and when a reading of it is right."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claims.quantities.units import Unit

RELATIVE_TOLERANCE = 1e-6
"""Readings may differ from the label by what floats lose, and by no more."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity that a reader found at `[start, end)` of a text.

    `value`, `low` and `high` are in the base unit of `dimension`; `factor` and `offset` lead back
    to the number that was written. `dimension` is empty for a unit that the reader knows alone.
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    dimension: str
    unit: str
    factor: float = 1.0
    offset: float = 0.0

    def written(self, number: float) -> float:
        """Return a number in base units as it was written."""
        return (number - self.offset) / self.factor


Reader = Callable[[str], Sequence[Reading]]
"""Anything that finds quantities in a text: this software, or another."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A labelled quantity at `[start, end)` of a text.

    `low` and `high` are numbers of any one of `units`, or plain numbers where there are none.
    `is_interval` says that the label is an interval; else it is one number, and the words of
    comparison around it are left to the reader. `unit` and `dimension` are asked for where they
    are not empty, and `is_in_base_units` tells that the bounds are those of the dimension.
    `out_of_scope` names the class of cases that no news text holds, or is empty.
    """

    start: int
    end: int
    low: float
    high: float
    units: tuple[Unit, ...] = ()
    unit: str = ""
    dimension: str = ""
    is_interval: bool = False
    is_in_base_units: bool = False
    out_of_scope: str = ""

    def is_met_by(self, reading: Reading) -> bool:
        """Whether a reading overlaps the label and says the same."""
        if reading.end <= self.start or self.end <= reading.start:
            return False
        if self.dimension and reading.dimension != self.dimension:
            return False
        if self.units:
            return any(self._is_same_amount(reading, unit) for unit in self.units)
        if self.unit and reading.unit != self.unit:
            return False
        if self.is_in_base_units:
            return self._are_numbers(reading.value, reading.low, reading.high)
        return self._are_numbers(
            reading.written(reading.value),
            reading.written(reading.low),
            reading.written(reading.high),
        )

    def _is_same_amount(self, reading: Reading, unit: Unit) -> bool:
        if reading.dimension != unit.dimension:
            return False
        if unit.dimension.value == "money" and reading.unit != unit.name:
            return False
        factor, offset = unit.factor, unit.offset
        return self._are_numbers(
            (reading.value - offset) / factor,
            (reading.low - offset) / factor,
            (reading.high - offset) / factor,
        )

    def _are_numbers(self, value: float, low: float, high: float) -> bool:
        if not self.is_interval:
            is_range = _close(value, low) and low < high < math.inf
            return _close(value, self.low) or (is_range and _close(high, self.low))
        at_bottom = self.low == -math.inf and low <= 0  # a count has no numbers below nought
        return (at_bottom or _close(low, self.low)) and _close(high, self.high)


def _close(left: float, right: float) -> bool:
    return math.isclose(left, right, rel_tol=RELATIVE_TOLERANCE, abs_tol=1e-12)


@dataclass(frozen=True, slots=True)
class Case:
    """A text with its labelled quantities.

    Where nothing is labelled, nothing of the dimensions `absent` may be read (nothing at all where
    they are empty). `is_complete` says that every quantity of the text is labelled, so that other
    readings are spurious.
    """

    text: str
    expected: tuple[Expected, ...]
    absent: frozenset[str] = frozenset()
    is_complete: bool = False
    out_of_scope: str = ""

    def is_empty_in(self, readings: Sequence[Reading]) -> bool:
        return not [r for r in readings if not self.absent or r.dimension in self.absent]

    def spurious_in(self, readings: Sequence[Reading]) -> list[Reading]:
        """Return the readings that overlap no label, where all quantities are labelled."""
        if not self.is_complete:
            return []
        return [
            reading
            for reading in readings
            if not any(e.start < reading.end and reading.start < e.end for e in self.expected)
        ]
