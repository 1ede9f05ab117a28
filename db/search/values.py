"""The values of references and claims as rows: what shares values is found whatever its wording.

The rows follow `reference` and `claim_entry` in the same transaction: whoever writes those writes
these (`db.references.writing`, `db.references.leaving`, `db.search.claim_entries`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import Connection, Table, delete, func, select, text

from db.bulk import insert_rows
from db.lots import in_lots
from db.schema_references import ClaimValueRow, ReferenceValueRow

MOST_OWNERS = 10_000
"""References that share one key, from which it tells nothing apart; they are counted no further."""

MOST_POSTINGS = 20_000
"""Rows that are read for one question, those of its rarest keys."""

FEWEST_SHARED = 2
"""Values that a text shares with a question to be proposed for them alone."""


@dataclass(frozen=True, slots=True)
class ValueRows:
    """The rows of one table of values."""

    table: Table

    def replace(self, connection: Connection, keys: Mapping[int, Collection[str]]) -> None:
        """Give each number its keys instead of those it had."""
        self.drop(connection, keys)
        self.insert(connection, keys)

    def insert(self, connection: Connection, keys: Mapping[int, Collection[str]]) -> None:
        """Give keys to numbers that have none."""
        # In the order of the index, whose pages are then written once.
        rows = sorted((key, number) for number, own in keys.items() for key in own)
        insert_rows(
            connection, self.table, [{"key": key, "number": number} for key, number in rows]
        )

    def drop(self, connection: Connection, numbers: Iterable[int]) -> None:
        for some in in_lots(numbers):
            connection.execute(delete(self.table).where(self.table.c.number.in_(some)))

    def frequencies(self, connection: Connection, keys: Iterable[str]) -> dict[str, int]:
        """Return how many texts have each key, counted up to `MOST_OWNERS`."""
        asked = list(keys)
        if not asked:
            return {}
        # One statement for all keys: to send one costs more than to count the owners of most.
        counts = ", ".join(
            f"(SELECT count(*) FROM (SELECT 1 FROM {self.table.name}"  # noqa: S608 - a name of ours
            f" WHERE key = :key_{place} LIMIT {MOST_OWNERS}) AS owners_{place})"
            for place in range(len(asked))
        )
        parameters = {f"key_{place}": key for place, key in enumerate(asked)}
        row = connection.execute(text(f"SELECT {counts}"), parameters).one()
        return dict(zip(asked, row, strict=True))

    def sharing(
        self, connection: Connection, frequencies: Mapping[str, int], total: int, limit: int
    ) -> list[int]:
        """Return the numbers that share at least `FEWEST_SHARED` values, the rarest values first.

        `frequencies` are those of the question's keys. Two keys of one value, a day and its
        month, count as one. Equal weights are ordered by number.
        """
        owners: dict[str, dict[int, float]] = {}
        for key in _affordable_keys(frequencies):
            weight = math.log(1 + total / frequencies[key])
            found = connection.scalars(select(self.table.c.number).where(self.table.c.key == key))
            value = value_of(key)
            # The rarest keys come first, so what an owner has already weighs at least as much.
            owners[value] = dict.fromkeys(found.all(), weight) | owners.get(value, {})
        shared = Counter(chain.from_iterable(owners.values()))
        weights = [
            (-math.fsum(own[number] for own in owners.values() if number in own), number)
            for number, count in shared.items()
            if count >= FEWEST_SHARED
        ]
        return [number for _weight, number in sorted(weights)[:limit]]

    def count(self, connection: Connection) -> int:
        return connection.execute(select(func.count()).select_from(self.table)).scalar_one()

    def of(self, connection: Connection, numbers: Iterable[int]) -> dict[int, frozenset[str]]:
        """Return the keys of each number that has any."""
        keys: dict[int, set[str]] = {}
        for some in in_lots(numbers):
            rows = select(self.table.c.number, self.table.c.key)
            for number, key in connection.execute(rows.where(self.table.c.number.in_(some))):
                keys.setdefault(number, set()).add(key)
        return {number: frozenset(own) for number, own in keys.items()}


def _affordable_keys(frequencies: Mapping[str, int]) -> Iterator[str]:
    postings = 0
    for count, key in sorted((count, key) for key, count in frequencies.items() if count):
        postings += count
        if count >= MOST_OWNERS or postings > MOST_POSTINGS:
            return
        yield key


def value_of(key: str) -> str:
    """Return the value that a key is one of the keys of: a surname, a month, or the key itself."""
    kind, _, value = key.partition(":")
    if kind == "name":
        return f"name:{value.rpartition(' ')[2]}"
    return key[: len("time:2025-06")] if kind == "time" else key


def _table_of(row: type[ReferenceValueRow] | type[ClaimValueRow]) -> Table:
    table = row.__table__
    assert isinstance(table, Table)  # noqa: S101 - tells the type checker
    return table


REFERENCE_VALUES = ValueRows(_table_of(ReferenceValueRow))
CLAIM_VALUES = ValueRows(_table_of(ClaimValueRow))
