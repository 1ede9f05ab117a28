"""Writing what people decide. A decision is never changed; the next one names it.

The machine never writes here. Two people who decide about the same verdict at the same time
collide on a UNIQUE key, and the second is told.
"""

from __future__ import annotations

from sqlalchemy import Connection, insert, text

from claims.errors import UsageError
from claims.vocabulary import Decision, Label
from db.schema_judging import ReviewRow
from db.storable import storable_text

_LATEST = text("SELECT id FROM review_current WHERE verdict_id = :verdict")


def latest_review(connection: Connection, verdict_id: str) -> int | None:
    """Return the id of the decision that holds for a verdict; a later one has to name it."""
    found = connection.execute(_LATEST, {"verdict": verdict_id}).scalar()
    return None if found is None else int(found)


def record_review(
    connection: Connection,
    verdict_id: str,
    decision: Decision,
    *,
    reviewer: str,
    label: Label | None,
    note: str | None,
    supersedes_id: int | None,
    now: str,
) -> int:
    """Add a decision about a verdict and return its id.

    `supersedes_id` is the decision that the person saw, or None where they saw none.

    Raises:
        UsageError: the label or note does not fit the decision, or somebody else was first.
    """
    if (decision is Decision.REVISE) != (label is not None):
        raise UsageError("`revise` needs a label, and no other decision takes one.")
    if decision is Decision.REVISE and not note:
        raise UsageError("`revise` needs a note that says why.")
    if latest_review(connection, verdict_id) != supersedes_id:
        raise UsageError(
            f"somebody else has decided about {verdict_id} meanwhile."
            " Look at it again with `claimledger review show`, then decide."
        )
    return connection.execute(
        insert(ReviewRow)
        .values(
            verdict_id=verdict_id,
            supersedes_id=supersedes_id,
            decision=decision.value,
            label=None if label is None else label.value,
            note=None if note is None else storable_text(note),
            reviewer=storable_text(reviewer),
            created_at=now,
        )
        .returning(ReviewRow.id)
    ).scalar_one()
