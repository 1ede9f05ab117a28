"""One page of a source: what it says, and whether the ledger has it so already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import ColumnElement, Connection, select

from claims.identity import sha256_of
from claims.reference import Reference
from db.lots import in_lots
from db.references.preparing import Prepared, prepare_all
from db.schema_judging import ReferenceRow
from db.schema_references import ReferenceOriginRow, ReferencePageRow
from db.storable import storable_reference, storable_text

Place: TypeAlias = tuple[str, str]
"""A source's name and a page's address."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What one page of a source says now, and what is needed to ask for it again.

    `is_correction` says that the publisher corrected what the page said before, and `is_partial`
    that some of its rows could not be read.
    """

    source: str
    location: str
    references: tuple[Reference, ...]
    retrieved_at: datetime
    etag: str | None = None
    last_modified: str | None = None
    revision: str | None = None
    is_correction: bool = False
    is_partial: bool = False

    @property
    def place(self) -> Place:
        return self.source, storable_text(self.location)

    @property
    def content_sha256(self) -> str:
        """The digest of what the page says: its references in order."""
        said = "\n".join(storable_reference(each).version_id for each in self.references)
        return sha256_of(said.encode())


def says_the_same(connection: Connection, page: SourcePage) -> bool:
    """Whether the ledger has the page as it is now, to the headers that came with it."""
    row = connection.execute(
        select(
            ReferencePageRow.content_sha256,
            ReferencePageRow.revision,
            ReferencePageRow.etag,
            ReferencePageRow.last_modified,
            ReferencePageRow.gone_at,
        ).where(*at_place(ReferencePageRow, page.place))
    ).first()
    now = (page.content_sha256, page.revision, page.etag, page.last_modified, None)
    return row is not None and tuple(row) == now


def prepare_page(connection: Connection, page: SourcePage) -> Prepared:
    """Make the rows of what is new on a page, before a transaction holds the write lock."""
    given = {each.version_id: each for each in map(storable_reference, page.references)}
    there = {
        version
        for lot in in_lots(sorted(given))
        for version in connection.scalars(
            select(ReferenceRow.current_version_id).where(ReferenceRow.current_version_id.in_(lot))
        )
    }
    return prepare_all([each for version, each in given.items() if version not in there])


def at_place(
    table: type[ReferencePageRow | ReferenceOriginRow], place: Place
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Return the conditions that a row is about this page."""
    return table.source_name == place[0], table.location == place[1]
