"""Reading what was stored back as values: snapshots, references, and what a replay needs."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, column, select, table, text

from claims.article import Article, PublicationSource
from claims.errors import UsageError
from claims.reference import Reference
from claims.snapshot import Snapshot
from claims.span import Span
from claims.vocabulary import ClaimKind, Label
from db.lots import in_lots
from db.rows import Row, reference_of
from db.schema import ClaimRow, DocumentRow
from db.times import moment_of, moment_or_none

_STANDING = table("verdict_current", column("document_id"), column("final_label"))


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document with the snapshot of its current reading, for checking it again.

    `published_at` and `published_source` are those of that reading; a date that was `given` is not
    in the snapshot and must be given again.
    """

    document_id: str
    location: str
    snapshot: Snapshot
    article: Article


@dataclass(frozen=True, slots=True)
class ReplayInputs:
    """Everything that a verdict was made from, and what it said.

    `references` are the versions in the order of their evidence ranks. `engine` is the judge's, and
    `article_engine` that of the reading. `claim_json` has the columns of `claim_version` as stored,
    `judgement` those of `verdict`, and `evidence` those of `evidence` by rank.
    """

    verdict_id: str
    snapshot: Snapshot
    article: Article
    article_engine: str
    claim_span: Span
    claim_kind: ClaimKind
    claim_quote: str
    claim: Mapping[str, Any]
    references: tuple[Reference, ...]
    judging: Mapping[str, Any]
    judged_on: date
    engine: str
    judgement: Mapping[str, Any]
    judgement_sha256: str
    evidence: tuple[Mapping[str, Any], ...]


def reference_version(connection: Connection, version_id: str) -> Reference:
    """Return one version of a reference, current or not.

    Raises:
        UsageError: there is no such version.
    """
    row = _one(connection, "SELECT * FROM reference_version WHERE id = :id", version_id)
    if row is None:
        raise UsageError(f"there is no reference version {version_id!r} in this ledger.")
    return reference_of(row)


def stored_documents(
    connection: Connection,
    *,
    claim_ids: Collection[str] | None = None,
    document_url: str | None = None,
    label: Label | None = None,
) -> Iterator[StoredDocument]:
    """Yield the documents that have a reading, by address.

    Each filter that is given must hold: the document has one of these claims, this address, a claim
    that stands with this final label.
    """
    wanted = select(DocumentRow.url, DocumentRow.id, DocumentRow.article_id).where(
        DocumentRow.article_id.is_not(None)
    )
    if document_url is not None:
        wanted = wanted.where(DocumentRow.url == document_url)
    if label is not None:
        standing = select(_STANDING.c.document_id).where(_STANDING.c.final_label == label.value)
        wanted = wanted.where(DocumentRow.id.in_(standing))
    for _url, document_id, article_id in _with_claims(connection, wanted, claim_ids):
        article = _required(connection, "SELECT * FROM article WHERE id = :id", article_id)
        snapshot = snapshot_of(connection, article["snapshot_id"])
        yield StoredDocument(document_id, snapshot.location, snapshot, _article_of(article))


def _with_claims(
    connection: Connection, wanted: Select[Any], claim_ids: Collection[str] | None
) -> Iterable[tuple[str, str, str]]:
    """Return (address, document, article) of what is wanted and has one of the claims, in order."""
    if claim_ids is None:
        return sorted((row.url, row.id, row.article_id) for row in connection.execute(wanted))
    found: set[tuple[str, str, str]] = set()
    for lot in in_lots(claim_ids):
        documents = select(ClaimRow.document_id).where(ClaimRow.id.in_(lot))
        rows = connection.execute(wanted.where(DocumentRow.id.in_(documents)))
        found.update((row.url, row.id, row.article_id) for row in rows)
    return sorted(found)


def snapshot_of(connection: Connection, snapshot_id: str) -> Snapshot:
    """Return a snapshot with its bytes."""
    return _snapshot(_required(connection, _SNAPSHOT, snapshot_id))


def find_snapshot(connection: Connection, snapshot_id: str) -> Snapshot | None:
    """Return a snapshot as it was first seen, or None where these bytes are new."""
    row = _one(connection, _SNAPSHOT, snapshot_id)
    return None if row is None else _snapshot(row)


_SNAPSHOT = (
    "SELECT snapshot.*, document.url FROM snapshot"
    " JOIN document ON document.id = snapshot.document_id WHERE snapshot.id = :id"
)


def _snapshot(row: Row) -> Snapshot:
    return Snapshot(
        location=row["url"],
        content=zlib.decompress(row["content"]),
        content_type=row["content_type"],
        retrieved_at=moment_of(row["retrieved_at"]),
        final_url=row["final_url"],
        status=row["status"],
        headers=json.loads(row["headers"]),
    )


def replay_inputs(connection: Connection, verdict_id: str) -> ReplayInputs:
    """Return what a verdict was made from, found from its row alone.

    Raises:
        UsageError: there is no such verdict.
    """
    verdict = _one(connection, "SELECT * FROM verdict WHERE id = :id", verdict_id)
    if verdict is None:
        raise UsageError(f"there is no verdict {verdict_id!r} in this ledger.")
    article = _required(connection, "SELECT * FROM article WHERE id = :id", verdict["article_id"])
    claim = _required(
        connection, "SELECT * FROM claim_version WHERE id = :id", verdict["claim_version_id"]
    )
    configuration = _required(
        connection, "SELECT * FROM configuration WHERE id = :id", verdict["configuration_id"]
    )
    evidence = [
        dict(row)
        for row in connection.execute(
            text("SELECT * FROM evidence WHERE verdict_id = :id ORDER BY rank"), {"id": verdict_id}
        ).mappings()
    ]
    return ReplayInputs(
        verdict_id=verdict_id,
        snapshot=snapshot_of(connection, article["snapshot_id"]),
        article=_article_of(article),
        article_engine=article["engine"],
        claim_span=Span(claim["span_start"], claim["span_end"]),
        claim_kind=ClaimKind(claim["kind"]),
        claim_quote=claim["quote"],
        claim=claim,
        references=tuple(
            reference_version(connection, row["reference_version_id"]) for row in evidence
        ),
        judging=json.loads(configuration["content"]),
        judged_on=date.fromisoformat(verdict["judged_on"]),
        engine=verdict["engine"],
        judgement=verdict,
        judgement_sha256=verdict["judgement_sha256"],
        evidence=tuple(evidence),
    )


def _article_of(row: Row) -> Article:
    return Article(
        text=row["text"],
        title=row["title"],
        byline=row["byline"],
        site=row["site"],
        language=row["language"],
        published_at=moment_or_none(row["published_at"]),
        published_source=PublicationSource(row["published_source"]),
    )


def _one(connection: Connection, statement: str, row_id: str) -> Row | None:
    row = connection.execute(text(statement), {"id": row_id}).mappings().first()
    return None if row is None else dict(row)


def _required(connection: Connection, statement: str, row_id: str) -> Row:
    return dict(connection.execute(text(statement), {"id": row_id}).mappings().one())
