"""Changing the constraints of a SQLite table, which can only be made again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def rebuild(table: str, changes: dict[str, str]) -> None:
    """Make a table again with another definition: SQLite cannot change a constraint in place.

    Triggers and views are gone while migrations run, and foreign keys are off.
    """
    connection = op.get_bind()
    definition = " ".join(_definitions(table, "table")[0].split())
    indexes = _definitions(table, "index")
    for old, new in changes.items():
        if old not in definition:
            raise ValueError(f"the table {table!r} is not as the last version left it: no {old!r}")
        definition = definition.replace(old, new)
    old_columns = _columns(table)
    made = definition.replace(f"CREATE TABLE {table}", f"CREATE TABLE {table}_made", 1)
    made = made.replace(f'CREATE TABLE "{table}"', f"CREATE TABLE {table}_made", 1)
    connection.exec_driver_sql(made)
    kept = [column for column in _columns(f"{table}_made") if column in set(old_columns)]
    before, after = (_table(name, kept) for name in (table, f"{table}_made"))
    wanted = sa.select(*(before.c[column] for column in kept))
    connection.execute(sa.insert(after).from_select(kept, wanted))
    connection.exec_driver_sql(f"DROP TABLE {table}")
    connection.exec_driver_sql(f"ALTER TABLE {table}_made RENAME TO {table}")
    for index in indexes:
        connection.exec_driver_sql(index)


def _table(name: str, columns: list[str]) -> sa.TableClause:
    return sa.table(name, *(sa.column(column) for column in columns))


def _columns(table: str) -> list[str]:
    rows = op.get_bind().exec_driver_sql(f"PRAGMA table_info({table})")
    return [str(row[1]) for row in rows]


def _definitions(table: str, kind: str) -> list[str]:
    rows = op.get_bind().execute(
        sa.text(
            "SELECT sql FROM sqlite_master WHERE tbl_name = :table AND type = :kind"
            " AND sql IS NOT NULL ORDER BY name"
        ),
        {"table": table, "kind": kind},
    )
    return [str(row[0]) for row in rows]
