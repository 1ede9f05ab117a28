"""A signal: something measured on a claim and a reference, and what it says in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from claims.assessment.pair import Pair

Signal = Callable[[Pair], float]
"""A plain function of a pair, named by what it measures; its docstring documents it."""


def named(name: str, says: str, measure: Signal) -> Signal:
    """Return `measure` as a signal of a family, under a name and with documentation of its own."""
    measure.__name__ = name.replace(" ", "_")
    measure.__doc__ = says
    return measure


def name_of(signal: Signal) -> str:
    """Return the name of a signal: that of its function, in words."""
    return signal.__name__.replace("_", " ")


def share(held: Iterable[bool]) -> float:
    """Return the share of what holds, in [0, 1]; 0 where there is nothing to ask."""
    answers = list(held)
    return sum(answers) / len(answers) if answers else 0.0


def capped(count: int, most: int) -> float:
    """Return a count as a share of `most`, at most 1."""
    return min(count, most) / most
