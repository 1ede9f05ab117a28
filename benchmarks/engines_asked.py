"""Building the indexes beside a ledger and asking them, each in whatever process it is called."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

import numpy as np
from measuring import Cost, cost_of, peak_memory
from sqlalchemy import Connection, Engine
from stand_in_vectors import StandInEncoder, base_vectors

from claims.embedding import find_encoder
from claims.ranking import closest
from claims.ranking.candidate import Question as Asking
from claims.reference import Reference
from claims.settings import MatchingSettings
from claims.value_keys import keys_of_text
from db.database import database_of
from db.engine import reading
from db.ledger import Ledger
from db.search import Engines, propose
from db.search.derived import DerivedIndexes, IndexName
from db.search.derived.folder import model_folder
from db.search.derived.meaning_index import Encoder
from db.search.derived.vector_graph import nearest_rows
from db.search.derived.vector_store import VectorStore
from db.search.pool import live_references
from db.search.words import MeaningIndex

MOST = 50
"""References that an engine is asked for."""

WARMING = 3
"""Questions before those that count: they load tables, models and maps."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and the reference that it is about."""

    text: str
    reference_id: str
    statement: str


@dataclass(frozen=True, slots=True)
class Store:
    """A ledger of `size` references, the folder of its indexes, and what it is asked.

    `is_encoded` says whether its vectors are those of the model or stand-ins.
    """

    size: int
    url: str
    folder: Path
    questions: tuple[Question, ...]
    is_encoded: bool

    def of_every_second(self, first: int) -> Store:
        return replace(self, questions=self.questions[first::2])

    def encoder(self) -> Encoder:
        real = find_encoder(model_folder())
        if real is None:
            raise SystemExit("docs/embedding.md says how to install the sentence model.")
        if self.is_encoded:
            return real
        bases = base_vectors(real, self.folder.with_name("base-vectors.npy"))
        return StandInEncoder(real, bases, {each.text: each.statement for each in self.questions})


