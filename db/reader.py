"""Reading a ledger. Whoever only reads cannot write: it is opened read-only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from claims.ranking.candidate import Pool, Question
from claims.reference import Reference
from claims.settings import MatchingSettings
from claims.snapshot import Snapshot
from claims.vocabulary import Label, ReviewStatus
from db import reports, reviews, search, stored
from db.database import closed_on_failure, database_of
from db.engine import reading
from db.references import changes as reference_changes
from db.references import listing as reference_list
from db.references import proposal_decisions, source_state
from db.references.changes import ReferenceDifference
from db.references.listing import ListedReference
from db.references.proposal_decisions import Proposal
from db.references.source_state import KnownPage
from db.rows import Row
from db.search import Engines
from db.search.derived import DerivedIndexes
from db.search.pool import live_count
from db.stored import ReplayInputs, StoredDocument
from db.version import require_current, version_in
from db.words import ReferenceState


class LedgerReader:
    """Reads a ledger; each method sees one state of it from beginning to end.

    One instance may be used from several threads; each call takes a connection of its own.
    """

    def __init__(self, engine: Engine, url: str) -> None:
        self._engine = engine
        self.url = url
        self._indexes: DerivedIndexes | None = None

    @classmethod
    def open(cls, url: str, *, busy_timeout_seconds: float = 30) -> Self:
        """Open a ledger that is there: `sqlite:///` and a path, or `postgresql://` and a database.

        Raises:
            LedgerError: it is missing, empty, no ledger, damaged, or of another version.
        """
        database = database_of(url)
        if not database.exists():
            raise database.missing()
        engine = database.engine(busy_timeout_seconds=busy_timeout_seconds, read_only=True)
        with closed_on_failure(engine):
            version = version_in(engine, database)
            if version is None:
                raise database.empty()
            require_current(version, database)
        return cls(engine, url)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def propose(
        self,
        question: Question,
        matching: MatchingSettings | None = None,
        engines: Engines | None = None,
    ) -> Pool:
        """Return the candidates for a question: see `db.search.propose`."""
        with reading(self._engine) as connection:
            return search.propose(connection, question, matching or MatchingSettings(), engines)

    def engines(self, matching: MatchingSettings) -> Engines:
        """Return the indexes beside the ledger that take part in a search, brought up to date.

        Raises:
            ConfigError: the settings ask for an engine that is not installed.
        """
        if self._indexes is None:
            self._indexes = DerivedIndexes.open(self.url, matching)
        with reading(self._engine) as connection:
            return self._indexes.follow(connection)

    def affected_claims(self, reference_ids: Iterable[str]) -> set[str]:
        """Return the ids of the claims that a change of these references could affect."""
        with reading(self._engine) as connection:
            return search.affected_claims(connection, reference_ids)

    def reference_count(self) -> int:
        """Return how many references are in use."""
        with reading(self._engine) as connection:
            return live_count(connection)

    def listed_references(
        self, state: ReferenceState = ReferenceState.LIVE, source: str | None = None
    ) -> list[ListedReference]:
        """Return the references of one state by id, all or those of one source."""
        with reading(self._engine) as connection:
            return reference_list.listed(connection, state, source)

    def reference_differences(
        self,
        *,
        runs: Sequence[str] | None = None,
        since: datetime | None = None,
        sources: Collection[str] = (),
    ) -> list[ReferenceDifference]:
        """Return what runs changed, or what changed since a time; else what the last syncs did."""
        with reading(self._engine) as connection:
            if runs is None and since is None:
                runs = reference_changes.last_syncs(connection, sources)
            found = reference_changes.differences(
                connection, runs=runs, since=since, sources=sources
            )
            return list(found)

    def known_pages(self, source: str, *, settings: str, code_version: str) -> list[KnownPage]:
        """Return the pages of a source that need to be read only where they have changed."""
        with reading(self._engine) as connection:
            return source_state.known_pages(
                connection, source, settings=settings, code_version=code_version
            )

    def unlisted_pages(self, source: str, listed: Collection[str]) -> list[str]:
        """Return the addresses of pages that a source had, and that are not among `listed`."""
        with reading(self._engine) as connection:
            return source_state.unlisted(connection, source, listed)

    def open_proposals(self) -> list[Proposal]:
        """Return the proposed ends of references that wait for a person, by number."""
        with reading(self._engine) as connection:
            return proposal_decisions.open_proposals(connection)

    def reference_version(self, version_id: str) -> Reference:
        """Return one version of a reference, current or not."""
        with reading(self._engine) as connection:
            return stored.reference_version(connection, version_id)

    def current_verdicts(
        self,
        *,
        document_url: str | None = None,
        claim_id: str | None = None,
        label: Label | None = None,
        review_status: ReviewStatus | None = None,
    ) -> list[Row]:
        """Return rows of the view `verdict_current`; `label` is the final one."""
        with reading(self._engine) as connection:
            return reports.current_verdicts(
                connection,
                document_url=document_url,
                claim_id=claim_id,
                label=label,
                review_status=review_status,
            )

    def verdict(self, verdict_id: str) -> Row:
        """Return one verdict, live or superseded."""
        with reading(self._engine) as connection:
            return reports.verdict(connection, verdict_id)

    def evidence_of(self, verdict_id: str) -> list[Row]:
        """Return the rows of the view `claim_evidence` of one verdict, by rank."""
        with reading(self._engine) as connection:
            return reports.evidence_of(connection, verdict_id)

    def history(self, claim_id: str) -> list[Row]:
        """Return the rows of the view `claim_history` of one claim, oldest first."""
        with reading(self._engine) as connection:
            return reports.history(connection, claim_id)

    def export_rows(self, view: str) -> Iterator[Row]:
        """Yield every row of a public view; its JSON columns stay text."""
        with reading(self._engine) as connection:
            yield from reports.export_rows(connection, view)

    def find_snapshot(self, snapshot_id: str) -> Snapshot | None:
        """Return a snapshot as it was first seen, or None where these bytes are new."""
        with reading(self._engine) as connection:
            return stored.find_snapshot(connection, snapshot_id)

    def stored_documents(
        self,
        *,
        claim_ids: Collection[str] | None = None,
        document_url: str | None = None,
        label: Label | None = None,
    ) -> Iterator[StoredDocument]:
        """Yield documents with the snapshot of their current reading, to check them again."""
        with reading(self._engine) as connection:
            yield from stored.stored_documents(
                connection, claim_ids=claim_ids, document_url=document_url, label=label
            )

    def replay_inputs(self, verdict_id: str) -> ReplayInputs:
        """Return everything that a verdict was made from."""
        with reading(self._engine) as connection:
            return stored.replay_inputs(connection, verdict_id)

    def latest_review(self, verdict_id: str) -> int | None:
        """Return the id of the decision that holds for a verdict, which the next has to name."""
        with reading(self._engine) as connection:
            return reviews.latest_review(connection, verdict_id)
