"""What the engine made of one labelled pair, and the three answers there are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

SUPPORTED, REFUTED, UNDECIDED = "supported", "refuted", "undecided"
ANSWERS = (SUPPORTED, REFUTED, UNDECIDED)


@dataclass(frozen=True, slots=True)
class Probabilities:
    """How probable each answer is: three numbers in [0, 1] that sum to 1."""

    supported: float
    refuted: float
    undecided: float

    @classmethod
    def certain(cls, answer: str) -> Probabilities:
        """Give all of it to one answer: what a rule says that nothing was calibrated on."""
        return cls(*(float(each == answer) for each in ANSWERS))

    @classmethod
    def of_sentence(cls, claims: Collection[Probabilities]) -> Probabilities:
        """Return those of a sentence from those of its claims, one at least.

        It is as probably refuted as the claim of it that most probably is, and as probably
        supported as the one that least probably is. The two never exceed 1 together: the claim that
        is most probably refuted is supported by no more than what is left.
        """
        supported = min(each.supported for each in claims)
        refuted = max(each.refuted for each in claims)
        return cls(supported, refuted, max(0.0, 1.0 - supported - refuted))

    def of(self, answer: str) -> float:
        """Return how probable one answer is."""
        return dict(zip(ANSWERS, (self.supported, self.refuted, self.undecided), strict=True))[
            answer
        ]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the engine made of one labelled pair.

    `label` is what is right, `answer` what the ledger would record, each one of `ANSWERS`. Pairs
    of the same `group` make a contrast and belong together.
    """

    label: str
    answer: str
    probabilities: Probabilities
    group: str | None = None

    def most_probable(self, among: Collection[str] = ANSWERS) -> str | None:
        """Return the most probable of some answers, or None where two share the first place."""
        chances = {answer: self.probabilities.of(answer) for answer in among}
        best = max(chances.values())
        first = [answer for answer, chance in chances.items() if chance == best]
        return first[0] if len(first) == 1 else None
