"""Runs migrations on the connection that `db.migrate` hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

import db.schema_judging
import db.schema_references  # noqa: F401 - their tables belong to the metadata
from db.schema import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
context.run_migrations()
