"""The two stages of the fit: what each signal is worth, and how probable the sum makes an answer.

The verifier has seen the part `train`, and is too sure there. So the signals are fitted on `train`,
where there are many pairs, and how much the sum of the signals and the verifier's word count for
is fitted on `fit`, which neither has seen. Both are sums, so that the whole is one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

import numpy as np
from assessment.logit import ANSWERS, Array, Logit, fit_logit, softmax
from assessment.tables import Table
from numpy.typing import NDArray

from claims.assessment.weights import KINDS

SIGNAL_PENALTY = 0.001
CALIBRATION_PENALTY = 0.001
FOLDS = 5
MAIN_SET = "vitaminc_real"
CONTRASTS = frozenset({MAIN_SET, "vitaminc_synthetic"})
"""Sets in which claims and evidence come in groups that differ in little."""
OTHER_COUNT = 0.3
"""What a pair of another set counts beside one of the main set, real edits of real pages."""
UNRELATED_COUNT = 0.2
"""What a claim beside a reference that was found for it and speaks of something else counts."""
UNRELATED = "negative"
UNSEEN = 0.3
"""How likely an answer that a set does not have is next to those that it has."""


Calibrated = Mapping[str, Logit]
"""A calibration for each kind of pair."""


def fit_signals(table: Table) -> Logit:
    """Return what each signal is worth."""
    counts, possible = counts_of(table.sources), possible_answers(table)
    return fit_logit(table.signals, table.labels, counts, possible, SIGNAL_PENALTY)


def columns_of(table: Table, signals: Logit, *, verifier: bool) -> Array:
    """Return what the calibration is fitted to: the odds by the signals, and by the verifier."""
    odds = table.signals @ signals.weights
    return np.column_stack([odds, table.verifier]) if verifier else odds


def kinds_of(table: Table) -> NDArray[np.str_]:
    """Return the kind of each row, as `claims.assessment.assess.kind_of` tells it of a pair."""
    valued = np.where(table.column("has values") > 0, "values", "words")
    return np.where(table.column("told as a table") > 0, "table", valued)


def fit_calibration(table: Table, columns: Array) -> Calibrated:
    """Return a calibration for each kind of pair."""
    counts, possible, kinds = counts_of(table.sources), possible_answers(table), kinds_of(table)
    found = {}
    for kind in KINDS:
        rows = kinds == kind
        found[kind] = fit_logit(
            columns[rows], table.labels[rows], counts[rows], possible[rows], CALIBRATION_PENALTY
        )
    return found


def probabilities_of(calibrated: Calibrated, table: Table, columns: Array) -> Array:
    """Return the probabilities of the three answers of each row."""
    odds, kinds = np.zeros((len(table.labels), 2)), kinds_of(table)
    for kind, logit in calibrated.items():
        odds[kinds == kind] = logit.odds(columns[kinds == kind])
    return softmax(odds)


def held_out(table: Table, columns: Array) -> Array:
    """Return probabilities for each row by a calibration on the other folds."""
    found = np.zeros((len(table.labels), ANSWERS))
    for held in folds(table.groups):
        known = fit_calibration(table.where(~held), columns[~held])
        found[held] = probabilities_of(known, table.where(held), columns[held])
    return found


def folds(groups: NDArray[np.str_]) -> Iterator[NDArray[np.bool_]]:
    """Yield which rows are in each fold; a group is in one as a whole."""
    places = np.array([_place(group) for group in groups])
    for fold in range(FOLDS):
        yield places == fold


def _place(group: str) -> int:
    return int.from_bytes(hashlib.sha256(group.encode()).digest()[:4], "big") % FOLDS


def counts_of(sources: NDArray[np.str_]) -> Array:
    """Return what each row counts, by the set that it is from."""
    return np.array(
        [
            1.0
            if source == MAIN_SET
            else UNRELATED_COUNT
            if source.startswith(UNRELATED)
            else OTHER_COUNT
            for source in sources
        ]
    )


def decides_thresholds(sources: NDArray[np.str_]) -> NDArray[np.bool_]:
    """Return which rows the thresholds are set on: contrast pairs, and unrelated references."""
    return np.array([each in CONTRASTS or each.startswith(UNRELATED) for each in sources])


def possible_answers(table: Table) -> Array:
    """Return a 1 for each answer that the set of the row has, and less for any other.

    A set of supported and refuted claims alone was made of evidence that somebody chose: that it
    never says nothing is its maker's doing.
    """
    found = np.ones((len(table.labels), ANSWERS))
    for source in sorted(set(table.sources)):
        rows = table.sources == source
        if not source.startswith(UNRELATED):
            had = np.isin(np.arange(ANSWERS), table.labels[rows])
            found[rows] = np.where(had, 1.0, UNSEEN)
    return found
