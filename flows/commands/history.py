"""`claimledger history`: all verdicts of a claim."""

from __future__ import annotations

from pathlib import Path

import click

from claims.errors import UsageError
from claims.identity import plain
from db.ledger import LedgerReader
from flows.commands.options import (
    json_option,
    ledger_options,
    settings_from,
    wants_json,
    write_json,
)


@click.command()
@click.argument("claim_id")
@json_option
@ledger_options
def history(claim_id: str, as_json: bool, config: Path | None, db: str | None) -> None:
    """Show all verdicts of a claim, and why each was made."""
    settings = settings_from(config, db)
    with LedgerReader.open(settings.ledger.url) as ledger:
        rows = ledger.history(claim_id)
    if not rows:
        raise UsageError(f"There is no claim {claim_id!r} in this ledger.")
    if wants_json(as_json):
        write_json([plain(dict(row)) for row in rows])
        return
    for row in rows:
        standing = row["label"] or row["outcome"]
        click.echo(f"{row['checked_at']}  {standing}  ({row['cause']})  {row['rationale']}")
