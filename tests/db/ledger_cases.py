"""Small articles, references and verdicts, made the way the pipeline makes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, inspect

from claims.article import Article, PublicationSource
from claims.claim import Attribution, CheckWorthiness, Claim, Sentence, Signal
from claims.facets import Comparator, Dimension, Facets, Quantity
from claims.ranking.candidate import Question
from claims.reference import Reference
from claims.settings import MatchingSettings
from claims.snapshot import Snapshot
from claims.span import Span, TextQuote
from claims.verdict import (
    AlignedSpan,
    Comparison,
    EventTie,
    Evidence,
    FacetComparison,
    Verdict,
)
from claims.vocabulary import (
    AttributionKind,
    Cause,
    ClaimKind,
    Disposition,
    ExclusionReason,
    Label,
    Outcome,
    ReasonCode,
    ReferenceKind,
    Relation,
    Stance,
    Trigger,
)
from db.checked import CheckedArticle
from db.ledger import Ledger, LedgerReader

NOON = datetime(2024, 5, 6, 12, tzinfo=UTC)
DAY = date(2024, 5, 6)
JUDGING = {"verdict": {"minimum_coverage": 0.5}, "matching": {"full_text_candidates": 50}}
ENGINE = "rules-1"

BRIDGE = "The bridge over the Elsa is 310 metres long."
FERRY = "The ferry stopped in 2019."
QUESTION = "Who will pay for it?"

Judge = Callable[[Claim], Verdict]


def reference(
    reference_id: str = "bridge-length",
    statement: str = "The new bridge over the Elsa has a length of 310 metres.",
    **others: Any,
) -> Reference:
    return Reference(
        id=reference_id,
        kind=others.pop("kind", ReferenceKind.STATEMENT),
        statement=statement,
        publisher=others.pop("publisher", "City works department"),
        **others,
    )


def start_run(ledger: Ledger, **others: Any) -> str:
    return ledger.start_run(
        trigger=others.pop("trigger", Trigger.CLI),
        command="check story.txt",
        parameters={"published": "2024-05-06"},
        settings_judging=others.pop("judging", JUDGING),
        code_version="0.1.0",
        engine=ENGINE,
        **others,
    )


def claim_at(text: str, span: Span) -> Claim:
    words = TextQuote.cut(text, span)
    number = Span(span.start, span.start + 1)
    quantity = Quantity(
        number, number.of(text), 310.0, 310.0, float("inf"), Dimension.LENGTH, "metre",
        Comparator.AT_LEAST,
    )  # fmt: skip
    return Claim(
        words=words,
        kind=ClaimKind.SENTENCE,
        text=words.quote,
        attribution=Attribution(AttributionKind.ARTICLE, span),
        facets=Facets(quantities=(quantity,), negations=(number,)),
        worthiness=CheckWorthiness(0.75, (Signal("has_quantity", 1.5),)),
        parties=("IT",),
    )


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """One claim for each line that is not a question."""
    sentences, start = [], 0
    for line in text.splitlines(keepends=True):
        span = Span(start, start + len(line.rstrip("\n")))
        start += len(line)
        if line.rstrip().endswith("?"):
            sentences.append(Sentence(span, Disposition.EXCLUDED, ExclusionReason.QUESTION))
        else:
            sentences.append(Sentence(span, Disposition.CLAIMED, claims=(claim_at(text, span),)))
    return tuple(sentences)


def evidence_from(
    claim: Claim, source: Reference, stance: Stance, *, independent: bool = True
) -> Evidence:
    span = Span(0, len(source.statement))
    comparison = Comparison(
        same_event=True,
        ties=(EventTie("names", True, "both name the Elsa"),),
        facets=(
            FacetComparison(
                "quantity", Relation.AGREES, "310 metres", "310 metres", claim.span, Span(0, 3)
            ),
        ),
        aligned=(AlignedSpan(claim.span, Span(0, 3)),),
        fuzzy_score=71.5,
        coverage=0.8,
    )
    return Evidence(source, stance, comparison, span, source.statement, independent)


def supported_by(*sources: Reference, **others: Any) -> Judge:
    return _decided(sources, Label.SUPPORTED, Stance.SUPPORTS, others)


def refuted_by(*sources: Reference, **others: Any) -> Judge:
    return _decided(sources, Label.REFUTED, Stance.REFUTES, others)


def _decided(
    sources: Sequence[Reference], label: Label, stance: Stance, others: dict[str, Any]
) -> Judge:
    def judge(claim: Claim) -> Verdict:
        found = Verdict(
            label=label,
            outcome=Outcome.DECIDED,
            as_of=DAY,
            rationale=f"The length is {label.value}.",
            reason_codes=(ReasonCode.SINGLE_SOURCE,),
            evidence=tuple(evidence_from(claim, source, stance) for source in sources),
            engine=ENGINE,
        )
        return replace(found, **others)

    return judge


def without_reference(claim: Claim) -> Verdict:
    return Verdict(
        None, Outcome.NO_REFERENCE, DAY, "Nothing speaks of this.", (), (), missing=("A source.",),
        engine=ENGINE,
    )  # fmt: skip


def snapshot_of(text: str, location: str = "https://news.example/elsa") -> Snapshot:
    return Snapshot(
        location, text.encode("utf-8", "replace"), "text/plain", NOON, headers={"etag": '"1"'}
    )


def checked(
    *lines: str,
    judge: Judge = without_reference,
    location: str = "https://news.example/elsa",
    cause: Cause | None = None,
    judged_on: date = DAY,
    engine: str = ENGINE,
) -> CheckedArticle:
    text = "\n".join(lines)
    sentences = sentences_of(text)
    return CheckedArticle(
        snapshot=snapshot_of(text, location),
        article=Article(
            text, "Elsa", None, "news.example", "en", datetime(2024, 5, 6),
            PublicationSource.GIVEN,
        ),
        sentences=sentences,
        verdicts=tuple(judge(claim) for sentence in sentences for claim in sentence.claims),
        judged_on=judged_on,
        engine=engine,
        cause=cause,
    )  # fmt: skip


def proposed(ledger: LedgerReader, text: str, **matching: Any) -> tuple[Reference, ...]:
    """The references that the ledger's words propose, best first."""
    pool = ledger.propose(Question(text), MatchingSettings(**matching))
    ranked = sorted(
        pool.candidates, key=lambda candidate: (-(candidate.words or 0), candidate.reference.id)
    )
    return tuple(candidate.reference for candidate in ranked)


