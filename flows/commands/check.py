"""`claimledger check`: check articles."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from claims.errors import ClaimledgerError, UsageError
from claims.vocabulary import Trigger
from flows.commands.exit_codes import QUARANTINED
from flows.commands.options import Moment, json_option, ledger_options, settings_from
from flows.commands.output import say, wants_json, write_json
from flows.environment import running_server
from flows.pipeline import started
from flows.request import Request
from flows.results import RunResult, as_json
from flows.sources import STANDARD_INPUT

MAXIMUM_PASTED = 400_000
"""Characters of text that a flow run takes as a parameter; Prefect's own limit is 512 KB."""


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--published",
    type=Moment(),
    help="When the articles were published; goes before what a page says itself.",
)
@click.option(
    "--references",
    multiple=True,
    metavar="FILE",
    help="A reference file to load first; may be given more than once.",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.html",
    help="Write the result as one self-contained page.",
)
@click.option("--flow", is_flag=True, help="Run as a Prefect flow, also where no server runs.")
@json_option
@ledger_options
def check(
    sources: tuple[str, ...],
    published: datetime | None,
    references: tuple[str, ...],
    report: Path | None,
    flow: bool,
    as_json: bool,
    config: Path | None,
    db: str | None,
) -> None:
    """Check articles: URLs, files (.html .txt .md), folders, or - for standard input.

    Every claim gets a verdict with its evidence, which the ledger keeps. Checking the same article
    again adds nothing; a verdict is replaced where the article or a reference has changed. Without
    a SOURCE the sources of the configuration are checked.
    """
    settings = settings_from(config, db)
    named = sources or settings.sources
    if not named:
        raise UsageError("Say what to check: a URL, a file, a folder, or - for standard input.")
    server = running_server()
    if server or flow:
        result = _as_flow(named, published, references, server)
    else:
        request = Request(
            command="check",
            trigger=Trigger.CLI,
            settings=settings,
            sources=tuple(named),
            references=references or settings.references,
            published=published,
            stdin=sys.stdin.buffer,
        )
        result = run_check(request)
    show(result, report=report, json_wanted=wants_json(as_json))
    if result.failures:
        sys.exit(QUARANTINED)


def run_check(request: Request) -> RunResult:
    """Check everything that was asked for, without Prefect."""
    with started(request) as run:
        run.add_references(request.references)
        locations = run.locations()
        with progress(len(locations)) as advance:
            for location in locations:
                snapshot = run.fetch(location)
                if snapshot is not None:
                    run.check(snapshot)
                advance(location)
        return run.finish()


def _as_flow(
    sources: tuple[str, ...],
    published: datetime | None,
    references: tuple[str, ...],
    server: str | None,
) -> RunResult:
    """Run the Prefect flow in this process; its run shows in the UI of `server`."""
    from flows.as_flow import run_as_flow  # noqa: PLC0415  (only flow runs need it)

    parameters = {
        "sources": [source for source in sources if source != STANDARD_INPUT],
        "text": _standard_input() if STANDARD_INPUT in sources else "",
        "published": published,
        "references": list(references),
    }
    return run_as_flow("check", server, parameters)


def _standard_input() -> str:
    text = sys.stdin.buffer.read(4 * MAXIMUM_PASTED + 4).decode("utf-8", "replace")
    if len(text) > MAXIMUM_PASTED:
        raise UsageError(
            f"A flow run takes at most {MAXIMUM_PASTED:,} characters of standard input. "
            "Save the text in a file and give the file."
        )
    return text


def show(result: RunResult, *, report: Path | None, json_wanted: bool) -> None:
    """Show the result on standard output, and write the report where one is wanted."""
    if json_wanted:
        for failure in result.failures:
            say(f"{failure.location}: {failure.message}")
        write_json(as_json(result))
    else:
        from rich.console import Console  # noqa: PLC0415  (0.1 s, and JSON needs none of it)

        from flows.terminal import show_result  # noqa: PLC0415

        show_result(result, Console())
    if report is not None:
        write_report(result, report)


def write_report(result: RunResult, file: Path) -> None:
    """Write the page.

    Raises:
        ClaimledgerError: the file cannot be written.
    """
    from flows.report import render_report  # noqa: PLC0415  (loads jinja2)

    try:
        file.write_text(render_report(result), "utf-8")
    except OSError as error:
        raise ClaimledgerError(
            f"The report could not be written to {file} ({error.strerror}). The verdicts are kept"
            " in the ledger; give another file and run the same command again."
        ) from None
    say(f"Report: {file}")


@contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """Show at a terminal how far the run is."""
    if not sys.stderr.isatty() or total < 2:
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Checking", total=total)
        yield lambda _: bar.advance(task)
