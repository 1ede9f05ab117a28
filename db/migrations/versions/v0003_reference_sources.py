"""Where references come from, which evidence counts as one, and the values of texts as rows."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.migrations.rebuilding import rebuild

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TOKENIZER = "porter unicode61 remove_diacritics 2"
CHANGES_BEFORE = "change IN ('added', 'changed', 'withdrawn', 'restored')"
CHANGES = "change IN ('added', 'changed', 'corrected', 'gone', 'withdrawn', 'restored')"
LAST_COLUMN = "reason_codes TEXT NOT NULL, "
GROUP = f"{LAST_COLUMN}source_group INTEGER, "
ENTAILMENT = "CONSTRAINT ck_evidence_entailment"
CHECKED_GROUP = f"CONSTRAINT ck_evidence_source_group CHECK (source_group >= 1), {ENTAILMENT}"
EVIDENCE = {LAST_COLUMN: GROUP, ENTAILMENT: CHECKED_GROUP}
NEW_TABLES = (
    *("reference_origin", "reference_page", "reference_source", "reference_value"),
    *("reference_proposal", "claim_value", "claim_entry"),
)


def upgrade() -> None:
    op.drop_index("ix_reference_live", "reference")
    op.add_column("reference", sa.Column("gone_at", sa.Text()))
    index_live("withdrawn_at IS NULL AND gone_at IS NULL")
    op.add_column("reference_version", sa.Column("corrects_id", sa.Text()))
    op.add_column("reference_version", sa.Column("source_revision", sa.Text()))
    rebuild("reference_event", {CHANGES_BEFORE: CHANGES})
    rebuild("evidence", EVIDENCE)
    create_reference_source()
    create_reference_page()
    create_reference_origin()
    create_reference_proposal()
    create_claim_entry()
    create_value("reference_value", "reference")
    create_value("claim_value", "claim_entry")
    create_full_text_index()
    enter_claims()


def downgrade() -> None:
    refuse_if_used()
    op.execute("DROP TABLE claim_term")
    op.execute("DROP TABLE claim_text")
    for table in NEW_TABLES:
        op.drop_table(table)
    rebuild("evidence", {new: old for old, new in reversed(EVIDENCE.items())})
    rebuild("reference_event", {CHANGES: CHANGES_BEFORE})
    op.drop_index("ix_reference_live", "reference")
    for table, column in (
        ("reference_version", "source_revision"),
        ("reference_version", "corrects_id"),
        ("reference", "gone_at"),
    ):
        op.drop_column(table, column)
    index_live("withdrawn_at IS NULL")


def refuse_if_used() -> None:
    """Stop where the older schema could not hold what is there."""
    used = op.get_bind().execute(
        sa.text(
            "SELECT (SELECT count(*) FROM reference WHERE gone_at IS NOT NULL)"
            " + (SELECT count(*) FROM reference_event WHERE change IN ('corrected', 'gone'))"
            " + (SELECT count(*) FROM reference_version WHERE corrects_id IS NOT NULL)"
            " + (SELECT count(*) FROM evidence WHERE source_group IS NOT NULL)"
            " + (SELECT count(*) FROM reference_source)"
        )
    )
    if used.scalar_one():
        raise ValueError(
            "the ledger holds reference sources or what came from them, which the older schema"
            " cannot hold"
        )


def index_live(condition: str) -> None:
    op.create_index("ix_reference_live", "reference", ["number"], sqlite_where=sa.text(condition))


def create_reference_source() -> None:
    op.create_table(
        "reference_source",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("synced_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("name", name="pk_reference_source"),
    )


def create_reference_page() -> None:
    op.create_table(
        "reference_page",
        sa.Column("source_name", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("content_sha256", sa.Text(), nullable=True),
        sa.Column("revision", sa.Text(), nullable=True),
        sa.Column("retrieved_at", sa.Text(), nullable=False),
        sa.Column("gone_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["source_name"], ["reference_source.name"], name="fk_reference_page_source_name"
        ),
        sa.PrimaryKeyConstraint("source_name", "location", name="pk_reference_page"),
    )


def create_reference_origin() -> None:
    op.create_table(
        "reference_origin",
        sa.Column("source_name", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), nullable=False),
        sa.Column("reference_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_name", "location"],
            ["reference_page.source_name", "reference_page.location"],
            name="fk_reference_origin_page",
        ),
        sa.ForeignKeyConstraint(
            ["reference_id"], ["reference.id"], name="fk_reference_origin_reference_id"
        ),
        sa.PrimaryKeyConstraint(
            "source_name", "location", "reference_id", name="pk_reference_origin"
        ),
    )
    op.create_index("ix_reference_origin_reference_id", "reference_origin", ["reference_id"])


def create_reference_proposal() -> None:
    op.create_table(
        "reference_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference_id", sa.Text(), nullable=False),
        sa.Column("version_id", sa.Text(), nullable=False),
        sa.Column("later_version_id", sa.Text(), nullable=False),
        sa.Column("valid_to", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("run_id", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("reviewer", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "decision IN ('accepted', 'declined')", name=op.f("ck_reference_proposal_decision")
        ),
        sa.CheckConstraint(
            "(decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (reviewer IS NULL)",
            name=op.f("ck_reference_proposal_decided"),
        ),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=f"fk_reference_proposal_{column}"
            )
            for column, table in (
                ("reference_id", "reference"),
                ("version_id", "reference_version"),
                ("later_version_id", "reference_version"),
                ("run_id", "run"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reference_proposal"),
        sa.UniqueConstraint(
            "version_id",
            "later_version_id",
            name="uq_reference_proposal_version_id_later_version_id",
        ),
    )
    op.create_index("ix_reference_proposal_reference_id", "reference_proposal", ["reference_id"])


def create_claim_entry() -> None:
    op.create_table(
        "claim_entry",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Text(), nullable=False),
        sa.Column("claim_version_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_entry_claim_id"),
        sa.ForeignKeyConstraint(
            ["claim_version_id"], ["claim_version.id"], name="fk_claim_entry_claim_version_id"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_claim_entry"),
        sa.UniqueConstraint("claim_id", name="uq_claim_entry_claim_id"),
    )
    op.create_index("ix_claim_entry_claim_version_id", "claim_entry", ["claim_version_id"])


def create_value(table: str, owner: str) -> None:
    op.create_table(
        table,
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["number"], [f"{owner}.number"], name=f"fk_{table}_number"),
        sa.PrimaryKeyConstraint("key", "number", name=f"pk_{table}"),
        sqlite_with_rowid=False,
    )
    op.create_index(f"ix_{table}_number", table, ["number"])


def create_full_text_index() -> None:
    """Index the texts of `claim_live`, a view that is made after the migrations."""
    op.execute(
        "CREATE VIRTUAL TABLE claim_text USING fts5("
        "text, content='claim_live', content_rowid='number',"
        f" tokenize='{TOKENIZER}')"
    )
    op.execute("CREATE VIRTUAL TABLE claim_term USING fts5vocab('claim_text', 'row')")


def enter_claims() -> None:
    """Enter the claims of all current readings. Values of texts are filled in by a re-index."""
    op.execute(
        "INSERT INTO claim_entry (claim_id, claim_version_id)"
        " SELECT claim_version.claim_id, claim_version.id FROM document"
        " JOIN claim_version ON claim_version.article_id = document.article_id"
        " ORDER BY claim_version.claim_id"
    )
    op.execute(
        "INSERT INTO claim_text (rowid, text) SELECT claim_entry.number, claim_version.text"
        " FROM claim_entry JOIN claim_version ON claim_version.id = claim_entry.claim_version_id"
    )
