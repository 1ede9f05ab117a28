"""Checking what was seen and read: bytes, texts, sentences and claims."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from sqlalchemy import Connection, text

from claims.identity import content_address, sha256_of
from db.documents import article_id_of, claim_id_of, claim_version_id_of, sentence_id_of
from db.rows import Row, claim_content_sha256, text_sha256

_COUNTS = text(
    "SELECT article.id"
    " FROM article LEFT JOIN sentence ON sentence.article_id = article.id GROUP BY article.id"
    " HAVING article.sentence_count <> count(sentence.id)"
    " OR article.claimed_count <> count(sentence.id) FILTER (WHERE disposition = 'claimed')"
    " OR article.excluded_count <> count(sentence.id) FILTER (WHERE disposition = 'excluded')"
    " ORDER BY article.id"
)
_DISPOSITIONS = text(
    "SELECT id FROM sentence WHERE (disposition = 'claimed') <>"
    " EXISTS (SELECT 1 FROM claim_version WHERE claim_version.sentence_id = sentence.id)"
)


def each(connection: Connection, statement: str) -> Iterator[Row]:
    """Yield the rows of a query as dictionaries, some at a time."""
    rows = connection.execute(text(statement), execution_options={"yield_per": 200})
    for row in rows.mappings():
        yield dict(row)


def snapshot_problems(connection: Connection) -> Iterator[str]:
    for row in each(connection, "SELECT id, url FROM document"):
        if row["id"] != content_address(document=row["url"]):
            yield f"document {row['id']}: its id is not the address of its URL"
    statement = (
        "SELECT snapshot.*, document.url FROM snapshot"
        " JOIN document ON document.id = snapshot.document_id"
    )
    for row in each(connection, statement):
        yield from _snapshot_problems(row)


def _snapshot_problems(row: Row) -> Iterator[str]:
    try:
        content = zlib.decompress(row["content"])
    except zlib.error as error:
        yield f"snapshot {row['id']}: its bytes cannot be unpacked ({error})"
        return
    if (sha256_of(content), len(content)) != (row["content_sha256"], row["content_length"]):
        yield f"snapshot {row['id']}: its bytes are not the bytes that were seen"
    if row["id"] != content_address(document=row["url"], content=row["content_sha256"]):
        yield f"snapshot {row['id']}: its id is not the address of its content"


def article_problems(connection: Connection) -> Iterator[str]:
    for row in each(connection, "SELECT * FROM article"):
        if text_sha256(row["text"]) != row["text_sha256"]:
            yield f"article {row['id']}: its text is not the text that was read"
        if article_id_of(row) != row["id"]:
            yield f"article {row['id']}: its id is not the address of its content"
    for row in each(connection, "SELECT id, article_id, position FROM sentence"):
        if sentence_id_of(row["article_id"], row["position"]) != row["id"]:
            yield f"sentence {row['id']}: its id is not the address of its place"
    for found in connection.execute(_COUNTS):
        yield f"article {found.id}: its sentences do not add up to its counts"
    for found in connection.execute(_DISPOSITIONS):
        yield f"sentence {found.id}: its disposition does not fit its claims"


_LINKS = text(
    "SELECT linked.id FROM claim_version AS linked"
    " WHERE linked.attribution_claim_id IS NOT NULL AND NOT EXISTS ("
    " SELECT 1 FROM claim_version AS said"
    " WHERE said.claim_id = linked.attribution_claim_id AND said.kind = 'attribution'"
    " AND said.sentence_id = linked.sentence_id)"
)


def claim_problems(connection: Connection) -> Iterator[str]:
    for found in connection.execute(_LINKS):
        yield f"claim version {found.id}: who said it is not told in the same sentence"
    for row in each(connection, "SELECT * FROM claim"):
        if claim_id_of(row) != row["id"]:
            yield f"claim {row['id']}: its id is not the address of its content"
    statement = (
        "SELECT claim_version.*, article.text AS article_text, claim.quote AS claim_quote"
        " FROM claim_version JOIN article ON article.id = claim_version.article_id"
        " JOIN claim ON claim.id = claim_version.claim_id"
    )
    for row in each(connection, statement):
        quoted = row["article_text"][row["span_start"] : row["span_end"]]
        if not quoted == row["quote"] == row["claim_quote"]:
            yield f"claim version {row['id']}: its quotation is not the text at its span"
        if claim_content_sha256(row) != row["content_sha256"]:
            yield f"claim version {row['id']}: its content is not what was recorded"
        if claim_version_id_of(row) != row["id"]:
            yield f"claim version {row['id']}: its id is not the address of its content"
