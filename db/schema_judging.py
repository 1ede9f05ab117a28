"""The tables of references, runs, verdicts and reviews, as typed models.

`verdict`, `evidence`, `reference_version`, `reference_event` and `review` only ever grow: triggers
refuse to change or delete their rows (`db.guards`).
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Identity,
    Index,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from claims.vocabulary import (
    Cause,
    Decision,
    Label,
    Outcome,
    ReferenceKind,
    RunState,
    Stance,
    Trigger,
)
from db.schema import ROW_NUMBER, Base, one_of, span_in_order, yes_or_no
from db.words import ReferenceChange, Stage


class ConfigurationRow(Base):
    """The part of the settings that a verdict can depend on; the id is its content address."""

    __tablename__ = "configuration"

    id: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[str]  # JSON


class RunRow(Base):
    """One run of a command or flow; its id is a random UUID.

    A row left `running` by a process that is gone shows an interrupted run.
    """

    __tablename__ = "run"
    __table_args__ = (one_of("trigger", Trigger), one_of("state", RunState))

    id: Mapped[str] = mapped_column(primary_key=True)
    flow_run_id: Mapped[str | None] = mapped_column(index=True)
    trigger: Mapped[str]
    command: Mapped[str]
    parameters: Mapped[str]  # JSON
    code_version: Mapped[str]
    configuration_id: Mapped[str] = mapped_column(ForeignKey("configuration.id"))
    engine: Mapped[str]
    started_at: Mapped[str]
    finished_at: Mapped[str | None]
    state: Mapped[str]
    counts: Mapped[str]  # JSON


class ReferenceRow(Base):
    """A reference and where it stands now.

    `id` is the user's own. `number` is the row's key in the search indexes. Which version is
    current, whether a person withdrew it, and whether its source dropped it (`gone_at`), may
    change here; `reference_event` keeps every change. It is live where neither is so.
    """

    __tablename__ = "reference"
    __table_args__ = (
        Index(
            "ix_reference_live",
            "number",
            sqlite_where=text("withdrawn_at IS NULL AND gone_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL AND gone_at IS NULL"),
        ),
    )

    number: Mapped[int] = mapped_column(ROW_NUMBER, Identity(), primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    current_version_id: Mapped[str] = mapped_column(
        ForeignKey("reference_version.id", use_alter=True)
    )
    created_at: Mapped[str]
    withdrawn_at: Mapped[str | None]
    withdrawn_by_run: Mapped[str | None] = mapped_column(ForeignKey("run.id"))
    gone_at: Mapped[str | None]


def is_live(reference: type[ReferenceRow] = ReferenceRow) -> ColumnElement[bool]:
    """Whether a reference is in use: neither withdrawn by a person nor gone from its source."""
    return reference.withdrawn_at.is_(None) & reference.gone_at.is_(None)


class ReferenceVersionRow(Base):
    """One immutable version of a reference.

    `supersedes_id` is the version that was the newest when this one first came. It never branches:
    going back to earlier content moves the pointer in `reference` and adds no row here.
    `corrects_id` names the reference that this one corrects, and `source_revision` is what the
    source itself called the version that this was first seen in.
    """

    __tablename__ = "reference_version"
    __table_args__ = (one_of("kind", ReferenceKind),)

    id: Mapped[str] = mapped_column(primary_key=True)
    reference_id: Mapped[str] = mapped_column(
        ForeignKey("reference.id", deferrable=True, initially="DEFERRED"), index=True
    )
    kind: Mapped[str]
    statement: Mapped[str]
    publisher: Mapped[str]
    url: Mapped[str | None]
    published_at: Mapped[str | None]
    valid_from: Mapped[str | None]
    valid_to: Mapped[str | None]
    rating: Mapped[str | None]
    claimant: Mapped[str | None]
    language: Mapped[str | None]
    note: Mapped[str | None]
    content_sha256: Mapped[str]
    retrieved_at: Mapped[str]
    supersedes_id: Mapped[str | None] = mapped_column(
        ForeignKey("reference_version.id"), unique=True
    )
    run_id: Mapped[str | None] = mapped_column(ForeignKey("run.id"))
    corrects_id: Mapped[str | None]
    source_revision: Mapped[str | None]


class ReferenceEventRow(Base):
    """Every change of a reference, in order.

    Added, changed (also back), corrected by its publisher, gone from its source, withdrawn,
    restored. Indexes beside the ledger follow these rows by `id`.
    """

    __tablename__ = "reference_event"
    __table_args__ = (one_of("change", ReferenceChange),)

    id: Mapped[int] = mapped_column(ROW_NUMBER, Identity(), primary_key=True)
    reference_id: Mapped[str] = mapped_column(ForeignKey("reference.id"), index=True)
    version_id: Mapped[str] = mapped_column(ForeignKey("reference_version.id"))
    change: Mapped[str]
    run_id: Mapped[str | None] = mapped_column(ForeignKey("run.id"))
    created_at: Mapped[str]


class VerdictRow(Base):
    """What was found about one claim, once. A newer row names the one it supersedes.

    `revision` counts the verdicts of a claim from 1. `judgement_sha256` is the content address of
    everything the judge gave (`db.judgement`). `judged_on` is the day the judge was told it was.
    """

    __tablename__ = "verdict"
    __table_args__ = (
        one_of("label", [label for label in Label if label is not Label.MISLEADING]),
        one_of("outcome", Outcome),
        one_of("cause", Cause),
        CheckConstraint("outcome <> 'decided' OR label IS NOT NULL", name="decided"),
        CheckConstraint("label IS NULL OR outcome IN ('decided', 'ambiguous')", name="labelled"),
        CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence"),
        CheckConstraint("(revision = 1) = (supersedes_id IS NULL)", name="revision"),
        UniqueConstraint("claim_id", "revision"),
        Index(
            "ix_verdict_first",
            "claim_id",
            unique=True,
            sqlite_where=text("supersedes_id IS NULL"),
            postgresql_where=text("supersedes_id IS NULL"),
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    claim_id: Mapped[str] = mapped_column(ForeignKey("claim.id"))
    claim_version_id: Mapped[str] = mapped_column(ForeignKey("claim_version.id"), index=True)
    article_id: Mapped[str] = mapped_column(ForeignKey("article.id"))
    run_id: Mapped[str] = mapped_column(ForeignKey("run.id"), index=True)
    revision: Mapped[int]
    supersedes_id: Mapped[str | None] = mapped_column(ForeignKey("verdict.id"), unique=True)
    cause: Mapped[str]
    label: Mapped[str | None]
    outcome: Mapped[str]
    confidence: Mapped[float | None]
    as_of: Mapped[str]
    rationale: Mapped[str]
    reason_codes: Mapped[str]  # JSON
    missing: Mapped[str]  # JSON
    engine: Mapped[str]
    configuration_id: Mapped[str] = mapped_column(ForeignKey("configuration.id"))
    judged_on: Mapped[str]
    judgement_sha256: Mapped[str]
    created_at: Mapped[str]


class EvidenceRow(Base):
    """One reference version that was read for a verdict; rank 1 is the first the judge gave.

    Evidence of the same `source_group` comes from one source and counts once. Rows are inserted
    before their verdict, in the same transaction: the verdict seals them.
    """

    __tablename__ = "evidence"
    __table_args__ = (
        one_of("stance", Stance),
        yes_or_no("independent"),
        CheckConstraint("rank >= 1", name="rank"),
        CheckConstraint("fuzzy_score BETWEEN 0 AND 100", name="fuzzy_score"),
        CheckConstraint("coverage BETWEEN 0 AND 1", name="coverage"),
        CheckConstraint("entailment BETWEEN 0 AND 1", name="entailment"),
        CheckConstraint("source_group >= 1", name="source_group"),
        span_in_order(),
    )

    verdict_id: Mapped[str] = mapped_column(
        ForeignKey("verdict.id", deferrable=True, initially="DEFERRED"), primary_key=True
    )
    rank: Mapped[int] = mapped_column(primary_key=True)
    reference_version_id: Mapped[str] = mapped_column(
        ForeignKey("reference_version.id"), index=True
    )
    stance: Mapped[str]
    fuzzy_score: Mapped[float]
    coverage: Mapped[float]
    entailment: Mapped[float | None]
    comparison: Mapped[str]  # JSON
    span_start: Mapped[int]
    span_end: Mapped[int]
    quote: Mapped[str]
    independent: Mapped[int]
    reason_codes: Mapped[str]  # JSON
    source_group: Mapped[int | None]


class ReviewRow(Base):
    """What a person decided about the verdict they saw.

    A later decision names the one it replaces, and each can be replaced once, so two people who
    decide at the same time collide. `withdraw` takes a decision back and keeps its history.
    """

    __tablename__ = "review"
    __table_args__ = (
        one_of("decision", Decision),
        one_of("label", Label),
        CheckConstraint("(decision = 'revise') = (label IS NOT NULL)", name="label_of_revision"),
        CheckConstraint("decision <> 'revise' OR length(note) > 0", name="note_of_revision"),
        CheckConstraint("length(reviewer) > 0", name="reviewer"),
        Index(
            "ix_review_first",
            "verdict_id",
            unique=True,
            sqlite_where=text("supersedes_id IS NULL"),
            postgresql_where=text("supersedes_id IS NULL"),
        ),
        Index("ix_review_verdict_id", "verdict_id"),
    )

    id: Mapped[int] = mapped_column(ROW_NUMBER, Identity(), primary_key=True)
    verdict_id: Mapped[str] = mapped_column(ForeignKey("verdict.id"))
    supersedes_id: Mapped[int | None] = mapped_column(
        ROW_NUMBER, ForeignKey("review.id"), unique=True
    )
    decision: Mapped[str]
    label: Mapped[str | None]
    note: Mapped[str | None]
    reviewer: Mapped[str]
    created_at: Mapped[str]


class FailureRow(Base):
    """What could not be fetched, read, judged or loaded, and why: the quarantine."""

    __tablename__ = "failure"
    __table_args__ = (one_of("stage", Stage),)

    id: Mapped[int] = mapped_column(ROW_NUMBER, Identity(), primary_key=True)
    run_id: Mapped[str | None] = mapped_column(ForeignKey("run.id"), index=True)
    location: Mapped[str]
    line: Mapped[int | None]
    stage: Mapped[str]
    kind: Mapped[str]
    message: Mapped[str]
    created_at: Mapped[str]
