"""Measures how the cost of one article grows with its length, and with what the ledger holds."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from generated import article, references
from measuring import ROOT, print_table

sys.path.insert(0, str(ROOT))

FILLER_SENTENCES = 5
"""The articles that a ledger is filled with are short: it is their number that is measured."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lengths", type=int, nargs="+", default=[10, 50, 250, 1250])
    parser.add_argument("--ledgers", type=int, nargs="+", default=[0, 100, 1000])
    parser.add_argument("--references", type=int, nargs="+", default=[100, 1000, 10000])
    parser.add_argument("--repeats", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [
            *by_length(folder, arguments.lengths, arguments.repeats),
            *by_ledger(folder, arguments.ledgers, arguments.repeats),
            *by_references(folder, arguments.references, arguments.repeats),
        ]
    print_table(
        ("what grows", "size", "read ms", "extract ms", "judge ms", "record ms", "sum ms"), rows
    )


def by_length(folder: Path, lengths: list[int], repeats: int) -> Iterator[tuple[object, ...]]:
    """Vary the number of sentences of the article."""
    for length in lengths:
        ledger = Grown(folder / f"length-{length}", reference_count=500)
        yield ("sentences of the article", length, *ledger.measured(length, repeats))


def by_ledger(folder: Path, sizes: list[int], repeats: int) -> Iterator[tuple[object, ...]]:
    """Vary the number of articles that the ledger holds already."""
    ledger = Grown(folder / "ledger", reference_count=500)
    for size in sizes:
        ledger.fill(size)
        yield ("articles in the ledger", size, *ledger.measured(25, repeats))


def by_references(folder: Path, counts: list[int], repeats: int) -> Iterator[tuple[object, ...]]:
    """Vary the number of references."""
    for count in counts:
        ledger = Grown(folder / f"references-{count}", reference_count=count)
        yield ("references", count, *ledger.measured(25, repeats))


class Grown:
    """A ledger that is filled and then asked to take one more article."""

    def __init__(self, folder: Path, reference_count: int) -> None:
        from parts_of_a_check import Parts  # noqa: PLC0415  (needs the path that is set above)

        folder.mkdir()
        listed = folder / "references.jsonl"
        listed.write_text(references(reference_count), "utf-8")
        self.page = folder / "page.html"
        self.parts = Parts(folder, listed)
        self.parts.open()
        self.parts.load_references()
        self.filled = 0

    def fill(self, size: int) -> None:
        for seed in range(self.filled, size):
            self.page.write_text(article(seed, FILLER_SENTENCES), "utf-8")
            self.parts.check(self.page, report=False)
        self.filled = max(self.filled, size)

    def measured(self, sentences: int, repeats: int) -> list[str]:
        """Return the milliseconds of CPU time for one more article, by part and in all."""
        found: list[list[float]] = []
        for turn in range(repeats + 1):  # the first one loads what is loaded once
            self.page.write_text(article(1_000_000 + turn, sentences), "utf-8")
            found.append(list(self.parts.check(self.page, report=False).values()))
        parts = [median(values) * 1000 for values in zip(*found[1:], strict=True)]
        return [f"{part:.1f}" for part in (*parts, sum(parts))]


if __name__ == "__main__":
    main()
