"""Reference files: JSON lines, JSON, CSV and YAML, read row by row.

A bad row is refused with its line and the reason, and the others still load. The format is
described in docs/references.md.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from claims.errors import ReferenceRowError
from claims.reference import Reference
from claims.references.claimreview import (
    is_claim_review,
    named_by_address,
    reference_of_claim_review,
)
from claims.references.csv_rows import rows_of_csv
from claims.references.json_rows import not_utf8, rows_of_json, rows_of_json_lines
from claims.references.row import Refusal, Row, RowError, reference_of_row
from claims.references.sites import host_of, is_on
from claims.references.yaml_rows import rows_of_yaml

EXTENSIONS = (".jsonl", ".ndjson", ".json", ".csv", ".yaml", ".yml")


@dataclass(frozen=True)
class ReferenceFile:
    """What a reference file holds: the references that are sound, and why others are not."""

    references: tuple[Reference, ...]
    refused: tuple[ReferenceRowError, ...]


def parse_references(content: bytes, name: str) -> ReferenceFile:
    """Read the references in a file.

    The end of `name` tells the format; a .json file may hold a list of rows, one row, one row on
    each line, or ClaimReview JSON-LD (one, a list, an @graph, a DataFeed). A row that repeats an
    earlier one is passed over; one that gives the same id another content is refused.
    """
    return _parsed(content, name, _reference)


def parse_public_reviews(content: bytes, name: str) -> ReferenceFile:
    """Read a feed of ClaimReviews that many have written, and that may hold anything.

    Only ClaimReviews are taken, each under an address of the site that it is published on, so that
    none can pass for a statement, or for a reference of somebody else. `name` is that of a JSON
    file.
    """
    return _parsed(content, name, _public_review)


def _parsed(content: bytes, name: str, read: Callable[[Row | Refusal], Reference]) -> ReferenceFile:
    references: dict[str, tuple[int, Reference]] = {}
    refused: list[ReferenceRowError] = []
    empty = True
    for row in _rows(content, name):
        empty = False
        try:
            _add(read(row), row.line, references)
        except RowError as problem:
            refused.append(ReferenceRowError(name, row.line, str(problem)))
    if empty:
        refused.append(ReferenceRowError(name, 1, "holds no references."))
    return ReferenceFile(tuple(item for _, item in references.values()), tuple(refused))


def _add(reference: Reference, line: int, references: dict[str, tuple[int, Reference]]) -> None:
    first_line, first = references.setdefault(reference.id, (line, reference))
    if first != reference:
        raise RowError(
            f"id {ascii(reference.id)[:80]} has another content on line {first_line}; give each "
            "reference its own id."
        )


def _reference(row: Row | Refusal) -> Reference:
    if isinstance(row, Refusal):
        raise RowError(row.reason)
    if is_claim_review(row.fields):
        return reference_of_claim_review(row.fields)
    return reference_of_row(row.fields)


def _public_review(row: Row | Refusal) -> Reference:
    if isinstance(row, Refusal):
        raise RowError(row.reason)
    if not is_claim_review(row.fields):
        raise RowError("is no ClaimReview; nothing else is taken from here.")
    review = named_by_address(row.fields)
    reference = reference_of_claim_review(review)
    if reference.url is None or is_on(reference.id, [host_of(reference.url)]):
        return reference
    return reference_of_claim_review({**review, "@id": None})


def _rows(content: bytes, name: str) -> Iterator[Row | Refusal]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return iter([Refusal(1, not_utf8(0))])
    match PurePath(name).suffix.lower():
        case ".jsonl" | ".ndjson":
            return rows_of_json_lines(content)
        case ".json":
            one_row_a_line = _holds_lines_of_json(content)
            return rows_of_json_lines(content) if one_row_a_line else _whole(content, rows_of_json)
        case ".csv":
            return rows_of_csv(content)
        case ".yaml" | ".yml":
            return _whole(content, rows_of_yaml)
    return iter(
        [Refusal(1, f"is no reference file; its name must end in {', '.join(EXTENSIONS)}.")]
    )


def _whole(
    content: bytes, rows: Callable[[str], Iterator[Row | Refusal]]
) -> Iterator[Row | Refusal]:
    """Decode a document that can only be read as a whole."""
    if not content.strip():
        return iter(())
    try:
        return rows(content.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return iter([Refusal(line, not_utf8(error.start))])


def _holds_lines_of_json(content: bytes) -> bool:
    """Whether a .json file holds an object on each line: two lines that start and end one."""
    lines = [line for line in content[:100_000].split(b"\n") if line.strip()][:2]
    return len(lines) == 2 and all(
        line.strip().startswith(b"{") and line.strip().endswith(b"}") for line in lines
    )
