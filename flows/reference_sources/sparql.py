"""Dated facts from a SPARQL endpoint, such as who held which office from when to when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claims.errors import FetchError, SourceError
from claims.references.sparql_results import read_sparql_results
from claims.snapshot import Snapshot
from claims.source_settings import SparqlSettings
from flows.location import normalise_url
from flows.reference_sources.one_page import page_of
from flows.reference_sources.source import Failed, Reading, Unchanged

if TYPE_CHECKING:
    from flows.reference_sources.session import SourceSession

_RESULTS = "application/sparql-results+json"


class SparqlEndpoint:
    """A query gives every fact that it asks for, so that one which is missing was dropped."""

    complete = True

    def __init__(self, settings: SparqlSettings) -> None:
        self._settings = settings

    def read(self, session: SourceSession) -> Iterator[Reading]:
        """Yield the whole answer as one page, known by the endpoint's address."""
        location = normalise_url(self._settings.endpoint)
        try:
            found = session.get(
                location, accept=_RESULTS, parameters={"query": self._settings.query}
            )
            if not isinstance(found, Snapshot):
                yield Unchanged(location)
                return
            facts = read_sparql_results(found.content, location, self._settings)
            yield page_of(location, facts)
        except FetchError as error:
            yield Failed(location, self._explained(error))
        except SourceError as error:
            yield Failed(location, error)

    def _explained(self, error: FetchError) -> FetchError:
        if error.status != 400:
            return error
        message = "the endpoint answered 400: the query is not valid there; try it in a browser."
        return FetchError(error.location, message, status=400)
