"""What has to be installed for the indexes beside the ledger, and what each would gain."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from claims.embedding import what_is_missing
from claims.errors import ConfigError
from claims.settings import MatchingSettings

WORDS_GAIN = (
    "a claim among a million references then takes milliseconds and not a third of a second"
)
MEANING_GAIN = "references are then also found by what they mean, in whatever words"


def missing_for_words() -> tuple[str, ...]:
    """Return the packages that the word index beside the ledger needs and that are missing."""
    return () if find_spec("tantivy") else ("tantivy",)


def missing_for_meaning() -> tuple[str, ...]:
    """Return the packages that the index of meaning needs and that are missing."""
    missing = what_is_missing()
    return missing if find_spec("usearch") else (*missing, "usearch")


def vector_module(name: str) -> ModuleType:
    """Import the module of that name here that uses usearch.

    onnxruntime comes first: loaded after usearch it ends the process (SIGSEGV, usearch 2.26 and
    onnxruntime 1.32), unless something else has brought the C++ library before both.
    """
    if find_spec("onnxruntime"):
        import_module("onnxruntime")
    return import_module(f"db.search.derived.{name}")


def find_engines(matching: MatchingSettings) -> list[str]:
    """Return a sentence for each engine that could be used and is not, and what it would gain."""
    sentences = []
    if missing := missing_for_words():
        sentences.append(_sentence("matching.words: tantivy", missing, WORDS_GAIN))
    if matching.meaning != "off" and (missing := missing_for_meaning()):
        sentences.append(_sentence(f"matching.meaning: {matching.meaning}", missing, MEANING_GAIN))
    return sentences


def require_engines(matching: MatchingSettings) -> None:
    """Stop where the settings ask by name for an engine that is not installed.

    Raises:
        ConfigError: it says what to install.
    """
    if matching.words == "tantivy" and (missing := missing_for_words()):
        raise ConfigError(_sentence("matching.words: tantivy", missing, WORDS_GAIN))
    if matching.meaning == "on" and (missing := missing_for_meaning()):
        raise ConfigError(_sentence("matching.meaning: on", missing, MEANING_GAIN))


def _sentence(setting: str, missing: tuple[str, ...], gain: str) -> str:
    extra = "tantivy" if missing == ("tantivy",) else "meaning"
    model = " and the model (docs/embedding.md)" if extra == "meaning" else ""
    return f"{setting} needs {', '.join(missing)}: install claimledger[{extra}]{model}; {gain}."
