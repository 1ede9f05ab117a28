"""Finds the verifier that the settings ask for, if all that it needs is there."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from claims.errors import ConfigError
from claims.settings import VerifierSettings
from claims.verifier.model import SHIPPED, VerifierModel, missing_files

if TYPE_CHECKING:
    from claims.verifier.entailment import Verifier

_MODULES = ("numpy", "onnxruntime", "tokenizers")
_LOADING = Lock()


def find_verifier(settings: VerifierSettings) -> Verifier | None:
    """Return the verifier, or None where `why_none` says why there is none.

    It is loaded once for a process, and again only where its manifest has changed.

    Raises:
        ConfigError: a model of the user's own cannot be used, or the shipped one is damaged.
    """
    model = _find_model(settings)
    if model is None:
        return None
    with _LOADING:
        return _loaded(model)


def find_identity(settings: VerifierSettings) -> str | None:
    """Return the identity of the verifier without loading it, or None where there is none.

    Raises:
        ConfigError: a model of the user's own has no manifest that can be used.
    """
    model = _find_model(settings)
    return None if model is None else model.identity


def why_none(settings: VerifierSettings) -> str | None:
    """Say why there is no verifier and what to do, or None where there is one."""
    if settings.model == "off":
        return "verifier.model is off"
    if modules := [module for module in _MODULES if find_spec(module) is None]:
        return f"verifier.model needs {', '.join(modules)}: pip install {' '.join(modules)}"
    if settings.model == "shipped" and (files := missing_files(SHIPPED)):
        return f"{SHIPPED} has no {', '.join(files)}: install claimledger again"
    return None


def _find_model(settings: VerifierSettings) -> VerifierModel | None:
    reason = why_none(settings)
    if settings.model in {"shipped", "off"}:
        return None if reason else VerifierModel.of(SHIPPED)
    if reason:
        raise ConfigError(f"{reason}, or set verifier.model to off.")
    return VerifierModel.of(Path(settings.model))


@lru_cache(maxsize=2)
def _loaded(model: VerifierModel) -> Verifier:
    # Imported by name: numpy and the runtime load only where a verifier is asked for.
    kind: Callable[[VerifierModel], Verifier] = import_module(
        "claims.verifier.cross_encoder"
    ).CrossEncoder
    return kind(model)
