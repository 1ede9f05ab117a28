"""A run from start to end, as plain functions: what the command line and the flows both call.

A run is opened in the ledger, loads references, fetches, reads, judges and records one article
after the other, and is closed. A failure of one article goes to quarantine and never becomes a
verdict; the rest of the run goes on.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from claims.article import Article, PublicationSource
from claims.errors import ReferenceRowError, SourceError, UsageError
from claims.extraction.extract import extract_claims
from claims.judge import engine_of
from claims.reading.article_reader import read_article
from claims.references.files import parse_references
from claims.snapshot import Snapshot
from claims.vocabulary import Label, RunState
from db.checked import CheckedArticle
from db.ledger import Ledger
from db.references.preparing import usable_processes
from db.references.writing import AddedReferences
from db.stored import StoredDocument
from flows.environment import code_version
from flows.judging import circumstances_of, judge_all
from flows.location import normalise_url, scheme_of
from flows.request import Request
from flows.results import CheckedDocument, Failure, JudgedClaim, RunResult
from flows.sources import expand, load
from flows.web_client import Web

if TYPE_CHECKING:
    from flows.fetch import Fetcher

logger = logging.getLogger("claimledger")


class Run:
    """A run under way: the ledger's row for it, and what came out so far."""

    def __init__(self, request: Request, ledger: Ledger, web: Web) -> None:
        self.request = request
        self.settings = request.settings
        self.ledger = ledger
        self.web = web
        self.today = datetime.now(UTC).date()
        self.started_at = datetime.now(UTC)
        self.documents: list[CheckedDocument] = []
        self.failures: list[Failure] = []
        self._seen: set[str] = set()
        self.engine = engine_of(self.settings)
        self.run_id = ledger.start_run(
            trigger=request.trigger,
            command=request.command,
            parameters=request.parameters,
            settings_judging=self.settings.judging,
            code_version=code_version(),
            engine=self.engine,
            flow_run_id=request.flow_run_id,
        )

    @property
    def batch_size(self) -> int:
        return self.settings.schedule.batch_size

    def add_references(self, files: Iterable[str]) -> AddedReferences:
        """Load reference files; rows that are refused go to quarantine, the others count."""
        total = AddedReferences()
        for name in files:
            try:
                content = Path(name).read_bytes()
            except (OSError, ValueError) as error:  # ValueError: a NUL in the name
                reason = error.strerror if isinstance(error, OSError) else error
                self._fail(SourceError(name, f"cannot be read ({reason})"), "references")
                continue
            parsed = parse_references(content, name)
            total += self.ledger.add_references(
                parsed.references,
                run_id=self.run_id,
                retrieved_at=datetime.now(UTC),
                processes=usable_processes(),
            )
            for refused in parsed.refused:
                self._fail(refused, "references")
        return total

    def locations(self) -> list[str]:
        """Return the addresses to fetch, folders opened, each once."""
        found: dict[str, None] = {}
        for source in self.request.sources:
            try:
                found.update(dict.fromkeys(expand(source, self.settings)))
            except SourceError as error:
                self._fail(error, "fetch")
        return list(found)

    def fetch_all(self, locations: Iterable[str]) -> list[Snapshot]:
        """Fetch what can be fetched; the rest goes to quarantine."""
        return [found for found in map(self.fetch, locations) if found is not None]

    def fetch(self, location: str) -> Snapshot | None:
        fetcher = cast("Fetcher", self.web)  # which it is as soon as it is asked for a page
        try:
            return load(location, fetcher, self.settings, self.request.stdin)
        except SourceError as error:
            self._fail(error, "fetch")
            return None

    def check_all(self, snapshots: Iterable[Snapshot]) -> None:
        for snapshot in snapshots:
            self.check(snapshot)

    def check(self, snapshot: Snapshot) -> CheckedDocument | None:
        """Read, judge and record one article, once in a run, in one short write transaction.

        Bytes that the ledger holds are read as they were first seen. So the day an undated article
        is judged for, and the headers it is decoded by, are those that a replay finds.
        """
        if snapshot.id in self._seen:
            return None
        self._seen.add(snapshot.id)
        snapshot = self.ledger.find_snapshot(snapshot.id) or snapshot
        try:
            article = read_article(snapshot, self.request.published)
        except SourceError as error:
            self.ledger.record_snapshot(snapshot)
            self._fail(error, "read")
            return None
        return self._record(snapshot, article)

    def documents_to_recheck(self) -> Iterator[StoredDocument]:
        """Yield the stored documents that the request selects.

        Raises:
            UsageError: the ledger holds no such claim or article.
        """
        request = self.request
        for claim_id in request.claim_ids:
            if not self.ledger.history(claim_id):
                raise UsageError(f"There is no claim {claim_id!r} in this ledger.")
        found = self.ledger.stored_documents(
            claim_ids=request.claim_ids or None,
            document_url=stored_address(request.document) if request.document else None,
            label=Label(request.label) if request.label else None,
        )
        first = next(found, None)
        if first is not None:
            return chain((first,), found)
        if request.document and not (request.claim_ids or request.label):
            raise UsageError(f"There is no article {request.document!r} in this ledger.")
        return iter(())

    def recheck_all(self, documents: Iterable[StoredDocument]) -> None:
        """Judge stored documents again, from their snapshots."""
        for stored in documents:
            try:
                article = read_article(stored.snapshot, given_publication(stored.article))
            except SourceError as error:
                self._fail(error, "read")
            else:
                self._record(stored.snapshot, article)

    def finish(self) -> RunResult:
        """Close the run and return everything it did."""
        result = RunResult(
            run_id=self.run_id,
            command=self.request.command,
            trigger=self.request.trigger,
            started_at=self.started_at,
            finished_at=datetime.now(UTC),
            engine=self.engine,
            ledger=self.settings.ledger.shown_url,
            documents=tuple(self.documents),
            failures=tuple(self.failures),
        )
        self.ledger.finish_run(self.run_id, RunState.COMPLETED, counts_of(result))
        return result

    def _record(self, snapshot: Snapshot, article: Article) -> CheckedDocument:
        sentences = extract_claims(article, self.settings.extraction)
        circumstances = circumstances_of(snapshot, article, self.today)
        verdicts = judge_all(self.ledger, sentences, circumstances, self.settings)
        recorded = self.ledger.record_check(
            self.run_id,
            CheckedArticle(
                snapshot, article, sentences, verdicts, self.today, self.engine, self.request.cause
            ),
        )
        claims = [claim for sentence in sentences for claim in sentence.claims]
        judged = tuple(
            JudgedClaim(claim, verdict, row.claim_id, row.verdict_id, row.is_new, row.cause)
            for claim, verdict, row in zip(claims, verdicts, recorded.claims, strict=True)
        )
        document = CheckedDocument(
            location=snapshot.location,
            document_id=recorded.document_id,
            snapshot_id=recorded.snapshot_id,
            retrieved_at=snapshot.retrieved_at,
            article=article,
            sentences=sentences,
            judged=judged,
        )
        self.documents.append(document)
        logger.info("%s: %d claims", snapshot.location, len(judged))
        return document

    def _fail(self, error: SourceError | ReferenceRowError, stage: str) -> None:
        line = None
        if isinstance(error, ReferenceRowError):
            location, line = error.file, error.line
        else:
            location = error.location
        place = location if line is None else f"{location}:{line}"
        failure = Failure(place, stage, type(error).__name__, error.message)
        self.failures.append(failure)
        self.ledger.record_failure(
            self.run_id,
            location=location,
            line=line,
            stage=stage,
            kind=failure.kind,
            message=failure.message,
        )
        logger.warning("%s: %s", place, failure.message)


