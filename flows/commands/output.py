"""What the commands write: data to standard output, words to standard error.

At a terminal data is a table; in a pipe, or with --json, it is JSON. A reader that has seen enough
(`| head`) closes the pipe; that is no failure, and the rest goes nowhere.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

import click


def wants_json(as_json: bool) -> bool:
    return as_json or not sys.stdout.isatty()


def write_json(data: Any) -> None:
    """Write JSON to standard output."""
    # Half of a surrogate pair, which a page may hold, has no form in UTF-8; an escape has.
    _write(json.dumps(data, ensure_ascii=True, indent=2), sys.stdout)


def write_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table to standard output, for a person at a terminal."""
    from rich import box  # noqa: PLC0415  (0.1 s, and JSON needs none of it)
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from flows.visible import visible_line  # noqa: PLC0415

    console = Console()
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1))
    for number, column in enumerate(columns, start=1):
        table.add_column(column, overflow="fold", ratio=1 if number == len(columns) else None)
    for row in rows:
        shown = (visible_line(cell).encode(console.encoding, "replace") for cell in row)
        table.add_row(*(Text(cell.decode(console.encoding)) for cell in shown))
    console.print(table)


def say(words: str) -> None:
    """Write words for a person to standard error."""
    _write(words, sys.stderr)


def _write(text: str, stream: TextIO) -> None:
    try:
        click.echo(text, file=stream)
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
