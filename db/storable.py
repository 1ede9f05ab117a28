"""Text that a database can hold.

SQLite's text functions stop at NUL, and UTF-8 has no form for half of a surrogate pair. Each such
character is replaced by U+FFFD, one for one, so that every span stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from claims.article import Article
from claims.reference import Reference

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")

Value = TypeVar("Value")


def storable_text(text: str) -> str:
    """Return `text` with NUL and lone surrogates replaced; its length does not change."""
    return _UNSTORABLE.sub("\ufffd", text)


def is_storable(text: str | None) -> bool:
    return text is None or _UNSTORABLE.search(text) is None


def storable(value: Value) -> Value:
    """Return `value` with every text inside it made storable: dataclasses, tuples, mappings."""
    return _storable(value)  # type: ignore[no-any-return]  # the same shape comes back


def _storable(value: Any) -> Any:
    match value:
        case Enum():
            return value
        case str():
            return storable_text(value)
        case tuple():
            return tuple(_storable(item) for item in value)
        case Mapping():
            return {_storable(key): _storable(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        old = {field.name: getattr(value, field.name) for field in fields(value)}
        new = {name: _storable(item) for name, item in old.items()}
        return value if new == old else replace(value, **new)
    return value


def article_is_storable(article: Article) -> bool:
    texts = (article.text, article.title, article.byline, article.site, article.language)
    return all(map(is_storable, texts))


def storable_reference(reference: Reference) -> Reference:
    """Return the reference as the ledger holds it; nearly always it is the same object."""
    texts = (
        reference.id,
        reference.statement,
        reference.publisher,
        reference.url,
        reference.rating,
        reference.claimant,
        reference.language,
        reference.note,
        reference.corrects,
    )
    return reference if all(map(is_storable, texts)) else storable(reference)
