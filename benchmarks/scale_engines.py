"""Measures the indexes beside a ledger: tantivy, vectors read through or by a graph, and all fused.

The ledgers are those that `references_scale.py --folder FOLDER` leaves. Each engine is built by
`references reindex` as a user has it, and is asked in a process of its own, so that its memory is
its own: files that it maps count as far as they were read. A question's time is that of a claim:
the model encodes it, words, values and meaning propose, and what they propose is ordered. That the
indexes look for changes, once for all claims of an article, is the change called none.

To so many references (`--encoded`) the vectors are real. Beyond, encoding would take hours: they
are stand-ins (`stand_in_vectors.py`), the engine says so, and how often they find the right
reference says nothing; encoding the question is real there too.

    python benchmarks/scale_engines.py --folder FOLDER --sizes 10000 100000 1000000
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import timedelta
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

from engines_asked import Built, Question, Store, ask, ask_all, build, changed, recalled
from generated_references import FIRST_DAY, Words, made_references, question_about
from measuring import print_table

from claims.settings import MatchingSettings

P = ParamSpec("P")
T = TypeVar("T")

COLUMNS = (
    *("references", "engine", "build s", "build CPU s", "MB on disk", "building, peak MiB"),
    *("peak MiB", "p50 ms", "p95 ms", "p50 CPU ms", "p95 CPU ms", "found@1", "found@50"),
    "claims/s, 2 processes",
)
CHANGES = 50
"""References added, changed and withdrawn one by one."""

ALWAYS, NEVER = 0, 100_000_000
"""Vectors from which there is a graph."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folder", type=Path, required=True, help="where SIZE.db lie")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000])
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--encoded", type=int, default=20_000, metavar="REFERENCES")
    arguments = parser.parse_args()
    print_tables(arguments.folder, arguments.sizes, arguments.questions, arguments.encoded)


def print_tables(folder: Path, sizes: Sequence[int], questions: int, encoded: int) -> None:
    """Measure the engines beside the ledgers of these sizes, and print what was found."""
    words = Words.made()
    stores = [store_of(folder, words, size, questions, encoded) for size in sizes]
    recalls: list[Sequence[object]] = []
    print_table(COLUMNS, (row for store in stores for row in _rows(store, recalls)))
    print()
    print_table(("references", "vectors", "recall@50 of the graph against all read"), recalls)
    print()
    columns = ("references", "change", "in the ledger, a second", "followed, a second")
    print_table(columns, (row for store in stores for row in _changes(store, words)))


def store_of(folder: Path, words: Words, size: int, count: int, encoded: int) -> Store:
    """Return a ledger with questions about references all over it."""
    numbers = range(0, size, max(1, size // count))[:count]
    about = [next(made_references(1, words, number)) for number in numbers]
    return Store(
        size,
        f"sqlite:///{folder / f'{size}.db'}",
        folder / f"{size}.engines",
        tuple(
            Question(question_about(each.statement, place, words), each.id, each.statement)
            for place, each in enumerate(about)
        ),
        is_encoded=size <= encoded,
    )


def _rows(store: Store, recalls: list[Sequence[object]]) -> Iterator[Sequence[object]]:
    vectors = "vectors" if store.is_encoded else "stand-in vectors"
    words = _settings(store, words="tantivy", meaning="off")
    exact = _settings(store, meaning="on", exact_meaning_up_to=NEVER)
    graph = _settings(store, meaning="on", exact_meaning_up_to=ALWAYS)
    fused = graph.model_copy(update={"words": "tantivy"})
    shutil.rmtree(store.folder, ignore_errors=True)
    yield _row(store, "tantivy: words and values", words, _apart(build, store, words, "words"))
    encoding = _apart(build, store, exact, "meaning")
    yield _row(store, f"{vectors} alone, all read", exact, encoding, by_meaning=True)
    joining = _apart(build, store, graph, "meaning")
    yield _row(store, f"{vectors} alone, by the graph", graph, joining, by_meaning=True)
    yield _row(store, f"fused: tantivy, values, {vectors} by the graph", fused, None)
    recall = _apart(recalled, store, graph)
    recalls.append((f"{store.size:,}", vectors, f"{recall:.3f}"))


def _settings(store: Store, **chosen: object) -> MatchingSettings:
    return MatchingSettings.model_validate({"index_folder": str(store.folder), **chosen})


def _row(
    store: Store,
    engine: str,
    matching: MatchingSettings,
    built: Built | None,
    *,
    by_meaning: bool = False,
) -> Sequence[object]:
    asked = _apart(ask, store, matching, by_meaning)
    return (
        *(f"{store.size:,}", engine),
        *(built.cells() if built else ("", "", "", "")),
        *asked.cells(),
        f"{_batch(store, matching, by_meaning):.0f}",
    )


def _batch(store: Store, matching: MatchingSettings, by_meaning: bool) -> float:
    """Return the questions a second that two processes answer together."""
    halves = [store.of_every_second(first) for first in (0, 1)]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        answer = partial(ask_all, matching=matching, by_meaning=by_meaning)
        return sum(pool.map(answer, halves))


def _changes(store: Store, words: Words) -> Iterator[Sequence[object]]:
    first = list(made_references(CHANGES, words, start=3 * 10**9))
    for name, matching in (
        ("tantivy", _settings(store, words="tantivy", meaning="off")),
        ("vectors", _settings(store, meaning="on")),
    ):
        for change, in_ledger, followed in _apart(
            changed, store, matching, first, FIRST_DAY + timedelta(days=1)
        ):
            yield (
                *(f"{store.size:,}", f"{change}, {name}"),
                "" if change == "none" else f"{in_ledger:.0f}",
                f"{followed:.0f}",
            )


def _apart(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """Do work in a process of its own, whose memory is then its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given, **named).result()


if __name__ == "__main__":
    main()
