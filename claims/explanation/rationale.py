"""Says a verdict in words: the values on both sides, the source with its date, and the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claims.claim import Claim
from claims.explanation.agreement import told
from claims.explanation.undecided import why_undecided
from claims.explanation.wording import day_in_words, listed
from claims.verdict import Evidence
from claims.vocabulary import DECISIVE_LABELS, Label, Outcome, ReasonCode, Stance

OPENING = {
    Label.SUPPORTED: "Supported",
    Label.REFUTED: "Refuted",
    Label.CONFLICTING: "Sources disagree",
}


def rationale_of(
    claim: Claim,
    outcome: Outcome,
    label: Label | None,
    evidence: Sequence[Evidence],
    as_of: date,
    today: date,
) -> str:
    """Write one to four plain sentences for a verdict.

    `evidence` is in the order of its weight; `as_of` is the day the verdict holds for, and `today`
    the day it is made on.
    """
    if outcome is Outcome.NO_REFERENCE:
        return "No reference in the store speaks of this."
    if outcome is Outcome.AMBIGUOUS:
        words = listed([f"“{word}”" for word in claim.unresolved])
        return f"It is not certain what {words} means here, so nothing is decided."
    counted = [
        e for e in evidence if e.stance in {Stance.SUPPORTS, Stance.REFUTES} and e.independent
    ]
    if label is None or label not in DECISIVE_LABELS or not counted:
        return why_undecided(claim, evidence, as_of)
    shown = [counted[0]]
    if label is Label.CONFLICTING:
        against = [e for e in counted if e.stance is Stance.REFUTES]
        shown = [next(e for e in counted if e.stance is Stance.SUPPORTS), *against[:1]]
    opening = f"{OPENING[label]} as of {day_in_words(as_of)}."
    sentences = [opening, *(told(each, claim) for each in shown)]
    if label is Label.SUPPORTED:
        sentences.append(_outdated(counted[0], today))
    sentences.append(_counted_once(counted))
    return " ".join(filter(None, sentences))


def _outdated(evidence: Evidence, today: date) -> str:
    """Say that what was so on the day has ended since."""
    if ReasonCode.STALE_REFERENCE not in evidence.reason_codes:
        return ""
    ended = evidence.reference.valid_to
    if ended is not None and ended <= today:
        return f"It held until {day_in_words(ended)} and is outdated now."
    return "By its own words it has ended since, and is outdated now."


def _counted_once(counted: Sequence[Evidence]) -> str:
    """Say which of the counted references are one source, and by what."""
    groups: dict[int | None, list[Evidence]] = {}
    for each in counted:
        groups.setdefault(each.source_group, []).append(each)
    return " ".join(
        _one_source(members)
        for group, members in groups.items()
        if group is not None and len(members) > 1
    )


def _one_source(members: Sequence[Evidence]) -> str:
    codes = {code for each in members for code in each.reason_codes}
    publishers = list(dict.fromkeys(each.reference.publisher for each in members))
    if len(publishers) == 1:
        return f"{publishers[0]} says so in {len(members)} references, which count as one source."
    names = listed(publishers)
    if ReasonCode.SAME_WIRE in codes:
        return f"{names} take it from the same news agency and count as one source."
    if ReasonCode.NEAR_COPY in codes:
        return f"{names} print the same text, one copied from the other, and count as one source."
    return f"{names} belong together and count as one source."
