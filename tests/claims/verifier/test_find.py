"""Which verifier is used: the shipped one, none, or one's own; and why there is none."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from claims.errors import ConfigError
from claims.settings import Settings, VerifierSettings, load_settings, settings_of
from claims.verifier import find
from claims.verifier.find import find_identity, find_verifier, why_none

ROOT = Path(__file__).parents[3]
OFF, SHIPPED = VerifierSettings(model="off"), VerifierSettings()


def own(small) -> VerifierSettings:
    return VerifierSettings(model=str(small.folder))


def test_the_shipped_one_is_the_default_and_loaded_once(shipped):
    assert why_none(SHIPPED) is None
    assert find_verifier(SHIPPED) is shipped
    assert find_identity(SHIPPED) == shipped.identity


def test_off_means_none():
    assert find_verifier(OFF) is find_identity(OFF) is None
    assert why_none(OFF) == "verifier.model is off"


def test_off_may_be_written_as_yaml_reads_it(tmp_path):
    file = tmp_path / "config.yaml"
    file.write_text("verifier: {model: off}\n")
    assert load_settings(file, {}).verifier == OFF


def test_ones_own_model_is_loaded_again_where_it_changed(small):
    before = find_verifier(own(small))
    assert find_verifier(own(small)) is before
    after = find_verifier(own(small.write(version="1.1")))
    assert before.identity.startswith("small-1.0@")
    assert after.identity.startswith("small-1.1@")


def test_a_folder_without_a_model_is_named(tmp_path):
    with pytest.raises(ConfigError, match=r"none.verifier\.yaml: cannot be read"):
        find_verifier(VerifierSettings(model=str(tmp_path / "none")))


@pytest.mark.parametrize("module", ["numpy", "onnxruntime", "tokenizers"])
def test_without_a_package_there_is_none_and_it_is_named(monkeypatch, small, module):
    monkeypatch.setitem(sys.modules, module, None)  # how Python says that there is none
    assert find_verifier(SHIPPED) is find_identity(SHIPPED) is None
    assert why_none(SHIPPED) == f"verifier.model needs {module}: pip install {module}"
    with pytest.raises(ConfigError, match=f"needs {module}: .*verifier.model to off"):
        find_verifier(own(small))


def test_without_the_shipped_files_there_is_none_and_they_are_named(monkeypatch, tmp_path):
    monkeypatch.setattr(find, "SHIPPED", tmp_path)
    assert find_verifier(SHIPPED) is find_identity(SHIPPED) is None
    assert why_none(SHIPPED) == (
        f"{tmp_path} has no verifier.yaml, tokenizer.json, verifier.onnx: install claimledger again"
    )


def test_the_choice_of_a_verifier_is_recorded_with_a_verdict():
    off = Settings(verifier=OFF)
    assert off.judging["verifier"] == {"model": "off"}
    assert off.judging_id != Settings().judging_id
    assert settings_of(off.judging).verifier == OFF


def test_its_identity_is_known_without_loading_it():
    script = (
        "import sys; from claims.settings import VerifierSettings;"
        "from claims.verifier.find import find_identity, find_verifier;"
        "print(find_identity(VerifierSettings()));"
        "print(*{'numpy', 'onnxruntime', 'tokenizers'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", script]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert ended.stdout.splitlines() == [find_identity(SHIPPED), ""]


def test_another_process_gives_the_same_answers(shipped):
    pair = ("The mill has 12 looms.", "The mill bought a loom, so it has twelve now.")
    script = (
        "from claims.settings import VerifierSettings;"
        "from claims.verifier.find import find_verifier;"
        f"print(find_verifier(VerifierSettings()).read([{pair!r}]))"
    )
    command = [sys.executable, "-c", script]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert ended.stdout.strip() == repr(shipped.read([pair]))
