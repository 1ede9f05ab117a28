"""References that another one corrects: they count no more, and their history stays."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, bindparam, exists, select
from sqlalchemy.orm import aliased

from claims.reference import Reference
from db.lots import in_lots
from db.references.leaving import leave
from db.references.writing import AddedReferences
from db.schema_judging import ReferenceEventRow, ReferenceRow, ReferenceVersionRow
from db.words import ReferenceChange

_LATER, _CORRECTOR = aliased(ReferenceEventRow), aliased(ReferenceRow)
_CLOSED = (
    select(ReferenceRow.id)
    .join(ReferenceEventRow, ReferenceEventRow.reference_id == ReferenceRow.id)
    .where(
        ReferenceRow.id.in_(bindparam("ids", expanding=True)),
        ReferenceRow.gone_at.is_not(None),
        ReferenceEventRow.change == ReferenceChange.CORRECTED.value,
        ~exists().where(_LATER.reference_id == ReferenceRow.id, _LATER.id > ReferenceEventRow.id),
        exists().where(
            ReferenceVersionRow.corrects_id == ReferenceRow.id,
            _CORRECTOR.id == ReferenceVersionRow.reference_id,
            _CORRECTOR.withdrawn_at.is_(None),
        ),
    )
)
"""Built once: to build it takes as long as to add a reference."""


def correct(
    connection: Connection, references: Sequence[Reference], *, run_id: str | None, now: str
) -> AddedReferences:
    """Count no more what some references correct."""
    wrong = {each.corrects for each in references if each.corrects and each.corrects != each.id}
    corrected = leave(connection, wrong, ReferenceChange.CORRECTED, run_id=run_id, now=now)
    return AddedReferences(corrected=corrected)


def closed_by_correction(connection: Connection, ids: Collection[str]) -> set[str]:
    """Return those that were corrected last, by a reference that no person has withdrawn since.

    To load one of them again does not bring it back.
    """
    return {
        name for lot in in_lots(sorted(ids)) for name in connection.scalars(_CLOSED, {"ids": lot})
    }
