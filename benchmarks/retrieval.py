"""Measures retrieval on labelled sets, beside its peers, in one run.

python benchmarks/retrieval.py FOLDER... [--cache FOLDER] [--split SPLIT]

Each FOLDER is a set as `claims.evaluation.retrieval_folder` reads it. Every system is asked the
same questions, cleaned of links and handles. "ours" is a real ledger on SQLite with the shipped
weights, with and without the embedding; its peers order the whole corpus by one method each. A
system's time is the processor time of a question, without the embedding of texts, which is kept
in the cache.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import retrieval_systems as systems
from measuring import print_table

from claims.embedding import find_encoder
from claims.evaluation.retrieval import Asked, figures_of
from claims.evaluation.retrieval_folder import RetrievalSet, read_folder

CANDIDATES = 50
"""References that words and meaning each propose with both; words alone propose twice as many."""

Line = tuple[object, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--cache", type=Path, default=None, help="where embeddings are kept")
    parser.add_argument("--split", default=None, help="questions of one split only")
    arguments = parser.parse_args()
    columns = ("set", "split", "questions", "system", "MAP@5", "recall@50", "nDCG@10", "CPU ms")
    with tempfile.TemporaryDirectory() as folder:
        cache = arguments.cache or Path(folder)
        sets = (read_folder(path) for path in arguments.folders)
        lines = (
            line
            for each in sets
            for line in measured(each, Path(folder) / f"{each.name}.db", cache, arguments.split)
        )
        print_table(columns, lines)


def measured(data: RetrievalSet, file: Path, cache: Path, split: str | None) -> Iterator[Line]:
    splits = {name: asked for name, asked in data.splits.items() if split in (None, name)}
    store = systems.Store(file, data.references)
    compared = searches(data, store, cache)
    for name, asked in splits.items():
        for system, search in compared.items():
            yield (data.name, name, len(asked), system, *_figures(search, asked))


def searches(data: RetrievalSet, store: systems.Store, cache: Path) -> dict[str, systems.Search]:
    """Return every system that can be had here, by its name."""
    meaning = meaning_of(data, store, cache)
    found: dict[str, systems.Search] = {}
    if meaning is not None:
        found["ours, words and meaning"] = store.ours(meaning, CANDIDATES)
    found["ours, words"] = store.ours(None, 2 * CANDIDATES)
    found["rapidfuzz token_set_ratio"] = systems.rapidfuzz(data.references)
    found["FTS5"] = store.full_text
    found["bm25s"] = systems.bm25s(data.references)
    if meaning is not None:
        found["embeddings"] = systems.embeddings(data.references, meaning, store.numbers())
    return found


def meaning_of(
    data: RetrievalSet, store: systems.Store, cache: Path
) -> systems.ExactMeaning | None:
    """Return the meaning of a set's references and questions, None without the encoder."""
    encoder = find_encoder(cache)
    if encoder is None:
        sys.stderr.write("The embedding is not installed; docs/embedding.md says how.\n")
        return None
    kept = systems.KeptVectors(encoder, cache)
    questions = [each.question.text for asked in data.splits.values() for each in asked]
    vectors = dict(zip(questions, kept.of(questions), strict=True))
    statements = kept.of([reference.statement for reference in data.references])
    return systems.ExactMeaning(store.numbers(), statements, vectors)


def _figures(search: systems.Search, asked: Sequence[Asked]) -> Iterator[str]:
    questions = [each.question for each in asked]
    began = time.process_time()
    ranked = [search(question) for question in questions]
    spent = time.process_time() - began
    for figure in figures_of(ranked, [each.relevant for each in asked]):
        yield f"{figure.value:.3f}"
    yield f"{1000 * spent / max(1, len(asked)):.1f}"


if __name__ == "__main__":
    main()
