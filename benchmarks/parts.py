"""Measures the parts of one check: the first in a fresh process, and those that follow."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from measuring import ARTICLE, REFERENCES, ROOT, cost_of, print_table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        print(json.dumps(one_process()))
        return
    runs = [in_fresh_process() for _ in range(arguments.repeats)]
    first = {name: median(run[name][0] for run in runs) for name in runs[0]}
    later = {name: median(run[name][1] for run in runs) for name in runs[0]}
    rows = [
        (name, f"{first[name] * 1000:.0f}", f"{later[name] * 1000:.1f}" if later[name] else "")
        for name in first
    ]
    rows.append(("sum", f"{sum(first.values()) * 1000:.0f}", f"{sum(later.values()) * 1000:.1f}"))
    print_table(("part", "CPU ms, first article", "CPU ms, the next ones"), rows)


def in_fresh_process() -> dict[str, list[float]]:
    ended = subprocess.run(
        [sys.executable, __file__, "--one"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    found: dict[str, list[float]] = json.loads(ended.stdout)
    return found


def one_process() -> dict[str, tuple[float, float]]:
    """Return the CPU seconds of each part, for the first article and for a later one."""
    sys.path.insert(0, str(ROOT))
    imports = cost_of(_imports).cpu
    with tempfile.TemporaryDirectory() as folder:
        from parts_of_a_check import Parts  # noqa: PLC0415  (imports are measured)

        parts = Parts(Path(folder), REFERENCES)
        opening = cost_of(parts.open).cpu
        loading = cost_of(parts.load_references).cpu
        first = parts.check(ARTICLE)
        for _ in range(4):
            later = parts.check(ARTICLE)
        parts.close()
    return {
        "import": (imports, 0.0),
        "make the ledger": (opening, 0.0),
        "load references": (loading, 0.0),
        **{name: (first[name], later[name]) for name in first},
    }


def _imports() -> None:
    import flows.cli  # noqa: PLC0415
    import flows.commands.check  # noqa: F401, PLC0415


if __name__ == "__main__":
    main()
