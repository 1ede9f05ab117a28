from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.analysis import read_facets
from claims.facets import Facets
from claims.settings import ExtractionSettings
from claims.span import Span
from claims.speech.hedges import find_hedges
from claims.vocabulary import AttributionKind, ClaimKind
from claims.worthiness.score import WORTH_CHECKING, Material, worthiness_of
from claims.worthiness.signals import FACET_SIGNALS, SIGNAL_NAMES, fired_signals
from claims.worthiness.topic_words import TOPICS, WORD_SIGNALS
from claims.worthiness.weights import FILE, Weights, shipped_weights


def material(text: str, kind: ClaimKind = ClaimKind.SENTENCE) -> Material:
    facets = read_facets(text, Span(0, len(text)), None)
    return Material(text, facets, kind, hedged=bool(find_hedges(text)))


def score(text: str, kind: ClaimKind = ClaimKind.SENTENCE) -> float:
    return worthiness_of(material(text, kind)).score


def fired(text: str) -> set[str]:
    return set(fired_signals(material(text)))


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("The port handled 40,000 containers.", "gives a quantity"),
        ("The port handled 40,000 containers.", "gives a large quantity"),
        ("The strike lasted nine days.", "gives a duration"),
        ("The strike began on 4 May 2021.", "gives a date"),
        ("Fees rose by 4 percent.", "gives a percentage or share"),
        ("Fees cost 12 euros.", "gives an amount of money"),
        ("The ferry sank off Norway.", "names a country"),
        ("The ferry was sold.", "has a past form"),
        ("They are digging a tunnel.", "says what is going on"),
        ("Is it safe?", "is a question"),
        ("“Is it safe?”", "is a question"),
        ("I like it.", "begins with I"),
        ("Wages fell behind prices.", "speaks of jobs and wages"),
        ("Unemployment fell.", "speaks of jobs and wages"),
        ("The factories closed.", "speaks of business"),
        ("It is going to rain.", "says what will be"),
        ("It’s going to rain.", "says what will be"),
        ("We have to act.", "says what must be"),
        ("He voted against it.", "tells how somebody voted or acted in office"),
        ("It is the largest lake.", "gives an extreme"),
        ("According to the census, they left.", "gives a source"),
        ("NATO sent ships.", "speaks of war and forces"),
        ("Thank you.", "thanks or greets"),
        ("Thank you.", "gives no topic, name or value"),
        ("The factory pays no tax.", "speaks of several topics"),
    ],
)
def test_a_signal_fires_where_its_name_says(text: str, signal: str) -> None:
    assert signal in fired(text)


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("The US sent a ship.", "speaks for a group"),  # the country is no pronoun
        ("They are going to dig.", "says what is going on"),
        ("The painter sang.", "gives a quantity"),
        ("Taxes rose.", "speaks of no topic of public life"),
        ("They sang.", "speaks of several topics"),
        ("The hall was full.", "is a question"),
    ],
)
def test_a_signal_stays_silent_elsewhere(text: str, signal: str) -> None:
    assert signal not in fired(text)


def test_shouting_is_read_like_ordinary_writing() -> None:
    assert fired("WAGES FELL") >= {"speaks of jobs and wages", "says that something shrank"}


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("The mine employs 3,400 people.", "The mine is a special place."),
        ("Crime fell by a third after 2010.", "Crime should fall."),
        ("The senator voted against the bill.", "I believe in this bill."),
        ("The hospital lost 200 beds last year.", "Will the hospital lose beds?"),
        ("The bridge has been closed since March.", "The bridge will be beautiful."),
    ],
)
def test_what_can_be_looked_up_ranks_above_talk(more: str, less: str) -> None:
    assert score(more) >= WORTH_CHECKING > score(less)


def test_a_score_is_the_sum_of_its_signals() -> None:
    given_weights = Weights(-1.0, {"gives a quantity": 1.0, "is a question": -3.0})
    judged = worthiness_of(material("The port handled 40,000 containers."), given_weights)
    assert [(signal.name, signal.weight) for signal in judged.signals] == [("gives a quantity", 1)]
    assert judged.score == 0.5


