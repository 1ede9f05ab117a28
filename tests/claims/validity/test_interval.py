"""Since when and until when a statement holds, by its data and by its own words."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.validity.interval import Validity, ValidityRule, speaks_of_the_day, validity_of
from claims.vocabulary import Label, Outcome, ReasonCode
from tests.claims.cases import claim_with, claims_of, judged, statement

TOLD_ON = datetime(2025, 7, 10)


def read(text: str, *, of_post: bool = False, **fields: object) -> Validity:
    reference = statement(text, **({"published_at": TOLD_ON} | fields))
    return validity_of(reference, 365, of_post=of_post)


def test_the_data_come_first() -> None:
    text = "Ann Lee was mayor of Bern from 2012 to 2016."
    found = read(text, valid_from=date(2012, 3, 1))
    assert (found.rule, found.start, found.end) == (ValidityRule.DATA, date(2012, 3, 1), None)


@pytest.mark.parametrize(
    ("text", "rule", "start", "end"),
    [
        (
            "Ann Lee has been Secretary General of the league since 1 October 2024.",
            ValidityRule.SINCE,
            date(2024, 10, 1),
            None,
        ),
        ("Since 2019, Ann Lee has been mayor of Bern.", ValidityRule.SINCE, date(2020, 1, 1), None),
        (
            "The law has been in force since October 2024.",
            ValidityRule.SINCE,
            date(2024, 11, 1),
            None,
        ),
        (
            "Ann Lee was mayor of Bern from 2012 to 2016.",
            ValidityRule.BETWEEN,
            date(2013, 1, 1),
            date(2016, 1, 1),
        ),
        (
            "Ann Lee served as mayor of Bern between 2012 and 2016.",
            ValidityRule.BETWEEN,
            date(2013, 1, 1),
            date(2016, 1, 1),
        ),
        (
            "Ann Lee was mayor of Bern from 3 May 2012 until 9 June 2016.",
            ValidityRule.BETWEEN,
            date(2012, 5, 3),
            date(2016, 6, 9),
        ),
        (
            "The exhibition is open from 1 May to 30 June 2025.",
            ValidityRule.BETWEEN,
            date(2025, 5, 1),
            date(2025, 6, 30),
        ),
        ("The pass is closed until 5 May 2025.", ValidityRule.UNTIL, None, date(2025, 5, 5)),
        (
            "The pass remains closed until the end of May 2025.",
            ValidityRule.UNTIL,
            None,
            date(2025, 5, 31),
        ),
        (
            "Ann Lee became mayor of Bern on 6 May 2025.",
            ValidityRule.BEGAN,
            date(2025, 5, 6),
            None,
        ),
        (
            "Ann Lee is now the mayor of Bern.",
            ValidityRule.TOLD,
            TOLD_ON.date(),
            date(2026, 7, 11),
        ),
        ("Ann Lee is the mayor of Bern.", ValidityRule.TOLD, TOLD_ON.date(), date(2026, 7, 11)),
        (
            "The firm currently employs 300 people.",
            ValidityRule.TOLD,
            TOLD_ON.date(),
            date(2026, 7, 11),
        ),
    ],
)
def test_clear_words_for_a_state_bound_it(
    text: str, rule: ValidityRule, start: date | None, end: date | None
) -> None:
    found = read(text)
    assert (found.rule, found.start, found.end) == (rule, start, end)
    assert found.span is not None
    assert found.span.of(text) == found.text


@pytest.mark.parametrize(
    "text",
    [
        "The bridge opened on 4 May 2024.",
        "Ann Lee met the mayor of Bern on 4 May 2024.",
        "Prices rose by 3 percent between May and June 2024.",
        "Women were 34 percent of the managers in 2018-2019.",
        "The bridge will not open until 5 May 2026.",
        "Ann Lee was elected mayor of Bern on 6 May 2025.",
        "Ann Lee is the mayor's daughter.",
        "Bern is the capital of Switzerland.",
    ],
)
def test_what_happened_holds_for_ever(text: str) -> None:
    assert read(text) == Validity(ValidityRule.ALWAYS)


def test_what_began_in_a_year_had_begun_when_it_was_told() -> None:
    text = "Ann Lee has been mayor of Bern since 2025."
    found = read(text)
    assert (found.earliest, found.start) == (date(2025, 1, 1), TOLD_ON.date())
    assert read(text, published_at=None).start == date(2026, 1, 1)


def test_an_undated_state_without_a_day_of_publication_is_not_bounded() -> None:
    assert read("Ann Lee is the mayor of Bern.", published_at=None).rule is ValidityRule.ALWAYS


def test_a_title_is_a_state_where_the_post_is_what_matters() -> None:
    text = "Mayor Ann Lee opened the bridge."
    assert read(text).rule is ValidityRule.ALWAYS
    found = read(text, of_post=True)
    assert (found.rule, found.start) == (ValidityRule.TOLD, TOLD_ON.date())


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_an_undated_state_holds_for_the_days_that_are_set(day: date, days: int) -> None:
    told = datetime(day.year, day.month, day.day)
    found = validity_of(statement("Ann Lee is the mayor of Bern.", published_at=told), days)
    assert found.holds_on(day)
    assert found.end is not None
    assert (found.end - day).days == days + 1
    assert not found.holds_on(found.end)
    assert found.is_lapsed_on(found.end)
    assert not found.ends


def test_which_claims_are_about_the_day() -> None:
    claims = claims_of("The Gotthard pass is closed. The bridge in Bern opened on 4 May 2024.")
    assert [speaks_of_the_day(claim) for claim in claims] == [True, False]


CLOSED = claim_with("closed", "The Gotthard pass in Switzerland is closed.")


@pytest.mark.parametrize(
    ("text", "label", "code"),
    [
        ("The Gotthard pass in Switzerland is closed until 30 July 2025.", Label.SUPPORTED, None),
        (
            "The Gotthard pass in Switzerland is closed until 5 May 2025.",
            Label.NOT_ENOUGH_EVIDENCE,
            ReasonCode.OUTSIDE_VALIDITY,
        ),
        (
            "The Gotthard pass in Switzerland has been closed since 25 July 2025.",
            Label.NOT_ENOUGH_EVIDENCE,
            None,  # it began after the article, which the comparison finds first
        ),
    ],
)
def test_a_state_is_judged_for_the_day(text: str, label: Label, code: ReasonCode | None) -> None:
    verdict = judged(CLOSED, statement(text))
    assert verdict.label is label
    assert code is None or code in verdict.reason_codes


def test_what_its_own_words_say_has_ended_since_is_outdated() -> None:
    text = "The Gotthard pass in Switzerland is closed until 30 July 2025."
    later = judged(CLOSED, statement(text), today=date(2025, 8, 1))
    assert later.label is Label.SUPPORTED
    assert ReasonCode.STALE_REFERENCE in later.reason_codes
    assert "outdated now" in later.rationale
    assert (
        ReasonCode.STALE_REFERENCE
        not in judged(CLOSED, statement(text), today=date(2025, 7, 21)).reason_codes
    )


MINISTER = next(
    claim
    for claim in claims_of("Ukraine’s defence minister, Rustem Umerov, spoke on Sunday.")
    if claim.kind == "role"
)


@pytest.mark.parametrize(
    ("text", "told", "label"),
    [
        ("Rustem Umerov is the defence minister of Ukraine.", datetime(2025, 7, 1), "supported"),
        ("Rustem Umerov is the defence minister of Ukraine.", datetime(2023, 10, 1), None),
        (
            "Ukraine's defence minister Rustem Umerov flew to Bern.",
            datetime(2025, 7, 1),
            "supported",
        ),
        ("Ukraine's defence minister Rustem Umerov flew to Bern.", datetime(2023, 10, 1), None),
        (
            "Rustem Umerov has been defence minister of Ukraine since 6 September 2023.",
            datetime(2023, 10, 1),
            "supported",
        ),
    ],
)
def test_an_old_report_does_not_say_who_holds_a_post_now(
    text: str, told: datetime, label: str | None
) -> None:
    verdict = judged(MINISTER, statement(text, published_at=told))
    if label is not None:
        assert verdict.label == label
        return
    assert (verdict.outcome, verdict.label) == (Outcome.DECIDED, Label.NOT_ENOUGH_EVIDENCE)
    assert ReasonCode.STALE_REFERENCE in verdict.reason_codes
    assert "1 October 2023" in verdict.rationale
    assert "not known" in verdict.rationale
