"""Which words of a claim a contradiction hangs on.

A verifier says that evidence refutes a claim, and not why. Its words are left out one group after
the other (occlusion: Li, Monroe and Jurafsky 2016, "Understanding neural networks through
representation erasure"): where the contradiction is gone without a group, it hangs on that group.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.span import Span
from claims.verifier.entailment import Verifier

CLEAR = 0.9
"""Probability of "refutes" from which there is a contradiction to look for."""
GONE = 0.5
"""Probability of "refutes" below which a contradiction is gone."""
MOST_GROUPS = 6
"""Groups of words that are tried; a claim that differs in more places is another claim."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The words of the claim that a contradiction hangs on, and those of the evidence, if found.

    The spans are offsets into the texts that were given. `refutes` and `without` are the verifier's
    probabilities of "refutes" with these words and without them.
    """

    claim: Span
    evidence: Span | None
    refutes: float
    without: float


def find_contradiction(
    verifier: Verifier,
    claim: str,
    evidence: str,
    claim_groups: Sequence[Span],
    evidence_groups: Sequence[Span],
) -> Contradiction | None:
    """Return the contradiction between two texts, or None where it hangs on no group of words.

    The groups are spans of the words that only one of the two texts has. Where the contradiction
    hangs on several groups each by itself, or on none, it is not clear.
    """
    if not 0 < len(claim_groups) <= MOST_GROUPS:
        return None
    texts = [claim, *(_without(claim, span) for span in claim_groups)]
    refutes, *left = (each.refutes for each in verifier.read([(text, evidence) for text in texts]))
    if refutes < CLEAR:
        return None
    gone = [place for place, value in enumerate(left) if value < GONE]
    if len(gone) != 1:
        return None
    answered = None
    if 0 < len(evidence_groups) <= MOST_GROUPS:
        read = verifier.read([(claim, _without(evidence, span)) for span in evidence_groups])
        least, place = min((each.refutes, place) for place, each in enumerate(read))
        answered = evidence_groups[place] if least < GONE else None
    return Contradiction(claim_groups[gone[0]], answered, refutes, left[gone[0]])


def _without(text: str, span: Span) -> str:
    return " ".join(f"{text[: span.start]} {text[span.end :]}".split())
