"""Check-worthiness: how much a claim is worth an editor's time, from signals that can be read.

A weighted sum of yes-or-no signals through the logistic function, as in Full Fact's pastel: every
signal that fired is kept with its weight, so a score can be argued with.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from claims.claim import CheckWorthiness, Signal
from claims.facets import Facets, NameKind
from claims.vocabulary import AttributionKind, ClaimKind

BASE = -1.0
"""Log-odds of a claim in which no signal fires."""

PAST = re.compile(r"\b(?:was|were|had|did|has|have|[a-z]{2,20}ed)\b")
FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|our)\b")
COMPARISON = re.compile(
    r"\b(?:more|less|fewer|most|least|highest|lowest|largest|smallest|record|first|only|than"
    r"|increase\w{0,2}|decrease\w{0,2}|rose|fell|doubled|halved)\b",
    re.IGNORECASE,
)
CAUSE = re.compile(
    r"\b(?:because|due to|caused|led to|resulted in|after|following)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Material:
    """What a signal looks at."""

    text: str
    facets: Facets
    kind: ClaimKind
    attribution: AttributionKind
    hedged: bool


SIGNALS: tuple[tuple[str, float, Callable[[Material], bool]], ...] = (
    ("gives a quantity", 1.0, lambda m: bool(m.facets.quantities)),
    ("gives a duration", 0.9, lambda m: bool(m.facets.durations)),
    ("gives a time", 0.7, lambda m: bool(m.facets.times)),
    ("gives a place", 0.4, lambda m: bool(m.facets.places)),
    ("names somebody", 0.6, lambda m: _names(m, NameKind.PERSON, NameKind.ORGANISATION)),
    ("names a country", 0.3, lambda m: _names(m, NameKind.COUNTRY)),
    ("reports what happened", 0.5, lambda m: bool(PAST.search(m.text))),
    ("compares", 0.4, lambda m: bool(COMPARISON.search(m.text))),
    ("gives a cause", 0.2, lambda m: bool(CAUSE.search(m.text))),
    ("speaks in the first person", -0.7, lambda m: bool(FIRST_PERSON.search(m.text))),
    ("is hedged", -0.3, lambda m: m.hedged),
    ("is somebody's own words", -0.2, lambda m: m.attribution is AttributionKind.DIRECT_QUOTE),
    ("only gives a post", -0.6, lambda m: m.kind is ClaimKind.ROLE),
    ("is short", -0.6, lambda m: len(m.text.split()) < 6 and m.kind is not ClaimKind.ROLE),
)


def _names(material: Material, *kinds: NameKind) -> bool:
    return any(name.kind in kinds for name in material.facets.names)


def worthiness_of(material: Material) -> CheckWorthiness:
    """Score a claim and name the signals that fired."""
    fired = tuple(Signal(name, weight) for name, weight, holds in SIGNALS if holds(material))
    log_odds = BASE + sum(signal.weight for signal in fired)
    return CheckWorthiness(score=round(1 / (1 + math.exp(-log_odds)), 4), signals=fired)
