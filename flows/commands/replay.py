"""`claimledger replay`: recompute a verdict from the ledger alone."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claims.identity import plain
from db.ledger import LedgerReader
from flows.commands.options import (
    FAILED,
    json_option,
    ledger_options,
    settings_from,
    wants_json,
    write_json,
)
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
        write_json({"identical": replayed.identical, **_as_dictionary(plain(replayed))})
    elif replayed.identical:
        click.echo("Identical.")
    else:
        click.echo("Not identical:")
        for difference in replayed.differences:
            click.echo(f"  {difference.part}")
            click.echo(f"    stored:     {difference.stored!r}")
            click.echo(f"    recomputed: {difference.recomputed!r}")
    if not replayed.identical:
        sys.exit(FAILED)


def _as_dictionary(value: object) -> dict[str, object]:
    assert isinstance(value, dict)  # noqa: S101  (a dataclass becomes a dictionary)
    return value
