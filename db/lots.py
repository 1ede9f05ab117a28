"""Lists of ids as the parameters of a statement, which no database takes without end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

LOT_SIZE = 500

Item = TypeVar("Item")


def in_lots(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Cut items into lists that one statement takes."""
    remaining = iter(items)
    while lot := list(islice(remaining, LOT_SIZE)):
        yield lot
