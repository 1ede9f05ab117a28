"""What the figures of judged pairs are: each case small enough to count by hand."""

from __future__ import annotations

import math
from itertools import chain, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.evaluation.calibration import (
    brier_score,
    calibration_error,
    forecasts_of_most_probable,
    reliability,
)
from claims.evaluation.judged import (
    ANSWERS,
    REFUTED,
    SUPPORTED,
    UNDECIDED,
    Judged,
    Probabilities,
)
from claims.evaluation.risk_coverage import area_under, coverage_at, risk_coverage
from claims.evaluation.verdict_figures import figures_of

SHARES = st.tuples(*[st.integers(1, 1000)] * 3).map(
    lambda parts: Probabilities(*(part / sum(parts) for part in parts))
)
PAIRS = st.lists(
    st.builds(Judged, st.sampled_from(ANSWERS), st.sampled_from(ANSWERS), SHARES), max_size=40
)


def sure(label: str, answer: str, group: str | None = None) -> Judged:
    return Judged(label, answer, Probabilities.certain(answer), group)


def believed(label: str, supported: float, refuted: float, group: str | None = None) -> Judged:
    """A pair that is recorded as undecided, with these probabilities."""
    chances = Probabilities(supported, refuted, 1 - supported - refuted)
    return Judged(label, UNDECIDED, chances, group)


def figures(judged: list[Judged]) -> dict[str, tuple[float, int]]:
    return {each.name: (round(each.value, 4), each.of) for each in figures_of(judged)}


def test_the_figures_follow_from_the_counts():
    counts = {
        (SUPPORTED, SUPPORTED): 6,
        (SUPPORTED, UNDECIDED): 4,
        (REFUTED, REFUTED): 3,
        (REFUTED, SUPPORTED): 2,
        (UNDECIDED, UNDECIDED): 5,
    }
    judged = list(chain.from_iterable(repeat(sure(*key), n) for key, n in counts.items()))
    found = figures(judged)
    assert found["accuracy"] == found["most probable: accuracy"] == (0.7, 20)
    assert found["decided"] == (0.55, 20)
    assert found["decided: precision"] == (round(9 / 11, 4), 11)
    assert found["supported: precision"] == (0.75, 8)
    assert found["supported: recall"] == (0.6, 10)
    assert found["refuted: precision"] == (1.0, 3)
    assert found["refuted: recall"] == (0.6, 5)
    assert found["undecided: recall"] == (1.0, 5)
    assert found["refuted judged supported"] == (0.4, 5)
    assert found["undecided judged refuted"] == (0.0, 5)
    # F1 is 12 / 18 for supported, 6 / 8 for refuted, 10 / 14 for undecided.
    assert found["macro-F1"] == (round((12 / 18 + 6 / 8 + 10 / 14) / 3, 4), 20)


def test_a_share_of_nothing_is_none_of_nothing():
    assert set(figures([]).values()) == {(0.0, 0)}


def test_the_most_probable_answer_is_counted_beside_the_recorded_one():
    found = figures([believed(SUPPORTED, 0.6, 0.1), believed(REFUTED, 0.5, 0.3)])
    assert found["accuracy"] == (0.0, 2)
    assert found["most probable: accuracy"] == (0.5, 2)
    assert found["most probable: supported: precision"] == (0.5, 2)
    assert found["most probable: refuted: recall"] == (0.0, 1)


def test_a_set_of_two_labels_is_judged_among_these_two():
    found = figures([believed(SUPPORTED, 0.2, 0.1), believed(REFUTED, 0.1, 0.3)])
    assert found["most probable: accuracy"] == (0.0, 2)
    assert found["most probable of its labels: accuracy"] == (1.0, 2)
    assert found["most probable of its labels: macro-F1"] == (1.0, 2)


def test_two_answers_that_are_equally_probable_are_no_answer():
    tied = believed(SUPPORTED, 0.25, 0.25)
    assert tied.most_probable() == UNDECIDED
    assert tied.most_probable((SUPPORTED, REFUTED)) is None
    assert figures([tied, believed(REFUTED, 0.1, 0.2)])[
        "most probable of its labels: accuracy"
    ] == (0.5, 2)


def test_a_contrast_group_is_right_where_all_of_its_members_are():
    judged = [
        sure(SUPPORTED, SUPPORTED, "length"),
        sure(REFUTED, REFUTED, "length"),
        sure(SUPPORTED, SUPPORTED, "date"),
        sure(REFUTED, SUPPORTED, "date"),
        sure(SUPPORTED, UNDECIDED, "alone"),
        sure(SUPPORTED, UNDECIDED),
        sure(SUPPORTED, UNDECIDED),
    ]
    assert figures(judged)["contrast groups"] == (0.5, 2)


