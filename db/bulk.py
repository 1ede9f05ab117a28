"""Inserting many rows at once, without SQLAlchemy's work for each: half of what a load takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, FromClause, Table, insert


def insert_rows(
    connection: Connection, table: FromClause, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Insert rows that all have the columns of the first; the values go in as they are."""
    if not rows:
        return
    assert isinstance(table, Table)  # noqa: S101 - mapped classes call their table a FROM clause
    statement = insert(table).compile(dialect=connection.dialect, column_keys=list(rows[0]))
    if statement.positiontup is None:
        connection.exec_driver_sql(str(statement), list(map(dict, rows)))
    else:
        order = statement.positiontup
        connection.exec_driver_sql(
            str(statement), [tuple(row[name] for name in order) for row in rows]
        )
