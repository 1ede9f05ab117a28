"""Measures how many pairs of claim and reference are compared a second, both already read.

DATA is a labelled file of JSON lines with `claim` and `evidence`. Each claim is laid beside its own
evidence, and beside the evidence of others as candidates of a search are; sides are read before.
One process, one thread: the figure for two cores is twice that of one. Medians over the repeats.

    python benchmarks/comparing.py pairs.jsonl.gz --limit 500 --repeats 5
"""

from __future__ import annotations

import argparse
import hashlib
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path

from measuring import Cost, cost_of, print_table
from reason_codes import DAY

from claims.article import Article
from claims.comparison import compare_sides
from claims.comparison.event import Context
from claims.comparison.sides import Side, side_of_claim, side_of_reference
from claims.evaluation.dataset import read_dataset
from claims.evaluation.labelled_pairs import LabelledPair
from claims.evaluation.treebank import detokenised
from claims.extraction.extract import extract_claims
from claims.reference import Reference
from claims.settings import Settings
from claims.vocabulary import ReferenceKind

OTHERS = 4
"""How many pieces of evidence of other claims each claim is laid beside."""

Work = list[tuple[Side, Side, Context]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, default=500)
    parser.add_argument("--repeats", type=int, default=5)
    arguments = parser.parse_args()
    rows = read_dataset(arguments.data, arguments.limit).rows
    own, others = work_of([LabelledPair.of_row(row, n) for n, row in enumerate(rows, start=1)])
    found = []
    for name, work in (("its own evidence", own), ("that of others", others)):
        costs = [cost_of(partial(compare_all, work)) for _ in range(arguments.repeats)]
        cost = Cost.median_of(costs)
        each = f"{cost.cpu / len(work) * 1e3:.3f}"
        found.append((name, len(work), each, f"{len(work) / cost.cpu:,.0f}", digest_of(work)))
    print_table(("claims beside", "pairs", "CPU ms a pair", "pairs a CPU second", "result"), found)


def work_of(pairs: list[LabelledPair]) -> tuple[Work, Work]:
    """Read both sides of every pair, and pair each claim with its evidence and with others'."""
    verdict = Settings().verdict
    sides = []
    for number, pair in enumerate(pairs):
        article = Article(detokenised(pair.claim), language="en")
        claims = [claim for sentence in extract_claims(article) for claim in sentence.claims]
        statement = detokenised(" ".join(pair.evidence))
        reference = Reference(str(number), ReferenceKind.STATEMENT, statement, "Evidence")
        sides.append((claims[:1], side_of_reference(reference)))
    own: Work = []
    others: Work = []
    for number, (claims, reference_side) in enumerate(sides):
        for claim in claims:
            context = Context(
                as_of=datetime.combine(DAY, time.max),
                parties=frozenset(claim.parties),
                mentions=claim.mentions,
                ranks=(),
                recency=timedelta(days=verdict.recency_days),
                minimum_coverage=verdict.minimum_coverage,
            )
            side = side_of_claim(claim)
            own.append((side, reference_side, context))
            for step in range(1, OTHERS + 1):
                other = sides[(number + step) % len(sides)][1]
                others.append((side, other, context))
    return own, others


def compare_all(work: Work) -> None:
    for side, other, context in work:
        compare_sides(side, other, context)


def digest_of(work: Work) -> str:
    """Return a digest of every comparison: a change that only saves time leaves it as it is."""
    digest = hashlib.sha256()
    for side, other, context in work:
        digest.update(repr(compare_sides(side, other, context)).encode())
    return digest.hexdigest()[:12]


if __name__ == "__main__":
    main()
