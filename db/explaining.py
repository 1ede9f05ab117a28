"""Reading a verdict back as a value, with everything that was recorded about why it is so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter, ValidationError

from claims.claim import Attribution
from claims.errors import LedgerError, UsageError
from claims.reference import Reference
from claims.span import Span
from claims.verdict import Assessment, Comparison, Evidence, Verdict
from claims.verifier.entailment import Entailment
from claims.vocabulary import ClaimKind, Label, Outcome, ReasonCode, Stance
from db.reader import LedgerReader
from db.rows import Row
from db.times import moment_or_none

_COMPARISON = TypeAdapter(Comparison)
_ENTAILMENT = TypeAdapter(Entailment | None)
_ASSESSMENT = TypeAdapter(Assessment | None)
_ATTRIBUTION = TypeAdapter(Attribution)


@dataclass(frozen=True, slots=True)
class RecordedClaim:
    """What a verdict was about, in the words that were judged.

    `told_with` is the passage that the claim was told in, where it is only part of one.
    """

    quote: str
    text: str
    kind: ClaimKind
    attribution: Attribution
    unresolved: tuple[str, ...]
    due_at: datetime | None
    told_with: str | None


@dataclass(frozen=True, slots=True)
class RecordedVerdict:
    """A verdict as it was recorded; `is_live` is false where a later one has superseded it."""

    claim_id: str
    verdict_id: str
    document_url: str
    is_live: bool
    recorded_at: str
    claim: RecordedClaim
    verdict: Verdict


def recorded_verdict(ledger: LedgerReader, row_id: str) -> RecordedVerdict:
    """Return a verdict by its own id, or the live verdict of a claim by the id of the claim.

    Raises:
        UsageError: the ledger has no verdict and no claim with this id.
        LedgerError: what was recorded as the comparison cannot be read.
    """
    of_claim = [row for row in ledger.history(row_id) if row["event"] == "verdict"]
    try:
        verdict_id = of_claim[-1]["verdict_id"] if of_claim else row_id
        inputs, row = ledger.replay_inputs(verdict_id), ledger.verdict(verdict_id)
    except UsageError:
        raise UsageError(
            f"There is no verdict and no claim {row_id!r} in this ledger;"
            " the view verdict_current lists both."
        ) from None
    evidence = tuple(
        _evidence(stored, reference, verdict_id)
        for stored, reference in zip(inputs.evidence, inputs.references, strict=True)
    )
    return RecordedVerdict(
        claim_id=row["claim_id"],
        verdict_id=verdict_id,
        document_url=row["document_url"],
        is_live=bool(row["is_live"]),
        recorded_at=row["created_at"],
        claim=_claim(inputs.claim),
        verdict=_verdict(row, evidence),
    )


def _claim(row: Mapping[str, Any]) -> RecordedClaim:
    passage = json.loads(row["passage"]) if row["passage"] else None
    return RecordedClaim(
        quote=row["quote"],
        text=row["text"],
        kind=ClaimKind(row["kind"]),
        attribution=_ATTRIBUTION.validate_json(row["attribution_detail"]),
        unresolved=tuple(json.loads(row["unresolved"])),
        due_at=moment_or_none(row["due_at"]),
        told_with=passage["text"] if passage else None,
    )


def _verdict(row: Row, evidence: tuple[Evidence, ...]) -> Verdict:
    return Verdict(
        label=None if row["label"] is None else Label(row["label"]),
        outcome=Outcome(row["outcome"]),
        as_of=date.fromisoformat(row["as_of"]),
        rationale=row["rationale"],
        reason_codes=tuple(map(ReasonCode, row["reason_codes"])),
        evidence=evidence,
        confidence=row["confidence"],
        missing=tuple(row["missing"]),
        engine=row["engine"],
    )


def _evidence(row: Mapping[str, Any], reference: Reference, verdict_id: str) -> Evidence:
    try:
        compared = json.loads(row["comparison"])
        comparison = _COMPARISON.validate_python(compared)
        entailment = _ENTAILMENT.validate_python(compared.get("entailment"))
        assessment = _ASSESSMENT.validate_python(compared.get("assessment"))
    except (ValidationError, ValueError) as error:
        raise LedgerError(
            f"evidence {row['rank']} of verdict {verdict_id} cannot be read:"
            f" {error}. Check the ledger with `claimledger db verify`."
        ) from error
    return Evidence(
        reference=reference,
        stance=Stance(row["stance"]),
        comparison=comparison,
        span=Span(row["span_start"], row["span_end"]),
        quote=row["quote"],
        independent=bool(row["independent"]),
        reason_codes=tuple(map(ReasonCode, json.loads(row["reason_codes"]))),
        entailment=entailment,
        assessment=assessment,
        source_group=row["source_group"],
    )
