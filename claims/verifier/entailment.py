"""What a verifier says of a pair of claim and evidence, and what every verifier can be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Entailment:
    """Whether evidence supports a claim, refutes it, or neither.

    Three probabilities in [0, 1] that sum to 1, rounded to four decimals. They are the model's own,
    not calibrated: `claims.assessment` makes probabilities of them that can be relied on.
    """

    supports: float
    refutes: float
    neither: float


class Verifier(Protocol):
    """Reads pairs of claim and evidence. What it says of one does not depend on the others."""

    @property
    def identity(self) -> str:
        """Name and digest of the model, as the engine of a verdict gives them."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Entailment]:
        """Return what the evidence says of the claim, for each pair (claim, evidence)."""
