"""Writing a ledger. Each method is one short transaction, kept as a whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Self

from sqlalchemy import Engine

from claims.reference import Reference
from claims.settings import MatchingSettings
from claims.snapshot import Snapshot
from claims.vocabulary import Decision, Label, RunState, Trigger
from db import documents, reviews, runs, search, verdicts
from db.checked import CheckedArticle, RecordedCheck
from db.database import closed_on_failure, database_of
from db.engine import reading, writing
from db.reader import LedgerReader
from db.references import (
    corrections,
    proposal_decisions,
    proposals,
    source_page,
    source_state,
    sources,
)
from db.references import writing as reference_store
from db.references.preparing import prepared_chunks
from db.references.proposal_decisions import Proposal
from db.references.source_page import SourcePage
from db.references.writing import AddedReferences
from db.search.derived import DerivedIndexes, IndexName, Progress
from db.storable import article_is_storable, is_storable, storable, storable_reference
from db.times import now, utc_text
from db.version import require_current, version_in
from db.words import ProposalDecision, Stage

__all__ = ["Ledger", "LedgerReader"]


class Ledger(LedgerReader):
    """Reads and writes a ledger.

    `clock` tells the time of the rows that are written; tests set it.
    """

    def __init__(self, engine: Engine, url: str, clock: Callable[[], datetime] = now) -> None:
        super().__init__(engine, url)
        self._clock = clock

    @classmethod
    def open(
        cls,
        url: str,
        *,
        busy_timeout_seconds: float = 30,
        create: bool = True,
        clock: Callable[[], datetime] = now,
    ) -> Self:
        """Open a ledger, `sqlite:///` and a path or `postgresql://` and a database.

        Where there is none it is made; a database of PostgreSQL must be there, and may be empty.

        Raises:
            LedgerError: it is missing and may not be made, no ledger, damaged, or of another
                version.
        """
        database = database_of(url)
        if not create and not database.exists():
            raise database.missing()
        engine = database.engine(busy_timeout_seconds=busy_timeout_seconds)
        with closed_on_failure(engine):
            version = version_in(engine, database) if database.exists() else None
            if version is None and create:
                from db.migrate import upgrade  # noqa: PLC0415 - Alembic only where it is needed

                version = upgrade(url, busy_timeout_seconds=busy_timeout_seconds)
            if version is None:
                raise database.empty()
            require_current(version, database)
            database.settle(engine)
        return cls(engine, url, clock)

    def start_run(
        self,
        *,
        trigger: Trigger,
        command: str,
        parameters: Mapping[str, Any],
        settings_judging: Mapping[str, Any],
        code_version: str,
        engine: str,
        flow_run_id: str | None = None,
    ) -> str:
        """Open a run, with the settings its verdicts depend on; return its id."""
        run = runs.NewRun(
            trigger, command, parameters, settings_judging, code_version, engine, flow_run_id
        )
        with writing(self._engine) as connection:
            return runs.start_run(connection, run, now=self._now())

    def finish_run(self, run_id: str, state: RunState, counts: Mapping[str, int]) -> None:
        """Close a run. One that is never closed stays `running`: it was interrupted."""
        with writing(self._engine) as connection:
            runs.finish_run(connection, run_id, state, counts, now=self._now())

    def record_failure(
        self,
        run_id: str | None,
        *,
        location: str,
        stage: Stage | str,
        kind: str,
        message: str,
        line: int | None = None,
    ) -> None:
        """Put what failed into quarantine; `kind` is the error's class, `line` a file's."""
        with writing(self._engine) as connection:
            runs.record_failure(
                connection,
                run_id,
                location=location,
                stage=Stage(stage),
                kind=kind,
                message=message,
                line=line,
                now=self._now(),
            )

    def record_snapshot(self, snapshot: Snapshot, *, source: str | None = None) -> None:
        """Keep bytes that were seen, before or without reading them."""
        with writing(self._engine) as connection:
            documents.record_snapshot(connection, snapshot, source=source, now=self._now())

    def record_check(self, run_id: str, checked: CheckedArticle) -> RecordedCheck:
        """Record a checked article; what the ledger has already is not added again.

        Raises:
            LedgerError: a rule of the database was broken, for example a decisive verdict without
                independent evidence, or evidence from a reference that the ledger does not hold.
        """
        if not _is_storable(checked):
            checked = storable(checked)
        found = documents.prepare_reading(checked)
        judged = verdicts.prepare_verdicts(checked, found)
        snapshot, at = checked.snapshot, self._now()
        with writing(self._engine) as connection:
            runs.require_run(connection, run_id)
            documents.record_snapshot(connection, snapshot, source=checked.source, now=at)
            documents.record_reading(connection, run_id, snapshot.document_id, found, now=at)
            article_id = found.article["id"]
            recorded = verdicts.record_verdicts(
                connection, run_id, article_id, judged, given=checked.cause, now=at
            )
        return RecordedCheck(snapshot.document_id, snapshot.id, article_id, recorded)

    def add_references(
        self,
        references: Iterable[Reference],
        *,
        run_id: str | None,
        retrieved_at: datetime,
        processes: int = 1,
    ) -> AddedReferences:
        """Add references, change those whose content differs, restore those withdrawn.

        The same references again change nothing. Written in chunks: a run that is killed has kept
        the first ones, and the same call again adds the rest. More than one of `processes` share
        the work of a large load: see `db.references.preparing.prepared_chunks`.
        """
        total = AddedReferences()
        storable_ones = map(storable_reference, references)
        for chunk, ready in prepared_chunks(storable_ones, processes):
            at = self._now()
            with writing(self._engine) as connection:
                before = proposals.last_event(connection)
                closed = corrections.closed_by_correction(connection, [one.id for one in chunk])
                total += AddedReferences(unchanged=sum(one.id in closed for one in chunk))
                open_ones = [one for one in chunk if one.id not in closed]
                total += reference_store.add_chunk(
                    connection,
                    proposals.with_accepted_ends(connection, open_ones),
                    run_id=run_id,
                    retrieved_at=utc_text(retrieved_at),
                    now=at,
                    ready=ready,
                )
                total += corrections.correct(connection, open_ones, run_id=run_id, now=at)
                proposals.propose_ends(connection, before, run_id=run_id, now=at)
        return total

    def open_source(self, name: str, kind: str) -> None:
        """Enter a source of references before its pages are written."""
        with writing(self._engine) as connection:
            source_state.open_source(connection, name, kind, now=self._now())

    def write_source_page(self, page: SourcePage, *, run_id: str | None) -> AddedReferences:
        """Make the ledger say what a page of a source says: see `db.references.sources.write_page`.

        One transaction: a reader sees all of it or nothing. A page that says what it said when it
        was last read is not written.
        """
        with reading(self._engine) as connection:
            if source_page.says_the_same(connection, page):
                return AddedReferences(unchanged=len(page.references))
            ready = source_page.prepare_page(connection, page)
        with writing(self._engine) as connection:
            before, at = proposals.last_event(connection), self._now()
            written = sources.write_page(connection, page, ready, run_id=run_id, now=at)
            proposals.propose_ends(connection, before, run_id=run_id, now=at)
        return written

    def drop_source_page(self, name: str, location: str, *, run_id: str | None) -> AddedReferences:
        """Mark a page of a source as gone, with the references that stand nowhere else."""
        with writing(self._engine) as connection:
            return sources.drop_page(connection, name, location, run_id=run_id, now=self._now())

    def close_source(self, name: str) -> None:
        """Say that a source was read from beginning to end."""
        with writing(self._engine) as connection:
            source_state.close_source(connection, name, now=self._now())

    def decide_proposal(
        self, number: int, decision: ProposalDecision, *, reviewer: str, note: str | None = None
    ) -> Proposal:
        """Accept or decline a proposed end: see `db.references.proposal_decisions`."""
        with writing(self._engine) as connection:
            return proposal_decisions.decide(
                connection, number, decision, reviewer=reviewer, note=note, now=self._now()
            )

    def withdraw_reference(self, reference_id: str, *, run_id: str | None) -> bool:
        """Take a reference out of use and keep its history; return whether it was in use."""
        with writing(self._engine) as connection:
            return reference_store.withdraw(
                connection, reference_id, run_id=run_id, now=self._now()
            )

    def record_review(
        self,
        verdict_id: str,
        decision: Decision,
        *,
        reviewer: str,
        label: Label | None = None,
        note: str | None = None,
        supersedes_id: int | None = None,
    ) -> int:
        """Add a person's decision about a verdict: see `db.reviews.record_review`."""
        with writing(self._engine) as connection:
            return reviews.record_review(
                connection,
                verdict_id,
                decision,
                reviewer=reviewer,
                label=label,
                note=note,
                supersedes_id=supersedes_id,
                now=self._now(),
            )

    def rebuild_search_index(self) -> None:
        """Make every search index of the ledger anew: words, values, and the list of claims."""
        with writing(self._engine) as connection:
            search.rebuild(connection)

    def rebuild_derived_indexes(
        self, matching: MatchingSettings, progress: Progress, only: Iterable[IndexName]
    ) -> list[IndexName]:
        """Make the indexes beside the ledger anew; return which were made.

        Raises:
            ConfigError: the settings ask for an engine that is not installed, or another process
                is writing an index.
        """
        indexes = DerivedIndexes.open(self.url, matching)
        return indexes.rebuild(self._engine, progress, only)

    def _now(self) -> str:
        return utc_text(self._clock())


def _is_storable(checked: CheckedArticle) -> bool:
    return article_is_storable(checked.article) and is_storable(checked.snapshot.location)
