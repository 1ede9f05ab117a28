"""JSON and JSON lines as rows, each with the line that it starts on.

A JSON document is walked element by element, so that what comes before a syntax error still
loads, and every row knows its place in the file.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from claims.references.claimreview import is_claim_review
from claims.references.row import Refusal, Row

MAXIMUM_NESTING = 8
"""How deep inside lists and feeds a ClaimReview is looked for."""

_CONTAINERS = frozenset({"@graph", "dataFeedElement", "item", "itemListElement", "mainEntity"})
_SPACE = re.compile(r"[ \t\r\n]*+")


@dataclass(frozen=True, slots=True)
class JsonNumber:
    """A number as it was written: a rating of "4.0" stays so, and none is too long to read."""

    text: str

    def __str__(self) -> str:
        return self.text


class JsonObject(dict[str, object]):
    """An object, and the first key that it was given twice."""

    repeated: str | None = None


_Walk: TypeAlias = Generator[tuple[int, object], None, int]


def _object(pairs: list[tuple[str, object]]) -> JsonObject:
    result = JsonObject(pairs)
    if len(result) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        result.repeated = next(key for key, count in counts.items() if count > 1)
    return result


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_int=JsonNumber,
    parse_float=JsonNumber,
    parse_constant=JsonNumber,
)


def rows_of_json_lines(content: bytes) -> Iterator[Row | Refusal]:
    """Yield one row for each line that is not blank."""
    offset = 0
    for number, line in enumerate(content.split(b"\n"), start=1):
        start, offset = offset, offset + len(line) + 1
        try:
            text = line.decode("utf-8").strip("\ufeff \t\r")
        except UnicodeDecodeError as error:
            yield Refusal(number, not_utf8(start + error.start))
            continue
        if not text:
            continue
        try:
            value = _DECODER.decode(text)
        except json.JSONDecodeError as error:
            yield Refusal(number, f"is not valid JSON: {error.msg} at column {error.colno}.")
        except RecursionError:
            yield Refusal(number, "is nested too deeply.")
        else:
            yield _row(number, value)


def rows_of_json(text: str) -> Iterator[Row | Refusal]:
    """Yield the rows of a JSON document: a list of rows, one row, or JSON-LD with ClaimReviews."""
    found = False
    line = _LineCounter(text)
    try:
        for position, value in _document(text):
            found = True
            yield _row(line.of(position), value)
    except json.JSONDecodeError as error:
        yield Refusal(
            error.lineno,
            f"is not valid JSON: {error.msg} at column {error.colno}; nothing after it is read.",
        )
    except RecursionError:
        yield Refusal(1, "is nested too deeply.")
    else:
        if not found:
            yield Refusal(1, "holds no row and no ClaimReview.")


def not_utf8(offset: int) -> str:
    """Return the reason for refusing bytes that are not UTF-8."""
    return f"byte {offset:,} is not UTF-8; save the file in the UTF-8 encoding."


def _row(line: int, value: object) -> Row | Refusal:
    if not isinstance(value, JsonObject):
        return Refusal(line, "is not an object with the columns of a reference.")
    if value.repeated is not None:
        return Refusal(line, f"{ascii(value.repeated)[:80]} is given twice.")
    return Row(line, value)


def _document(text: str) -> Iterator[tuple[int, object]]:
    """Yield the place and value of every row."""
    end = yield from _walk(text, _past_space(text, 0), MAXIMUM_NESTING)
    if (rest := _past_space(text, end)) < len(text):
        raise json.JSONDecodeError("more follows where the document ends", text, rest)


def _walk(text: str, start: int, depth: int) -> _Walk:
    """Yield the place and value of every row in the value at `start`, and return its end."""
    if depth and text.startswith("[", start):
        return (yield from _walk_list(text, start, depth - 1))
    value, end = _DECODER.raw_decode(text, start)
    if isinstance(value, JsonObject) and _is_linked_data(value) and not is_claim_review(value):
        if depth:
            yield from _walk_members(text, start, depth - 1)
    elif value is not None:  # feeds hold null where a page has no review
        yield start, value
    return end


def _walk_list(text: str, start: int, depth: int) -> _Walk:
    position = _past_space(text, start + 1)
    if text.startswith("]", position):
        return position + 1
    while True:
        end = yield from _walk(text, position, depth)
        position = _past_space(text, end)
        if text.startswith("]", position):
            return position + 1
        if not text.startswith(",", position):
            raise json.JSONDecodeError("a comma is missing", text, position)
        position = _past_space(text, position + 1)


def _walk_members(text: str, start: int, depth: int) -> Iterator[tuple[int, object]]:
    """Walk the containers among the members of the object at `start`, a valid one."""
    position = _past_space(text, start + 1)
    while not text.startswith("}", position):
        key, end = _DECODER.raw_decode(text, position)
        position = _past_space(text, _past_space(text, end) + 1)
        if key in _CONTAINERS:
            end = yield from _walk(text, position, depth)
        else:
            _, end = _DECODER.raw_decode(text, position)
        position = _past_space(text, end)
        if text.startswith(",", position):
            position = _past_space(text, position + 1)


def _is_linked_data(value: JsonObject) -> bool:
    return "@type" in value or "@context" in value or not _CONTAINERS.isdisjoint(value)


def _past_space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


class _LineCounter:
    """Line numbers of places that are asked for in rising order, in one pass over the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line = 1
        self._position = 0

    def of(self, position: int) -> int:
        self._line += self._text.count("\n", self._position, position)
        self._position = position
        return self._line
