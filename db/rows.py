"""Values as rows, and rows as values: the one place where each column gets its content.

A row is made from a value here, and the content addresses are computed from rows: so they can be
computed again from what is stored, and `db.verify` does.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, TypeAlias

from claims.claim import Claim
from claims.identity import Json, canonical_json, content_address, plain, sha256_of
from claims.reference import Reference
from claims.snapshot import Snapshot
from claims.verdict import Evidence, Verdict
from claims.vocabulary import ReferenceKind
from db.times import as_written, day_or_none, moment_or_none, utc_text

Row: TypeAlias = dict[str, Any]

CLAIM_CONTENT = (
    *("quote", "text", "kind", "claimant", "attribution", "hedged", "facets"),
    *("substitutions", "unresolved", "parties", "due_at", "passage"),
)
"""The columns of `claim_version` that a verdict can depend on."""

JUDGEMENT = (
    *("label", "outcome", "confidence", "as_of", "rationale", "reason_codes", "missing"),
    "engine",
)
"""The columns of `verdict` that the judge gives."""

EVIDENCE = (
    *("reference_version_id", "stance", "fuzzy_score", "coverage", "entailment", "comparison"),
    *("span_start", "span_end", "quote", "independent", "reason_codes", "source_group"),
)
"""The columns of `evidence` that the judge gives."""

JSON_COLUMNS = frozenset(
    {
        *("reason_codes", "missing", "comparison", "facets", "signals", "substitutions"),
        *(
            "unresolved",
            "parties",
            "passage",
            "attribution_detail",
            "headers",
            "parameters",
            "counts",
        ),
    }
)


def number(value: float | None) -> float | None:
    """Return a number as SQLite gives it back: a float, finite, and without a negative zero."""
    return None if value is None or not math.isfinite(value) else float(value) + 0.0


def text_sha256(text: str) -> str:
    return sha256_of(text.encode("utf-8", "surrogatepass"))


def snapshot_row(snapshot: Snapshot) -> Row:
    """Return everything but the bytes themselves, which are compressed only where they are new."""
    return {
        "id": snapshot.id,
        "document_id": snapshot.document_id,
        "content_sha256": snapshot.sha256,
        "content_length": len(snapshot.content),
        "content_type": snapshot.content_type,
        "status": snapshot.status,
        "final_url": snapshot.final_url,
        "headers": canonical_json(dict(snapshot.headers)),
        "retrieved_at": utc_text(snapshot.retrieved_at),
    }


def claim_row(claim: Claim) -> Row:
    """Return the columns of `claim_version` that come from the claim alone."""
    attribution = claim.attribution
    row = {
        "span_start": claim.span.start,
        "span_end": claim.span.end,
        "prefix": claim.words.prefix,
        "suffix": claim.words.suffix,
        "quote": claim.quote,
        "text": claim.text,
        "kind": claim.kind.value,
        "claimant": claim.claimant,
        "attribution": attribution.kind.value,
        "attribution_detail": canonical_json(attribution),
        "hedged": int(claim.hedged),
        "worthiness": number(claim.worthiness.score),
        "signals": canonical_json(claim.worthiness.signals),
        "facets": canonical_json(claim.facets),
        "substitutions": canonical_json(claim.substitutions),
        "unresolved": canonical_json(claim.unresolved),
        "parties": canonical_json(claim.parties),
        "due_at": as_written(claim.due_at),
        "passage": None if claim.passage is None else canonical_json(claim.passage),
    }
    return row | {"content_sha256": claim_content_sha256(row)}


def claim_content_sha256(row: Row) -> str:
    """Return the address of what a claim says, without where it stands."""
    told = {name: row[name] for name in CLAIM_CONTENT}
    if told["passage"] is None:  # a claim that stands alone, or one from before there were others
        del told["passage"]
    content = without_positions(_decoded(told))
    return content_address(claim_content=content)


def judged_rows(verdict: Verdict, engine: str) -> tuple[Row, list[Row]]:
    """Return the columns of `verdict` and of its `evidence` that the judge gives.

    `engine` stands in where the judge named none.
    """
    evidence = list(evidence_rows(verdict))
    row = {
        "label": None if verdict.label is None else verdict.label.value,
        "outcome": verdict.outcome.value,
        "confidence": number(verdict.confidence),
        "as_of": verdict.as_of.isoformat(),
        "rationale": verdict.rationale,
        "reason_codes": canonical_json(verdict.reason_codes),
        "missing": canonical_json(verdict.missing),
        "engine": verdict.engine or engine,
    }
    return row | {"judgement_sha256": judgement_sha256(row, evidence)}, evidence


def evidence_rows(verdict: Verdict) -> Iterator[Row]:
    for rank, evidence in enumerate(verdict.evidence, start=1):
        yield {
            "rank": rank,
            "reference_version_id": evidence.reference.version_id,
            "stance": evidence.stance.value,
            "fuzzy_score": number(evidence.comparison.fuzzy_score),
            "coverage": number(evidence.comparison.coverage),
            "entailment": number(evidence.entailment.supports if evidence.entailment else None),
            "comparison": canonical_json(comparison_of(evidence)),
            "span_start": evidence.span.start,
            "span_end": evidence.span.end,
            "quote": evidence.quote,
            "independent": int(evidence.independent),
            "reason_codes": canonical_json(evidence.reason_codes),
            "source_group": evidence.source_group,
        }


def comparison_of(evidence: Evidence) -> Json:
    """Return the comparison as JSON data, with what the verifier said and what it was made of."""
    parts = {"entailment": evidence.entailment, "assessment": evidence.assessment}
    read = {name: part for name, part in parts.items() if part is not None}
    comparison = evidence.comparison
    named = {field.name: getattr(comparison, field.name) for field in fields(comparison)}
    return plain({**named, **read})


def judgement_sha256(verdict: Row, evidence: list[Row]) -> str:
    """Return the content address of everything the judge gave.

    Positions in the article are left out: a claim that only moved is judged as before. Positions
    in the reference stay.
    """
    return content_address(
        judgement=_decoded({name: verdict[name] for name in JUDGEMENT}),
        evidence=[_judged_evidence(row) for row in evidence],
    )


def _judged_evidence(row: Row) -> Row:
    judged = _decoded({name: row[name] for name in EVIDENCE})
    if judged["source_group"] is None:  # judged before evidence was grouped
        del judged["source_group"]
    comparison = judged["comparison"]
    for facet in comparison.get("facets", ()):
        facet.pop("claim_span", None)
    for aligned in comparison.get("aligned", ()):
        aligned.pop("claim", None)
    return judged


def reference_row(reference: Reference, version_id: str) -> Row:
    """Return the columns of `reference_version` that come from the reference itself."""
    return {
        "id": version_id,
        "reference_id": reference.id,
        "kind": reference.kind.value,
        "statement": reference.statement,
        "publisher": reference.publisher,
        "url": reference.url,
        "published_at": as_written(reference.published_at),
        "valid_from": as_written(reference.valid_from),
        "valid_to": as_written(reference.valid_to),
        "rating": reference.rating,
        "claimant": reference.claimant,
        "language": reference.language,
        "note": reference.note,
        "corrects_id": reference.corrects,
        "content_sha256": text_sha256(reference.statement),
    }


def reference_of(row: Row) -> Reference:
    """Read a reference back; its `version_id` is the id of the row."""
    return Reference(
        id=row["reference_id"],
        kind=ReferenceKind(row["kind"]),
        statement=row["statement"],
        publisher=row["publisher"],
        url=row["url"],
        published_at=moment_or_none(row["published_at"]),
        valid_from=day_or_none(row["valid_from"]),
        valid_to=day_or_none(row["valid_to"]),
        rating=row["rating"],
        claimant=row["claimant"],
        language=row["language"],
        note=row["note"],
        corrects=row["corrects_id"],
    )


def without_positions(value: Json) -> Json:
    """Return JSON data without spans: keys named `span`, and objects of just start and end."""
    match value:
        case dict() if value.keys() == {"start", "end"} and all(
            isinstance(place, int) for place in value.values()
        ):
            return None
        case dict():
            return {key: without_positions(item) for key, item in value.items() if key != "span"}
        case list():
            return [without_positions(item) for item in value]
    return value


def _decoded(row: Row) -> Row:
    """Return the row with its JSON columns as data, changed by nobody else."""
    return {
        name: json.loads(value) if name in JSON_COLUMNS and value is not None else plain(value)
        for name, value in row.items()
    }


def readable(row: Row) -> Row:
    """Return a row of a view with its JSON columns as data."""
    return {
        name: json.loads(value) if name in JSON_COLUMNS and isinstance(value, str) else value
        for name, value in row.items()
    }
