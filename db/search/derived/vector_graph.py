"""The HNSW graph of usearch, for stores that are too big to be read through for every question.

Malkov and Yashunin, "Efficient and robust approximate nearest neighbor search using Hierarchical
Navigable Small World graphs", 2018. The graph covers the first rows of the vectors; those that came
later are read through until they are enough to be joined to it. A statement that is not in use any
more stays in the graph and is no entry, so it is found and left out.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import file_digest
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from usearch.compiled import MetricKind
from usearch.index import Index, search

from db.search.derived.vector_store import VectorStore, set_manifest

if TYPE_CHECKING:
    from claims.embedding.vectors import Vectors

CONNECTIVITY = 16
EXPANSION_ADD = 64
EXPANSION_SEARCH = 512
"""How wide a search goes. On 97,000 sentences by the model, 64, 128, 256 and 512 find .913, .956,
.982 and .992 of the true 50 nearest, in 0.7, 1.2, 2.1 and 3.7 CPU-ms; on 20,000, .928, .971, .990
and .998. Twice EXPANSION_ADD takes twice as long to build, for .996 instead of .992."""
LEAST_TAIL = 10_000
"""Rows beyond the graph that are simply read through: 2 ms."""
AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class SavedGraph:
    """A graph in a file, and what it must be to be believed."""

    file: str
    rows: int
    sha256: str
    engine: str

    @classmethod
    def of(cls, known: Mapping[str, Any] | None) -> SavedGraph | None:
        """Return what the manifest says, where it is of this engine."""
        try:
            saved = None if known is None else cls(**known)
        except TypeError:
            return None
        return saved if saved is not None and saved.engine == engine_name() else None


@cache
def engine_name() -> str:
    return f"usearch {version('usearch')}"


def open_graph(folder: Path, saved: SavedGraph, *, view: bool) -> Index | None:
    """Open a saved graph; None where it is not what was saved.

    usearch believes a file's own offsets, so the file must be the one that was written.
    """
    path = folder / Path(saved.file).name
    try:
        with path.open("rb") as file:
            if file_digest(file, "sha256").hexdigest() != saved.sha256:
                return None
    except OSError:
        return None
    # The file keeps neither: without them the defaults of usearch would hold.
    return Index.restore(
        str(path), view=view, expansion_add=EXPANSION_ADD, expansion_search=EXPANSION_SEARCH
    )


def extend_graph(store: VectorStore, *, exact_up_to: int, begin: bool) -> bool:
    """Join the rows that came since to the graph, where they are many; return whether it was done.

    A store of at most `exact_up_to` vectors has no graph, and without `begin` none is begun: the
    first takes a minute for every hundred thousand vectors.
    """
    with store.view() as view:
        saved = SavedGraph.of(view.graph())
        rows, count = view.rows, view.count
    covered = saved.rows if saved else 0
    if count <= exact_up_to or count - covered <= (max(LEAST_TAIL, covered // 50) if saved else 0):
        return False
    graph = open_graph(store.folder, saved, view=False) if saved else None
    if graph is None and not begin:
        return False
    if graph is None:
        graph, covered = _empty_graph(store.dimensions), 0
    for start in range(covered, count, AT_ONCE):
        until = min(start + AT_ONCE, count)
        # One thread: the same rows in the same order make the same graph.
        graph.add(np.arange(start + 1, until + 1, dtype=np.uint64), rows[start:until], threads=1)
    _save(store, graph, count)
    return True


def forget_damaged_graph(store: VectorStore) -> None:
    """Let the graph be made anew where its file is not the one that was saved."""
    with store.view() as view:
        known = view.graph()
    saved = SavedGraph.of(known)
    if known is not None and (saved is None or open_graph(store.folder, saved, view=True) is None):
        with store.writing() as connection:
            connection.execute("DELETE FROM manifest WHERE name = 'graph'")


def _empty_graph(dimensions: int) -> Index:
    return Index(
        ndim=dimensions,
        metric=MetricKind.Cos,
        dtype="i8",
        connectivity=CONNECTIVITY,
        expansion_add=EXPANSION_ADD,
        expansion_search=EXPANSION_SEARCH,
    )


def _save(store: VectorStore, graph: Index, rows: int) -> None:
    """Write the graph under a name of its own, then name it, then remove the older ones."""
    path = store.folder / f"graph-{rows}.usearch"
    making = path.with_suffix(".making")
    graph.save(str(making))
    with making.open("r+b") as file:
        digest = file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    making.replace(path)
    saved = SavedGraph(path.name, rows, digest, engine_name())
    with store.writing() as connection:
        set_manifest(connection, "graph", json.dumps(asdict(saved)))
    for other in store.folder.glob("graph-*"):
        if other != path:
            other.unlink(missing_ok=True)


def nearest_rows(rows: Vectors, vector: Vectors, limit: int) -> list[tuple[float, int]]:
    """Return (distance, place) of the rows nearest to a vector, by reading all of them."""
    if not len(rows):
        return []
    found = search(
        np.asarray(rows), vector, min(limit, len(rows)), MetricKind.Cos, exact=True, threads=1
    )
    return list(zip(found.distances.tolist(), found.keys.tolist(), strict=True))


def nearest_in_graph(graph: Index, vector: Vectors, limit: int) -> list[tuple[float, int]]:
    """Return (distance, id) of about the nearest vectors of a graph."""
    found = graph.search(vector, limit, threads=1)
    return list(zip(found.distances.tolist(), found.keys.tolist(), strict=True))
