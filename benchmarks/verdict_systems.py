"""Judges labelled pairs by six systems in one run: what is won over a guess, and by what.

    pip install -e '.[benchmarks,training]'
    python benchmarks/verdict_systems.py DATA.jsonl.gz --train TRAIN.jsonl.gz
    python benchmarks/verdict_systems.py DATA.jsonl.gz

The rows are those of `claimledger evaluate` (docs/evaluation.md). The systems:

* majority: the most frequent label of DATA;
* claim only: TF-IDF over the words of the claim and pairs of them, with logistic regression. What
  it gets right is in the way the claims were written, not in the evidence;
* rapidfuzz: logistic regression over four scores of likeness between claim and evidence;
* facets: the engine without its verifier;
* verifier: the most probable answer of the model alone, uncalibrated;
* engine: all of it.

The two that learn do so from TRAIN, without the rows that share a claim, a text of evidence or a
group with DATA. Without --train they learn on DATA itself, in five folds: pairs that share any of
these are always in the same fold. Facets, verifier and engine are as shipped.

"accuracy", "macro-F1" and "groups" are of the most probable of the answers that the file uses as
labels (groups: contrast groups with all members right); "three labels" is the accuracy among all
three answers. "recorded" is the accuracy of what the ledger would record, "decided" the share that
is decisive, and "right" its precision. "error" is the calibration error.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from measuring import ROOT, print_table
from rapidfuzz import fuzz, utils
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer

sys.path.insert(0, str(ROOT))

from claims.evaluation.dataset import Dataset, read_dataset
from claims.evaluation.judged import ANSWERS, UNDECIDED, Judged, Probabilities
from claims.evaluation.labelled_pairs import LabelledPair
from claims.evaluation.treebank import detokenised
from claims.evaluation.verdict_figures import figures_of
from claims.evaluation.verdicts import judge_pair
from claims.settings import Settings, VerifierSettings
from claims.verifier.entailment import Verifier
from claims.verifier.find import find_verifier, why_none

FOLDS = 5
SCORES = (fuzz.ratio, fuzz.partial_ratio, fuzz.token_sort_ratio, fuzz.token_set_ratio)
LEAST = 2
"""Pairs that a word must be in before it is looked at."""

Pairs = Sequence[LabelledPair]
Splits = list[tuple[list[int], Pairs]]
"""The places of the pairs to judge, and the pairs to learn from, for each fold."""

COLUMNS = {
    "accuracy": "most probable of its labels: accuracy",
    "macro-F1": "most probable of its labels: macro-F1",
    "groups": "most probable of its labels: contrast groups",
    "three labels": "most probable: accuracy",
    "error": "calibration error",
    "recorded": "accuracy",
    "decided": "decided",
    "right": "decided: precision",
}


def main() -> None:
    parser = argparse.ArgumentParser(description="Judge labelled pairs by six systems.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--train", type=Path)
    parser.add_argument("--limit", type=int, help="rows of DATA, drawn evenly")
    arguments = parser.parse_args()
    data = read_dataset(arguments.data, arguments.limit)
    pairs = pairs_of(data)
    train = pairs_of(read_dataset(arguments.train)) if arguments.train else None
    splits = folds(pairs) if train is None else [(list(range(len(pairs))), apart(train, pairs))]
    print(f"{arguments.data.name}: {len(pairs):,} pairs, sha256 {data.sha256[:12]}")
    learnt = sum(len(known) for _, known in splits) // len(splits)
    print(f"learnt from {learnt:,} pairs {'of the other folds' if train is None else 'of TRAIN'}\n")
    print_table(("system", *COLUMNS, "pairs/s"), lines(pairs, splits))


def pairs_of(data: Dataset) -> list[LabelledPair]:
    return [LabelledPair.of_row(row, line) for row, line in zip(data.rows, data.lines, strict=True)]


def lines(pairs: Pairs, splits: Splits) -> Iterator[tuple[object, ...]]:
    """Yield one line for each system; a missing verifier leaves its lines out."""
    off = Settings(verifier=VerifierSettings(model="off"))
    systems: dict[str, Callable[[], list[Judged]]] = {
        "majority": lambda: guessed(pairs),
        "claim only": lambda: learned(pairs, splits, claim_only),
        "rapidfuzz": lambda: learned(pairs, splits, likeness),
        "facets": lambda: [judge_pair(pair, off) for pair in pairs],
    }
    settings = VerifierSettings()
    verifier = find_verifier(settings)
    if verifier is None:
        print(f"no verifier: {why_none(settings)}", file=sys.stderr)
    else:
        systems["verifier"] = lambda: read_by(verifier, pairs)
        systems["engine"] = lambda: [judge_pair(pair, Settings()) for pair in pairs]
    for name, judge in systems.items():
        started = time.perf_counter()
        judged = judge()
        rate = len(judged) / (time.perf_counter() - started)
        found = {figure.name: figure for figure in figures_of(judged)}
        shown = (found[name] for name in COLUMNS.values())
        yield (name, *(f"{each.value:.3f}" if each.of else "-" for each in shown), f"{rate:,.0f}")


def read_by(verifier: Verifier, pairs: Pairs) -> list[Judged]:
    texts = [(detokenised(pair.claim), evidence_of(pair)) for pair in pairs]
    return [
        recorded(pair, Probabilities(said.supports, said.refutes, said.neither))
        for pair, said in zip(pairs, verifier.read(texts), strict=True)
    ]


def learned(pairs: Pairs, splits: Splits, model: Callable[[], Any]) -> list[Judged]:
    """Judge each pair by a model fitted on the pairs that belong to its fold."""
    found: dict[int, Judged] = {}
    for places, known in splits:
        fitted = model().fit(known, [pair.label for pair in known])
        asked = [pairs[place] for place in places]
        for place, row in zip(places, fitted.predict_proba(asked), strict=True):
            chances = dict(zip(fitted.classes_, map(float, row), strict=True))
            given = Probabilities(*(chances.get(answer, 0.0) for answer in ANSWERS))
            found[place] = recorded(pairs[place], given)
    return [found[place] for place in range(len(pairs))]


def recorded(pair: LabelledPair, chances: Probabilities) -> Judged:
    """Record the most probable answer: these systems know no other way to decide."""
    judged = Judged(pair.label, UNDECIDED, chances, pair.group)
    answer = judged.most_probable() or UNDECIDED
    return Judged(pair.label, answer, chances, pair.group)


def guessed(pairs: Pairs) -> list[Judged]:
    """Give every pair the shares that the labels have among all of them."""
    counts = Counter(pair.label for pair in pairs)
    shares = Probabilities(*(counts[answer] / len(pairs) for answer in ANSWERS))
    return [recorded(pair, shares) for pair in pairs]


def claim_only() -> Any:
    words = TfidfVectorizer(
        preprocessor=lambda pair: detokenised(pair.claim).lower(),
        ngram_range=(1, 2),
        min_df=LEAST,
        sublinear_tf=True,
    )
    return make_pipeline(words, LogisticRegression(max_iter=1000))


def likeness() -> Any:
    return make_pipeline(FunctionTransformer(scores), LogisticRegression(max_iter=1000))


def scores(pairs: Pairs) -> np.ndarray[Any, Any]:
    """Return four scores of each pair, each in [0, 1]."""
    rows = []
    for pair in pairs:
        texts = (
            utils.default_process(text) for text in (detokenised(pair.claim), evidence_of(pair))
        )
        claim, evidence = texts
        rows.append([score(claim, evidence) / 100 for score in SCORES])
    return np.array(rows)


def evidence_of(pair: LabelledPair) -> str:
    return "\n".join(map(detokenised, pair.evidence))


def folds(pairs: Pairs) -> Splits:
    """Deal the pairs into folds; those that share a key stay together."""
    groups = components([keys_of(pair) for pair in pairs])
    return [
        ([int(place) for place in asked], [pairs[place] for place in known])
        for known, asked in GroupKFold(FOLDS).split(pairs, groups=groups)
    ]


def components(keys: Sequence[set[str]]) -> np.ndarray[Any, Any]:
    """Return the number of each pair's component: pairs that share keys are connected."""
    numbers: dict[str, int] = {}
    edges = [
        (place, len(keys) + numbers.setdefault(key, len(numbers)))
        for place, held in enumerate(keys)
        for key in sorted(held)
    ]
    rows, columns = zip(*edges, strict=True)
    size = len(keys) + len(numbers)
    graph = coo_matrix((np.ones(len(edges)), (rows, columns)), shape=(size, size))
    return np.array(connected_components(graph, directed=False)[1][: len(keys)])


def apart(train: Pairs, pairs: Pairs) -> Pairs:
    """Leave out what shares a key with a pair that will be judged."""
    judged = set().union(*map(keys_of, pairs))
    return [pair for pair in train if not keys_of(pair) & judged]


def keys_of(pair: LabelledPair) -> set[str]:
    claim = detokenised(pair.claim).casefold()
    keys = {f"claim {claim}", f"evidence {evidence_of(pair).casefold()}"}
    return keys | ({f"group {pair.group}"} if pair.group else set())


if __name__ == "__main__":
    main()
