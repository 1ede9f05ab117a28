"""`claimledger references`: what claims are checked against."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claims.errors import UsageError
from claims.identity import plain
from claims.vocabulary import Trigger
from db.ledger import Ledger, LedgerReader
from db.references.listing import ListedReference
from db.search.derived import IndexName, find_engines
from db.words import ReferenceState
from flows.commands.exit_codes import QUARANTINED
from flows.commands.options import json_option, ledger_options, settings_from
from flows.commands.output import say, wants_json, write_json, write_table
from flows.commands.progress import SpokenProgress
from flows.commands.proposals import accept, decline, proposals
from flows.commands.syncing import diff, sync
from flows.pipeline import started
from flows.request import Request


@click.group()
def references() -> None:
    """Add, sync, list and withdraw the references that claims are checked against."""


for _command in (sync, diff, proposals, accept, decline):
    references.add_command(_command)


@references.command(short_help="Add reference files.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@json_option
@ledger_options
def add(files: tuple[str, ...], as_json: bool, config: Path | None, db: str | None) -> None:
    """Add reference files: JSON lines, CSV, YAML, or ClaimReview JSON-LD.

    Rows that are wrong are refused one by one, with file, line and reason; the others load.
    The same file again changes nothing.
    """
    request = Request(
        command="references add",
        trigger=Trigger.CLI,
        settings=settings_from(config, db),
        references=files,
    )
    with started(request) as run:
        added = run.add_references(files)
        result = run.finish()
    counts = {"added": added.added, "changed": added.changed}
    counts |= {"unchanged": added.unchanged, "restored": added.restored}
    for failure in result.failures:
        say(f"refused: {failure.location}: {failure.message}")
    if wants_json(as_json):
        write_json({**counts, "refused": [plain(failure) for failure in result.failures]})
    else:
        click.echo(", ".join(f"{count} {name}" for name, count in counts.items()))
    if result.failures:
        sys.exit(QUARANTINED)


@references.command("list")
@click.option("--withdrawn", is_flag=True, help="List those that were withdrawn instead.")
@click.option("--gone", is_flag=True, help="List those that their source no longer has instead.")
@click.option("--source", metavar="NAME", help="Only those of this source.")
@json_option
@ledger_options
def list_(
    withdrawn: bool,
    gone: bool,
    source: str | None,
    as_json: bool,
    config: Path | None,
    db: str | None,
) -> None:
    """List the references in use."""
    if withdrawn and gone:
        raise click.UsageError("Give --withdrawn or --gone, not both.")
    state = ReferenceState.WITHDRAWN if withdrawn else ReferenceState.LIVE
    state = ReferenceState.GONE if gone else state
    settings = settings_from(config, db)
    with LedgerReader.open(settings.ledger.url) as ledger:
        listed = ledger.listed_references(state, source)
    if wants_json(as_json):
        write_json([plain(item) for item in listed])
        return
    write_table(("Id", "Publisher", "Published", "Statement"), map(_row, listed))


def _row(listed: ListedReference) -> tuple[str, str, str, str]:
    reference = listed.reference
    day = f"{reference.published_at:%Y-%m-%d}" if reference.published_at else "unknown"
    return reference.id, reference.publisher, day, reference.statement


@references.command(short_help="Take a reference out of use; its history stays.")
@click.argument("reference_id", metavar="ID")
@ledger_options
def withdraw(reference_id: str, config: Path | None, db: str | None) -> None:
    """Take a reference out of use; its versions and the verdicts it supported stay.

    Adding it again brings it back.
    """
    settings = settings_from(config, db)
    with Ledger.open(settings.ledger.url, create=False) as ledger:
        if not ledger.withdraw_reference(reference_id, run_id=None):
            raise UsageError(f"There is no reference {reference_id!r} in use.")
    say(f"Withdrawn: {reference_id}. `claimledger recheck --all` replaces what rested on it.")


@references.command(short_help="Make the search indexes anew.")
@click.option(
    "--only",
    type=click.Choice(["words", "meaning"]),
    help="Make only what finds by words (and values), or only what finds by meaning.",
)
@ledger_options
def reindex(only: IndexName | None, config: Path | None, db: str | None) -> None:
    """Make the search indexes anew: those of the ledger, and those beside it.

    A statement that has its vector keeps it; the others are encoded, which takes minutes for many,
    and goes on where it stopped if it is interrupted.
    """
    settings = settings_from(config, db)
    with Ledger.open(settings.ledger.url, create=False) as ledger:
        if only != "meaning":
            ledger.rebuild_search_index()
            say("The full-text index was made anew.")
        wanted: tuple[IndexName, ...] = ("words", "meaning") if only is None else (only,)
        made = ledger.rebuild_derived_indexes(settings.matching, SpokenProgress(), wanted)
    for name in made:
        say(f"The index of {name} beside the ledger was made anew.")
    for sentence in find_engines(settings.matching):
        say(sentence)
