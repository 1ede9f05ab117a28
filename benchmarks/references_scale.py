"""Measures a reference store as it grows: loading, one claim, batches, changes, and the reverse.

Each size is a ledger of its own with generated references. Questions are statements of the store
as somebody else would put them, so the right reference is known. Beside the engines of the ledger
stand rapidfuzz over all references, bm25s and tantivy used bare, where they are installed.

    python benchmarks/references_scale.py --sizes 10000 100000 1000000 --claims 10000
"""

from __future__ import annotations

import argparse
import math
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from functools import partial
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

from generated_references import FIRST_DAY, Words, made_references, question_about
from measuring import Cost, peak_memory, print_table
from scale_engines import print_tables
from scale_peers import PEERS, Searching
from scale_reverse import COST_COLUMNS, RECALL_COLUMNS, reverse_costs, reverse_recall

from claims.ranking import closest
from claims.ranking.candidate import Question
from claims.reference import Reference
from claims.settings import MatchingSettings
from claims.value_keys import keys_of_text
from db.ledger import Ledger, LedgerReader

COLUMNS = (
    *("references", "engine", "load s", "MB on disk", "peak MiB", "p50 ms", "p95 ms"),
    *("p50 CPU ms", "p95 CPU ms", "found@1", "found@50", "claims/s, 2 processes"),
)
CHANGES = 50
"""References added, changed and withdrawn one by one."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000])
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--claims", type=int, default=10_000, help="of the reverse question")
    parser.add_argument("--peers", nargs="*", choices=sorted(PEERS), default=sorted(PEERS))
    parser.add_argument("--slow-peers-up-to", type=int, default=100_000, metavar="REFERENCES")
    parser.add_argument("--encoded", type=int, default=20_000, metavar="REFERENCES")
    parser.add_argument("--folder", type=Path, help="keep the ledgers here")
    arguments = parser.parse_args()
    words = Words.made()
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.folder or Path(scratch)
        medians: dict[str, dict[int, float]] = {}
        print_table(COLUMNS, _measured(folder, words, arguments, medians))
        print()
        print_table(
            ("engine", "from", "to", "exponent of the median CPU time"), _exponents(medians)
        )
        print()
        print_table(("references", "change", "per second"), _changes(folder, words, arguments))
        print()
        largest = folder / f"{max(arguments.sizes)}.db"
        claims = min(arguments.claims, max(arguments.sizes))
        costs = reverse_costs(largest, folder, words, claims, arguments.questions)
        print_table(COST_COLUMNS, [costs])
        print()
        print_table(RECALL_COLUMNS, [reverse_recall(folder, words, CHANGES)])
        print()
        print_tables(folder, arguments.sizes, arguments.questions, arguments.encoded)


def _measured(
    folder: Path,
    words: Words,
    arguments: argparse.Namespace,
    medians: dict[str, dict[int, float]],
) -> Iterator[Sequence[object]]:
    for size in arguments.sizes:
        url, loading = _loaded(folder, words, size)
        asked = _questions(words, size, arguments.questions)
        with LedgerReader.open(url) as ledger:
            times, ranks = timed(asked, partial(ranked, ledger))
        medians.setdefault("ledger", {})[size] = _quantile([each.cpu for each in times], 0.5)
        batch = _batch(url, [text for text, _wanted in asked])
        disk = sum(path.stat().st_size for path in folder.glob(f"{size}.db*"))
        yield _line(size, "ledger: words and values", loading, disk, times, ranks, batch)
        for name in arguments.peers:
            peer = PEERS[name]
            if peer.is_slow and size > arguments.slow_peers_up_to:
                continue
            texts = [each.statement for each in made_references(size, words)]
            start = time.perf_counter()
            search = peer.build(texts)
            loading = time.perf_counter() - start
            some = asked[: 20 if peer.is_slow else None]
            times, ranks = timed(some, _by_id(search))
            medians.setdefault(name, {})[size] = _quantile([each.cpu for each in times], 0.5)
            yield _line(size, name, loading, 0, times, ranks, 0)


def _by_id(search: Searching) -> Callable[[str], list[str]]:
    return lambda text: [f"generated-{position}" for position in search(text, 50)]


def _line(
    size: int,
    engine: str,
    loading: float,
    disk: int,
    times: Sequence[Cost],
    ranks: Sequence[int | None],
    batch: float,
) -> Sequence[object]:
    wall, cpu = [each.wall for each in times], [each.cpu for each in times]
    at = [sum(rank is not None and rank < most for rank in ranks) for most in (1, 50)]
    return (
        *(f"{size:,}", engine, f"{loading:.1f}", f"{disk / 1e6:.0f}" if disk else ""),
        f"{peak_memory() / 2**20:.0f}",
        *(f"{1e3 * _quantile(wall, share):.2f}" for share in (0.5, 0.95)),
        *(f"{1e3 * _quantile(cpu, share):.2f}" for share in (0.5, 0.95)),
        *(f"{found / len(ranks):.3f}" for found in at),
        f"{batch:.0f}" if batch else "",
    )


def _loaded(folder: Path, words: Words, size: int) -> tuple[str, float]:
    """Load a ledger, or take the one that is there; return its URL and seconds."""
    path = folder / f"{size}.db"
    url = f"sqlite:///{path}"
    if path.exists():
        return url, math.nan
    start = time.perf_counter()
    with Ledger.open(url) as ledger:
        ledger.add_references(
            made_references(size, words), run_id=None, retrieved_at=FIRST_DAY, processes=2
        )
    return url, time.perf_counter() - start


def _questions(words: Words, size: int, count: int) -> list[tuple[str, str]]:
    """Return questions with the id of the reference that each is about."""
    step = max(1, size // count)
    about = (next(made_references(1, words, number)) for number in range(0, size, step))
    return [
        (question_about(each.statement, number, words), each.id)
        for number, each in enumerate(about)
    ][:count]


def ranked(ledger: LedgerReader, text: str) -> list[str]:
    """Return the ids of the references that are closest to a text, closest first."""
    question = Question(text, keys_of_text(text))
    pool = ledger.propose(question, MatchingSettings())
    return [reference.id for reference in closest(question, pool, 50)]


def timed(
    asked: Sequence[tuple[str, str]], search: Callable[[str], list[str]]
) -> tuple[list[Cost], list[int | None]]:
    """Return the costs of each question, and the rank of the right answer where it is found."""
    times, ranks = [], []
    for text, _wanted in asked[:3]:
        search(text)  # loads its tables, which is not what is measured
    for text, wanted in asked:
        wall, cpu = time.perf_counter(), time.process_time()
        found = search(text)
        times.append(Cost(time.perf_counter() - wall, time.process_time() - cpu))
        ranks.append(found.index(wanted) if wanted in found else None)
    return times, ranks


def _batch(url: str, texts: Sequence[str]) -> float:
    """Return the questions a second that two processes answer together."""
    halves = [texts[0::2], texts[1::2]]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(answer_all, [url, url], [half[:2] for half in halves]))  # imports are done
        start = time.perf_counter()
        list(pool.map(answer_all, [url, url], halves))
        return len(texts) / (time.perf_counter() - start)


def answer_all(url: str, texts: Sequence[str]) -> None:
    """Answer questions in a process of its own."""
    with LedgerReader.open(url) as ledger:
        for text in texts:
            ranked(ledger, text)


def _exponents(medians: dict[str, dict[int, float]]) -> Iterator[Sequence[object]]:
    for engine, by_size in medians.items():
        sizes = sorted(by_size)
        for smaller, larger in pairwise(sizes):
            ratio = by_size[larger] / by_size[smaller]
            exponent = math.log(ratio) / math.log(larger / smaller)
            yield engine, f"{smaller:,}", f"{larger:,}", f"{exponent:.2f}"


def _changes(
    folder: Path, words: Words, arguments: argparse.Namespace
) -> Iterator[Sequence[object]]:
    for size in arguments.sizes:
        with Ledger.open(f"sqlite:///{folder / f'{size}.db'}") as ledger:
            new = list(made_references(CHANGES, words, start=10**9))
            changed = [_changed(each) for each in new]
            works: tuple[tuple[str, Callable[[Reference], object]], ...] = (
                ("added", partial(_add, ledger)),
                ("changed", partial(_add, ledger)),
                ("withdrawn", partial(_withdraw, ledger)),
            )
            for (name, work), some in zip(works, (new, changed, changed), strict=True):
                start = time.perf_counter()
                for each in some:
                    work(each)
                yield f"{size:,}", name, f"{CHANGES / (time.perf_counter() - start):.0f}"


def _add(ledger: Ledger, reference: Reference) -> None:
    ledger.add_references([reference], run_id=None, retrieved_at=FIRST_DAY + timedelta(days=1))


def _withdraw(ledger: Ledger, reference: Reference) -> None:
    ledger.withdraw_reference(reference.id, run_id=None)


def _changed(reference: Reference) -> Reference:
    return Reference(
        reference.id,
        reference.kind,
        f"{reference.statement} It was corrected.",
        reference.publisher,
        published_at=reference.published_at,
    )


def _quantile(times: Sequence[float], share: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


if __name__ == "__main__":
    main()
