"""Google's Fact Check Tools API: searches for reviewed claims, page after page."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING

from claims.errors import FetchError, ReferenceRowError, SourceError, UnreadableError
from claims.references.fact_check_tools import SearchAnswer, error_message, read_search_answer
from claims.snapshot import Snapshot
from claims.source_settings import FactCheckToolsSettings
from flows.location import normalise_url
from flows.reference_sources.one_page import JSON
from flows.reference_sources.source import Failed, Page, Reading

if TYPE_CHECKING:
    from flows.reference_sources.session import SourceSession

_ADVICE = {
    400: "check the key, and the queries and language of this source.",
    401: "check the key.",
    403: "the key may not use this API: enable the Fact Check Tools API for its project, and check "
    "its restrictions and quota.",
    429: "the key's quota is used up; sync less often, ask for a higher quota, or wait.",
}
_REFUSE_EVERY_SEARCH = frozenset({401, 403, 429})


class FactCheckTools:
    """A search shows what fits best now, so what it no longer shows was not dropped.

    Each review is a page of its own: only its own change can change it.
    """

    complete = False

    def __init__(
        self, settings: FactCheckToolsSettings, environment: Mapping[str, str] | None = None
    ) -> None:
        self._settings = settings
        self._environment = os.environ if environment is None else environment

    def read(self, session: SourceSession) -> Iterator[Reading]:
        """Yield each review that a search finds, once.

        Raises:
            UnreadableError: the environment holds no key.
            FetchError: Google refuses the key, or its quota is used up: no search can be made.
        """
        key = self._key()
        seen: set[str] = set()
        refused: list[ReferenceRowError] = []
        for search in self._searches():
            try:
                for answer in self._answers(session, key, search):
                    refused += answer.refused
                    yield from _pages(answer, seen)
            except SourceError as error:
                if isinstance(error, FetchError) and error.status in _REFUSE_EVERY_SEARCH:
                    raise
                yield Failed(_shown(search, error.location), error)
        if refused:
            yield Page(normalise_url(self._settings.url), (), tuple(refused))

    def _key(self) -> str:
        name = self._settings.key_variable
        key = self._environment.get(name, "").strip()
        if not (key and key.isascii() and key.isprintable()):
            what = "is no key" if key else "is not set"
            raise UnreadableError(
                self._settings.url,
                f"the environment variable {name} {what}; put the API key there.",
            )
        return key

    def _searches(self) -> Iterator[dict[str, str]]:
        settings = self._settings
        fixed = {
            "pageSize": str(settings.page_size),
            "languageCode": settings.language or "",
            "maxAgeDays": str(settings.maximum_age_days or ""),
        }
        for query, site in product(settings.queries or ("",), settings.publishers or ("",)):
            search = {"query": query, "reviewPublisherSiteFilter": site, **fixed}
            yield {name: value for name, value in search.items() if value}

    def _answers(
        self, session: SourceSession, key: str, search: Mapping[str, str]
    ) -> Iterator[SearchAnswer]:
        """Yield the pages of one search; more of them than the settings allow are an error."""
        url, token, tokens = self._settings.url, "", set[str]()
        for _ in range(self._settings.maximum_pages):
            parameters = {**search, "pageToken": token} if token else search
            try:
                found = session.get(
                    url, accept=JSON, parameters=parameters, headers={"X-Goog-Api-Key": key}
                )
            except FetchError as error:
                raise self._explained(error) from None
            if not isinstance(found, Snapshot):
                return
            answer = read_search_answer(found.content, found.location)
            yield answer
            if answer.next_page is None:
                return
            token = answer.next_page
            if token in tokens:
                raise UnreadableError(url, "names the same next page twice; try again later.")
            tokens.add(token)
        raise UnreadableError(
            url,
            f"has more than {self._settings.maximum_pages} pages of answers, and the others were "
            "not read; narrow the search, or raise maximum_pages.",
        )

    def _explained(self, error: FetchError) -> FetchError:
        """Return an error that says what Google says and what to do, without the key."""
        advice = _ADVICE.get(error.status or 0)
        if advice is None:
            return error
        said = error_message(error.answer) or f"status {error.status}"
        message = f"Google refuses the search ({said}): {advice} The key is read from "
        message += f"{self._settings.key_variable}."
        return FetchError(error.location, message, retryable=error.retryable, status=error.status)


def _pages(answer: SearchAnswer, seen: set[str]) -> Iterator[Page]:
    for reference in answer.references:
        if reference.id not in seen:
            seen.add(reference.id)
            yield Page(reference.id, (reference,))


def _shown(search: Mapping[str, str], location: str) -> str:
    """Return what a failed search is known by: its words and publisher, never the key."""
    words = [search[name] for name in ("query", "reviewPublisherSiteFilter") if name in search]
    return f"{location} ({', '.join(words)})"
