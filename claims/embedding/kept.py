"""The model in the form that it runs in, kept in a cache folder.

What is kept is a copy that can be made again at any time. So a file that is damaged, or that
somebody else put there, is never run: its digest is recorded beside it, and another one is made.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from claims.embedding.model import NAME, QUANTIZATION, WEIGHTS_SHA256, ModelFile
from claims.errors import ConfigError


def runnable_model(weights: ModelFile, cache_folder: Path) -> bytes:
    """Return the quantised model as ONNX, from the cache folder or made anew.

    Raises:
        ConfigError: the weights are not the known ones, or the folder cannot be written.
    """
    kept = cache_folder / f"{NAME}-{WEIGHTS_SHA256[:12]}-{QUANTIZATION}.onnx"
    digest = kept.with_suffix(".sha256")
    content = _kept(kept, digest)
    if content is not None:
        return content
    known = weights.read()
    try:
        cache_folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="making-", dir=cache_folder) as folder:
            return _made(known, Path(folder), kept, digest)
    except OSError as error:
        raise ConfigError(
            f"{cache_folder}: the embedding model cannot be kept there"
            f" ({error.strerror or error}). Choose a folder that can be written."
        ) from None


def _kept(kept: Path, digest: Path) -> bytes | None:
    """Return what is kept, where it is what was written."""
    try:
        content, recorded = kept.read_bytes(), digest.read_bytes()
    except OSError:
        return None
    return content if recorded.split()[:1] == [sha256(content).hexdigest().encode()] else None


def _made(weights: bytes, folder: Path, kept: Path, digest: Path) -> bytes:
    """Make the runnable model inside `folder`, and put it and its digest in their places at once.

    Whoever reads between the two finds a digest that does not fit, and makes them again.
    """
    # Imported by name: only the making needs onnx, which takes half a second to load.
    quantize: Callable[[bytes, Path], None] = import_module("claims.embedding.quantized").quantize
    made, recorded = folder / kept.name, folder / digest.name
    quantize(weights, made)
    content = made.read_bytes()
    recorded.write_text(f"{sha256(content).hexdigest()}  {kept.name}\n", "utf-8")
    made.replace(kept)
    recorded.replace(digest)
    return content
