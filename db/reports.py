"""Reading the public views. A row is a dictionary with the view's columns as keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, text

from claims.errors import UsageError
from claims.vocabulary import Label, ReviewStatus
from db.rows import Row, readable

PUBLIC_VIEWS = (
    "verdict_current",
    "claim_evidence",
    "claim_history",
    "review_queue",
    "sentence_disposition",
    "source_scorecard",
    "corrections",
)

_ORDER = {
    "verdict_current": "document_url, verdict_id",
    "claim_evidence": "verdict_id, rank",
    "claim_history": "claim_id, revision, event DESC, review_id",
    "review_queue": "priority, worthiness DESC, verdict_id",
    "sentence_disposition": "document_url, position",
    "source_scorecard": "source",
    "corrections": "corrected_at, verdict_id, review_id NULLS FIRST",
}
"""The order of the rows of a view, the same for the same content."""


def current_verdicts(
    connection: Connection,
    *,
    document_url: str | None = None,
    claim_id: str | None = None,
    label: Label | None = None,
    review_status: ReviewStatus | None = None,
) -> list[Row]:
    """Return rows of `verdict_current`, of all articles or of those that were asked for."""
    wanted = {
        "document_url": document_url,
        "claim_id": claim_id,
        "final_label": None if label is None else label.value,
        "review_status": None if review_status is None else review_status.value,
    }
    return _rows(connection, "verdict_current", wanted)


def verdict(connection: Connection, verdict_id: str) -> Row:
    """Return one row of the table `verdict`, live or superseded, with the claim's words.

    Raises:
        UsageError: there is no such verdict.
    """
    row = connection.execute(
        text(
            "SELECT verdict.*, claim_version.quote, claim_version.text AS claim_text,"
            " claim_version.claimant, document.url AS document_url,"
            " CASE WHEN EXISTS (SELECT 1 FROM verdict AS later"
            "   WHERE later.supersedes_id = verdict.id) THEN 0 ELSE 1 END AS is_live"
            " FROM verdict JOIN claim_version ON claim_version.id = verdict.claim_version_id"
            " JOIN claim ON claim.id = verdict.claim_id"
            " JOIN document ON document.id = claim.document_id"
            " WHERE verdict.id = :verdict"
        ),
        {"verdict": verdict_id},
    ).mappings()
    found = row.first()
    if found is None:
        raise UsageError(
            f"there is no verdict {verdict_id!r} in this ledger;"
            " the view verdict_current lists those that stand."
        )
    return readable(dict(found))


def evidence_of(connection: Connection, verdict_id: str) -> list[Row]:
    """Return the rows of `claim_evidence` of one verdict, by rank."""
    return _rows(connection, "claim_evidence", {"verdict_id": verdict_id})


def history(connection: Connection, claim_id: str) -> list[Row]:
    """Return the rows of `claim_history` of one claim: its verdicts, and the reviews of each."""
    return _rows(connection, "claim_history", {"claim_id": claim_id})


def export_rows(connection: Connection, view: str) -> Iterator[Row]:
    """Yield every row of a public view exactly as the view has it: JSON columns stay text.

    Raises:
        UsageError: there is no such view.
    """
    if view not in PUBLIC_VIEWS:
        raise UsageError(f"there is no view {view!r}. The views are {', '.join(PUBLIC_VIEWS)}.")
    rows = connection.execute(_select(view, ()), execution_options={"yield_per": 500})
    for row in rows.mappings():
        yield dict(row)


def _rows(connection: Connection, view: str, wanted: Mapping[str, Any]) -> list[Row]:
    given = {column: value for column, value in wanted.items() if value is not None}
    rows = connection.execute(_select(view, tuple(given)), given).mappings()
    return [readable(dict(row)) for row in rows]


def _select(view: str, columns: tuple[str, ...]) -> Any:
    where = " AND ".join(f"{column} = :{column}" for column in columns)
    condition = f" WHERE {where}" if where else ""
    # Names of our own views and columns; every value is bound.
    return text(f"SELECT * FROM {view}{condition} ORDER BY {_ORDER[view]}")  # noqa: S608
