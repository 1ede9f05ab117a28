"""What a reference source is: settings in, pages of references out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from claims.errors import ReferenceRowError, SourceError
from claims.reference import Reference

if TYPE_CHECKING:
    from flows.reference_sources.session import SourceSession


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that one address of a source says now.

    A reference that stood on this page before and is not among `references` was dropped by the
    source. `revision` is the source's own name of this version (a wiki's revision id), and
    `correction` the notice of a publisher that it corrected what the page said before.
    """

    location: str
    references: tuple[Reference, ...]
    refused: tuple[ReferenceRowError, ...] = ()
    revision: str | None = None
    correction: str | None = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A page that is as it was when it was last read: its references stand."""

    location: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A page that could not be read this time: nothing is known, so nothing of it is dropped."""

    location: str
    error: SourceError


@dataclass(frozen=True, slots=True)
class Dropped:
    """A page that the source has taken away (404, 410): its references are gone."""

    location: str


Reading: TypeAlias = Page | Unchanged | Failed | Dropped


class ReferenceSource(Protocol):
    """One configured source. `complete` says that each reading lists every page it has.

    Then a page that is listed no more was dropped. A feed shows only its newest entries, so what
    leaves it is not gone.
    """

    @property
    def complete(self) -> bool: ...

    def read(self, session: SourceSession) -> Iterator[Reading]:
        """Yield the pages of the source, one after the other.

        Raises:
            SourceError: the list of pages itself cannot be read.
        """
        ...
