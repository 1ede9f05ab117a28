"""`claimledger history`: all verdicts of a claim."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from claims.errors import UsageError
from claims.identity import plain
from db.ledger import LedgerReader
from flows.commands.options import json_option, ledger_options, settings_from
from flows.commands.output import wants_json, write_json, write_table


@click.command()
@click.argument("claim_id")
@json_option
@ledger_options
def history(claim_id: str, as_json: bool, config: Path | None, db: str | None) -> None:
    """Show all verdicts of a claim and all decisions of reviewers, oldest first."""
    settings = settings_from(config, db)
    with LedgerReader.open(settings.ledger.url) as ledger:
        rows = ledger.history(claim_id)
    if not rows:
        raise UsageError(f"There is no claim {claim_id!r} in this ledger.")
    if wants_json(as_json):
        write_json([plain(dict(row)) for row in rows])
        return
    write_table(("When", "What", "By", "Why"), map(_cells, rows))


def _cells(row: Mapping[str, Any]) -> tuple[str, str, str, str]:
    """Return a row of the view `claim_history`: a verdict of the judge, or a person's decision."""
    if row["event"] == "review":
        what = f"{row['decision']}: {row['label'] or 'no verdict'}"
        return row["happened_at"], what, row["reviewer"], row["explanation"] or ""
    what = f"{row['label'] or row['outcome']} ({row['cause']})"
    return row["happened_at"], what, row["engine"], row["explanation"]
