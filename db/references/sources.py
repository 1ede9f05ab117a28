"""What the sources of references say: their pages, and which reference stands on which.

A page is written as a whole, in one transaction: it defines what stands on it. A reference that
stands nowhere any more is gone, and stays in the ledger with its history.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, delete, insert, select, update

from claims.continuity import continued
from claims.reference import Reference
from db.lots import in_lots
from db.references.corrections import closed_by_correction
from db.references.leaving import leave
from db.references.preparing import Prepared, in_chunks
from db.references.proposals import with_accepted_ends
from db.references.source_page import Place, SourcePage, at_place
from db.references.writing import AddedReferences, add_chunk
from db.rows import reference_of
from db.schema_judging import ReferenceRow, ReferenceVersionRow
from db.schema_references import ReferenceOriginRow, ReferencePageRow
from db.storable import storable_reference, storable_text
from db.times import utc_text
from db.words import ReferenceChange


@dataclass(frozen=True, slots=True)
class _Standing:
    """A reference as the ledger has it."""

    reference: Reference
    withdrawn: bool
    gone: bool

    @property
    def is_live(self) -> bool:
        return not (self.withdrawn or self.gone)


@dataclass(slots=True)
class _Plan:
    """What a page comes to: what is written, what stands on it, and what was corrected."""

    written: list[Reference] = field(default_factory=list)
    standing: set[str] = field(default_factory=set)
    changed_by_correction: set[str] = field(default_factory=set)
    corrected: set[str] = field(default_factory=set)

    def write(
        self, reference: Reference, there: _Standing | None = None, *, by_correction: bool = False
    ) -> None:
        if there is not None and not there.gone and there.reference == reference:
            return
        self.written.append(reference)
        if reference.corrects is not None and reference.corrects != reference.id:
            self.corrected.add(reference.corrects)
        if by_correction and there and there.reference.statement != reference.statement:
            self.changed_by_correction.add(reference.id)


def write_page(
    connection: Connection,
    page: SourcePage,
    ready: Prepared | None = None,
    *,
    run_id: str | None,
    now: str,
) -> AddedReferences:
    """Make the ledger say what the page says.

    What a person withdrew stays withdrawn, and what was corrected stays corrected. Where two pages
    have a reference, the first of them, by source and address, tells its content. Where rows could
    not be read and half of what stood there would go, the page is broken: nothing of it goes.
    """
    place = page.place
    before = _standing_on(connection, place)
    plan = _plan(connection, page, place, before)
    missing = before - plan.standing
    is_broken = page.is_partial and bool(missing) and 2 * len(missing) >= len(before)
    total = AddedReferences(unchanged=len(plan.standing) - len(plan.written))
    for chunk in in_chunks(plan.written):
        total += add_chunk(
            connection,
            chunk,
            run_id=run_id,
            retrieved_at=utc_text(page.retrieved_at),
            now=now,
            source_revision=page.revision,
            corrected=plan.changed_by_correction,
            ready=ready,
        )
    _keep_page(connection, page, place, is_broken=is_broken)
    _place(connection, place, plan.standing - before)
    corrected = leave(connection, plan.corrected, ReferenceChange.CORRECTED, run_id=run_id, now=now)
    gone = _remove(connection, place, set() if is_broken else missing, run_id=run_id, now=now)
    return total + AddedReferences(corrected=corrected, gone=gone)


def drop_page(
    connection: Connection, source: str, location: str, *, run_id: str | None, now: str
) -> AddedReferences:
    """Mark a page as gone, with what stood on it alone; a page that is not there is passed over."""
    place = (source, storable_text(location))
    connection.execute(
        update(ReferencePageRow)
        .where(*at_place(ReferencePageRow, place), ReferencePageRow.gone_at.is_(None))
        .values(gone_at=now, etag=None, last_modified=None)
    )
    standing = _standing_on(connection, place)
    return AddedReferences(gone=_remove(connection, place, standing, run_id=run_id, now=now))


def _plan(connection: Connection, page: SourcePage, place: Place, before: Collection[str]) -> _Plan:
    given: dict[str, Reference] = {}
    for reference in map(storable_reference, page.references):
        given.setdefault(reference.id, reference)
    known = _known(connection, {*before, *given})
    origins = _origins(connection, known)
    dropped = [
        known[name].reference
        for name in sorted({*before} - given.keys())
        if origins[name] == {place}
    ]
    appeared = [reference for name, reference in given.items() if name not in known]
    names = continued(dropped, appeared)
    named = [_named(reference, names.get(name), known, page) for name, reference in given.items()]
    closed = closed_by_correction(connection, known)
    plan = _Plan()
    for reference in with_accepted_ends(connection, named):
        there = known.get(reference.id)
        if there is not None and _is_of_others(there, reference, origins[reference.id]):
            continue
        plan.standing.add(reference.id)
        if there is None:
            plan.write(reference)
        elif (
            not there.withdrawn
            and reference.id not in closed
            and not (there.is_live and min(origins[reference.id], default=place) < place)
        ):
            plan.write(reference, there, by_correction=page.is_correction)
    return plan


def _is_of_others(there: _Standing, reference: Reference, origins: Collection[Place]) -> bool:
    """Whether a person added the reference that a page names, and of another publisher.

    No source speaks for what it does not own: whoever writes a page chooses the ids in it.
    """
    return not origins and not there.gone and there.reference.publisher != reference.publisher


def _named(
    reference: Reference, old: str | None, known: Mapping[str, _Standing], page: SourcePage
) -> Reference:
    """Return a reference as the ledger names it, with what it corrects.

    `old` is the id of the statement on the page that it continues, where it has a new id.
    """
    if old is not None:
        if not page.is_correction or known[old].reference.statement == reference.statement:
            reference = replace(reference, id=old)
        elif reference.corrects is None:
            reference = replace(reference, corrects=old)
    there = known.get(reference.id)
    if reference.corrects is None and there and there.reference.statement == reference.statement:
        reference = replace(reference, corrects=there.reference.corrects)
    if page.revision is not None and there is not None:
        # Every edit of a page dates all its sentences anew; those it left alone say what they said.
        dated_before = replace(reference, published_at=there.reference.published_at)
        return dated_before if dated_before == there.reference else reference
    return reference


def _known(connection: Connection, ids: Collection[str]) -> dict[str, _Standing]:
    return {
        row["reference_id"]: _Standing(
            reference_of(dict(row)),
            withdrawn=row["withdrawn_at"] is not None,
            gone=row["gone_at"] is not None,
        )
        for lot in in_lots(sorted(ids))
        for row in connection.execute(
            select(ReferenceVersionRow.__table__, ReferenceRow.withdrawn_at, ReferenceRow.gone_at)
            .join(ReferenceRow, ReferenceRow.current_version_id == ReferenceVersionRow.id)
            .where(ReferenceRow.id.in_(lot))
        ).mappings()
    }


def _origins(connection: Connection, ids: Collection[str]) -> dict[str, set[Place]]:
    """Return the pages that each reference stands on."""
    found: dict[str, set[Place]] = {name: set() for name in ids}
    for lot in in_lots(sorted(ids)):
        for row in connection.execute(
            select(
                ReferenceOriginRow.reference_id,
                ReferenceOriginRow.source_name,
                ReferenceOriginRow.location,
            ).where(ReferenceOriginRow.reference_id.in_(lot))
        ):
            found[row.reference_id].add((row.source_name, row.location))
    return found


def _keep_page(connection: Connection, page: SourcePage, place: Place, *, is_broken: bool) -> None:
    content = {
        # A broken page is to be read again, even where it has not changed.
        "etag": None if is_broken else page.etag,
        "last_modified": None if is_broken else page.last_modified,
        "content_sha256": None if is_broken else page.content_sha256,
        "revision": page.revision,
        "retrieved_at": utc_text(page.retrieved_at),
        "gone_at": None,
    }
    known = connection.execute(
        update(ReferencePageRow).where(*at_place(ReferencePageRow, place)).values(**content)
    )
    if not known.rowcount:
        source, location = place
        connection.execute(
            insert(ReferencePageRow).values(source_name=source, location=location, **content)
        )


def _standing_on(connection: Connection, place: Place) -> set[str]:
    return set(
        connection.scalars(
            select(ReferenceOriginRow.reference_id).where(*at_place(ReferenceOriginRow, place))
        )
    )


def _place(connection: Connection, place: Place, ids: Collection[str]) -> None:
    source, location = place
    if ids:
        connection.execute(
            insert(ReferenceOriginRow),
            [
                {"source_name": source, "location": location, "reference_id": name}
                for name in sorted(ids)
            ],
        )


def _remove(
    connection: Connection, place: Place, ids: Collection[str], *, run_id: str | None, now: str
) -> int:
    """Take references off a page; return how many stand nowhere any more, and so are gone."""
    for lot in in_lots(sorted(ids)):
        connection.execute(
            delete(ReferenceOriginRow).where(
                *at_place(ReferenceOriginRow, place), ReferenceOriginRow.reference_id.in_(lot)
            )
        )
    left = _origins(connection, ids)
    for other in sorted({other for places in left.values() for other in places}):
        # What this page told is now told by that one, which is therefore to be read anew.
        connection.execute(
            update(ReferencePageRow)
            .where(*at_place(ReferencePageRow, other))
            .values(etag=None, last_modified=None, content_sha256=None)
        )
    nowhere = [name for name, places in left.items() if not places]
    return leave(connection, nowhere, ReferenceChange.GONE, run_id=run_id, now=now)
