from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from claims.source_settings import ReferenceSourceSettings, SparqlSettings, fields_of

KINDS: TypeAdapter[ReferenceSourceSettings] = TypeAdapter(ReferenceSourceSettings)
URL = "https://facts.example/a"
QUERY = "SELECT ?item ?holder ?start WHERE { ?item ?holder ?start }"
GOOD: dict[str, dict[str, object]] = {
    "files": {"paths": ["references/"]},
    "claim_review_pages": {"pages": [URL]},
    "data_commons": {"feed": URL},
    "fact_check_tools": {"queries": ["pier"]},
    "mediawiki": {"api": "https://w.example/w/rest.php", "titles": ["Pier"], "publisher": "W"},
    "publisher": {"publisher": "Courier", "feeds": [URL]},
    "sparql": {
        "endpoint": URL,
        "query": QUERY,
        "publisher": "Facts",
        "id": ["item"],
        "statement": "{holder} is mayor.",
    },
}


def problem(kind: str, **changes: object) -> str:
    with pytest.raises(ValidationError) as caught:
        KINDS.validate_python({"kind": kind, **GOOD[kind], **changes})
    (error,) = caught.value.errors()
    return error["msg"]


@pytest.mark.parametrize("kind", GOOD)
def test_the_kind_tells_which_keys_there_are(kind: str) -> None:
    settings = KINDS.validate_python({"kind": kind, **GOOD[kind]})
    assert settings.kind == kind
    assert "Extra inputs" in problem(kind, colour="red")
    with pytest.raises(ValidationError, match="frozen"):
        settings.kind = "files"


def test_an_unknown_kind_is_refused_with_the_kinds_there_are() -> None:
    with pytest.raises(ValidationError, match="'claim_review_pages'"):
        KINDS.validate_python({"kind": "rss"})


@pytest.mark.parametrize(
    ("kind", "changes", "words"),
    [
        ("files", {"paths": []}, "at least 1"),
        ("claim_review_pages", {"pages": []}, "give 'pages', or 'indexes' with 'links'"),
        ("claim_review_pages", {"indexes": [URL]}, "'indexes' need 'links'"),
        ("claim_review_pages", {"links": "("}, "no regular expression"),
        ("claim_review_pages", {"sites": ["https://a.example/"]}, "a host without scheme"),
        ("claim_review_pages", {"pages": ["facts.example"]}, "starts with http://"),
        ("data_commons", {"feed": "file:///etc/hostname"}, "starts with http://"),
        ("data_commons", {"feed": "https://desk:word@facts.example/"}, "user name or password"),
        ("fact_check_tools", {"queries": []}, "give 'queries', 'publishers' or both"),
        ("fact_check_tools", {"key_variable": "AIza-key"}, "should match pattern"),
        ("fact_check_tools", {"language": "English!"}, "should match pattern"),
        ("mediawiki", {"api": "https://w.example/wiki/"}, "ends in /rest.php"),
        ("mediawiki", {"titles": []}, "at least 1"),
        ("mediawiki", {"language": "de"}, "statements are taken from English"),
        ("publisher", {"feeds": []}, "give 'feeds', 'articles' or both"),
        ("publisher", {"maximum_articles": 0}, "greater than or equal to 1"),
        ("sparql", {"statement": "{office} of {holder}"}, "select ?office there"),
        ("sparql", {"statement": "{holder"}, "a brace that is left open"),
        ("sparql", {"statement": "{holder.name}"}, "something else than a variable's name"),
        ("sparql", {"statement": "{holder!r}"}, "something else than a variable's name"),
        ("sparql", {"statement": "{}"}, "something else than a variable's name"),
        ("sparql", {"id": []}, "at least 1"),
        ("sparql", {"start": "begin"}, "select ?begin there"),
        ("sparql", {"statement_after": "{holder} was mayor."}, "needs 'end'"),
    ],
)
def test_a_wrong_value_says_what_is_allowed(
    kind: str, changes: dict[str, object], words: str
) -> None:
    assert words in problem(kind, **changes)


def test_a_sentence_names_its_fields_in_order() -> None:
    assert fields_of("{holder} since {start} {{not}} {holder}") == ("holder", "start", "holder")


def test_variables_are_named_once() -> None:
    settings = SparqlSettings.model_validate({"kind": "sparql", **GOOD["sparql"], "start": "start"})
    assert settings.variables == ("item", "holder", "start")
