"""Triggers and views: the part of the schema that is re-created after every migration.

Nothing that was judged, seen or decided is ever changed or deleted. The rule is kept by the
database, for every writer: against UPDATE and DELETE, and against what goes round the triggers for
these. In SQLite that is INSERT OR REPLACE, which deletes without firing a DELETE trigger unless
`recursive_triggers` is on; in PostgreSQL it is TRUNCATE. The views are the same in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from sqlalchemy import Connection

from db.postgresql import programs as postgresql_programs

APPEND_ONLY = {
    "article": ("id",),
    "claim": ("id",),
    "claim_version": ("id", "claim_id, article_id"),
    "configuration": ("id",),
    "evidence": ("verdict_id, rank",),
    "reference_event": ("id",),
    "reference_version": ("id", "supersedes_id"),
    "review": ("id", "supersedes_id"),
    "sentence": ("id", "article_id, position"),
    "snapshot": ("id",),
    "verdict": ("id", "supersedes_id", "claim_id, revision"),
}
"""The tables that only grow, and the keys on which a REPLACE could delete one of their rows."""

_FIRST_REVIEW = (
    "OR (NEW.supersedes_id IS NULL AND verdict_id = NEW.verdict_id AND supersedes_id IS NULL)"
)
_NAMED = re.compile(r"^CREATE (TRIGGER|VIEW|FUNCTION) (\w+)", re.MULTILINE)


def append_only_triggers(table: str) -> Iterator[str]:
    """Write the three triggers that keep the rows of a table of SQLite as they are."""
    for verb in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER {table}_refuses_{verb.lower()}\nBEFORE {verb} ON {table}\nBEGIN\n"
            f"    SELECT RAISE(ABORT, '{table} is append-only: {verb} is refused');\nEND;"
        )
    taken = " OR ".join(f"({_same(key)})" for key in APPEND_ONLY[table])
    if table == "review":
        taken = f"{taken} {_FIRST_REVIEW}"
    there = f"EXISTS (SELECT 1 FROM {table} WHERE {taken})"  # noqa: S608 - names of our own tables
    yield (
        f"CREATE TRIGGER {table}_refuses_replace\nBEFORE INSERT ON {table}\nWHEN {there}\nBEGIN\n"
        f"    SELECT RAISE(ABORT, '{table} is append-only: this row is there already');\nEND;"
    )


def _same(key: str) -> str:
    return " AND ".join(f"{column} = NEW.{column}" for column in key.split(", "))


@cache
def programs(dialect: str = "sqlite") -> dict[str, str]:
    """Return every view and trigger, in the order they are created: name → statement.

    In PostgreSQL the functions of the triggers are among them, with `()` after their names.
    """
    folder = files("db") / "sql"
    views = (folder / "views.sql").read_text("utf-8")
    rules = (folder / dialect / "triggers.sql").read_text("utf-8")
    statements: Iterable[str]
    if dialect == "postgresql":
        triggers = postgresql_programs.append_only_triggers
        statements = postgresql_programs.statements_of(views + rules)
    else:
        triggers = append_only_triggers
        statements = (*_statements(views, ";\n"), *_statements(rules, "\nEND;\n"))
    append_only = (trigger for table in sorted(APPEND_ONLY) for trigger in triggers(table))
    return {
        _name_of(statement): statement.removesuffix(";")
        for statement in (*statements, *append_only)
    }


def _statements(script: str, end: str) -> Iterator[str]:
    """Cut a script of ours into statements; each ends with `end` and starts with CREATE."""
    for part in script.split(end):
        start = part.find("CREATE ")
        if start >= 0:
            yield part[start:] + end.rstrip()


def _name_of(statement: str) -> str:
    found = _NAMED.match(statement)
    if found is None:
        raise ValueError(f"not a trigger or a view: {statement[:60]!r}")
    return f"{found[2]}()" if found[1] == "FUNCTION" else found[2]


def drop_programs(connection: Connection) -> None:
    """Drop our triggers and views, so that a migration can move the tables under them."""
    if connection.dialect.name == "postgresql":
        postgresql_programs.drop(connection, programs("postgresql"))
        return
    for name, statement in reversed(programs().items()):
        kind = "VIEW" if statement.startswith("CREATE VIEW") else "TRIGGER"
        connection.exec_driver_sql(f"DROP {kind} IF EXISTS {name}")


def create_programs(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        postgresql_programs.create(connection, programs("postgresql"))
        return
    for statement in programs().values():
        connection.exec_driver_sql(statement)


def missing_programs(connection: Connection) -> list[str]:
    """Return the names of our triggers and views that are missing or were changed."""
    if connection.dialect.name == "postgresql":
        return postgresql_programs.missing(connection, programs("postgresql"))
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')"
    )
    present = {name: _normal(sql) for name, sql in rows}
    return [name for name, sql in programs().items() if present.get(name) != _normal(sql)]


def _normal(sql: str) -> str:
    return " ".join(sql.split())
