from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reference import Reference
from claims.references.claimreview import (
    claim_review_of,
    is_claim_review,
    reference_of_claim_review,
)
from claims.references.row import RowError
from claims.vocabulary import ReferenceKind

URL = "https://ferryfacts.example/toll"
STATEMENT = "The bridge toll doubled in one year."


def review(**changes: object) -> dict[str, object]:
    node: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": URL,
        "claimReviewed": STATEMENT,
        "author": {"@type": "Organization", "name": "Ferry Facts"},
        "datePublished": "2024-06-01T08:00:00Z",
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "The mayor"}},
        "reviewRating": {"ratingValue": 2, "bestRating": 5, "alternateName": "Mostly false"},
        "inLanguage": "en",
    }
    return {key: value for key, value in (node | changes).items() if value is not None}


def test_each_property_has_its_place() -> None:
    digest = hashlib.sha256(STATEMENT.encode()).hexdigest()[:12]
    assert reference_of_claim_review(review()) == Reference(
        id=f"{URL}#{digest}",
        kind=ReferenceKind.FACT_CHECK,
        statement=STATEMENT,
        publisher="Ferry Facts",
        url=URL,
        published_at=datetime(2024, 6, 1, 8, tzinfo=UTC),
        rating="Mostly false",
        claimant="The mayor",
        language="en",
    )


def test_what_is_not_said_is_not_invented() -> None:
    sparse = review(datePublished=None, itemReviewed=None, inLanguage=None)
    reference = reference_of_claim_review(sparse)
    assert (reference.published_at, reference.claimant, reference.language) == (None, None, None)


@pytest.mark.parametrize(
    ("given_id", "kept"),
    [
        ("https://ferryfacts.example/toll#review", True),
        ("urn:uuid:1b4e28ba-2fa1-11d2-883f-0016d3cca427", True),
        ("_:b0", False),
        ("#review", False),
        ("review/1", False),
    ],
)
def test_an_id_is_kept_where_it_is_one_everywhere(given_id: str, kept: bool) -> None:
    reference = reference_of_claim_review(review(**{"@id": given_id}))
    assert reference.id == (given_id if kept else reference_of_claim_review(review()).id)


def test_two_claims_reviewed_on_one_page_are_two_references() -> None:
    other = reference_of_claim_review(review(claimReviewed="The bridge is closed on Sundays."))
    assert other.id != reference_of_claim_review(review()).id


@pytest.mark.parametrize(
    ("rating", "expected"),
    [
        ({"alternateName": "Pants on Fire!", "ratingValue": 1}, "Pants on Fire!"),
        ({"alternateName": "", "ratingValue": 1, "bestRating": 5}, "1/5"),
        ({"ratingValue": "4.0", "bestRating": "5"}, "4.0/5"),
        ({"ratingValue": 0}, "0"),
        ([{"@type": "Rating"}, {"alternateName": "False"}], "False"),
    ],
)
def test_ratings_are_kept_as_they_were_written(rating: object, expected: str) -> None:
    assert reference_of_claim_review(review(reviewRating=rating)).rating == expected


@pytest.mark.parametrize(
    ("changes", "publisher"),
    [
        ({"author": "Ferry Facts"}, "Ferry Facts"),
        ({"author": [{"name": "Ann Poe"}, {"name": "Bo Li"}]}, "Ann Poe, Bo Li"),
        ({"author": {"url": URL}, "publisher": {"name": "Ferry Facts"}}, "Ferry Facts"),
    ],
)
def test_publishers_come_in_several_shapes(changes: dict[str, object], publisher: str) -> None:
    assert reference_of_claim_review(review(**changes)).publisher == publisher


@pytest.mark.parametrize(
    "language", ["pt-BR", ["pt-BR", "en"], {"@type": "Language", "alternateName": "pt-BR"}]
)
def test_languages_come_in_several_shapes(language: object) -> None:
    assert reference_of_claim_review(review(inLanguage=language)).language == "pt-BR"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"claimReviewed": None}, "no claimReviewed"),
        ({"claimReviewed": 5}, "no claimReviewed"),
        ({"author": None}, "no author with a name"),
        ({"reviewRating": None}, "no reviewRating"),
        ({"reviewRating": {"ratingValue": True}}, "no reviewRating"),
        ({"url": None}, "neither an @id nor a url"),
        ({"url": "toll.html"}, "neither an @id nor a url"),
        ({"datePublished": "last week"}, "published_at 'last week' is no date"),
        ({"claimReviewed": "x" * 10_001}, "at most 10,000"),
    ],
)
def test_what_a_reference_needs_must_be_there(changes: dict[str, object], reason: str) -> None:
    with pytest.raises(RowError, match=reason):
        reference_of_claim_review(review(**changes))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("ClaimReview", True),
        ("schema:ClaimReview", True),
        ("http://schema.org/ClaimReview", True),
        (["Review", "ClaimReview"], True),
        ("Review", False),
        (None, False),
        ({"@id": "ClaimReview"}, False),
    ],
)
def test_a_claim_review_is_known_by_its_type(kind: object, expected: bool) -> None:
    assert is_claim_review({"@type": kind}) is expected


def test_what_is_no_object_is_no_claim_review() -> None:
    assert not is_claim_review("ClaimReview")


def test_a_statement_is_not_written_as_a_claim_review() -> None:
    statement = Reference("a", ReferenceKind.STATEMENT, "It opened.", "Desk")
    with pytest.raises(ValueError, match="only a fact-check"):
        claim_review_of(statement)


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).map(
    str.strip
)
_SOME_TEXT = _TEXT.filter(bool)
_IDS = _SOME_TEXT | st.sampled_from(
    [URL, "_:b0", "#a", "urn:claimledger:reference:x", "desk note/7%20?é"]
)


@given(
    st.builds(
        Reference,
        id=_IDS,
        kind=st.just(ReferenceKind.FACT_CHECK),
        statement=_SOME_TEXT,
        publisher=_SOME_TEXT,
        url=st.none() | st.just(URL),
        published_at=st.none() | st.datetimes() | st.datetimes(timezones=st.just(UTC)),
        rating=_SOME_TEXT,
        claimant=st.none() | _SOME_TEXT,
        language=st.none() | st.sampled_from(["en", "pt-BR"]),
    )
)
def test_writing_and_reading_gives_the_same_reference(reference: Reference) -> None:
    written = json.loads(json.dumps(claim_review_of(reference)))
    assert is_claim_review(written)
    assert reference_of_claim_review(written) == reference
    assert reference_of_claim_review(claim_review_of(replace(reference, note="x"))) == reference


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "@id", "@value", "alternateName", "ratingValue", "author"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys([*review(), "publisher", "@id"], _JSON)))
def test_any_markup_is_read_or_refused(changes: dict[str, object]) -> None:
    try:
        reference = reference_of_claim_review(review(**changes))
    except RowError:
        return
    assert reference.kind is ReferenceKind.FACT_CHECK
    assert reference.rating
