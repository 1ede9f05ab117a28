"""Making a ledger's schema in PostgreSQL, and telling it from anything else that lives there.

A ledger fills one schema of a database: the first of the search path. It is made at the newest
version from the models, since no older ledger was ever in PostgreSQL; later versions migrate it.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from sqlalchemy import Connection, ForeignKeyConstraint, and_, func, select

import db.schema_judging
import db.schema_references  # noqa: F401 - their tables belong to the metadata
from claims.errors import LedgerError
from db.schema import Base

MARKER = "a ledger of claimledger"
"""The comment on `alembic_version`: tells a ledger from any other tables."""

FIRST_REVISION = "0003"
"""The oldest version that a ledger in PostgreSQL can have."""

_PLACE = """
SELECT current_schema(),
       (SELECT count(*) FROM pg_class
        WHERE relnamespace = to_regnamespace(quote_ident(current_schema()))
          AND NOT EXISTS (SELECT 1 FROM pg_depend
                          WHERE pg_depend.objid = pg_class.oid AND pg_depend.deptype = 'e')),
       obj_description(to_regclass(quote_ident(current_schema()) || '.alembic_version'), 'pg_class')
"""


def holds_ledger(connection: Connection) -> bool:
    """Whether the schema holds a ledger; False where it holds nothing at all.

    Raises:
        LedgerError: it holds something else, or there is no such schema.
    """
    schema, count, comment = connection.exec_driver_sql(_PLACE).one()
    if schema is None:
        raise LedgerError(
            "no schema of the search path exists in this database, or none may be used."
            " Make it with CREATE SCHEMA, or leave search_path out of the address."
        )
    if comment == MARKER:
        return True
    if count:
        raise LedgerError(
            f"the schema {schema!r} of this PostgreSQL database holds other tables and is not a"
            " ledger of claimledger; it was left as it is. Name another database with --db."
        )
    return False


def create_tables(connection: Connection) -> None:
    """Make all tables and the full-text index of the newest version in an empty schema.

    Raises:
        LedgerError: the database cannot hold every text.
    """
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise LedgerError(
            f"the database is encoded in {encoding}, and a ledger holds text in every script."
            " Make one with `createdb --encoding=UTF8 --template=template0 NAME`."
        )
    Base.metadata.create_all(connection)
    for script in ("long_keys.sql", "full_text.sql"):
        statements = (files("db") / "sql" / "postgresql" / script).read_text("utf-8")
        connection.exec_driver_sql(statements)


def mark(connection: Connection) -> None:
    """Say that what is here is a ledger."""
    connection.exec_driver_sql(f"COMMENT ON TABLE alembic_version IS '{MARKER}'")


_SWITCHED_OFF = """
SELECT relname, conname FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
WHERE relnamespace = current_schema()::regnamespace
  AND (NOT convalidated OR EXISTS (
    SELECT 1 FROM pg_trigger
    WHERE tgconstraint = pg_constraint.oid AND tgenabled <> 'O'))
ORDER BY relname, conname
"""


def constraint_problems(connection: Connection) -> Iterator[str]:
    """Yield the constraints that are switched off, and the rows that break a foreign key.

    The server keeps foreign keys itself, unless somebody who may told it not to.
    """
    for table, constraint in connection.exec_driver_sql(_SWITCHED_OFF):
        yield f"{table}: the constraint {constraint} is not enforced"
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_key_constraints:
            yield from _broken(connection, key)


def _broken(connection: Connection, key: ForeignKeyConstraint) -> Iterator[str]:
    child = key.table
    parent = key.referred_table.alias("parent")
    same = and_(*(each.parent == parent.c[each.column.name] for each in key.elements))
    named = and_(*(each.parent.is_not(None) for each in key.elements))
    found = select(func.count()).select_from(child)
    missing = ~select(parent.c[key.elements[0].column.name]).where(same).exists()
    count = connection.execute(found.where(named, missing)).scalar_one()
    if count:
        yield f"{child.name}: {count} rows name a row of {key.referred_table.name} that is missing"
