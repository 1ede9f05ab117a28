"""Full text in an SQLite ledger: its own FTS5 tables, kept by triggers in the same transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from db.search.words import Hit

TOKENIZER = "porter unicode61 remove_diacritics 2"
"""The tokenizer of the indexes, part of the schema; words of a question are cut the same way."""

MOST_STEMS = 50_000
"""Stems that are remembered; then they are forgotten all at once."""

_STEMS = text("SELECT doc AS number, term FROM temp.question_word")


@dataclass(frozen=True, slots=True)
class SqliteWords:
    """The words of one FTS5 table over the texts of `source`, a view of numbers and texts."""

    table: str
    """Also the name of its own command column."""
    vocabulary: str
    source: str
    _stems: dict[str, str] = field(default_factory=dict, compare=False)

    def total(self, connection: Connection) -> int:
        # The first number of FTS5's averages record, the one that its own BM25 divides by: a count
        # of the rows takes 60 ms at a million references.
        record = connection.exec_driver_sql(
            f"SELECT block FROM {self.table}_data WHERE id = 1"  # noqa: S608 - a name of ours
        ).scalar()
        return _first_varint(record) if record else 0

    def frequencies(self, connection: Connection, words: Sequence[str]) -> Mapping[str, int]:
        stems = self.stems(connection, words)
        asked = {"terms": json.dumps(sorted({*stems.values()}))}
        rows = connection.execute(
            text(
                f"SELECT term, doc FROM {self.vocabulary}"  # noqa: S608 - a name of ours
                " WHERE term IN (SELECT value FROM json_each(:terms))"
            ),
            asked,
        )
        known = {row.term: row.doc for row in rows}
        return {word: known.get(stem, 0) for word, stem in stems.items()}

    def search(self, connection: Connection, words: Sequence[str], limit: int) -> Sequence[Hit]:
        stems = self.stems(connection, words)
        by_stem = {stem: word for word, stem in reversed(stems.items())}
        if not by_stem or limit < 1:
            return []
        question = " OR ".join(f'"{word}"' for word in by_stem.values())
        rows = self._best(connection, question, limit)
        hits = [Hit(number, -rank) for number, rank in rows]
        return sorted(hits, key=lambda hit: (-hit.score, hit.number))[:limit]

    def stems(self, connection: Connection, words: Sequence[str]) -> dict[str, str]:
        """Return the term of the index for each word that has one.

        Only the tokenizer knows the stem of a word, so new words go through an index of their
        own, which holds nothing else and is emptied again.
        """
        new = [word for word in dict.fromkeys(words) if word not in self._stems]
        if new:
            if len(self._stems) + len(new) > MOST_STEMS:
                self._stems.clear()
                new = list(dict.fromkeys(words))
            self._stems.update(_cut(connection, new))
        return {word: self._stems[word] for word in words if self._stems.get(word)}

    def _best(self, connection: Connection, question: str, limit: int) -> list[tuple[int, float]]:
        """Return the best matches and their ranks, smaller is better, with every tie at the end."""
        matches = text(
            f"SELECT rowid, rank FROM {self.table} WHERE {self.table} MATCH :question"  # noqa: S608 - a name of ours
            " ORDER BY rank LIMIT :most"
        )
        most = limit + 32
        while True:
            rows = connection.execute(matches, {"question": question, "most": most}).all()
            if len(rows) < most or rows[-1][1] != rows[limit - 1][1]:
                return [(row[0], row[1]) for row in rows]
            most *= 4  # what was cut off may score the same as the last one that counts

    def rebuild(self, connection: Connection) -> None:
        """Make the index anew from its view."""
        connection.exec_driver_sql(f"INSERT INTO {self.table} ({self.table}) VALUES ('rebuild')")  # noqa: S608 - a name of ours

    def is_right(self, connection: Connection) -> bool:
        """Whether the index holds exactly the texts of its view; FTS5 takes it as a write."""
        try:
            connection.exec_driver_sql(
                f"INSERT INTO {self.table} ({self.table}, rank) VALUES ('integrity-check', 1)"  # noqa: S608 - a name of ours
            )
        except DatabaseError:
            return False
        return True


def _first_varint(record: bytes) -> int:
    """Read a number of SQLite's file format, at most 8 bytes of 7 bits, the highest first."""
    value = 0
    for byte in record[:8]:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value


def _cut(connection: Connection, words: Sequence[str]) -> dict[str, str]:
    """Return each word's stem, empty for one that the tokenizer does not take for one word."""
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.question USING"
        f" fts5(word, content='', tokenize='{TOKENIZER}')"
    )
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.question_word USING"
        " fts5vocab('temp', 'question', 'instance')"
    )
    connection.execute(
        text("INSERT INTO temp.question (rowid, word) VALUES (:number, :word)"),
        [{"number": number, "word": word} for number, word in enumerate(words)],
    )
    stems: dict[int, str] = {}
    for number, term in connection.execute(_STEMS):
        stems.setdefault(number, term)
    connection.exec_driver_sql("INSERT INTO temp.question (question) VALUES ('delete-all')")
    return {word: stems.get(number, "") for number, word in enumerate(words)}


REFERENCE_WORDS = SqliteWords("reference_text", "reference_term", "reference_live")
CLAIM_WORDS = SqliteWords("claim_text", "claim_term", "claim_live")
