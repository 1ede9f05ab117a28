"""The model is used only where it is the known one, and is made again where its copy is not."""

from __future__ import annotations

import shutil
from hashlib import sha256

import pytest

from claims.embedding import find_encoder, what_is_missing

if missing := what_is_missing():
    pytest.skip(f"the meaning of texts needs {', '.join(missing)}", allow_module_level=True)

from claims.embedding.encoder import Encoder
from claims.embedding.kept import runnable_model
from claims.embedding.model import Model, ModelFile, find_model
from claims.errors import ConfigError


@pytest.fixture
def model(kept_in):
    return find_model()


@pytest.fixture
def copies(kept_in, encoder, tmp_path):
    """A folder with a copy of what is kept: the model, then its digest."""
    for path in kept_in.iterdir():
        shutil.copy(path, tmp_path)
    return sorted(tmp_path.iterdir())


def test_the_runnable_model_is_kept_beside_its_digest(copies):
    onnx, digest = copies
    assert (onnx.suffix, digest.suffix) == (".onnx", ".sha256")
    assert digest.read_text().split()[0] == sha256(onnx.read_bytes()).hexdigest()


def test_what_is_kept_is_used_as_it_is(copies, tmp_path):
    gone = ModelFile(tmp_path / "no such weights", "0" * 64)
    assert runnable_model(gone, tmp_path) == copies[0].read_bytes()


@pytest.mark.parametrize("damage", ["cut off", "another file", "no digest", "an empty digest"])
def test_what_is_damaged_or_foreign_is_made_again(copies, model, tmp_path, damage):
    onnx, digest = copies
    whole = onnx.read_bytes()
    if damage == "cut off":
        onnx.write_bytes(whole[:-1])
    elif damage == "another file":
        onnx.write_bytes(b"something else")
    elif damage == "no digest":
        digest.unlink()
    else:
        digest.write_bytes(b"")
    assert runnable_model(model.weights, tmp_path) == onnx.read_bytes() == whole
    assert sorted(tmp_path.iterdir()) == [onnx, digest]


@pytest.mark.parametrize("part", ["weights", "tokenizer"])
def test_files_of_another_model_are_refused(model, tmp_path, part):
    other = tmp_path / f"other {part}"
    other.write_bytes(b"{}")
    known = {"weights": model.weights, "tokenizer": model.tokenizer}
    files = known | {part: ModelFile(other, known[part].sha256)}

    with pytest.raises(ConfigError, match=r"is not the file .* pip install"):
        Encoder.of(Model(**files), tmp_path / "cache")
    assert not (tmp_path / "cache").exists()


def test_a_file_that_is_missing_is_named(tmp_path):
    with pytest.raises(ConfigError, match=r"weights: No such file.*pip install"):
        ModelFile(tmp_path / "weights", "0" * 64).read()


def test_a_folder_that_cannot_be_written_is_named(kept_in, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ConfigError, match=r"file: the embedding model cannot be kept there"):
        find_encoder(tmp_path / "file")
