from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.facets import Name, NameKind
from claims.names.find import NameIndex, find_names, role_statements, same_name


def only(text: str, words: str) -> Name:
    found = [name for name in find_names(text) if name.text == words]
    assert len(found) == 1, find_names(text)
    return found[0]


def test_a_person_with_a_post_and_the_country_of_the_post() -> None:
    text = "The minutes were signed by Norwegian Foreign Minister Kari Solheim in Oslo."
    assert [name.text for name in find_names(text)] == ["Norwegian", "Kari Solheim", "Oslo"]
    person = only(text, "Kari Solheim")
    assert (person.kind, person.role) == (NameKind.PERSON, "Norwegian Foreign Minister")
    country = only(text, "Norwegian")
    assert (country.kind, country.canonical, country.country) == (NameKind.COUNTRY, "Norway", "NO")
    assert not country.located
    place = only(text, "Oslo")
    assert (place.kind, place.country, place.located) == (NameKind.PLACE, "NO", True)


def test_an_organisation_keeps_its_and_and_of() -> None:
    text = "She leads the Food and Agriculture Organization and the Bank of Norway."
    assert [name.text for name in find_names(text)] == [
        "Food and Agriculture Organization",
        "Bank of Norway",
    ]
    assert only(text, "Bank of Norway").kind is NameKind.ORGANISATION


def test_a_nation_inside_the_name_of_a_body_stays_in_it() -> None:
    name = only("The Russian Orthodox Church objected.", "Russian Orthodox Church")
    assert (name.kind, name.country) == (NameKind.ORGANISATION, "RU")


@pytest.mark.parametrize(
    ("text", "word", "is_located"),
    [
        ("The talks were held in Istanbul.", "Istanbul", True),
        ("The talks were held in Istanbul, Turkey.", "Turkey", True),
        ("The Istanbul talks ended.", "Istanbul", True),
        ("He flew to Ankara.", "Ankara", True),
        ("Pressure on Moscow is growing.", "Moscow", False),
        ("Germany's interest in Ukraine grew.", "Ukraine", False),
        ("Germany's interest in Ukraine grew.", "Germany", False),
        ("Shelling hit homes in Kyiv and Odesa.", "Odesa", True),
        ("It was said in Moscow's interest.", "Moscow", False),
    ],
)
def test_a_location_and_a_mere_mention(text: str, word: str, is_located: bool) -> None:
    assert only(text, word).located is is_located


@pytest.mark.parametrize(
    "text",
    [
        "Inflation rose last year.",
        "On Monday the price fell.",
        "Reading is fun, and nice people split the deal in March.",
        "However, they will meet again in May.",
        "I think we're done. We've finished.",
        "The President and the Prime Minister met.",
    ],
)
def test_capital_letters_that_make_no_name(text: str) -> None:
    assert find_names(text) == ()


def test_a_city_named_like_a_word_needs_a_preposition() -> None:
    assert only("He died in Nice on Monday.", "Nice").country == "FR"
    assert find_names("Nice weather is on its way.") == ()


def test_the_index_gives_the_fullest_name() -> None:
    text = (
        "Kari Solheim met John Q. Miller of the World Meteorological Organization (WMO). "
        "Solheim said that Miller had called. The WMO agreed."
    )
    index = NameIndex.of(text)
    assert index.canonical("Solheim") == "Kari Solheim"
    assert index.canonical("Miller") == "John Q. Miller"
    assert index.canonical("Minister Solheim") == "Kari Solheim"
    assert index.canonical("WMO") == "World Meteorological Organization"
    assert index.canonical("Jensen") == "Jensen"
    assert {name.canonical for name in find_names("Solheim agreed.", index)} == {"Kari Solheim"}


