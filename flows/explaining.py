"""Why a verdict is what it is, prepared for every view: the terminal, the page and `--json`.

A verdict that was just made and one that was read back from the ledger are explained alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from claims.explanation import Change, Waterfall, guards_of, waterfall_of, what_would_change
from claims.identity import plain
from claims.verdict import Assessment, Evidence, Verdict
from claims.vocabulary import Stance
from db.explaining import RecordedVerdict
from flows import phrases
from flows.grounds import counted_evidence, nearest_evidence, reservations
from flows.results import JudgedClaim


class Told(phrases.Said, Protocol):
    """A claim as far as its verdict is explained."""

    @property
    def quote(self) -> str: ...

    @property
    def text(self) -> str: ...

    @property
    def unresolved(self) -> tuple[str, ...]: ...

    @property
    def due_at(self) -> datetime | None: ...


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim with its verdict and what would change it.

    `document_url` is where the claim was made, where that is told; `is_live` is false where a later
    verdict has superseded this one. `told_with` is the passage around the claim's own words.
    """

    claim_id: str
    verdict_id: str
    claim: Told
    told_with: str | None
    verdict: Verdict
    document_url: str | None = None
    is_live: bool = True

    @classmethod
    def of_judged(cls, judged: JudgedClaim) -> Explanation:
        passage = judged.claim.passage
        told_with = None if passage is None else passage.text
        return cls(judged.claim_id, judged.verdict_id, judged.claim, told_with, judged.verdict)

    @classmethod
    def of_recorded(cls, recorded: RecordedVerdict) -> Explanation:
        return cls(
            claim_id=recorded.claim_id,
            verdict_id=recorded.verdict_id,
            claim=recorded.claim,
            told_with=recorded.claim.told_with,
            verdict=recorded.verdict,
            document_url=recorded.document_url,
            is_live=recorded.is_live,
        )

    @property
    def standing(self) -> str:
        """The label where there is one, and the outcome where there is none."""
        return (self.verdict.label or self.verdict.outcome).value

    @property
    def changes(self) -> tuple[Change, ...]:
        return what_would_change(self.claim, self.verdict)

    @property
    def counted(self) -> tuple[Evidence, ...]:
        return counted_evidence(self.verdict)

    @property
    def nearest(self) -> tuple[Evidence, ...]:
        return nearest_evidence(self.verdict)


def as_json_data(explanation: Explanation) -> dict[str, Any]:
    """Return the explanation as plain JSON data, with the names of the ledger's public views.

    Everything that was read is in it, by rank, whether or not it counted; `waterfall` has the steps
    to the probability of either stance in log-odds against "neither".
    """
    claim, verdict = explanation.claim, explanation.verdict
    return {
        "claim_id": explanation.claim_id,
        "verdict_id": explanation.verdict_id,
        "is_live": explanation.is_live,
        "document_url": explanation.document_url,
        "quote": claim.quote,
        "claim_text": claim.text,
        "told_with": explanation.told_with,
        "claimant": claim.attribution.speaker,
        "unresolved": list(claim.unresolved),
        "label": plain(verdict.label),
        "outcome": verdict.outcome.value,
        "confidence": verdict.confidence,
        "as_of": verdict.as_of.isoformat(),
        "rationale": verdict.rationale,
        "reason_codes": plain(verdict.reason_codes),
        "missing": list(verdict.missing),
        "what_would_change": plain(explanation.changes),
        "engine": verdict.engine,
        "evidence": [
            _evidence(rank, each, counts=each in explanation.counted)
            for rank, each in enumerate(verdict.evidence, start=1)
        ],
    }


def _evidence(rank: int, evidence: Evidence, *, counts: bool) -> dict[str, Any]:
    reference = evidence.reference
    return {
        "rank": rank,
        "counts": counts,
        "stance": evidence.stance.value,
        "independent": evidence.independent,
        "source_group": evidence.source_group,
        "reference_id": reference.id,
        "reference_version_id": reference.version_id,
        "statement": reference.statement,
        "publisher": reference.publisher,
        "url": reference.url,
        "published_at": plain(reference.published_at),
        "valid_from": plain(reference.valid_from),
        "valid_to": plain(reference.valid_to),
        "rating": reference.rating,
        "quote": evidence.quote,
        "reason_codes": plain(evidence.reason_codes),
        "reservations": list(reservations(evidence)),
        "guards": list(guards_of(evidence)),
        "comparison": plain(evidence.comparison),
        "entailment": plain(evidence.entailment),
        "assessment": plain(evidence.assessment),
        "waterfall": _waterfalls(evidence.assessment),
    }


def _waterfalls(assessment: Assessment | None) -> dict[str, Any] | None:
    if assessment is None:
        return None
    stances = (Stance.SUPPORTS, Stance.REFUTES)
    return {stance.value: _waterfall(waterfall_of(assessment, stance)) for stance in stances}


def _waterfall(waterfall: Waterfall) -> dict[str, Any]:
    steps = [
        {
            "kind": step.kind.value,
            "signal": step.signal or None,
            "words": phrases.signal(step),
            "meaning": phrases.meaning(step) or None,
            "value": step.value,
            "start": step.start,
            "amount": step.amount,
        }
        for step in waterfall.steps
    ]
    return {"probability": waterfall.probability, "steps": steps}
