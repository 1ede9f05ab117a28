"""The `claimledger` command.

Only what every command needs is imported here; a command and what it needs are imported when it is
used.
"""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import NoReturn

import click

from claims.errors import ClaimledgerError, ConfigError, UsageError
from flows.commands.exit_codes import DONE, FAILED, INTERRUPTED, TERMINATED, WRONG_USAGE
from flows.commands.output import say


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a command is, and its line in the list of commands, so that the list loads none."""

    address: str
    short_help: str


COMMANDS = {
    "check": Entry("flows.commands.check:check", "Check articles: URLs, files, folders, or -."),
    "claim": Entry("flows.commands.claim:claim", "Check one typed claim, facet by facet."),
    "references": Entry(
        "flows.commands.references:references", "Add, sync, list and withdraw references."
    ),
    "recheck": Entry("flows.commands.recheck:recheck", "Judge stored claims again."),
    "explain": Entry("flows.commands.explain:explain", "Say why a verdict is what it is."),
    "history": Entry("flows.commands.history:history", "Show all verdicts of a claim."),
    "replay": Entry("flows.commands.replay:replay", "Recompute a verdict from the ledger alone."),
    "evaluate": Entry("flows.commands.evaluate:evaluate", "Measure the quality on labelled data."),
    "serve": Entry("flows.commands.serve:serve", "Run on a schedule, and by hand from a web page."),
    "db": Entry("flows.commands.ledger:ledger", "Upgrade, copy and verify the ledger."),
    "doctor": Entry("flows.commands.doctor:doctor", "Say whether everything is in order."),
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].address.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.short_help) for name, entry in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="claimledger", prog_name="claimledger")
def cli() -> None:
    """Check the claims of news articles against references, and keep every verdict.

    Data goes to standard output, words to standard error. At a terminal data is a table; in a
    pipe, or with --json, it is JSON.

    Exit codes: 0 done, 1 the run failed, 2 wrong usage, 3 done but some items went to quarantine,
    130 interrupted.
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line, and turn errors into one clear message and the right exit code."""
    _keep_logs_quiet()
    try:
        signal.signal(signal.SIGTERM, _terminate)
        status = cli.main(arguments, prog_name="claimledger", standalone_mode=False)
    except click.Abort:
        say("Interrupted. What was recorded is kept; the same command does the rest.")
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (UsageError, ConfigError) as error:
        say(f"Error: {error}")
        sys.exit(WRONG_USAGE)
    except ClaimledgerError as error:
        say(f"Error: {error}")
        sys.exit(FAILED)
    sys.exit(status if isinstance(status, int) else DONE)


def _keep_logs_quiet() -> None:
    """Keep what libraries log off standard error: every failure is shown by its command.

    A root logger without a handler would write warnings there.
    """
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.NullHandler())


def _terminate(*_: object) -> NoReturn:
    """End as after Ctrl-C where a service manager asks for it: the run is closed as failed."""
    sys.exit(TERMINATED)


if __name__ == "__main__":
    main()
