"""How often decisive verdicts are right, on labelled pairs of claim and evidence.

Reads JSON lines (gzip allowed) with `claim`, `evidence` (text or a list) and `label` (SUPPORTED,
REFUTED, anything else counts as undecided), judges each pair by itself, and prints the table of
what was decided against what is right.

    python benchmarks/verdict_quality.py pairs.jsonl.gz --limit 6000 --seed 99
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from claims.article import Article
from claims.extraction.extract import extract_claims
from claims.judge import Circumstances, decide
from claims.reference import Reference
from claims.settings import Settings
from claims.vocabulary import DECISIVE_LABELS, ClaimKind, ReferenceKind

DAY = date(2020, 6, 1)
TOKENISED = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}


def detokenised(text: str) -> str:
    """Undo the Penn Treebank tokenisation that some data sets are published in."""
    for token, mark in TOKENISED.items():
        text = text.replace(token, mark)
    text = re.sub(r"\s+([.,;:!?%)\]])", r"\1", text)
    text = re.sub(r"([(\[$£€])\s+", r"\1", text)
    text = re.sub(r"\s+('s|n't|'re|'ve|'ll|'d)\b", r"\1", text)
    return re.sub(r"\s+", " ", text).strip()


def verdict_on(claim: str, evidence: str) -> str:
    """Return the decisive label, or `undecided`."""
    text = detokenised(claim)
    article = Article(text if text.endswith(".") else f"{text}.", language="en")
    claims = [c for sentence in extract_claims(article) for c in sentence.claims]
    whole = next((c for c in claims if c.kind is not ClaimKind.ROLE), None)
    if whole is None:
        return "undecided"
    reference = Reference("a", ReferenceKind.STATEMENT, detokenised(evidence), "Source")
    verdict = decide(whole, [reference], Circumstances(DAY, DAY), Settings())
    return verdict.label.value if verdict.label in DECISIVE_LABELS else "undecided"


def read(file: Path) -> list[dict[str, Any]]:
    content = file.read_bytes()
    print(f"{file.name}, sha256 {hashlib.sha256(content).hexdigest()[:16]}…")
    text = gzip.decompress(content) if file.suffix == ".gz" else content
    return [json.loads(line) for line in text.decode().splitlines() if line.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--limit", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=99)
    options = parser.parse_args()
    rows = read(options.file)
    random.Random(options.seed).shuffle(rows)  # noqa: S311  (a sample, not a secret)
    rows = rows[: options.limit]
    table: Counter[tuple[str, str]] = Counter()
    began = time.process_time()
    for row in rows:
        evidence = row["evidence"]
        joined = " ".join(evidence) if isinstance(evidence, list) else evidence
        right = row["label"].lower()
        right = right if right in {"supported", "refuted"} else "undecided"
        table[verdict_on(row["claim"], joined), right] += 1
    spent = time.process_time() - began
    print(f"{len(rows)} pairs, seed {options.seed}, {1000 * spent / len(rows):.1f} CPU-ms a pair")
    print(f"{'decided':>12} {'right':>7} {'wrong':>7} {'precision':>10} {'coverage':>9}")
    for label in ("supported", "refuted"):
        right = table[label, label]
        wrong = sum(n for (given, true), n in table.items() if given == label != true)
        there = sum(n for (_, true), n in table.items() if true == label)
        precision = f"{right / (right + wrong):.3f}" if right + wrong else "-"
        coverage = f"{right / there:.3f}" if there else "-"
        print(f"{label:>12} {right:>7} {wrong:>7} {precision:>10} {coverage:>9}")


if __name__ == "__main__":
    main()
