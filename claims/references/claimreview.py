"""schema.org ClaimReview, read and written.

https://schema.org/ClaimReview is how fact-checkers publish a review of a claim for machines. It
maps onto a reference of kind `fact_check`; nothing is added that the markup does not say.

| ClaimReview                                            | reference      |
|--------------------------------------------------------|----------------|
| `@id`, else `url` + `#` + a hash of `claimReviewed`    | `id`           |
| `claimReviewed`                                        | `statement`    |
| `reviewRating.alternateName`, else `ratingValue` of `bestRating` | `rating` |
| `author.name`, else `publisher.name`                   | `publisher`    |
| `url`                                                  | `url`          |
| `datePublished`                                        | `published_at` |
| `itemReviewed.author.name`                             | `claimant`     |
| `inLanguage`                                           | `language`     |
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote

from claims.identity import Json
from claims.reference import Reference
from claims.references.row import RowError, is_web_address, reference_of_row
from claims.vocabulary import ReferenceKind

CONTEXT = "https://schema.org"
OWN_NAMES = "urn:claimledger:reference:"
"""The `@id` of a reference whose own id is no address is this and the id, percent-encoded."""

_TYPE = "ClaimReview"
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\"]+")
_PREFIXES = ("", "schema:", "http://schema.org/", "https://schema.org/")


def is_claim_review(data: object) -> bool:
    """Whether a JSON-LD node is a ClaimReview."""
    if not isinstance(data, Mapping):
        return False
    types = list(_each(data.get("@type")))
    return any(prefix + _TYPE in types for prefix in _PREFIXES)


def reference_of_claim_review(data: Mapping[str, object]) -> Reference:
    """Turn a ClaimReview node into a reference.

    Raises:
        RowError: something that a reference needs is missing or malformed.
    """
    statement = _first_text(data.get("claimReviewed"))
    if statement is None:
        raise RowError("the ClaimReview has no claimReviewed.")
    publisher = _names(data.get("author")) or _names(data.get("publisher"))
    if publisher is None:
        raise RowError("the ClaimReview has no author with a name.")
    rating = _rating(data.get("reviewRating"))
    if rating is None:
        raise RowError("the ClaimReview has no reviewRating with an alternateName or value.")
    return reference_of_row(
        {
            "id": _id(data, statement),
            "kind": ReferenceKind.FACT_CHECK.value,
            "statement": statement,
            "publisher": publisher,
            "url": _first_text(data.get("url")),
            "published_at": _first_text(data.get("datePublished")),
            "rating": rating,
            "claimant": _claimant(data.get("itemReviewed")),
            "language": _language(data.get("inLanguage")),
        }
    )


def named_by_address(data: Mapping[str, object]) -> dict[str, object]:
    """Return a ClaimReview node that anybody may have written, without an `@id` that is no address.

    Only an address says whose name it is. Any other name could be that of a desk's own reference,
    which the review would then replace.
    """
    given = _first_text(data.get("@id"))
    is_name = given is None or not is_web_address(given)
    return {name: value for name, value in data.items() if not (is_name and name == "@id")}


def claim_review_of(reference: Reference) -> dict[str, Json]:
    """Turn a fact-check into a ClaimReview node, with only the properties that have a value.

    Reading it back gives the same reference, without `valid_from`, `valid_to` and `note`, for
    which ClaimReview has no place.

    Raises:
        ValueError: the reference is a statement, which nobody has rated.
    """
    if reference.kind is not ReferenceKind.FACT_CHECK:
        raise ValueError(f"{reference.id} is a statement; only a fact-check is a ClaimReview")
    claimant = reference.claimant
    node: dict[str, Json] = {
        "@context": CONTEXT,
        "@type": _TYPE,
        "@id": _address_of(reference.id),
        "claimReviewed": reference.statement,
        "author": {"@type": "Organization", "name": reference.publisher},
        "reviewRating": {"@type": "Rating", "alternateName": reference.rating},
        "url": reference.url,
        "datePublished": reference.published_at.isoformat() if reference.published_at else None,
        "itemReviewed": {"@type": "Claim", "author": {"name": claimant}} if claimant else None,
        "inLanguage": reference.language,
    }
    return {name: value for name, value in node.items() if value is not None}


def _id(data: Mapping[str, object], statement: str) -> str:
    given = _first_text(data.get("@id"))
    if given is not None and _ABSOLUTE.fullmatch(given):  # others are names inside one document
        own = given.startswith(OWN_NAMES)
        return unquote(given.removeprefix(OWN_NAMES)) if own else given
    url = _first_text(data.get("url"))
    if url is None or not is_web_address(url):
        raise RowError("the ClaimReview has neither an @id nor a url to know it by.")
    digest = hashlib.sha256(statement.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{url}#{digest[:12]}"


def _address_of(reference_id: str) -> str:
    is_address = _ABSOLUTE.fullmatch(reference_id) and not reference_id.startswith(OWN_NAMES)
    return reference_id if is_address else OWN_NAMES + quote(reference_id, safe="")


def _each(value: object) -> Iterator[object]:
    """Yield the values of a property: JSON-LD writes one value with or without a list."""
    if isinstance(value, list | tuple):
        yield from value
    elif value is not None:
        yield value


def _first_text(value: object) -> str | None:
    for item in _each(value):
        text = item.get("@value", item.get("@id")) if isinstance(item, Mapping) else item
        if isinstance(text, str) and text.strip():
            return text.strip()
    return None


def _names(value: object) -> str | None:
    """Return the names of people or organisations, several with commas between them."""
    names = [
        name
        for item in _each(value)
        if (name := _first_text(item.get("name") if isinstance(item, Mapping) else item))
    ]
    return ", ".join(dict.fromkeys(names)) or None


def _claimant(value: object) -> str | None:
    authors = [
        name
        for item in _each(value)
        if isinstance(item, Mapping) and (name := _names(item.get("author")))
    ]
    return ", ".join(dict.fromkeys(authors)) or None


def _rating(value: object) -> str | None:
    for item in _each(value):
        if isinstance(item, Mapping):
            if name := _first_text(item.get("alternateName")):
                return name
            if grade := _number(item.get("ratingValue")):
                best = _number(item.get("bestRating"))
                return f"{grade}/{best}" if best else grade
    return None


def _number(value: object) -> str | None:
    if value is None or isinstance(value, bool | list | Mapping):
        return None
    return str(value).strip() or None


def _language(value: object) -> str | None:
    for item in _each(value):
        found = item.get("alternateName") if isinstance(item, Mapping) else item
        if text := _first_text(found):
            return text
    return None
