"""The tables of the ledger, as typed models.

Names are singular, ids are content addresses (`claims.identity`) unless a column says otherwise,
times are ISO 8601 text in UTC ("2025-07-20T12:00:00Z"), yes and no are 1 and 0, and a column whose
comment says JSON holds canonical JSON text. A span is `[span_start, span_end)` in code points.

What articles say is here; what is judged about it is in `db.schema_judging`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from claims.article import PublicationSource
from claims.vocabulary import AttributionKind, ClaimKind, Disposition, ExclusionReason

TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts by code points everywhere, as SQLite does, whatever the database's language."""

ROW_NUMBER = BigInteger().with_variant(Integer(), "sqlite")
"""The type of a number that the database gives to a row, and of what names such a row."""


class Base(DeclarativeBase):
    """What all tables share: text columns, and names for constraints that stay the same."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: TEXT, bytes: LargeBinary, float: Float}  # noqa: RUF012 - SQLAlchemy's own name


def one_of(column: str, words: Iterable[StrEnum]) -> CheckConstraint:
    """Let `column` hold only the words of a closed list."""
    allowed = ", ".join(f"'{word.value}'" for word in words)
    return CheckConstraint(f"{column} IN ({allowed})", name=column)


def yes_or_no(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} IN (0, 1)", name=column)


def span_in_order() -> CheckConstraint:
    return CheckConstraint("0 <= span_start AND span_start <= span_end", name="span")


class SourceRow(Base):
    """What somebody asked to have checked: a feed, a folder, one page."""

    __tablename__ = "source"

    id: Mapped[str] = mapped_column(primary_key=True)
    location: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[str]


class DocumentRow(Base):
    """An address that articles are read from; `article_id` is the reading that is current."""

    __tablename__ = "document"

    id: Mapped[str] = mapped_column(primary_key=True)
    url: Mapped[str] = mapped_column(unique=True)
    source_id: Mapped[str | None] = mapped_column(ForeignKey("source.id"))
    article_id: Mapped[str | None] = mapped_column(
        ForeignKey("article.id", use_alter=True), unique=True
    )
    created_at: Mapped[str]


class SnapshotRow(Base):
    """The bytes that were seen, compressed with zlib; sha256 and length are of the raw bytes."""

    __tablename__ = "snapshot"

    id: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"), index=True)
    content: Mapped[bytes]
    content_sha256: Mapped[str]
    content_length: Mapped[int]
    content_type: Mapped[str]
    status: Mapped[int | None]
    final_url: Mapped[str | None]
    headers: Mapped[str]  # JSON
    retrieved_at: Mapped[str]


class ArticleRow(Base):
    """One reading of a snapshot by one engine.

    `published_at` keeps the page's own offset, or has none. The three counts must agree with the
    rows of `sentence` before a document may point here.
    """

    __tablename__ = "article"
    __table_args__ = (
        one_of("published_source", PublicationSource),
        CheckConstraint(
            "sentence_count = claimed_count + excluded_count"
            " AND claimed_count >= 0 AND excluded_count >= 0",
            name="counts",
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    snapshot_id: Mapped[str] = mapped_column(ForeignKey("snapshot.id"), index=True)
    run_id: Mapped[str] = mapped_column(ForeignKey("run.id"))
    text: Mapped[str]
    text_sha256: Mapped[str]
    title: Mapped[str | None]
    byline: Mapped[str | None]
    site: Mapped[str | None]
    language: Mapped[str | None]
    published_at: Mapped[str | None]
    published_source: Mapped[str]
    engine: Mapped[str]
    sentences_sha256: Mapped[str]
    sentence_count: Mapped[int]
    claimed_count: Mapped[int]
    excluded_count: Mapped[int]
    created_at: Mapped[str]


class SentenceRow(Base):
    """A sentence of an article, and where it ended. `position` counts from 0."""

    __tablename__ = "sentence"
    __table_args__ = (
        one_of("disposition", Disposition),
        one_of("reason", ExclusionReason),
        CheckConstraint("(disposition = 'excluded') = (reason IS NOT NULL)", name="reason_given"),
        span_in_order(),
        UniqueConstraint("article_id", "position"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id"))
    position: Mapped[int]
    span_start: Mapped[int]
    span_end: Mapped[int]
    disposition: Mapped[str]
    reason: Mapped[str | None]


class ClaimRow(Base):
    """A claim across all readings of its document: the same words, the n-th time they stand."""

    __tablename__ = "claim"
    __table_args__ = (
        one_of("kind", ClaimKind),
        CheckConstraint("occurrence >= 1", name="occurrence"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id"), index=True)
    kind: Mapped[str]
    quote: Mapped[str]
    occurrence: Mapped[int]
    created_at: Mapped[str]


class ClaimVersionRow(Base):
    """A claim as one reading of the article has it.

    `content_sha256` is of what the claim says without where it stands, so that a claim that only
    moved is seen to be unchanged. `passage` is what a fact was told together with, and
    `attribution_claim_id` names the claim of who said this, where somebody did.
    """

    __tablename__ = "claim_version"
    __table_args__ = (
        one_of("kind", ClaimKind),
        one_of("attribution", AttributionKind),
        yes_or_no("hedged"),
        CheckConstraint("worthiness BETWEEN 0 AND 1", name="worthiness"),
        span_in_order(),
        UniqueConstraint("claim_id", "article_id"),
        Index("ix_claim_version_article_id", "article_id"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    claim_id: Mapped[str] = mapped_column(ForeignKey("claim.id"))
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id"))
    sentence_id: Mapped[str] = mapped_column(ForeignKey("sentence.id"), index=True)
    span_start: Mapped[int]
    span_end: Mapped[int]
    prefix: Mapped[str]
    suffix: Mapped[str]
    quote: Mapped[str]
    text: Mapped[str]
    kind: Mapped[str]
    claimant: Mapped[str | None]
    attribution: Mapped[str]
    attribution_detail: Mapped[str]  # JSON
    hedged: Mapped[int]
    worthiness: Mapped[float]
    signals: Mapped[str]  # JSON
    facets: Mapped[str]  # JSON
    substitutions: Mapped[str]  # JSON
    unresolved: Mapped[str]  # JSON
    parties: Mapped[str]  # JSON
    due_at: Mapped[str | None]
    content_sha256: Mapped[str]
    passage: Mapped[str | None]  # JSON
    attribution_claim_id: Mapped[str | None] = mapped_column(ForeignKey("claim.id"))
