"""Fields of labelled rows of times, checked as they are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from claims.errors import EvaluationDataError
from claims.evaluation.report import Figure, Row


@dataclass(frozen=True, slots=True)
class Fields:
    """One row, or one object inside it; `number` is the row's, counted from 1."""

    number: int
    row: Row

    def text(self, name: str) -> str:
        value = self.row.get(name)
        if not isinstance(value, str):
            raise self._wrong(name, "a text")
        return value

    def optional_text(self, name: str) -> str | None:
        return None if self.row.get(name) is None else self.text(name)

    def whole(self, name: str) -> int:
        value = self.row.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong(name, "a whole number")
        return value

    def moment(self, name: str) -> datetime | None:
        """Return an ISO 8601 date or time without its zone; None where the field is null."""
        written = self.optional_text(name)
        if written is None:
            return None
        try:
            return datetime.fromisoformat(written).replace(tzinfo=None)
        except ValueError:
            raise self._wrong(name, "an ISO 8601 date or time") from None

    def object(self, name: str) -> Fields:
        value = self.row.get(name)
        if not isinstance(value, Mapping):
            raise self._wrong(name, "an object")
        return Fields(self.number, value)

    def objects(self, name: str) -> list[Fields]:
        value = self.row.get(name)
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise self._wrong(name, "a list of objects")
        if not all(isinstance(item, Mapping) for item in value):
            raise self._wrong(name, "a list of objects")
        return [Fields(self.number, item) for item in value]

    def _wrong(self, name: str, expected: str) -> EvaluationDataError:
        return EvaluationDataError(self.number, f"{name!r} must be {expected}")


@dataclass(slots=True)
class Tally:
    """Cases that were right, under one name."""

    name: str
    right: int = 0
    of: int = 0

    def count(self, right: bool) -> bool:
        self.right += right
        self.of += 1
        return right

    def figure(self) -> Figure:
        return Figure(self.name, self.right / self.of if self.of else 0.0, self.of)


@dataclass(slots=True)
class Findings:
    """What one set of rows showed."""

    figures: list[Figure] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def add(self, *tallies: Tally) -> None:
        self.figures.extend(tally.figure() for tally in tallies if tally.of)


def f1(right: int, read: int, labelled: int) -> float:
    return 2 * right / (read + labelled) if read + labelled else 0.0
