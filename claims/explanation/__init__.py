"""Says in words why a verdict is what it is, what is missing, and what would change it."""

from claims.explanation.change import Change, ChangeKind, what_would_change
from claims.explanation.guards import guards_of
from claims.explanation.missing import missing_evidence
from claims.explanation.rationale import rationale_of
from claims.explanation.waterfall import Step, StepKind, Waterfall, leading_stance, waterfall_of

__all__ = [
    "Change",
    "ChangeKind",
    "Step",
    "StepKind",
    "Waterfall",
    "guards_of",
    "leading_stance",
    "missing_evidence",
    "rationale_of",
    "waterfall_of",
    "what_would_change",
]
