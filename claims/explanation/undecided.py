"""Says why the evidence decides nothing, as concretely as the comparison allows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claims.claim import Claim
from claims.explanation.wording import (
    day_in_words,
    listed,
    name_of,
    named_source,
    open_facets,
    percent,
    question_of,
    shown,
)
from claims.reference import Reference
from claims.verdict import Evidence
from claims.vocabulary import ReasonCode, Relation, Stance
from claims.wording import content_words

LEANING = 0.5
"""Probability from which a reference is said to lean to a side, though it decides nothing."""
_LEAST_TELLING = ("event", "recency")
"""Ties that say little about what else a reference speaks of; any other is told before them."""
_UNSAID_WORDS = 4


def why_undecided(claim: Claim, evidence: Sequence[Evidence], as_of: date) -> str:
    """Say what of a claim the references leave open: one or two sentences."""
    for code, say in (
        (ReasonCode.CIRCULAR_SOURCE, _circular),
        (ReasonCode.CLAIMANT_REPEATED, _repeated),
        (ReasonCode.VERIFIER_DISAGREES, _doubted),
    ):
        for each in evidence:
            if code in each.reason_codes:
                return say(each)
    for code, say_for in (
        (ReasonCode.OUTSIDE_VALIDITY, _outside),
        (ReasonCode.STALE_REFERENCE, _lapsed),
    ):
        for each in evidence:
            if code in each.reason_codes:
                return say_for(each.reference, as_of)
    near = [each for each in evidence if each.stance is Stance.RELATED]
    same = [each for each in near if each.comparison.same_event]
    if same:
        return f"{_left_open(claim, same)}{_leaning(same[0])}"
    return f"{_nearest(near)}{_leaning(near[0])}" if near else _nearest(near)


def _circular(evidence: Evidence) -> str:
    """Say what a reference shares with the article that it is to be evidence on."""
    source, codes = named_source(evidence.reference), evidence.reason_codes
    shared = f"Only {source}, the article's own source, speaks to it"
    if ReasonCode.NEAR_COPY in codes:
        shared = (
            f"Only {source} speaks to it, in the article's own words: one copied from the other"
        )
    elif ReasonCode.SAME_WIRE in codes:
        shared = f"Only {source} speaks to it, and takes it from the article's own news agency"
    elif ReasonCode.QUOTES_ARTICLE in codes:
        shared = f"Only {source} speaks to it, and gives the article's own publisher as its source"
    return f"{shared}; that is no independent evidence."


def _repeated(evidence: Evidence) -> str:
    return (
        f"Only the claimant's own words were found: {named_source(evidence.reference)} reports "
        "that the same speaker said so, and leaves open whether it is true."
    )


def _doubted(evidence: Evidence) -> str:
    assessment = evidence.assessment
    sure = ""
    if assessment is not None:
        sure = f" ({percent(max(assessment.supports, assessment.refutes))})"
    return (
        f"By its values {named_source(evidence.reference)} would decide it, but the verifier reads "
        f"its words the other way{sure}, so it decides nothing."
    )


def _outside(reference: Reference, as_of: date) -> str:
    bounds = [
        f"from {day_in_words(reference.valid_from)} on" if reference.valid_from else "",
        f"until before {day_in_words(reference.valid_to)}" if reference.valid_to else "",
    ]
    held = " ".join(filter(None, bounds))
    told = f": what it says holds {held}" if held else ""
    return f"{named_source(reference)} speaks to it, but not for {day_in_words(as_of)}{told}."


def _lapsed(reference: Reference, as_of: date) -> str:
    told = f" on {day_in_words(reference.published_at)}" if reference.published_at else ""
    return (
        f"{reference.publisher} said so{told}; whether it still held on {day_in_words(as_of)} "
        "is not known."
    )


def _left_open(claim: Claim, same: Sequence[Evidence]) -> str:
    """Name the values that no reference on the event gives, else what else it does not say."""
    first = same[0]
    source = named_source(first.reference)
    confirmed = {
        (facet.facet, facet.claim_value)
        for each in same
        for facet in each.comparison.facets
        if facet.relation is Relation.AGREES
    }
    wanting = [f for f in open_facets(first) if (f.facet, f.claim_value) not in confirmed]
    unsaid = [f for f in wanting if not f.reference_value]
    if unsaid:
        questions = " or ".join(question_of(facet, claim) for facet in unsaid[:2])
        return f"No reference says {questions}: {source} speaks of the same, but not of that."
    if wanting:
        values = "; ".join(
            f"the {name_of(f, claim)} is {shown(f.claim_value)} in the claim and"
            f" {shown(f.reference_value)} there"
            for f in wanting[:2]
        )
        return f"{source} speaks of the same, but does not settle it: {values}."
    words = _unsaid_words(claim, first)
    about = f" {listed([f'“{word}”' for word in words])}" if words else " all that the claim says"
    return f"{source} speaks of the same, but does not say{about}."


def _unsaid_words(claim: Claim, evidence: Evidence) -> list[str]:
    """Return words of the claim that the reference has no counterpart for, values left aside."""
    start = claim.span.start
    facets = [facet.claim_span for facet in evidence.comparison.facets if facet.claim_span]
    met = [*facets, *(pair.claim for pair in evidence.comparison.aligned)]
    unsaid = [
        word.span.of(claim.quote)
        for word in content_words(claim.quote)
        if not any(word.span.shifted(start).overlaps(span) for span in met)
    ]
    return list(dict.fromkeys(unsaid))[:_UNSAID_WORDS]


def _nearest(near: Sequence[Evidence]) -> str:
    """Say what else the nearest reference speaks of."""
    if not near:
        return "No reference in the store comes near to it."
    first = near[0]
    times = [
        shown(facet.reference_value)
        for facet in first.comparison.facets
        if facet.facet == "time" and facet.relation is Relation.CONFLICTS and facet.reference_value
    ]
    apart = _what_keeps_apart(first) or "nothing in it identifies the event of the claim"
    when = f", of {times[0]}" if times and times[0] not in apart else ""
    source = named_source(first.reference)
    return f"The nearest reference, {source}, speaks of something else{when}: {apart}."


def _what_keeps_apart(evidence: Evidence) -> str | None:
    failed = [tie for tie in evidence.comparison.ties if not tie.holds]
    failed.sort(key=lambda tie: tie.kind in _LEAST_TELLING)
    return failed[0].explanation if failed else None


def _leaning(evidence: Evidence) -> str:
    """Say where the words of a reference lean, though something stands against relying on it."""
    assessment = evidence.assessment
    if assessment is None or max(assessment.supports, assessment.refutes) < LEANING:
        return ""
    supports = assessment.supports >= assessment.refutes
    probability = percent(assessment.supports if supports else assessment.refutes)
    read = "support" if supports else "denial"
    return f" Its words alone read as {read} ({probability}), too little to decide."
