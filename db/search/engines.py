"""Which full text a ledger has: that of its own database."""

from __future__ import annotations

from sqlalchemy import Connection

from db.search.postgresql_words import CLAIM_WORDS as POSTGRESQL_CLAIM_WORDS
from db.search.postgresql_words import REFERENCE_WORDS as POSTGRESQL_REFERENCE_WORDS
from db.search.postgresql_words import PostgresqlWords
from db.search.sqlite_words import CLAIM_WORDS, REFERENCE_WORDS, SqliteWords

LedgerWords = SqliteWords | PostgresqlWords


def reference_words(connection: Connection) -> LedgerWords:
    """Return the index of the words of live references."""
    return REFERENCE_WORDS if _is_sqlite(connection) else POSTGRESQL_REFERENCE_WORDS


def claim_words(connection: Connection) -> LedgerWords:
    """Return the index of the words of current claims."""
    return CLAIM_WORDS if _is_sqlite(connection) else POSTGRESQL_CLAIM_WORDS


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"
