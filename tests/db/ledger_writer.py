"""Records the same checks again and again until it is killed, or the given rounds are done."""

from __future__ import annotations

import sys
from itertools import count

from ledger_cases import (
    BRIDGE,
    FERRY,
    NOON,
    QUESTION,
    checked,
    reference,
    refuted_by,
    start_run,
    supported_by,
)

from claims.vocabulary import RunState
from db.ledger import Ledger

DOCUMENTS = 40


def write(url: str, rounds: int, *, folder: str = "shared") -> None:
    """Go through a fixed history; what is there already adds nothing, so the end is always one."""
    with Ledger.open(url) as ledger:
        for _ in range(rounds) if rounds else count():
            run_id = start_run(ledger)
            ledger.add_references(
                [reference(f"r{number}", f"Bridge {number} opened.") for number in range(40)],
                run_id=run_id,
                retrieved_at=NOON,
            )
            for number in range(DOCUMENTS):
                source = reference(f"r{number}", f"Bridge {number} opened.")
                judge = supported_by(source) if number % 2 else refuted_by(source)
                lines = (f"{BRIDGE} {number}", QUESTION, FERRY)
                location = f"https://news.example/{folder}/{number}"
                ledger.record_check(run_id, checked(*lines, judge=judge, location=location))
                sys.stdout.write("recorded\n")
                sys.stdout.flush()
            ledger.finish_run(run_id, RunState.COMPLETED, {"documents": DOCUMENTS})


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]), folder=sys.argv[3])
