"""Whom a text credits, and whom it only mentions."""

from __future__ import annotations

import pytest

from claims.independence.credits import (
    credits_any,
    wires_of_byline,
    wires_of_publisher,
    wires_of_statement,
    wires_of_text,
)

WHOLE = [
    ("KYIV, July 20 (Reuters) - The bridge opened on Sunday.", "Reuters"),
    ("BERLIN (AP) — The bridge opened on Sunday.", "Associated Press"),
    ("The bridge opened on Sunday.\nSource: AFP", "Agence France-Presse"),
    ("It opened.\nThe Associated Press contributed to this report.", "Associated Press"),
    ("It opened.\nReuters reporter Ann Lee in Basel contributed reporting.", "Reuters"),
    ("The bridge opened. With inputs from PTI.", "Press Trust of India"),
    ("The bridge opened.\n© 2025 The Associated Press. All rights reserved.", "Associated Press"),
    ("This article was first published by the news agency dpa.", "Deutsche Presse-Agentur"),
    ("It opened.\n(Reporting by Ann Lee in Basel; Editing by Bob Ray)", "Reuters"),
    ("The bridge opened on Sunday. (PA)", "PA Media"),
]
IN_A_SENTENCE = [
    ("According to AFP, the bridge opened on Sunday.", "Agence France-Presse"),
    ("The bridge opened on Sunday, according to the Xinhua news agency.", "Xinhua"),
    ("The mayor told Reuters that the bridge had opened.", "Reuters"),
    ("Interfax-Ukraine reported that the bridge had opened.", "Interfax-Ukraine"),
    ("The bridge opened, Yonhap news agency said.", "Yonhap"),
]


@pytest.mark.parametrize(("text", "agency"), WHOLE)
def test_a_credit_for_the_whole_text_is_read(text: str, agency: str) -> None:
    assert wires_of_text(text) == {agency}
    assert wires_of_statement(text) == {agency}


@pytest.mark.parametrize(("text", "agency"), IN_A_SENTENCE)
def test_a_sentence_may_credit_an_agency_for_itself_only(text: str, agency: str) -> None:
    assert wires_of_statement(text) == {agency}
    assert wires_of_text(text) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "Reuters photographers stood on the bridge.",
        "Image source: Reuters",
        "She told the PA to book a table.",
        "The AP exam takes three hours.",
        "Bloomberg was mayor of New York.",
        "The offices of AFP are in Paris.",
    ],
)
def test_a_mention_is_no_credit(text: str) -> None:
    assert wires_of_statement(text) == frozenset()


def test_every_agency_of_a_list_is_credited() -> None:
    found = wires_of_text("It opened. With reporting by AFP and the Associated Press.")
    assert found == {"Agence France-Presse", "Associated Press"}


@pytest.mark.parametrize(
    ("publisher", "agency"),
    [
        ("AP via The Courier", "Associated Press"),
        ("The Courier (Reuters)", "Reuters"),
        ("the associated press", "Associated Press"),
        ("AFP / Courier", "Agence France-Presse"),
        ("Associated Press of Pakistan", "Associated Press of Pakistan"),
    ],
)
def test_a_publishers_name_gives_the_agency(publisher: str, agency: str) -> None:
    assert wires_of_publisher(publisher) == {agency}


def test_another_publisher_is_no_agency() -> None:
    assert wires_of_publisher("The Reuters Square Bakery") == frozenset()
    assert wires_of_publisher("The Courier") == frozenset()


@pytest.mark.parametrize("byline", ["Reuters Staff", "By Ann Lee, Reuters", "Ann Lee | Reuters"])
def test_a_byline_gives_the_agency(byline: str) -> None:
    assert wires_of_byline(byline) == {"Reuters"}


def test_a_byline_without_an_agency_gives_none() -> None:
    assert wires_of_byline("Ann Lee") == frozenset()
    assert wires_of_byline(None) == frozenset()


def test_a_publisher_is_credited_by_name() -> None:
    names = ["The Courier"]
    assert credits_any("The Courier reported that the bridge had opened.", names)
    assert credits_any("The mayor told The Courier that it had opened.", names)
    assert not credits_any("The courier said that the parcel had arrived.", names)
    assert not credits_any("The Courier has its offices beside the bridge.", names)
    assert not credits_any("Anything at all.", [])
