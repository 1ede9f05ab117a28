"""A verdict and the evidence it rests on, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.reference import Reference
from claims.span import Span
from claims.verifier.entailment import Entailment
from claims.vocabulary import Label, Outcome, ReasonCode, Relation, Stance


@dataclass(frozen=True, slots=True)
class FacetComparison:
    """One facet of a claim beside the same facet of a reference.

    `facet` is "time", "duration", "quantity", "place", "name", "role", "polarity", "direction",
    "order", "ordinal", "superlative", "turn", "name_replaced", or "wording" (words that a verifier
    finds contradicted). `claim_value` and `reference_value` are the values in words a reader
    understands, and the spans point into the article text and the reference statement; None where a
    side is silent.
    """

    facet: str
    relation: Relation
    claim_value: str
    reference_value: str
    claim_span: Span | None = None
    reference_span: Span | None = None
    reason_code: ReasonCode | None = None
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class EventTie:
    """One thing that ties a claim and a reference to the same event, or keeps them apart.

    `kind` is "event", "parties", "names", "series", "time", "place", "duration", "quantity",
    "recency" or "wording"; `holds` is false for a tie that was looked for and is contradicted.
    """

    kind: str
    holds: bool
    explanation: str


@dataclass(frozen=True, slots=True)
class AlignedSpan:
    """Words of the claim and words of the reference that were matched to each other."""

    claim: Span
    reference: Span


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that was found when one claim was laid beside one reference."""

    same_event: bool
    ties: tuple[EventTie, ...]
    facets: tuple[FacetComparison, ...]
    aligned: tuple[AlignedSpan, ...]
    fuzzy_score: float
    """Similarity of the wording, in [0, 100]. It ranks; it never decides."""
    coverage: float
    """Share of the claim's content words that the reference has, in [0, 1]."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one signal adds to the log-odds that the evidence supports, or refutes, the claim.

    `signal` is a name of `claims.assessment.signals`, `value` what was measured. Positive numbers
    speak for the stance, negative ones against it.
    """

    signal: str
    value: float
    supports: float
    refutes: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """How probable it is that a reference supports a claim, refutes it, or does neither.

    The three are calibrated probabilities in [0, 1] that sum to 1. `contributions` hold everything
    they were added up from, the largest first. `familiarity`, in [0, 1], is how much the pair looks
    like those that the probabilities were calibrated on: where it is low they are drawn towards
    "neither".
    """

    supports: float
    refutes: float
    neither: float
    contributions: tuple[Contribution, ...]
    familiarity: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reference version that was read for a claim, and what it says about it.

    `quote` is `reference.statement[span.start:span.end]`. Evidence of the same `source_group`, from
    1 on, comes from one source and counts once; None where it has not been grouped. `entailment` is
    what the verifier said, None where none was asked; `assessment` is None where nothing of the
    claim's kind was there to calibrate on (posts, reports of what was said, fact-checks).
    """

    reference: Reference
    stance: Stance
    comparison: Comparison
    span: Span
    quote: str
    independent: bool
    reason_codes: tuple[ReasonCode, ...] = ()
    entailment: Entailment | None = None
    assessment: Assessment | None = None
    source_group: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found about one claim, as of one day.

    `label` is set where evidence was searched and read (outcome `decided` or `ambiguous`), and
    None for every other outcome.
    `confidence` is a calibrated probability in [0, 1], or None where none has been calibrated.
    `missing` says what evidence would settle the claim.
    """

    label: Label | None
    outcome: Outcome
    as_of: date
    rationale: str
    reason_codes: tuple[ReasonCode, ...]
    evidence: tuple[Evidence, ...]
    confidence: float | None = None
    missing: tuple[str, ...] = ()
    engine: str = ""