def test_a_surname_of_two_people_stays_open() -> None:
    index = NameIndex.of("Ann Miller met her brother Bob Miller. Miller said nothing.")
    assert index.canonical("Miller") == "Miller"


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        (
            "Norway's Secretary of the National Health and Safety Council, Kari Solheim, spoke.",
            "Norway's Secretary of the National Health and Safety Council, Kari Solheim",
            "Norway's Secretary of the National Health and Safety Council",
        ),
        (
            "NATO Secretary General Mark Rutte was there.",
            "NATO Secretary General Mark Rutte",
            "NATO Secretary General",
        ),
        (
            "It came from Kremlin spokesperson Dmitry Peskov on Friday.",
            "Kremlin spokesperson Dmitry Peskov",
            "Kremlin spokesperson",
        ),
        (
            "Kari Solheim, secretary of the council, spoke.",
            "Kari Solheim, secretary of the council",
            "secretary of the council",
        ),
        (
            "A letter to former prime minister Ann Miller leaked.",
            "former prime minister Ann Miller",
            "former prime minister",
        ),
        (
            "US Secretary of State Bob Miller landed.",
            "US Secretary of State Bob Miller",
            "US Secretary of State",
        ),
    ],
)
def test_posts(text: str, words: str, role: str) -> None:
    (found,) = role_statements(text)
    assert found.span.of(text) == words
    assert found.role == role == found.role_span.of(text)
    assert found.person.kind is NameKind.PERSON
    assert found.span.contains(found.person.span)


@pytest.mark.parametrize(
    "text",
    ["Mr. Miller spoke.", "After meeting Kari Solheim, he left.", "Ann Miller, who sang, left."],
)
def test_no_post(text: str) -> None:
    assert role_statements(text) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trump", "Donald Trump"),
        ("Trump", "President Donald J. Trump"),
        ("Donald Trump", "Donald J. Trump"),
        ("Zelenskyy", "Zelensky"),
        ("Zelenskiy", "Volodymyr Zelenskyy"),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Kiev", "Kyiv"),
        ("US", "United States"),
        ("U.S.", "the US"),
        ("NATO", "North Atlantic Treaty Organization"),
        ("Erdogan", "Recep Tayyip Erdoğan"),
        ("J. Biden", "Joe Biden"),
    ],
)
def test_one_name_written_in_two_ways(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Donald Trump", "Melania Trump"),
        ("Trump", "Biden"),
        ("Sudan", "South Sudan"),
        ("York", "New York"),
        ("Council", "Security Council"),
        ("Russia", "Ukraine"),
        ("Volodymyr Zelenskyy", "Olena Zelenska"),
        ("Istanbul", "Ankara"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


@given(st.text(max_size=300))
def test_spans_are_exact_and_in_order(text: str) -> None:
    end = 0
    for name in find_names(text):
        assert name.span.of(text) == name.text
        assert name.span.start >= end
        end = name.span.end
    for found in role_statements(text):
        assert found.role_span.of(text) == found.role


@given(st.text(max_size=30), st.text(max_size=30))
def test_sameness_is_symmetric_and_reflexive(one: str, other: str) -> None:
    assert same_name(one, one)
    assert same_name(one, other) == same_name(other, one)


@pytest.mark.parametrize(
    "text", ["\x00", "Kari\ud800 Solheim", "קארי Kari\u0301", "😀 Kari\r\nSolheim"]
)
def test_odd_characters_are_read(text: str) -> None:
    assert all(name.span.of(text) == name.text for name in find_names(text))
    assert same_name(text, text)


WORDS = ["Kari", "Solheim", "President", "of", "the", ",", ".", "“", "said", "\n", "in", "Oslo's"]


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_order_of_words_is_read(words: list[str]) -> None:
    text = " ".join(words)
    assert all(name.span.of(text) == name.text for name in find_names(text))


@pytest.mark.parametrize("piece", ["A", "Abc ", "A. ", "President ", "A, ", "of the ", "’s", "A-"])
def test_long_repetitions_are_read(piece: str) -> None:
    text = piece * 20_000
    assert all(name.span.of(text) == name.text for name in find_names(text))
