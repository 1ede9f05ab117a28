"""Make hard negatives: a claim with evidence that shares its words and does not speak of it.

    pip install bm25s
    cd training
    python -m verifier.negatives PAIRS.jsonl --part train --out NEGATIVES.jsonl [--size 6000]

A claim of one part meets evidence of the same part only. Evidence is found by BM25 (Robertson and
Zaragoza 2009) among that of other claims and other cases; what is too like the claim's own
evidence, or says nearly all words of the claim, is left out, since it may well decide the claim.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import bm25s
from verifier.contrast import NEITHER, REFUTES
from verifier.contrasts import read_part
from verifier.data import Pair

SOURCES = {"vitaminc_real": 0.45, "fever": 0.35, "scifact": 0.1, "infotabs": 0.1}
"""Whose claims are taken, and the share of each."""

DEPTH = 20
"""Texts looked at for a claim."""

PER_CLAIM = 2
"""Negatives made of one claim."""

ALIKE = 0.5
"""Share of common words from which two texts of evidence count as the same story."""

COVERED = 0.75
"""Share of the claim's words in a text from which it may decide the claim."""

SAME_SUBJECT = 0.6
"""The same where the text speaks of the claim's subject; a false claim is then left out."""

SHARED = 0.25
"""Share of the claim's words below which a text is no hard negative."""

Row = dict[str, str | int]


def main() -> None:
    parser = argparse.ArgumentParser(description="Make hard negatives.")
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--part", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", type=int, default=6000)
    arguments = parser.parse_args()
    rows = negatives(read_part(arguments.pairs, arguments.part), arguments.size)
    with arguments.out.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def negatives(pairs: Sequence[Pair], size: int) -> list[Row]:
    """Return about `size` negatives, in an order that does not depend on the set."""
    chosen: list[Row] = []
    for source, share in SOURCES.items():
        made = sorted(_of_source(source, pairs), key=lambda row: _digest(str(row["id"])))
        chosen += made[: int(share * size)]
    return sorted(chosen, key=lambda row: _digest(str(row["id"])))


def _of_source(source: str, pairs: Sequence[Pair]) -> Iterator[Row]:
    """Search the set's own evidence; tables are searched among tables, prose among prose."""
    of_set = [pair for pair in pairs if pair.source == source]
    texts = sorted({pair.evidence for pair in of_set})
    if len(texts) <= DEPTH:
        return
    claims: dict[str, list[Pair]] = defaultdict(list)
    for pair in of_set:
        claims[pair.claim].append(pair)
    cases: dict[str, set[str]] = defaultdict(set)
    for pair in of_set:
        cases[pair.evidence].add(pair.case)
    index = bm25s.BM25()
    index.index([sorted_words(text) for text in texts], show_progress=False)
    asked = [each for each in sorted(claims, key=_digest) if len(words(each)) > 1]
    known = frozenset[str]().union(*(words(text) for text in texts))
    queries = [[each for each in sorted_words(claim) if each in known] for claim in asked]
    found, _ = index.retrieve(queries, k=DEPTH, show_progress=False)
    for claim, numbers in zip(asked, found, strict=True):
        own = claims[claim]
        suited = [
            texts[number] for number in numbers
            if suits(claim, texts[number], own)
            and not {pair.case for pair in own if pair.case} & cases[texts[number]]
        ]  # fmt: skip
        for text in suited[:PER_CLAIM]:
            name = f"negative:{source}"
            digest = _digest(f"{claim}\n{text}")[:16]
            yield {
                "id": f"{name}:{digest}", "source": name,
                "claim": claim, "evidence": text, "label": NEITHER,
            }  # fmt: skip


def suits(claim: str, text: str, own: Sequence[Pair]) -> bool:
    """Whether a text is near the claim, but neither its own evidence nor likely to decide it."""
    asked, told = words(claim), words(text)
    covered = len(asked & told) / max(len(asked), 1)
    names = set(re.findall(r"\b[A-Z][a-z]+\b", claim[1:]))
    if not SHARED <= covered < COVERED or (names and names <= set(re.findall(r"\w+", text))):
        return False
    subject = re.match(r"(?:The |A |An |In )?[\"' ]*([\w-]+)", claim)
    if (
        subject
        and subject[1].lower() in told
        and not (
            covered < SAME_SUBJECT
            and all(pair.source.startswith("vitaminc") and pair.label != REFUTES for pair in own)
        )
    ):
        return False
    return all(_alike(told, words(pair.evidence)) < ALIKE for pair in own)


def _alike(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / max(min(len(left), len(right)), 1)


STOP = frozenset(
    "a an and are as at be been by for from had has have he her his in is it its of on or she that "
    "the their they this to was were which who will with".split()
)


def words(text: str) -> frozenset[str]:
    """Return the words of a text but for the commonest."""
    return frozenset(re.findall(r"\w+", text.lower())) - STOP


def sorted_words(text: str) -> list[str]:
    """Return the words of a text in a fixed order, as the index takes them."""
    return sorted(words(text)) or [""]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    main()
