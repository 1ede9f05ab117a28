"""Proposing references for a text: full-text search over the current, unwithdrawn versions.

The index proposes and ranks; it decides nothing. Any of the words may match (a claim and its
reference seldom share all). On claim-to-reference data, dropping words that stand in more than a
tenth of all references leaves the ranking as good and the search 1.4 to 1.9 times cheaper.
"""

from __future__ import annotations

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from claims.ranking.terms import content_words
from claims.reference import Reference
from db.rows import reference_of

TOKENIZER = "porter unicode61 remove_diacritics 2"
"""The tokenizer of the index, part of the schema; the words of a question are cut the same way."""

FEWEST_TERMS = 3
"""So many terms are kept however frequent they are."""

FREQUENT_AT_LEAST = 1_000
"""A term in fewer references costs nothing to ask for, whatever its share: in a small collection
about one story, the words of the story stand everywhere and are still what is looked for."""

MOST_TERMS = 64
"""Terms of one question; of a longer text the rarest words are used."""

_FREQUENCIES = text(
    "SELECT word.doc AS number, word.term, coalesce(known.doc, 0) AS frequency"
    " FROM temp.question_word AS word LEFT JOIN reference_term AS known ON known.term = word.term"
)
_MATCHES = text(
    "SELECT rowid, rank FROM reference_text WHERE reference_text MATCH :question"
    " ORDER BY rank LIMIT :most"
)
_VERSIONS = text(
    "SELECT reference.number, reference_version.* FROM reference"
    " JOIN reference_version ON reference_version.id = reference.current_version_id"
    " WHERE reference.number IN (SELECT value FROM json_each(:numbers))"
)


def propose(
    connection: Connection, claim: str, *, limit: int, frequent_term_share: float
) -> tuple[Reference, ...]:
    """Return at most `limit` references that share words with `claim`, the likeliest first.

    Terms in more than `frequent_term_share` (in [0, 1]) of the references, and in more than
    `FREQUENT_AT_LEAST`, are not asked for; the three rarest always are. Equal scores are ordered
    by reference id.
    """
    terms = _terms(connection, claim, frequent_term_share)
    if not terms or limit < 1:
        return ()
    scores = _best(connection, " OR ".join(f'"{term}"' for term in terms), limit)
    found = connection.execute(_VERSIONS, {"numbers": str(list(scores))}).mappings()
    ranked = sorted((scores[row["number"]], row["reference_id"], row) for row in found)
    return tuple(reference_of(dict(row)) for _score, _id, row in ranked[:limit])


def _terms(connection: Connection, claim: str, frequent_term_share: float) -> list[str]:
    """Return the words to ask for, rarest first; none that the index does not hold."""
    words = content_words(claim)
    total = connection.exec_driver_sql(
        "SELECT count(*) FROM reference WHERE withdrawn_at IS NULL"
    ).scalar_one()
    if not words or not total:
        return []
    rarity: dict[str, tuple[int, str]] = {}
    for number, term, frequency in _frequencies(connection, words):
        if frequency:
            rarity.setdefault(term, (frequency, words[number]))
    ordered = sorted(rarity.values())
    most = max(FREQUENT_AT_LEAST, frequent_term_share * total)
    rare = sum(frequency <= most for frequency, _word in ordered)
    return [word for _frequency, word in ordered[: min(MOST_TERMS, max(FEWEST_TERMS, rare))]]


def _frequencies(connection: Connection, words: list[str]) -> list[tuple[int, str, int]]:
    """Return (index of the word, its term in the index, references that hold the term).

    Only the index's own tokenizer knows the stem of a word, so the words go through an index of
    their own, which holds nothing else and is emptied again.
    """
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
    rows = [(row.number, row.term, row.frequency) for row in connection.execute(_FREQUENCIES)]
    connection.exec_driver_sql("INSERT INTO temp.question (question) VALUES ('delete-all')")
    return rows


def _best(connection: Connection, question: str, limit: int) -> dict[int, float]:
    """Return the scores of the best matches, smaller is better, with every tie at the end."""
    most = limit + 32
    while True:
        rows = connection.execute(_MATCHES, {"question": question, "most": most}).all()
        if len(rows) < most or rows[-1][1] != rows[limit - 1][1]:
            return {row[0]: row[1] for row in rows}
        most *= 4  # what was cut off may score the same as the last one that counts


def rebuild(connection: Connection) -> None:
    """Make the index anew from `reference_live`."""
    connection.exec_driver_sql("INSERT INTO reference_text (reference_text) VALUES ('rebuild')")


def index_is_right(connection: Connection) -> bool:
    """Whether the index holds exactly the statements of `reference_live`."""
    try:
        connection.exec_driver_sql(
            "INSERT INTO reference_text (reference_text, rank) VALUES ('integrity-check', 1)"
        )
    except DatabaseError:
        return False
    return True
