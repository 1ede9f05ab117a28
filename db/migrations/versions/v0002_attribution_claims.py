"""Claims that somebody said something, linked to what was said; facts told together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from db.migrations.rebuilding import rebuild

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KINDS_BEFORE = "kind IN ('sentence', 'content', 'event', 'role')"
KINDS = "kind IN ('sentence', 'attribution', 'content', 'event', 'role')"

LAST_COLUMN = "content_sha256 TEXT NOT NULL, "
COLUMNS = f"{LAST_COLUMN}passage TEXT, attribution_claim_id TEXT, "
A_CONSTRAINT = "CONSTRAINT ck_claim_version_attribution"
LINK = (
    "CONSTRAINT fk_claim_version_attribution_claim_id"
    " FOREIGN KEY(attribution_claim_id) REFERENCES claim (id), "
)
CHANGES = {KINDS_BEFORE: KINDS, LAST_COLUMN: COLUMNS, A_CONSTRAINT: f"{LINK}{A_CONSTRAINT}"}


def upgrade() -> None:
    rebuild("claim", {KINDS_BEFORE: KINDS})
    rebuild("claim_version", CHANGES)


def downgrade() -> None:
    refuse_if_used()
    rebuild("claim", {KINDS: KINDS_BEFORE})
    rebuild("claim_version", {new: old for old, new in CHANGES.items()})


def refuse_if_used() -> None:
    """Stop where the older schema could not hold what is there."""
    used = op.get_bind().execute(sa.text("SELECT count(*) FROM claim WHERE kind = 'attribution'"))
    if used.scalar_one():
        raise ValueError("the ledger holds attribution claims, which the older schema cannot hold")
