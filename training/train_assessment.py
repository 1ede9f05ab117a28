"""Train the weights of the assessment: write weights.yaml and thresholds.yaml.

    pip install "claimledger[training]"
    python training/train_assessment.py DATA --negatives PART=FILE... --entailment FILE...
        --verifier models/verifier/verifier.onnx --cache FOLDER [--out FOLDER] [--report]

DATA holds the labelled sets of `verifier/data.py`. FILE of `--negatives` holds claims beside
references that were found for them and speak of something else, of the parts `train`, `fit` and
`dev`; FILE of `--entailment` what the verifier says of each pair (id, supports, refutes, neither).
CACHE keeps what was read of the texts; remove it when the reading has changed.

Method: two multinomial logits with an L2 penalty, the second over the sum of the first and the
verifier's log-odds (stages.py); the second is what calibrates (matrix scaling: Guo et al., ICML
2017, "On calibration of modern neural networks"). Thresholds come from probabilities of rows that
were held out in fifths. The same data gives the same file.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from assessment import report, stages, thresholds
from assessment.logit import Array, Logit, softmax
from assessment.looks import familiarities, usual_looks
from assessment.pairs import (
    at_most,
    chosen_pairs,
    read_entailments,
    read_measured_only,
    read_negatives,
)
from assessment.tables import Reader, Table, table_of
from verifier.data import Pair, read_pairs

from claims.assessment.familiarity import Usual
from claims.assessment.signals import SIGNALS
from claims.assessment.weights import FILE

DIGITS = 3
HEADER = """\
# What each signal adds to the log-odds that a reference supports, and that it refutes, a claim, and
# how the sum becomes a calibrated probability. What each signal says: claims/assessment/.
# Written by training/train_assessment.py; do not edit.
"""
THRESHOLDS_HEADER = """\
# The smallest probabilities from which an answer may be decisive: beside the verifier, and by the
# signals alone. 1 means that no answer is right often enough.
# Written by training/train_assessment.py; do not edit.
"""


@dataclass(frozen=True, slots=True)
class Scale:
    """A fitted scale: with the verifier or without, its thresholds, and how it was found."""

    calibrated: stages.Calibrated
    supports: float
    refutes: float
    curves: dict[str, list[thresholds.Point]]


def main() -> None:
    arguments = _arguments()
    entailments = dict(read_entailments(arguments.entailment))
    reader = Reader(arguments.cache)
    pairs = [*read_pairs(arguments.data), *read_negatives(arguments.negatives)]
    chosen = list(chosen_pairs(pairs, arguments.most))
    train, fit = (
        table_of([pair for pair in chosen if pair.part == part], entailments, reader)
        for part in ("train", "fit")
    )
    signals = _rounded(stages.fit_signals(train))
    usual = usual_looks(fit.looks)
    scales = {"alone": fit_scale(fit, signals, usual, verifier=False)}
    asked = fit.where(~np.isnan(fit.verifier[:, 0]))
    if len(asked.labels):
        scales["beside_verifier"] = fit_scale(asked, signals, usual, verifier=True)
    else:
        scales["beside_verifier"] = scales["alone"]
    trained_on = _trained_on(arguments, chosen)
    write(arguments.out, signals, scales, usual, trained_on)
    if arguments.report:
        measured = [pair for pair in pairs if pair.part == "dev"]
        measured += read_measured_only(arguments.data)
        measured = at_most(measured, arguments.most)
        tell(table_of(measured, entailments, reader), signals, scales, usual)


def fit_scale(table: Table, signals: Logit, usual: Usual, *, verifier: bool) -> Scale:
    """Fit a scale on rows that the signals and the verifier were not fitted on."""
    columns = stages.columns_of(table, signals, verifier=verifier)
    familiar = familiarities(table.looks, usual)[:, None]
    probabilities = stages.held_out(table, columns) * familiar
    counts = np.where(stages.decides_thresholds(table.sources), 1.0, 0.0)
    curves = {}
    for name, answer, allowed in (
        ("supports", report.SUPPORTS, ~table.guarded),
        ("refutes", report.REFUTES, table.contradicted),
    ):
        curves[name] = thresholds.points(
            probabilities[:, answer], table.labels == answer, allowed, counts
        )
    found = {name: thresholds.threshold_of(curve) for name, curve in curves.items()}
    calibrated = stages.fit_calibration(table, columns)
    return Scale(calibrated, found["supports"], found["refutes"], curves)


def tell(table: Table, signals: Logit, scales: dict[str, Scale], usual: Usual) -> None:
    """Print the figures of each set: by the signals alone, the verifier alone, and both."""
    asked = table.where(~np.isnan(table.verifier[:, 0]))
    for title, rows, scale in (
        ("signals alone", table, scales["alone"]),
        ("verifier alone", asked, None),
        ("both", asked, scales["beside_verifier"]),
    ):
        if not len(rows.labels):
            continue
        familiar = familiarities(rows.looks, usual)[:, None]
        if scale is None:
            probabilities = softmax(rows.verifier)
            supports = refutes = np.zeros(len(rows.labels), dtype=bool)
        else:
            columns = stages.columns_of(rows, signals, verifier=title == "both")
            found = stages.probabilities_of(scale.calibrated, rows, columns)
            probabilities = _drawn(found, familiar)
            supports = ~rows.guarded & (probabilities[:, report.SUPPORTS] >= scale.supports)
            refutes = rows.contradicted & (probabilities[:, report.REFUTES] >= scale.refutes)
        sys.stdout.write(f"\n{title}\n{report.HEADER}\n")
        answers = report.Answers(rows, probabilities, supports, refutes)
        for line in report.lines_of(answers):
            sys.stdout.write(f"{line}\n")
    for source in sorted(set(table.sources)):
        chosen = table.sources == source
        mean = familiarities(table.looks[chosen], usual).mean()
        sys.stdout.write(f"familiarity of {source}: {mean:.3f}\n")


def _drawn(probabilities: Array, familiar: Array) -> Array:
    """Draw the probabilities towards "neither" by what is not familiar."""
    found = probabilities * familiar
    found[:, 2] += 1 - familiar[:, 0]
    return found


def write(
    out: Path, signals: Logit, scales: dict[str, Scale], usual: Usual, trained_on: dict[str, Any]
) -> None:
    """Write the weights and the thresholds as the assessment reads them."""
    order = np.argsort(-np.abs(signals.weights).max(axis=1), kind="stable")
    names = list(SIGNALS)
    table: dict[str, Any] = {
        "trained_on": trained_on,
        "signals": {names[at]: signals.weights[at].tolist() for at in order},
        **{name: _scale_table(scale) for name, scale in scales.items()},
        "usual": {
            "near": usual.near,
            "far": usual.far,
            "looks": {name: list(look) for name, look in usual.looks.items()},
        },
    }
    _dump(out / "weights.yaml", HEADER, table)
    found = {
        name: {"supports": scale.supports, "refutes": scale.refutes}
        for name, scale in scales.items()
    }
    _dump(out / "thresholds.yaml", THRESHOLDS_HEADER, found)


def _dump(file: Path, header: str, table: dict[str, Any]) -> None:
    written = yaml.safe_dump(table, sort_keys=False, width=100, default_flow_style=None)
    file.write_text(header + written, "utf-8")


def _scale_table(scale: Scale) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for name, logit in scale.calibrated.items():
        fitted = _rounded(logit)
        table[name] = {
            "baseline": fitted.baseline.tolist(),
            "signals": fitted.weights[:2].tolist(),
        }
        if len(fitted.weights) > 2:
            table[name]["verifier"] = fitted.weights[2:].tolist()
    table["held_out"] = {
        name: [
            [point.threshold, round(point.precision, DIGITS), round(point.coverage, DIGITS)]
            for point in curve[::10]
        ]
        for name, curve in scale.curves.items()
    }
    return table


def _rounded(logit: Logit) -> Logit:
    return Logit(logit.weights.round(DIGITS), logit.baseline.round(DIGITS))


def _trained_on(arguments: argparse.Namespace, chosen: Sequence[Pair]) -> dict[str, Any]:
    rows = hashlib.sha256()
    for pair in sorted(chosen, key=lambda pair: pair.id):
        rows.update(f"{pair.id}\t{pair.claim}\t{pair.evidence}\t{pair.label}\n".encode())
    sources = sorted({pair.source for pair in chosen})
    verifier = arguments.verifier
    return {
        "rows": f"sha256:{rows.hexdigest()}",
        "pairs": {
            source: {
                part: sum(pair.source == source and pair.part == part for pair in chosen)
                for part in ("train", "fit")
            }
            for source in sources
        },
        "verifier": f"sha256:{hashlib.sha256(verifier.read_bytes()).hexdigest()}"
        if verifier
        else "none",
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the weights of the assessment.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--negatives", nargs="*", default=[], metavar="PART=FILE")
    parser.add_argument("--entailment", nargs="*", default=[], type=Path, metavar="FILE")
    parser.add_argument("--verifier", type=Path, help="the model that the entailment is from")
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=FILE.parent, metavar="FOLDER")
    parser.add_argument("--most", type=int, default=1500, help="pairs of each set in `train`")
    parser.add_argument("--report", action="store_true", help="print the figures of the dev parts")
    return parser.parse_args()


if __name__ == "__main__":
    main()
