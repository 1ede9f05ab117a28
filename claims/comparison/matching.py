"""Finds the value of a reference that answers a value of the claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from claims.facets import Comparator, Name, Quantity, TimeExpression
from claims.vocabulary import Relation

BOUNDS = {Comparator.MORE_THAN, Comparator.AT_LEAST, Comparator.LESS_THAN, Comparator.AT_MOST}
Value = TypeVar("Value", TimeExpression, Quantity, Name)
Found = tuple[Relation, "Value | None"]


def best_match(
    value: Value, others: Sequence[Value], compare: Callable[[Value, Value], Relation]
) -> Found[Value]:
    """Return the relation to the closest of `others`.

    One that agrees with a definite value settles it. A mere bound ("after 1984", "more than 12")
    agrees with too much by chance, so every one of them must agree. A conflict counts only against
    a single value: a source that gives two figures speaks of two things.
    """
    relations = [(compare(value, other), other) for other in others]
    agreeing = [other for relation, other in relations if relation is Relation.AGREES]
    if agreeing and (len(agreeing) == len(others) or not is_bound(value)):
        return Relation.AGREES, agreeing[0]
    if len(relations) == 1:
        return relations[0]
    return Relation.SILENT, next((other for _, other in relations), None)


def is_bound(value: TimeExpression | Quantity | Name) -> bool:
    """Whether a value has no lower or no upper end."""
    if isinstance(value, TimeExpression):
        return value.resolved and (value.start is None or value.end is None)
    if isinstance(value, Quantity):
        return value.comparator in BOUNDS
    return False
