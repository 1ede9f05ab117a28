"""Short ways to write a case: a claim in an article, and references to judge it by."""

from __future__ import annotations

from datetime import date, datetime

from claims.article import Article, PublicationSource
from claims.claim import Claim
from claims.extraction.extract import extract_claims
from claims.judge import Circumstances, decide
from claims.reference import Reference
from claims.settings import Settings
from claims.verdict import Verdict
from claims.vocabulary import ClaimKind, ReferenceKind

PUBLISHED = datetime(2025, 7, 20)
TODAY = date(2025, 8, 1)


def article(text: str, published: datetime | None = PUBLISHED) -> Article:
    source = PublicationSource.GIVEN if published else PublicationSource.UNKNOWN
    return Article(text=text, language="en", published_at=published, published_source=source)


def claims_of(text: str, published: datetime | None = PUBLISHED) -> list[Claim]:
    """Return all claims of a text."""
    sentences = extract_claims(article(text, published))
    return [claim for sentence in sentences for claim in sentence.claims]


def claim_with(words: str, text: str, published: datetime | None = PUBLISHED) -> Claim:
    """Return the first claim of a text whose quotation has these words, not who said them."""
    return next(
        claim
        for claim in claims_of(text, published)
        if words in claim.quote and claim.kind is not ClaimKind.ATTRIBUTION
    )


def statement(text: str, **fields: object) -> Reference:
    values: dict[str, object] = {
        "id": "a",
        "kind": ReferenceKind.STATEMENT,
        "statement": text,
        "publisher": "Desk",
    }
    return Reference(**(values | fields))  # type: ignore[arg-type]  # fields are given by name


def fact_check(text: str, rating: str) -> Reference:
    return statement(text, kind=ReferenceKind.FACT_CHECK, rating=rating)


def judged(
    claim: Claim, *references: Reference, today: date = TODAY, site: str | None = None
) -> Verdict:
    """Judge a claim for the day of publication."""
    circumstances = Circumstances(as_of=PUBLISHED.date(), today=today, site=site)
    return decide(claim, references, circumstances, Settings())
