"""Which publishers belong together: by name, by site, by the configuration."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from claims.independence.publishers import Origin, Publishers, related
from claims.settings import IndependenceSettings, Settings, load_settings

FAMILIES = IndependenceSettings(
    families={"Meridian Press": ("The Courier", "Evening Post", "meridian.example")},
    wires={"Alpine News Service": ("ANS", "alpine.example"), "reuters": ("Reuters Fact Check",)},
)


def origin(publisher: str, url: str | None = None, text: str = "It opened.") -> Origin:
    return Publishers.of(FAMILIES).origin_of_statement(text, publisher, url)


@pytest.mark.parametrize(
    ("publisher", "url"),
    [
        ("the courier", None),
        ("EVENING  POST", None),
        ("Meridian Press", None),
        ("Somebody", "https://www.meridian.example/a"),
        ("Somebody", "https://sport.meridian.example/a"),
        ("meridian.example", None),
    ],
)
def test_a_family_is_found_by_name_and_by_domain(publisher: str, url: str | None) -> None:
    assert origin(publisher, url).publishers == {"family:Meridian Press"}


@pytest.mark.parametrize(
    ("publisher", "url"),
    [
        ("Courier Times", None),
        ("Somebody", "https://meridian.example.org/a"),
        ("Somebody", "https://notmeridian.example/a"),
    ],
)
def test_others_stay_outside(publisher: str, url: str | None) -> None:
    assert "family:Meridian Press" not in origin(publisher, url).publishers


def test_one_name_or_one_site_is_one_publisher() -> None:
    one = origin("The Herald", "https://herald.example/1").publishers
    assert related(one, origin("HERALD").publishers)
    assert related(one, origin("Herald Sport", "https://sport.herald.example/2").publishers)
    assert not related(one, origin("The Globe", "https://globe.example/2").publishers)


def test_a_shared_platform_makes_no_publisher() -> None:
    one = origin("Ann", "https://www.youtube.com/watch?v=1").publishers
    assert not related(one, origin("Bob", "https://www.youtube.com/watch?v=2").publishers)


def test_a_text_that_credits_an_agency_is_the_agencys() -> None:
    herald = origin("The Herald", text="According to AFP, it opened.")
    assert herald.sources == {"Agence France-Presse"}
    assert origin("The Herald").sources == {"name:herald"}


def test_agencies_are_known_by_their_site_and_from_the_configuration() -> None:
    assert origin("Somebody", "https://www.reuters.com/world/1").wires == {"Reuters"}
    assert origin("ANS").wires == {"Alpine News Service"}
    assert origin("Reuters Fact Check").wires == {"Reuters"}
    assert origin("The Herald", text="ANS reported that it opened.").wires == {
        "Alpine News Service"
    }


def test_a_publisher_in_two_families_is_refused() -> None:
    with pytest.raises(ValidationError, match="the courier"):
        IndependenceSettings(families={"One": ("The Courier",), "Two": ("the  courier",)})


def test_families_are_part_of_what_a_verdict_depends_on() -> None:
    changed = Settings(independence=FAMILIES)
    assert changed.judging["independence"]["families"]
    assert changed.judging_id != Settings().judging_id
    assert load_settings(None, {}).independence == IndependenceSettings()
