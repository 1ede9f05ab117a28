"""The statements of an article that may stand as evidence.

Taken is what the article itself states and what it reports that somebody said ("X said ..."),
each in words that stand alone. Left out are questions, opinions, forecasts, headings and page
furniture; what was said, without who said it; what the author tells of himself ("we found ...");
and sentences with a word whose meaning lies elsewhere ("it", "that period") and could not be
resolved safely.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.article import Article
from claims.claim import Claim, Sentence, Substitution
from claims.errors import ReferenceRowError
from claims.extraction.extract import extract_claims
from claims.reference import Reference
from claims.references.files import ReferenceFile
from claims.references.row import RowError, reference_of_row
from claims.resolution.stand_alone import written_out
from claims.settings import ExtractionSettings
from claims.span import Span
from claims.vocabulary import ClaimKind, ReferenceKind

_REFERS = re.compile(
    r"(?:he|she|it|they|him|her|them|his|its|their|the|this|that|these|those)\b", re.IGNORECASE
)
_POINTS_BACK = re.compile(
    r"(?:(?:but|and|so|yet|or|still|also|then|however|meanwhile|instead|similarly)\b,? )?"
    r"(?:he|she|it|they|this|that|these|those)\b",
    re.IGNORECASE,
)
"""How a statement begins that goes on with what was said before, even if who said it is known."""

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|us|[Oo]ur)\b")

_TAKEN = frozenset({ClaimKind.SENTENCE, ClaimKind.ATTRIBUTION})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article's statements come from. `location` names the page in ids and errors."""

    location: str
    publisher: str
    url: str
    language: str | None = None
    note: str | None = None


def statements_of(
    article: Article, origin: Origin, settings: ExtractionSettings | None = None
) -> ReferenceFile:
    """Turn an article into references of kind `statement`, in the order of its sentences.

    A reference's id is the page's location, `#` and a hash of the statement, so that a sentence
    keeps its id wherever it moves in the article. A refused statement's line is its paragraph.
    """
    references: dict[str, Reference] = {}
    refused: list[ReferenceRowError] = []
    for sentence in extract_claims(article, settings):
        for text in filter(_stands_alone, _texts(article.text, sentence)):
            try:
                reference = _reference(text, article, origin)
            except RowError as problem:
                line = article.text.count("\n", 0, sentence.span.start) + 1
                refused.append(ReferenceRowError(origin.location, line, str(problem)))
            else:
                references.setdefault(reference.id, reference)
    return ReferenceFile(tuple(references.values()), tuple(refused))


def _stands_alone(statement: str) -> bool:
    """Whether nobody must know what was said before, or who is speaking."""
    if _POINTS_BACK.match(statement):
        return False
    return not _FIRST_PERSON.search(_QUOTED.sub("", statement))


def _texts(text: str, sentence: Sentence) -> Iterator[str]:
    claims = [claim for claim in sentence.claims if claim.kind in _TAKEN]
    told: set[Span] = set()
    for claim in claims:
        if claim.unresolved or claim.due_at is not None:
            continue
        if claim.passage is None:
            yield claim.text
        elif claim.passage.span not in told:
            # Several facts in one sentence: the sentence as it stands says all of them, and a
            # reader's mistake in telling them apart does not become evidence.
            told.add(claim.passage.span)
            together = [c for c in claims if c.passage and c.passage.span == claim.passage.span]
            if not any(other.unresolved or other.due_at for other in together):
                yield _stand_alone(text, claim.passage.span, together)


def _stand_alone(text: str, span: Span, claims: Sequence[Claim]) -> str:
    """Return the words of a span with the pronouns and descriptions that its claims resolve.

    What else the claims replace makes a sentence of a single fact ("lasting" → "it lasted").
    """
    changes: list[Substitution] = []
    for change in dict.fromkeys(change for claim in claims for change in claim.substitutions):
        refers = span.contains(change.span) and _REFERS.match(change.span.of(text))
        if refers and not any(change.span.overlaps(other.span) for other in changes):
            changes.append(change)
    return written_out(text, span, changes)


def _reference(statement: str, article: Article, origin: Origin) -> Reference:
    digest = hashlib.sha256(statement.encode("utf-8", "surrogatepass")).hexdigest()
    return reference_of_row(
        {
            "id": f"{origin.location}#{digest[:12]}",
            "kind": ReferenceKind.STATEMENT.value,
            "statement": statement,
            "publisher": origin.publisher,
            "url": origin.url,
            "published_at": article.published_at,
            "language": origin.language or article.language,
            "note": origin.note,
        }
    )
