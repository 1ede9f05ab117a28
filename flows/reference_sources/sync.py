"""Syncing reference sources: what each says now goes to the ledger, page by page.

Each source is a run of its own in the ledger, so that everything it changed can be found again. A
page is one transaction; a sync that is killed has kept its pages, and the next one does the rest.
What fails goes to quarantine and drops nothing.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

from claims.errors import FetchError, ReferenceRowError, SourceError, UsageError
from claims.identity import content_address
from claims.judge import engine_of
from claims.settings import Settings
from claims.vocabulary import RunState, Trigger
from db.ledger import Ledger
from db.references.source_page import SourcePage
from db.references.source_state import SYNC_COMMAND
from db.references.writing import AddedReferences
from flows.environment import code_version, find_settings
from flows.location import normalise_url
from flows.reference_sources.bounds import bounded
from flows.reference_sources.kinds import source_of
from flows.reference_sources.session import HttpSession, Validators, Visits
from flows.reference_sources.source import (
    Dropped,
    Failed,
    Page,
    Reading,
    ReferenceSource,
    Unchanged,
)
from flows.request import MAXIMUM_REASON, given_rows, trigger_of
from flows.results import Failure

logger = logging.getLogger("claimledger")

_KINDS_OF_READING = {Page: "read", Unchanged: "unchanged", Failed: "failed", Dropped: "dropped"}


@dataclass(frozen=True, slots=True)
class SyncRequest:
    """What is to be synced, and by whom; without names every source of the configuration."""

    settings: Settings
    trigger: Trigger
    names: tuple[str, ...] = ()
    reason: str = ""
    flow_run_id: str | None = None

    def sources(self) -> list[ConfiguredSource]:
        """Return the sources that are asked for, in the order of the configuration.

        Raises:
            UsageError: one of them, or any at all, is not in the configuration.
        """
        configured = self.settings.reference_sources
        known = ", ".join(configured) or "none"
        for name in self.names:
            if name not in configured:
                raise UsageError(
                    f"there is no reference source {name!r} in the configuration. There: {known}."
                )
        if not configured:
            raise UsageError(
                "the configuration has no reference sources; name them under "
                "`reference_sources` in config.yaml."
            )
        return [
            ConfiguredSource(
                name,
                each.kind,
                source_of(each, self.settings.extraction),
                content_address(
                    source=each.model_dump(mode="json"),
                    extraction=self.settings.extraction.model_dump(mode="json"),
                ),
            )
            for name, each in configured.items()
            if not self.names or name in self.names
        ]


def sync_request(
    names: Sequence[str], reason: str, *, flow_run_id: str | None, tags: Sequence[str] = ()
) -> SyncRequest:
    """Return the request that a flow's parameters make, with the settings of this host.

    Raises:
        ConfigError: a setting is wrong.
    """
    return SyncRequest(
        settings=find_settings(),
        trigger=trigger_of(tags),
        names=given_rows(names),
        reason=reason.strip()[:MAXIMUM_REASON],
        flow_run_id=flow_run_id,
    )


@dataclass(frozen=True, slots=True)
class ConfiguredSource:
    """A source under its name; `settings` is the content address of what it is read by."""

    name: str
    kind: str
    source: ReferenceSource
    settings: str


@dataclass(frozen=True, slots=True)
class SyncedSource:
    """What came of one source. `pages` counts them: read, unchanged, failed, dropped.

    `is_whole` says that its list of pages was read to the end.
    """

    name: str
    kind: str
    run_id: str
    references: AddedReferences
    pages: dict[str, int]
    failures: tuple[Failure, ...]
    is_whole: bool

    @property
    def counts(self) -> dict[str, int]:
        """What the `run` row counts."""
        pages = {f"pages_{name}": count for name, count in self.pages.items()}
        return {**asdict(self.references), **pages, "failures": len(self.failures)}


def as_json(synced: Sequence[SyncedSource]) -> list[dict[str, Any]]:
    """Return what was synced as plain JSON data, one object for each source."""
    return [
        {
            "source": each.name,
            "kind": each.kind,
            "run_id": each.run_id,
            **asdict(each.references),
            "pages": dict(each.pages),
            "whole": each.is_whole,
            "failures": [asdict(failure) for failure in each.failures],
        }
        for each in synced
    ]


def sync_all(request: SyncRequest, ledger: Ledger) -> Iterator[SyncedSource]:
    """Sync one source after the other; one that fails leaves the others alone."""
    sources = request.sources()
    with Visits(request.settings.fetch) as visits:
        for source in sources:
            yield sync_source(source, request, ledger, visits)


def sync_source(
    source: ConfiguredSource, request: SyncRequest, ledger: Ledger, visits: Visits
) -> SyncedSource:
    """Sync one source, as a run of its own."""
    parameters = {"sources": [source.name], "settings": source.settings}
    run_id = ledger.start_run(
        trigger=request.trigger,
        command=SYNC_COMMAND,
        parameters=parameters | ({"reason": request.reason} if request.reason else {}),
        settings_judging=request.settings.judging,
        code_version=code_version(),
        engine=engine_of(request.settings),
        flow_run_id=request.flow_run_id,
    )
    sync = _Sync(source, ledger, run_id, visits)
    try:
        synced = sync.result(is_whole=sync.read())
    except BaseException:
        ledger.finish_run(run_id, RunState.FAILED, sync.result(is_whole=False).counts)
        raise
    state = RunState.COMPLETED if synced.is_whole else RunState.FAILED
    ledger.finish_run(run_id, state, synced.counts)
    return synced


@dataclass(slots=True)
class _Sync:
    """The reading of one source, under way."""

    source: ConfiguredSource
    ledger: Ledger
    run_id: str
    visits: Visits
    references: AddedReferences = field(default_factory=AddedReferences)
    pages: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    listed: set[str] = field(default_factory=set)

    def read(self) -> bool:
        """Read the whole source; return whether its list of pages came to its end."""
        name = self.source.name
        self.ledger.open_source(name, self.source.kind)
        session = self.visits.session(self._validators())
        try:
            for reading in self.source.source.read(session):
                self._take(bounded(reading), session)
        except SourceError as error:
            self._fail(error)
            return False
        if self.source.source.complete:
            for location in self.ledger.unlisted_pages(name, self.listed):
                self._drop(location)
                self.pages["dropped"] += 1
        self.ledger.close_source(name)
        return True

    def result(self, *, is_whole: bool) -> SyncedSource:
        return SyncedSource(
            name=self.source.name,
            kind=self.source.kind,
            run_id=self.run_id,
            references=self.references,
            pages={kind: self.pages[kind] for kind in _KINDS_OF_READING.values()},
            failures=tuple(self.failures),
            is_whole=is_whole,
        )

    def _validators(self) -> dict[str, Validators]:
        known = self.ledger.known_pages(
            self.source.name, settings=self.source.settings, code_version=code_version()
        )
        return {page.location: Validators(page.etag, page.last_modified) for page in known}

    def _take(self, reading: Reading, session: HttpSession) -> None:
        self.pages[_KINDS_OF_READING[type(reading)]] += 1
        self.listed.update({reading.location, _normal(reading.location)})
        match reading:
            case Page():
                self._write(reading, session)
            case Failed():
                self._fail(reading.error)
            case Dropped():
                self._drop(reading.location)
        logger.info("%s: %s", self.source.name, reading.location)

    def _write(self, page: Page, session: HttpSession) -> None:
        seen = session.seen(page.location)
        headers = seen.headers if seen else {}
        self.references += self.ledger.write_source_page(
            SourcePage(
                source=self.source.name,
                location=page.location,
                references=page.references,
                retrieved_at=seen.retrieved_at if seen else datetime.now(UTC),
                etag=headers.get("etag"),
                last_modified=headers.get("last-modified"),
                revision=page.revision,
                is_correction=page.correction is not None,
                is_partial=bool(page.refused),
            ),
            run_id=self.run_id,
        )
        for refused in page.refused:
            self._fail(refused)

    def _drop(self, location: str) -> None:
        self.references += self.ledger.drop_source_page(
            self.source.name, location, run_id=self.run_id
        )

    def _fail(self, error: SourceError | ReferenceRowError) -> None:
        line: int | None = None
        if isinstance(error, ReferenceRowError):
            location, line = error.file, error.line
        else:
            location = error.location
        stage = "fetch" if isinstance(error, FetchError) else "references"
        place = location if line is None else f"{location}:{line}"
        self.failures.append(Failure(place, stage, type(error).__name__, error.message))
        self.ledger.record_failure(
            self.run_id,
            location=location,
            line=line,
            stage=stage,
            kind=type(error).__name__,
            message=error.message,
        )
        logger.warning("%s: %s: %s", self.source.name, place, error.message)


def _normal(location: str) -> str:
    """Return an address in its normal form; what is no address on the web is left as it is."""
    try:
        return normalise_url(location)
    except FetchError:
        return location
