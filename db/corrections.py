"""References that another one corrects: they count no more, and their history stays."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, exists, select
from sqlalchemy.orm import aliased

from claims.reference import Reference
from db.leaving import leave
from db.lots import in_lots
from db.references import AddedReferences
from db.schema_judging import ReferenceEventRow, ReferenceRow, ReferenceVersionRow
from db.words import ReferenceChange


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
    later, corrector = aliased(ReferenceEventRow), aliased(ReferenceRow)
    asked = (
        select(ReferenceRow.id)
        .join(ReferenceEventRow, ReferenceEventRow.reference_id == ReferenceRow.id)
        .where(
            ReferenceRow.gone_at.is_not(None),
            ReferenceEventRow.change == ReferenceChange.CORRECTED.value,
            ~exists().where(later.reference_id == ReferenceRow.id, later.id > ReferenceEventRow.id),
            exists().where(
                ReferenceVersionRow.corrects_id == ReferenceRow.id,
                corrector.id == ReferenceVersionRow.reference_id,
                corrector.withdrawn_at.is_(None),
            ),
        )
    )
    return {
        name
        for lot in in_lots(sorted(ids))
        for name in connection.scalars(asked.where(ReferenceRow.id.in_(lot)))
    }
