"""Encodes texts as vectors: the closer the meaning, the higher the cosine."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from claims.embedding.kept import runnable_model
from claims.embedding.model import (
    DIMENSIONS,
    INPUT,
    NAME,
    QUANTIZATION,
    WEIGHTS_SHA256,
    Model,
)
from claims.embedding.vectors import Vectors, to_int8

MAXIMUM_TOKENS = 256
"""What the model was made for; the rest of a longer text is not read."""
MAXIMUM_CHARACTERS = 8_192
"""Code points of a text that are looked at; 256 tokens of prose are some 1,200."""
ERRORS_ONLY = 3


class Encoder:
    """Turns texts into vectors of 384 8-bit whole numbers.

    The vector of a text depends on nothing but the text: each is run by itself, because the
    quantised model scales its activations over all that it is given. That costs nothing: one thread
    encodes 128 sentences of 37 tokens a second so, and 103 to 124 in batches.
    """

    def __init__(self, model: bytes, tokenizer: bytes, threads: int = 1) -> None:
        """Load a runnable model and its tokenizer, which both must be trusted."""
        options = SessionOptions()
        # Threads inside a run collapse under load; texts side by side do not.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = ERRORS_ONLY
        self._session = InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_buffer(tokenizer)
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAXIMUM_TOKENS)
        self._threads = threads

    @classmethod
    def of(cls, model: Model, cache_folder: Path, threads: int = 1) -> Encoder:
        """Load an installed model, making its runnable form in the folder where there is none.

        Raises:
            ConfigError: the model is not the known one, or the folder cannot be written.
        """
        tokenizer = model.tokenizer.read()
        return cls(runnable_model(model.weights, cache_folder), tokenizer, threads)

    @property
    def identity(self) -> str:
        """What makes the vectors; vectors of two identities must never be compared."""
        return f"{NAME}@{WEIGHTS_SHA256[:12]}+{QUANTIZATION}"

    @property
    def dimensions(self) -> int:
        """The components of a vector."""
        return DIMENSIONS

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return a row (of `dimensions` numbers in [-127, 127]) for each text, in their order.

        A text without words has a vector too, which means nothing.
        """
        if self._threads > 1 and len(texts) > 1:
            with ThreadPoolExecutor(self._threads) as pool:
                rows = list(pool.map(self.encode_query, texts))
        else:
            rows = [self.encode_query(text) for text in texts]
        return np.stack(rows) if rows else np.empty((0, DIMENSIONS), np.int8)

    def encode_query(self, text: str) -> Vectors:
        """Return the vector of one text: questions and documents are encoded alike."""
        # A lone surrogate, as broken pages have them, is no text that can be written as UTF-8.
        plain = text[:MAXIMUM_CHARACTERS].encode("utf-8", "replace").decode("utf-8")
        tokens = np.array(self._tokenizer.encode(plain).ids, np.int64)
        vector = self._session.run(None, {INPUT: tokens})[0]
        return to_int8(vector)
