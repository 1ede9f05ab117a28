"""Reads what the assessment is fitted and measured on: pairs, and the verifier's word on them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from assessment.stages import MAIN_SET
from verifier.data import LABELS, Pair

from claims.verifier.entailment import Entailment
from claims.verifier.passage import relevant_passage

MAIN_SHARE = 8
"""How many pairs the main set, which weighs most, gives for one of any other set."""
MEASURED_ONLY = ("healthver.dev", "covidfact.dev", "sick.dev", "averitec.train")
"""Sets that nothing is fitted on: how far the engine reaches."""
MOST_MEASURED = 1000


def chosen_pairs(pairs: Sequence[Pair], most: int) -> Iterator[Pair]:
    """Yield what is fitted on: the part `fit`, and at most so many pairs of a set in `train`."""
    yield from at_most([pair for pair in pairs if pair.part == "train"], most)
    yield from (pair for pair in pairs if pair.part == "fit")


def at_most(pairs: Sequence[Pair], most: int) -> list[Pair]:
    """Return the first pairs of each set; contrast groups follow one another and stay whole.

    The main set gives `MAIN_SHARE` times as many as the others.
    """
    counts: dict[str, int] = {}
    found = []
    for pair in pairs:
        counts[pair.source] = counts.get(pair.source, 0) + 1
        share = MAIN_SHARE if pair.source == MAIN_SET else 1
        if counts[pair.source] <= most * share:
            found.append(pair)
    return found


def read_negatives(named: Sequence[str]) -> Iterator[Pair]:
    for each in named:
        part, _, file = each.partition("=")
        for row in _json_lines(Path(file)):
            fields = {key: row[key] for key in ("id", "source", "claim", "evidence", "label")}
            yield Pair(part=part, **fields)


def read_measured_only(folder: Path) -> Iterator[Pair]:
    for name in MEASURED_ONLY:
        source = name.partition(".")[0]
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines][:MOST_MEASURED]
        for row in rows:
            claim, evidence = row["claim"], row["evidence"]
            text = evidence if isinstance(evidence, str) else " ".join(evidence)
            passage = relevant_passage(claim, text)
            label = LABELS.get(row["label"], 2)
            yield Pair(f"{source}:{row['id']}", source, "measured", claim, passage, label)


def read_entailments(files: Sequence[Path]) -> Iterator[tuple[str, Entailment]]:
    for file in files:
        for row in _json_lines(file):
            yield row["id"], Entailment(row["supports"], row["refutes"], row["neither"])


def _json_lines(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
