"""One check, cut into the parts that are measured."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from measuring import cost_of

from claims.extraction.extract import extract_claims
from claims.judge import ENGINE
from claims.reading.article_reader import read_article
from claims.references.files import parse_references
from claims.settings import Settings
from claims.snapshot import Snapshot
from claims.vocabulary import Trigger
from db.checked import CheckedArticle
from db.ledger import Ledger
from flows.judging import circumstances_of, judge_all
from flows.results import CheckedDocument, JudgedClaim, RunResult


class Parts:
    """The parts of a check on a ledger of their own."""

    def __init__(self, folder: Path, references: Path) -> None:
        self.url = f"sqlite:///{folder / 'ledger.db'}"
        self.settings = Settings()
        self.references = references
        self.turn = 0

    def open(self) -> None:
        self.ledger = Ledger.open(self.url)
        self.run_id = self.ledger.start_run(
            trigger=Trigger.CLI,
            command="check",
            parameters={},
            settings_judging=self.settings.judging,
            code_version="benchmark",
            engine=ENGINE,
        )

    def close(self) -> None:
        self.ledger.close()

    def load_references(self) -> None:
        parsed = parse_references(self.references.read_bytes(), self.references.name)
        self.ledger.add_references(
            parsed.references, run_id=self.run_id, retrieved_at=datetime.now(UTC)
        )

    def check(self, page: Path, *, report: bool = True) -> dict[str, float]:
        """Check a page as an article that the ledger has not seen; return CPU seconds by part."""
        self.turn += 1
        seen = datetime(2025, 7, 21, tzinfo=UTC) + timedelta(minutes=self.turn)
        location = f"https://news.example/{self.turn}"
        self.snapshot = Snapshot(location, page.read_bytes(), "text/html", seen)
        steps = {
            "read": self._read,
            "extract claims": self._extract,
            "propose and judge": self._judge,
            "record": self._record,
            "report": self._report,
        }
        if not report:
            del steps["report"]
        return {name: cost_of(step).cpu for name, step in steps.items()}

    def _read(self) -> None:
        self.article = read_article(self.snapshot)

    def _extract(self) -> None:
        self.sentences = extract_claims(self.article, self.settings.extraction)

    def _judge(self) -> None:
        self.today = self.snapshot.retrieved_at.date()
        circumstances = circumstances_of(self.snapshot, self.article, self.today)
        self.verdicts = judge_all(self.ledger, self.sentences, circumstances, self.settings)

    def _record(self) -> None:
        checked = CheckedArticle(
            self.snapshot, self.article, self.sentences, self.verdicts, self.today, ENGINE
        )
        self.recorded = self.ledger.record_check(self.run_id, checked)

    def _report(self) -> None:
        from flows.report import render_report  # noqa: PLC0415  (loaded only for a report)

        claims = [claim for sentence in self.sentences for claim in sentence.claims]
        judged = tuple(
            JudgedClaim(claim, verdict, row.claim_id, row.verdict_id, row.is_new, row.cause)
            for claim, verdict, row in zip(claims, self.verdicts, self.recorded.claims, strict=True)
        )
        document = CheckedDocument(
            self.snapshot.location,
            self.recorded.document_id,
            self.recorded.snapshot_id,
            self.snapshot.retrieved_at,
            self.article,
            self.sentences,
            judged,
        )
        at = self.snapshot.retrieved_at
        render_report(
            RunResult(self.run_id, "check", Trigger.CLI, at, at, ENGINE, self.url, (document,), ())
        )