@dataclass(frozen=True, slots=True)
class Built:
    """What it cost to make an index, and the bytes that it takes."""

    cost: Cost
    disk: int
    memory: int

    def cells(self) -> tuple[str, ...]:
        return (
            *(f"{self.cost.wall:.1f}", f"{self.cost.cpu:.1f}"),
            *(f"{self.disk / 1e6:.1f}", f"{self.memory / 2**20:.0f}"),
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """What each question cost, and the place of the right reference where it was found."""

    times: Sequence[Cost]
    ranks: Sequence[int | None]
    memory: int

    def cells(self) -> tuple[str, ...]:
        wall, cpu = [each.wall for each in self.times], [each.cpu for each in self.times]
        at = [sum(rank is not None and rank < most for rank in self.ranks) for most in (1, MOST)]
        return (
            f"{self.memory / 2**20:.0f}",
            *(f"{1e3 * float(np.quantile(wall, share)):.2f}" for share in (0.5, 0.95)),
            *(f"{1e3 * float(np.quantile(cpu, share)):.2f}" for share in (0.5, 0.95)),
            *(f"{found / len(self.ranks):.3f}" for found in at),
        )


def build(store: Store, matching: MatchingSettings, index: IndexName) -> Built:
    """Make one index, as `references reindex --only` does."""
    with _opened(store, matching) as (engine, indexes):
        cost = cost_of(lambda: indexes.rebuild(engine, lambda *_: None, [index]))
    files = (path for path in (store.folder / index).rglob("*") if path.is_file())
    return Built(cost, sum(path.stat().st_size for path in files), peak_memory())


def ask(store: Store, matching: MatchingSettings, by_meaning: bool) -> Asked:
    """Ask every question, of everything or of the index of meaning alone."""
    with _opened(store, matching) as (engine, indexes):
        search = _by_meaning if by_meaning else _by_all
        times, ranks = [], []
        engines = _followed(engine, indexes)  # once for all claims of an article
        for question in (*store.questions[:WARMING], *store.questions):
            wall, cpu = time.perf_counter(), time.process_time()
            with reading(engine) as connection:
                found = search(connection, engines, matching, question.text)
            times.append(Cost(time.perf_counter() - wall, time.process_time() - cpu))
            ids = [reference.id for reference in found]
            is_found = question.reference_id in ids
            ranks.append(ids.index(question.reference_id) if is_found else None)
    return Asked(times[WARMING:], ranks[WARMING:], peak_memory())


def ask_all(store: Store, matching: MatchingSettings, by_meaning: bool) -> float:
    """Ask every question and return how many are answered in a second."""
    asked = ask(store, matching, by_meaning)
    return len(asked.times) / sum(each.wall for each in asked.times)


def recalled(store: Store, matching: MatchingSettings) -> float:
    """Return the share, in [0, 1], of the true 50 nearest that the graph finds."""
    encoder = store.encoder()
    vectors = VectorStore(store.folder / "meaning", encoder.identity, encoder.dimensions)
    shares = []
    with _opened(store, matching) as (engine, indexes), vectors.view() as view:
        meaning = _meaning(_followed(engine, indexes))
        for question in store.questions:
            found = {number for number, _cosine in meaning.search(question.text, MOST)}
            rows = nearest_rows(view.rows, encoder.encode([question.text])[0], MOST)
            true = view.numbers_of([place + 1 for _distance, place in rows])
            shares.append(len(found & {number for number, _id in true}) / len(true))
    return float(np.mean(shares))


def changed(
    store: Store, matching: MatchingSettings, references: Sequence[Reference], when: datetime
) -> list[tuple[str, float, float]]:
    """Add, change and withdraw references one by one, and let the indexes follow each.

    Returns the change, and how many a second the ledger takes and the indexes follow; the first is
    no change, which is what every article pays.
    """
    other = [replace(each, statement=f"{each.statement} It was corrected.") for each in references]
    found = []
    with _opened(store, matching) as (engine, indexes), Ledger.open(store.url) as ledger:

        def add(each: Reference) -> None:
            ledger.add_references([each], run_id=None, retrieved_at=when)

        def withdraw(each: Reference) -> None:
            ledger.withdraw_reference(each.id, run_id=None)

        def leave(_each: Reference) -> None:
            """Change nothing."""

        _followed(engine, indexes)
        works: tuple[tuple[str, Callable[[Reference], None], Sequence[Reference]], ...] = (
            ("none", leave, references),
            ("added", add, references),
            ("changed", add, other),
            ("withdrawn", withdraw, other),
        )
        for name, work, some in works:
            in_ledger = followed = 0.0
            for each in some:
                in_ledger += cost_of(partial(work, each)).wall
                followed += cost_of(partial(_followed, engine, indexes)).wall
            found.append((name, len(some) / in_ledger, len(some) / followed))
    return found


def _followed(engine: Engine, indexes: DerivedIndexes) -> Engines:
    with reading(engine) as connection:
        return indexes.follow(connection)


def _by_all(
    connection: Connection, engines: Engines, matching: MatchingSettings, text: str
) -> Sequence[Reference]:
    question = Asking(text, keys_of_text(text))
    return closest(question, propose(connection, question, matching, engines), MOST)


def _by_meaning(
    connection: Connection, engines: Engines, _matching: MatchingSettings, text: str
) -> Sequence[Reference]:
    numbers = [number for number, _cosine in _meaning(engines).search(text, MOST)]
    found = live_references(connection, numbers)
    return [found[number] for number in numbers if number in found]


def _meaning(engines: Engines) -> MeaningIndex:
    if engines.meaning is None:
        raise SystemExit("The index of meaning takes no part: the log says why.")
    return engines.meaning


@contextmanager
def _opened(store: Store, matching: MatchingSettings) -> Iterator[tuple[Engine, DerivedIndexes]]:
    encoder = None if matching.meaning == "off" else store.encoder()
    engine = database_of(store.url).engine(busy_timeout_seconds=30)
    yield engine, DerivedIndexes.open(store.url, matching, encoder)
    engine.dispose()
