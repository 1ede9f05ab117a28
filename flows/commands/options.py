"""What the commands share: options, settings, output, and exit codes.

Data goes to standard output, words to standard error. At a terminal data is a table; in a pipe, or
with --json, it is JSON.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

import click

from claims.settings import Settings
from flows.environment import CONFIG_VARIABLE, find_settings

DONE, FAILED, WRONG_USAGE, QUARANTINED = 0, 1, 2, 3
"""Exit codes: done; the run failed; wrong usage; done, but some items went to quarantine."""

LEDGER_VARIABLE = "CLAIMLEDGER__LEDGER__URL"

Command = TypeVar("Command", bound=Callable[..., Any])

config_option = click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The configuration file (default: ./config.yaml where there is one).",
)
db_option = click.option(
    "--db", metavar="URL", help="The ledger, as sqlite:///FILE (default: from the configuration)."
)
json_option = click.option(
    "--json", "as_json", is_flag=True, help="Write JSON, also at a terminal."
)


def ledger_options(command: Command) -> Command:
    """Give a command --config and --db."""
    return config_option(db_option(command))


class Moment(click.ParamType[datetime]):
    """A day or a time in ISO 8601: 2025-07-20 or 2025-07-20T18:00+03:00."""

    name = "DATE"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            if len(value) == 10:
                return datetime.combine(date.fromisoformat(value), time.min)
            return datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date. Write it as 2025-07-20.", param, ctx)


def settings_from(config: Path | None, db: str | None) -> Settings:
    """Load the settings; what the command line gives goes through the environment.

    So a flow run that this command starts finds the same configuration and the same ledger.
    """
    if config is not None:
        os.environ[CONFIG_VARIABLE] = str(config.resolve())
    if db is not None:
        os.environ[LEDGER_VARIABLE] = db if "://" in db else f"sqlite:///{db}"
    return find_settings()


def wants_json(as_json: bool) -> bool:
    return as_json or not sys.stdout.isatty()


def write_json(data: Any) -> None:
    """Write JSON to standard output."""
    # Half of a surrogate pair, which a page may hold, has no form in UTF-8; an escape has.
    click.echo(json.dumps(data, ensure_ascii=True, indent=2))


def say(words: str) -> None:
    """Write words for a person to standard error."""
    click.echo(words, err=True)
