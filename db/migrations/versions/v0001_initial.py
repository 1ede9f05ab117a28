"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TOKENIZER = "porter unicode61 remove_diacritics 2"


def one_of(column: str, words: str, *, name: str) -> sa.CheckConstraint:
    """Let a column hold only these words, as they were when this schema was made."""
    allowed = ", ".join(f"'{word}'" for word in words.split())
    return sa.CheckConstraint(f"{column} IN ({allowed})", name=name)


TABLES = (
    "configuration",
    "source",
    "document",
    "run",
    "claim",
    "failure",
    "reference",
    "snapshot",
    "article",
    "reference_version",
    "reference_event",
    "sentence",
    "claim_version",
    "verdict",
    "evidence",
    "review",
)


def upgrade() -> None:
    create_configuration()
    create_source()
    create_document()
    create_run()
    create_claim()
    create_failure()
    create_reference()
    create_snapshot()
    create_article()
    create_reference_version()
    create_reference_event()
    create_sentence()
    create_claim_version()
    create_verdict()
    create_evidence()
    create_review()
    create_full_text_index()


def downgrade() -> None:
    op.execute("DROP TABLE reference_term")
    op.execute("DROP TABLE reference_text")
    for table in reversed(TABLES):
        op.drop_table(table)


def create_configuration() -> None:
    op.create_table(
        "configuration",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_configuration"),
    )


def create_source() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_source"),
        sa.UniqueConstraint("location", name="uq_source_location"),
    )


def create_document() -> None:
    op.create_table(
        "document",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("article_id", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_document_article_id"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_document_source_id"),
        sa.PrimaryKeyConstraint("id", name="pk_document"),
        sa.UniqueConstraint("article_id", name="uq_document_article_id"),
        sa.UniqueConstraint("url", name="uq_document_url"),
    )


