from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.facets import NameKind
from claims.names.find import NameIndex, find_names, same_name


def test_acronyms_are_found_in_either_order_and_by_initials() -> None:
    text = (
        "The World Anvil Federation (WAF) met. The OTB (Office for Trade and Banks) wrote to the "
        "National Salt Service. NSS staff agreed."
    )
    index = NameIndex.of(text)
    assert index.canonical("WAF") == "World Anvil Federation"
    assert index.canonical("OTB") == "Office for Trade and Banks"
    assert index.canonical("NSS") == "National Salt Service"
    assert index.kind("WAF") is NameKind.ORGANISATION


@pytest.mark.parametrize(
    ("text", "acronym", "full"),
    [
        ("The Salt Nations’ (SN) court met.", "SN", "Salt Nations"),
        (
            "The UN Relief and Harbour Agency for Chad (UNRHA) met.",
            "UNRHA",
            "UN Relief and Harbour Agency for Chad",
        ),
        (
            "The North Atlantic Treaty Organization met. Nato left.",
            "Nato",
            "North Atlantic Treaty Organization",
        ),
        (
            "The North Atlantic Treaty Organization (Nato) met. NATO left.",
            "NATO",
            "North Atlantic Treaty Organization",
        ),
    ],
)
def test_ways_to_introduce_an_acronym(text: str, acronym: str, full: str) -> None:
    assert NameIndex.of(text).canonical(acronym) == full


@pytest.mark.parametrize(
    ("text", "given", "full"),
    [
        ("Kamala Carver won. Later Kamala left.", "Kamala", "Kamala Carver"),
        ("Gary Carver won. Gary said no.", "Gary", "Gary Carver"),
        ("Gary said no. Gary Carver won.", "Gary", "Gary"),
        ("Gary Carver met Gary Tolland. Gary left.", "Gary", "Gary"),
        ("Chelsea Carver won. Chelsea left.", "Chelsea", "Chelsea"),
        ("Mark Carver won. Then Mark left.", "Mark", "Mark"),
        ("Jordan Carver won. Then Jordan left.", "Jordan", "Jordan"),
    ],
)
def test_a_given_name_said_alone(text: str, given: str, full: str) -> None:
    assert NameIndex.of(text).canonical(given) == full


def test_a_person_named_like_a_body_stays_a_person() -> None:
    text = "Olha Radio, a chemistry teacher, left. Later Olha Radio called, and Radio left."
    assert {name.kind for name in find_names(text)} == {NameKind.PERSON}


def test_a_person_named_like_a_country_is_whole_wherever_named() -> None:
    text = "Minister Israel Tauber spoke. Then Israel Tauber left Israel, and Tauber sang."
    assert [name.canonical for name in find_names(text)] == [
        "Israel Tauber",
        "Israel Tauber",
        "Israel",
        "Israel Tauber",
    ]


def test_letters_for_a_post_before_a_surname_are_no_part_of_it() -> None:
    text = "MEC Tolland spoke. Jacob Tolland, JD Carver and PM Solheim left. Kari Solheim won."
    names = {name.text: name.canonical for name in find_names(text)}
    assert names == {
        "Tolland": "Jacob Tolland",
        "Jacob Tolland": "Jacob Tolland",
        "JD Carver": "JD Carver",
        "Solheim": "Kari Solheim",
        "Kari Solheim": "Kari Solheim",
    }


def test_initials_of_two_bodies_stand_for_neither() -> None:
    text = "The National Salt Service and the Northern Steel Society met. The NSS agreed."
    assert NameIndex.of(text).canonical("NSS") == "NSS"


def test_the_first_word_of_a_company_stands_for_it() -> None:
    text = "Vantoria Energy sued. Vantoria said it was right."
    assert NameIndex.of(text).canonical("Vantoria") == "Vantoria Energy"


@pytest.mark.parametrize(
    "text",
    [
        "Bill Carver met Hilda Carver. Carver spoke.",
        "Bill Carver, Bill Carver and Bill Carver met Hilda Carver once.",
        "Bob Carver sued his son, Bob Carver Jr., on Friday.",
    ],
)
def test_a_family_shares_its_surname(text: str) -> None:
    index = NameIndex.of(text)
    assert index.canonical("Carver") == "Carver"
    assert index.kind("Carver") is NameKind.PERSON


def test_a_father_and_a_son_stay_apart() -> None:
    index = NameIndex.of("Bob Carver sued his son, Bob Carver Jr., on Friday.")
    assert index.canonical("Bob Carver") == "Bob Carver"


def test_short_forms_of_one_person_are_linked() -> None:
    index = NameIndex.of("Joe Carver won. Joseph Q. Carver thanked them. Carver left.")
    assert index.canonical("Carver") == "Joseph Q. Carver"


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Anna van der Meer won. Van der Meer left.", "Van der Meer", "Anna van der Meer"),
        ("Omar al-Tamimi won. Then al-Tamimi left.", "al-Tamimi", "Omar al-Tamimi"),
        ("Li Jianguo won. Later Li left.", "Li", "Li Jianguo"),
        ("Anna Ruiz won. Ruiz's party lost.", "Ruiz", "Anna Ruiz"),
        ("Theresa May won. May said no in May.", "May", "Theresa May"),
    ],
)
def test_a_surname_said_alone(text: str, short: str, full: str) -> None:
    found = [name for name in find_names(text) if name.text == short]
    assert [name.canonical for name in found] == [full]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joe Carver", "Joseph Carver"),
        ("Mohammed Carver", "Muhammad Carver"),
        ("Aleksandr Carver", "Alexander Carver"),
        ("John F. Carver", "John Fitzgerald Carver"),
        ("Xi", "Xi Jinping"),
        ("Kim", "Kim Jong Un"),
        ("van der Meer", "Anna van der Meer"),
        ("Bob Carver", "Bob Carver Jr."),
        ("Defence Ministry", "Russian Defence Ministry"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George W. Carver", "George H. W. Carver"),
        ("Anna Maria Carver", "Anna Louise Carver"),
        ("Jean-Luc Carver", "Jean-Marie Carver"),
        ("Daniel Carver", "Daniela Carver"),
        ("Christian Carver", "Christina Carver"),
        ("Martin Carver", "Marvin Carver"),
        ("Zelensky", "Zelenska"),
        ("Bob Carver Jr.", "Bob Carver Sr."),
        ("Kim", "Kim Carver"),
        ("Northgate Holdings", "Southgate Holdings"),
        ("Energy", "Vantoria Energy"),
        ("Russian Defence Ministry", "Ukrainian Defence Ministry"),
        ("Bank of England", "Bank of France"),
    ],
)
def test_two_people_or_bodies(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


PIECES = [
    "Ann",
    "Bob",
    "Carver",
    "Jr.",
    "(WAF)",
    "World",
    "Federation",
    "The",
    ".",
    "\n",
    "A.",
    "é",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_article_is_indexed(pieces: list[str]) -> None:
    text = " ".join(pieces)
    index = NameIndex.of(text)
    for name in find_names(text, index):
        assert name.canonical
        assert index.canonical(index.canonical(name.text)) == index.canonical(name.text)
