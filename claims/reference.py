"""A reference: what a source states, or what a fact-checker found, in one immutable version."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime

from claims.identity import content_address
from claims.vocabulary import ReferenceKind


@dataclass(frozen=True, slots=True)
class Reference:
    """One version of a reference.

    `id` names the reference across its versions, and `version_id` is the content address of this
    one. `statement` is the source's own statement, or for a fact-check the claim that was
    reviewed; `rating` is the reviewer's rating, verbatim. `valid_from` and `valid_to` bound the
    days on which the statement holds, as the half-open interval `[valid_from, valid_to)`; None
    leaves that side open. `corrects` is the id of the reference whose mistake this one corrects.
    """

    id: str
    kind: ReferenceKind
    statement: str
    publisher: str
    url: str | None = None
    published_at: datetime | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    rating: str | None = None
    claimant: str | None = None
    language: str | None = None
    note: str | None = None
    corrects: str | None = None

    @property
    def version_id(self) -> str:
        """The content address of every field above; of `corrects` only where it is given."""
        content = {field.name: getattr(self, field.name) for field in fields(self)}
        if self.corrects is None:  # most correct nothing, and older versions had no such field
            del content["corrects"]
        return content_address(reference=content)

    def holds_on(self, day: date) -> bool:
        """Whether the statement holds on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day < self.valid_to
        )