def create_run() -> None:
    op.create_table(
        "run",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("flow_run_id", sa.Text(), nullable=True),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("parameters", sa.Text(), nullable=False),
        sa.Column("code_version", sa.Text(), nullable=False),
        sa.Column("configuration_id", sa.Text(), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        one_of("state", "running completed failed", name=op.f("ck_run_state")),
        one_of("trigger", "cli manual schedule automation", name=op.f("ck_run_trigger")),
        sa.ForeignKeyConstraint(
            ["configuration_id"], ["configuration.id"], name="fk_run_configuration_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_run"),
    )
    op.create_index("ix_run_flow_run_id", "run", ["flow_run_id"], unique=False)


def create_claim() -> None:
    op.create_table(
        "claim",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("occurrence", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        one_of("kind", "sentence content event role", name=op.f("ck_claim_kind")),
        sa.CheckConstraint("occurrence >= 1", name=op.f("ck_claim_occurrence")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_claim_document_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
    )
    op.create_index("ix_claim_document_id", "claim", ["document_id"], unique=False)


def create_failure() -> None:
    op.create_table(
        "failure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Text(), nullable=True),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        one_of(
            "stage", "fetch read extract judge record references", name=op.f("ck_failure_stage")
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_failure_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_failure"),
    )
    op.create_index("ix_failure_run_id", "failure", ["run_id"], unique=False)


def create_reference() -> None:
    op.create_table(
        "reference",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("current_version_id", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.Text(), nullable=True),
        sa.Column("withdrawn_by_run", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["current_version_id"], ["reference_version.id"], name="fk_reference_current_version_id"
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_run"], ["run.id"], name="fk_reference_withdrawn_by_run"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_reference"),
        sa.UniqueConstraint("id", name="uq_reference_id"),
    )
    op.create_index(
        "ix_reference_live",
        "reference",
        ["number"],
        unique=False,
        sqlite_where=sa.text("withdrawn_at IS NULL"),
    )


def create_snapshot() -> None:
    op.create_table(
        "snapshot",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("content_sha256", sa.Text(), nullable=False),
        sa.Column("content_length", sa.Integer(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("final_url", sa.Text(), nullable=True),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.Column("retrieved_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name="fk_snapshot_document_id"),
        sa.PrimaryKeyConstraint("id", name="pk_snapshot"),
    )
    op.create_index("ix_snapshot_document_id", "snapshot", ["document_id"], unique=False)


def create_article() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("snapshot_id", sa.Text(), nullable=False),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("site", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("published_at", sa.Text(), nullable=True),
        sa.Column("published_source", sa.Text(), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("sentences_sha256", sa.Text(), nullable=False),
        sa.Column("sentence_count", sa.Integer(), nullable=False),
        sa.Column("claimed_count", sa.Integer(), nullable=False),
        sa.Column("excluded_count", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        one_of("published_source", "given page unknown", name=op.f("ck_article_published_source")),
        sa.CheckConstraint(
            "sentence_count = claimed_count + excluded_count"
            " AND claimed_count >= 0 AND excluded_count >= 0",
            name=op.f("ck_article_counts"),
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_article_run_id"),
        sa.ForeignKeyConstraint(["snapshot_id"], ["snapshot.id"], name="fk_article_snapshot_id"),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
    )
    op.create_index("ix_article_snapshot_id", "article", ["snapshot_id"], unique=False)


def create_reference_version() -> None:
    op.create_table(
        "reference_version",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("reference_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published_at", sa.Text(), nullable=True),
        sa.Column("valid_from", sa.Text(), nullable=True),
        sa.Column("valid_to", sa.Text(), nullable=True),
        sa.Column("rating", sa.Text(), nullable=True),
        sa.Column("claimant", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("content_sha256", sa.Text(), nullable=False),
        sa.Column("retrieved_at", sa.Text(), nullable=False),
        sa.Column("supersedes_id", sa.Text(), nullable=True),
        sa.Column("run_id", sa.Text(), nullable=True),
        one_of("kind", "statement fact_check", name=op.f("ck_reference_version_kind")),
        sa.ForeignKeyConstraint(
            ["reference_id"],
            ["reference.id"],
            name="fk_reference_version_reference_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_reference_version_run_id"),
        sa.ForeignKeyConstraint(
            ["supersedes_id"], ["reference_version.id"], name="fk_reference_version_supersedes_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reference_version"),
        sa.UniqueConstraint("supersedes_id", name="uq_reference_version_supersedes_id"),
    )
    op.create_index(
        "ix_reference_version_reference_id", "reference_version", ["reference_id"], unique=False
    )


def create_reference_event() -> None:
    op.create_table(
        "reference_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference_id", sa.Text(), nullable=False),
        sa.Column("version_id", sa.Text(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("run_id", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        one_of(
            "change", "added changed withdrawn restored", name=op.f("ck_reference_event_change")
        ),
        sa.ForeignKeyConstraint(
            ["reference_id"], ["reference.id"], name="fk_reference_event_reference_id"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_reference_event_run_id"),
        sa.ForeignKeyConstraint(
            ["version_id"], ["reference_version.id"], name="fk_reference_event_version_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reference_event"),
    )
    op.create_index(
        "ix_reference_event_reference_id", "reference_event", ["reference_id"], unique=False
    )


def create_sentence() -> None:
    op.create_table(
        "sentence",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("disposition", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(disposition = 'excluded') = (reason IS NOT NULL)",
            name=op.f("ck_sentence_reason_given"),
        ),
        one_of("disposition", "claimed excluded", name=op.f("ck_sentence_disposition")),
        one_of(
            "reason",
            "boilerplate heading question opinion prediction command "
            "unresolvable_reference nothing_checkable low_worthiness unsupported_language",
            name=op.f("ck_sentence_reason"),
        ),
        sa.CheckConstraint(
            "0 <= span_start AND span_start <= span_end", name=op.f("ck_sentence_span")
        ),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_sentence_article_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sentence"),
        sa.UniqueConstraint("article_id", "position", name="uq_sentence_article_id_position"),
    )


def create_claim_version() -> None:
    op.create_table(
        "claim_version",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("sentence_id", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("suffix", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("claimant", sa.Text(), nullable=True),
        sa.Column("attribution", sa.Text(), nullable=False),
        sa.Column("attribution_detail", sa.Text(), nullable=False),
        sa.Column("hedged", sa.Integer(), nullable=False),
        sa.Column("worthiness", sa.Float(), nullable=False),
        sa.Column("signals", sa.Text(), nullable=False),
        sa.Column("facets", sa.Text(), nullable=False),
        sa.Column("substitutions", sa.Text(), nullable=False),
        sa.Column("unresolved", sa.Text(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.Column("due_at", sa.Text(), nullable=True),
        sa.Column("content_sha256", sa.Text(), nullable=False),
        one_of(
            "attribution",
            "direct_quote indirect_speech article",
            name=op.f("ck_claim_version_attribution"),
        ),
        one_of("kind", "sentence content event role", name=op.f("ck_claim_version_kind")),
        sa.CheckConstraint(
            "0 <= span_start AND span_start <= span_end", name=op.f("ck_claim_version_span")
        ),
        sa.CheckConstraint("hedged IN (0, 1)", name=op.f("ck_claim_version_hedged")),
        sa.CheckConstraint("worthiness BETWEEN 0 AND 1", name=op.f("ck_claim_version_worthiness")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_claim_version_article_id"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_version_claim_id"),
        sa.ForeignKeyConstraint(
            ["sentence_id"], ["sentence.id"], name="fk_claim_version_sentence_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_claim_version"),
        sa.UniqueConstraint("claim_id", "article_id", name="uq_claim_version_claim_id_article_id"),
    )
    op.create_index("ix_claim_version_article_id", "claim_version", ["article_id"], unique=False)
    op.create_index("ix_claim_version_sentence_id", "claim_version", ["sentence_id"], unique=False)


def create_verdict() -> None:
    op.create_table(
        "verdict",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("claim_version_id", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("run_id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("supersedes_id", sa.Text(), nullable=True),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("as_of", sa.Text(), nullable=False),
        sa.Column("rationale", sa.Text(), nullable=False),
        sa.Column("reason_codes", sa.Text(), nullable=False),
        sa.Column("missing", sa.Text(), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("configuration_id", sa.Text(), nullable=False),
        sa.Column("judged_on", sa.Text(), nullable=False),
        sa.Column("judgement_sha256", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        one_of(
            "cause",
            "new_claim article_changed reference_changed engine_changed due manual",
            name=op.f("ck_verdict_cause"),
        ),
        one_of(
            "label",
            "supported refuted conflicting not_enough_evidence",
            name=op.f("ck_verdict_label"),
        ),
        sa.CheckConstraint(
            "label IS NULL OR outcome IN ('decided', 'ambiguous')", name=op.f("ck_verdict_labelled")
        ),
        sa.CheckConstraint(
            "outcome <> 'decided' OR label IS NOT NULL", name=op.f("ck_verdict_decided")
        ),
        one_of(
            "outcome",
            "decided no_reference ambiguous not_due not_checkable error",
            name=op.f("ck_verdict_outcome"),
        ),
        sa.CheckConstraint(
            "(revision = 1) = (supersedes_id IS NULL)", name=op.f("ck_verdict_revision")
        ),
        sa.CheckConstraint("confidence BETWEEN 0 AND 1", name=op.f("ck_verdict_confidence")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_verdict_article_id"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_verdict_claim_id"),
        sa.ForeignKeyConstraint(
            ["claim_version_id"], ["claim_version.id"], name="fk_verdict_claim_version_id"
        ),
        sa.ForeignKeyConstraint(
            ["configuration_id"], ["configuration.id"], name="fk_verdict_configuration_id"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_verdict_run_id"),
        sa.ForeignKeyConstraint(["supersedes_id"], ["verdict.id"], name="fk_verdict_supersedes_id"),
        sa.PrimaryKeyConstraint("id", name="pk_verdict"),
        sa.UniqueConstraint("claim_id", "revision", name="uq_verdict_claim_id_revision"),
        sa.UniqueConstraint("supersedes_id", name="uq_verdict_supersedes_id"),
    )
    op.create_index("ix_verdict_claim_version_id", "verdict", ["claim_version_id"], unique=False)
    op.create_index(
        "ix_verdict_first",
        "verdict",
        ["claim_id"],
        unique=True,
        sqlite_where=sa.text("supersedes_id IS NULL"),
    )
    op.create_index("ix_verdict_run_id", "verdict", ["run_id"], unique=False)


def create_evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("verdict_id", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("reference_version_id", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("fuzzy_score", sa.Float(), nullable=False),
        sa.Column("coverage", sa.Float(), nullable=False),
        sa.Column("entailment", sa.Float(), nullable=True),
        sa.Column("comparison", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("independent", sa.Integer(), nullable=False),
        sa.Column("reason_codes", sa.Text(), nullable=False),
        one_of("stance", "supports refutes related irrelevant", name=op.f("ck_evidence_stance")),
        sa.CheckConstraint(
            "0 <= span_start AND span_start <= span_end", name=op.f("ck_evidence_span")
        ),
        sa.CheckConstraint("coverage BETWEEN 0 AND 1", name=op.f("ck_evidence_coverage")),
        sa.CheckConstraint("entailment BETWEEN 0 AND 1", name=op.f("ck_evidence_entailment")),
        sa.CheckConstraint("fuzzy_score BETWEEN 0 AND 100", name=op.f("ck_evidence_fuzzy_score")),
        sa.CheckConstraint("independent IN (0, 1)", name=op.f("ck_evidence_independent")),
        sa.CheckConstraint("rank >= 1", name=op.f("ck_evidence_rank")),
        sa.ForeignKeyConstraint(
            ["reference_version_id"],
            ["reference_version.id"],
            name="fk_evidence_reference_version_id",
        ),
        sa.ForeignKeyConstraint(
            ["verdict_id"],
            ["verdict.id"],
            name="fk_evidence_verdict_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("verdict_id", "rank", name="pk_evidence"),
    )
    op.create_index(
        "ix_evidence_reference_version_id", "evidence", ["reference_version_id"], unique=False
    )


def create_review() -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("verdict_id", sa.Text(), nullable=False),
        sa.Column("supersedes_id", sa.Integer(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(decision = 'revise') = (label IS NOT NULL)", name=op.f("ck_review_label_of_revision")
        ),
        sa.CheckConstraint(
            "decision <> 'revise' OR length(note) > 0", name=op.f("ck_review_note_of_revision")
        ),
        one_of("decision", "accept revise reject withdraw", name=op.f("ck_review_decision")),
        one_of(
            "label",
            "supported refuted conflicting not_enough_evidence misleading",
            name=op.f("ck_review_label"),
        ),
        sa.CheckConstraint("length(reviewer) > 0", name=op.f("ck_review_reviewer")),
        sa.ForeignKeyConstraint(["supersedes_id"], ["review.id"], name="fk_review_supersedes_id"),
        sa.ForeignKeyConstraint(["verdict_id"], ["verdict.id"], name="fk_review_verdict_id"),
        sa.PrimaryKeyConstraint("id", name="pk_review"),
        sa.UniqueConstraint("supersedes_id", name="uq_review_supersedes_id"),
    )
    op.create_index(
        "ix_review_first",
        "review",
        ["verdict_id"],
        unique=True,
        sqlite_where=sa.text("supersedes_id IS NULL"),
    )
    op.create_index("ix_review_verdict_id", "review", ["verdict_id"], unique=False)


def create_full_text_index() -> None:
    """Index the statements of `reference_live`, a view that is made after the migrations."""
    op.execute(
        "CREATE VIRTUAL TABLE reference_text USING fts5("
        "statement, content='reference_live', content_rowid='number',"
        f" tokenize='{TOKENIZER}')"
    )
    op.execute("CREATE VIRTUAL TABLE reference_term USING fts5vocab('reference_text', 'row')")
