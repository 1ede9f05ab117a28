"""Making what is stored of references before a transaction begins, in other processes too.

Content addresses and values are more than half of what a load costs, and need no lock.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import current_process, get_context
from typing import NamedTuple, TypeAlias

from claims.reference import Reference
from claims.value_keys import keys_of_reference

CHUNK_SIZE = 2_000
"""References written in one transaction: others wait for the write lock about 0.2 s at most."""

WORTH_PROCESSES = 5_000
"""References from which other processes take part."""

MEANWHILE = 2
"""Chunks that are made here while the others start, which takes them two seconds."""

MOST_PROCESSES = 2
"""More would wait for the one that writes."""

AHEAD = 2
"""Chunks that wait, for each process, while one is written."""


class PreparedReference(NamedTuple):
    """The id of a reference's version, and the keys of its values."""

    version_id: str
    keys: frozenset[str]


Prepared: TypeAlias = Mapping[Reference, PreparedReference]

_Making: TypeAlias = tuple[list[Reference], Future[list[PreparedReference]]]
"""A chunk, and what another process makes of it."""


def prepared(reference: Reference) -> PreparedReference:
    """Make the id of the version and the keys of one reference."""
    return PreparedReference(reference.version_id, keys_of_reference(reference))


def in_chunks(references: Iterable[Reference]) -> Iterator[list[Reference]]:
    remaining = iter(references)
    while chunk := list(islice(remaining, CHUNK_SIZE)):
        yield chunk


def usable_processes() -> int:
    """Return how many other processes may share a load, 1 where none should."""
    if current_process().daemon:  # such a one may start no others
        return 1
    return min(MOST_PROCESSES, os.cpu_count() or 1)


def prepared_chunks(
    references: Iterable[Reference], processes: int
) -> Iterator[tuple[list[Reference], Prepared]]:
    """Yield references in chunks, in order, with what was made of each.

    `processes` of 1 starts no other, and others are started only for `WORTH_PROCESSES` references
    or more. What calls this with more needs a main module that can be imported.
    """
    chunks = in_chunks(references)
    beginning = list(islice(chunks, -(-WORTH_PROCESSES // CHUNK_SIZE)))
    if processes == 1 or sum(map(len, beginning)) < WORTH_PROCESSES:
        for chunk in chain(beginning, chunks):
            yield chunk, _all_prepared(chunk)
        return
    # Spawned, not forked: a fork of a process with threads may never come back.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        shared = _shared(pool, chain(beginning[MEANWHILE:], chunks), AHEAD * processes)
        for chunk in beginning[:MEANWHILE]:
            yield chunk, _all_prepared(chunk)
        for chunk, future in shared:
            yield chunk, dict(zip(chunk, future.result(), strict=True))


def prepare_all(references: Sequence[Reference]) -> Prepared:
    """Return what was made of each of many references, by several processes if that is quicker."""
    made: dict[Reference, PreparedReference] = {}
    for _chunk, some in prepared_chunks(references, usable_processes()):
        made.update(some)
    return made


def _shared(
    pool: ProcessPoolExecutor, chunks: Iterator[list[Reference]], ahead: int
) -> Iterator[_Making]:
    """Hand out the first chunks at once, and each of the others when one was taken."""
    waiting = deque(_handed_out(pool, islice(chunks, ahead)))

    def taken() -> Iterator[_Making]:
        while waiting:
            making = waiting.popleft()
            waiting.extend(_handed_out(pool, islice(chunks, 1)))
            yield making

    return taken()


def _handed_out(pool: ProcessPoolExecutor, chunks: Iterable[list[Reference]]) -> Iterator[_Making]:
    for chunk in chunks:
        yield chunk, pool.submit(_prepared_list, chunk)


def _prepared_list(references: list[Reference]) -> list[PreparedReference]:
    return [prepared(reference) for reference in references]


def _all_prepared(references: list[Reference]) -> Prepared:
    return dict(zip(references, _prepared_list(references), strict=True))
