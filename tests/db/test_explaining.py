"""A verdict read back as a value is the verdict that was recorded."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ledger_cases import (
    BRIDGE,
    NOON,
    checked,
    reference,
    refuted_by,
    start_run,
    supported_by,
    without_reference,
)

from claims.errors import UsageError
from claims.verdict import Assessment, Contribution
from claims.verifier.entailment import Entailment
from db.explaining import recorded_verdict

LENGTH = reference()
ASSESSMENT = Assessment(
    0.91, 0.02, 0.07, (Contribution("baseline", 1.0, -1.0, -2.0), Contribution("x", 0.5, 2, 0)), 0.8
)


@pytest.fixture
def check(ledger):
    run_id = start_run(ledger)
    ledger.add_references([LENGTH], run_id=run_id, retrieved_at=NOON)
    return lambda judge: ledger.record_check(run_id, checked(BRIDGE, judge=judge)).claims[0]


def assessed(claim):
    """Judge as a verifier would have: with what it said, and what was made of it."""
    found = supported_by(LENGTH, confidence=0.91)(claim)
    read = replace(found.evidence[0], entailment=Entailment(0.9, 0.02, 0.08), assessment=ASSESSMENT)
    return replace(found, evidence=(read,))


def test_a_verdict_comes_back_as_it_was_recorded(ledger, check):
    kept = []
    recorded = check(lambda claim: kept.append(assessed(claim)) or kept[-1])
    found = recorded_verdict(ledger, recorded.verdict_id)
    assert found.verdict == kept[0]
    assert found.is_live
    assert (found.claim.quote, found.claim.text) == (BRIDGE, BRIDGE)
    assert (found.claim_id, found.verdict_id) == (recorded.claim_id, recorded.verdict_id)


def test_a_claim_stands_for_its_live_verdict(ledger, check):
    first = check(supported_by(LENGTH))
    second = check(refuted_by(LENGTH))
    assert recorded_verdict(ledger, first.claim_id).verdict_id == second.verdict_id
    assert not recorded_verdict(ledger, first.verdict_id).is_live


def test_a_verdict_without_evidence_comes_back_too(ledger, check):
    found = recorded_verdict(ledger, check(without_reference).claim_id)
    assert found.verdict.evidence == ()
    assert found.verdict.missing == ("A source.",)


def test_what_is_not_there_is_told(ledger, check):
    check(without_reference)
    with pytest.raises(UsageError, match="no verdict and no claim 'sha256:0'"):
        recorded_verdict(ledger, "sha256:0")
