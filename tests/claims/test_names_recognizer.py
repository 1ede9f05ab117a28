from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import ConfigError
from claims.facets import Name, NameKind
from claims.names.find import find_names
from claims.names.recognizer import NameRecognizer, recognizer_of

HAS_SPACY = importlib.util.find_spec("spacy") is not None
needs_spacy = pytest.mark.skipif(not HAS_SPACY, reason="spaCy is an extra and not installed")

ENTITIES = (
    ("PERSON", "Zorbla"),
    ("ORG", "the Quibble"),
    ("ORG", "quiet Harbour Fund"),
    ("GPE", "Lower Tromble"),
    ("GPE", "Norway"),
    ("NORP", "Norwegian"),
    ("WORK_OF_ART", "Grace Miller's Song"),
    ("PERSON", "President Wendla Oost"),
    ("DATE", "Friday"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a pipeline that knows a few names, saved as users save theirs."""
    spacy = importlib.import_module("spacy")
    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": words} for label, words in ENTITIES])
    path = tmp_path_factory.mktemp("model") / "tiny"
    pipeline.to_disk(path)
    return path


@pytest.fixture(scope="module")
def recognizer(folder: Path) -> NameRecognizer:
    return recognizer_of(str(folder))


def by_words(names: tuple[Name, ...]) -> dict[str, Name]:
    return {name.text: name for name in names}


def test_without_a_model_the_rules_find_the_names() -> None:
    recognizer = recognizer_of(None)
    text = "Norwegian Foreign Minister Kari Solheim left Oslo."
    assert recognizer.find(text, recognizer.index(text)) == find_names(text)
    assert recognizer.identity == "rules"


@needs_spacy
def test_kinds_come_from_the_model_and_the_rest_from_the_rules(
    recognizer: NameRecognizer,
) -> None:
    text = "Spokesman Zorbla told the Quibble in Lower Tromble that Kari Solheim had left Norway."
    names = by_words(recognizer.find(text))
    assert list(names) == ["Zorbla", "Quibble", "Lower Tromble", "Kari Solheim", "Norway"]
    assert (names["Zorbla"].kind, names["Zorbla"].role) == (NameKind.PERSON, "Spokesman")
    assert names["Quibble"].kind is NameKind.ORGANISATION
    assert (names["Lower Tromble"].kind, names["Lower Tromble"].located) == (NameKind.PLACE, True)
    assert names["Kari Solheim"].kind is NameKind.PERSON
    assert (names["Norway"].kind, names["Norway"].country) == (NameKind.COUNTRY, "NO")


@needs_spacy
def test_a_sentence_is_read_with_what_the_model_found_in_the_article(
    recognizer: NameRecognizer,
) -> None:
    article = "Zorbla won.\n\nThe quiet Harbour Fund lost. Zorbla's party is Norwegian."
    index = recognizer.index(article)
    sentence = "Zorbla's party is Norwegian."
    names = by_words(recognizer.find(sentence, index))
    assert names["Zorbla"].kind is NameKind.PERSON
    assert names["Zorbla"].span.of(sentence) == "Zorbla"
    assert names["Norwegian"].canonical == "Norway"
    found = by_words(recognizer.find("The quiet Harbour Fund lost.", index))
    assert found["quiet Harbour Fund"].kind is NameKind.ORGANISATION


@needs_spacy
def test_a_name_of_the_model_takes_the_place_of_those_inside_it(
    recognizer: NameRecognizer,
) -> None:
    names = recognizer.find("They sang Grace Miller's Song on Friday.")
    assert [(name.text, name.kind) for name in names] == [("Grace Miller's Song", NameKind.OTHER)]


@needs_spacy
def test_a_title_inside_a_name_of_the_model_is_its_role(recognizer: NameRecognizer) -> None:
    (name,) = recognizer.find("Then they met President Wendla Oost.")
    assert (name.text, name.kind, name.role) == ("Wendla Oost", NameKind.PERSON, "President")


@needs_spacy
def test_the_identity_names_the_model_and_tells_two_trainings_apart(
    folder: Path, tmp_path: Path
) -> None:
    spacy = importlib.import_module("spacy")
    identity = recognizer_of(str(folder)).identity
    assert identity.startswith(f"rules + spacy {spacy.__version__} en_pipeline 0.0.0 ")
    other = spacy.load(folder)
    other.meta["description"] = "trained again"
    other.to_disk(tmp_path / "other")
    assert recognizer_of(str(tmp_path / "other")).identity != identity


@needs_spacy
def test_a_long_article_is_read_in_parts(recognizer: NameRecognizer) -> None:
    text = "Nothing happened here.\n" * 6_000 + "Zorbla told them.\n"
    assert recognizer.index(text).kind("Zorbla") is NameKind.PERSON


@needs_spacy
@given(st.text(max_size=120))
def test_spans_are_exact_in_any_text(recognizer: NameRecognizer, text: str) -> None:
    said = f"{text}Zorbla {text} Lower Tromble{text}"
    end = 0
    for name in recognizer.find(said):
        assert name.span.of(said) == name.text
        assert name.span.start >= end
        end = name.span.end


@needs_spacy
def test_a_model_that_is_not_installed_is_named() -> None:
    with pytest.raises(ConfigError, match=r"name_model = 'en_no_such_model' is no"):
        recognizer_of("en_no_such_model")


@needs_spacy
def test_a_model_without_entities_is_refused(tmp_path: Path) -> None:
    importlib.import_module("spacy").blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ConfigError, match="finds no named entities"):
        recognizer_of(str(tmp_path / "blank"))


@pytest.mark.skipif(HAS_SPACY, reason="spaCy is installed here")
def test_a_model_without_spacy_tells_what_to_install() -> None:
    with pytest.raises(ConfigError, match=r"claimledger\[spacy\]"):
        recognizer_of("en_core_web_sm")
