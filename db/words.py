"""The closed lists of words that only the ledger uses."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """Where something failed."""

    FETCH = "fetch"
    READ = "read"
    EXTRACT = "extract"
    JUDGE = "judge"
    RECORD = "record"
    REFERENCES = "references"


class ReferenceChange(StrEnum):
    """What happened to a reference."""

    ADDED = "added"
    CHANGED = "changed"
    CORRECTED = "corrected"
    GONE = "gone"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"


class ReferenceState(StrEnum):
    """Whether a reference is used: it is unless a person withdrew it or its source dropped it."""

    LIVE = "live"
    WITHDRAWN = "withdrawn"
    GONE = "gone"


class ProposalDecision(StrEnum):
    """What a person decided about the proposed end of a reference's validity."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
