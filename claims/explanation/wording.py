"""The turns of phrase that rationales share: sources with their dates, values, open questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claims.claim import Claim
from claims.comparison.quantities import DurationUse, use_of_duration
from claims.facets import Dimension, Quantity
from claims.reference import Reference
from claims.span import Span
from claims.verdict import Evidence, FacetComparison
from claims.vocabulary import Relation

ASKED_ABOUT = ("time", "duration", "quantity", "place", "role")
"""Facets whose value answers a question: when, how long, how many, where, who."""
STATED = (*ASKED_ABOUT, "polarity", "direction")
"""Facets whose state is asked after where it is open."""
TOLD = (*STATED, "wording")
"""Facets that a rationale tells: a name that agrees says little, swapped roles decide nothing."""
QUESTIONS = {
    "time": "when it was",
    "duration": "how long it was",
    "quantity": "what the figure is",
    "place": "where it was",
    "role": "who held the post",
    "polarity": "whether it is so",
    "direction": "which way it went",
}
_QUESTIONS_OF_QUANTITIES = {
    Dimension.COUNT: "how many",
    Dimension.MONEY: "what the amount is",
    Dimension.RATIO: "what the share is",
    Dimension.SCORE: "what the score was",
    Dimension.AGE: "how old",
    Dimension.FREQUENCY: "how often",
}
_QUESTIONS_OF_DURATIONS = {
    DurationUse.LENGTH: "how long it lasted",
    DurationUse.DEADLINE: "how much time is given",
    DurationUse.DISTANCE: "how far away in time it was",
}
_NAMES_OF_QUANTITIES = {
    Dimension.COUNT: "number",
    Dimension.MONEY: "amount",
    Dimension.RATIO: "share",
    Dimension.SCORE: "score",
    Dimension.AGE: "age",
}
_NAMES_OF_DURATIONS = {DurationUse.DEADLINE: "time given", DurationUse.DISTANCE: "distance in time"}
_PLAIN_PERIOD = re.compile(
    r"(?P<year>\d{4}) \(1 January (?P=year) to 31 December (?P=year)\)"
    r"|(?P<month>[A-Z][a-z]+ \d{4}) \(1 (?P=month) to \d\d (?P=month)\)"
)
"""A whole year or month, and the same again as an interval: "2015 (1 January 2015 to ...)"."""
QUOTED_LENGTH = 160
"""Characters of a reference that a rationale quotes at most."""


def day_in_words(day: date) -> str:
    return f"{day:%-d %B %Y}"


def named_source(reference: Reference) -> str:
    """Name a source with the day on which it said so, where that is known."""
    if reference.published_at is None:
        return reference.publisher
    return f"{reference.publisher} ({day_in_words(reference.published_at)})"


def listed(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def shown(value: str) -> str:
    """Write a value of a facet for reading: a whole year or month needs no interval beside it."""
    return _PLAIN_PERIOD.sub(lambda found: found["year"] or found["month"], value)


def in_brackets(value: str) -> str:
    """Write a value between brackets, without brackets of its own: "(early May, 1 to 10 May)"."""
    said, opened, read_as = shown(value).partition(" (")
    return f"({said}, {read_as.removesuffix(')')})" if opened else f"({said})"


def question_of(facet: FacetComparison, claim: Claim) -> str:
    """Return the question that the claim's value answers, with the value: "how long it lasted"."""
    question = QUESTIONS.get(facet.facet, f"the {facet.facet}")
    if use := _use_of(facet, claim):
        question = _QUESTIONS_OF_DURATIONS.get(use, question)
    if quantity := _quantity_of(facet, claim):
        question = _QUESTIONS_OF_QUANTITIES.get(quantity.dimension, question)
        if quantity.dimension is Dimension.COUNT and quantity.counted:
            question = f"how many {quantity.counted}"
    return f"{question} {in_brackets(facet.claim_value)}" if facet.claim_value else question


def name_of(facet: FacetComparison, claim: Claim) -> str:
    """Return what the claim's value is called: "number of soldiers" rather than "quantity"."""
    if use := _use_of(facet, claim):
        return _NAMES_OF_DURATIONS.get(use, facet.facet)
    if quantity := _quantity_of(facet, claim):
        name = _NAMES_OF_QUANTITIES.get(quantity.dimension, facet.facet)
        return f"{name} of {quantity.counted}" if quantity.counted else name
    return "denial" if facet.facet == "polarity" else facet.facet


def _use_of(facet: FacetComparison, claim: Claim) -> DurationUse | None:
    if facet.facet != "duration":
        return None
    said = _said(facet, claim.facets.durations)
    if said is None or not claim.span.contains(said.span):
        return None
    in_quote = replace(said, span=said.span.shifted(-claim.span.start))
    return use_of_duration(claim.quote, in_quote)


def _quantity_of(facet: FacetComparison, claim: Claim) -> Quantity | None:
    return _said(facet, claim.facets.quantities) if facet.facet == "quantity" else None


def _said(facet: FacetComparison, quantities: Sequence[Quantity]) -> Quantity | None:
    """Return the quantity that a facet was made from: both know where it stands."""
    return next((each for each in quantities if each.span == facet.claim_span), None)


def open_facets(evidence: Evidence) -> list[FacetComparison]:
    """Return the values of the claim that a reference does not confirm."""
    return [
        facet
        for facet in evidence.comparison.facets
        if facet.facet in STATED and facet.relation is not Relation.AGREES
    ]


def rested_on(evidence: Evidence) -> str:
    """Return the words of a reference from the first to the last that the claim has as well.

    Without any, its statement. What is long is cut at a word.
    """
    statement = evidence.reference.statement
    spans = [pair.reference for pair in evidence.comparison.aligned] or [evidence.span]
    words = Span(min(spans).start, max(span.end for span in spans)).of(statement)
    words = " ".join(words.split()) or statement
    if len(words) <= QUOTED_LENGTH:
        return words
    return f"{words[:QUOTED_LENGTH].rpartition(' ')[0] or words[:QUOTED_LENGTH]} …"


def percent(probability: float) -> str:
    """Write a probability in [0, 1] in whole percent, and never as certainty."""
    return f"{min(99, max(1, round(100 * probability)))} %"
