"""Ledgers with many claims: entered as articles of one sentence a line, or copied by SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from claims.article import Article, PublicationSource
from claims.claim import Attribution, CheckWorthiness, Claim, Sentence
from claims.facets import Facets
from claims.snapshot import Snapshot
from claims.span import Span, TextQuote
from claims.verdict import Verdict
from claims.vocabulary import AttributionKind, ClaimKind, Disposition, Outcome, Trigger
from db import documents
from db.checked import CheckedArticle
from db.database import database_of
from db.engine import writing
from db.ledger import Ledger

CLAIMS_OF_AN_ARTICLE = 500
WHEN = datetime(2024, 5, 6, 12, tzinfo=UTC)
_UNJUDGED = Verdict(None, Outcome.NO_REFERENCE, WHEN.date(), "", (), ())


_COPY = """
PRAGMA foreign_keys = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -65536;
BEGIN;
INSERT INTO claim_version (id, claim_id, article_id, sentence_id, span_start, span_end, prefix,
  suffix, quote, text, kind, attribution, attribution_detail, hedged, worthiness, signals, facets,
  substitutions, unresolved, parties, content_sha256)
SELECT version.id, reference.id, '', '', 0, 0, '', '', statement, statement, 'sentence', 'article',
  '{}', 0, 0.5, '{}', '{}', '[]', '[]', '[]', ''
FROM reference JOIN reference_version AS version ON version.id = reference.current_version_id
WHERE reference.number <= (SELECT min(number) + :most - 1 FROM reference) ORDER BY number;
INSERT INTO claim_entry (number, claim_id, claim_version_id)
SELECT number, id, current_version_id FROM reference
WHERE number <= (SELECT min(number) + :most - 1 FROM reference) ORDER BY number;
INSERT INTO claim_value (key, number) SELECT key, number FROM reference_value
WHERE number <= (SELECT min(number) + :most - 1 FROM reference) ORDER BY key, number;
COMMIT
"""


def copy_as_claims(references: Path, ledger: Path, count: int) -> None:
    """Make a ledger in which the first `count` statements of another one are claims as well.

    Their articles are left out, of which the indexes of claims know nothing: a million claims that
    are entered as articles take half an hour.
    """
    with (
        closing(sqlite3.connect(references)) as source,
        closing(sqlite3.connect(ledger, isolation_level=None)) as copy,
    ):
        source.backup(copy)
        for statement in _COPY.replace(":most", str(count)).split(";"):
            copy.execute(statement)


def enter_claims(url: str, lines: Sequence[str]) -> dict[str, str]:
    """Enter claims in a ledger, as read and not yet judged; return their texts by their ids."""
    texts: dict[str, str] = {}
    with Ledger.open(url) as ledger:
        run_id = _start_run(ledger)
    engine = database_of(url).engine(busy_timeout_seconds=30)
    for start in range(0, len(lines), CLAIMS_OF_AN_ARTICLE):
        read = _read(f"generated-{start}", lines[start : start + CLAIMS_OF_AN_ARTICLE])
        found = documents.prepare_reading(read)
        snapshot, now = read.snapshot, WHEN.isoformat()
        with writing(engine) as connection:
            documents.record_snapshot(connection, snapshot, source=None, now=now)
            documents.record_reading(connection, run_id, snapshot.document_id, found, now=now)
        texts |= {row["claim_id"]: row["text"] for row in found.versions}
    engine.dispose()
    return texts


def _start_run(ledger: Ledger) -> str:
    return ledger.start_run(
        trigger=Trigger.MANUAL,
        command="benchmark",
        parameters={},
        settings_judging={},
        code_version="",
        engine="",
    )


def _read(location: str, lines: Sequence[str]) -> CheckedArticle:
    text = "\n".join(lines)
    sentences, position = [], 0
    for line in lines:
        span = Span(position, position + len(line))
        position = span.end + 1
        claim = Claim(
            words=TextQuote.cut(text, span),
            kind=ClaimKind.SENTENCE,
            text=line,
            attribution=Attribution(AttributionKind.ARTICLE, span),
            facets=Facets(),
            worthiness=CheckWorthiness(0.5),
        )
        sentences.append(Sentence(span, Disposition.CLAIMED, claims=(claim,)))
    return CheckedArticle(
        snapshot=Snapshot(location, text.encode(), "text/plain", WHEN),
        article=Article(text, None, None, None, "en", WHEN, PublicationSource.GIVEN),
        sentences=tuple(sentences),
        verdicts=(_UNJUDGED,) * len(lines),
        judged_on=WHEN.date(),
        engine="",
    )
