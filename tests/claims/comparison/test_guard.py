"""What counts as a conflict where a claim and a reference speak of the same thing."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from claims.comparison.guard import guard_conflicts, refuting_conflicts
from claims.judge import Circumstances, compare
from claims.settings import Settings
from claims.verdict import Comparison
from claims.vocabulary import ClaimKind, Relation
from tests.claims.cases import claims_of, statement

PUBLISHED = datetime(2024, 6, 20)
CIRCUMSTANCES = Circumstances(as_of=PUBLISHED.date(), today=date(2024, 7, 1))


def beside(text: str, reference: str) -> Comparison:
    claim = next(c for c in claims_of(text, PUBLISHED) if c.kind is not ClaimKind.ROLE)
    return compare(claim, statement(reference), CIRCUMSTANCES, Settings())


@pytest.mark.parametrize(
    ("claim", "reference", "counted"),
    [
        (  # of several figures the one that counts the same things
            "Norland has fewer than 400 infections and fewer than 20 deaths.",
            "Norland reports 431 infections, 18 deaths and 95 recoveries.",
            {"431"},
        ),
        (  # the noun stands before its number
            "Norland has more than 60 recoveries.",
            "The confirmed infections reached 931, and the number of recoveries reached 52.",
            {"52"},
        ),
        (  # a part is not the whole
            "The league has fewer than 300 clubs in Norland.",
            "The league has 900 clubs, of which 340 are in Norland and 560 in Sudmark.",
            {"340"},
        ),
        (  # the total answers a claim about all of the world
            "The film earned more than $90 million worldwide.",
            "It earned $31 million in Norland, $52 million elsewhere, and $83 million in all.",
            {"$83 million"},
        ),
        (  # what came in addition is not all there is
            "Norland has more than 240 infections.",
            "The ministry confirmed 67 new infections on Monday.",
            set(),
        ),
        (  # percent are not marks out of ten
            "The film holds a rating of 81 percent.",
            "The film holds a rating of 6.2/10.",
            set(),
        ),
        (  # a bound that another figure fits as well
            "The club sold more than 500 tickets.",
            "The club sold 480 tickets on Friday and 650 tickets on Sunday.",
            set(),
        ),
        (  # four digits that count something are no year
            "The town has fewer than 1900 confirmed cases.",
            "The confirmed cases in the town reached 1954.",
            {"1954"},
        ),
    ],
)
def test_a_figure_counts_against_the_figure_that_answers_it(
    claim: str, reference: str, counted: set[str]
) -> None:
    found = guard_conflicts(beside(claim, reference))
    assert {facet.reference_value for facet in found if facet.facet == "quantity"} == counted


def test_a_figure_of_another_time_does_not_count() -> None:
    claim = "As of 18 March 2024 the town had fewer than 90 cases."
    same_day = beside(claim, "As of 18 March 2024 the town had 95 cases.")
    later = beside(claim, "As of 19 March 2024 the town had 95 cases.")
    assert [facet.facet for facet in guard_conflicts(same_day)] == ["quantity"]
    assert guard_conflicts(later) == ()


def test_a_share_of_another_number_of_people_does_not_count() -> None:
    claim = "The mayor has the support of 61 percent based on 900 voters."
    other_poll = "The mayor has the support of 57 percent based on 1,200 voters."
    same_poll = "The mayor has the support of 57 percent based on 900 voters."
    assert guard_conflicts(beside(claim, other_poll)) == ()
    assert [f.reference_value for f in guard_conflicts(beside(claim, same_poll))] == ["57 percent"]


def test_another_time_counts_where_nothing_else_differs() -> None:
    claim = "Lena Holt founded Nordhafen Shipping in 1987."
    assert [f.facet for f in guard_conflicts(beside(claim, f"{claim[:-5]}1991."))] == ["time"]
    other = "Jonas Berg founded Sudhafen Shipping in 1991."
    assert guard_conflicts(beside(claim, other)) == ()


def test_a_name_in_the_place_of_another_is_shown_and_does_not_count() -> None:
    found = beside("Lena Holt bought Nordhafen Shipping.", "Jonas Berg bought Nordhafen Shipping.")
    replaced = [facet for facet in found.facets if facet.facet == "name_replaced"]
    assert [(f.claim_value, f.reference_value) for f in replaced] == [("Lena Holt", "Jonas Berg")]
    assert guard_conflicts(found) == ()


def test_ordinals_of_one_series_are_compared() -> None:
    found = beside("Holt won her third medal.", "Holt won her second medal.")
    ordinal = next(facet for facet in found.facets if facet.facet == "ordinal")
    assert ordinal.relation is Relation.CONFLICTS
    same = beside("Holt won her third medal.", "In Oslo Holt won her third medal.")
    assert next(f for f in same.facets if f.facet == "ordinal").relation is Relation.AGREES


def test_opposite_superlatives_are_shown() -> None:
    found = beside("Tirol has the highest rents.", "Tirol has the lowest rents.")
    assert [f.reference_value for f in found.facets if f.facet == "superlative"] == ["lowest"]


def test_a_figure_of_another_day_blocks_a_support_and_refutes_nothing() -> None:
    found = beside(
        "Two people were killed in a crash in Graz.",
        "Five people were killed in a crash in Graz on 15 June 2024.",
    )
    assert [facet.facet for facet in guard_conflicts(found)] == ["quantity"]
    assert refuting_conflicts(found) == ()
