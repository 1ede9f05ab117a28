from __future__ import annotations

import pytest
from loopback import (
    Answer,
    Handler,
    Service,
    body,
    document,
    in_turn,
    readings,
    session,
    silent,
    status,
    truncated,
)

from claims.errors import FetchError, UnreadableError
from claims.source_settings import FactCheckToolsSettings
from flows.reference_sources.fact_check_tools import FactCheckTools
from flows.reference_sources.source import Failed, Page

KEY = "AIza-secret-of-the-desk"
PATH = "/v1alpha1/claims:search"


def source(service: Service, key: str | None = KEY, **changes: object) -> FactCheckTools:
    values: dict[str, object] = {
        "kind": "fact_check_tools",
        "key_variable": "DESK_KEY",
        "queries": ["pier"],
        "url": service.root + PATH,
    }
    settings = FactCheckToolsSettings.model_validate(values | changes)
    return FactCheckTools(settings, {} if key is None else {"DESK_KEY": key})


def claim(number: int, **review: object) -> dict[str, object]:
    return {
        "text": f"The pier has {number} lamps.",
        "claimant": "A visitor",
        "claimDate": "2025-05-01T00:00:00Z",
        "claimReview": [
            {
                "publisher": {"name": "Pier Facts", "site": "facts.example"},
                "url": f"https://facts.example/{number}",
                "title": "How many lamps?",
                "reviewDate": "2025-06-01T00:00:00Z",
                "textualRating": "False",
                "languageCode": "en",
                **review,
            }
        ],
    }


def pages(source_: FactCheckTools) -> list[Page]:
    found = readings(source_)
    assert all(isinstance(reading, Page) for reading in found)
    return [reading for reading in found if isinstance(reading, Page)]


def failure(source_: FactCheckTools, **changes: object) -> str:
    last = readings(source_, **changes)[-1]
    assert isinstance(last, Failed)
    assert KEY not in str(last)
    assert KEY not in repr(last.error.__dict__)
    return str(last.error)


def test_each_review_is_a_page_of_its_own(service: Service) -> None:
    service.answers[PATH] = document({"claims": [claim(1), claim(2)]})
    first, second = pages(source(service))
    (reference,) = first.references
    assert reference.statement == "The pier has 1 lamps."
    assert (reference.publisher, reference.rating) == ("Pier Facts", "False")
    assert (reference.url, reference.claimant) == ("https://facts.example/1", "A visitor")
    assert (reference.language, str(reference.published_at)) == ("en", "2025-06-01 00:00:00+00:00")
    assert first.location == reference.id != second.location
    assert not source(service).complete


def test_the_search_is_asked_as_it_is_documented_and_the_key_stays_out_of_addresses(
    service: Service,
) -> None:
    service.answers[PATH] = document({"claims": [claim(1)]})
    pages(source(service, publishers=["facts.example"], language="en", maximum_age_days=30))
    (asked,) = service.asked
    assert asked.parameters == {
        "query": "pier",
        "reviewPublisherSiteFilter": "facts.example",
        "languageCode": "en",
        "maxAgeDays": "30",
        "pageSize": "100",
    }
    assert asked.headers["X-Goog-Api-Key"] == KEY
    assert KEY not in asked.path


def test_pages_follow_until_no_token_comes(service: Service) -> None:
    service.answers[PATH] = in_turn(
        document({"claims": [claim(1)], "nextPageToken": "two"}),
        document({"claims": [claim(2)], "nextPageToken": "three"}),
        document({}),
    )
    assert len(pages(source(service))) == 2
    assert [asked.parameters.get("pageToken") for asked in service.asked] == [None, "two", "three"]


def test_paging_that_never_ends_is_cut_off_and_said(service: Service) -> None:
    def answer(handler: Handler) -> None:
        number = len(service.asked)
        document({"claims": [claim(number)], "nextPageToken": f"page{number}"})(handler)

    service.answers[PATH] = answer
    found = readings(source(service, maximum_pages=4))
    assert [type(reading) for reading in found] == [Page, Page, Page, Page, Failed]
    assert "more than 4 pages of answers" in str(found[-1])


