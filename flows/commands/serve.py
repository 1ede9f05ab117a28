"""`claimledger serve`: the local Prefect server with everything deployed."""

from __future__ import annotations

from pathlib import Path

import click

from flows import serving
from flows.commands.options import ledger_options, settings_from


@click.command()
@ledger_options
def serve(config: Path | None, db: str | None) -> None:
    """Start a local Prefect server with the flows deployed and the schedule of config.yaml."""
    serving.serve(settings_from(config, db), config)
