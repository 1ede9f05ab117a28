"""What an evaluation found: named figures, and the errors that a reader should look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claims.evaluation.judged import Judged

Row = Mapping[str, object]
"""One labelled case, as it was read from a line of JSON."""

MAXIMUM_ERRORS = 50
"""How many errors an evaluation keeps; a reader looks at the first, the counts tell the rest."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: a share in [0, 1], and how many cases it is a share of.

    A score that is no share of cases (an F1) has in `of` the number of labelled things.
    """

    name: str
    value: float
    of: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of one task on one set of rows, and its errors, one line each.

    `judged` holds what was made of each pair where the task judges pairs: plots are drawn from it.
    """

    task: str
    rows: int
    figures: tuple[Figure, ...]
    errors: tuple[str, ...] = ()
    judged: tuple[Judged, ...] = ()
