"""`claimledger evaluate`: the quality figures, on data that the user supplies."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from claims.errors import UsageError
from claims.evaluation.dataset import SUFFIXES, is_dataset
from claims.evaluation.report import MAXIMUM_ERRORS
from claims.judge import engine_of
from flows.commands.exit_codes import FAILED, QUARANTINED
from flows.commands.options import config_option, json_option, settings_from
from flows.commands.output import say, wants_json, write_json, write_table
from flows.evaluating import (
    Measured,
    Refused,
    Skipped,
    as_json_data,
    confusion_of,
    measure,
)
from flows.plots import Source, require_matplotlib, write_plots


@click.command()
@click.argument(
    "datasets", nargs=-1, required=True, metavar="DATASET...", type=click.Path(path_type=Path)
)
@click.option("--task", metavar="NAME", help="The task to measure (default: told by the rows).")
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help="Measure on N rows of each file, drawn evenly and always the same.",
)
@click.option(
    "--errors",
    "error_count",
    type=click.IntRange(0, MAXIMUM_ERRORS),
    default=0,
    metavar="N",
    help=f"Show the N worst errors of each file, {MAXIMUM_ERRORS} at most.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the result as JSON to a file too.",
)
@click.option(
    "--plots",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Draw risk-coverage.svg, reliability.svg and confusion.svg of labelled pairs.",
)
@config_option
@json_option
def evaluate(
    datasets: tuple[Path, ...],
    task: str | None,
    limit: int | None,
    error_count: int,
    output: Path | None,
    plots: Path | None,
    config: Path | None,
    as_json: bool,
) -> None:
    """Measure on labelled data how well claims are read and judged.

    A DATASET is a file of JSON lines (.jsonl, .jsonl.gz) or a folder of such files. What is
    measured is told by the fields of its rows.
    """
    files = files_of(datasets)
    if output is not None and not output.absolute().parent.is_dir():
        raise UsageError(f"--output {output}: there is no such folder.")
    if plots is not None:
        require_matplotlib()
    settings = settings_from(config, None)
    measurement = measure(files, task=task, limit=limit, settings=settings, told=_tell)
    if not measurement.measured and not measurement.refused:
        raise UsageError("No task reads any of these files: docs/evaluation.md has the shapes.")
    written = as_json_data(measurement, error_count, settings)
    if output is not None:
        _save(written, output)
    if plots is not None:
        _draw(measurement.measured, plots, engine_of(settings))
    if wants_json(as_json):
        write_json(written)
    else:
        _show(measurement.measured, error_count)
    if measurement.refused:
        sys.exit(QUARANTINED if measurement.measured else FAILED)


def files_of(datasets: tuple[Path, ...]) -> list[Path]:
    """Return the files that DATASETs stand for, each once; a folder's in the order of their names.

    Raises:
        UsageError: a file is missing or has another ending, or a folder holds no such file.
    """
    files: list[Path] = []
    for path in datasets:
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if is_dataset(each) and each.is_file())
            if not inside:
                raise UsageError(f"{path}: the folder holds no {' or '.join(SUFFIXES)} file.")
            files += inside
        elif not path.is_file():
            raise UsageError(f"{path}: there is no such file.")
        elif not is_dataset(path):
            raise UsageError(f"{path}: labelled data is a {' or '.join(SUFFIXES)} file.")
        else:
            files.append(path)
    return list({path.resolve(): path for path in files}.values())


def _tell(event: Measured | Skipped | Refused) -> None:
    """Say what is not in the figures, and at a terminal how far it is."""
    match event:
        case Skipped():
            say(f"skipped: {event.file}: {event.reason}")
        case Refused():
            say(f"refused: {event.message}")
        case Measured() if sys.stderr.isatty():
            say(f"measured: {event.dataset.file}: {event.evaluation.task}")


def _save(written: object, output: Path) -> None:
    try:
        output.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"--output {output}: {error.strerror}.") from None


def _draw(measured: tuple[Measured, ...], folder: Path, engine: str) -> None:
    """Draw each file of labelled pairs; where there are several, each in a folder of its own."""
    drawn = [each for each in measured if each.evaluation.judged]
    if not drawn:
        raise UsageError("--plots draws labelled pairs, and none of these files holds any.")
    for number, each in enumerate(drawn, start=1):
        name = each.dataset.file.name
        inner = folder if len(drawn) == 1 else folder / f"{number}-{name.removesuffix('.gz')}"
        source = Source(name, each.dataset.sha256, engine)
        for file in write_plots(each.evaluation.judged, source, inner):
            say(f"drawn: {file}")


def _show(measured: tuple[Measured, ...], error_count: int) -> None:
    for each in measured:
        rows = f"{each.evaluation.rows:,}"
        if each.evaluation.rows != each.dataset.total:
            rows += f" of {each.dataset.total:,}"
        speed = (f"{each.seconds:.1f}", f"{each.rows_per_second:,.0f}")
        data = (each.evaluation.task, rows, *speed, each.dataset.sha256[:12])
        write_table(
            ("Task", "Rows", "Seconds", "Rows/s", "sha256", "Data"),
            [(*data, str(each.dataset.file))],
        )
        figures = (
            (f"{figure.value:.3f}" if figure.of else "-", f"{figure.of:,}", figure.name)
            for figure in each.evaluation.figures
        )
        write_table(("Value", "Of", "Figure"), figures)
        if each.evaluation.judged:
            _show_confusion(each)
        if errors := each.evaluation.errors[:error_count]:
            write_table(("Error",), ((error,) for error in errors))


def _show_confusion(measured: Measured) -> None:
    for way, table in confusion_of(measured.evaluation).items():
        columns = [*next(iter(table.values()))]
        rows = ([label, *(f"{count:,}" for count in row.values())] for label, row in table.items())
        write_table((f"Labelled, {way}", *columns), rows)
