"""What is handed to the ledger when an article has been checked, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from claims.article import Article
from claims.claim import Claim, Sentence
from claims.snapshot import Snapshot
from claims.verdict import Verdict
from claims.vocabulary import Cause


@dataclass(frozen=True, slots=True)
class CheckedArticle:
    """One article, read, split, judged, and ready to be recorded.

    `verdicts` are aligned with `claims`: the claims of all sentences, in order. `judged_on` is the
    day the judge was told it was. `engine` names the versions of reader and judge. `cause` says why
    the check was made where that is known (`due`, `manual`); otherwise the ledger finds out.
    `source` is what the user asked for, where that was a feed or a folder.

    Raises:
        ValueError: there are not exactly as many verdicts as claims.
    """

    snapshot: Snapshot
    article: Article
    sentences: tuple[Sentence, ...]
    verdicts: tuple[Verdict, ...]
    judged_on: date
    engine: str
    cause: Cause | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        claim_count = sum(len(sentence.claims) for sentence in self.sentences)
        if claim_count != len(self.verdicts):
            raise ValueError(f"{claim_count} claims have {len(self.verdicts)} verdicts")

    @property
    def claims(self) -> Iterator[Claim]:
        """Every claim of every sentence, in order."""
        return (claim for sentence in self.sentences for claim in sentence.claims)


@dataclass(frozen=True, slots=True)
class RecordedClaim:
    """Where a claim is in the ledger now.

    `is_new` says that a verdict was added; otherwise `verdict_id` is the one that still stands,
    `superseded_id` is None, and `cause` is why that one was made.
    """

    claim_id: str
    claim_version_id: str
    verdict_id: str
    is_new: bool
    superseded_id: str | None
    cause: Cause


@dataclass(frozen=True, slots=True)
class RecordedCheck:
    """What recording a checked article did; `claims` are in the order they were given."""

    document_id: str
    snapshot_id: str
    article_id: str
    claims: tuple[RecordedClaim, ...]
