"""A contradiction is clear where it hangs on one group of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from claims.span import Span
from claims.verifier.contradiction import find_contradiction
from claims.verifier.entailment import Entailment

CLAIM = "The council approved the plan in public."
EVIDENCE = "The council rejected the plan in a closed session."


@dataclass(frozen=True)
class Reader:
    """Finds a contradiction where claim and evidence hold the words of one of its pairs."""

    pairs: tuple[tuple[str, str], ...]
    identity: str = "reader"

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Entailment]:
        return [
            Entailment(0.02, 0.95, 0.03)
            if any(one in claim and other in evidence for one, other in self.pairs)
            else Entailment(0.2, 0.1, 0.7)
            for claim, evidence in pairs
        ]


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


CLAIM_GROUPS = [span(CLAIM, "approved"), span(CLAIM, "public")]
EVIDENCE_GROUPS = [span(EVIDENCE, "rejected"), span(EVIDENCE, "closed session")]


def test_it_hangs_on_the_words_without_which_it_is_gone() -> None:
    reader = Reader((("approved", "rejected"),))
    found = find_contradiction(reader, CLAIM, EVIDENCE, CLAIM_GROUPS, EVIDENCE_GROUPS)
    assert found is not None
    assert found.claim.of(CLAIM) == "approved"
    assert found.evidence is not None
    assert found.evidence.of(EVIDENCE) == "rejected"
    assert (found.refutes, found.without) == (0.95, 0.1)


def test_words_of_the_evidence_are_named_only_where_it_hangs_on_them() -> None:
    reader = Reader((("approved", "council"),))
    found = find_contradiction(reader, CLAIM, EVIDENCE, CLAIM_GROUPS, EVIDENCE_GROUPS)
    assert found is not None
    assert found.evidence is None


@pytest.mark.parametrize(
    "pairs",
    [
        (("approved", "rejected"), ("public", "closed")),  # each of two is enough by itself
        (("council", "council"),),  # on no group
        (("approved the", "nowhere"),),  # there is none
    ],
)
def test_what_hangs_on_no_one_group_is_not_clear(pairs: tuple[tuple[str, str], ...]) -> None:
    reader = Reader(pairs)
    assert find_contradiction(reader, CLAIM, EVIDENCE, CLAIM_GROUPS, EVIDENCE_GROUPS) is None


def test_texts_that_differ_nowhere_or_everywhere_are_not_tried() -> None:
    reader = Reader((("approved", "rejected"),))
    assert find_contradiction(reader, CLAIM, EVIDENCE, [], EVIDENCE_GROUPS) is None
    everywhere = [Span(place, place + 1) for place in range(7)]
    assert find_contradiction(reader, CLAIM, EVIDENCE, everywhere, EVIDENCE_GROUPS) is None
