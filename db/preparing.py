"""Making the rows of references before a transaction begins, in other processes where asked to.

Content addresses and values are two thirds of what a load costs, and need no lock.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import NamedTuple, TypeAlias

from claims.reference import Reference
from claims.value_keys import keys_of_reference
from db.rows import Row, reference_row

CHUNK_SIZE = 2_000
"""References written in one transaction: others wait for the write lock about 0.2 s at most."""

WORTH_PROCESSES = 10_000
"""References that one process has made rows of before others could have started."""

AHEAD = 2
"""Chunks that wait, for each process, while one is written."""


class PreparedReference(NamedTuple):
    """The row of a reference's version, and the keys of its values."""

    row: Row
    keys: frozenset[str]


Prepared: TypeAlias = Mapping[Reference, PreparedReference]


def prepared(reference: Reference) -> PreparedReference:
    """Make the row and the keys of one reference."""
    return PreparedReference(reference_row(reference), keys_of_reference(reference))


def in_chunks(references: Iterable[Reference]) -> Iterator[list[Reference]]:
    remaining = iter(references)
    while chunk := list(islice(remaining, CHUNK_SIZE)):
        yield chunk


def prepared_chunks(
    references: Iterable[Reference], processes: int
) -> Iterator[tuple[list[Reference], Prepared]]:
    """Yield references in chunks, in order, with what was made of each.

    `processes` of 1 starts no other, and others are started only for more than `WORTH_PROCESSES`
    references. What calls this with more needs a main module that can be imported.
    """
    chunks = in_chunks(references)
    here = None if processes == 1 else WORTH_PROCESSES // CHUNK_SIZE
    for chunk in islice(chunks, here):
        yield chunk, _all_prepared(chunk)
    following = next(chunks, None)
    if following is None:
        return
    # Spawned, not forked: a fork of a process with threads may never come back.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting: deque[tuple[list[Reference], Future[list[PreparedReference]]]] = deque()
        while following is not None or waiting:
            while following is not None and len(waiting) < AHEAD * processes:
                waiting.append((following, pool.submit(_prepared_list, following)))
                following = next(chunks, None)
            chunk, future = waiting.popleft()
            yield chunk, dict(zip(chunk, future.result(), strict=True))


def _prepared_list(references: list[Reference]) -> list[PreparedReference]:
    return [prepared(reference) for reference in references]


def _all_prepared(references: list[Reference]) -> Prepared:
    return dict(zip(references, _prepared_list(references), strict=True))
