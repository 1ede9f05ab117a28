"""A verifier's files: what its manifest says of them, and that they are the ones it speaks of.

The files lie in one folder under fixed names. Their bytes are read once, and are parsed only after
their digest is known to be the one that the manifest gives.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from claims.errors import ConfigError

SHIPPED = Path(__file__).parents[2] / "models" / "verifier"
"""The folder of the model that comes with the software, in a checkout and in an installation."""
MANIFEST, WEIGHTS, TOKENIZER = "verifier.yaml", "verifier.onnx", "tokenizer.json"
LARGEST = {MANIFEST: 2**14, TOKENIZER: 2**26, WEIGHTS: 2**31 - 1}
"""The most bytes that a file may have. A model of 2 GiB cannot be one file in the ONNX format."""

Answer = Literal["supports", "refutes", "neither"]
Part = Literal["claim", "evidence"]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]


class Manifest(BaseModel):
    """What `verifier.yaml` says of a model. Every key is needed, and no other is allowed.

    `sha256` gives the digest of each of the two files, `labels` what the three numbers of an answer
    stand for, `pair` which text comes first, and `longest_pair` how many tokens a pair may have.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Name
    version: Name
    sha256: dict[str, Sha256]
    labels: tuple[Answer, Answer, Answer]
    pair: tuple[Part, Part]
    longest_pair: int = Field(ge=16, le=8192, strict=True)

    @field_validator("sha256")
    @classmethod
    def _names_both_files(cls, value: dict[str, str]) -> dict[str, str]:
        if value.keys() != {WEIGHTS, TOKENIZER}:
            raise ValueError(f"give the digests of {WEIGHTS} and {TOKENIZER}, and no others")
        return value

    @field_validator("labels", "pair")
    @classmethod
    def _names_each_once(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(value)) < len(value):
            raise ValueError("each stands here once")
        return value


@dataclass(frozen=True, slots=True)
class VerifierModel:
    """A folder with a model, what its manifest says, and the manifest's own digest."""

    folder: Path
    sha256: str
    manifest: Manifest = field(compare=False)

    @classmethod
    def of(cls, folder: Path) -> VerifierModel:
        """Read the manifest of a folder; its other files are read when they are asked for.

        Raises:
            ConfigError: the manifest is missing, too large, or says something that is not allowed.
        """
        content = _read(folder / MANIFEST)
        digest = sha256(content).hexdigest()
        return cls(folder, digest, _manifest(content, folder / MANIFEST))

    @property
    def identity(self) -> str:
        """Name, version and the manifest's digest, which holds the digests of all else."""
        return f"{self.manifest.name}-{self.manifest.version}@{self.sha256[:12]}"

    def read(self, name: str) -> bytes:
        """Return the bytes of a file, once they are known to be those that the manifest names.

        Raises:
            ConfigError: the file is missing, too large, or another one.
        """
        file = self.folder / name
        content = _read(file)
        digest, known = sha256(content).hexdigest(), self.manifest.sha256[name]
        if digest != known:
            raise ConfigError(
                f"{file}: this is not the file that {MANIFEST} speaks of, so it is not used: its"
                f" sha256 begins with {digest[:12]}, and should with {known[:12]}. {advice(file)}"
            )
        return content


def missing_files(folder: Path) -> tuple[str, ...]:
    """Return the names of the files that a model needs and that the folder does not have."""
    return tuple(name for name in LARGEST if not (folder / name).is_file())


def advice(file: Path) -> str:
    """Say what can be done where a file of a model cannot be used."""
    if file.parent == SHIPPED:
        return "Install claimledger again, or set verifier.model to off."
    return "Put it right (docs/verifier.md), or set verifier.model to shipped or off."


def _read(file: Path) -> bytes:
    largest = LARGEST[file.name]
    try:
        with file.open("rb") as opened:
            content = opened.read(largest + 1)
    except OSError as error:
        raise ConfigError(
            f"{file}: cannot be read ({error.strerror or error}). {advice(file)}"
        ) from None
    if len(content) > largest:
        raise ConfigError(f"{file}: has more than {largest:,} bytes. {advice(file)}")
    return content


@lru_cache(maxsize=4)
def _manifest(content: bytes, file: Path) -> Manifest:
    try:
        said: Any = yaml.safe_load(content.decode("utf-8"))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = re.sub(r"\s+", " ", str(error))
        raise ConfigError(f"{file}: is not valid YAML: {reason}. {advice(file)}") from None
    try:
        return Manifest.model_validate(said)
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(map(str, problem['loc'])) or 'the whole'}: {problem['msg']}"
            for problem in error.errors(include_url=False, include_input=False)
        )
        raise ConfigError(f"{file}: {problems}. {advice(file)}") from None