def content_of(ledger: LedgerReader) -> dict[str, list[tuple[Any, ...]]]:
    """Everything the ledger holds but what differs from run to run: runs, times, row numbers."""
    content = {}
    with ledger._engine.connect() as connection:
        named = {
            "reference_value": _names(connection, "SELECT number, id FROM reference"),
            "claim_value": _names(connection, "SELECT number, claim_id FROM claim_entry"),
        }
        for table in inspect(connection).get_table_names():
            if table.startswith(("reference_te", "claim_te")) or table in (
                "run",
                "alembic_version",
            ):
                continue
            rows = connection.exec_driver_sql(f"SELECT * FROM {table}").mappings()
            content[table] = sorted(
                tuple(
                    (name, named.get(table, {}).get(value, value))
                    for name, value in row.items()
                    if "run" not in name
                    and name not in ("created_at", "retrieved_at", "withdrawn_at")
                    and not _is_given_by_the_database(table, name, value)
                )
                for row in rows
            )
    return content


def _names(connection: Connection, statement: str) -> dict[int, str]:
    return {row[0]: row[1] for row in connection.exec_driver_sql(statement)}


def _is_given_by_the_database(table: str, column: str, value: Any) -> bool:
    """A transaction that is taken back leaves a gap in the numbers of PostgreSQL."""
    return isinstance(value, int) and (
        column == "id" or (column == "number" and table in ("reference", "claim_entry"))
    )


def count(ledger: LedgerReader, table: str) -> int:
    with ledger._engine.connect() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())
