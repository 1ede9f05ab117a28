"""What a verifier may add to the rules, and what it may never do, however sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from claims.comparison.sides import side_of_claim, side_of_reference
from claims.judge import Circumstances, compare, engine_of
from claims.settings import Settings, VerdictSettings
from claims.stance import Reading, read_stance
from claims.verification import Compared, Verified, verify
from claims.verifier.entailment import Entailment
from claims.vocabulary import ReasonCode, Stance
from tests.claims.cases import PUBLISHED, TODAY, claims_of, judged, statement

SURE_OF_SUPPORT = Entailment(0.998, 0.001, 0.001)
SURE_OF_REFUTATION = Entailment(0.001, 0.998, 0.001)
ANY_PROBABILITY = Settings.model_validate(
    {"verdict": {"thresholds": {"beside_verifier": {"supports": 0.0, "refutes": 0.0}}}}
).verdict
NEVER = Settings.model_validate(
    {"verdict": {"thresholds": {"beside_verifier": {"supports": 1.0, "refutes": 1.0}}}}
).verdict


@dataclass(frozen=True)
class Sure:
    """Gives one answer to everything, or another one to claims without a certain word."""

    answer: Entailment
    word: str = ""
    identity: str = "sure"

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Entailment]:
        return [
            self.answer if self.word in claim else Entailment(0.1, 0.1, 0.8) for claim, _ in pairs
        ]


def beside(text: str, reference: str) -> Compared:
    claim, other = claims_of(text)[0], statement(reference)
    circumstances = Circumstances(as_of=PUBLISHED.date(), today=TODAY)
    comparison = compare(claim, other, circumstances, Settings())
    side, other_side = side_of_claim(claim), side_of_reference(other)
    rules = read_stance(claim, side, other, other_side, comparison, Settings().verdict)
    return Compared(other, side, other_side, comparison, rules)


def verified(
    text: str, reference: str, verifier: Sure, settings: VerdictSettings = ANY_PROBABILITY
) -> Verified:
    return verify(claims_of(text)[0], [beside(text, reference)], verifier, settings)[0]


BRIDGE = "The Elsa Bridge in Graz was finished in 2019."


def test_other_words_for_the_same_support_from_the_threshold_on() -> None:
    reference = "Work on the Elsa Bridge in Graz was completed in 2019."
    assert verified(BRIDGE, reference, Sure(SURE_OF_SUPPORT)).reading == Reading(Stance.SUPPORTS)
    unreached = verified(BRIDGE, reference, Sure(SURE_OF_SUPPORT), NEVER)
    assert unreached.reading.stance is not Stance.SUPPORTS


@pytest.mark.parametrize(
    "reference",
    [
        "Work on the Elsa Bridge in Graz was completed in 2021.",  # a time that differs
        "Work on the Elsa Bridge in Graz was completed.",  # a time that is left open
        "Work on the Elsa Bridge in Linz was completed in 2019.",  # another place
        "Work on the Elsa Bridge in Graz is expected to be completed in 2019.",  # plans
    ],
)
def test_no_support_against_a_value(reference: str) -> None:
    found = verified(BRIDGE, reference, Sure(SURE_OF_SUPPORT))
    assert found.reading.stance is not Stance.SUPPORTS


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        (
            "Luis Ortega scored twice in Graz on 3 June 2025.",
            "Luis Ortega scored once in Graz on 3 June 2025.",
        ),
        (
            "Lena Brandt won the race in Graz in 2024.",
            "Mia Holm won the race in Graz in 2024, ahead of three others.",
        ),
    ],
)
def test_no_support_where_it_is_said_of_less_or_of_somebody_else(text: str, reference: str) -> None:
    found = verified(text, reference, Sure(SURE_OF_SUPPORT))
    assert found.reading.stance is not Stance.SUPPORTS


def test_verbs_that_differ_need_a_verifier_that_is_clearly_sure() -> None:
    reference = "Work on the Elsa Bridge in Graz was completed in 2019."
    unsure = Sure(Entailment(0.9, 0.05, 0.05))
    assert verified(BRIDGE, reference, unsure).reading.stance is not Stance.SUPPORTS


@pytest.mark.parametrize(
    "reference",
    [
        "The Elsa Bridge in Graz was finished after long delays.",
        "The Elsa Bridge in Graz was praised in 2019.",
    ],
)
def test_the_verifier_alone_refutes_nothing(reference: str) -> None:
    found = verified(BRIDGE, reference, Sure(SURE_OF_REFUTATION))
    assert found.reading.stance is not Stance.REFUTES


def test_a_contradiction_that_hangs_on_certain_words_refutes_and_names_them() -> None:
    text = "Mayor Lena Brandt approved the plan for the Elsa Bridge on 3 June 2025."
    reference = "Mayor Lena Brandt shelved the plan for the Elsa Bridge on 3 June 2025."
    found = verified(text, reference, Sure(SURE_OF_REFUTATION, word="approved"))
    assert found.reading == Reading(Stance.REFUTES, (ReasonCode.CONTRADICTION,))
    facet = found.comparison.facets[-1]
    assert (facet.facet, facet.claim_value) == ("wording", "approved")
    assert facet.claim_span is not None
    assert facet.claim_span.of(text) == "approved"


def test_a_rule_that_the_assessment_contradicts_decides_nothing() -> None:
    text, reference = BRIDGE, "The Elsa Bridge in Graz was finished in 2019."
    compared = beside(text, reference)
    assert compared.rules.stance is Stance.SUPPORTS
    against = replace(compared, rules=Reading(Stance.REFUTES, (ReasonCode.TIME_MISMATCH,)))
    found = verify(claims_of(text)[0], [against], Sure(SURE_OF_SUPPORT), NEVER)[0]
    assert found.reading == Reading(Stance.RELATED, (ReasonCode.VERIFIER_DISAGREES,))


def test_of_many_references_those_with_nothing_in_common_are_not_read() -> None:
    far = [
        replace(beside(BRIDGE, "Prices of coffee rose."), reference=statement("Coffee.", id=name))
        for name in "bcde"
    ]
    near = beside(BRIDGE, "Work on the Elsa Bridge in Graz was completed in 2019.")
    everything = [*far, near]
    for order in (everything, everything[::-1]):
        found = verify(claims_of(BRIDGE)[0], order, Sure(SURE_OF_SUPPORT), NEVER)
        read = {
            compared.reference.id
            for compared, each in zip(order, found, strict=True)
            if each.entailment is not None
        }
        assert read == {"a", "b", "c"}


def test_without_a_verifier_the_engine_says_so_and_the_rules_decide() -> None:
    off = Settings.model_validate({"verifier": {"model": "off"}})
    assert engine_of(off).endswith("+ no verifier")
    assert engine_of(off) != engine_of(Settings())
    found = verify(claims_of(BRIDGE)[0], [beside(BRIDGE, BRIDGE)], None, off.verdict)[0]
    assert found.entailment is None
    assert found.assessment is not None
    assert found.reading.stance is Stance.SUPPORTS


def test_what_the_verifier_said_is_kept_with_the_verdict() -> None:
    claim = claims_of(BRIDGE)[0]
    verdict = judged(claim, statement(BRIDGE), today=TODAY)
    evidence = verdict.evidence[0]
    assert evidence.entailment is not None
    assert evidence.assessment is not None
    assert verdict.confidence == evidence.assessment.supports
    assert "claimledger-minilm" in verdict.engine
