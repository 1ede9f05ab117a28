"""Proposals that a later statement ends an earlier one; a person accepts or declines each.

References whose statements fill the same slot (`claims.validity`) share a value row, so that an
added or changed one finds the others at a cost that does not grow with the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.orm import aliased

from claims.reference import Reference
from claims.validity.closings import Closing, closings
from db.lots import in_lots
from db.rows import reference_of, text_sha256
from db.schema_judging import ReferenceEventRow, ReferenceRow, ReferenceVersionRow, is_live
from db.schema_references import ReferenceProposalRow, ReferenceValueRow
from db.storable import storable_text
from db.words import ProposalDecision

MOST_OF_A_SLOT = 200
"""Statements about one slot that are compared with each other, the latest added first."""

_SLOTS = ("slot:", "slot;")
"""The keys of slots lie between these two: `;` is the character after `:`."""

_Pair = tuple[str, str, str, str]
"""The ids and the statements' digests of an earlier and a later reference."""


def last_event(connection: Connection) -> int:
    """Return the number of the last change of a reference, 0 where there was none."""
    return connection.scalar(select(func.max(ReferenceEventRow.id))) or 0


def propose_ends(connection: Connection, after: int, *, run_id: str | None, now: str) -> int:
    """Propose what the changes after an event ended; return how many proposals are new.

    The same two statements are proposed once, whatever a person decided about them.
    """
    changed: dict[str, set[str]] = {}
    for key, reference_id in connection.execute(
        select(ReferenceValueRow.key, ReferenceRow.id)
        .join(ReferenceRow, ReferenceRow.number == ReferenceValueRow.number)
        .join(ReferenceEventRow, ReferenceEventRow.reference_id == ReferenceRow.id)
        .where(
            ReferenceEventRow.id > after,
            ReferenceValueRow.key >= _SLOTS[0],
            ReferenceValueRow.key < _SLOTS[1],
        )
    ):
        changed.setdefault(key, set()).add(reference_id)
    return sum(
        _propose_in(connection, _of_slot(connection, key), changed[key], run_id=run_id, now=now)
        for key in sorted(changed)
    )


def with_accepted_ends(connection: Connection, references: Sequence[Reference]) -> list[Reference]:
    """Give the references the ends that a person accepted, where they name none themselves.

    An end holds for the statement that it was accepted for, and for no other words.
    """
    ends: dict[tuple[str, str], date] = {}
    for lot in in_lots(sorted({each.id for each in references if each.valid_to is None})):
        rows = connection.execute(
            select(
                ReferenceProposalRow.reference_id,
                ReferenceVersionRow.statement,
                ReferenceProposalRow.valid_to,
            )
            .join(ReferenceVersionRow, ReferenceVersionRow.id == ReferenceProposalRow.version_id)
            .where(
                ReferenceProposalRow.reference_id.in_(lot),
                ReferenceProposalRow.decision == ProposalDecision.ACCEPTED.value,
            )
            .order_by(ReferenceProposalRow.id)
        )
        ends |= {(name, statement): date.fromisoformat(end) for name, statement, end in rows}
    return [_ended(reference, ends) for reference in references] if ends else list(references)


def _ended(reference: Reference, ends: dict[tuple[str, str], date]) -> Reference:
    end = ends.get((reference.id, reference.statement))
    if end is None or reference.valid_to is not None:
        return reference
    if reference.valid_from is not None and reference.valid_from >= end:
        return reference
    return replace(reference, valid_to=end)


def _of_slot(connection: Connection, key: str) -> list[Reference]:
    """Return the live references about a slot."""
    rows = connection.execute(
        select(ReferenceVersionRow.__table__)
        .join(ReferenceRow, ReferenceRow.current_version_id == ReferenceVersionRow.id)
        .join(ReferenceValueRow, ReferenceValueRow.number == ReferenceRow.number)
        .where(
            ReferenceValueRow.key == key,
            is_live(),
        )
        .order_by(ReferenceRow.number.desc())
        .limit(MOST_OF_A_SLOT)
    ).mappings()
    return [reference_of(dict(row)) for row in rows]


def _propose_in(
    connection: Connection,
    references: list[Reference],
    changed: set[str],
    *,
    run_id: str | None,
    now: str,
) -> int:
    there = {reference.version_id: reference for reference in references}
    found = {
        (closing.earlier_version_id, closing.later_version_id): closing
        for closing in _closings(references, changed)
    }
    decided = _proposed(connection, [reference.id for reference in references])
    new = [
        closing
        for (earlier, later), closing in sorted(found.items())
        if _pair(there[earlier], there[later]) not in decided
    ]
    if new:
        connection.execute(
            insert(ReferenceProposalRow),
            [
                {
                    "reference_id": closing.earlier_id,
                    "version_id": closing.earlier_version_id,
                    "later_version_id": closing.later_version_id,
                    "valid_to": closing.valid_to.isoformat(),
                    "explanation": storable_text(closing.explanation),
                    "run_id": run_id,
                    "created_at": now,
                }
                for closing in new
            ],
        )
    return len(new)


def _closings(references: list[Reference], changed: set[str]) -> Iterator[Closing]:
    """Yield what the changed references end, and what ends them."""
    for reference in references:
        if reference.id in changed:
            yield from closings(reference, references)
        else:
            yield from closings(reference, [each for each in references if each.id in changed])


def _pair(earlier: Reference, later: Reference) -> _Pair:
    return (
        earlier.id, text_sha256(earlier.statement), later.id, text_sha256(later.statement)
    )  # fmt: skip


def _proposed(connection: Connection, ids: list[str]) -> set[_Pair]:
    """Return the pairs that were proposed for these references, decided or not."""
    earlier, later = aliased(ReferenceVersionRow), aliased(ReferenceVersionRow)
    return {
        (row[0], row[1], row[2], row[3])
        for lot in in_lots(ids)
        for row in connection.execute(
            select(
                earlier.reference_id, earlier.content_sha256,
                later.reference_id, later.content_sha256,
            )
            .select_from(ReferenceProposalRow)
            .join(earlier, earlier.id == ReferenceProposalRow.version_id)
            .join(later, later.id == ReferenceProposalRow.later_version_id)
            .where(ReferenceProposalRow.reference_id.in_(lot))
        )
    }  # fmt: skip
