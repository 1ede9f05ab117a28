"""The report: one self-contained HTML page that a person reads.

The page needs no script and no network. Its security policy forbids everything but its own style
sheet, named by its hash, so that nothing in an article could load or run even if it were to get
past the escaping of the template.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from claims.claim import Sentence
from claims.explanation import Change, guards_of, what_would_change
from claims.span import Span
from claims.verdict import EventTie, Evidence, FacetComparison
from claims.vocabulary import ExclusionReason, Relation
from flows import phrases
from flows.grounds import counted_evidence, reservations
from flows.highlights import Piece, cut, joined, paragraphs
from flows.links import web_address
from flows.report_waterfall import DrawnWaterfall, drawn_waterfall
from flows.results import CheckedDocument, JudgedClaim, RunResult
from flows.visible import shortened, visible

_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class ArticlePiece:
    """A piece of the article: what it belongs to, and the claims whose last words it holds.

    `claim` is the number of the innermost claim, counted from 1, or None; `enclosing` are the
    numbers of the claims around that one. `excluded` is the reason why its sentence gave no claim.
    """

    text: str
    claim: int | None
    enclosing: tuple[int, ...]
    excluded: ExclusionReason | None
    ending: tuple[int, ...]
    ends_excluded: bool


@dataclass(frozen=True, slots=True)
class StatementPiece:
    """A piece of a reference's statement; `marking` is "", "aligned" or "conflict"."""

    text: str
    marking: str


@dataclass(frozen=True, slots=True)
class ReadReference:
    """One piece of evidence, prepared for reading."""

    evidence: Evidence
    statement: tuple[StatementPiece, ...]
    facets: tuple[FacetComparison, ...]
    ties: tuple[EventTie, ...]
    reservations: tuple[str, ...]
    waterfall: DrawnWaterfall | None


@dataclass(frozen=True, slots=True)
class Card:
    """One claim, prepared for reading, with the references that counted and those that did not.

    `said_in` is the number of the claim that says who said this one.
    """

    number: int
    said_in: int | None
    judged: JudgedClaim
    standing: phrases.Standing
    counted: tuple[ReadReference, ...]
    others: tuple[ReadReference, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """One article, prepared for reading. `key` starts every anchor of the section."""

    key: str
    document: CheckedDocument
    title: str
    paragraphs: tuple[tuple[ArticlePiece, ...], ...]
    cards: tuple[Card, ...]


def render_report(result: RunResult) -> str:
    """Return the whole page. It can be written as UTF-8 whatever the articles hold."""
    environment = _environment()
    style = environment.get_template("report.css").render()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    sections = [
        _section(number, document) for number, document in enumerate(result.documents, start=1)
    ]
    return environment.get_template("report.html").render(
        result=result, sections=sections, style_hash=f"sha256-{digest}"
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Every value that is shown passes here, so that no place in the page can forget it.
        finalize=_finalized,
    )
    environment.globals["phrases"] = phrases
    environment.globals["Relation"] = Relation
    environment.filters.update(
        day=phrases.day, moment=phrases.moment, shortened=shortened, web_address=web_address
    )
    return environment


def _finalized(value: Any) -> Any:
    return visible(value) if isinstance(value, str) else value


def _section(number: int, document: CheckedDocument) -> DocumentSection:
    return DocumentSection(
        key=f"d{number}",
        document=document,
        title=document.title,
        paragraphs=_article(document),
        cards=tuple(
            _card(place, judged, document) for place, judged in enumerate(document.judged, start=1)
        ),
    )


def _article(document: CheckedDocument) -> tuple[tuple[ArticlePiece, ...], ...]:
    excluded = [sentence for sentence in document.sentences if sentence.reason is not None]
    spans = [judged.claim.span for judged in document.judged]
    lines = paragraphs(document.article.text, [*spans, *(sentence.span for sentence in excluded)])
    return tuple(
        tuple(_article_piece(piece, len(spans), excluded) for piece in line) for line in lines
    )


def _article_piece(piece: Piece, claim_count: int, excluded: list[Sentence]) -> ArticlePiece:
    claims = [owner + 1 for owner in piece.owners if owner < claim_count]
    reasons = [
        excluded[owner - claim_count].reason for owner in piece.owners if owner >= claim_count
    ]
    return ArticlePiece(
        text=piece.text,
        claim=claims[-1] if claims else None,
        enclosing=tuple(claims[:-1]),
        excluded=reasons[-1] if reasons else None,
        ending=tuple(owner + 1 for owner in piece.ending if owner < claim_count),
        ends_excluded=any(owner >= claim_count for owner in piece.ending),
    )


def _card(number: int, judged: JudgedClaim, document: CheckedDocument) -> Card:
    attribution = document.attribution_of(judged.claim)
    counted = counted_evidence(judged.verdict)
    others = [each for each in judged.verdict.evidence if each not in counted]
    return Card(
        number=number,
        said_in=None if attribution is None else document.judged.index(attribution) + 1,
        judged=judged,
        standing=phrases.STANDINGS[judged.standing],
        counted=tuple(_read_reference(each) for each in counted),
        others=tuple(_read_reference(each) for each in others),
        changes=what_would_change(judged.claim, judged.verdict),
    )


def _read_reference(evidence: Evidence) -> ReadReference:
    return ReadReference(
        evidence=evidence,
        statement=_statement(evidence),
        facets=evidence.comparison.facets,
        ties=evidence.comparison.ties,
        reservations=tuple(dict.fromkeys((*reservations(evidence), *guards_of(evidence)))),
        waterfall=drawn_waterfall(evidence),
    )


def _statement(evidence: Evidence) -> tuple[StatementPiece, ...]:
    """Mark the words that were matched, and over them those that conflict."""
    statement, comparison = evidence.reference.statement, evidence.comparison
    aligned = joined(statement, [each.reference for each in comparison.aligned])
    conflicts: list[Span] = [
        facet.reference_span
        for facet in comparison.facets
        if facet.relation is Relation.CONFLICTS and facet.reference_span is not None
    ]

    def marking(piece: Piece) -> str:
        if any(owner >= len(aligned) for owner in piece.owners):
            return "conflict"
        return "aligned" if piece.owners else ""

    pieces = cut(statement, [*aligned, *conflicts])
    return tuple(StatementPiece(piece.text, marking(piece)) for piece in pieces)
