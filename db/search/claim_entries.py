"""The claims of the current readings, under the numbers that the indexes know them by.

They follow a document in the transaction that gives it a reading: its claims that are not in the
reading any more leave, so that nothing finds them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select, update

from claims.value_keys import keys_of_text
from db.bulk import insert_together
from db.lots import in_lots
from db.schema import ArticleRow, ClaimRow, ClaimVersionRow, DocumentRow
from db.schema_references import ClaimEntryRow
from db.search.values import CLAIM_VALUES
from db.times import moment_or_none


@dataclass(frozen=True, slots=True)
class CurrentClaim:
    """A claim as the current reading of its document has it."""

    claim_id: str
    version_id: str
    text: str
    published_at: str | None

    @property
    def keys(self) -> frozenset[str]:
        return keys_of_text(self.text, moment_or_none(self.published_at))


_CURRENT = (
    select(
        ClaimVersionRow.claim_id, ClaimVersionRow.id, ClaimVersionRow.text, ArticleRow.published_at
    )
    .join(ArticleRow, ArticleRow.id == ClaimVersionRow.article_id)
    .join(DocumentRow, DocumentRow.article_id == ArticleRow.id)
)


def follow_document(connection: Connection, document_id: str) -> None:
    """Enter the claims of a document's current reading, and take out those of earlier ones."""
    rows = connection.execute(_CURRENT.where(DocumentRow.id == document_id))
    current = {row[0]: CurrentClaim(*row) for row in rows}
    entered = {
        row.claim_id: row
        for row in connection.execute(
            select(ClaimEntryRow.__table__)
            .join(ClaimRow, ClaimRow.id == ClaimEntryRow.claim_id)
            .where(ClaimRow.document_id == document_id)
        )
    }
    left = [row.number for claim_id, row in entered.items() if claim_id not in current]
    CLAIM_VALUES.drop(connection, left)
    for lot in in_lots(left):
        connection.execute(delete(ClaimEntryRow).where(ClaimEntryRow.number.in_(lot)))
    for claim_id, row in entered.items():
        if claim_id in current:
            connection.execute(
                update(ClaimEntryRow)
                .where(ClaimEntryRow.number == row.number)
                .values(claim_version_id=current[claim_id].version_id)
            )
    new = [claim for claim_id, claim in current.items() if claim_id not in entered]
    _enter(connection, new)
    _follow_values(connection, current)


def _enter(connection: Connection, claims: Sequence[CurrentClaim]) -> None:
    insert_together(
        connection,
        ClaimEntryRow.__table__,
        [{"claim_id": each.claim_id, "claim_version_id": each.version_id} for each in claims],
        returning=("number",),
    )


def _follow_values(connection: Connection, current: Mapping[str, CurrentClaim]) -> None:
    for lot in in_lots(current):
        numbers = connection.execute(
            select(ClaimEntryRow.number, ClaimEntryRow.claim_id).where(
                ClaimEntryRow.claim_id.in_(lot)
            )
        )
        CLAIM_VALUES.replace(
            connection, {number: current[claim_id].keys for number, claim_id in numbers}
        )


def rebuild_entries(connection: Connection) -> None:
    """Make the entries and their values anew from the current readings."""
    connection.execute(delete(CLAIM_VALUES.table))
    connection.execute(delete(ClaimEntryRow))
    rows = connection.execute(_CURRENT.order_by(ClaimVersionRow.claim_id))
    for lot in in_lots(CurrentClaim(*row) for row in rows):
        _enter(connection, lot)
        _follow_values(connection, {each.claim_id: each for each in lot})


def claim_ids(connection: Connection, numbers: Iterable[int]) -> list[str]:
    """Return the ids of claims, by number."""
    return [
        claim_id
        for lot in in_lots(sorted(numbers))
        for claim_id in connection.scalars(
            select(ClaimEntryRow.claim_id)
            .where(ClaimEntryRow.number.in_(lot))
            .order_by(ClaimEntryRow.number)
        )
    ]
