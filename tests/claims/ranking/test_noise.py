import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.ranking import without_noise


@pytest.mark.parametrize(
    ("post", "plain"),
    [
        ("The bridge is closed. https://example.org/x?y=1", "The bridge is closed."),
        ("Look pic.twitter.com/Ab12Cd now", "Look now"),
        ("#WorldCupFinal2026 is sold out", "World Cup Final 2026 is sold out"),
        ("@city_council said no", "city council said no"),
        ("A NASAProbe is #NASAProbe", "A NASAProbe is NASA Probe"),
        ("It rained. — Ana Ruiz (@ana_ruiz) March 3, 2024", "It rained. — Ana Ruiz"),
        ("Ana Ruiz (@ana_ruiz) says so", "Ana Ruiz says so"),
    ],
)
def test_what_stands_beside_the_words_goes(post: str, plain: str) -> None:
    assert without_noise(post) == plain


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The  mayor, who was elected in 2019, resigned.",
        "Write to desk@example.org.",
        "It cost 3.5 million and/or more.",
        "He came in 2nd (see page #  4).",
    ],
)
def test_a_text_without_noise_stays_as_it_is(text: str) -> None:
    assert without_noise(text) == text


@given(st.text(), st.sampled_from(["https://", "www.", "pic.twitter.com/"]), st.text())
def test_no_link_is_left(before: str, scheme: str, after: str) -> None:
    assert f"{scheme}x" not in without_noise(f"{before} {scheme}x{after}")
