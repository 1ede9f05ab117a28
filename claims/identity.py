"""Content addresses: the same few, raw, stable parts always give the same id.

An id is `sha256:` and the hex digest of the parts written as canonical JSON: UTF-8, keys sorted,
no white space, no NaN. A changed id is a breaking change, so the parts of each id are named where
the id is made and nowhere else.
"""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeAlias

_PLAIN = frozenset({str, int, bool, type(None)})

# Made once: `json.dumps` makes a new one for every text where it is not told the defaults.
_CANONICAL = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def plain(value: Any) -> Json:
    """Turn a value of ours into plain JSON data.

    Dataclasses become objects, enums their value, dates ISO 8601 text, sets and tuples lists, and
    an unbounded end of an interval (infinity) `null`.

    Raises:
        TypeError: the value holds something that has no JSON form.
    """
    match value:
        case str() | int() | None if type(value) in _PLAIN:  # most are, and this is quickest
            return value
        case Enum():
            return plain(value.value)
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else None
        case date() | datetime():
            return value.isoformat()
        case dict():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case set() | frozenset():
            return sorted((plain(item) for item in value), key=str)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} has no JSON form")


def canonical_json(value: Any) -> str:
    """Write a value as canonical JSON: one text for one value, on every machine."""
    return _CANONICAL.encode(plain(value))


def content_address(**parts: Any) -> str:
    """Return the content address of named parts."""
    return sha256_of(canonical_json(parts).encode("utf-8", "surrogatepass"))


def sha256_of(content: bytes) -> str:
    """Return `sha256:` and the hex digest of `content`."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
