"""What the benchmarks share: repeats, medians, one table.

CPU time is the figure to compare: on a machine with other work, wall time says as much about the
neighbours. Both are medians over the repeats.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "examples" / "article.html"
REFERENCES = ROOT / "examples" / "references.jsonl"


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of wall and CPU time, and the peak of the memory in bytes where it was measured."""

    wall: float
    cpu: float
    memory: int = 0

    @classmethod
    def median_of(cls, costs: Sequence[Cost]) -> Cost:
        return cls(
            median(cost.wall for cost in costs),
            median(cost.cpu for cost in costs),
            int(median(cost.memory for cost in costs)),
        )


def cost_of(work: Callable[[], Any]) -> Cost:
    """Measure work in this process."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - wall, time.process_time() - cpu)


_MEASURED = (
    "import resource, subprocess, sys\n"
    "ended = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
    "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
    "print(used.ru_utime + used.ru_stime, used.ru_maxrss, ended.returncode)\n"
)


def cost_of_process(command: Sequence[str]) -> Cost:
    """Measure a process of its own, run to its end.

    Raises:
        RuntimeError: it did not end with 0.
    """
    wall = time.perf_counter()
    # A process between, because the memory of children is the peak over all that were waited for.
    ended = subprocess.run(
        [sys.executable, "-S", "-c", _MEASURED, *command],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    wall = time.perf_counter() - wall
    cpu, memory, status = ended.stdout.split()
    if status != "0":
        raise RuntimeError(f"{' '.join(command)} ended with {status}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, float(cpu), int(memory) * unit)


def peak_memory() -> int:
    """Return the most memory that this process has had, in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print one Markdown table."""
    print(f"| {' | '.join(columns)} |")
    print(f"|{'---|' * len(columns)}")
    for row in rows:
        print(f"| {' | '.join(map(str, row))} |", flush=True)
