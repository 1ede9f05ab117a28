"""Checking references, configurations, and verdicts with their evidence."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection, text

from db.rows import Row, judgement_sha256, reference_of, text_sha256
from db.runs import configuration_id_of
from db.verdicts import verdict_id_of
from db.verify_documents import each

_LAST_EVENTS = """
SELECT reference.id FROM reference
LEFT JOIN reference_event AS event ON event.id = (
    SELECT max(id) FROM reference_event WHERE reference_event.reference_id = reference.id)
WHERE coalesce(event.version_id, '') <> reference.current_version_id
   OR (event.change = 'withdrawn' AND reference.withdrawn_at IS NULL)
   OR (event.change = 'gone' AND reference.gone_at IS NULL)
"""
_BROKEN_CHAINS = """
SELECT verdict.claim_id AS id
FROM verdict LEFT JOIN verdict AS earlier ON earlier.id = verdict.supersedes_id
GROUP BY verdict.claim_id
HAVING count(*) FILTER (WHERE verdict.supersedes_id IS NULL) <> 1
    OR count(*) FILTER (WHERE earlier.claim_id = verdict.claim_id
                          AND earlier.revision = verdict.revision - 1) <> count(*) - 1
    OR max(verdict.revision) <> count(*)
ORDER BY verdict.claim_id
"""
_EVIDENCE = text(
    "SELECT evidence.*, reference_version.statement FROM evidence"
    " JOIN reference_version ON reference_version.id = evidence.reference_version_id"
    " WHERE evidence.verdict_id = :verdict ORDER BY evidence.rank"
)
_NEEDED = {
    "supported": {"supports"},
    "refuted": {"refutes"},
    "conflicting": {"supports", "refutes"},
}


def reference_problems(connection: Connection) -> Iterator[str]:
    for row in each(connection, "SELECT * FROM reference_version"):
        if reference_of(row).version_id != row["id"]:
            yield f"reference version {row['id']}: its id is not the address of its content"
        if text_sha256(row["statement"]) != row["content_sha256"]:
            yield f"reference version {row['id']}: its statement is not what was recorded"
    for row in each(connection, _LAST_EVENTS):
        yield f"reference {row['id']}: its state is not what its last event says"


def run_problems(connection: Connection) -> Iterator[str]:
    for row in each(connection, "SELECT * FROM configuration"):
        if configuration_id_of(json.loads(row["content"])) != row["id"]:
            yield f"configuration {row['id']}: its id is not the address of its content"


def verdict_problems(connection: Connection) -> Iterator[str]:
    for row in each(connection, _BROKEN_CHAINS):
        yield f"claim {row['id']}: its verdicts are not one unbroken chain"
    for row in each(connection, "SELECT * FROM verdict"):
        evidence = connection.execute(_EVIDENCE, {"verdict": row["id"]}).mappings()
        yield from _verdict_problems(row, [dict(each_row) for each_row in evidence])


def _verdict_problems(verdict: Row, evidence: list[Row]) -> Iterator[str]:
    name = f"verdict {verdict['id']}"
    for row in evidence:
        if row["statement"][row["span_start"] : row["span_end"]] != row["quote"]:
            yield f"{name}: evidence {row['rank']} does not quote its reference"
    if judgement_sha256(verdict, evidence) != verdict["judgement_sha256"]:
        yield f"{name}: its judgement or evidence is not what was recorded"
    if verdict_id_of(verdict) != verdict["id"]:
        yield f"{name}: its id is not the address of its content"
    needed = _NEEDED.get(verdict["label"])
    if needed and not any(row["independent"] and row["stance"] in needed for row in evidence):
        yield f"{name}: it is {verdict['label']} without independent evidence"
