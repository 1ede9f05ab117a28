"""Ledgers with many generated claims, entered as articles of one sentence a line."""

from __future__ import annotations

import random
from datetime import UTC, datetime

from generated_references import Words, statement

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


def enter_claims(url: str, words: Words, count: int) -> None:
    """Enter `count` generated claims in a new ledger, as read and not yet judged."""
    with Ledger.open(url) as ledger:
        run_id = _start_run(ledger)
    engine = database_of(url).engine(busy_timeout_seconds=30)
    for start in range(0, count, CLAIMS_OF_AN_ARTICLE):
        read = _read(words, start, min(CLAIMS_OF_AN_ARTICLE, count - start))
        found = documents.prepare_reading(read)
        snapshot, now = read.snapshot, WHEN.isoformat()
        with writing(engine) as connection:
            documents.record_snapshot(connection, snapshot, source=None, now=now)
            documents.record_reading(connection, run_id, snapshot.document_id, found, now=now)
    engine.dispose()


def _start_run(ledger: Ledger) -> str:
    return ledger.start_run(
        trigger=Trigger.MANUAL,
        command="benchmark",
        parameters={},
        settings_judging={},
        code_version="",
        engine="",
    )


def _read(words: Words, start: int, count: int) -> CheckedArticle:
    chances = (random.Random(-(10**9) - number) for number in range(start, start + count))  # noqa: S311
    lines = [statement(chance, words) for chance in chances]
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
        snapshot=Snapshot(f"generated-{start}", text.encode(), "text/plain", WHEN),
        article=Article(text, None, None, None, "en", WHEN, PublicationSource.GIVEN),
        sentences=tuple(sentences),
        verdicts=(_UNJUDGED,) * count,
        judged_on=WHEN.date(),
        engine="",
    )
