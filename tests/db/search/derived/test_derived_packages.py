"""What is said where an engine is not installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from derived_cases import add, followed

from claims.errors import ConfigError
from claims.settings import MatchingSettings
from db.search.derived import DerivedIndexes, find_engines
from db.search.derived.packages import missing_for_meaning
from db.search.pool import Engines

LEDGERS = ("sqlite",)
ROOT = Path(__file__).parents[4]


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("tantivy", "usearch", "numpy", "onnxruntime"):
        monkeypatch.setitem(sys.modules, name, None)  # how Python says that there is none


@pytest.mark.usefixtures("nothing_installed")
def test_what_is_missing_is_said_with_what_it_would_gain():
    words, meaning = find_engines(MatchingSettings())
    assert words.startswith("matching.words: tantivy needs tantivy: install claimledger[tantivy]")
    assert "milliseconds" in words
    assert "usearch: install claimledger[meaning]" in meaning
    assert "by what they mean" in meaning


@pytest.mark.usefixtures("nothing_installed")
def test_who_wants_no_meaning_is_told_of_none():
    assert len(find_engines(MatchingSettings(meaning="off"))) == 1


@pytest.mark.usefixtures("nothing_installed")
@pytest.mark.parametrize("asked", [{"words": "tantivy"}, {"meaning": "on"}])
def test_an_engine_that_is_asked_for_by_name_must_be_installed(asked):
    with pytest.raises(ConfigError, match=r"install claimledger\["):
        DerivedIndexes.open("sqlite:///ledger.db", MatchingSettings(**asked))


@pytest.mark.parametrize(("written", "meant"), [(True, "on"), (False, "off"), ("auto", "auto")])
def test_on_and_off_are_also_what_yaml_reads(written, meant):
    assert MatchingSettings(meaning=written).meaning == meant


@pytest.mark.usefixtures("nothing_installed")
def test_by_default_the_ledger_finds_alone(ledger, tmp_path):
    add(ledger, ferry="The ferry sank.")
    settings = MatchingSettings(index_folder=str(tmp_path / "index"))
    indexes = DerivedIndexes.open(ledger.url, settings)
    engines = followed(ledger, indexes)
    assert (engines.words, engines.meaning) == (None, None)
    assert indexes.rebuild(ledger._engine, lambda *_progress: None) == []
    assert not (tmp_path / "index").exists()


def test_nothing_of_an_engine_is_loaded_before_it_is_asked_for():
    program = (
        "import sys, db.ledger, db.verify\n"
        "print({'tantivy', 'usearch', 'numpy', 'onnxruntime'} & set(sys.modules))"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    found = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "set()"


@pytest.mark.skipif(bool(missing_for_meaning()), reason="the sentence model is not installed")
def test_a_model_that_cannot_be_kept_is_done_without_unless_it_is_asked_for(
    ledger, tmp_path, monkeypatch, caplog
):
    add(ledger, ferry="The ferry sank.")
    (tmp_path / "cache").write_text("here is no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def engines(meaning: str) -> Engines:
        settings = MatchingSettings(meaning=meaning, index_folder=str(tmp_path / "index"))
        return followed(ledger, DerivedIndexes.open(ledger.url, settings))

    assert engines("auto").meaning is None
    assert "found by their words alone" in caplog.text
    with pytest.raises(ConfigError):
        engines("on")
