"""The `claimledger` command."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from claims.errors import ClaimledgerError, ConfigError, UsageError
from flows.commands.options import FAILED, WRONG_USAGE
from flows.environment import code_version

COMMANDS = {
    "check": "flows.commands.check:check",
    "claim": "flows.commands.claim:claim",
    "references": "flows.commands.references:references",
    "recheck": "flows.commands.recheck:recheck",
    "history": "flows.commands.history:history",
    "replay": "flows.commands.replay:replay",
    "serve": "flows.commands.serve:serve",
    "db": "flows.commands.ledger:ledger",
    "doctor": "flows.commands.doctor:doctor",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are used: `--help` loads none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)  # noqa: S101
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(code_version(), prog_name="claimledger")
def cli() -> None:
    """Check the claims of news articles against references, and keep every verdict.

    Exit codes: 0 done, 1 the run failed, 2 wrong usage, 3 done but some items went to quarantine.
    """


def main() -> None:
    """Run the command line, and turn errors into one clear message and the right exit code."""
    try:
        cli.main(standalone_mode=True)
    except (UsageError, ConfigError) as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(WRONG_USAGE)
    except ClaimledgerError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(FAILED)


if __name__ == "__main__":
    main()
