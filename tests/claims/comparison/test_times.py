from datetime import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims.comparison.times import compare_times
from claims.facets import Grain, TimeExpression, TimeRelation
from claims.span import Span
from claims.times.time_expressions import find_times
from claims.vocabulary import Relation

PUBLISHED = datetime(2025, 7, 20)


def read(words: str) -> TimeExpression:
    """Read the one time in some words."""
    (time,) = find_times(words, PUBLISHED)
    return time


@pytest.mark.parametrize(
    ("claim", "reference", "relation"),
    [
        ("in early June", "on 2 June 2025", Relation.AGREES),
        ("in early June", "on 12 June 2025", Relation.SILENT),  # the bound of "early" is soft
        ("in early June", "on 2 March 2025", Relation.CONFLICTS),
        ("in early June", "in June 2025", Relation.SILENT),  # coarser: it may be the same
        ("on 2 June 2025", "in early June 2025", Relation.SILENT),
        ("on 2 June 2025", "on 3 June 2025", Relation.CONFLICTS),
        ("in 2019", "in March 2019", Relation.AGREES),
        ("in 2019", "in March 2020", Relation.CONFLICTS),
        ("before 2020", "in March 2019", Relation.AGREES),
        ("before 2020", "in March 2021", Relation.CONFLICTS),
        ("since October 2024", "on 1 October 2024", Relation.AGREES),
        ("since October 2024", "since 1 October 2024", Relation.AGREES),
        ("since October 2023", "since 1 October 2024", Relation.CONFLICTS),
        # what lasted is not confirmed by a part of it
        ("from 2020 to 2023", "from 2020 to 2023", Relation.AGREES),
        ("from 1939 to 1945", "from September 1939 to August 1945", Relation.AGREES),
        ("from 2020 to 2023", "from 2020 to 2021", Relation.SILENT),
        ("from 2020 to 2023", "from 2022 to 2023", Relation.SILENT),
        ("from 2020 to 2023", "in 2021", Relation.SILENT),
        ("from 2020 to 2023", "since 2020", Relation.SILENT),
        ("since 2020", "from 2020 to 2023", Relation.SILENT),
        ("from 2020 to 2023", "in 2025", Relation.CONFLICTS),
        ("between 2020 and 2023", "in 2021", Relation.AGREES),
        ("in the 2020-21 season", "in May 2021", Relation.AGREES),
        ("until 2017", "until 2011", Relation.SILENT),
        ("until 2017", "in 2011", Relation.SILENT),
        ("until 2017", "from 1999 to 2017", Relation.AGREES),
    ],
)
def test_a_time_confirms_conflicts_or_leaves_open(
    claim: str, reference: str, relation: Relation
) -> None:
    assert compare_times(read(claim), read(reference)) is relation


def test_a_time_that_is_not_resolved_says_nothing() -> None:
    (unresolved,) = find_times("next week", None)
    assert compare_times(unresolved, read("on 2 June 2025")) is Relation.SILENT
    assert compare_times(read("on 2 June 2025"), unresolved) is Relation.SILENT


moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1))


@given(moments, moments, st.booleans())
def test_a_time_never_conflicts_with_itself(one: datetime, two: datetime, soft: bool) -> None:
    assume(one != two)
    start, end = min(one, two), max(one, two)
    time = TimeExpression(Span(0, 1), "x", start, end, Grain.DAY, approximate=soft)
    assert compare_times(time, time) is Relation.AGREES


@given(moments, moments, moments, moments)
def test_conflict_does_not_depend_on_the_side(
    a: datetime, b: datetime, c: datetime, d: datetime
) -> None:
    assume(a != b and c != d)
    one = TimeExpression(Span(0, 1), "x", min(a, b), max(a, b), Grain.DAY)
    other = TimeExpression(Span(0, 1), "y", min(c, d), max(c, d), Grain.DAY)
    there = compare_times(one, other) is Relation.CONFLICTS
    assert there == (compare_times(other, one) is Relation.CONFLICTS)


def test_an_open_beginning_is_only_compared_with_beginnings() -> None:
    since = read("since 2004")
    assert since.relation is TimeRelation.SINCE
    assert compare_times(since, read("on 2 June 2025")) is Relation.SILENT
