"""`claimledger db`: the ledger as a whole."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from db.backup import backup as copy_ledger
from db.migrate import upgrade as upgrade_ledger
from db.verify import verify as verify_ledger
from flows.commands.exit_codes import FAILED
from flows.commands.options import json_option, ledger_options, settings_from
from flows.commands.output import say, wants_json, write_json


@click.group("db")
def ledger() -> None:
    """Upgrade, copy and verify the ledger."""


@ledger.command()
@ledger_options
def upgrade(config: Path | None, db: str | None) -> None:
    """Bring the ledger to this version; makes it where there is none."""
    settings = settings_from(config, db)
    version = upgrade_ledger(settings.ledger.url)
    say(f"{settings.ledger.shown_url} is at version {version}.")


@ledger.command()
@click.argument("file", type=click.Path(path_type=Path))
@ledger_options
def backup(file: Path, config: Path | None, db: str | None) -> None:
    """Copy the ledger to a new file while it is in use.

    The copy of a PostgreSQL ledger is an archive for pg_restore.
    """
    settings = settings_from(config, db)
    copy_ledger(settings.ledger.url, file)
    say(f"Copied to {file}.")


@ledger.command(short_help="Check that everything in the ledger is whole.")
@json_option
@ledger_options
def verify(as_json: bool, config: Path | None, db: str | None) -> None:
    """Check that everything in the ledger is whole and follows from what it was made from.

    Exits with 1 where something is wrong, and names it.
    """
    settings = settings_from(config, db)
    folder = settings.matching.index_folder
    problems = verify_ledger(settings.ledger.url, index_folder=folder)
    if wants_json(as_json):
        write_json({"ledger": settings.ledger.shown_url, "problems": problems})
    else:
        for problem in problems:
            click.echo(problem)
    if problems:
        sys.exit(FAILED)
    say("The ledger is whole.")
