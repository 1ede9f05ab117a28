"""Reads pairs of claim and evidence with a model in the ONNX format, on a CPU, offline."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from onnxruntime.capi import onnxruntime_pybind11_state
from tokenizers import Encoding, Tokenizer

from claims.errors import ConfigError
from claims.verifier.entailment import Entailment
from claims.verifier.model import TOKENIZER, WEIGHTS, Manifest, VerifierModel, advice
from claims.verifier.passage import relevant_passage

THREADS = 2
"""How many pairs are read at once. The runtime lets go of Python's lock while it reads one."""
LONGEST_TEXT = 8_192
"""Code points of a claim, and of the passage, that are looked at; 56 words are some 350."""
SHARE_OF_CLAIM = 0.75
"""Of the tokens that a pair may have: a longer claim is cut, so that evidence is always read."""
DIGITS = 4
NEITHER = Entailment(0.0, 0.0, 1.0)
"""What is said where one side has no word or figure, and where a model's answer is no number."""
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
TYPES: dict[str, type[np.int32 | np.int64]] = {"tensor(int64)": np.int64, "tensor(int32)": np.int32}
ERRORS_ONLY = 3

_WORD = re.compile(r"[^\W_]")
# The runtime's errors have no base of their own.
_RUNTIME_ERRORS = tuple(
    kind
    for kind in vars(onnxruntime_pybind11_state).values()
    if isinstance(kind, type) and issubclass(kind, Exception)
)


class CrossEncoder:
    """A model that reads claim and evidence together.

    What it says of a pair depends on nothing but the pair: each is run by itself, because a
    quantised model scales its activations over all that it is given.
    """

    def __init__(self, model: VerifierModel, threads: int = THREADS) -> None:
        """Load a model, and try it on a pair.

        Raises:
            ConfigError: a file is not the one that the manifest names, or cannot be used.
        """
        self.identity = model.identity
        self._manifest: Manifest = model.manifest
        self._file = model.folder / WEIGHTS
        self._threads = threads
        self._tokenizer = _tokenizer(model.read(TOKENIZER), model.folder / TOKENIZER)
        self._session = _session(model.read(WEIGHTS), self._file)
        self._types = self._input_types()
        specials = self._tokenizer.num_special_tokens_to_add(is_pair=True)
        self._room = self._manifest.longest_pair - specials
        self._read_pair(("The bridge opened in May.", "The bridge opened in June."))

    def read(self, pairs: Sequence[tuple[str, str]]) -> list[Entailment]:
        """Return what the evidence says of the claim, for each pair (claim, evidence), in order.

        Of evidence, `relevant_passage` is read, and of that what the model has room for.

        Raises:
            ConfigError: tokenizer and model do not belong together.
        """
        if self._threads > 1 and len(pairs) > 1:
            with ThreadPoolExecutor(self._threads) as pool:
                return list(pool.map(self._read_pair, pairs))
        return [self._read_pair(pair) for pair in pairs]

    def _read_pair(self, pair: tuple[str, str]) -> Entailment:
        claim = pair[0][:LONGEST_TEXT]
        passage = relevant_passage(claim, pair[1])[:LONGEST_TEXT]
        if not (_WORD.search(claim) and _WORD.search(passage)):
            return NEITHER
        tokens = self._tokens(claim, passage)
        values = (tokens.ids, tokens.attention_mask, tokens.type_ids)
        feed = {
            name: np.array([value], self._types[name])
            for name, value in zip(INPUTS, values, strict=True)
            if name in self._types
        }
        try:
            logits = np.asarray(self._session.run(None, feed)[0])
        except _RUNTIME_ERRORS as error:
            raise self._unusable(str(error)) from None
        if logits.shape != (1, len(self._manifest.labels)):
            raise self._unusable(f"its answer has the shape {list(logits.shape)} and not [1, 3]")
        answers = dict(zip(self._manifest.labels, logits[0].tolist(), strict=True))
        return entailment_of(answers["supports"], answers["refutes"], answers["neither"])

    def _tokens(self, claim: str, passage: str) -> Encoding:
        """Put the two together; only a claim that leaves little room is cut, else the passage."""
        parts = {"claim": self._encoded(claim), "evidence": self._encoded(passage)}
        parts["claim"].truncate(int(self._room * SHARE_OF_CLAIM))
        parts["evidence"].truncate(self._room - len(parts["claim"]))
        first, second = self._manifest.pair
        return self._tokenizer.post_process(parts[first], parts[second])

    def _encoded(self, text: str) -> Encoding:
        # A lone surrogate, as broken pages have them, is no text that can be written as UTF-8.
        plain = text.encode("utf-8", "replace").decode("utf-8")
        return self._tokenizer.encode(plain, add_special_tokens=False)

    def _input_types(self) -> dict[str, type[np.int32 | np.int64]]:
        """Return the type of each input, those that the model does not have left out."""
        given = {each.name: each.type for each in self._session.get_inputs()}
        if "input_ids" not in given or not given.keys() <= set(INPUTS):
            raise self._unusable(
                f"it reads {', '.join(given) or 'nothing'}, and should read input_ids, and may"
                " read attention_mask and token_type_ids"
            )
        if other := set(given.values()) - TYPES.keys():
            raise self._unusable(f"it reads {', '.join(sorted(other))}, and should read int64")
        return {name: TYPES[kind] for name, kind in given.items()}

    def _unusable(self, reason: str) -> ConfigError:
        return ConfigError(f"{self._file}: cannot be used: {reason}. {advice(self._file)}")


def entailment_of(supports: float, refutes: float, neither: float) -> Entailment:
    """Turn a model's three numbers (logits) into probabilities that sum to 1 (softmax)."""
    logits = (supports, refutes, neither)
    if not all(map(math.isfinite, logits)):
        return NEITHER
    weights = [math.exp(logit - max(logits)) for logit in logits]
    shares = [round(weight / sum(weights), DIGITS) for weight in weights]
    largest = shares.index(max(shares))
    others = sum(share for place, share in enumerate(shares) if place != largest)
    shares[largest] = round(1 - others, DIGITS)
    return Entailment(*shares)


def _tokenizer(content: bytes, file: Path) -> Tokenizer:
    try:
        tokenizer = Tokenizer.from_buffer(content)
    except ValueError as error:
        raise ConfigError(f"{file}: is no tokenizer: {error}. {advice(file)}") from None
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _session(content: bytes, file: Path) -> InferenceSession:
    options = SessionOptions()
    # Threads inside a run collapse under load, and would add up in another order.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_session_config_entry("session.load_model_format", "ONNX")
    # Weights in further files would not be covered by the digest: the folder for them is no folder.
    options.add_session_config_entry(
        "session.model_external_initializers_file_folder_path", str(file)
    )
    options.log_severity_level = ERRORS_ONLY
    try:
        return InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except _RUNTIME_ERRORS as error:
        reason = str(error).splitlines()[0][:300]
        raise ConfigError(
            f"{file}: is no model that can be run: {reason}. {advice(file)}"
        ) from None
