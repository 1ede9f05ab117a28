"""Writing a ledger. Each method is one short transaction, kept as a whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Self

from sqlalchemy import Engine

from claims.errors import LedgerError
from claims.reference import Reference
from claims.snapshot import Snapshot
from claims.vocabulary import Decision, Label, RunState, Trigger
from db import documents, reviews, runs, search, verdicts
from db import references as reference_store
from db.checked import CheckedArticle, RecordedCheck
from db.engine import make_engine, path_of, use_write_ahead_log, writing
from db.reader import LedgerReader
from db.references import AddedReferences
from db.storable import article_is_storable, is_storable, storable, storable_reference
from db.times import now, utc_text
from db.version import require_current, version_in
from db.words import Stage

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
        """Open a ledger at `sqlite:///` and a path; make it where there is none.

        Raises:
            LedgerError: it is missing and may not be made, no ledger, damaged, or of another
                version.
        """
        path = path_of(url)
        if not create and not path.is_file():
            raise LedgerError(f"{path}: there is no ledger here. Name another file with --db.")
        engine = make_engine(path, busy_timeout_seconds=busy_timeout_seconds)
        version = version_in(engine, path) if path.is_file() else None
        if version is None and create:
            from db.migrate import upgrade  # noqa: PLC0415 - Alembic only where it is needed

            version = upgrade(url, busy_timeout_seconds=busy_timeout_seconds)
        require_current(version, path)
        use_write_ahead_log(engine)
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
        self, references: Iterable[Reference], *, run_id: str | None, retrieved_at: datetime
    ) -> AddedReferences:
        """Add references, change those whose content differs, restore those withdrawn.

        The same references again change nothing. Written in chunks: a run that is killed has kept
        the first ones, and the same call again adds the rest.
        """
        total = AddedReferences()
        for chunk in reference_store.in_chunks(map(storable_reference, references)):
            with writing(self._engine) as connection:
                total += reference_store.add_chunk(
                    connection,
                    chunk,
                    run_id=run_id,
                    retrieved_at=utc_text(retrieved_at),
                    now=self._now(),
                )
        return total

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
        """Make the full-text index anew from the references."""
        with writing(self._engine) as connection:
            search.rebuild(connection)

    def _now(self) -> str:
        return utc_text(self._clock())


def _is_storable(checked: CheckedArticle) -> bool:
    return article_is_storable(checked.article) and is_storable(checked.snapshot.location)
