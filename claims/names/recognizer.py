"""Who finds the names: the rules, or a spaCy model that the user installed, together with them.

Both are asked in the same way: `index` reads an article once, and `find` reads any part of it with
that index. A model says where names stand and of what kind they are; posts, countries, canonical
forms and locations are read by the rules in either case.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from json import dumps
from typing import Any, Protocol

from claims.errors import ConfigError
from claims.facets import Name, NameKind
from claims.names.find import NameIndex, find_names

LONGEST_PART = 100_000
"""Code points given to a model at once: spaCy refuses a million, and needs memory for each."""

_KINDS = {
    "PERSON": NameKind.PERSON,
    "PER": NameKind.PERSON,
    "ORG": NameKind.ORGANISATION,
    "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE,
    "FAC": NameKind.PLACE,
    "NORP": NameKind.OTHER,
    "EVENT": NameKind.OTHER,
    "WORK_OF_ART": NameKind.OTHER,
    "PRODUCT": NameKind.OTHER,
    "LAW": NameKind.OTHER,
    "MISC": NameKind.OTHER,
}
_ARTICLES = ("the ", "The ", "a ", "A ", "an ", "An ")


class NameRecognizer(Protocol):
    """Finds the names of a text."""

    @property
    def identity(self) -> str:
        """What found the names, with its version; the same text means the same names."""

    def index(self, text: str) -> NameIndex:
        """Read an article once, for `find` in its parts."""

    def find(self, text: str, known: NameIndex | None = None) -> tuple[Name, ...]:
        """Find the names in `text`, a part of the article that `known` is the index of."""


@dataclass(frozen=True, slots=True)
class RuleRecognizer:
    """Finds names by rules and tables; needs nothing installed."""

    identity: str = "rules"

    def index(self, text: str) -> NameIndex:
        return NameIndex.of(text)

    def find(self, text: str, known: NameIndex | None = None) -> tuple[Name, ...]:
        return find_names(text, known)


@dataclass(frozen=True, slots=True)
class SpacyRecognizer:
    """Finds names with a spaCy pipeline that sets entities, and with the rules."""

    pipeline: Any
    identity: str

    def index(self, text: str) -> NameIndex:
        return NameIndex.of(text, self._kinds(text))

    def find(self, text: str, known: NameIndex | None = None) -> tuple[Name, ...]:
        return find_names(text, known or self.index(text))

    def _kinds(self, text: str) -> Mapping[str, NameKind]:
        """Return the words of each entity → its kind; words of two kinds are left to the rules."""
        found: dict[str, set[NameKind]] = {}
        for part in _parts(text):
            for entity in self.pipeline(part).ents:
                kind, words = _KINDS.get(entity.label_), _name_in(entity.text)
                if kind is not None and words:
                    found.setdefault(words, set()).add(kind)
        return {words: kinds.pop() for words, kinds in found.items() if len(kinds) == 1}


def recognizer_of(model: str | None) -> NameRecognizer:
    """Return the rules, or the spaCy model of that package name or folder together with them.

    Raises:
        ConfigError: spaCy or the model is not installed, or the model finds no entities.
    """
    return RuleRecognizer() if model is None else _spacy_recognizer(model)


@lru_cache(maxsize=2)
def _spacy_recognizer(model: str) -> NameRecognizer:
    if importlib.util.find_spec("spacy") is None:
        raise ConfigError(
            f"extraction.name_model = {model!r} needs spaCy, which is not installed. "
            "Install claimledger[spacy], or set extraction.name_model to null."
        )
    spacy = importlib.import_module("spacy")
    try:
        pipeline = spacy.load(model)
    except OSError:
        raise ConfigError(
            f"extraction.name_model = {model!r} is no installed spaCy model and no folder of one. "
            f"Run `python -m spacy download {model}`, or set extraction.name_model to null."
        ) from None
    if not {"ner", "entity_ruler", "span_ruler", "beam_ner"} & set(pipeline.pipe_names):
        raise ConfigError(
            f"extraction.name_model = {model!r} finds no named entities; it has "
            f"{', '.join(pipeline.pipe_names) or 'no components'}. Choose a model with 'ner'."
        )
    return SpacyRecognizer(pipeline, _identity(spacy.__version__, pipeline.meta))


def _identity(version: str, meta: Mapping[str, object]) -> str:
    """Return the model's name and version, and a digest that tells two trainings of it apart."""
    told = dumps(meta, sort_keys=True, default=str).encode()
    name = f"{meta['lang']}_{meta['name']} {meta['version']}"
    return f"rules + spacy {version} {name} {sha256(told).hexdigest()[:12]}"


def _parts(text: str) -> Iterator[str]:
    """Yield the text in parts of at most `LONGEST_PART`, cut between lines where there are any."""
    start = 0
    while start < len(text):
        end = start + LONGEST_PART
        if end < len(text):
            end = text.rfind("\n", start, end) + 1 or end
        yield text[start:end]
        start = end


def _name_in(words: str) -> str:
    """Return an entity without the article, possessive and white space that models include."""
    words = words.strip()
    for article in _ARTICLES:
        words = words.removeprefix(article)
    words = words.removesuffix("'s").removesuffix("’s").strip(" ,.;:'’\"“”\n\t")
    if not any(letter.isupper() for letter in words) or words.lower() in ("mr", "mrs", "ms"):
        return ""
    return words if "\n" not in words else ""
