"""Train the weights of check-worthiness: write claims/worthiness/weights.yaml.

    pip install numpy scipy
    python training/train_worthiness.py claimbuster_25ncs.jsonl.gz [MORE...] [--out FILE]

DATA are JSON lines (also gzipped) with `text` and `label`, 1 for a sentence worth checking. The
shipped weights come from ClaimBuster (Arslan, Hassan, Li and Tremayne, "A Benchmark Dataset of
Check-worthy Factual Claims", ICWSM 2020; zenodo.org/records/3609356; CC BY 4.0), in its
25ncs selection: sentences of US presidential debates, labelled by several readers each.

Method: logistic regression on the yes-or-no signals with an L2 penalty of 1 / (2 C), C = 0.1. What
is a value, a name or a topic of public life may count for a claim and never against it, so those
weights are bounded at 0 from below; that keeps what is said about debates from being held against
news. Weights are rounded to hundredths. The base is then moved so that 0.5 is the score with the
largest F1.5 on five held-out fifths: a desk would rather read one claim too many than miss one.
The same data gives the same file. The digest of each file stands in what is written.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, logit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claims.extraction.analysis import read_facets
from claims.span import Span
from claims.speech.hedges import find_hedges
from claims.worthiness.signals import (
    FACET_SIGNALS,
    SIGNAL_NAMES,
    Material,
    fired_signals,
)
from claims.worthiness.topic_words import TOPICS
from claims.worthiness.weights import FILE

Array = NDArray[np.float64]
Row = dict[str, Any]

C = 0.1
FOLDS = 5
BETA = 1.5
AGAINST = frozenset({"says that something is not so"})
BY_HAND = {
    # Debates hold none of these. A named event is a few words beside whole sentences and starts
    # a little higher; a post ("Harbour minister Ana Ruiz") ranks low, but is never dropped.
    "names an event": 0.3,
    "only gives a post": -0.1,
    "only says that somebody said it": -0.6,
    "is somebody's own words": -0.2,
}
TRAINED = tuple(name for name in SIGNAL_NAMES if name not in BY_HAND)
HEADER = """\
# What each signal adds to the log-odds that a claim is worth checking. A claim's score is
# 1 / (1 + e^-(base + the weights of the signals that fire)); from 0.5 it counts as worth checking.
# To change a weight, name the signal under extraction.worthiness.weights in config.yaml.
# The words behind each signal: topic_words.py and signals.py in this folder.
# Written by training/train_worthiness.py; do not edit.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the weights of check-worthiness.")
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=FILE)
    arguments = parser.parse_args()
    rows = [row for file in arguments.data for row in read_rows(file)]
    signals, labels = signals_of(rows), labels_of(rows)
    weights, base = fit(signals, labels)
    held_out = held_out_scores(signals, labels)
    cut = best_cut(held_out, labels)
    write(arguments.out, arguments.data, weights.round(2), round(float(base - logit(cut)), 2))
    worth = held_out >= cut
    found, right = worth[labels == 1].mean(), labels[worth].mean()
    f1 = 2 * right * found / (right + found)
    sys.stdout.write(
        f"{len(rows)} rows, {labels.mean():.3f} worth checking; written to {arguments.out}\n"
        f"held-out fifths: precision {right:.3f}, recall {found:.3f}, F1 {f1:.3f}\n"
    )


def read_rows(file: Path) -> list[Row]:
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def signals_of(rows: Sequence[Row]) -> Array:
    """Return a row of zeros and ones for each text, a column for each trained signal."""
    columns = {name: column for column, name in enumerate(TRAINED)}
    table = np.zeros((len(rows), len(TRAINED)))
    for place, row in enumerate(rows):
        text = row["text"]
        facets = read_facets(text, Span(0, len(text)), None)
        fired = fired_signals(Material(text, facets, hedged=bool(find_hedges(text))))
        table[place, [columns[name] for name in fired]] = 1
    return table


def labels_of(rows: Sequence[Row]) -> Array:
    return np.array([float(row["label"]) for row in rows])


def fit(signals: Array, labels: Array) -> tuple[Array, float]:
    """Return the weight of each signal and the base, which is not penalised."""

    def loss(point: Array) -> tuple[float, Array]:
        weights, log_odds = point[1:], signals @ point[1:] + point[0]
        error = expit(log_odds) - labels
        value = np.logaddexp(0, log_odds).sum() - labels @ log_odds + weights @ weights / (2 * C)
        return float(value), np.concatenate(([error.sum()], signals.T @ error + weights / C))

    least = [0 if _never_against(name) else None for name in TRAINED]
    bounds = [(None, None), *((low, None) for low in least)]
    start = np.zeros(len(TRAINED) + 1)
    options = {"maxiter": 2000, "ftol": 1e-12, "gtol": 1e-7}
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options=options)
    return found.x[1:], float(found.x[0])


def _never_against(name: str) -> bool:
    return name in TOPICS or (name in FACET_SIGNALS and name not in AGAINST)


def held_out_scores(signals: Array, labels: Array) -> Array:
    """Score every row by weights trained on the other four fifths."""
    scores = np.zeros(len(labels))
    for fold in range(FOLDS):
        held = np.arange(len(labels)) % FOLDS == fold
        weights, base = fit(signals[~held], labels[~held])
        scores[held] = expit(signals[held] @ weights + base)
    return scores


def best_cut(scores: Array, labels: Array) -> float:
    """Return the score from which taking rows gives the largest F-measure of `BETA`."""
    cuts = np.arange(0.05, 0.95, 0.005)
    return float(max(cuts, key=lambda cut: _f_measure(scores >= cut, labels)))


def _f_measure(worth: NDArray[np.bool_], labels: Array) -> float:
    hits = labels[worth].sum()
    return float((1 + BETA**2) * hits / (worth.sum() + BETA**2 * labels.sum()))


def write(out: Path, data: Sequence[Path], weights: Array, base: float) -> None:
    origin = [
        {"file": file.name, "sha256": hashlib.sha256(file.read_bytes()).hexdigest()}
        for file in data
    ]
    ranked = sorted(zip(TRAINED, weights.tolist(), strict=True), key=lambda item: -item[1])
    table = {
        "trained_on": origin,
        "base": base,
        "trained": {name: weight + 0.0 for name, weight in ranked},
        "set_by_hand": BY_HAND,
    }
    written = yaml.safe_dump(table, sort_keys=False, width=100, allow_unicode=True)
    out.write_text(HEADER + written, "utf-8")


if __name__ == "__main__":
    main()
