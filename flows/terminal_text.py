"""Text for a terminal, whoever wrote it: shown as it is, in characters that the console has.

Words of an article or a reference are never read as markup, and control characters in them are
replaced: they cannot colour, move, clear or retitle anything.
"""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claims.vocabulary import Label, Outcome
from flows import phrases
from flows.visible import visible_line

STYLES = {
    Label.SUPPORTED.value: "green",
    Label.REFUTED.value: "red",
    Label.CONFLICTING.value: "magenta",
    Label.MISLEADING.value: "magenta",
    Label.NOT_ENOUGH_EVIDENCE.value: "blue",
    Outcome.AMBIGUOUS.value: "blue",
    Outcome.ERROR.value: "red",
}
_TYPOGRAPHY = str.maketrans("“”‘’–—·−", "\"\"''----", "\u200b") | {ord("…"): "..."}


def plain(text: str, console: Console, style: str = "", *, lines: bool = False) -> Text:
    """Return text that is shown as it is, in one line or with the line feeds it has."""
    shown = "\n".join(map(visible_line, text.split("\n"))) if lines else visible_line(text)
    if is_ascii(console):
        shown = shown.translate(_TYPOGRAPHY)
    encoding = console.encoding
    return Text(shown.encode(encoding, "replace").decode(encoding), style=style)


def is_ascii(console: Console) -> bool:
    return not console.encoding.lower().startswith("utf")


def indented(text: Text | Table) -> Padding:
    return Padding(text, (0, 0, 0, 2))


def standing_text(key: str, console: Console) -> Text:
    """Return how a claim stands, with its symbol."""
    standing = phrases.STANDINGS[key]
    symbol = standing.ascii_symbol if is_ascii(console) else standing.symbol
    return Text(f"{symbol} {standing.words}", style=f"bold {STYLES.get(key, '')}".strip())


def facts(named: list[tuple[str, str]], console: Console) -> Padding:
    """Return names with their values beside them; a name that is empty goes on with the last."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in named:
        grid.add_row(name, plain(value, console))
    return indented(grid)
