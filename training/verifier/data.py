"""Reads the labelled sets the verifier is trained on, and keeps apart what must stay apart.

Each set is split into three parts: `train` for the verifier, `fit` for the weights and thresholds
of the assessment, and `dev` for the figures. Rows that share a claim, a sentence of evidence, a
page or a table always go together: the parts are made of connected components, dealt by the hash
of their name.

    cd training
    python -m verifier.data DATA --part dev --out FOLDER

writes the rows of a part as they were published, a file for each set: what `claimledger evaluate`
measures the figures on.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.evaluation.treebank import detokenised
from claims.verifier.passage import select

LABELS = {"SUPPORTED": 0, "REFUTED": 1, "NOT_ENOUGH_INFO": 2, "PARTIAL": 2}


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, the evidence for it and what the evidence says: 0 supports, 1 refutes, 2 neither."""

    id: str
    source: str
    part: str
    claim: str
    evidence: str
    label: int
    case: str = ""


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A file, and the shares of its components that go to `train` and to `fit`."""

    file: str
    train: float
    fit: float


SETS = {
    "vitaminc_real": LabelledSet("vitaminc_real.test.half", 0.65, 0.12),
    "vitaminc_synthetic": LabelledSet("vitaminc_synthetic.test.half", 0.65, 0.1),
    "fever": LabelledSet("fever_dev_sr.dev", 0.7, 0.1),
    "fever_symmetric": LabelledSet("fever_symmetric.dev", 0, 0),
    "infotabs": LabelledSet("infotabs.train", 0.95, 0.05),
    "infotabs_dev": LabelledSet("infotabs.dev", 0, 0),
    "cad": LabelledSet("cad_nli.train", 0.95, 0.05),
    "cad_dev": LabelledSet("cad_nli.dev", 0, 0),
    "negnli": LabelledSet("negnli.test.half", 0.6, 0.1),
    "scifact": LabelledSet("scifact.train", 0.55, 0.1),
    "fm2": LabelledSet("fm2.dev", 0.4, 0.1),
    "wice": LabelledSet("wice.dev", 0.5, 0.1),
}
"""Every set here may be trained on under its licence, and its weights passed on."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the rows of a part.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", choices=("train", "fit", "dev"), required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    lines: dict[str, list[str]] = {}
    for name, part, row in read_rows(arguments.data):
        if part == arguments.part:
            lines.setdefault(name, []).append(json.dumps(row, ensure_ascii=False) + "\n")
    for name, held in lines.items():
        (arguments.out / f"{name}.jsonl").write_text("".join(held), encoding="utf-8")


def read_rows(folder: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the rows of all sets: the name of the set, the part, and the row as published.

    Components that hold a pair of a set without a train part are in `dev` as a whole.
    """
    rows = [(name, row) for name in SETS for row in _rows(folder / f"{SETS[name].file}.jsonl.gz")]
    components = _Components()
    for name, row in rows:
        components.join(_keys(name, row))
    held_out = {components.of(_keys(name, row)) for name, row in rows if SETS[name].train == 0}
    for name, row in rows:
        yield name, _part(name, components.of(_keys(name, row)), held_out), row


def read_pairs(folder: Path) -> list[Pair]:
    """Return the pairs of all sets as they are trained on, each with its part."""
    return [
        Pair(
            id=f"{name}:{row['id']}",
            source=name,
            part=part,
            claim=detokenised(row["claim"]),
            evidence=select(row["claim"], [detokenised(each) for each in row["evidence"]]),
            label=LABELS[row["label"]],
            case=row.get("extra", {}).get("case_id") or "",
        )
        for name, part, row in read_rows(folder)
    ]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _keys(name: str, row: dict[str, Any]) -> list[str]:
    extra = row.get("extra", {})
    keys = [f"claim {_plain(row['claim'])}"]
    fields = ("page", "case_id", "table_id", "claim_id", "article")
    keys += [f"{field} {extra[field]}" for field in fields if isinstance(extra.get(field), str)]
    if not name.startswith("infotabs"):  # A line like "Genre: Rock" stands in many tables.
        keys += [f"evidence {_plain(each)}" for each in row["evidence"]]
    return keys


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _part(name: str, component: str, held_out: set[str]) -> str:
    if component in held_out:
        return "dev"
    digest = hashlib.sha256(component.encode()).digest()
    place = int.from_bytes(digest[:8], "big") / 2**64
    chosen = SETS[name]
    if place < chosen.train:
        return "train"
    return "fit" if place < chosen.train + chosen.fit else "dev"


class _Components:
    """Joins keys into connected components, each named by its first key in sorted order."""

    def __init__(self) -> None:
        self._parents: dict[str, str] = {}

    def join(self, keys: Iterable[str]) -> None:
        first, *others = (self._root(key) for key in keys)
        for other in others:
            low, high = sorted((first, self._root(other)))
            self._parents[high] = low
            first = low

    def of(self, keys: Iterable[str]) -> str:
        return self._root(next(iter(keys)))

    def _root(self, key: str) -> str:
        parents = self._parents
        parents.setdefault(key, key)
        while parents[key] != key:
            parents[key] = parents[parents[key]]
            key = parents[key]
        return key


if __name__ == "__main__":
    main()
