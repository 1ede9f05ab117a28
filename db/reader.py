"""Reading a ledger. Whoever only reads cannot write: the file is opened read-only."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from claims.errors import LedgerError
from claims.reference import Reference
from claims.snapshot import Snapshot
from claims.vocabulary import Label, ReviewStatus
from db import reports, reviews, search, stored
from db.engine import make_engine, path_of, reading
from db.rows import Row
from db.stored import ReplayInputs, StoredDocument, StoredReference
from db.version import require_current, version_in


class LedgerReader:
    """Reads a ledger; each method sees one state of it from beginning to end.

    One instance may be used from several threads; each call takes a connection of its own.
    """

    def __init__(self, engine: Engine, url: str) -> None:
        self._engine = engine
        self.url = url

    @classmethod
    def open(cls, url: str, *, busy_timeout_seconds: float = 30) -> Self:
        """Open a ledger that is there, at `sqlite:///` and a path.

        Raises:
            LedgerError: it is missing, empty, no ledger, damaged, or of another version.
        """
        path = path_of(url)
        if not path.is_file():
            raise LedgerError(
                f"{path}: there is no ledger here. `claimledger check` makes one;"
                " name another file with --db."
            )
        engine = make_engine(path, busy_timeout_seconds=busy_timeout_seconds, read_only=True)
        version = version_in(engine, path)
        if version is None:
            raise LedgerError(f"{path}: the file is empty. `claimledger db upgrade` fills it.")
        require_current(version, path)
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
        self, text: str, *, limit: int = 50, frequent_term_share: float = 0.1
    ) -> tuple[Reference, ...]:
        """Return the references that share words with `text`: see `db.search.propose`."""
        with reading(self._engine) as connection:
            return search.propose(
                connection, text, limit=limit, frequent_term_share=frequent_term_share
            )

    def references(self, *, withdrawn: bool | None = None) -> Iterator[StoredReference]:
        """Yield the references by id: all, or only those (not) withdrawn."""
        with reading(self._engine) as connection:
            yield from stored.references(connection, withdrawn=withdrawn)

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
