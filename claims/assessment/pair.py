"""A claim beside a reference, as the signals look at it: read once, asked many times."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from claims.assessment.figures import Aligned, aligned_figures, aligned_times
from claims.assessment.slots import replaced_words
from claims.assessment.tokens import Token, content_of, without
from claims.comparison.sides import Side
from claims.stance import Reading
from claims.verdict import Comparison, FacetComparison
from claims.verifier.entailment import Entailment


@dataclass(frozen=True)
class Pair:
    """What the signals are measured on.

    `claim` and `reference` are the sides as they were compared, `rules` what the strict rules say,
    and `entailment` what the verifier says, None where none was asked.
    """

    claim: Side
    reference: Side
    comparison: Comparison
    rules: Reading
    entailment: Entailment | None = None

    @cached_property
    def facets(self) -> dict[str, list[FacetComparison]]:
        """The compared facets by their kind."""
        found: dict[str, list[FacetComparison]] = {}
        for facet in self.comparison.facets:
            found.setdefault(facet.facet, []).append(facet)
        return found

    @cached_property
    def failed_ties(self) -> frozenset[str]:
        """The kinds of ties that were looked for and are contradicted."""
        return frozenset(tie.kind for tie in self.comparison.ties if not tie.holds)

    @cached_property
    def held_ties(self) -> frozenset[str]:
        """The kinds of ties that hold."""
        return frozenset(tie.kind for tie in self.comparison.ties if tie.holds)

    @cached_property
    def claim_tokens(self) -> tuple[Token, ...]:
        """The words of the claim that tell something, names and numbers among them."""
        return content_of(self.claim.text)

    @cached_property
    def reference_tokens(self) -> tuple[Token, ...]:
        """The words of the reference that tell something."""
        return content_of(self.reference.text)

    @cached_property
    def coverage(self) -> float:
        """Share of the claim's words, names and numbers among them, that the reference has."""
        total = len(self.claim_tokens)
        return 1 - len(self.missing) / total if total else 0.0

    @cached_property
    def figures(self) -> tuple[Aligned, ...]:
        """The claim's quantities and durations beside those of the reference."""
        return aligned_figures(self.claim, self.reference)

    @cached_property
    def times(self) -> tuple[Aligned, ...]:
        """The claim's times beside those of the reference."""
        return aligned_times(self.claim, self.reference)

    @cached_property
    def missing(self) -> tuple[Token, ...]:
        """The claim's words that the reference has in no form."""
        return without(self.claim_tokens, self.reference.text)

    @cached_property
    def added(self) -> tuple[Token, ...]:
        """The reference's words that the claim has in no form."""
        return without(self.reference_tokens, self.claim.text)

    @cached_property
    def replaced(self) -> tuple[tuple[Token, Token], ...]:
        """The claim's words in whose place the reference has others, each with that other."""
        found = replaced_words(self.claim_tokens, self.missing, self.reference_tokens, self.added)
        return tuple(found)
