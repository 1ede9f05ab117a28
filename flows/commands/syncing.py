"""`claimledger references sync` and `diff`: what the sources say now, and what that changed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claims.vocabulary import Trigger
from db.ledger import Ledger, LedgerReader
from flows.commands.exit_codes import QUARANTINED
from flows.commands.options import Moment, json_option, ledger_options, settings_from
from flows.commands.output import say, wants_json, write_json, write_table
from flows.differences import as_json as differences_as_json
from flows.differences import words_of
from flows.environment import running_server

if TYPE_CHECKING:
    from flows.reference_sources.sync import SyncedSource


@click.command(short_help="Read the configured sources anew.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--flow", is_flag=True, help="Run as a Prefect flow, also where no server runs.")
@json_option
@ledger_options
def sync(
    names: tuple[str, ...], flow: bool, as_json: bool, config: Path | None, db: str | None
) -> None:
    """Read the reference sources of the configuration, or those named, and keep what changed.

    New and changed statements are added, and what a source no longer says is marked as gone; its
    history stays. What cannot be read is reported and drops nothing. `references diff` shows what
    changed.
    """
    settings = settings_from(config, db)
    server = running_server()
    if server or flow:
        from flows.as_flow import run_as_flow  # noqa: PLC0415  (only flow runs need it)

        reason = "from the command line"
        synced = run_as_flow("sync", server, {"sources": list(names), "reason": reason})
    else:
        from flows.reference_sources.sync import (  # noqa: PLC0415  (loads requests)
            SyncRequest,
            sync_all,
        )

        request = SyncRequest(settings, Trigger.CLI, names)
        with Ledger.open(
            settings.ledger.url, busy_timeout_seconds=settings.ledger.busy_timeout_seconds
        ) as ledger:
            synced = list(sync_all(request, ledger))
    _show(synced, json_wanted=wants_json(as_json))
    if any(each.failures for each in synced):
        sys.exit(QUARANTINED)


def _show(synced: Sequence[SyncedSource], *, json_wanted: bool) -> None:
    for each in synced:
        for failure in each.failures:
            say(f"{each.name}: {failure.location}: {failure.message}")
    if json_wanted:
        from flows.reference_sources.sync import as_json  # noqa: PLC0415  (loads requests)

        write_json(as_json(synced))
        return
    counts = ("added", "changed", "corrected", "gone", "restored", "unchanged")
    write_table(
        ("Source", *(name.capitalize() for name in counts), "Pages", "Failures"),
        (
            (
                each.name,
                *(str(each.counts[name]) for name in counts),
                str(sum(each.pages.values())),
                str(len(each.failures)),
            )
            for each in synced
        ),
    )


@click.command(short_help="Show what a sync changed.")
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--run", "run_id", metavar="RUN", help="What this run changed.")
@click.option("--since", type=Moment(), help="Everything that changed since a day or a time (UTC).")
@json_option
@ledger_options
def diff(
    names: tuple[str, ...],
    run_id: str | None,
    since: datetime | None,
    as_json: bool,
    config: Path | None,
    db: str | None,
) -> None:
    """Show what changed: in the last sync of each source, in one run, or since a time.

    Old and new words are shown field by field. With NAMEs only what the syncs of these sources
    changed.
    """
    if run_id and since:
        raise click.UsageError("Give --run or --since, not both.")
    settings = settings_from(config, db)
    with LedgerReader.open(settings.ledger.url) as ledger:
        found = ledger.reference_differences(
            runs=[run_id] if run_id else None, since=since, sources=names
        )
    if wants_json(as_json):
        write_json(differences_as_json(found))
        return
    if not found:
        say("Nothing changed.")
        return
    write_table(("Change", "Reference", "Source", "What"), map(words_of, found))
