"""Inserting many rows at once, without what SQLAlchemy and SQLite do for each by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, FromClause, Row, Table, insert


def insert_rows(
    connection: Connection, table: FromClause, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Insert rows that all have the columns of the first; the values go in as they are."""
    if not rows:
        return
    assert isinstance(table, Table)  # noqa: S101 - mapped classes call their table a FROM clause
    statement, order = _insert_of(table, tuple(rows[0]), connection.dialect)
    if order is None:
        connection.exec_driver_sql(statement, list(map(dict, rows)))
    elif len(order) == 1:
        connection.exec_driver_sql(statement, [(row[order[0]],) for row in rows])
    else:
        connection.exec_driver_sql(statement, list(map(itemgetter(*order), rows)))


@lru_cache(maxsize=64)
def _insert_of(
    table: Table, columns: tuple[str, ...], dialect: Dialect
) -> tuple[str, tuple[str, ...] | None]:
    """Return the statement, and the order of its values where they have no names."""
    statement = insert(table).compile(dialect=dialect, column_keys=list(columns))
    order = statement.positiontup
    return str(statement), None if order is None else tuple(order)


def insert_together(
    connection: Connection,
    table: FromClause,
    rows: Sequence[Mapping[str, Any]],
    returning: Sequence[str],
) -> Sequence[Row[Any]]:
    """Insert rows, many by one statement; return the named columns of each, in no order.

    Where a trigger writes to a full-text index, a statement for each row costs four times as much:
    FTS5 writes what it has gathered to its file whenever a statement begins.
    """
    if not rows:
        return []
    columns = [table.c[name] for name in returning]
    assert isinstance(table, Table)  # noqa: S101 - as above
    return connection.execute(insert(table).returning(*columns), list(map(dict, rows))).all()
