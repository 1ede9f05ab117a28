"""Triggers, their functions and the views of a ledger in PostgreSQL.

PostgreSQL keeps no source text of a view or a trigger, only what it read from it, and writes that
down in its own words. So what was made carries a digest in its comment: of our source and of the
server's own words for it. Where either differs, somebody changed it or another version made it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from claims.identity import content_address

_START = re.compile(r"^CREATE (?:FUNCTION|TRIGGER|VIEW) ", re.MULTILINE)
_COMMENT = re.compile(r"^--.*\n", re.MULTILINE)
_TABLE = re.compile(r"^CREATE TRIGGER \w+\s+(?:BEFORE|AFTER) [\w\s,]*? ON (\w+)")

_PRESENT = """
SELECT 'view' AS kind, relname AS name, pg_get_viewdef(oid) AS definition,
       obj_description(oid, 'pg_class') AS digest
FROM pg_class WHERE relkind = 'v' AND relnamespace = current_schema()::regnamespace
UNION ALL
SELECT 'function', proname || '()', pg_get_functiondef(oid), obj_description(oid, 'pg_proc')
FROM pg_proc WHERE prokind = 'f' AND prorettype = 'trigger'::regtype
    AND pronamespace = current_schema()::regnamespace
UNION ALL
SELECT 'trigger', tgname, tgenabled::text || pg_get_triggerdef(pg_trigger.oid),
       obj_description(pg_trigger.oid, 'pg_trigger')
FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
WHERE NOT tgisinternal AND relnamespace = current_schema()::regnamespace
"""


def append_only_triggers(table: str) -> Iterator[str]:
    """Write the triggers that keep the rows of a table as they are.

    An INSERT that would take the place of a row is refused by the table's own keys, and one that
    asks to UPDATE instead by the first of these.
    """
    for verb, each in (("UPDATE", "ROW"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
        yield (
            f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table}"
            f" FOR EACH {each} EXECUTE FUNCTION refuses_change();"
        )


def statements_of(script: str) -> Iterator[str]:
    """Cut a script into its statements; each begins a line and ends in `;`."""
    script = _COMMENT.sub("", script)
    starts = [found.start() for found in _START.finditer(script)]
    for start, end in zip(starts, [*starts[1:], len(script)], strict=True):
        yield script[start : script.rindex(";", start, end) + 1]


def drop(connection: Connection, statements: Mapping[str, str]) -> None:
    """Drop triggers with their functions, and then the views, the last made first."""
    for name, statement in reversed(list(statements.items())):
        if statement.startswith("CREATE FUNCTION"):
            # The triggers that call it go with it.
            connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS {name} CASCADE")
        elif statement.startswith("CREATE VIEW"):
            connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")


def create(connection: Connection, statements: Mapping[str, str]) -> None:
    for statement in statements.values():
        connection.exec_driver_sql(statement)
    for kind, name, definition, _digest in connection.exec_driver_sql(_PRESENT).all():
        if name in statements:
            digest = _digest_of(statements[name], definition)
            place = f" ON {_table_of(statements[name])}" if kind == "trigger" else ""
            connection.exec_driver_sql(f"COMMENT ON {kind} {name}{place} IS '{digest}'")


def missing(connection: Connection, statements: Mapping[str, str]) -> list[str]:
    """Return the names of what is missing, was changed, or is switched off."""
    sound = {
        name
        for _kind, name, definition, digest in connection.exec_driver_sql(_PRESENT)
        if name in statements and digest == _digest_of(statements[name], definition)
    }
    return [name for name in statements if name not in sound]


def _digest_of(statement: str, definition: str) -> str:
    return content_address(source=statement, read=definition)


def _table_of(statement: str) -> str:
    found = _TABLE.match(statement)
    if found is None:
        raise ValueError(f"not a trigger on a table: {statement[:60]!r}")
    return found[1]
