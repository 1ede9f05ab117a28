"""Full text in a PostgreSQL ledger: tables of `tsvector` with a GIN index, kept by triggers.

PostgreSQL's own ranks know nothing of how rare a word is, and its statistics are a sample, which
differs from time to time. So the texts with each word are counted, and the score of a text is the
sum, over the words it shares with the question, of log(1 + texts / texts with the word).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from db.search.words import Hit


@dataclass(frozen=True, slots=True)
class PostgresqlWords:
    """The words of one table of numbers and vectors, which follows the texts of `source`."""

    table: str
    source: str
    told: str
    """The column of `source` with the text."""

    def total(self, connection: Connection) -> int:
        return int(connection.execute(text(f"SELECT count(*) FROM {self.table}")).scalar_one())  # noqa: S608 - a name of ours

    def frequencies(self, connection: Connection, words: Sequence[str]) -> Mapping[str, int]:
        stems = self.stems(connection, words)
        rows = connection.execute(
            text(
                "SELECT asked.query, (SELECT count(*) FROM"  # noqa: S608 - a name of ours
                f" {self.table} WHERE words @@ CAST(asked.query AS tsquery)) AS frequency"
                " FROM unnest(CAST(:queries AS text[])) AS asked (query)"
            ),
            {"queries": sorted({_quoted(stem) for stem in stems.values()})},
        )
        known = {row.query: row.frequency for row in rows}
        return {word: known[_quoted(stem)] for word, stem in stems.items()}

    def search(self, connection: Connection, words: Sequence[str], limit: int) -> Sequence[Hit]:
        stems = {*self.stems(connection, words).values()}
        if not stems or limit < 1:
            return []
        rows = connection.execute(
            text(
                "WITH found AS MATERIALIZED (SELECT asked.query, held.number"  # noqa: S608 - a name of ours
                f" FROM unnest(CAST(:queries AS text[])) AS asked (query) JOIN {self.table} AS held"
                " ON held.words @@ CAST(asked.query AS tsquery)),"
                " weight AS (SELECT query, ln(1 + CAST(:total AS float) / count(*)) AS weight"
                " FROM found GROUP BY query)"
                # Rounded: the order in which a sum is made is the planner's, and shows in its end.
                " SELECT number, round(CAST(sum(weight) AS numeric), 9) AS score"
                " FROM found JOIN weight USING (query)"
                " GROUP BY number ORDER BY score DESC, number LIMIT :most"
            ),
            {
                "queries": sorted(map(_quoted, stems)),
                "total": self.total(connection),
                "most": limit,
            },
        )
        return [Hit(row.number, float(row.score)) for row in rows]

    def stems(self, connection: Connection, words: Sequence[str]) -> dict[str, str]:
        """Return the lexeme of each word that has one."""
        rows = connection.execute(
            text(
                "SELECT word, (tsvector_to_array(search_words(word)))[1] AS stem"
                " FROM unnest(CAST(:words AS text[])) AS word"
            ),
            {"words": list(dict.fromkeys(words))},
        )
        return {row.word: row.stem for row in rows if row.stem}

    def rebuild(self, connection: Connection) -> None:
        """Make the index anew from its view."""
        connection.execute(text(f"DELETE FROM {self.table}"))  # noqa: S608 - a name of ours
        connection.execute(
            text(
                f"INSERT INTO {self.table} (number, words) SELECT number,"  # noqa: S608 - names of ours
                f" search_words({self.told}) FROM {self.source}"
            )
        )

    def is_right(self, connection: Connection) -> bool:
        """Whether the index holds exactly the texts of its view."""
        differing = connection.execute(
            text(
                f"SELECT EXISTS (SELECT 1 FROM {self.table} AS held"  # noqa: S608 - names of ours
                f" FULL JOIN {self.source} AS source ON source.number = held.number"
                f" WHERE held.words IS DISTINCT FROM search_words(source.{self.told}))"
            )
        )
        return not differing.scalar_one()


def _quoted(stem: str) -> str:
    return "'" + stem.replace("\\", "\\\\").replace("'", "''") + "'"


REFERENCE_WORDS = PostgresqlWords("reference_text", "reference_live", "statement")
CLAIM_WORDS = PostgresqlWords("claim_text", "claim_live", "text")
