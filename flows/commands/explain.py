"""`claimledger explain`: why a verdict is what it is."""

from __future__ import annotations

from pathlib import Path

import click

from db.explaining import recorded_verdict
from db.ledger import LedgerReader
from flows.commands.options import json_option, ledger_options, settings_from
from flows.commands.output import wants_json, write_json
from flows.explaining import Explanation, as_json_data


@click.command()
@click.argument("row_id", metavar="ID")
@click.option("--all", "everything", is_flag=True, help="Show every reference that was read.")
@json_option
@ledger_options
def explain(
    row_id: str, everything: bool, as_json: bool, config: Path | None, db: str | None
) -> None:
    """Say why a verdict is what it is, and what would change it.

    ID is that of a verdict, or of a claim, whose current verdict is explained then. The evidence is
    laid out value by value; where a probability was computed, it is shown step by step how it came
    about.
    """
    settings = settings_from(config, db)
    with LedgerReader.open(settings.ledger.url) as ledger:
        explanation = Explanation.of_recorded(recorded_verdict(ledger, row_id))
    if wants_json(as_json):
        write_json(as_json_data(explanation))
        return
    from rich.console import Console  # noqa: PLC0415  (0.1 s, and JSON needs none of it)

    from flows.terminal_explanation import show_explanation  # noqa: PLC0415

    show_explanation(explanation, Console(), everything=everything)
