"""A model is used only where its files are those that its manifest names."""

from __future__ import annotations

import pytest
import yaml

from claims.errors import ConfigError
from claims.settings import VerifierSettings
from claims.verifier.find import find_identity, find_verifier
from claims.verifier.model import LARGEST, SHIPPED, Manifest, VerifierModel, missing_files


def settings_of(small) -> VerifierSettings:
    return VerifierSettings(model=str(small.folder))


def test_the_shipped_model_is_whole_small_and_named_after_its_manifest(shipped):
    assert missing_files(SHIPPED) == ()
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 30 * 2**20
    model = VerifierModel.of(SHIPPED)
    assert shipped.identity == model.identity
    assert shipped.identity.startswith(f"{model.manifest.name}-{model.manifest.version}@")


@pytest.mark.parametrize("name", ["verifier.onnx", "tokenizer.json"])
def test_a_file_that_was_changed_is_refused(small, name):
    small.folder.joinpath(name).write_bytes(b"changed")
    with pytest.raises(ConfigError, match=rf"{name}: this is not the file that verifier\.yaml"):
        find_verifier(settings_of(small))


@pytest.mark.parametrize("name", ["verifier.onnx", "tokenizer.json", "verifier.yaml"])
def test_a_file_that_is_missing_is_named_with_what_to_do(small, name):
    small.folder.joinpath(name).unlink()
    with pytest.raises(ConfigError, match=rf"{name}: cannot be read .*verifier\.model"):
        find_verifier(settings_of(small))


def test_a_file_that_is_too_large_is_refused_before_it_is_parsed(small):
    small.manifest.write_bytes(b"#" * (LARGEST["verifier.yaml"] + 1))
    with pytest.raises(ConfigError, match=r"verifier\.yaml: has more than 16,384 bytes"):
        find_identity(settings_of(small))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"labels": ["supports", "refutes", "refutes"]}, "labels: .*once"),
        ({"labels": ["yes", "no", "perhaps"]}, "labels.0: .*'supports', 'refutes' or 'neither'"),
        ({"labels": ["supports", "refutes"]}, "labels"),
        ({"pair": ["claim", "claim"]}, "pair: .*once"),
        ({"longest_pair": 8}, "longest_pair: .*16"),
        ({"longest_pair": "many"}, "longest_pair: .*integer"),
        ({"version": 1.0}, "version: .*string"),
        ({"name": "a b"}, "name"),
        ({"sha256": {"verifier.onnx": "0" * 64}}, "sha256: .*verifier.onnx and tokenizer.json"),
        ({"sha256": {"verifier.onnx": "0", "tokenizer.json": "0" * 64}}, "sha256.verifier.onnx"),
        ({"threshold": 0.5}, "threshold: Extra"),
    ],
)
def test_a_manifest_that_says_something_else_names_the_key(small, change, said):
    told = yaml.safe_load(small.manifest.read_text("utf-8")) | change
    small.manifest.write_text(yaml.safe_dump(told), "utf-8")
    with pytest.raises(ConfigError, match=rf"verifier\.yaml: {said}"):
        find_identity(settings_of(small))


@pytest.mark.parametrize(
    "content", [b"", b"- a", b"\xff", b"[" * 5000, b"a: [1", b"a: 2020-99-99", b"{[a]: b}"]
)
def test_what_is_no_manifest_is_named(small, content):
    small.manifest.write_bytes(content)
    with pytest.raises(ConfigError, match=r"verifier\.yaml: "):
        find_identity(settings_of(small))


@pytest.mark.parametrize("key", sorted(Manifest.model_fields))
def test_every_key_of_a_manifest_is_needed(small, key):
    told = yaml.safe_load(small.manifest.read_text("utf-8"))
    del told[key]
    small.manifest.write_text(yaml.safe_dump(told), "utf-8")
    with pytest.raises(ConfigError, match=f"{key}: Field required"):
        find_identity(settings_of(small))


@pytest.mark.parametrize("change", [{"version": "1.1"}, {"pair": ["claim", "evidence"]}])
def test_whatever_changes_an_answer_changes_the_identity(small, change):
    before = find_identity(settings_of(small))
    assert find_identity(settings_of(small.write())) == before
    assert find_identity(settings_of(small.write(**change))) != before
