"""The derived indexes of one ledger: which of them take part in a search, and keeping them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from sqlalchemy import Connection, Engine

from claims.embedding import find_encoder
from claims.errors import ConfigError
from claims.settings import MatchingSettings
from db.search.derived.folder import index_folder, model_folder, writer_lock
from db.search.derived.following import (
    WAIT_SECONDS,
    WRITE_ERRORS,
    DerivedIndex,
    Progress,
    State,
    follow,
    lock_of,
    rebuild,
)
from db.search.derived.history import Position, newest_position
from db.search.derived.packages import (
    missing_for_meaning,
    missing_for_words,
    require_engines,
    vector_module,
)
from db.search.pool import Engines, live_count

if TYPE_CHECKING:
    from db.search.derived.meaning_index import Encoder, VectorMeaning
    from db.search.derived.word_index import TantivyWords

IndexName = Literal["words", "meaning"]

ENCODED_AT_ONCE = 2_000
"""New statements that whoever needs them encodes, in some ten seconds; of more, see the log."""

REINDEX_WAIT_SECONDS = 600.0

logger = logging.getLogger("claimledger")


class DerivedIndexes:
    """The indexes beside one ledger that its settings ask for; several threads may share them."""

    def __init__(
        self, folder: Path, matching: MatchingSettings, encoder: Encoder | None = None
    ) -> None:
        self.folder = folder
        self._matching = matching
        self._encoder = encoder
        self._guard = threading.RLock()
        self._words: TantivyWords | None = None
        self._meaning: VectorMeaning | None = None
        self._said: set[str] = set()

    @classmethod
    def open(
        cls, ledger_url: str, matching: MatchingSettings, encoder: Encoder | None = None
    ) -> Self:
        """Open the indexes of a ledger; nothing is read or made yet.

        `encoder` takes the place of the installed sentence model.

        Raises:
            ConfigError: the settings ask for an engine that is not installed.
        """
        if encoder is None:
            require_engines(matching)
        return cls(index_folder(ledger_url, matching.index_folder), matching, encoder)

    def follow(self, connection: Connection) -> Engines:
        """Bring the indexes up to what `connection` sees; return those that then do.

        An index of words that does not is left out, and the ledger's own is to be asked. The index
        of meaning takes part while statements wait for their vectors: words find those.
        """
        words, meaning = self._word_index(), self._meaning_index(connection)
        if words is None and meaning is None:
            return Engines()
        seen = newest_position(connection)
        pinned = None
        if words is not None and self._followed(words, connection, seen) is State.CURRENT:
            pinned = words.pinned()
        if meaning is not None and not self._has_meaning(meaning, connection, seen):
            meaning = None
        return Engines(pinned, meaning)

    def rebuild(
        self, ledger: Engine, progress: Progress, only: Iterable[IndexName] = ("words", "meaning")
    ) -> list[IndexName]:
        """Make the indexes anew and encode what has no vector; return which were made.

        Vectors of the same model are kept: a statement is encoded once.

        Raises:
            ConfigError: another process holds an index, or the model is not the known one.
        """
        made: list[IndexName] = []
        words = self._word_index() if "words" in only else None
        if words is not None:
            with _held(words):
                rebuild(words, ledger, progress)
            made.append("words")
        meaning = self._vectors() if "meaning" in only else None
        if meaning is not None:
            with _held(meaning):
                rebuild(meaning, ledger, progress)
                _encode(meaning, ledger, progress, begin_graph=True)
            made.append("meaning")
        return made

    def _followed(self, index: DerivedIndex, connection: Connection, seen: Position) -> State:
        try:
            state = follow(index, connection, seen)
        except WRITE_ERRORS as error:
            self._say_once(f"The index of {index.name} in {index.folder} cannot be kept: {error}.")
            return State.UNUSABLE
        if state is State.BEHIND:
            self._say_once(f"The index of {index.name} is being written by another process.")
        elif state is State.TO_BE_MADE:
            self._say_once(
                f"There is no index of {index.name} for this ledger in {index.folder}."
                f" `claimledger references reindex --only {index.name}` makes it; until then the"
                " ledger's own is asked."
            )
        return state

    def _has_meaning(self, index: VectorMeaning, connection: Connection, seen: Position) -> bool:
        if self._followed(index, connection, seen) not in (State.CURRENT, State.BEHIND):
            return False
        try:
            self._encode_few(index, connection.engine)
        except WRITE_ERRORS as error:
            index.give_up(error)
            return False
        return True

    def _encode_few(self, index: VectorMeaning, ledger: Engine) -> None:
        """Encode what waits, where it is little or the settings want it all the same."""
        waiting = index.waiting(ENCODED_AT_ONCE + 1)
        if 0 < waiting <= ENCODED_AT_ONCE or (waiting and self._matching.meaning == "on"):
            with writer_lock(lock_of(index), wait_seconds=WAIT_SECONDS) as held:
                if held:
                    _encode(index, ledger, _unheard)
        elif waiting:
            self._say_once(
                f"More than {ENCODED_AT_ONCE} references have no vector yet and are found by their"
                " words alone; `claimledger references reindex --only meaning` encodes them."
            )

    def _word_index(self) -> TantivyWords | None:
        if self._matching.words != "tantivy" or missing_for_words():
            return None
        with self._guard:
            if self._words is None:
                # Imported by name: tantivy loads only where the settings ask for it.
                module = import_module("db.search.derived.word_index")
                self._words = module.TantivyWords(self.folder / "words")
            return self._words

    def _meaning_index(self, connection: Connection) -> VectorMeaning | None:
        """Return the index of meaning, where it is there or may be made in passing."""
        if self._meaning is None and self._matching.meaning == "auto":
            count = 0 if (self.folder / "meaning").is_dir() else live_count(connection)
            if count > ENCODED_AT_ONCE:
                self._say_once(
                    f"{count} references have no vectors and are found by their words alone;"
                    " `claimledger references reindex --only meaning` encodes them once."
                )
                return None
        return self._vectors()

    def _vectors(self) -> VectorMeaning | None:
        if self._matching.meaning == "off":
            return None
        with self._guard:
            if self._meaning is None and (encoder := self._found_encoder()) is not None:
                module = vector_module("meaning_index")
                self._meaning = module.VectorMeaning(
                    self.folder / "meaning",
                    encoder,
                    exact_up_to=self._matching.exact_meaning_up_to,
                )
            return self._meaning

    def _found_encoder(self) -> Encoder | None:
        if self._encoder is None and not missing_for_meaning():
            try:
                self._encoder = shared_encoder(model_folder())
            except ConfigError as error:
                if self._matching.meaning == "on":
                    raise
                self._say_once(f"{error} Until then references are found by their words alone.")
        return self._encoder

    def _say_once(self, sentence: str) -> None:
        if sentence not in self._said:
            self._said.add(sentence)
            logger.warning("%s", sentence)


@cache
def shared_encoder(folder: Path) -> Encoder | None:
    """Return the installed sentence model, loaded once in this process."""
    return find_encoder(folder)


@contextmanager
def _held(index: DerivedIndex) -> Iterator[None]:
    """Hold the lock of an index.

    Raises:
        ConfigError: it could not be had, or the index cannot be written.
    """
    with writer_lock(lock_of(index), wait_seconds=REINDEX_WAIT_SECONDS) as held:
        if not held:
            raise ConfigError(
                f"{index.folder}: another process is writing this index, or it may not be written."
                " Wait for it, or name another folder in matching.index_folder."
            )
        try:
            yield
        except WRITE_ERRORS as error:
            raise ConfigError(
                f"{index.folder}: the index cannot be written ({error}). Make room, or name another"
                " folder in matching.index_folder."
            ) from error


def _encode(
    index: VectorMeaning, ledger: Engine, progress: Progress, *, begin_graph: bool = False
) -> None:
    index.encode_waiting(
        ledger,
        lambda done, total: progress("vectors", done, total),
        begin_graph=begin_graph,
    )


def _unheard(_name: str, _done: int, _total: int) -> None:
    """Take progress that nobody waits for."""
