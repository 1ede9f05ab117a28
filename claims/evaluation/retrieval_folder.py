"""Retrieval sets as public ones come: a folder with a corpus, queries, and judgements.

`corpus.jsonl` holds `{"id", "text"}` with a `title` and, of a debate's claims, a `speaker`;
`queries.jsonl` `{"id", "text"}` with a `split`; `qrels.tsv` a query id, a corpus id and 1 in each
line under a heading. The two JSON files may be gzip'd. The text becomes a reference's statement,
the title its note, the speaker its claimant.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from claims.errors import UsageError
from claims.evaluation.dataset import Dataset, read_dataset
from claims.evaluation.report import Row
from claims.evaluation.retrieval import Asked
from claims.reference import Reference
from claims.vocabulary import ReferenceKind

PUBLISHER = "corpus"


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """A corpus, and the questions to it by split.

    `digests` are the sha256 of the corpus and the queries as they lie on the disk.
    """

    name: str
    references: tuple[Reference, ...]
    splits: dict[str, tuple[Asked, ...]]
    digests: tuple[str, str]


def read_folder(folder: Path) -> RetrievalSet:
    """Read a set.

    Raises:
        UsageError: a file is missing, or cannot be read.
    """
    corpus, queries = _dataset(folder, "corpus"), _dataset(folder, "queries")
    relevant = _judgements(folder / "qrels.tsv")
    splits: dict[str, list[Asked]] = defaultdict(list)
    for row in queries.rows:
        if answers := relevant.get(str(row["id"])):
            splits[str(row.get("split", ""))].append(Asked(str(row["text"]), frozenset(answers)))
    return RetrievalSet(
        folder.name,
        tuple(map(_reference, corpus.rows)),
        {split: tuple(asked) for split, asked in splits.items()},
        (corpus.sha256, queries.sha256),
    )


def _dataset(folder: Path, name: str) -> Dataset:
    plain = folder / f"{name}.jsonl"
    return read_dataset(plain if plain.exists() else folder / f"{name}.jsonl.gz")


def _reference(row: Row) -> Reference:
    title, speaker = row.get("title"), row.get("speaker")
    return Reference(
        id=str(row["id"]),
        kind=ReferenceKind.FACT_CHECK,
        statement=str(row["text"]),
        publisher=PUBLISHER,
        claimant=str(speaker) if speaker else None,
        note=str(title) if title else None,
    )


def _judgements(file: Path) -> dict[str, set[str]]:
    try:
        lines = file.read_text("utf-8").splitlines()[1:]
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: the judgements cannot be read ({error}).") from None
    relevant: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        query, reference, grade, *_ = line.split("\t")
        if grade != "0":
            relevant[query].add(reference)
    return relevant
