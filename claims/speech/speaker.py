"""Who speaks, as tokens of a unit."""

from __future__ import annotations

from dataclasses import dataclass

from claims.facets import Name, NameKind


@dataclass(frozen=True, slots=True)
class Speaker:
    """The tokens `[first, after)` of a unit that name who speaks.

    `name` is the name in them that tells who it is, and `pronoun` the word where there is only
    one; a description ("a source close to the delegation") has neither. `partner` is named first
    where two people speak together.
    """

    first: int
    after: int
    name: Name | None = None
    pronoun: str | None = None
    partner: Name | None = None

    @property
    def is_person(self) -> bool:
        return self.name is not None and self.name.kind is NameKind.PERSON
