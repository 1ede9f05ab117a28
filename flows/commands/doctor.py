"""`claimledger doctor`: whether everything that is needed is there."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from claims.errors import ClaimledgerError
from claims.ledger_url import SQLITE, without_password
from claims.settings import VerifierSettings
from claims.verifier.find import find_verifier, why_none
from db.ledger import LedgerReader
from flows.commands.exit_codes import FAILED
from flows.commands.options import json_option, ledger_options, settings_from
from flows.commands.output import wants_json, write_json, write_table
from flows.environment import code_version, refuse_broken_combination, running_server


@click.command()
@json_option
@ledger_options
def doctor(as_json: bool, config: Path | None, db: str | None) -> None:
    """Say which versions run here, and whether all that is needed is in order.

    Exits with 1 where something is wrong, and says what to do.
    """
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("claimledger", code_version),
        ("Python", platform.python_version),
        ("Prefect and SQLAlchemy", _versions),
        ("configuration", lambda: settings_from(config, db).judging_id),
        ("verifier", lambda: _verifier(settings_from(config, db).verifier)),
        ("ledger", lambda: _ledger(settings_from(config, db).ledger.url)),
        (
            "Prefect server",
            lambda: running_server() or "none is running; `claimledger serve` starts one",
        ),
    )
    found = [_examined(name, check) for name, check in checks]
    if wants_json(as_json):
        write_json(found)
    else:
        rows = (
            (item["name"], "ok" if item["sound"] else "wrong", item["detail"]) for item in found
        )
        write_table(("What", "State", "Detail"), rows)
    if not all(item["sound"] for item in found):
        sys.exit(FAILED)


def _examined(name: str, check: Callable[[], str]) -> dict[str, Any]:
    try:
        return {"name": name, "sound": True, "detail": check()}
    except ClaimledgerError as error:
        return {"name": name, "sound": False, "detail": str(error)}


def _versions() -> str:
    refuse_broken_combination()
    return f"{version('prefect')} and {version('sqlalchemy')}"


def _verifier(settings: VerifierSettings) -> str:
    """Load it, which shows that its files are whole and can be run."""
    verifier = find_verifier(settings)
    return verifier.identity if verifier else f"none; {why_none(settings)}"


def _ledger(url: str) -> str:
    named = without_password(url).removeprefix(SQLITE)
    if url.startswith(SQLITE) and not Path(named).exists():
        return f"{named} does not exist yet; the first check makes it"
    with LedgerReader.open(url) as ledger:
        count = ledger.reference_count()
    return f"{named}, {count} references in use"
