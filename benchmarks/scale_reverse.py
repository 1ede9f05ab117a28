"""Measures the reverse question: how long it takes, and whether it finds what it must.

The claims of the timed part are the statements of a ledger once more. What must be found is known
in a small one: the claims that have a changed reference among those they are compared with.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

from generated_claims import copy_as_claims, enter_claims
from generated_references import FIRST_DAY, Words, made_references, question_about
from measuring import Cost

from claims.ranking import closest
from claims.ranking.candidate import Question
from claims.settings import MatchingSettings
from claims.value_keys import keys_of_text
from db.ledger import Ledger

COST_COLUMNS = (
    *("claims", "changed references", "p50 ms", "p95 ms", "p50 CPU ms", "p95 CPU ms"),
    "claims affected, mean",
)
RECALL_COLUMNS = (
    *("claims", "references", "changed", "pairs compared", "of them affected", "share"),
    "claims affected, mean",
)
SMALL = 400
"""Claims of the store in which every one of them is asked about."""


def reverse_costs(
    ledger: Path, folder: Path, words: Words, claims: int, count: int
) -> Sequence[object]:
    """Return the costs of `count` changed references beside so many statements of a ledger."""
    path = folder / f"claims-{claims}.db"
    if not path.exists():
        copy_as_claims(ledger, path, claims)
    costs, found = [], 0
    with Ledger.open(f"sqlite:///{path}") as opened:
        asked = list(made_references(count, words, start=2 * 10**9))
        opened.add_references(asked, run_id=None, retrieved_at=FIRST_DAY)
        for each in asked:
            wall, cpu = time.perf_counter(), time.process_time()
            found += len(opened.affected_claims([each.id]))
            costs.append(Cost(time.perf_counter() - wall, time.process_time() - cpu))
    wall_times, cpu_times = sorted(each.wall for each in costs), sorted(each.cpu for each in costs)
    places = [int(share * (len(costs) - 1)) for share in (0.5, 0.95)]
    figures = [1e3 * times[place] for times in (wall_times, cpu_times) for place in places]
    return (f"{claims:,}", count, *(f"{each:.2f}" for each in figures), f"{found / count:.1f}")


def reverse_recall(folder: Path, words: Words, changed: int) -> Sequence[object]:
    """Return how many of the claims that are compared with a changed reference are affected."""
    references = list(made_references(2 * SMALL, words))
    lines = [question_about(each.statement, place, words) for place, each in enumerate(references)]
    url = f"sqlite:///{folder / 'recall.db'}"
    texts = enter_claims(url, lines[:SMALL])
    step = len(references) // changed
    others = [each for place, each in enumerate(references) if place % step]
    some = references[::step]
    with Ledger.open(url) as ledger:
        for chunk, later in ((others, 0), (some, 1)):
            ledger.add_references(
                chunk, run_id=None, retrieved_at=FIRST_DAY + timedelta(days=later)
            )
        affected = {each.id: ledger.affected_claims([each.id]) for each in some}
        compared = _compared(ledger, texts, affected)
    pairs = [(name, claim) for name, claims in compared.items() for claim in claims]
    found = sum(claim in affected[name] for name, claim in pairs)
    mean = sum(map(len, affected.values())) / len(affected)
    return (
        *(f"{SMALL:,}", f"{len(references):,}", len(some), len(pairs), found),
        *(f"{found / max(1, len(pairs)):.3f}", f"{mean:.1f}"),
    )


def _compared(
    ledger: Ledger, texts: Mapping[str, str], references: Mapping[str, object]
) -> dict[str, set[str]]:
    """Return, by reference, the claims that are compared with it."""
    settings = MatchingSettings()
    found: dict[str, set[str]] = defaultdict(set)
    for claim_id, text in texts.items():
        question = Question(text, keys_of_text(text))
        pool = ledger.propose(question, settings)
        for each in closest(question, pool, settings.compared_candidates):
            if each.id in references:
                found[each.id].add(claim_id)
    return found