def counts_of(result: RunResult) -> dict[str, int]:
    """Return what the `run` row counts."""
    return {
        "articles": len(result.documents),
        "claims": result.claim_count,
        "new_verdicts": result.new_verdict_count,
        "failures": len(result.failures),
        **result.label_counts,
    }


def stored_address(document: str) -> str:
    """Return the address that an article given on a command line is stored under."""
    match scheme_of(document):
        case "http" | "https":
            return normalise_url(document)
        case None if not document.startswith("text:"):
            return Path(document).resolve().as_uri()
    return document


def given_publication(article: Article) -> datetime | None:
    """Return the publication time that was given for an article; a page's own is read again."""
    given = article.published_source is PublicationSource.GIVEN
    return article.published_at if given else None


Item = TypeVar("Item")


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Cut a series into lists of at most `size`."""
    series = iter(items)
    while batch := list(islice(series, size)):
        yield batch


@contextmanager
def started(request: Request) -> Iterator[Run]:
    """Open the ledger and a run in it; a run that breaks off is closed as failed."""
    with (
        Ledger.open(
            request.settings.ledger.url,
            busy_timeout_seconds=request.settings.ledger.busy_timeout_seconds,
        ) as ledger,
        ExitStack() as resources,
    ):
        run = Run(request, ledger, Web(request.settings.fetch, resources))
        try:
            yield run
        except BaseException:
            ledger.finish_run(run.run_id, RunState.FAILED, {"failures": len(run.failures)})
            raise
