"""`claimledger recheck`: judge stored claims again."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claims.errors import UsageError
from claims.vocabulary import Cause, Label, Trigger
from flows.commands.check import show
from flows.commands.exit_codes import QUARANTINED
from flows.commands.options import json_option, ledger_options, settings_from
from flows.commands.output import wants_json
from flows.environment import running_server
from flows.pipeline import started
from flows.request import Request
from flows.results import RunResult

MACHINE_LABELS = [label.value for label in Label if label is not Label.MISLEADING]


@click.command()
@click.option(
    "--claim",
    "claims",
    multiple=True,
    metavar="ID",
    help="The article of this claim; may be repeated.",
)
@click.option("--document", default="", metavar="URL", help="One article, by its address or path.")
@click.option(
    "--label",
    type=click.Choice(MACHINE_LABELS),
    help="Articles with a claim that has this verdict now.",
)
@click.option("--all", "everything", is_flag=True, help="All stored articles.")
@click.option("--reason", default="by hand", help="Why; kept with the run.")
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.html",
    help="Write the result as one self-contained page.",
)
@json_option
@ledger_options
def recheck(
    claims: tuple[str, ...],
    document: str,
    label: str | None,
    everything: bool,
    reason: str,
    report: Path | None,
    as_json: bool,
    config: Path | None,
    db: str | None,
) -> None:
    """Judge stored articles again with the references as they are now.

    The stored snapshots are read again; nothing is fetched. A verdict is replaced only where it
    changes, and what a reviewer decided stays.
    """
    if not (claims or document or label or everything):
        raise UsageError("Say what to judge again: --claim, --document, --label or --all.")
    request = Request(
        command="recheck",
        trigger=Trigger.CLI,
        settings=settings_from(config, db),
        claim_ids=claims,
        document=document,
        label=label or "",
        reason=reason,
        cause=Cause.MANUAL,
    )
    server = running_server()
    result = _as_flow(request, server, everything) if server else run_recheck(request)
    show(result, report=report, json_wanted=wants_json(as_json))
    if result.failures:
        sys.exit(QUARANTINED)


def run_recheck(request: Request) -> RunResult:
    """Judge again everything that was asked for, without Prefect."""
    with started(request) as run:
        run.recheck_all(run.documents_to_recheck())
        return run.finish()


def _as_flow(request: Request, server: str, everything: bool) -> RunResult:
    from flows.as_flow import run_as_flow  # noqa: PLC0415  (only flow runs need it)

    parameters = {
        "claims": list(request.claim_ids),
        "document": request.document,
        "label": request.label or "any",
        "everything": everything,
        "reason": request.reason,
    }
    return run_as_flow("recheck", server, parameters)
