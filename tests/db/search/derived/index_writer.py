"""Changes references and follows them with both indexes until it is killed."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from derived_cases import add, followed, indexes_of

from db.ledger import Ledger
from db.search.derived import vector_graph


def change(ledger: Ledger, chance: random.Random) -> None:
    numbers = chance.sample(range(400), 60)
    add(ledger, **{f"r{number}": f"Tunnel {chance.random():.3f} is closed." for number in numbers})
    for number in numbers[:10]:
        ledger.withdraw_reference(f"r{number}", run_id=None)


def write(url: str, folder: str, seed: int) -> None:
    vector_graph.LEAST_TAIL = 30
    chance = random.Random(seed)  # noqa: S311 - changes, not secrets
    indexes = indexes_of(Path(folder), exact_meaning_up_to=50)
    with Ledger.open(url) as ledger:
        for turn in range(10_000):
            change(ledger, chance)
            followed(ledger, indexes)
            if turn % 2 == 1:
                indexes.rebuild(ledger._engine, lambda *_progress: None)
            sys.stdout.write("done\n")
            sys.stdout.flush()


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2], int(sys.argv[3]))
