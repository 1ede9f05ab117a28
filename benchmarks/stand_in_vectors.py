"""Vectors for more statements than the sentence model could encode while one waits.

Real vectors of a few thousand sentences are mixed by the words of a statement, which takes 20
microseconds where the model takes 8 milliseconds. They have the lengths, the directions and about
the crowding of real ones, and say nothing of what a statement means. A question's is a perturbed
copy of the one of its statement, so how often meaning finds that is what was put in; what a
question costs is real, with its own encoding by the model.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
from contrasts import pairs
from numpy.typing import NDArray

from claims.embedding.encoder import Encoder
from claims.embedding.vectors import Vectors, to_int8

BASES = 2_000
"""Sentences that the model encodes, in twenty seconds."""

PAIRS_OF_A_KIND = 300
"""Contrast pairs that the sentences are taken from; they hold more than `BASES`."""

MIXED = 3
"""Bases of which one vector is mixed."""

NOISE = 0.6
"""Length of what is added to a mixture, whose own length is 1: neighbours are then about as near
as those of real statements, and as hard to find."""

NOISES = 1_000_000
"""Numbers of the noise; each text has its own place among them."""

QUESTION_NOISE = 1.0
"""Length of what tells a question from its statement: their cosine is about 0.7."""


def base_vectors(encoder: Encoder, file: Path) -> NDArray[np.float32]:
    """Return the real vectors (BASES, d) that others are mixed of; they are kept in `file`."""
    if not file.exists():
        made = pairs(PAIRS_OF_A_KIND, seed=1)
        sentences = list(
            dict.fromkeys(row[side] for row in made for side in ("claim", "reference"))
        )
        step = len(sentences) // BASES
        np.save(file, encoder.encode(sentences[: BASES * step : step]))
    whole: Vectors = np.load(file)
    bases: NDArray[np.float32] = whole.astype(np.float32)
    return bases / np.linalg.norm(bases, axis=1, keepdims=True)


class StandInEncoder:
    """Encodes questions as the model does, and then gives them and statements made-up vectors."""

    def __init__(
        self, encoder: Encoder, bases: NDArray[np.float32], statements: Mapping[str, str]
    ) -> None:
        """`statements` are those that questions are about, by question."""
        self._encoder, self._bases, self._statements = encoder, bases, statements
        chance = np.random.default_rng(1)
        noise = chance.standard_normal(NOISES, np.float32) / np.float32(math.sqrt(self.dimensions))
        self._noise = np.lib.stride_tricks.sliding_window_view(noise, self.dimensions)

    @property
    def identity(self) -> str:
        return "stand-in-1"

    @property
    def dimensions(self) -> int:
        return self._encoder.dimensions

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each text, and take the time of the model where one is a question."""
        found = self._mixtures([self._statements.get(text, text) for text in texts])
        for place, text in enumerate(texts):
            if text in self._statements:
                self._encoder.encode_query(text)
                found[place] += QUESTION_NOISE * self._noise[_draws(text)[-1] % len(self._noise)]
        return to_int8(_unit(found))

    def _mixtures(self, texts: Sequence[str]) -> NDArray[np.float32]:
        draws = np.array([_draws(text) for text in texts], np.uint64).reshape(-1, MIXED + 1)
        mixed = self._bases[draws[:, :MIXED] % len(self._bases)].sum(axis=1)
        return _unit(_unit(mixed) + NOISE * self._noise[draws[:, MIXED] % len(self._noise)])


def _draws(text: str) -> tuple[int, ...]:
    """Return numbers that depend on nothing but the text."""
    return struct.unpack(f"<{MIXED + 1}Q", sha256(text.encode()).digest())


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    unit: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit
