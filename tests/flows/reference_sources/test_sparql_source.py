from __future__ import annotations

import json
from datetime import date

import pytest
from loopback import (
    Answer,
    Service,
    body,
    document,
    only_failure,
    only_page,
    silent,
    status,
    truncated,
)

from claims.source_settings import SparqlSettings
from flows.reference_sources.sparql import SparqlEndpoint

KIND = "application/sparql-results+json"
QUERY = "SELECT ?statement ?holder ?office ?start ?end WHERE { ?statement a ?office }"
VARIABLES = ["statement", "holder", "office", "start", "end"]


def source(service: Service, **changes: object) -> SparqlEndpoint:
    settings: dict[str, object] = {
        "kind": "sparql",
        "endpoint": f"{service.root}/sparql",
        "query": QUERY,
        "publisher": "Sandmouth facts",
        "id": ["statement"],
        "statement": "{holder} has been {office} since {start}.",
        "statement_after": "{holder} was {office} from {start} until {end}.",
        "start": "start",
        "end": "end",
    }
    return SparqlEndpoint(SparqlSettings.model_validate(settings | changes))


def row(number: int, **values: str) -> dict[str, object]:
    named = {"holder": "Anna Keller", "office": "mayor of Sandmouth", **values}
    bound: dict[str, object] = {
        "statement": {"type": "uri", "value": f"https://facts.example/s/{number}"}
    }
    for name, value in named.items():
        bound[name] = {"type": "literal", "value": value}
        if name in {"start", "end"}:
            datatype = "http://www.w3.org/2001/XMLSchema#dateTime"
            bound[name] = {"type": "literal", "value": value, "datatype": datatype}
    return bound


def results(*rows: object, variables: list[str] = VARIABLES) -> dict[str, object]:
    return {"head": {"vars": variables}, "results": {"bindings": list(rows)}}


def test_a_fact_that_lasts_and_one_that_ended(service: Service) -> None:
    service.answers["/sparql"] = document(
        results(
            row(1, start="2024-10-01T00:00:00Z"),
            row(2, holder="Peter Brandt", start="2014-03-28T00:00:00Z", end="2024-10-01T00:00:00Z"),
        ),
        KIND,
    )
    page = only_page(source(service))
    assert [(r.id, r.statement, r.valid_from, r.valid_to) for r in page.references] == [
        (
            "https://facts.example/s/1",
            "Anna Keller has been mayor of Sandmouth since 1 October 2024.",
            date(2024, 10, 1),
            None,
        ),
        (
            "https://facts.example/s/2",
            "Peter Brandt has been mayor of Sandmouth since 28 March 2014.",
            date(2014, 3, 28),
            date(2024, 10, 1),
        ),
        (
            "https://facts.example/s/2#after",
            "Peter Brandt was mayor of Sandmouth from 28 March 2014 until 1 October 2024.",
            date(2024, 10, 1),
            None,
        ),
    ]
    assert page.location == f"{service.root}/sparql"
    assert page.references[0].publisher == "Sandmouth facts"
    assert source(service).complete
    (asked,) = service.asked
    assert asked.parameters == {"query": QUERY}
    assert asked.headers["Accept"] == KIND


def test_a_row_of_another_shape_is_refused_and_the_others_stand(service: Service) -> None:
    service.answers["/sparql"] = document(
        results(
            row(1, start="2024-10-01T00:00:00Z"),
            row(1, start="2024-10-01T00:00:00Z"),
            row(1, start="2024-10-02T00:00:00Z"),
            row(2),
            row(3, start="-0044-03-15T00:00:00Z"),
            row(4, start="2024-02-30T00:00:00Z"),
            row(5, start="2024-10-01T00:00:00Z", holder="Q42"),
            row(6, start="2024-10-01T00:00:00Z") | {"holder": {"type": "uri", "value": "http://x"}},
            row(7, start="2024-10-01T00:00:00Z") | {"end": {"type": "bnode", "value": "t1"}},
            "no object",
            row(8, start="2024-10-01T00:00:00Z") | {"holder": {"type": "literal"}},
            row(9, start="2024-10-01T00:00:00Z", end="2023-10-01T00:00:00Z"),
            row(10, start="2024-10-01T00:00:00Z", holder="a\x00b"),
        ),
        KIND,
    )
    page = only_page(source(service))
    assert [r.id for r in page.references] == ["https://facts.example/s/1"]
    assert [refusal.line for refusal in page.refused] == [*range(3, 14)]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (status(400), "the query is not valid there"),
        (status(500), "the server answered 500"),
        (status(429, Retry_After="3600"), "429"),
        (silent, "silent for 0.2 seconds"),
        (truncated(b'{"head": {"vars"'), "broke off"),
        (
            body(json.dumps(results(row(1)))[:200] + "\njava.util.TimeoutException", KIND),
            "no valid",
        ),
        (body(json.dumps(results(row(1))).encode("utf-16"), KIND), "is not UTF-8"),
        (body("<sparql/>", "application/sparql-results+xml"), "no valid JSON"),
        (document({"boolean": True}), "answers without results.bindings"),
        (document(results(row(1), variables=["statement"])), "without the variable ?holder"),
        (document(results()), "gives no reference at all"),
        (document(results(*[row(n, start="2024-10-01") for n in range(9)])), "answers with 9 rows"),
    ],
)
def test_an_answer_that_cannot_be_read_drops_nothing(
    service: Service, answer: Answer, words: str
) -> None:
    service.answers["/sparql"] = answer
    wanted = source(service, maximum_rows=8)
    assert words in only_failure(wanted, read_timeout_seconds=0.2, retries=0)
