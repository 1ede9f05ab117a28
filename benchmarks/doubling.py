"""Doubles the input of each parser, on normal and on hostile text, and looks at the time's ratio.

A parser whose time grows in proportion to the text has a ratio of about 2; one that compares each
place with each other place has 4. The length is doubled until a run takes long enough to be told
from noise, and the last two lengths give the ratio. Those above 3 are listed, and the exit code is
then 1.

    python benchmarks/doubling.py --parsers times quantities
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FrameType

import hostile
from measuring import print_table
from parsers import PARSERS

SMALLEST = 256
BOUND = 3.0
COLUMNS = ("parser", "µs a character, first text", "at most", "on", "ratio at most", "on")


class TookTooLongError(Exception):
    """A run was stopped at its time limit."""


@dataclass(frozen=True, slots=True)
class Growth:
    """The time of one parser on one text, at the last two lengths."""

    parser: str
    text: str
    length: int
    seconds: float
    ratio: float
    """Infinite where a run was stopped at its time limit."""

    @property
    def is_steep(self) -> bool:
        return self.ratio > BOUND


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parsers", nargs="+", default=list(PARSERS), choices=list(PARSERS))
    parser.add_argument("--texts", nargs="+", default=hostile.names(), choices=hostile.names())
    parser.add_argument("--enough", type=float, default=0.1, help="seconds that are no noise")
    parser.add_argument("--largest", type=int, default=1 << 20, help="code points")
    parser.add_argument("--limit", type=int, default=30, help="seconds that a run may take")
    parser.add_argument("--all", action="store_true", help="show each text, not each parser")
    arguments = parser.parse_args()
    signal.signal(signal.SIGALRM, _stop)
    found: list[Growth] = []
    print_table(COLUMNS, summaries(arguments, found))
    shown = [growth for growth in found if growth.is_steep or arguments.all]
    if shown:
        print()
        print_table(("parser", "text", "characters", "ms", "ratio"), map(_row, shown))
    return int(any(growth.is_steep for growth in found))


def summaries(arguments: argparse.Namespace, found: list[Growth]) -> Iterator[tuple[object, ...]]:
    """Measure parser by parser, and yield a row as soon as one is done."""
    bounds = (arguments.enough, arguments.largest, arguments.limit)
    for name in arguments.parsers:
        mine = [grown(name, PARSERS[name], text, *bounds) for text in arguments.texts]
        found += mine
        steepest = max(mine, key=lambda growth: growth.ratio)
        slowest = max(mine, key=lambda growth: growth.seconds / growth.length)
        yield (
            name,
            f"{mine[0].seconds / mine[0].length * 1e6:.2f}",
            f"{slowest.seconds / slowest.length * 1e6:.2f}",
            slowest.text,
            f"{steepest.ratio:.2f}",
            steepest.text,
        )


def grown(
    name: str,
    work: Callable[[str], object],
    text: str,
    enough: float,
    largest: int,
    limit: int,
) -> Growth:
    """Double the length of a text until reading it takes `enough` seconds; return the last step.

    A step that looks steep is measured again, both lengths in turn, before it is believed.
    """
    length, before, seconds = SMALLEST, 0.0, 0.0
    try:
        _fastest(work, [hostile.text_named(text, SMALLEST)], limit)  # loads what is loaded once
        (seconds,) = _fastest(work, [hostile.text_named(text, length)], limit)
        while seconds < enough and length < largest:
            length, before = length * 2, seconds
            (seconds,) = _fastest(work, [hostile.text_named(text, length)], limit)
        if seconds > BOUND * before and seconds > enough / 20:
            both = [hostile.text_named(text, each) for each in (length // 2, length)]
            before, seconds = _fastest(work, both, limit, runs=7)
    except TookTooLongError:
        return Growth(name, text, length, float(limit), float("inf"))
    if not before or seconds < enough / 20:  # a parser that looks at no more than the start
        return Growth(name, text, length, seconds, 1.0)
    return Growth(name, text, length, seconds, seconds / before)


def _fastest(
    work: Callable[[str], object], texts: list[str], limit: int, runs: int = 3
) -> list[float]:
    """Return the processor seconds of the fastest run on each text: noise only ever adds.

    Each run lacks some characters at the start: what a parser remembers of a text shall not count.
    """
    fastest = [float("inf")] * len(texts)
    signal.alarm(limit * len(texts))
    try:
        began = time.perf_counter()
        for run in range(runs):
            for place, text in enumerate(texts):
                spent = time.process_time()
                work(text[run:])
                fastest[place] = min(fastest[place], time.process_time() - spent)
            if time.perf_counter() - began > limit / 5:
                break
    finally:
        signal.alarm(0)
    return fastest


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise TookTooLongError


def _row(growth: Growth) -> tuple[object, ...]:
    milliseconds = f"{growth.seconds * 1000:.1f}"
    return (growth.parser, growth.text, growth.length, milliseconds, f"{growth.ratio:.2f}")


if __name__ == "__main__":
    sys.exit(main())
