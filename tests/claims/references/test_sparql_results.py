from __future__ import annotations

import json
from datetime import date

import pytest

from claims.references.files import ReferenceFile
from claims.references.sparql_results import read_sparql_results
from claims.source_settings import SparqlSettings

SETTINGS = {
    "kind": "sparql",
    "endpoint": "https://facts.example/sparql",
    "query": "SELECT ?item ?post ?holder ?start ?end ?from ?page WHERE { }",
    "publisher": "Facts",
    "id": ["item", "post"],
    "statement": "{holder} has held the post since {start}.",
    "statement_after": "{holder} held the post until {end}.",
    "start": "start",
    "end": "end",
    "start_precision": "from",
    "url": "page",
}


def read(changes: dict[str, object] | None = None, **values: object) -> ReferenceFile:
    row: dict[str, object] = {
        "item": {"type": "uri", "value": "https://facts.example/1"},
        "post": {"type": "uri", "value": "https://facts.example/mayor"},
        "holder": {"type": "literal", "xml:lang": "en", "value": "Anna  Keller"},
        "start": {"type": "literal", "value": "2024-10-01"},
    }
    for name, value in values.items():
        row[name] = value if isinstance(value, dict) else {"type": "literal", "value": value}
    content = json.dumps({"results": {"bindings": [row]}}).encode()
    settings = SparqlSettings.model_validate({**SETTINGS, **(changes or {})})
    return read_sparql_results(content, "https://facts.example/sparql", settings)


@pytest.mark.parametrize(
    ("start", "words", "first"),
    [
        ("2024-10-01", "1 October 2024", date(2024, 10, 1)),
        ("2024-10-01Z", "1 October 2024", date(2024, 10, 1)),
        ("2024-10-01T00:00:00Z", "1 October 2024", date(2024, 10, 1)),
        ("2024-10-01T09:30:00.5+02:00", "1 October 2024", date(2024, 10, 1)),
        ("2024-12", "December 2024", date(2025, 1, 1)),
        ("2024", "2024", date(2025, 1, 1)),
    ],
)
def test_a_fact_holds_from_the_first_day_that_is_certain(
    start: str, words: str, first: date
) -> None:
    (reference,) = read(start=start).references
    assert reference.statement == f"Anna Keller has held the post since {words}."
    assert (reference.valid_from, reference.valid_to) == (first, None)


@pytest.mark.parametrize(
    ("precision", "words"), [("9", "2024"), ("10", "October 2024"), ("11", "1 October 2024")]
)
def test_a_precision_beside_the_date_goes_before_how_it_is_written(
    precision: str, words: str
) -> None:
    (reference,) = read({}, start="2024-10-01T00:00:00Z", **{"from": precision}).references
    assert reference.statement.endswith(f"since {words}.")


def test_an_end_closes_the_fact_and_opens_what_holds_after_it() -> None:
    during, after = read(end="2025-03").references
    assert (during.valid_from, during.valid_to) == (date(2024, 10, 1), date(2025, 3, 1))
    assert after.statement == "Anna Keller held the post until March 2025."
    assert (after.valid_from, after.valid_to) == (date(2025, 4, 1), None)
    assert after.id == f"{during.id}#after"


def test_of_a_fact_that_no_day_is_certain_of_only_its_end_is_told() -> None:
    (after,) = read(start="2024", end="2024").references
    assert after.statement == "Anna Keller held the post until 2024."


def test_variables_of_the_id_tell_facts_apart() -> None:
    (one,) = read().references
    (other,) = read(post={"type": "uri", "value": "https://facts.example/sheriff"}).references
    assert one.id.startswith("https://facts.example/1#")
    assert one.id != other.id


def test_an_address_is_kept_and_a_false_one_refused() -> None:
    (reference,) = read(page={"type": "uri", "value": "https://facts.example/p"}).references
    assert reference.url == "https://facts.example/p"
    assert "not an http or https" in str(read(page="urn:x:1").refused[0])


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"start": "1 October 2024"}, "is no date"),
        ({"start": "-0044-03-15T00:00:00Z"}, "is no date of the years 1 to 9999"),
        ({"start": "0000-01-01"}, "is no day of the calendar"),
        ({"start": "2024-13-01"}, "is no day of the calendar"),
        ({"start": "9999-12-31"}, "is no day of the calendar"),
        ({"from": "7"}, "less precisely than a year"),
        ({"end": "2023-01-01"}, "before it starts"),
        ({"end": {"type": "bnode", "value": "t1"}}, "that nobody knows"),
        ({"end": {"type": "uri", "value": "http://x/.well-known/genid/1"}}, "that nobody knows"),
        ({"holder": "Q42"}, "an item without a label"),
        ({"holder": {"type": "uri", "value": "http://x/1"}}, "select its label"),
        ({"holder": {"type": "triple", "value": {}}}, "is no uri, literal or bnode"),
        ({"holder": {"type": "literal", "value": 7}}, "is no uri, literal or bnode"),
        ({"holder": 7}, "is no uri, literal or bnode"),
        ({"holder": "x" * 10_001}, "at most 10,000"),
        ({"holder": "a\u0007b"}, "control character"),
    ],
)
def test_a_row_of_another_shape_is_refused(values: dict[str, object], reason: str) -> None:
    found = read({}, **values)
    assert found.references == ()
    assert reason in str(found.refused[0])
    assert found.refused[0].line == 1


def test_braces_in_a_label_are_only_words() -> None:
    (reference,) = read(holder="{start} {0.__class__}").references
    assert reference.statement.startswith("{start} {0.__class__} has held")


def test_an_id_that_is_no_address_is_one_of_this_endpoint_alone() -> None:
    (reference,) = read({"id": ["item"]}, item="desk-1").references
    assert reference.id.startswith("https://facts.example/sparql#")
    assert reference.id != read({"id": ["item"]}, item="desk-2").references[0].id