def test_a_signal_without_weight_gives_no_reason() -> None:
    judged = worthiness_of(material("Fees rose."), Weights(0.0, {"has a past form": 0.0}))
    assert judged.signals == ()


def test_an_editor_changes_one_weight_and_the_others_stay() -> None:
    changed = ExtractionSettings.model_validate(
        {"worthiness": {"weights": {"speaks of schools": 5}}}
    )
    claim = material("Schools teach music.")
    weights = changed.worthiness.in_force
    assert worthiness_of(claim, weights).score > worthiness_of(claim).score
    unchanged = {name: weight for name, weight in weights.weights.items() if "schools" not in name}
    shipped = shipped_weights()
    assert unchanged.items() <= shipped.weights.items()
    assert weights.base == shipped.base


def test_any_size_of_weight_gives_a_score() -> None:
    claim = material("Fees rose.")
    assert worthiness_of(claim, Weights(20.0 * len(SIGNAL_NAMES), {})).score == 1
    assert worthiness_of(claim, Weights(-20.0 * len(SIGNAL_NAMES), {})).score == 0


def test_every_signal_has_one_weight_and_every_weight_a_signal() -> None:
    assert len(set(SIGNAL_NAMES)) == len(SIGNAL_NAMES)
    assert set(shipped_weights().weights) == set(SIGNAL_NAMES)


def test_the_weights_say_what_they_were_trained_on() -> None:
    (origin,) = yaml.safe_load(FILE.read_text("utf-8"))["trained_on"]
    assert len(origin["sha256"]) == 64
    assert origin["file"].startswith("claimbuster")


def test_values_names_and_topics_never_count_against_a_claim() -> None:
    weights = shipped_weights().weights
    counted = (set(FACET_SIGNALS) | set(TOPICS)) - {"says that something is not so"}
    assert {name for name in counted if weights[name] < 0} == set()


def test_no_list_of_words_is_empty_or_names_a_word_twice() -> None:
    for name, listed in WORD_SIGNALS.items():
        entries = " ".join(listed.split()).split(", ")
        assert all(entries), name
        assert sorted(set(entries)) == sorted(entries), name


def test_a_post_is_kept_and_ranks_below_a_fact() -> None:
    post = score("Harbour minister Ana Ruiz", ClaimKind.ROLE)
    assert ExtractionSettings().minimum_worthiness < post
    assert post < score("Harbour minister Ana Ruiz sold 12 ships in 2019.")


def test_own_words_count_a_little_less() -> None:
    text = "The mine employs 3,400 people."
    quoted = Material(text, Facets(), attribution=AttributionKind.DIRECT_QUOTE)
    assert worthiness_of(quoted).score < worthiness_of(Material(text, Facets())).score


@pytest.mark.parametrize(
    "text",
    [
        "It was in Leeds.",
        "It lasted an hour.",
        "She left on Saturday.",
        "There were three.",
        "The talks were held in Istanbul in early June.",
        "They met for two hours.",
        "The village lies 40 kilometres from the border.",
    ],
)
def test_a_sentence_that_gives_a_value_is_not_dropped(text: str) -> None:
    assert score(text) >= ExtractionSettings().minimum_worthiness


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec=None), max_size=300))
def test_any_text_has_a_score_and_the_same_one_again(text: str) -> None:
    judged = worthiness_of(Material(text, Facets()))
    assert 0 <= judged.score <= 1
    assert judged == worthiness_of(Material(text, Facets()))
    names = [signal.name for signal in judged.signals]
    assert names == sorted(names, key=SIGNAL_NAMES.index)


def test_a_very_long_text_is_read_to_a_limit() -> None:
    assert score("so " * 100_000) == score("so " * 1_000)


def test_the_product_needs_no_training_library() -> None:
    root = Path(__file__).parents[2] / "claims"
    imports = [file for file in root.rglob("*.py") if "sklearn" in file.read_text("utf-8")]
    assert imports == []
