"""Marks evidence that depends on the article, and groups the rest into sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.claim import Claim
from claims.independence.credits import wires_of_publisher
from claims.independence.grouping import (
    ArticleSource,
    Witness,
    dependence,
    grouped,
    witness_of_article,
    witness_of_reference,
)
from claims.independence.publishers import Publishers
from claims.settings import IndependenceSettings
from claims.verdict import Evidence
from claims.vocabulary import ClaimKind, ReasonCode, Stance

DECISIVE = frozenset({Stance.SUPPORTS, Stance.REFUTES})


@dataclass(frozen=True, slots=True)
class Independence:
    """What the independence of evidence on one claim is judged by."""

    publishers: Publishers
    article: Witness

    @classmethod
    def of(
        cls, claim: Claim, article: ArticleSource, settings: IndependenceSettings
    ) -> Independence:
        """Take the article, and the agency that it gives the content of this claim from."""
        publishers = Publishers.of(settings)
        witness = witness_of_article(article, publishers)
        if claim.kind is ClaimKind.CONTENT:
            said = claim.attribution
            wires = frozenset[str]().union(
                *(
                    wires_of_publisher(name, publishers.agencies)
                    for name in (said.speaker, said.reported_by)
                    if name
                )
            )
            origin = replace(witness.origin, wires=witness.origin.wires | wires)
            witness = replace(witness, origin=origin)
        return cls(publishers, witness)

    def marked(self, evidence: Evidence) -> Evidence:
        """Return the evidence with whether it is independent of the article, and why it is not."""
        reference = evidence.reference
        witness = witness_of_reference(reference, self.publishers)
        shared = dependence(reference, witness, self.article)
        if shared is None:
            return evidence
        codes = evidence.reason_codes
        if evidence.stance in DECISIVE:
            codes = (*codes, ReasonCode.CIRCULAR_SOURCE, shared)
        return replace(evidence, independent=False, reason_codes=codes)

    def grouped(self, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
        """Return the evidence in its order, each piece with the number of its source."""
        witnesses = [witness_of_reference(each.reference, self.publishers) for each in evidence]
        placed = grouped(witnesses, [each.stance.value for each in evidence])
        seen: set[int] = set()
        found = []
        for each, place in zip(evidence, placed, strict=True):
            codes = each.reason_codes
            if each.stance in DECISIVE and each.independent:
                if place.group in seen and place.shared is not None:
                    codes = (*codes, place.shared)
                seen.add(place.group)
            found.append(replace(each, source_group=place.group, reason_codes=codes))
        return tuple(found)
