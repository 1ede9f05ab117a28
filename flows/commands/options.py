"""The options that commands share, and the settings they give."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

import click

from claims.errors import UsageError
from claims.ledger_url import POSTGRESQL, SQLITE, without_password
from claims.settings import Settings
from flows.environment import CONFIG_VARIABLE, LEDGER_VARIABLE, find_settings

Command = TypeVar("Command", bound=Callable[..., Any])

config_option = click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The configuration file (default: ./config.yaml where there is one).",
)
db_option = click.option(
    "--db",
    metavar="URL",
    help="The ledger: a file, sqlite:///FILE or postgresql://USER@HOST/NAME"
    " (default: from the configuration).",
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

    Raises:
        UsageError: --db names no ledger.
        ConfigError: the configuration is wrong.
    """
    if config is not None:
        os.environ[CONFIG_VARIABLE] = str(config.resolve())
    if db is not None:
        # As JSON, since the environment is read as YAML: a "#" in a path begins no comment.
        os.environ[LEDGER_VARIABLE] = json.dumps(_ledger_url(db))
    return find_settings()


def _ledger_url(db: str) -> str:
    url = db if "://" in db else f"sqlite:///{db}"
    if not url.startswith((SQLITE, POSTGRESQL)) or url in (SQLITE, POSTGRESQL):
        raise UsageError(
            f"--db {without_password(db)!r}: a ledger is a file or a PostgreSQL database. Give the"
            " path of the file, or an address: sqlite:///FILE, postgresql://USER@HOST/NAME."
        )
    return url
