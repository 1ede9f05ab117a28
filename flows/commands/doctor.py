"""`claimledger doctor`: whether everything that is needed is there."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import click

from claims.errors import ClaimledgerError
from db.ledger import LedgerReader
from flows.commands.options import FAILED, ledger_options, settings_from
from flows.environment import code_version, refuse_broken_combination, running_server


@click.command()
@ledger_options
def doctor(config: Path | None, db: str | None) -> None:
    """Say which versions run here, and whether configuration, ledger and Prefect are in order."""
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("claimledger", code_version),
        ("Python", platform.python_version),
        ("Prefect and SQLAlchemy", _versions),
        ("configuration", lambda: settings_from(config, db).judging_id),
        ("ledger", lambda: _ledger(settings_from(config, db).ledger.url)),
        (
            "Prefect server",
            lambda: running_server() or "none is running; `claimledger serve` starts one",
        ),
    )
    sound = True
    for name, check in checks:
        try:
            click.echo(f"ok     {name}: {check()}")
        except ClaimledgerError as error:
            sound = False
            click.echo(f"wrong  {name}: {error}")
    if not sound:
        sys.exit(FAILED)


def _versions() -> str:
    refuse_broken_combination()
    return f"{version('prefect')} and {version('sqlalchemy')}"


def _ledger(url: str) -> str:
    path = Path(url.removeprefix("sqlite:///"))
    if not path.exists():
        return f"{path} does not exist yet; the first check makes it"
    with LedgerReader.open(url) as ledger:
        count = sum(1 for _ in ledger.references(withdrawn=False))
    return f"{path}, {count} references in use"
