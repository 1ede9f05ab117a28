"""A source of the tests' own: an index in JSON that lists pages, and statements on each page.

Run as a program it syncs one, and says when each page was written; a test kills it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from claims.errors import SourceError
from claims.reference import Reference
from claims.settings import Settings
from claims.snapshot import Snapshot
from claims.vocabulary import ReferenceKind, Trigger
from db.ledger import Ledger
from flows.reference_sources.one_page import read_page
from flows.reference_sources.session import SourceSession, Visits
from flows.reference_sources.source import Page, Reading
from flows.reference_sources.sync import ConfiguredSource, SyncedSource, SyncRequest, sync_source


class Bulletin:
    """Every reading lists every page, unless it is not `complete`."""

    def __init__(self, root: str, *, complete: bool = True) -> None:
        self._root = root
        self.complete = complete

    def read(self, session: SourceSession) -> Iterator[Reading]:
        index = session.get(f"{self._root}/index", accept="application/json")
        if not isinstance(index, Snapshot):
            raise SourceError(f"{self._root}/index", "was read before, and is no page.")
        for name in json.loads(index.content):
            url = f"{self._root}/{name}"
            yield read_page(session, url, self._page, accept="application/json", page=True)

    def _page(self, snapshot: Snapshot) -> Page:
        said = json.loads(snapshot.content)
        references = tuple(
            Reference(
                id=name if "://" not in name else f"{snapshot.location}#{name[3:]}",
                kind=ReferenceKind.STATEMENT,
                statement=statement,
                publisher="Norhaven Bulletin",
            )
            for name, statement in said["statements"].items()
        )
        return Page(
            snapshot.location,
            references,
            revision=said.get("revision"),
            correction=said.get("correction"),
        )


def settings_for(url: str, **fetch: object) -> Settings:
    values = {
        "connect_timeout_seconds": 2,
        "read_timeout_seconds": 2,
        "retries": 0,
        "backoff_seconds": 0,
        "allow_private_addresses": True,
        "requests_per_second_per_host": 1000,
    }
    return Settings.model_validate({"ledger": {"url": url}, "fetch": values | fetch})


def sync_bulletin(
    ledger: Ledger, root: str, *, complete: bool = True, settings: str = "one"
) -> SyncedSource:
    source = ConfiguredSource("bulletin", "test", Bulletin(root, complete=complete), settings)
    request = SyncRequest(settings_for(ledger.url), Trigger.CLI)
    with Visits(request.settings.fetch) as visits:
        return sync_source(source, request, ledger, visits)


if __name__ == "__main__":
    with Ledger.open(sys.argv[1]) as opened:
        sync_bulletin(opened, sys.argv[2])
