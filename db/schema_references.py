"""The tables of where references come from, and of what finds them again.

`reference_value`, `claim_entry` and `claim_value` are derived: they follow `reference` and
`document` in the same transaction and can be made anew.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.schema import ROW_NUMBER, Base, one_of
from db.words import ProposalDecision


class ReferenceSourceRow(Base):
    """A configured source of references, by its name; `synced_at` is the last complete reading."""

    __tablename__ = "reference_source"

    name: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    created_at: Mapped[str]
    synced_at: Mapped[str | None]


class ReferencePageRow(Base):
    """One page of a source as it was last read, and what a conditional request needs."""

    __tablename__ = "reference_page"

    source_name: Mapped[str] = mapped_column(ForeignKey("reference_source.name"), primary_key=True)
    location: Mapped[str] = mapped_column(primary_key=True)
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    content_sha256: Mapped[str | None]
    revision: Mapped[str | None]
    retrieved_at: Mapped[str]
    gone_at: Mapped[str | None]


class ReferenceOriginRow(Base):
    """Which page a reference stands on now; one that stands nowhere any more is gone."""

    __tablename__ = "reference_origin"
    __table_args__ = (
        ForeignKeyConstraint(
            ["source_name", "location"],
            ["reference_page.source_name", "reference_page.location"],
            name="fk_reference_origin_page",
        ),
        Index("ix_reference_origin_reference_id", "reference_id"),
    )

    source_name: Mapped[str] = mapped_column(primary_key=True)
    location: Mapped[str] = mapped_column(primary_key=True)
    reference_id: Mapped[str] = mapped_column(ForeignKey("reference.id"), primary_key=True)


class ReferenceValueRow(Base):
    """A value of a live reference (`claims.value_keys`), so that equal values find each other."""

    __tablename__ = "reference_value"
    __table_args__ = (
        Index("ix_reference_value_number", "number"),
        {"sqlite_with_rowid": False},
    )

    key: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(
        ROW_NUMBER, ForeignKey("reference.number"), primary_key=True
    )


class ReferenceProposalRow(Base):
    """That a later statement about the same thing ends an earlier one, for a person to decide.

    `version_id` is the earlier statement's version, which would hold until `valid_to`.
    """

    __tablename__ = "reference_proposal"
    __table_args__ = (
        one_of("decision", ProposalDecision),
        CheckConstraint(
            "(decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (reviewer IS NULL)",
            name="decided",
        ),
        UniqueConstraint("version_id", "later_version_id"),
        Index("ix_reference_proposal_reference_id", "reference_id"),
    )

    id: Mapped[int] = mapped_column(ROW_NUMBER, Identity(), primary_key=True)
    reference_id: Mapped[str] = mapped_column(ForeignKey("reference.id"))
    version_id: Mapped[str] = mapped_column(ForeignKey("reference_version.id"))
    later_version_id: Mapped[str] = mapped_column(ForeignKey("reference_version.id"))
    valid_to: Mapped[str]
    explanation: Mapped[str]
    run_id: Mapped[str | None] = mapped_column(ForeignKey("run.id"))
    created_at: Mapped[str]
    decision: Mapped[str | None]
    reviewer: Mapped[str | None]
    note: Mapped[str | None]
    decided_at: Mapped[str | None]


class ClaimEntryRow(Base):
    """A claim of a current reading, under the number that the search indexes know it by."""

    __tablename__ = "claim_entry"
    __table_args__ = (Index("ix_claim_entry_claim_version_id", "claim_version_id"),)

    number: Mapped[int] = mapped_column(ROW_NUMBER, Identity(), primary_key=True)
    claim_id: Mapped[str] = mapped_column(ForeignKey("claim.id"), unique=True)
    claim_version_id: Mapped[str] = mapped_column(ForeignKey("claim_version.id"))


class ClaimValueRow(Base):
    """A value of a claim of a current reading."""

    __tablename__ = "claim_value"
    __table_args__ = (
        Index("ix_claim_value_number", "number"),
        {"sqlite_with_rowid": False},
    )

    key: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(
        ROW_NUMBER, ForeignKey("claim_entry.number"), primary_key=True
    )
