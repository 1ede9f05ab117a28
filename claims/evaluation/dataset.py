"""Labelled data as files: JSON lines, one case a line, gzip'd or not."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from claims.errors import EvaluationDataError, UsageError
from claims.evaluation.report import Row

SUFFIXES = (".jsonl", ".jsonl.gz")
SEED = 20250720
"""What `limit` draws its rows by, so that the same file always gives the same rows."""
MAXIMUM_LINE = 1 << 26
"""Bytes of one row. A compressed file of nothing but one line must not fill the memory."""
MAXIMUM_TEXT = 1 << 30
"""Bytes of all rows that are held at once."""

Line = tuple[int, bytes]


@dataclass(frozen=True, slots=True)
class Dataset:
    """The rows of one file, or as many of them as were asked for.

    `sha256` is the digest of the file's bytes as they lie on the disk, `total` the number of rows
    in the file, and `lines` the number of the line that each row of `rows` stands on, from 1.
    """

    file: Path
    sha256: str
    total: int
    rows: tuple[Row, ...]
    lines: tuple[int, ...]


def is_dataset(path: Path) -> bool:
    """Whether a file's name says that it holds JSON lines."""
    return path.name.endswith(SUFFIXES)


def read_dataset(path: Path, limit: int | None = None) -> Dataset:
    """Read a file of JSON lines; blank lines are passed over.

    With `limit`, at most so many rows are kept, drawn evenly from the whole file (reservoir
    sampling, Vitter 1985, algorithm R) and in the order of the file: the first rows of a public
    set are often all of one kind.

    Raises:
        UsageError: the file is missing, is not what its name says, is empty, or is too large.
        EvaluationDataError: a row is no JSON object. Its `row` is the number of its line.
    """
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            total, kept = _sampled(_lines(file, path), limit, path)
    except (OSError, EOFError, zlib.error) as error:
        raise UsageError(f"{path}: {_reason(error)}") from None
    if not kept:
        raise UsageError(f"{path}: the file holds no row.")
    rows = tuple(_row(number, line) for number, line in kept)
    return Dataset(path, digest, total, rows, tuple(number for number, _ in kept))


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file."
    if isinstance(error, gzip.BadGzipFile):
        return "the name ends in .gz, but the file is not compressed with gzip."
    if isinstance(error, (EOFError, zlib.error)):
        return "the compressed file is damaged or cut off."
    return f"the file cannot be read ({getattr(error, 'strerror', None) or error})."


def _lines(file: BinaryIO, path: Path) -> Iterator[Line]:
    source = gzip.GzipFile(fileobj=file) if path.suffix == ".gz" else file
    number = 0
    while line := source.readline(MAXIMUM_LINE):
        number += 1
        if len(line) == MAXIMUM_LINE:
            raise UsageError(f"{path}:{number}: the line is longer than {MAXIMUM_LINE >> 20} MiB.")
        if not line.isspace():
            yield number, line


def _sampled(lines: Iterator[Line], limit: int | None, path: Path) -> tuple[int, list[Line]]:
    chance = random.Random(SEED)  # noqa: S311  (a sample, not a secret)
    total = size = 0
    kept: list[Line] = []
    for line in lines:
        total += 1
        if limit is None or len(kept) < limit:
            kept.append(line)
            size += len(line[1])
        elif (place := chance.randrange(total)) < limit:
            size += len(line[1]) - len(kept[place][1])
            kept[place] = line
        if size > MAXIMUM_TEXT:
            raise UsageError(f"{path}: more than {MAXIMUM_TEXT >> 30} GiB of rows; use --limit.")
    return total, sorted(kept)


def _row(number: int, line: bytes) -> Row:
    try:
        row = json.loads(line)
    except UnicodeDecodeError:
        raise EvaluationDataError(number, "the line is not UTF-8.") from None
    except (ValueError, RecursionError) as error:
        raise EvaluationDataError(number, f"the line is not JSON ({error}).") from None
    if not isinstance(row, dict):
        raise EvaluationDataError(number, "the line holds no JSON object.")
    return row
