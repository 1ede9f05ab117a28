"""The proposals that wait for a person, and what the person decides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection, Select, select, update
from sqlalchemy.orm import aliased

from claims.errors import UsageError
from claims.reference import Reference
from db.lots import in_lots
from db.references.writing import add_chunk
from db.rows import reference_of
from db.schema_judging import ReferenceRow, ReferenceVersionRow, is_live
from db.schema_references import ReferenceProposalRow
from db.storable import storable_text
from db.times import moment_of
from db.words import ProposalDecision


@dataclass(frozen=True, slots=True)
class Proposal:
    """That `earlier` held until `valid_to` (exclusive), as `later` says otherwise from then on."""

    number: int
    earlier: Reference
    later: Reference
    valid_to: date
    explanation: str
    created_at: datetime


def open_proposals(connection: Connection, number: int | None = None) -> list[Proposal]:
    """Return the proposals that wait for a person, by number: all, or one.

    One whose references have since changed their words, have left, or have an end waits no more.
    """
    found = _open()
    if number is not None:
        found = found.where(ReferenceProposalRow.id == number)
    rows = connection.execute(found).all()
    versions = _versions(connection, sorted({name for row in rows for name in row[4:]}))
    return [
        Proposal(
            number=row.id,
            earlier=versions[row.earlier],
            later=versions[row.later],
            valid_to=date.fromisoformat(row.valid_to),
            explanation=row.explanation,
            created_at=moment_of(row.created_at),
        )
        for row in rows
    ]


def decide(
    connection: Connection,
    number: int,
    decision: ProposalDecision,
    *,
    reviewer: str,
    note: str | None,
    now: str,
) -> Proposal:
    """Record what a person decided; an accepted end makes a new version of the earlier reference.

    Raises:
        UsageError: there is no such open proposal, or the reviewer has no name, or the earlier
            reference begins only after that end.
    """
    if not reviewer.strip():
        raise UsageError("say who decides: give --reviewer NAME.")
    found = open_proposals(connection, number)
    if not found:
        raise UsageError(
            f"there is no open proposal {number}; `claimledger references proposals` lists them."
        )
    [proposal] = found
    if decision is ProposalDecision.ACCEPTED:
        _end(connection, proposal, now=now)
    connection.execute(
        update(ReferenceProposalRow)
        .where(ReferenceProposalRow.id == number)
        .values(
            decision=decision.value,
            reviewer=storable_text(reviewer.strip()),
            note=None if note is None else storable_text(note),
            decided_at=now,
        )
    )
    return proposal


def _end(connection: Connection, proposal: Proposal, *, now: str) -> None:
    earlier = proposal.earlier
    if earlier.valid_from is not None and earlier.valid_from >= proposal.valid_to:
        raise UsageError(
            f"{earlier.id} begins on {earlier.valid_from}, after that end; decline the proposal."
        )
    read = connection.execute(
        select(ReferenceVersionRow.retrieved_at, ReferenceVersionRow.source_revision).where(
            ReferenceVersionRow.id == earlier.version_id
        )
    ).one()
    add_chunk(
        connection,
        [replace(earlier, valid_to=proposal.valid_to)],
        run_id=None,
        retrieved_at=read.retrieved_at,
        now=now,
        source_revision=read.source_revision,
    )


def _open() -> Select[tuple[int, str, str, str, str, str]]:
    """Ask for the proposals without a decision whose two statements still stand as they were."""
    earlier, later = aliased(ReferenceVersionRow), aliased(ReferenceVersionRow)
    earlier_now, later_now = aliased(ReferenceVersionRow), aliased(ReferenceVersionRow)
    first, second = aliased(ReferenceRow), aliased(ReferenceRow)
    live = (is_live(first), is_live(second))
    return (
        select(
            ReferenceProposalRow.id,
            ReferenceProposalRow.valid_to,
            ReferenceProposalRow.explanation,
            ReferenceProposalRow.created_at,
            earlier_now.id.label("earlier"),
            later_now.id.label("later"),
        )
        .join(earlier, earlier.id == ReferenceProposalRow.version_id)
        .join(later, later.id == ReferenceProposalRow.later_version_id)
        .join(first, first.id == earlier.reference_id)
        .join(second, second.id == later.reference_id)
        .join(earlier_now, earlier_now.id == first.current_version_id)
        .join(later_now, later_now.id == second.current_version_id)
        .where(
            ReferenceProposalRow.decision.is_(None),
            earlier_now.content_sha256 == earlier.content_sha256,
            later_now.content_sha256 == later.content_sha256,
            earlier_now.valid_to.is_(None),
            *live,
        )
        .order_by(ReferenceProposalRow.id)
    )


def _versions(connection: Connection, ids: list[str]) -> dict[str, Reference]:
    return {
        row["id"]: reference_of(dict(row))
        for lot in in_lots(ids)
        for row in connection.execute(
            select(ReferenceVersionRow.__table__).where(ReferenceVersionRow.id.in_(lot))
        ).mappings()
    }
