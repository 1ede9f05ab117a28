"""Compare check-worthiness on one labelled set: shipped, trained on the set, and TF-IDF.

    pip install numpy scipy scikit-learn
    python training/compare_worthiness.py TEST.jsonl.gz --train TRAIN.jsonl.gz
    python training/compare_worthiness.py DATA.jsonl.gz --by-doc

The three are (a) the shipped weights as they are, (b) the same signals with weights trained on the
set's own train part, and (c) TF-IDF over words and pairs of words with logistic regression, trained
on the same rows. With `--by-doc` the documents (debates, speeches) are dealt into eight parts in
the order of their names, and each part is scored by what was trained on the other seven.

Debates repeat, so a train row is left out where its text, but for case and punctuation, stands in
the test part. `--known FILE` names what the shipped weights were trained on: its texts of five
words or more are then left out of the test part as well, for all three.

F1 is given at the cut that training sets too, the one of the largest F1.5: for the shipped weights
that is 0.5, for the others it is found on a fifth of the train rows that was held out for it.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from train_worthiness import FOLDS, Row, best_cut, fit, labels_of, read_rows, signals_of

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from claims.evaluation.worthiness import average_precision, score_of
from claims.worthiness.score import WORTH_CHECKING

Array = NDArray[np.float64]
Scores = tuple[Array, float]
"""The scores of the test rows, and the cut from which a row is called worth checking."""

Scorer = Callable[[Sequence[Row], Sequence[Row]], Scores]
"""Scores test rows, after learning from train rows."""

PARTS = 8
LEAST_WORDS = 5
"""Shorter texts ("That is not true.") repeat by chance and tell nothing."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Compare check-worthiness on a labelled set.")
    parser.add_argument("data", type=Path)
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--train", type=Path)
    way.add_argument("--by-doc", action="store_true")
    parser.add_argument("--known", type=Path)
    arguments = parser.parse_args()
    rows = read_rows(arguments.data)
    if arguments.known:
        known = {key for key in map(_key, read_rows(arguments.known)) if _is_long(key)}
        rows = [row for row in rows if _key(row) not in known]
    splits = _parts(rows) if arguments.by_doc else [(read_rows(arguments.train), rows)]
    ways: dict[str, Scorer] = {
        "shipped": _shipped,
        "trained on the set": _with_cut(_trained),
        "TF-IDF": _with_cut(_tf_idf),
    }
    for name, score in ways.items():
        _report(name, splits, score)


def _key(row: Row) -> str:
    return " ".join(re.findall(r"\w+", row["text"].lower()))


def _is_long(key: str) -> bool:
    return key.count(" ") + 1 >= LEAST_WORDS


def _parts(rows: Sequence[Row]) -> list[tuple[list[Row], list[Row]]]:
    docs = {doc: place % PARTS for place, doc in enumerate(sorted({row["doc"] for row in rows}))}
    return [
        (
            [row for row in rows if docs[row["doc"]] != part],
            [row for row in rows if docs[row["doc"]] == part],
        )
        for part in sorted(set(docs.values()))
    ]


def _shipped(_: Sequence[Row], test: Sequence[Row]) -> Scores:
    return np.array([_shipped_score(row["text"]) for row in test]), WORTH_CHECKING


def _trained(train: Sequence[Row], test: Sequence[Row]) -> Array:
    weights, base = fit(_table(train), labels_of(train))
    return expit(_table(test) @ weights + base)


def _tf_idf(train: Sequence[Row], test: Sequence[Row]) -> Array:
    words = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), min_df=2)
    model = make_pipeline(words, LogisticRegression(C=1, max_iter=2000))
    model.fit([row["text"] for row in train], labels_of(train))
    scores: Array = model.predict_proba([row["text"] for row in test])[:, 1]
    return scores


def _with_cut(score: Callable[[Sequence[Row], Sequence[Row]], Array]) -> Scorer:
    """Choose the cut on every fifth train row, scored by what the other four fifths teach."""

    def scorer(train: Sequence[Row], test: Sequence[Row]) -> Scores:
        fifth = train[::FOLDS]
        rest = [row for place, row in enumerate(train) if place % FOLDS]
        return score(train, test), best_cut(score(rest, fifth), labels_of(fifth))

    return scorer


@cache
def _shipped_score(text: str) -> float:
    return score_of(text)


@cache
def _signals(text: str) -> Array:
    return signals_of([{"text": text}])[0]


def _table(rows: Sequence[Row]) -> Array:
    return np.array([_signals(row["text"]) for row in rows])


def _f1(worth: NDArray[np.bool_], labels: Array) -> float:
    return float(2 * labels[worth].sum() / max(1, worth.sum() + labels.sum()))


def _report(
    name: str,
    splits: Sequence[tuple[list[Row], list[Row]]],
    score: Scorer,
) -> None:
    ranked: list[tuple[float, bool]] = []
    by_doc: dict[str, list[tuple[float, bool]]] = {}
    called: list[bool] = []
    for train, test in splits:
        seen = {_key(row) for row in test}
        scores, cut = score([row for row in train if _key(row) not in seen], test)
        for row, value in zip(test, scores.tolist(), strict=True):
            case = (value, row["label"] == 1)
            ranked.append(case)
            called.append(value >= cut)
            by_doc.setdefault(row.get("doc", ""), []).append(case)
    labels = np.array([float(worth) for _, worth in ranked])
    docs = [cases for cases in by_doc.values() if any(worth for _, worth in cases)]
    mean = sum(map(average_precision, docs)) / len(docs)
    sys.stdout.write(
        f"{name:20} {len(ranked):6} rows  F1 {_f1(np.array(called), labels):.3f}  "
        f"AP {average_precision(ranked):.3f}  MAP over {len(docs)} docs {mean:.3f}\n"
    )


if __name__ == "__main__":
    main()
