"""Measures how many articles one process checks in a second, on a folder of generated articles."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from generated import article, references
from measuring import ROOT, Cost, cost_of, peak_memory, print_table

sys.path.insert(0, str(ROOT))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--sentences", type=int, default=25)
    parser.add_argument("--references", type=int, default=1000)
    parser.add_argument("--repeats", type=int, default=3)
    arguments = parser.parse_args()
    costs = []
    claims = 0
    for _ in range(arguments.repeats):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            for number in range(arguments.articles):
                page = article(number, arguments.sentences)
                folder.joinpath(f"{number:05d}.html").write_text(page, "utf-8")
            listed = folder / "references.jsonl"
            listed.write_text(references(arguments.references), "utf-8")
            cost, claims = check(folder, listed)
            costs.append(cost)
    cost = Cost.median_of(costs)
    print_table(
        ("articles", "claims", "references", "wall s", "CPU s", "articles/s", "peak MiB"),
        [
            (
                arguments.articles,
                claims,
                arguments.references,
                f"{cost.wall:.1f}",
                f"{cost.cpu:.1f}",
                f"{arguments.articles / cost.cpu:.1f}",
                f"{peak_memory() / 2**20:.0f}",
            )
        ],
    )


def check(folder: Path, listed: Path) -> tuple[Cost, int]:
    """Check a folder with a new ledger; return what it cost, and how many claims were judged."""
    from claims.settings import load_settings  # noqa: PLC0415  (imports are no part of the rate)
    from claims.vocabulary import Trigger  # noqa: PLC0415
    from flows.commands.check import run_check  # noqa: PLC0415
    from flows.request import Request  # noqa: PLC0415

    url = f"sqlite:///{folder / 'ledger.db'}"
    request = Request(
        command="check",
        trigger=Trigger.CLI,
        settings=load_settings(None, dict(os.environ) | {"CLAIMLEDGER__LEDGER__URL": url}),
        sources=(str(folder),),
        references=(str(listed),),
    )
    results = []
    cost = cost_of(lambda: results.append(run_check(request)))
    return cost, results[0].claim_count


if __name__ == "__main__":
    main()
