from __future__ import annotations

import pytest

from claims.facets import Name, NameKind
from claims.names.find import find_names


def words_of_names(text: str) -> list[str]:
    return [name.text for name in find_names(text)]


def only(text: str, words: str) -> Name:
    (found,) = [name for name in find_names(text) if name.text == words]
    return found


@pytest.mark.parametrize(
    "text",
    [
        "The .QRX index fell and notes ZZ20YT=RR rose.",
        "Crude QCOc1 slipped to $48.",
        "It has a 512GB drive and a 3D-printed case.",
        "Growth of GDP slowed and AI chips sold well.",
        "It costs Rs 450 at the door.",
        "A prize-winning, Oscar-nominated film opened.",
        "Under Article 9 the lease ends, and Plaintiff may appeal.",
        "The answer is YES, she wrote.",
        "They wrote in Danish, and he speaks Danish.",
        "It ends on Sept. 4.",
        "“Nope, not me,” she wrote.",
    ],
)
def test_capital_letters_that_name_nothing(text: str) -> None:
    assert words_of_names(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Donors gave US$40,000 to the WHO.", ["WHO"]),
        ("It fell into Danish hands.", ["Danish"]),
        ("Four people died in Laos.", ["Laos"]),
        ("She never understood Israelis.", ["Israelis"]),
        ("A Norway-based firm and a Quist-themed café closed.", []),
        ("Troops left Russian-occupied Crimea.", ["Crimea"]),
        ("The Amber Initiative (AI) met. AI agreed.", ["Amber Initiative", "AI", "AI"]),
    ],
)
def test_names_beside_them(text: str, names: list[str]) -> None:
    assert words_of_names(text) == names


def test_an_adjective_between_does_not_unplace() -> None:
    assert only("It rained in Indian-administered Kashmir.", "Kashmir").located


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sales outside Japan fell.", "Japan"),
        ("Ships waited near Denmark.", "Denmark"),
    ],
)
def test_what_lies_outside_a_country_is_not_in_it(text: str, words: str) -> None:
    name = only(text, words)
    assert name.kind is NameKind.COUNTRY
    assert not name.located


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She found work at Amazon last year.", "Amazon"),
        ("They are two points above Chelsea.", "Chelsea"),
        ("Newcastle, who are ninth, drew again.", "Newcastle"),
        ("Rivals such as SoFi grew.", "SoFi"),
    ],
)
def test_bodies_named_like_places(text: str, words: str) -> None:
    name = only(text, words)
    assert (name.kind, name.located) == (NameKind.ORGANISATION, False)


def test_a_part_of_a_city_is_a_city_of_its_own() -> None:
    name = only("He fled from his home in Khartoum North.", "Khartoum North")
    assert (name.kind, name.country, name.located) == (NameKind.PLACE, "SD", True)


@pytest.mark.parametrize("text", ["They met in Raleigh, NC, on Monday.", "Schools in NC closed."])
def test_state_codes_are_places(text: str) -> None:
    name = only(text, "NC")
    assert (name.kind, name.located) == (NameKind.PLACE, True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The STOXX 600 rose.", "STOXX 600"),
        ("The CAC 40 fell by 2%.", "CAC 40"),
        ("It adopted House Resolution 812.", "House Resolution 812"),
        ("The Brave Seven danced.", "Brave Seven"),
        ("They sold it to 21st Century Fox.", "21st Century Fox"),
    ],
)
def test_a_number_inside_a_name_is_covered(text: str, words: str) -> None:
    assert words_of_names(text) == [words]


def test_a_number_inside_the_name_of_a_person() -> None:
    text = "Erik Ten Hag lost. Later Hag left."
    assert [name.canonical for name in find_names(text)] == ["Erik Ten Hag", "Erik Ten Hag"]
    assert only(text, "Erik Ten Hag").kind is NameKind.PERSON


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A study in the journal GUT Medicine said so.", "GUT Medicine"),
        ("Clean Vauro was launched in May.", "Clean Vauro"),
        ("They sold Apple AirPods.", "Apple AirPods"),
        ("A strong La Niña is due.", "La Niña"),
        ("It was a Westmount Victorian.", "Westmount Victorian"),
    ],
)
def test_products_and_papers_are_no_people(text: str, words: str) -> None:
    assert only(text, words).kind is NameKind.OTHER
