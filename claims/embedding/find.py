"""Finds the encoder, if all that it needs is installed."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from claims.embedding.model import PACKAGE, find_model

if TYPE_CHECKING:
    from claims.embedding.encoder import Encoder

_MODULES = ("numpy", "onnx", "onnxruntime", "tokenizers")


def what_is_missing() -> tuple[str, ...]:
    """Return the packages that the encoder needs and that are not installed; none if it can run."""
    missing = [module for module in _MODULES if find_spec(module) is None]
    if find_model() is None:
        missing.append(PACKAGE)
    return tuple(missing)


def find_encoder(cache_folder: Path, threads: int = 1) -> Encoder | None:
    """Return the encoder, or None where `what_is_missing` names something.

    `cache_folder` is where the model is kept in the form that it runs in (23 MB); it is made there
    the first time, which takes some seconds. `threads` is how many texts are encoded at once.

    Raises:
        ConfigError: the installed model is not the one that is known, or the folder cannot be
            written.
    """
    model = find_model()
    if model is None or what_is_missing():
        return None
    # Imported by name: numpy and the runtime load only where an encoder is asked for.
    encoder: type[Encoder] = import_module("claims.embedding.encoder").Encoder
    return encoder.of(model, cache_folder, threads)
