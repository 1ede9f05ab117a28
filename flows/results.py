"""What a finished run hands to its readers: the page, the terminal, the artifacts and `--json`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from claims.article import Article
from claims.claim import Claim, Sentence
from claims.identity import plain
from claims.verdict import Evidence, Verdict
from claims.vocabulary import Cause, ClaimKind, ExclusionReason, Trigger
from db.rows import comparison_of


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim with its verdict, and whether this run wrote the verdict or found it standing."""

    claim: Claim
    verdict: Verdict
    claim_id: str
    verdict_id: str
    is_new: bool
    cause: Cause

    @property
    def standing(self) -> str:
        """The label where there is one, and the outcome where there is none."""
        return (self.verdict.label or self.verdict.outcome).value


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """One article, its sentences, and its claims in order of appearance.

    Every claim of every sentence is judged. Spans are in code points of `article.text`.
    """

    location: str
    document_id: str
    snapshot_id: str
    retrieved_at: datetime
    article: Article
    sentences: tuple[Sentence, ...]
    judged: tuple[JudgedClaim, ...]

    @property
    def title(self) -> str:
        """The article's title, or its address where it has none."""
        return self.article.title or self.location

    @property
    def label_counts(self) -> dict[str, int]:
        """How many claims got each label; a claim without one counts under its outcome."""
        return _counted(judged.standing for judged in self.judged)

    @property
    def exclusion_counts(self) -> dict[ExclusionReason, int]:
        """How many sentences gave no claim, by reason, the most frequent reason first."""
        reasons = (sentence.reason for sentence in self.sentences)
        return dict(Counter(reason for reason in reasons if reason is not None).most_common())

    def attribution_of(self, claim: Claim) -> JudgedClaim | None:
        """Return the claim that says who said this one, where somebody did."""
        return next(
            (
                judged
                for judged in self.judged
                if judged.claim.kind is ClaimKind.ATTRIBUTION and judged.claim.span == claim.said_in
            ),
            None,
        )

    @property
    def claimed_sentence_count(self) -> int:
        return sum(bool(sentence.claims) for sentence in self.sentences)

    @property
    def new_verdict_count(self) -> int:
        return sum(judged.is_new for judged in self.judged)


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that went to quarantine: what, at which stage, and why."""

    location: str
    stage: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class RunResult:
    """Everything that one run did."""

    run_id: str
    command: str
    trigger: Trigger
    started_at: datetime
    finished_at: datetime
    engine: str
    ledger: str
    documents: tuple[CheckedDocument, ...]
    failures: tuple[Failure, ...]

    @property
    def claim_count(self) -> int:
        return sum(len(document.judged) for document in self.documents)

    @property
    def label_counts(self) -> dict[str, int]:
        """How many claims got each label; a claim without one counts under its outcome."""
        return _counted(judged.standing for each in self.documents for judged in each.judged)

    @property
    def exclusion_counts(self) -> dict[ExclusionReason, int]:
        """How many sentences gave no claim, by reason, the most frequent reason first."""
        total: Counter[ExclusionReason] = Counter()
        for document in self.documents:
            total.update(document.exclusion_counts)
        return dict(total.most_common())

    @property
    def new_verdict_count(self) -> int:
        return sum(document.new_verdict_count for document in self.documents)


def as_json(result: RunResult) -> dict[str, Any]:
    """Return the result as plain JSON data: the output of `--json`.

    The names are those of the ledger's public views, so that a row read here and a row read there
    can be laid side by side. Each claim repeats its document, and so is a complete row by itself.
    Offsets are half-open and in code points of the article text; times are ISO 8601. Text is as
    it was read, lone surrogates included: write it with `ensure_ascii`, or say what to do with
    them.
    """
    return {
        "run_id": result.run_id,
        "command": result.command,
        "trigger": result.trigger.value,
        "started_at": result.started_at.isoformat(),
        "finished_at": result.finished_at.isoformat(),
        "engine": result.engine,
        "ledger": result.ledger,
        "counts": {
            "documents": len(result.documents),
            "claims": result.claim_count,
            "labels": result.label_counts,
            "excluded": {key.value: count for key, count in result.exclusion_counts.items()},
            "new_verdicts": result.new_verdict_count,
            "failures": len(result.failures),
        },
        "documents": [_document(document) for document in result.documents],
        "failures": [plain(failure) for failure in result.failures],
    }


def _document(document: CheckedDocument) -> dict[str, Any]:
    article = document.article
    return {
        **_document_key(document),
        "snapshot_id": document.snapshot_id,
        "retrieved_at": document.retrieved_at.isoformat(),
        "published_source": article.published_source.value,
        "byline": article.byline,
        "site": article.site,
        "language": article.language,
        "sentences": [_sentence(sentence, article) for sentence in document.sentences],
        "claims": [_claim(judged, document) for judged in document.judged],
    }


def _document_key(document: CheckedDocument) -> dict[str, Any]:
    published_at = document.article.published_at
    return {
        "document_id": document.document_id,
        "document_url": document.location,
        "document_title": document.article.title,
        "published_at": None if published_at is None else published_at.isoformat(),
    }


def _sentence(sentence: Sentence, article: Article) -> dict[str, Any]:
    return {
        "start": sentence.span.start,
        "end": sentence.span.end,
        "text": sentence.span.of(article.text),
        "disposition": sentence.disposition.value,
        "reason": None if sentence.reason is None else sentence.reason.value,
        "claim_count": len(sentence.claims),
    }


def _claim(judged: JudgedClaim, document: CheckedDocument) -> dict[str, Any]:
    claim, verdict = judged.claim, judged.verdict
    attribution = document.attribution_of(claim)
    return {
        **_document_key(document),
        "claim_id": judged.claim_id,
        "verdict_id": judged.verdict_id,
        "quote": claim.quote,
        "start": claim.span.start,
        "end": claim.span.end,
        "prefix": claim.words.prefix,
        "suffix": claim.words.suffix,
        "kind": claim.kind.value,
        "attribution_claim_id": attribution.claim_id if attribution else None,
        "told_with": None if claim.passage is None else claim.passage.text,
        "claim_text": claim.text,
        "claimant": claim.claimant,
        "attribution": plain(claim.attribution),
        "unresolved": list(claim.unresolved),
        "hedged": claim.hedged,
        "due_at": plain(claim.due_at),
        "facets": plain(claim.facets),
        "worthiness": plain(claim.worthiness),
        "label": plain(verdict.label),
        "outcome": verdict.outcome.value,
        "as_of": verdict.as_of.isoformat(),
        "confidence": verdict.confidence,
        "rationale": verdict.rationale,
        "reason_codes": plain(verdict.reason_codes),
        "missing": list(verdict.missing),
        "engine": verdict.engine,
        "cause": judged.cause.value,
        "is_new": judged.is_new,
        "evidence": [_evidence(rank, each) for rank, each in enumerate(verdict.evidence, start=1)],
    }


def _evidence(rank: int, evidence: Evidence) -> dict[str, Any]:
    reference = evidence.reference
    return {
        "rank": rank,
        "stance": evidence.stance.value,
        "independent": evidence.independent,
        "reference_id": reference.id,
        "reference_version_id": reference.version_id,
        "reference_kind": reference.kind.value,
        "statement": reference.statement,
        "publisher": reference.publisher,
        "url": reference.url,
        "published_at": plain(reference.published_at),
        "valid_from": plain(reference.valid_from),
        "valid_to": plain(reference.valid_to),
        "rating": reference.rating,
        "start": evidence.span.start,
        "end": evidence.span.end,
        "quote": evidence.quote,
        "fuzzy_score": evidence.comparison.fuzzy_score,
        "entailment": evidence.entailment.supports if evidence.entailment else None,
        "reason_codes": plain(evidence.reason_codes),
        "comparison": comparison_of(evidence),
    }


def _counted(standings: Iterable[str]) -> dict[str, int]:
    return dict(Counter(standings).most_common())
