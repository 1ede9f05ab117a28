from __future__ import annotations

import pytest

from claims.facets import NameKind
from claims.names.find import find_names


def kinds(text: str) -> dict[str, NameKind]:
    return {name.text: name.kind for name in find_names(text)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Maple Foods closed two plants.", "Maple Foods"),
        ("Seaford Holdings rose 3%.", "Seaford Holdings"),
        ("On Sunday Seaford United lost again.", "Seaford United"),
        ("The University of Uppsala agreed.", "University of Uppsala"),
        ("The Ministry of Health objected.", "Ministry of Health"),
        ("A spokeswoman for the Department of Justice left.", "Department of Justice"),
        ("Nurses at St Anne's Hospital struck.", "St Anne's Hospital"),
        ("They read Le Monde daily.", "Le Monde"),
        ("Rockets hit the base, Hezbollah said.", "Hezbollah"),
        ("Helpers of Doctors Without Borders left.", "Doctors Without Borders"),
        (
            "The Office for Digital Trade and Industry wrote.",
            "Office for Digital Trade and Industry",
        ),
        ("Tesla recalled 900 cars.", "Tesla"),
        ("Apple sold more phones.", "Apple"),
        ("Vantor said it would not pay.", "Vantor"),
        ("They bought shares in Vantor.", "Vantor"),
        ("Real Zaragoza drew 1-1.", "Real Zaragoza"),
        ("A driver for ParcelJet resigned.", "ParcelJet"),
        ("The South African Ferry Service agreed.", "South African Ferry Service"),
        ("It sold Canadian Western Bank.", "Canadian Western Bank"),
        (
            "He taught at Arden University of Arts and Letters.",
            "Arden University of Arts and Letters",
        ),
        ("The Salt Bay Provincial Government agreed.", "Salt Bay Provincial Government"),
        (
            "It funds the UN Relief and Harbour Agency for Chad.",
            "UN Relief and Harbour Agency for Chad",
        ),
        ("It became Danyl’ Kost State University in May.", "Danyl’ Kost State University"),
    ],
)
def test_bodies(text: str, words: str) -> None:
    assert kinds(text)[words] is NameKind.ORGANISATION


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hurricane Ada killed nine.", "Hurricane Ada"),
        ("They won the World Cup.", "World Cup"),
        ("Covid-19 deaths fell.", "Covid-19"),
        ("Shops open early on Black Friday.", "Black Friday"),
        ("The Oslo Agreement was signed.", "Oslo Agreement"),
        ("The Treaty of Maastricht followed.", "Treaty of Maastricht"),
        ("The Good Friday Agreement held.", "Good Friday Agreement"),
        ("It sold nine million iPhones.", "iPhones"),
        ("They race in the Tour de France.", "Tour de France"),
        ("The Dow Jones Industrial Average fell.", "Dow Jones Industrial Average"),
        ("They filled in the Survey on Sleep and Health.", "Survey on Sleep and Health"),
    ],
)
def test_events_works_and_products_are_no_people(text: str, words: str) -> None:
    assert kinds(text)[words] is NameKind.OTHER


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna van der Meer resigned.", "Anna van der Meer"),
        ("Later Van der Meer called.", "Van der Meer"),
        ("Critics of Omar al-Tamimi left.", "Omar al-Tamimi"),
        ("The sons of bin Harith fled.", "bin Harith"),
        ("They met Ana de la Vega.", "Ana de la Vega"),
        ("Samuel Adam King Jr. was there.", "Samuel Adam King Jr."),
        ("Stephen King wrote it.", "Stephen King"),
        ("Sinéad O'Hara sang.", "Sinéad O'Hara"),
        ("P. D. Marlowe wrote it.", "P. D. Marlowe"),
        ("Emily Post said no.", "Emily Post"),
        ("Dr Amina Hassan of Mercy Hospital spoke.", "Amina Hassan"),
        ("Tornek, who sang, left.", "Tornek"),
        ("Prime Minister-designate Carla Ruiz won.", "Carla Ruiz"),
        ("King Charles III opened it.", "Charles III"),
        ("Olha Radio, a chemistry teacher, left.", "Olha Radio"),
        ("They met Defence Minister Israel Tauber.", "Israel Tauber"),
    ],
)
def test_people(text: str, words: str) -> None:
    assert kinds(text)[words] is NameKind.PERSON


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Rhine rose again.", "Rhine"),
        ("It is quiet in Northern Ireland.", "Northern Ireland"),
        ("Peace in the Middle East is far.", "Middle East"),
        ("Logging in the Amazon fell.", "Amazon"),
        ("They climbed the Falkner Glacier.", "Falkner Glacier"),
        ("Liverpool's port grew.", "Liverpool"),
    ],
)
def test_places(text: str, words: str) -> None:
    assert kinds(text)[words] is NameKind.PLACE


@pytest.mark.parametrize("words", ["Saudi Arabia", "New Zealand", "South Africa", "United States"])
def test_countries_of_two_words_stay_whole(words: str) -> None:
    assert kinds(f"They flew to {words}.") == {words: NameKind.COUNTRY}


def test_the_same_word_is_a_body_a_city_or_a_river() -> None:
    assert kinds("They sued Amazon.")["Amazon"] is NameKind.ORGANISATION
    assert kinds("Liverpool scored twice.")["Liverpool"] is NameKind.ORGANISATION
    assert kinds("She moved to a flat in Chelsea.")["Chelsea"] is NameKind.PLACE


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("FERRY SINKS OFF GREEK ISLAND, DOZENS MISSING", ["GREEK"]),
        ("How To Save Money On Your Heating Bills", []),
        ("Why Your Next Phone May Be Made In Slovakia", ["Slovakia"]),
        ("NATO Chief Says Allies Must Spend More Money", ["NATO"]),
        ("“WE WILL NEVER STOP RUSSIA,” it said.", ["RUSSIA"]),
        ("Neighbours said it was loud.", []),
        ("Alleged Chinese stations closed.", ["Chinese"]),
        ("A Paris-based lawyer objected.", []),
        ("Workers staff the plant.", []),
    ],
)
def test_capital_letters_that_say_nothing(text: str, names: list[str]) -> None:
    assert [name.text for name in find_names(text)] == names


def test_a_line_of_names_is_no_headline() -> None:
    text = "Anna Ruiz, Chief Executive Officer, Seaford Holdings"
    assert list(kinds(text)) == ["Anna Ruiz", "Seaford Holdings"]


def test_a_headline_does_not_vouch_for_its_words() -> None:
    text = "Why Police Want More Cameras In Every Street\n\nCameras help."
    assert find_names(text) == ()


def test_a_quotation_that_ends_with_a_name_does_not_join_it_to_the_next() -> None:
    text = "‘We will rebuild Kharkil’ Danyl Kost said."
    assert "Danyl Kost" in kinds(text)


def test_a_nation_stays_apart_from_a_region_of_two_words() -> None:
    assert "West Bank" in kinds("They live in the Palestinian West Bank.")
