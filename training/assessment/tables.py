"""Pairs of claim and evidence as tables of numbers: their signals, how they look, their labels."""

from __future__ import annotations

import hashlib
import math
import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from verifier.data import Pair as Labelled

import claims
from claims.assessment.assess import entailment_odds
from claims.assessment.familiarity import LOOKS
from claims.assessment.pair import Pair
from claims.assessment.signals import SIGNALS, signals_of
from claims.claim import Attribution, CheckWorthiness, Claim
from claims.comparison import Context, compare_sides
from claims.comparison.guard import guard_conflicts, refuting_conflicts
from claims.comparison.sides import Side, side_of_claim
from claims.extraction.analysis import read_facets
from claims.facets import Facets
from claims.reference import Reference
from claims.settings import Settings
from claims.span import Span, TextQuote
from claims.stance import read_stance
from claims.verifier.entailment import Entailment
from claims.vocabulary import AttributionKind, ClaimKind, ReferenceKind

Array = NDArray[np.float64]
DAY = date(2020, 6, 1)
"""The day of pairs that have none: relative times stay unresolved on both sides."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of labelled pairs. `verifier` has its two log-odds, NaN where it was not asked.

    `groups` tells which rows belong together: contrast groups, or rows by themselves. `guarded`
    says where a conflict blocks every support, `contradicted` where one allows a refutation.
    """

    sources: NDArray[np.str_]
    groups: NDArray[np.str_]
    labels: NDArray[np.int64]
    signals: Array
    looks: Array
    verifier: Array
    guarded: NDArray[np.bool_]
    contradicted: NDArray[np.bool_]

    def where(self, chosen: NDArray[np.bool_]) -> Table:
        """Return some of the rows."""
        return Table(
            self.sources[chosen],
            self.groups[chosen],
            self.labels[chosen],
            self.signals[chosen],
            self.looks[chosen],
            self.verifier[chosen],
            self.guarded[chosen],
            self.contradicted[chosen],
        )

    def column(self, signal: str) -> Array:
        """Return the values of one signal."""
        found: Array = self.signals[:, list(SIGNALS).index(signal)]
        return found


class Reader:
    """Reads texts into facets, once each; what was read is kept in a file."""

    def __init__(self, cache: Path) -> None:
        self._file = cache / "facets.pickle"
        self._facets: dict[str, Facets] = {}
        if self._file.exists():
            # Written by this script itself; a cache is nobody else's to give.
            self._facets = pickle.loads(self._file.read_bytes())  # noqa: S301

    def claim(self, text: str) -> Claim:
        """Return a text as one claim, whatever it says."""
        span = Span(0, len(text))
        if text not in self._facets:
            self._facets[text] = read_facets(text, span, None)
        facets = self._facets[text]
        return Claim(
            words=TextQuote.cut(text, span),
            kind=ClaimKind.SENTENCE,
            text=text,
            attribution=Attribution(AttributionKind.ARTICLE, span),
            facets=facets,
            worthiness=CheckWorthiness(0.0),
            mentions=tuple(name.canonical for name in facets.names),
        )

    def side(self, text: str) -> Side:
        """Return a text as one side of a comparison."""
        return side_of_claim(self.claim(text))

    def kept(self, labelled: Sequence[Labelled]) -> dict[str, NDArray[Any]]:
        """Return what is measured on pairs, from a file where the same was measured before."""
        key = _code_digest()
        for each in labelled:
            key.update(f"{each.id}\t{each.claim}\t{each.evidence}\n".encode())
        file = self._file.with_name(f"table-{key.hexdigest()[:16]}.npz")
        if file.exists():
            with np.load(file) as kept:
                return dict(kept)
        rows = [_measured(each, self) for each in labelled]
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_bytes(pickle.dumps(self._facets))
        np.savez(
            file,
            signals=np.array([row.signals for row in rows]),
            looks=np.array([row.looks for row in rows]),
            guarded=np.array([row.guarded for row in rows], dtype=bool),
            contradicted=np.array([row.contradicted for row in rows], dtype=bool),
        )
        return self.kept(labelled)


def table_of(
    labelled: Sequence[Labelled], entailments: Mapping[str, Entailment], reader: Reader
) -> Table:
    """Return the signals of every pair, each compared as one claim and one statement."""
    measured = reader.kept(labelled)
    odds = [entailments.get(each.id) for each in labelled]
    return Table(
        sources=np.array([each.source for each in labelled]),
        groups=np.array([each.case or each.id for each in labelled]),
        labels=np.array([each.label for each in labelled], dtype=np.int64),
        signals=measured["signals"],
        looks=measured["looks"],
        verifier=np.array([entailment_odds(x) if x else (math.nan, math.nan) for x in odds]),
        guarded=measured["guarded"],
        contradicted=measured["contradicted"],
    )


@dataclass(frozen=True, slots=True)
class _Row:
    signals: list[float]
    looks: list[float]
    guarded: bool
    contradicted: bool


def _measured(labelled: Labelled, reader: Reader) -> _Row:
    settings = Settings()
    claim, side, other = (
        reader.claim(labelled.claim),
        reader.side(labelled.claim),
        reader.side(labelled.evidence),
    )
    reference = Reference("evidence", ReferenceKind.STATEMENT, labelled.evidence, "evidence")
    comparison = compare_sides(side, other, _context(claim, settings))
    rules = read_stance(claim, side, reference, other, comparison, settings.verdict)
    pair = Pair(side, other, comparison, rules)
    return _Row(
        signals=list(signals_of(pair).values()),
        looks=[look(pair) for look in LOOKS.values()],
        guarded=bool(guard_conflicts(comparison)),
        contradicted=bool(refuting_conflicts(comparison)),
    )


def _context(claim: Claim, settings: Settings) -> Context:
    return Context(
        as_of=datetime.combine(DAY, time.max),
        parties=frozenset(),
        mentions=claim.mentions,
        ranks=(),
        recency=timedelta(days=settings.verdict.recency_days),
        minimum_coverage=settings.verdict.minimum_coverage,
    )


def _code_digest() -> hashlib._Hash:
    """Return a digest of the code that compares and measures, this file included."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    package = Path(claims.__file__).parent
    for folder in ("assessment", "comparison"):
        for file in sorted((package / folder).glob("*.py")):
            digest.update(file.read_bytes())
    return digest
