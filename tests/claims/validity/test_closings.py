"""When a later statement proposes that an earlier one about the same slot has ended."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from claims.reference import Reference
from claims.validity.closings import closings
from tests.claims.cases import statement

OLD = statement(
    "Jens Stoltenberg has been Secretary General of NATO since 1 October 2014.",
    id="old",
    publisher="Desk",
    published_at=datetime(2020, 1, 5),
)
NEW = statement(
    "Mark Rutte has been Secretary General of NATO since 1 October 2024.",
    id="new",
    publisher="Herald",
    published_at=datetime(2024, 10, 2),
)


def made(text: str, **fields: object) -> Reference:
    return statement(text, **({"id": "made"} | fields))


def test_another_holder_from_a_later_day_proposes_the_end() -> None:
    (found,) = closings(NEW, [OLD, NEW])
    assert (found.earlier_id, found.earlier_version_id) == ("old", OLD.version_id)
    assert found.later_version_id == NEW.version_id
    assert found.valid_to == date(2024, 10, 1)
    assert found.explanation == (
        "As of 1 October 2024, Secretary General of NATO is Mark Rutte, says Herald; "
        "Desk gave Jens Stoltenberg."
    )


def test_the_earlier_statement_ends_nothing() -> None:
    assert closings(OLD, [NEW]) == ()


def test_the_data_of_a_statement_say_when_its_holder_began() -> None:
    later = made("Mark Rutte is Secretary General of NATO.", valid_from=date(2024, 10, 1))
    assert [found.valid_to for found in closings(later, [OLD])] == [date(2024, 10, 1)]


def test_an_undated_state_ends_the_earlier_one_on_its_day_at_the_latest() -> None:
    later = made("Mark Rutte is now NATO's Secretary General.", published_at=datetime(2025, 2, 3))
    assert [found.valid_to for found in closings(later, [OLD])] == [date(2025, 2, 3)]


@pytest.mark.parametrize(
    "later",
    [
        # the same holder, in another spelling of the name
        made("Stoltenberg is Secretary General of NATO.", published_at=datetime(2024, 1, 1)),
        # another slot
        made("Mark Rutte has been prime minister of the Netherlands since 14 October 2020."),
        # an appointment does not say when it begins
        made("Mark Rutte was appointed Secretary General of NATO on 26 June 2024."),
        # no day at all
        made("Mark Rutte is Secretary General of NATO."),
        # history
        made("Javier Solana was Secretary General of NATO from 1995 to 1999."),
        # the earlier one was still told as so after that day
        made("Ann Lee has been Secretary General of NATO since 1 May 2019."),
        # no slot
        made("NATO Secretary General Mark Rutte flew to Bern on 3 May 2025."),
    ],
)
def test_nothing_is_proposed_where_it_is_left_open(later: Reference) -> None:
    assert closings(later, [OLD]) == ()


def test_what_has_ended_already_is_not_ended_again() -> None:
    ended = made(
        "Jens Stoltenberg was Secretary General of NATO.",
        valid_from=date(2014, 10, 1),
        valid_to=date(2024, 10, 1),
    )
    assert closings(NEW, [ended]) == ()


def test_a_moved_deadline_proposes_the_end_of_the_old_one() -> None:
    first = made(
        "The deadline for applications is 31 July 2025.", published_at=datetime(2025, 6, 1)
    )
    moved = made(
        "The deadline for applications has been extended to 15 August 2025.",
        id="moved",
        published_at=datetime(2025, 7, 20),
    )
    assert [found.valid_to for found in closings(moved, [first])] == [date(2025, 7, 20)]
    same = made(
        "The deadline for applications is 31 July 2025.",
        id="same",
        published_at=datetime(2025, 7, 20),
    )
    assert closings(same, [first]) == ()
