"""One row of a reference file, turned into a reference or refused with the reason.

Strict on purpose: an unknown column, a wrong kind of value or an impossible date is refused. What
is guessed here would later stand as evidence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import urlsplit

from claims.reference import Reference
from claims.vocabulary import ReferenceKind

REQUIRED = ("id", "kind", "statement", "publisher")
OPTIONAL = (
    "url",
    "published_at",
    "valid_from",
    "valid_to",
    "rating",
    "claimant",
    "language",
    "note",
)
COLUMNS = (*REQUIRED, *OPTIONAL)

MAXIMUM_LENGTHS = {"statement": 10_000, "note": 10_000}
MAXIMUM_LENGTH = 2_500
"""Code points in any other column."""

_DATES = ("published_at", "valid_from", "valid_to")
_DAY_OR_TIME = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}")
_NEVER_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_NO_URL = re.compile(r"[\s<>\"]")


class RowError(ValueError):
    """Why a row is refused, in one sentence; a ReferenceRowError once its line is known."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it was read, and the line that it starts on, counted from 1."""

    line: int
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A place in a file where no row could be read."""

    line: int
    reason: str


def reference_of_row(fields: Mapping[str, object]) -> Reference:
    """Turn the columns of a row into a reference.

    Texts lose white space at their ends, and empty ones count as not given. Dates are ISO 8601
    texts or date objects; a `published_at` without a time is midnight without a zone.

    Raises:
        RowError: the row breaks a rule of the format.
    """
    if unknown := [column for column in fields if column not in COLUMNS]:
        raise RowError(
            f"unknown column {_shown(unknown[0])}; the columns are {', '.join(COLUMNS)}."
        )
    texts = {
        column: _text(column, fields.get(column)) for column in COLUMNS if column not in _DATES
    }
    if missing := [column for column in REQUIRED if texts[column] is None]:
        raise RowError(f"{' and '.join(missing)} must be given.")
    published_at = _moment("published_at", fields.get("published_at"))
    reference = Reference(
        id=texts["id"] or "",
        kind=_kind(texts["kind"] or ""),
        statement=texts["statement"] or "",
        publisher=texts["publisher"] or "",
        url=texts["url"],
        published_at=published_at,
        valid_from=_day("valid_from", fields.get("valid_from")),
        valid_to=_day("valid_to", fields.get("valid_to")),
        rating=texts["rating"],
        claimant=texts["claimant"],
        language=texts["language"],
        note=texts["note"],
    )
    _check_whole(reference)
    return reference


def _check_whole(reference: Reference) -> None:
    if reference.kind is ReferenceKind.FACT_CHECK and reference.rating is None:
        raise RowError("a fact_check needs the rating that its publisher gave.")
    if reference.kind is ReferenceKind.STATEMENT and reference.rating is not None:
        raise RowError("a statement has no rating; a rated claim is of kind fact_check.")
    first, last = reference.valid_from, reference.valid_to
    if first is not None and last is not None and last <= first:
        raise RowError(
            f"valid_to {last} is not after valid_from {first}; it is the first day on which the "
            "statement no longer holds."
        )
    if reference.url is not None and not is_web_address(reference.url):
        raise RowError(f"url {_shown(reference.url)} is not an http or https address.")
    if reference.language is not None and not _LANGUAGE.fullmatch(reference.language):
        raise RowError(f"language {_shown(reference.language)} is not a code such as en or pt-BR.")


def is_web_address(text: str) -> bool:
    """Whether `text` is a whole http or https address without credentials."""
    try:
        parts = urlsplit(text)
        valid_port = parts.port != 0
    except ValueError:
        return False
    named = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    return named and valid_port and not _NO_URL.search(text)


def _kind(text: str) -> ReferenceKind:
    try:
        return ReferenceKind(text)
    except ValueError:
        raise RowError(f"kind is {_shown(text)}; it must be statement or fact_check.") from None


def _text(column: str, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise RowError(
            f"{column} must be text, not {_type_name(value)}; put the value in quotation marks."
        )
    if _NEVER_TEXT.search(value):
        raise RowError(f"{column} holds a control character or half a character; remove it.")
    text = value.strip()
    limit = MAXIMUM_LENGTHS.get(column, MAXIMUM_LENGTH)
    if len(text) > limit:
        raise RowError(f"{column} has {len(text):,} characters; at most {limit:,} are taken.")
    return text or None


def _moment(column: str, value: object) -> datetime | None:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    text = _text(column, value)
    if text is None:
        return None
    try:
        if _DAY_OR_TIME.fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    raise RowError(
        f"{column} {_shown(text)} is no date; write 2025-07-20 or 2025-07-20T18:30:00+02:00."
    )


def _day(column: str, value: object) -> date | None:
    moment = _moment(column, value)
    if moment is None:
        return None
    if moment.time() != time() or moment.tzinfo is not None:
        raise RowError(f"{column} must be a day such as 2025-07-20, without a time.")
    return moment.date()


def _shown(text: object) -> str:
    shown = ascii(text)
    return shown if len(shown) <= 80 else f"{shown[:79]}…"


def _type_name(value: object) -> str:
    match value:
        case bool():
            return "true or false"
        case date():
            return "a date"
        case list() | tuple():
            return "a list"
        case Mapping():
            return "an object"
        case bytes():
            return "data of another type"
    return "a number"
