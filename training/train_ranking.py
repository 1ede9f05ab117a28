"""Train the weights of the ranking: write claims/ranking/weights.yaml.

    pip install "claimledger[training,meaning]"
    python training/train_ranking.py FOLDER:SPLIT... --cache FOLDER [--out FILE]

Each FOLDER is a set as `claims.evaluation.retrieval_folder` reads it; only the questions of SPLIT
are used. The shipped weights come from the train part of CheckThat! 2022 task 2A (tweets and the
checked claims they repeat; CC BY-SA) and from SciFact (claims and abstracts; Wadden et al., EMNLP
2020; CC BY 4.0). CACHE holds the embeddings of their texts, and keeps them.

Method: conditional logit. For each question the pool is had from a real ledger; the weights make
the relevant references likely among all of it, with an L2 penalty of 1 / (2 C) on weights of
standardised signals, C = 0.1. A signal says that a candidate is close, so no weight may be below
0: what is only the habit of one set would turn against another. Every set counts the same, and
each is used twice, with its notes and without: few references of other stores have one. One set
of weights is fitted with the signals of meaning and one without. The same data gives the same
file.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "benchmarks"))

import retrieval_systems as systems
from retrieval import CANDIDATES, meaning_of

from claims.evaluation.retrieval import Asked, figures_of
from claims.evaluation.retrieval_folder import RetrievalSet, read_folder
from claims.ranking import Pool
from claims.ranking.signals import SIGNALS, WORD_SIGNALS, signals_of
from claims.ranking.weights import FILE

Array = NDArray[np.float64]

C = 0.1
FOLDS = 5
HEADER = """\
# What each signal adds to a candidate's score: its value in [0, 1] times its weight. The candidate
# with the highest sum is the closest. What each signal says: signals.py in this folder.
# Written by training/train_ranking.py; do not edit.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A question: the signals of its candidates, a row each, and which of them are relevant.

    `weight` is what it counts; `fold` the part of its set that it is held out with.
    """

    signals: Array
    relevant: NDArray[np.bool_]
    ids: tuple[str, ...]
    asked: Asked
    weight: float
    fold: int


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the weights of the ranking.")
    parser.add_argument("sets", nargs="+", metavar="FOLDER:SPLIT")
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=FILE)
    arguments = parser.parse_args()
    named = [each.rpartition(":") for each in arguments.sets]
    sets = [(read_folder(Path(folder)), split) for folder, _, split in named]
    fitted: dict[str, list[list[Example]]] = {}
    trained: dict[str, dict[str, float]] = {}
    for key, names in (("with_meaning", tuple(SIGNALS)), ("without_meaning", tuple(WORD_SIGNALS))):
        fitted[key] = [
            list(examples_of(data, split, names, arguments.cache)) for data, split in sets
        ]
        weights = fit([example for found in fitted[key] for example in found]).round(2)
        trained[key] = {
            name: float(weight) for name, weight in zip(names, weights, strict=True) if weight
        }
    write(arguments.out, sets, trained)
    for key, examples in fitted.items():
        for (data, split), found in zip(sets, examples, strict=True):
            report(key, data, split, found, held_out(examples, found))


def examples_of(
    data: RetrievalSet, split: str, names: Sequence[str], cache: Path
) -> Iterator[Example]:
    """Yield an example for each question of a split, with notes and then without."""
    asked = data.splits[split]
    with_meaning = len(names) == len(SIGNALS)
    candidates = CANDIDATES if with_meaning else 2 * CANDIDATES
    with tempfile.TemporaryDirectory() as folder:
        store = systems.Store(Path(folder) / "ledger.db", data.references)
        meaning = meaning_of(data, store, cache) if with_meaning else None
        pools = [store.propose(each.question, meaning, candidates) for each in asked]
    for variant in (pools, map(_without_notes, pools)):
        for place, (each, pool) in enumerate(zip(asked, variant, strict=True)):
            yield _example(each, pool, names, 1000 / (2 * len(asked)), place % FOLDS)


def _without_notes(pool: Pool) -> Pool:
    bare = (
        replace(candidate, reference=replace(candidate.reference, note=None))
        for candidate in pool.candidates
    )
    return replace(pool, candidates=tuple(bare))


def _example(asked: Asked, pool: Pool, names: Sequence[str], weight: float, fold: int) -> Example:
    rows = [[each.get(name, 0.0) for name in names] for each in signals_of(asked.question, pool)]
    ids = tuple(candidate.reference.id for candidate in pool.candidates)
    signals = np.array(rows).reshape(len(ids), len(names))
    relevant = np.array([each in asked.relevant for each in ids], dtype=bool)
    return Example(signals, relevant, ids, asked, weight, fold)


def fit(examples: Sequence[Example]) -> Array:
    """Return the weight of each signal."""
    useful = [each for each in examples if each.relevant.any() and not each.relevant.all()]
    table = np.concatenate([each.signals for each in useful])
    relevant = np.concatenate([each.relevant for each in useful])
    counts = np.concatenate([[each.weight] for each in useful])
    starts = np.cumsum([0, *(len(each.relevant) for each in useful)])[:-1]
    owner = np.repeat(np.arange(len(useful)), [len(each.relevant) for each in useful])
    spread = table.std(axis=0)
    spread[spread == 0] = 1
    table = table / spread

    def loss(weights: Array) -> tuple[float, Array]:
        scores = table @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        right = np.where(relevant, odds, 0)
        total, found = np.add.reduceat(odds, starts), np.add.reduceat(right, starts)
        missed = counts[owner] * (odds / total[owner] - right / found[owner])
        value = counts @ (np.log(total) - np.log(found)) + weights @ weights / (2 * C)
        return float(value), table.T @ missed + weights / C

    size = table.shape[1]
    bounds = [(0, None)] * size
    options = {"maxiter": 2000, "ftol": 1e-9, "gtol": 1e-5}
    start = np.zeros(size)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options=options)
    weights: Array = found.x / spread
    return weights


def held_out(sets: Sequence[Sequence[Example]], measured: Sequence[Example]) -> list[list[str]]:
    """Rank the candidates of a set by weights from the other folds of it and all other sets."""
    ranked: dict[int, list[str]] = {}
    for fold in range(FOLDS):
        known = [e for found in sets for e in found if found is not measured or e.fold != fold]
        weights = fit(known)
        for place, example in enumerate(measured):
            if example.fold == fold:
                scores = (example.signals @ weights).round(9)
                order = np.lexsort((np.array(example.ids), -scores))
                ranked[place] = [example.ids[at] for at in order]
    return [ranked[place] for place in range(len(measured))]


def report(
    key: str, data: RetrievalSet, split: str, found: Sequence[Example], ranked: list[list[str]]
) -> None:
    half = len(found) // 2
    for label, part in (("with notes", slice(half)), ("without notes", slice(half, None))):
        figures = figures_of(ranked[part], [each.asked.relevant for each in found[part]])
        told = ", ".join(f"{figure.name} {figure.value:.4f}" for figure in figures)
        sys.stdout.write(f"{key} {data.name} {split}, {label}, held-out fifths: {told}\n")


def write(out: Path, sets: Sequence[tuple[RetrievalSet, str]], trained: dict[str, Any]) -> None:
    sources = [
        {"set": data.name, "split": split, "corpus": data.digests[0], "queries": data.digests[1]}
        for data, split in sets
    ]
    ordered = {
        key: dict(sorted(table.items(), key=lambda item: -item[1]))
        for key, table in trained.items()
    }
    written = yaml.safe_dump({"trained_on": sources, **ordered}, sort_keys=False, width=100)
    out.write_text(HEADER + written, "utf-8")


if __name__ == "__main__":
    main()
