"""Measures the whole command on one article, as a process: wall time, CPU time, peak memory."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from measuring import ARTICLE, REFERENCES, Cost, cost_of_process, print_table

CLI = (sys.executable, "-c", "from flows.cli import main; main()")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--article", type=Path, default=ARTICLE)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = [
            (name, f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.memory / 2**20:.0f}")
            for name, cost in measured(Path(folder), arguments.article, arguments.repeats)
        ]
    print_table(("what", "wall s", "CPU s", "peak MiB"), rows)


def measured(folder: Path, article: Path, repeats: int) -> list[tuple[str, Cost]]:
    ledger, report, compiled = folder / "ledger.db", folder / "report.html", folder / "compiled"
    check = [*CLI, "check", str(article), f"--db={ledger}"]
    first = [*check, f"--references={REFERENCES}"]
    # Python looks for compiled files only under the prefix: an empty folder there means that
    # everything is compiled anew, as the first run after an installation does.
    anew = ["env", f"PYTHONPYCACHEPREFIX={compiled}"]
    kinds = (
        ("python -c pass", [sys.executable, "-c", "pass"], ()),
        ("claimledger --help", [*CLI, "--help"], ()),
        ("check, new ledger, references loaded", first, ("ledger.db*",)),
        ("the same with --report", [*first, f"--report={report}"], ("ledger.db*",)),
        ("check again, same ledger", check, ()),
        ("check again, no .pyc files", [*anew, *check], ("compiled",)),
    )
    found = []
    for name, command, removed in kinds:
        costs = []
        for _ in range(repeats):
            for pattern in removed:
                remove(folder, pattern)
            costs.append(cost_of_process(command))
        found.append((name, Cost.median_of(costs)))
    return found


def remove(folder: Path, pattern: str) -> None:
    for path in folder.glob(pattern):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


if __name__ == "__main__":
    main()
