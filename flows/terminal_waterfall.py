"""A waterfall in characters: one bar a signal, each beginning where the last one ended."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from claims.explanation import Step, Waterfall
from flows import phrases
from flows.terminal_text import indented, is_ascii, plain

_WIDEST = 36
_NARROWEST = 8
_BESIDE = 46
"""Columns that the words and the number beside the bars take."""


def waterfall_table(waterfall: Waterfall, console: Console) -> Padding:
    """Lay out the steps: what was found, how far it moved the log-odds, and a bar for it."""
    width = max(_NARROWEST, min(_WIDEST, console.width - _BESIDE))
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(overflow="fold", max_width=34)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True, overflow="crop")
    for step in waterfall.steps:
        table.add_row(
            plain(phrases.signal(step), console),
            plain(phrases.odds(step.amount), console),
            plain(bar(step, waterfall, width, ascii_only=is_ascii(console)), console, _style(step)),
        )
    return indented(table)


def bar(step: Step, waterfall: Waterfall, width: int, *, ascii_only: bool = False) -> str:
    """Draw one step in `width` characters, on the scale of the whole waterfall.

    What speaks for the stance is drawn solid and what speaks against it light, so that the bars
    can be told apart without colour.
    """
    low, high = waterfall.bounds
    scale = (width - 1) / (high - low) if high > low else 0.0
    first, last = sorted(round((place - low) * scale) for place in (step.start, step.end))
    solid, light = ("#", "-") if ascii_only else ("█", "░")
    mark = solid if step.amount >= 0 else light
    return " " * first + mark * max(1, last - first)


def _style(step: Step) -> str:
    return "green" if step.amount >= 0 else "red"
