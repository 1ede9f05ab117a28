"""`claimledger replay`: recompute a verdict from the ledger alone."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claims.identity import plain
from db.ledger import LedgerReader
from flows.commands.exit_codes import FAILED
from flows.commands.options import json_option, ledger_options, settings_from
from flows.commands.output import wants_json, write_json, write_table
from flows.replaying import replay_verdict


@click.command()
@click.argument("verdict_id")
@json_option
@ledger_options
def replay(verdict_id: str, as_json: bool, config: Path | None, db: str | None) -> None:
    """Recompute a verdict from the ledger alone, and say whether it is identical.

    Exits with 1 where it is not, and names what differs.
    """
    settings = settings_from(config, db)
    with LedgerReader.open(settings.ledger.url) as ledger:
        replayed = replay_verdict(ledger, verdict_id)
    if wants_json(as_json):
        differences = [plain(difference) for difference in replayed.differences]
        write_json(
            {
                "verdict_id": verdict_id,
                "identical": replayed.identical,
                "differences": differences,
            }
        )
    elif replayed.identical:
        click.echo("Identical.")
    else:
        click.echo("Not identical:")
        write_table(
            ("Part", "Stored", "Recomputed"),
            ((each.part, str(each.stored), str(each.recomputed)) for each in replayed.differences),
        )
    if not replayed.identical:
        sys.exit(FAILED)
