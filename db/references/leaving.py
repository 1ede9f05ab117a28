"""References that leave by themselves: their source dropped or corrected them."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from db.lots import in_lots
from db.schema_judging import ReferenceEventRow, ReferenceRow, is_live
from db.search.values import REFERENCE_VALUES
from db.words import ReferenceChange


def leave(
    connection: Connection,
    reference_ids: Collection[str],
    change: ReferenceChange,
    *,
    run_id: str | None,
    now: str,
) -> int:
    """Count references no more that their source dropped or corrected; return how many did.

    `change` is `gone` or `corrected`. Those that are withdrawn or gone already are left alone.
    """
    rows = _in_use(connection, reference_ids)
    if rows:
        connection.execute(
            update(ReferenceRow)
            .where(ReferenceRow.id == bindparam("reference"))
            .values(gone_at=now),
            [{"reference": row.id} for row in rows],
        )
        connection.execute(
            insert(ReferenceEventRow),
            [
                {
                    "reference_id": row.id,
                    "version_id": row.current_version_id,
                    "change": change.value,
                    "run_id": run_id,
                    "created_at": now,
                }
                for row in rows
            ],
        )
        REFERENCE_VALUES.drop(connection, [row.number for row in rows])
    return len(rows)


def _in_use(
    connection: Connection, reference_ids: Collection[str]
) -> list[Row[tuple[int, str, str]]]:
    """Return the number, id and current version of those that are neither withdrawn nor gone."""
    return [
        row
        for ids in in_lots(sorted(reference_ids))
        for row in connection.execute(
            select(ReferenceRow.number, ReferenceRow.id, ReferenceRow.current_version_id).where(
                ReferenceRow.id.in_(ids), is_live()
            )
        )
    ]
