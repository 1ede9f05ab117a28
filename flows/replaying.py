"""Recomputes a verdict from the ledger alone and says whether it comes out the same.

Nothing but what is stored goes in: the snapshot's bytes, the reference versions that were read,
the settings and the day that the judge was given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from claims.article import Article
from claims.claim import Claim
from claims.extraction.extract import extract_claims
from claims.identity import content_address
from claims.judge import decide, engine_of
from claims.reading.article_reader import read_article
from claims.settings import Settings, settings_of
from db.ledger import LedgerReader
from db.rows import CLAIM_CONTENT, EVIDENCE, JUDGEMENT, Row, claim_row, judged_rows
from db.storable import storable
from db.stored import ReplayInputs
from flows.judging import circumstances_of
from flows.pipeline import given_publication

SHOWN = 200
"""Characters of an article's text that a difference shows, around the first that differs."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of a verdict that came out differently: what is stored, and what came out now."""

    part: str
    stored: Any
    recomputed: Any


@dataclass(frozen=True, slots=True)
class Replay:
    """The outcome of a replay; identical exactly where there is no difference."""

    verdict_id: str
    differences: tuple[Difference, ...]

    @property
    def identical(self) -> bool:
        return not self.differences


def replay_verdict(ledger: LedgerReader, verdict_id: str) -> Replay:
    """Recompute a verdict.

    Raises:
        UsageError: the ledger has no such verdict.
        SourceError: the stored snapshot can no longer be read as an article.
    """
    return Replay(verdict_id, tuple(_differences(ledger.replay_inputs(verdict_id))))


def _differences(inputs: ReplayInputs) -> Iterator[Difference]:
    """Yield what differs, causes before effects: versions, settings, reading, claim, judgement."""
    settings = _settings(inputs)
    engine = engine_of(Settings() if isinstance(settings, Difference) else settings)
    if inputs.engine != engine:
        yield Difference("engine", inputs.engine, engine)
    if inputs.article_engine not in {inputs.engine, engine}:
        yield Difference("engine of the reading", inputs.article_engine, engine)
    if isinstance(settings, Difference):
        yield settings
        return
    configuration_id = content_address(judging=dict(inputs.judging))
    if configuration_id != inputs.judgement["configuration_id"]:
        yield Difference("configuration", inputs.judgement["configuration_id"], configuration_id)
    for rank, reference in enumerate(inputs.references, start=1):
        stored = inputs.evidence[rank - 1]["reference_version_id"]
        if reference.version_id != stored:
            yield Difference(f"reference {reference.id}", stored, reference.version_id)
    article = storable(read_article(inputs.snapshot, given_publication(inputs.article)))
    yield from _article_differences(inputs.article, article)
    claim = _claim(article, inputs, settings)
    if claim is None:
        yield Difference("claim", inputs.claim_quote, None)
        return
    yield from _changed("claim: ", CLAIM_CONTENT, inputs.claim, claim_row(claim))
    yield from _judgement_differences(inputs, article, claim, settings)


def _settings(inputs: ReplayInputs) -> Settings | Difference:
    try:
        return settings_of(inputs.judging)
    except ValidationError as error:
        # A ledger outlives the keys of a configuration: this version may know other ones.
        unknown = "; ".join(
            f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}" for problem in error.errors()
        )
        return Difference("configuration", dict(inputs.judging), unknown)


def _article_differences(stored: Article, now: Article) -> Iterator[Difference]:
    if now.text != stored.text:
        start = max(0, _first_difference(stored.text, now.text) - SHOWN // 2)
        shown = slice(start, start + SHOWN)
        yield Difference("article text", stored.text[shown], now.text[shown])
    # What a judge is told of an article besides its text.
    for part in ("site", "byline", "published_at"):
        if getattr(stored, part) != getattr(now, part):
            yield Difference(f"article {part}", getattr(stored, part), getattr(now, part))


def _first_difference(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    common = min(len(one), len(other))
    return next((place for place, (a, b) in enumerate(pairs) if a != b), common)


def _claim(article: Article, inputs: ReplayInputs, settings: Settings) -> Claim | None:
    for sentence in extract_claims(article, settings.extraction):
        for claim in sentence.claims:
            if claim.span == inputs.claim_span and claim.kind is inputs.claim_kind:
                return storable(claim)
    return None


def _judgement_differences(
    inputs: ReplayInputs, article: Article, claim: Claim, settings: Settings
) -> Iterator[Difference]:
    circumstances = circumstances_of(inputs.snapshot, article, inputs.judged_on)
    verdict = storable(decide(claim, inputs.references, circumstances, settings))
    row, evidence = judged_rows(verdict, inputs.engine)
    found = [
        *_changed("", JUDGEMENT, inputs.judgement, row),
        *_evidence_differences(inputs, evidence),
    ]
    if not found and row["judgement_sha256"] != inputs.judgement_sha256:
        found.append(Difference("judgement", inputs.judgement_sha256, row["judgement_sha256"]))
    yield from (each for each in found if each.part != "engine")  # which is told already


def _evidence_differences(inputs: ReplayInputs, evidence: list[Row]) -> Iterator[Difference]:
    if len(inputs.evidence) != len(evidence):
        yield Difference("pieces of evidence", len(inputs.evidence), len(evidence))
    for rank, (stored, now) in enumerate(zip(inputs.evidence, evidence, strict=False), start=1):
        # Evidence of an earlier engine was in no group; that it is now is no difference of its own.
        grouped = stored["source_group"] is not None
        parts = tuple(part for part in EVIDENCE if grouped or part != "source_group")
        yield from _changed(f"evidence {rank}: ", parts, stored, now)


def _changed(
    prefix: str, parts: tuple[str, ...], stored: Mapping[str, Any], now: Mapping[str, Any]
) -> Iterator[Difference]:
    for part in parts:
        if stored[part] != now[part]:
            yield Difference(f"{prefix}{part}", stored[part], now[part])
