"""Dated facts from the answers of a SPARQL endpoint (application/sparql-results+json).

https://www.w3.org/TR/sparql11-results-json/ gives the shape: `results.bindings` holds one object a
row, with `{"type": "uri" | "literal" | "bnode", "value": ..., "datatype": ...}` for each variable
that is bound. Dates are xsd:date, xsd:dateTime, xsd:gYearMonth or xsd:gYear; Wikidata writes all of
them as xsd:dateTime and tells the precision beside it (9 a year, 10 a month, 11 a day).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from claims.errors import ReferenceRowError, UnreadableError
from claims.reference import Reference
from claims.references.files import ReferenceFile
from claims.references.json_document import member, read_object
from claims.references.row import RowError, is_web_address, reference_of_row
from claims.source_settings import SparqlSettings, fields_of
from claims.vocabulary import ReferenceKind

_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T\d\d:\d\d:\d\d(?:\.\d+)?)?)?)?"
    r"(?:Z|[+-]\d\d:\d\d)?",
    re.ASCII,
)
_YEAR, _MONTH, _DAY = 9, 10, 11
_NO_LABEL = re.compile(r"[QPL]\d+")
_UNKNOWN_VALUE = "/.well-known/genid/"


@dataclass(frozen=True, slots=True)
class _Period:
    """A date as precisely as it is known: the days `[first, after)`, and how it is said."""

    first: date
    after: date
    words: str


def read_sparql_results(content: bytes, location: str, settings: SparqlSettings) -> ReferenceFile:
    """Turn each row of an answer into a statement, and into another once the fact has ended.

    A refused row's line is its number in the answer.

    Raises:
        UnreadableError: the answer is not SPARQL JSON, lacks a variable, or has too many rows.
    """
    answer = read_object(content, location)
    rows = member(answer, "results", "bindings")
    if not isinstance(rows, list):
        raise UnreadableError(
            location, "answers without results.bindings; is it a SPARQL endpoint?"
        )
    _check_variables(answer, location, settings)
    if len(rows) > settings.maximum_rows:
        raise UnreadableError(
            location,
            f"answers with {len(rows):,} rows; narrow the query, or raise maximum_rows.",
        )
    references: dict[str, Reference] = {}
    refused: list[ReferenceRowError] = []
    for number, row in enumerate(rows, start=1):
        try:
            for reference in _references(_bound(row), settings):
                _add(reference, references)
        except RowError as problem:
            refused.append(ReferenceRowError(location, number, str(problem)))
    return ReferenceFile(tuple(references.values()), tuple(refused))


def _add(reference: Reference, references: dict[str, Reference]) -> None:
    if references.setdefault(reference.id, reference) != reference:
        raise RowError(
            "an earlier row with the same id says something else; name more variables under 'id'."
        )


def _check_variables(answer: dict[str, object], location: str, settings: SparqlSettings) -> None:
    given = member(answer, "head", "vars")
    missing = [name for name in settings.variables if isinstance(given, list) and name not in given]
    if missing:
        raise UnreadableError(
            location, f"answers without the variable ?{missing[0]}; select it in the query."
        )


def _bound(row: object) -> Mapping[str, Mapping[str, object]]:
    if not isinstance(row, dict) or not all(isinstance(value, dict) for value in row.values()):
        raise RowError("is no object with bound variables.")
    return row


def _references(
    row: Mapping[str, Mapping[str, object]], settings: SparqlSettings
) -> Iterator[Reference]:
    """Yield the sentence that holds from start to end, and the one that holds after the end."""
    start = _period(row, settings.start, settings.start_precision)
    end = _period(row, settings.end, settings.end_precision)
    if start is not None and end is not None and end.after <= start.first:
        raise RowError(f"it ends ({end.words}) before it starts ({start.words}).")
    periods = {settings.start: start, settings.end: end}
    common: dict[str, object] = {
        "kind": ReferenceKind.STATEMENT.value,
        "publisher": settings.publisher,
        "url": _address(row, settings.url),
        "language": settings.language,
    }
    identity = _identity(row, settings)
    # Of a year or month only the days count on which the fact held for certain.
    valid_from = None if start is None else _certain_from(start)
    valid_to = None if end is None else end.first
    if valid_from is None or valid_to is None or valid_from < valid_to:
        text = _filled(settings.statement, row, periods)
        during = {"id": identity, "statement": text, "valid_from": valid_from, "valid_to": valid_to}
        yield reference_of_row(common | during)
    if settings.statement_after is not None and end is not None:
        text = _filled(settings.statement_after, row, periods)
        after = {"id": f"{identity}#after", "statement": text, "valid_from": _certain_from(end)}
        yield reference_of_row(common | after)


def _certain_from(period: _Period) -> date:
    """Return the first day that is not before a day, or not within a longer period."""
    one_day = period.after - period.first <= timedelta(days=1)
    return period.first if one_day else period.after


def _filled(
    template: str,
    row: Mapping[str, Mapping[str, object]],
    periods: Mapping[str | None, _Period | None],
) -> str:
    values = {}
    for name in fields_of(template):
        period = periods.get(name)
        if name in periods and period is None:
            raise RowError(f"?{name} is not bound, and the sentence needs it.")
        values[name] = period.words if period is not None else _label(row, name)
    return template.format_map(values)


def _label(row: Mapping[str, Mapping[str, object]], name: str) -> str:
    value = _value(row, name)
    if value is None:
        raise RowError(f"?{name} is not bound, and the sentence needs it.")
    if row[name].get("type") == "uri":
        raise RowError(f"?{name} is an address, not words; select its label.")
    if _NO_LABEL.fullmatch(value):
        raise RowError(f"?{name} is {value}, an item without a label in the language asked for.")
    return " ".join(value.split())


def _value(row: Mapping[str, Mapping[str, object]], name: str) -> str | None:
    """Return the text of a variable; None where it is not bound."""
    if name not in row:
        return None
    kind, value = row[name].get("type"), row[name].get("value")
    if not isinstance(value, str) or kind not in {"uri", "literal", "typed-literal", "bnode"}:
        raise RowError(f"?{name} is no uri, literal or bnode with a value.")
    if kind == "bnode" or (kind == "uri" and _UNKNOWN_VALUE in value):
        raise RowError(f"?{name} has a value that nobody knows.")
    return value


def _identity(row: Mapping[str, Mapping[str, object]], settings: SparqlSettings) -> str:
    parts = []
    for name in settings.id:
        value = _value(row, name)
        if value is None:
            raise RowError(f"?{name} is not bound, and it is part of the id.")
        parts.append(value)
    if not is_web_address(parts[0]):  # the endpoint's own name of it, which others may have too
        parts.insert(0, settings.endpoint)
    if len(parts) == 1:
        return parts[0]
    digest = sha256("\n".join(parts[1:]).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{parts[0]}#{digest[:12]}"


def _address(row: Mapping[str, Mapping[str, object]], name: str | None) -> str | None:
    return None if name is None else _value(row, name)


def _period(
    row: Mapping[str, Mapping[str, object]], name: str | None, precision: str | None
) -> _Period | None:
    value = None if name is None else _value(row, name)
    if value is None:
        return None
    match = _DATE.fullmatch(value)
    if match is None:
        raise RowError(f"?{name} {ascii(value)[:60]} is no date of the years 1 to 9999.")
    written = _DAY if match["day"] else _MONTH if match["month"] else _YEAR
    given = _value(row, precision) if precision else None
    known = int(given) if given and re.fullmatch(r"\d{1,2}", given, re.ASCII) else written
    if known < _YEAR:
        raise RowError(f"?{name} is known less precisely than a year.")
    try:
        return _period_of(match, min(written, known))
    except (ValueError, OverflowError):
        raise RowError(f"?{name} {ascii(value)[:60]} is no day of the calendar.") from None


def _period_of(match: re.Match[str], precision: int) -> _Period:
    year = int(match["year"])
    if precision == _YEAR:
        return _Period(date(year, 1, 1), date(year + 1, 1, 1), f"{year}")
    month = int(match["month"])
    first = date(year, month, 1)
    if precision == _MONTH:
        after = date(year + month // 12, month % 12 + 1, 1)
        return _Period(first, after, f"{first:%B} {year}")
    day = date(year, month, int(match["day"]))
    return _Period(day, day + timedelta(days=1), f"{day.day} {day:%B} {year}")
