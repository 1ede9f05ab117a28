"""Says how often each difference that a comparison finds goes with a refutation.

DATA is a labelled file of JSON lines: `claim`, `evidence` (a text or a list of texts) and `label`
("supported", "refuted", "not_enough_info", ...). Each pair is compared by itself. The first table
has a row for each facet, relation and reason code: the pairs that have it, and the share of them
labelled refuted, supported and neither; "counts" are the conflicts that the guard counts
(`claims.comparison.guard.guard_conflicts`). The second is the guard alone, over the pairs whose
claim gives a time, a length of time or a quantity: of those where one of these conflicts in a way
that counts, how many are refuted, and how many of all refuted ones are among them.

    python benchmarks/reason_codes.py pairs.jsonl.gz --limit 2000
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from pathlib import Path

from measuring import print_table

from claims.article import Article
from claims.claim import Claim
from claims.comparison.guard import guard_conflicts
from claims.evaluation.dataset import read_dataset
from claims.evaluation.judged import REFUTED, SUPPORTED, UNDECIDED
from claims.evaluation.labelled_pairs import LabelledPair
from claims.evaluation.treebank import detokenised
from claims.extraction.extract import extract_claims
from claims.judge import Circumstances, compare
from claims.reference import Reference
from claims.settings import Settings
from claims.verdict import Comparison
from claims.vocabulary import ClaimKind, ReferenceKind

ORDER = (REFUTED, SUPPORTED, UNDECIDED)
VALUES = {"time", "duration", "quantity"}
DAY = date(2020, 6, 1)
SHOWN = (ClaimKind.SENTENCE, ClaimKind.CONTENT, ClaimKind.EVENT)

Row = tuple[str, str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int)
    arguments = parser.parse_args()
    dataset = read_dataset(arguments.data, arguments.limit)
    pairs = [LabelledPair.of_row(row, n) for n, row in enumerate(dataset.rows, start=1)]
    print(f"{dataset.file.name}, sha256 {dataset.sha256[:12]}, {len(pairs)} of {dataset.total}\n")
    table: dict[Row, Counter[str]] = defaultdict(Counter)
    with_values, guarded = Counter[str](), Counter[str]()
    for pair in pairs:
        compared = list(comparisons(pair))
        for row in {row for _, comparison in compared for row in rows_of(comparison)}:
            table[row][pair.label] += 1
        if any(has_value(claim) for claim, _ in compared):
            with_values[pair.label] += 1
            guarded[pair.label] += any(is_guarded(comparison) for _, comparison in compared)
    columns = ("facet", "relation", "reason code", "pairs", *ORDER)
    print_table(columns, ((*row, *shares(table[row])) for row in sorted(table)))
    print()
    covered = guarded[REFUTED] / with_values[REFUTED] if with_values[REFUTED] else 0.0
    names = ("guard alone, on", "pairs", *ORDER, "of all refuted")
    rows = [("claims with a value", *shares(with_values), "1.000")]
    rows.append(("a conflict that counts", *shares(guarded), f"{covered:.3f}"))
    print_table(names, rows)


def comparisons(pair: LabelledPair) -> Iterator[tuple[Claim, Comparison]]:
    """Yield what is found for each claim of a sentence."""
    day = pair.published or DAY
    at = datetime.combine(day, time.min) if pair.published else None
    text = detokenised(pair.claim)
    article = Article(text if text.endswith(".") else f"{text}.", language="en", published_at=at)
    statement = detokenised(" ".join(pair.evidence))
    reference = Reference(
        "evidence", ReferenceKind.STATEMENT, statement, "Evidence", published_at=at
    )
    circumstances, settings = Circumstances(day, day), Settings()
    claims = [claim for sentence in extract_claims(article) for claim in sentence.claims]
    for kind in SHOWN:
        if told := [claim for claim in claims if claim.kind is kind]:
            for claim in told:
                yield claim, compare(claim, reference, circumstances, settings)
            return


def rows_of(comparison: Comparison) -> Iterator[Row]:
    """Yield the facets of a comparison, and once more those conflicts that count."""
    for facet in comparison.facets:
        yield facet.facet, facet.relation, facet.reason_code or ""
    for facet in guard_conflicts(comparison):
        yield facet.facet, "counts", facet.reason_code or ""


def is_guarded(comparison: Comparison) -> bool:
    return any(facet.facet in VALUES for facet in guard_conflicts(comparison))


def has_value(claim: Claim) -> bool:
    facets = claim.facets
    return bool(facets.times or facets.durations or facets.quantities)


def shares(counts: Counter[str]) -> Iterable[str]:
    """Return the number of pairs, and the share of each label."""
    total = counts.total()
    return (str(total), *(f"{counts[label] / total if total else 0.0:.3f}" for label in ORDER))


if __name__ == "__main__":
    main()
