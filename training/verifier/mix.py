"""Write a round of training: so many pairs of each source, drawn evenly and put in random order.

    python -m training.verifier.mix PAIRS.jsonl... --out ROUND.jsonl --share vitaminc_real=11393

A share names a source, or what its name begins with before a colon; a source that is not named is
left out. Only pairs of the part `train` are drawn, and pairs without a part (generated ones).
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

SEED = 11


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a round of training.")
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--share", action="append", required=True, metavar="SOURCE=COUNT")
    arguments = parser.parse_args()
    shares = {name: int(count) for name, _, count in (s.partition("=") for s in arguments.share)}
    rows = (json.loads(line) for path in arguments.pairs for line in path.open(encoding="utf-8"))
    with arguments.out.open("w", encoding="utf-8") as out:
        for row in mixed(rows, shares):
            kept = {name: row[name] for name in ("claim", "evidence", "label")}
            out.write(json.dumps(kept, ensure_ascii=False) + "\n")


def mixed(rows: Iterable[dict[str, Any]], shares: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return the pairs of a round; a source that has too few gives all it has."""
    held = defaultdict(list)
    for row in rows:
        name = row["source"].partition(":")[0]
        if name in shares and row.get("part", "train") == "train":
            held[name].append(row)
    dealer = random.Random(SEED)
    found = [
        row
        for name in sorted(held)
        for row in dealer.sample(held[name], min(shares[name], len(held[name])))
    ]
    dealer.shuffle(found)
    return found


if __name__ == "__main__":
    main()
