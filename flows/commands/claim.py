"""`claimledger claim`: check one typed claim."""

from __future__ import annotations

import io
import sys
from datetime import datetime
from pathlib import Path

import click

from claims.errors import UsageError
from claims.vocabulary import Trigger
from flows.commands.check import run_check, show
from flows.commands.exit_codes import QUARANTINED
from flows.commands.options import Moment, json_option, ledger_options, settings_from
from flows.commands.output import wants_json
from flows.request import Request
from flows.sources import STANDARD_INPUT


@click.command()
@click.argument("text")
@click.option(
    "--as-of",
    type=Moment(),
    help="The day to judge it for, and the day that “yesterday” counts from (default: today).",
)
@click.option("--published", type=Moment(), help="The same as --as-of.")
@json_option
@ledger_options
def claim(
    text: str,
    as_of: datetime | None,
    published: datetime | None,
    as_json: bool,
    config: Path | None,
    db: str | None,
) -> None:
    """Check one typed claim and explain its verdict facet by facet."""
    if not text.strip():
        raise UsageError("Give the claim as text, in quotation marks.")
    if as_of and published and as_of != published:
        raise UsageError("Give one of --as-of and --published: they mean the same day.")
    today = datetime.combine(datetime.now().astimezone().date(), datetime.min.time())
    request = Request(
        command="claim",
        trigger=Trigger.CLI,
        settings=settings_from(config, db),
        sources=(STANDARD_INPUT,),
        published=as_of or published or today,
        stdin=io.BytesIO(text.encode("utf-8", "replace")),
    )
    result = run_check(request)
    judged = [item for document in result.documents for item in document.judged]
    if wants_json(as_json) or not judged:
        show(result, report=None, json_wanted=wants_json(as_json))
    else:
        from rich.console import Console  # noqa: PLC0415  (0.1 s, and JSON needs none of it)

        from flows.explaining import Explanation  # noqa: PLC0415
        from flows.terminal_explanation import show_explanation  # noqa: PLC0415

        for item in judged:
            show_explanation(Explanation.of_judged(item), Console())
    if result.failures:
        sys.exit(QUARANTINED)
