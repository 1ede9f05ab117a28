from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claims.names.tables
from claims.names.gazetteer import is_ordinary_word, place_of, within
from claims.names.nations import acting_government, country_of, nation_of
from claims.names.tables import countries, demonyms


def test_a_city_is_found_with_its_country_and_size() -> None:
    place = place_of("Istanbul")
    assert place is not None
    assert (place.name, place.country, place.kind) == ("Istanbul", "TR", "city")
    assert place.population > 10_000_000


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kiev", "Kyiv"),
        ("Odessa", "Odesa"),
        ("Kharkov", "Kharkiv"),
        ("Turkey", "Türkiye"),
        ("St. Petersburg", "Saint Petersburg"),
        ("The Hague", "Hague"),
        ("Cologne", "Köln"),
    ],
)
def test_spellings_fold_together(one: str, other: str) -> None:
    assert place_of(one) is not None
    assert place_of(one) == place_of(other)
    assert within(one, other) is True


@pytest.mark.parametrize(
    ("inner", "outer", "answer"),
    [
        ("Istanbul", "Türkiye", True),
        ("Istanbul", "Turkey", True),
        ("Istanbul", "Russia", False),
        ("Istanbul", "Ankara", False),
        ("Los Angeles", "California", True),
        ("Paris", "the European Union", True),
        ("Oslo", "EU", False),
        ("Oslo", "Europe", True),
        ("Nairobi", "Europe", False),
        ("Türkiye", "Istanbul", None),
        ("Russia", "Istanbul", False),
        ("Narnia", "Russia", None),
        ("Istanbul", "Narnia", None),
        ("Bray", "Russia", None),
        ("Crimea", "Russia", None),
        ("Crimea", "Ukraine", None),
        ("Crimea", "France", False),
        ("Jerusalem", "Palestine", None),
        ("London", "Canada", None),
        ("Istanbul", "Europe", None),
    ],
)
def test_within_says_true_false_or_not_known(inner: str, outer: str, answer: bool | None) -> None:
    assert within(inner, outer) is answer


@pytest.mark.parametrize("word", ["Of", "Police", "Deal", "Lime"])
def test_words_that_are_hardly_ever_a_place(word: str) -> None:
    assert place_of(word) is None or is_ordinary_word(word)


def test_a_city_named_like_a_word_is_marked() -> None:
    assert is_ordinary_word("Nice")
    assert is_ordinary_word("Reading")
    assert not is_ordinary_word("London")


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Russian", "RU"),
        ("Russians", "RU"),
        ("Russia", "RU"),
        ("Russia's", "RU"),
        ("the United States", "US"),
        ("U.S.", "US"),
        ("US", "US"),
        ("us", None),
        ("Dutch", "NL"),
        ("Swiss", "CH"),
        ("South Korean", "KR"),
        ("Poles", "PL"),
        ("Iraqis", "IQ"),
        ("Britain", "GB"),
        ("Moscow", None),
        ("table", None),
    ],
)
def test_nations(word: str, code: str | None) -> None:
    assert nation_of(word) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Moscow", "RU"),
        ("the Kremlin", "RU"),
        ("Kyiv", "UA"),
        ("Kiev", "UA"),
        ("Washington", "US"),
        ("White House", "US"),
        ("Downing Street", "GB"),
        ("Brussels", "EU"),
        ("EU", "EU"),
        ("Beijing", "CN"),
        ("Tehran", "IR"),
        ("Berlin", "DE"),
        ("Istanbul", None),
    ],
)
def test_governments(word: str, code: str | None) -> None:
    assert acting_government(word) == code
    assert country_of(word) == code


def test_every_capital_stands_for_its_country() -> None:
    ambiguous = {"Kingston", "Brussels"}  # of Jamaica and Norfolk Island; of Belgium and the Union
    for country in countries().values():
        if country.capital and country.capital not in ambiguous:
            assert acting_government(country.capital) is not None, country


def test_every_demonym_belongs_to_a_country() -> None:
    assert len(demonyms()) > 300
    assert set(demonyms().values()) <= set(countries())


def test_the_tables_stay_small() -> None:
    data = Path(claims.names.tables.__file__).parent / "data"
    assert sum(file.stat().st_size for file in data.iterdir()) < 800_000


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_is_answered(inner: str, outer: str) -> None:
    place = place_of(inner)
    assert place is None or place.kind in ("city", "region", "country")
    assert within(inner, outer) in (True, False, None)
    assert country_of(inner) is None or country_of(inner) in countries()
