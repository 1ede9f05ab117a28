"""Verdicts rest on sources, not on rows: what counts once, and what does not count at all."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from claims.article import Article
from claims.claim import Claim
from claims.judge import Circumstances, decide
from claims.reference import Reference
from claims.settings import IndependenceSettings, Settings
from claims.verdict import Verdict
from claims.vocabulary import Label, ReasonCode, ReferenceKind
from tests.claims.cases import PUBLISHED, TODAY, article, claim_with, statement

TEXT = "The new bridge over the river Aare opened on 12 July 2025 and cost 40 million francs."
CLAIM = claim_with("40 million", TEXT)
WIRE = (
    "The new bridge over the river Aare, which opened on 12 July 2025 after years of delays that "
    "had angered many who live nearby, cost 40 million francs, almost twice as much as the canton "
    "had planned when the work began."
)
WIRE_CLAIM = claim_with("40 million", WIRE)
ADDRESS = "https://www.courier.example/news/1"


def told(text: str = TEXT, **fields: object) -> Reference:
    return statement(text, **({"published_at": datetime(2025, 7, 13)} | fields))


def decided(
    *references: Reference,
    claim: Claim = CLAIM,
    text: str = TEXT,
    byline: str | None = None,
    settings: IndependenceSettings | None = None,
) -> Verdict:
    read = Article(
        text=text, byline=byline, site="The Courier", language="en", published_at=PUBLISHED
    )
    circumstances = Circumstances.of(read, ADDRESS, PUBLISHED.date(), TODAY)
    return decide(
        claim, references, circumstances, Settings(independence=settings or IndependenceSettings())
    )


def groups(verdict: Verdict) -> list[int | None]:
    return [evidence.source_group for evidence in verdict.evidence]


def test_two_publishers_are_two_sources() -> None:
    verdict = decided(told(id="a", publisher="One"), told(id="b", publisher="Two"))
    assert verdict.label is Label.SUPPORTED
    assert groups(verdict) == [1, 2]
    assert ReasonCode.SINGLE_SOURCE not in verdict.reason_codes


def test_two_references_of_one_publisher_count_once() -> None:
    verdict = decided(told(id="a", publisher="One"), told(id="b", publisher="ONE"))
    assert groups(verdict) == [1, 1]
    assert {ReasonCode.SINGLE_SOURCE, ReasonCode.SAME_PUBLISHER} <= set(verdict.reason_codes)
    assert "count as one source" in verdict.rationale


def test_publishers_of_one_family_count_once() -> None:
    family = IndependenceSettings(families={"Group": ("One", "two.example")})
    references = (
        told(id="a", publisher="One"),
        told(id="b", publisher="Two", url="https://news.two.example/1"),
    )
    assert groups(decided(*references)) == [1, 2]
    verdict = decided(*references, settings=family)
    assert groups(verdict) == [1, 1]
    assert ReasonCode.SINGLE_SOURCE in verdict.reason_codes
    assert "One and Two belong together" in verdict.rationale


def test_reports_of_one_agency_count_once() -> None:
    verdict = decided(
        told(id="a", publisher="AFP via One"),
        told(f"{TEXT[:-1]}, according to AFP.", id="b", publisher="Two"),
        told(id="c", publisher="Three"),
    )
    assert sorted(each or 0 for each in groups(verdict)) == [1, 1, 2]
    assert ReasonCode.SAME_WIRE in verdict.reason_codes
    assert ReasonCode.SINGLE_SOURCE not in verdict.reason_codes
    assert "the same news agency" in verdict.rationale


def test_a_copied_text_counts_once() -> None:
    verdict = decided(
        told(WIRE, id="a", publisher="One"),
        told(WIRE.replace("nearby", "close by"), id="b", publisher="Two"),
        claim=WIRE_CLAIM,
        text="The new bridge over the river Aare cost 40 million francs.",
    )
    assert verdict.label is Label.SUPPORTED
    assert groups(verdict) == [1, 1]
    assert {ReasonCode.SINGLE_SOURCE, ReasonCode.NEAR_COPY} <= set(verdict.reason_codes)
    assert "one copied from the other" in verdict.rationale


def test_the_same_few_words_of_two_publishers_are_two_sources() -> None:
    short = "The new bridge over the river Aare cost 40 million francs."
    verdict = decided(told(short, id="a", publisher="One"), told(short, id="b", publisher="Two"))
    assert groups(verdict) == [1, 2]


def test_one_page_under_two_addresses_counts_once() -> None:
    verdict = decided(
        told(id="a", publisher="One", url="https://www.one.example/bridge?utm_source=feed"),
        told(id="b", publisher="Uno", url="http://m.one.example/bridge/amp"),
    )
    assert groups(verdict) == [1, 1]


def test_sources_that_disagree_are_no_copies_of_each_other() -> None:
    other = WIRE.replace("40 million", "70 million")
    verdict = decided(
        told(WIRE, id="a", publisher="One"),
        told(other, id="b", publisher="Two"),
        claim=WIRE_CLAIM,
        text="The new bridge over the river Aare cost 40 million francs.",
    )
    assert verdict.label is Label.CONFLICTING
    assert groups(verdict) == [1, 2]


@pytest.mark.parametrize(
    ("reference", "byline", "code", "words"),
    [
        (told(publisher="courier"), None, ReasonCode.SAME_PUBLISHER, "own source"),
        (
            told(publisher="X", url="https://m.courier.example/news/2"),
            None,
            ReasonCode.SAME_PUBLISHER,
            "own source",
        ),
        (told(publisher="Reuters"), "Reuters Staff", ReasonCode.SAME_WIRE, "news agency"),
        (
            told(f"The Courier reported that {TEXT[0].lower()}{TEXT[1:]}", publisher="Two"),
            None,
            ReasonCode.QUOTES_ARTICLE,
            "own publisher",
        ),
    ],
)
def test_what_comes_from_the_article_is_no_evidence_on_it(
    reference: Reference, byline: str | None, code: ReasonCode, words: str
) -> None:
    verdict = decided(reference, byline=byline)
    assert verdict.label is Label.NOT_ENOUGH_EVIDENCE
    assert {ReasonCode.CIRCULAR_SOURCE, code} <= set(verdict.reason_codes)
    assert not verdict.evidence[0].independent
    assert words in verdict.rationale


def test_a_dateline_of_the_article_gives_its_agency() -> None:
    verdict = decided(
        told(publisher="Reuters"), text=f"BERN, July 20 (Reuters) - {TEXT}", claim=CLAIM
    )
    assert ReasonCode.SAME_WIRE in verdict.reason_codes
    assert decided(told(publisher="Reuters")).label is Label.SUPPORTED


def test_a_copy_of_the_articles_own_words_is_no_evidence() -> None:
    verdict = decided(told(WIRE, publisher="Two"), claim=WIRE_CLAIM, text=f"{WIRE}\nMore later.")
    assert verdict.label is Label.NOT_ENOUGH_EVIDENCE
    assert {ReasonCode.CIRCULAR_SOURCE, ReasonCode.NEAR_COPY} <= set(verdict.reason_codes)
    assert "the article's own words" in verdict.rationale


def test_a_fact_check_that_quotes_the_article_is_independent() -> None:
    checked = told(WIRE, publisher="Two", kind=ReferenceKind.FACT_CHECK, rating="False")
    verdict = decided(checked, claim=WIRE_CLAIM, text=WIRE)
    assert verdict.label is Label.REFUTED


def test_text_that_was_typed_in_is_nobodys_copy() -> None:
    circumstances = Circumstances.of(article(WIRE), "text:sha256:0", date(2025, 7, 20), TODAY)
    verdict = decide(WIRE_CLAIM, [told(WIRE)], circumstances, Settings())
    assert verdict.label is Label.SUPPORTED


def test_what_an_agency_is_quoted_for_is_not_proved_by_it() -> None:
    text = f"Reuters reported on Sunday that {TEXT[0].lower()}{TEXT[1:]}"
    claim = next(each for each in [claim_with("40 million", text)] if each.claimant == "Reuters")
    verdict = decided(told(publisher="Reuters"), claim=claim, text=text)
    assert verdict.label is Label.NOT_ENOUGH_EVIDENCE
    assert ReasonCode.SAME_WIRE in verdict.reason_codes
    assert decided(told(publisher="Two"), claim=claim, text=text).label is Label.SUPPORTED
