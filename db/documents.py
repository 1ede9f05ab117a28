"""Writing what was seen and read: sources, documents, snapshots, articles, sentences, claims."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from claims.claim import Claim
from claims.identity import canonical_json, content_address, sha256_of
from claims.snapshot import Snapshot
from claims.vocabulary import ClaimKind, Disposition
from db.checked import CheckedArticle
from db.rows import Row, claim_row, snapshot_row, text_sha256
from db.schema import (
    ArticleRow,
    Base,
    ClaimRow,
    ClaimVersionRow,
    DocumentRow,
    SentenceRow,
    SnapshotRow,
    SourceRow,
)
from db.search.claim_entries import follow_document
from db.times import as_written


def record_snapshot(
    connection: Connection, snapshot: Snapshot, *, source: str | None, now: str
) -> None:
    """Keep the bytes; seeing the same bytes at the same address again adds nothing."""
    source_id = None if source is None else _record_source(connection, source, now)
    if not holds(connection, DocumentRow, snapshot.document_id):
        connection.execute(
            insert(DocumentRow).values(
                id=snapshot.document_id,
                url=snapshot.location,
                source_id=source_id,
                article_id=None,
                created_at=now,
            )
        )
    if not holds(connection, SnapshotRow, snapshot.id):
        content = zlib.compress(snapshot.content)
        connection.execute(
            insert(SnapshotRow).values(snapshot_row(snapshot) | {"content": content})
        )


@dataclass(frozen=True, slots=True)
class PreparedReading:
    """The rows of a reading, made before the write lock is taken.

    `claims` and `versions` (rows of `claim_version`) are in the order of `CheckedArticle.claims`.
    """

    article: Row
    sentences: list[Row]
    claims: list[Row]
    versions: list[Row]


def prepare_reading(checked: CheckedArticle) -> PreparedReading:
    """Make the rows of a reading and compute their content addresses."""
    article = _article_row(checked)
    sentences = list(_sentence_rows(checked, article["id"]))
    claims, versions = _claim_rows(checked, article["id"], sentences)
    return PreparedReading(article, sentences, claims, versions)


def record_reading(
    connection: Connection, run_id: str, document_id: str, reading: PreparedReading, *, now: str
) -> None:
    """Keep a reading with its sentences and claims, and point the document at it."""
    article_id = reading.article["id"]
    if not holds(connection, ArticleRow, article_id):
        article = reading.article | {"run_id": run_id, "created_at": now}
        connection.execute(insert(ArticleRow), [article])
        _insert(connection, SentenceRow, reading.sentences)
        _insert_new_claims(connection, [claim | {"created_at": now} for claim in reading.claims])
        _insert(connection, ClaimVersionRow, reading.versions)
    pointed = connection.execute(
        update(DocumentRow)
        .where(DocumentRow.id == document_id)
        .where(DocumentRow.article_id.is_distinct_from(article_id))
        .values(article_id=article_id)
    )
    if pointed.rowcount:
        follow_document(connection, document_id)


def holds(connection: Connection, table: type[Base], row_id: Any) -> bool:
    column = table.__table__.c.id
    return connection.execute(select(column).where(column == row_id)).first() is not None


def _insert(connection: Connection, table: type[Base], rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _record_source(connection: Connection, location: str, now: str) -> str:
    source_id = content_address(source=location)
    if not holds(connection, SourceRow, source_id):
        connection.execute(
            insert(SourceRow).values(id=source_id, location=location, created_at=now)
        )
    return source_id


def article_id_of(row: Row) -> str:
    """Return the content address of a reading: what was read, by what, and what came of it."""
    return content_address(
        snapshot=row["snapshot_id"],
        text=row["text_sha256"],
        title=row["title"],
        byline=row["byline"],
        site=row["site"],
        language=row["language"],
        published_at=row["published_at"],
        published_source=row["published_source"],
        engine=row["engine"],
        sentences=row["sentences_sha256"],
    )


def _article_row(checked: CheckedArticle) -> Row:
    article = checked.article
    claimed = sum(sentence.disposition is Disposition.CLAIMED for sentence in checked.sentences)
    row = {
        "snapshot_id": checked.snapshot.id,
        "text": article.text,
        "text_sha256": text_sha256(article.text),
        "title": article.title,
        "byline": article.byline,
        "site": article.site,
        "language": article.language,
        "published_at": as_written(article.published_at),
        "published_source": article.published_source.value,
        "engine": checked.engine,
        "sentences_sha256": sha256_of(canonical_json(checked.sentences).encode()),
        "sentence_count": len(checked.sentences),
        "claimed_count": claimed,
        "excluded_count": len(checked.sentences) - claimed,
    }
    return row | {"id": article_id_of(row)}


def sentence_id_of(article_id: str, position: int) -> str:
    return content_address(article=article_id, sentence=position)


def _sentence_rows(checked: CheckedArticle, article_id: str) -> Iterator[Row]:
    for position, sentence in enumerate(checked.sentences):
        yield {
            "id": sentence_id_of(article_id, position),
            "article_id": article_id,
            "position": position,
            "span_start": sentence.span.start,
            "span_end": sentence.span.end,
            "disposition": sentence.disposition.value,
            "reason": None if sentence.reason is None else sentence.reason.value,
        }


def claim_id_of(row: Row) -> str:
    """Return the content address of a claim across the readings of its document."""
    return content_address(
        document=row["document_id"],
        kind=row["kind"],
        quote=row["quote"],
        occurrence=row["occurrence"],
    )


def claim_version_id_of(row: Row) -> str:
    """Return the content address of a claim as one reading has it."""
    return content_address(
        claim=row["claim_id"],
        article=row["article_id"],
        start=row["span_start"],
        end=row["span_end"],
        content=row["content_sha256"],
    )


def _claim_rows(
    checked: CheckedArticle, article_id: str, sentences: list[Row]
) -> tuple[list[Row], list[Row]]:
    """Return the `claim` rows and the `claim_version` rows of all claims, in order."""
    seen: Counter[tuple[str, str]] = Counter()
    claims, versions = [], []
    for sentence, sentence_row in zip(checked.sentences, sentences, strict=True):
        identities = [
            _claim_row(checked.snapshot.document_id, claim, seen) for claim in sentence.claims
        ]
        claims += identities
        told = list(zip(sentence.claims, identities, strict=True))
        said = {
            claim.span: identity["id"]
            for claim, identity in told
            if claim.kind is ClaimKind.ATTRIBUTION
        }
        for claim, identity in told:
            version = claim_row(claim) | {
                "claim_id": identity["id"],
                "article_id": article_id,
                "sentence_id": sentence_row["id"],
                "attribution_claim_id": said.get(claim.said_in) if claim.said_in else None,
            }
            versions.append(version | {"id": claim_version_id_of(version)})
    return claims, versions


def _claim_row(document_id: str, claim: Claim, seen: Counter[tuple[str, str]]) -> Row:
    seen[claim.kind.value, claim.quote] += 1
    row = {
        "document_id": document_id,
        "kind": claim.kind.value,
        "quote": claim.quote,
        "occurrence": seen[claim.kind.value, claim.quote],
    }
    return row | {"id": claim_id_of(row)}


def _insert_new_claims(connection: Connection, claims: list[Row]) -> None:
    wanted = [claim["id"] for claim in claims]
    known: set[str] = set()
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        known.update(connection.scalars(select(ClaimRow.id).where(ClaimRow.id.in_(some))))
    _insert(connection, ClaimRow, [claim for claim in claims if claim["id"] not in known])