def test_a_circle_of_pages_is_seen(service: Service) -> None:
    service.answers[PATH] = document({"claims": [claim(1)], "nextPageToken": "again"})
    assert "the same next page twice" in failure(source(service))
    assert len(service.asked) == 2


def test_a_review_that_two_searches_find_comes_once(service: Service) -> None:
    service.answers[PATH] = document({"claims": [claim(1), claim(1)]})
    assert len(pages(source(service, queries=["pier", "lamps"]))) == 1


def test_claims_that_break_a_rule_are_refused_with_their_number(service: Service) -> None:
    service.answers[PATH] = document(
        {
            "claims": [
                claim(1),
                {"text": "No review."},
                claim(3, textualRating=None),
                claim(4, url="ftp://facts.example/4"),
                "no object",
                claim(6) | {"text": "x" * 10_001},
                claim(7) | {"text": 7},
                claim(8, reviewDate="soon"),
            ]
        }
    )
    good, bad = pages(source(service))
    assert len(good.references) == 1
    assert (bad.location, bad.references) == (service.root + PATH, ())
    assert [refusal.line for refusal in bad.refused] == [2, 3, 4, 5, 6, 7, 8]


def google_error(code: int, message: str, state: str) -> Answer:
    return status(code, {"error": {"code": code, "message": message, "status": state}})


def test_a_search_that_google_refuses_costs_no_other(service: Service) -> None:
    error = google_error(400, f"API key {KEY} not valid.", "INVALID_ARGUMENT")
    service.answers[PATH] = in_turn(error, document({"claims": [claim(1)]}))
    failed, page = readings(source(service, queries=["pier", "lamps"]))
    assert isinstance(failed, Failed)
    assert KEY not in str(failed)
    assert "(INVALID_ARGUMENT: API key *** not valid.)" in str(failed.error)
    assert "check the key, and the queries" in str(failed.error)
    assert "The key is read from DESK_KEY" in str(failed.error)
    assert "(pier)" in failed.location
    assert isinstance(page, Page)


@pytest.mark.parametrize(
    ("code", "state", "words"),
    [
        (401, "UNAUTHENTICATED", "check the key"),
        (403, "PERMISSION_DENIED", "enable the Fact Check Tools API"),
        (429, "RESOURCE_EXHAUSTED", "the key's quota is used up"),
    ],
)
def test_a_key_that_google_refuses_ends_the_searches(
    service: Service, code: int, state: str, words: str
) -> None:
    service.answers[PATH] = google_error(code, f"Key {KEY} is refused.", state)
    with session(retries=0) as http, pytest.raises(FetchError, match=words) as caught:
        list(source(service, queries=["pier", "lamps"]).read(http))
    assert KEY not in str(caught.value)
    assert caught.value.status == code
    assert len(service.asked) == 1


def test_a_quota_that_comes_back_soon_is_waited_for(service: Service) -> None:
    service.answers[PATH] = in_turn(status(429, Retry_After="0"), document({"claims": [claim(1)]}))
    assert len(pages(source(service))) == 1


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (status(500), "the server answered 500"),
        (truncated(b'{"claims": ['), "broke off"),
        (silent, "silent for 0.2 seconds"),
        (body(b'{"claims": [{"text": "caf\xe9"}]}', "application/json"), "is not UTF-8"),
        (body("<html>Sign in</html>"), "no valid JSON"),
        (document([1]), "JSON that is no object"),
        (document({"claims": {}}), "'claims' that are no list"),
        (document({"items": []}), "answers with items and no claims"),
        (body("[" * 150_000, "application/json"), "nested too deeply"),
    ],
)
def test_an_answer_that_cannot_be_read_is_a_failure(
    service: Service, answer: Answer, words: str
) -> None:
    service.answers[PATH] = answer
    message = failure(source(service), read_timeout_seconds=0.2)
    assert words in message


@pytest.mark.parametrize(("key", "words"), [(None, "is not set"), ("a\nb", "is no key")])
def test_without_a_key_nothing_is_asked(service: Service, key: str | None, words: str) -> None:
    with session() as http, pytest.raises(UnreadableError, match=f"DESK_KEY {words}"):
        list(source(service, key).read(http))
    assert service.asked == []
