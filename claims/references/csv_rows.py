"""CSV as rows, the way spreadsheets write it.

Commas, semicolons or tabs; a byte order mark; a `sep=` line; quoted line breaks; empty rows, and
empty columns at the end.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import accumulate

from claims.references.json_rows import not_utf8
from claims.references.row import Refusal, Row

MAXIMUM_RESTARTS = 100
"""Broken quotations after which reading goes on behind the damage instead of inside it."""

_DELIMITERS = ",;\t"


def rows_of_csv(content: bytes) -> Iterator[Row | Refusal]:
    """Yield one row for each record after the header; the header's names are matched in lower case.

    A record keeps only the cells that have something in them.
    """
    # Bytes that are not UTF-8 become half characters here, so that only their own row is refused.
    lines = io.StringIO(content.decode("utf-8", "surrogateescape"), newline="").readlines()
    offsets = list(accumulate((len(_bytes(line)) for line in lines), initial=0))
    lines[:1] = [line.removeprefix("\ufeff") for line in lines[:1]]
    start, delimiter = _opening(lines)
    if start >= len(lines):
        return
    header: list[str] | None = None
    for line, last, record in _records(lines, start, delimiter):
        if isinstance(record, str):
            yield Refusal(line, record)
        elif (damage := _damage(lines, offsets, line, last)) is not None:
            yield Refusal(line, not_utf8(damage))
        elif not any(cell.strip() for cell in record):
            continue
        elif header is None:
            header = [name.strip().lower() for name in record]
            if repeated := _repeated(header):
                yield Refusal(line, f"the header names the column {ascii(repeated)[:80]} twice.")
                return
        else:
            yield _row(line, header, record)


def _opening(lines: list[str]) -> tuple[int, str]:
    """Return the index of the header's line and the delimiter, told or counted in the header."""
    for index, line in enumerate(lines):
        text = line.strip("\r\n")
        if text[:4].lower() == "sep=" and len(text) == 5:
            return index + 1, text[4]
        if text.strip(f"{_DELIMITERS} "):
            return index, max(_DELIMITERS, key=text.count)
    return len(lines), ","


def _records(
    lines: list[str], start: int, delimiter: str
) -> Iterator[tuple[int, int, list[str] | str]]:
    """Yield first line, last line (counted from 1) and the cells of each record, or what is wrong.

    A quotation mark that is never closed swallows the rest of the file; reading then starts
    again on the next line, so that one slip costs one row.
    """
    restarts = 0
    while start < len(lines):
        reader = csv.reader(lines[start:], delimiter=delimiter, strict=True)
        first = start
        while True:
            first = start + reader.line_num
            try:
                record = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                last = start + reader.line_num
                yield first + 1, last, f"is not valid CSV: {error}; check its quotation marks."
                if last > first + 1 and restarts < MAXIMUM_RESTARTS:
                    restarts += 1
                    break
            else:
                yield first + 1, start + reader.line_num, record
        start = first + 1


def _row(line: int, header: list[str], record: list[str]) -> Row | Refusal:
    fields = {}
    for index, cell in enumerate(record):
        name = header[index] if index < len(header) else ""
        if not cell.strip():
            continue
        if not name:
            return Refusal(line, f"cell {index + 1} stands in a column that has no name.")
        fields[name] = cell
    return Row(line, fields)


def _repeated(header: list[str]) -> str | None:
    named = [name for name in header if name]
    return next((name for index, name in enumerate(named) if name in named[:index]), None)


def _damage(lines: list[str], offsets: list[int], first: int, last: int) -> int | None:
    """Return the offset of the first byte in lines `first` to `last` that is not UTF-8."""
    for index in range(first - 1, last):
        line = _bytes(lines[index])
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            return offsets[index + 1] - len(line) + error.start
    return None


def _bytes(line: str) -> bytes:
    return line.encode("utf-8", "surrogateescape")
