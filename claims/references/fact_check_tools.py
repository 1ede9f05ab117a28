"""Answers of Google's Fact Check Tools API, `claims:search`.

https://developers.google.com/fact-check/tools/api/reference/rest/v1alpha1/claims/search

| answer                                             | reference      |
|----------------------------------------------------|----------------|
| `claimReview[].url` + `#` + a hash of `text`       | `id`           |
| `text`                                             | `statement`    |
| `claimReview[].textualRating`                      | `rating`       |
| `claimReview[].publisher.name`, else `.site`       | `publisher`    |
| `claimReview[].url`                                | `url`          |
| `claimReview[].reviewDate`                         | `published_at` |
| `claimant`                                         | `claimant`     |
| `claimReview[].languageCode`                       | `language`     |
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from claims.errors import ReferenceRowError, UnreadableError
from claims.reference import Reference
from claims.references.json_document import member, read_object
from claims.references.row import RowError, reference_of_row
from claims.vocabulary import ReferenceKind


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """One page of a search; `next_page` is the token of the next one, None on the last."""

    references: tuple[Reference, ...]
    refused: tuple[ReferenceRowError, ...]
    next_page: str | None


def read_search_answer(content: bytes, location: str) -> SearchAnswer:
    """Read one page of reviewed claims; a refused row's line is the claim's number on the page.

    Raises:
        UnreadableError: the answer is not what the API is documented to give.
    """
    answer = read_object(content, location)
    claims = answer.get("claims", [])
    if not isinstance(claims, list):
        raise UnreadableError(location, "answers with 'claims' that are no list; is it this API?")
    if claims == [] and answer.keys() - {"claims", "nextPageToken"}:
        unknown = ", ".join(sorted(answer))[:80]
        raise UnreadableError(location, f"answers with {unknown} and no claims; is it this API?")
    references: list[Reference] = []
    refused: list[ReferenceRowError] = []
    for number, claim in enumerate(claims, start=1):
        for row in _rows(claim):
            try:
                references.append(_reference(row))
            except RowError as problem:
                refused.append(ReferenceRowError(location, number, str(problem)))
    token = answer.get("nextPageToken")
    next_page = token if isinstance(token, str) and token else None
    return SearchAnswer(tuple(references), tuple(refused), next_page)


def error_message(content: bytes) -> str | None:
    """Return what Google's error JSON says, with its status, or None where it is none.

    The shape is `{"error": {"code": 403, "message": "...", "status": "PERMISSION_DENIED"}}`.
    """
    try:
        answer = read_object(content, "")
    except UnreadableError:
        return None
    message, status = member(answer, "error", "message"), member(answer, "error", "status")
    if not isinstance(message, str):
        return None
    shown = " ".join(message.split())[:300]
    return f"{status}: {shown}" if isinstance(status, str) else shown


def _rows(claim: object) -> Iterator[dict[str, object] | str]:
    """Yield a row for each review of a claim, or why there is none."""
    if not isinstance(claim, dict):
        yield "the claim is no object."
        return
    reviews = claim.get("claimReview")
    if not isinstance(reviews, list) or not reviews:
        yield "the claim has no claimReview."
        return
    for review in reviews:
        if not isinstance(review, dict):
            yield "a claimReview is no object."
            continue
        publisher = member(review, "publisher", "name") or member(review, "publisher", "site")
        yield {
            "statement": claim.get("text"),
            "claimant": claim.get("claimant"),
            "publisher": publisher,
            "url": review.get("url"),
            "published_at": review.get("reviewDate"),
            "rating": review.get("textualRating"),
            "language": review.get("languageCode"),
        }


def _reference(row: dict[str, object] | str) -> Reference:
    if isinstance(row, str):
        raise RowError(row)
    url, statement = row["url"], row["statement"]
    if not (isinstance(url, str) and isinstance(statement, str)):
        raise RowError("the claim needs a text, and its claimReview a url.")
    digest = hashlib.sha256(statement.encode("utf-8", "surrogatepass")).hexdigest()
    # Not the id of the same review's own markup, which may say more: two sources would overwrite
    # each other's versions for ever.
    identity = f"{url}#google-{digest[:12]}"
    return reference_of_row({**row, "id": identity, "kind": ReferenceKind.FACT_CHECK.value})