def test_a_sentence_is_as_sound_as_its_weakest_claim():
    claims = [Probabilities(0.9, 0.02, 0.08), Probabilities(0.3, 0.6, 0.1)]
    found = Probabilities.of_sentence(claims)
    assert (found.supported, found.refuted) == (0.3, 0.6)
    assert found.undecided == pytest.approx(0.1)


@given(st.lists(SHARES, min_size=1, max_size=5))
def test_the_probabilities_of_a_sentence_sum_to_one(claims):
    found = Probabilities.of_sentence(claims)
    assert sum(map(found.of, ANSWERS)) == pytest.approx(1)
    assert min(map(found.of, ANSWERS)) >= 0


def test_the_calibration_error_is_the_mean_distance_of_the_bins():
    # Bins of a fifteenth: .61 and .65 share one, .95 has another. Half of the first came true.
    forecasts = [(0.61, True), (0.65, False), (0.95, True), (0.95, True)]
    bins = reliability(forecasts)
    assert [(each.count, round(each.confidence, 2), each.accuracy) for each in bins] == [
        (2, 0.63, 0.5),
        (2, 0.95, 1.0),
    ]
    assert calibration_error(forecasts) == pytest.approx((2 * 0.13 + 2 * 0.05) / 4)
    assert calibration_error([]) == 0


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_the_ends_of_the_scale_have_a_bin(chance):
    (only,) = reliability([(chance, True)])
    assert only.low <= chance <= only.high


def test_the_brier_score_is_half_the_squared_distance():
    assert brier_score([sure(SUPPORTED, SUPPORTED)]) == 0
    assert brier_score([sure(SUPPORTED, REFUTED)]) == 1
    # (.5 - 1)² + .3² + .2² = .38
    assert brier_score([believed(SUPPORTED, 0.5, 0.3)]) == pytest.approx(0.19)
    assert brier_score([]) == 0


def test_the_curve_goes_from_the_surest_answer_down():
    judged = [
        believed(SUPPORTED, 0.9, 0.0),
        believed(REFUTED, 0.1, 0.8),
        believed(UNDECIDED, 0.7, 0.1),
        believed(REFUTED, 0.2, 0.3),
    ]
    curve = risk_coverage(judged)
    assert [point.coverage for point in curve] == [0.25, 0.5, 0.75, 1.0]
    assert [point.risk for point in curve] == pytest.approx([0, 0, 1 / 3, 1 / 4])
    assert area_under(curve) == pytest.approx((0 + 0 + 1 / 3 + 1 / 4) / 4)
    assert coverage_at(curve) == 0.5
    assert coverage_at(curve, precision=0.75) == 1.0


def test_answers_that_are_equally_sure_are_given_together():
    judged = [sure(SUPPORTED, SUPPORTED), sure(REFUTED, SUPPORTED), believed(REFUTED, 0.1, 0.2)]
    expected = [(2 / 3, 0.5), (1.0, 1 / 3)]
    for order in (judged, judged[::-1]):
        points = [(point.coverage, point.risk) for point in risk_coverage(order)]
        assert points == [pytest.approx(each) for each in expected]


def test_one_wrong_of_twenty_is_still_95_percent():
    judged = [sure(SUPPORTED, SUPPORTED)] * 19 + [sure(REFUTED, SUPPORTED)]
    assert coverage_at(risk_coverage(judged)) == 1.0
    assert coverage_at(risk_coverage([*judged, sure(REFUTED, SUPPORTED)])) == 0.0


@given(PAIRS)
def test_every_figure_is_a_share(judged):
    for figure in figures_of(judged):
        assert -1e-9 <= figure.value <= 1 + 1e-9, figure
        assert 0 <= figure.of <= len(judged), figure


@given(PAIRS)
def test_the_curve_ends_with_every_pair_and_its_area_is_a_mean(judged):
    curve = risk_coverage(judged)
    assert math.isclose(sum(point.gained for point in curve), bool(judged), abs_tol=1e-9)
    if judged:
        forced = [each.most_probable((SUPPORTED, REFUTED)) == each.label for each in judged]
        assert curve[-1].risk == pytest.approx(1 - sum(forced) / len(forced))
        risks = [point.risk for point in curve]
        assert min(risks) - 1e-9 <= area_under(curve) <= max(risks) + 1e-9


def test_what_is_right_and_what_is_sure_are_told_of_the_same_answer():
    (forecast,) = forecasts_of_most_probable([believed(REFUTED, 0.2, 0.5)])
    assert forecast == (0.5, True)
