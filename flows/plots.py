"""Draws what `claimledger evaluate` found of judged pairs, as SVG files.

The same figures give the same bytes: the ids in a file come from a fixed salt, and no file tells
when it was made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import UsageError
from claims.evaluation.calibration import (
    calibration_error,
    forecasts_of_most_probable,
    reliability,
)
from claims.evaluation.judged import ANSWERS, UNDECIDED, Judged
from claims.evaluation.risk_coverage import PRECISION, area_under, coverage_at, risk_coverage
from claims.evaluation.verdict_figures import CountsOfAnswers, confusion

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

BLUE, ORANGE, GREY = "#0b5394", "#c55a11", "#777777"
CAPTION = 0.08
"""The share of the height that the caption below a plot takes."""
HALF = 0.5
"""The share from which a cell is so dark that its numbers are written in white."""


@dataclass(frozen=True, slots=True)
class Source:
    """What the plots are of, as each of them says: the data, its digest, and what judged it."""

    name: str
    sha256: str
    engine: str

    def caption(self, pairs: int) -> str:
        name = "".join(each if each.isprintable() else "?" for each in self.name)
        return f"{name} · n = {pairs:,} pairs · sha256 {self.sha256[:12]}\n{self.engine}"


def require_matplotlib() -> None:
    """Check that plots can be drawn.

    Raises:
        UsageError: matplotlib is not installed.
    """
    try:
        import_module("matplotlib")
    except ImportError:
        raise UsageError(
            "--plots needs matplotlib: pip install 'claimledger[plots]'. The figures themselves"
            " need no plots."
        ) from None


def write_plots(judged: Sequence[Judged], source: Source, folder: Path) -> tuple[Path, ...]:
    """Write risk-coverage.svg, reliability.svg and confusion.svg into `folder`, and return them.

    The folder is made where it is missing, and files of the same name are replaced.

    Raises:
        UsageError: the folder cannot be written to.
    """
    from matplotlib import rc_context, rcdefaults, rcParams  # noqa: PLC0415  (0.3 s, rarely needed)

    drawn = {
        "risk-coverage.svg": _risk_coverage,
        "reliability.svg": _reliability,
        "confusion.svg": _confusion,
    }
    written = []
    with rc_context():
        # Whatever a matplotlibrc of the user says; and a "$" in a file's name begins no formula.
        rcdefaults()
        rcParams.update({"svg.hashsalt": "claimledger", "text.parse_math": False})
        for name, draw in drawn.items():
            figure = draw(judged)
            figure.text(0.01, 0.01, source.caption(len(judged)), fontsize=7, color=GREY)
            written.append(_saved(figure, folder / name))
    return tuple(written)


def _saved(figure: Figure, file: Path) -> Path:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(file, format="svg", metadata={"Date": None})
    except OSError as error:
        raise UsageError(f"--plots {file}: {error.strerror}.") from None
    return file


def _figure(width: float, height: float) -> Figure:
    from matplotlib.figure import Figure  # noqa: PLC0415  (as above)
    from matplotlib.layout_engine import ConstrainedLayoutEngine  # noqa: PLC0415

    beside_caption = ConstrainedLayoutEngine(rect=(0, CAPTION, 1, 0.98 - CAPTION))
    return Figure(figsize=(width, height), layout=beside_caption)


def _risk_coverage(judged: Sequence[Judged]) -> Figure:
    figure = _figure(6.4, 4.6)
    axes = figure.subplots()
    curve = risk_coverage(judged)
    coverage = [100 * point.coverage for point in curve]
    risk = [100 * point.risk for point in curve]
    area, kept = area_under(curve), coverage_at(curve)
    axes.plot(coverage, risk, color=BLUE, label=f"by probability (area {area:.3f})")
    axes.axhline(
        100 * (1 - PRECISION),
        color=GREY,
        linestyle="--",
        label=f"{PRECISION:.0%} right: coverage {kept:.1%}",
    )
    decided = [each for each in judged if each.answer != UNDECIDED]
    if decided:
        wrong = sum(each.answer != each.label for each in decided) / len(decided)
        share = len(decided) / len(judged)
        axes.plot(
            [100 * share],
            [100 * wrong],
            "o",
            color=ORANGE,
            label=f"as recorded: coverage {share:.1%}, {1 - wrong:.1%} right",
        )
    axes.set(
        title="Risk and coverage of decisive answers",
        xlabel="Coverage: pairs given a decisive answer (%)",
        ylabel="Risk: wrong among them (%)",
        xlim=(0, 100),
    )
    axes.set_ylim(bottom=0)
    axes.grid(alpha=0.3)
    axes.legend(loc="upper left", fontsize=8)
    return figure


def _reliability(judged: Sequence[Judged]) -> Figure:
    figure = _figure(5.6, 6.2)
    upper, lower = figure.subplots(2, height_ratios=(3, 1), sharex=True)
    forecasts = forecasts_of_most_probable(judged)
    bins = reliability(forecasts)
    error = calibration_error(forecasts)
    upper.plot([0, 100], [0, 100], color=GREY, linestyle="--", label="as sure as right")
    upper.plot(
        [100 * each.confidence for each in bins],
        [100 * each.accuracy for each in bins],
        "o-",
        color=BLUE,
        label=f"most probable answer (calibration error {error:.3f})",
    )
    upper.set(
        title="Reliability of the probabilities",
        ylabel="Answers that are right (%)",
        xlim=(0, 100),
        ylim=(0, 100),
    )
    upper.legend(loc="upper left", fontsize=8)
    upper.grid(alpha=0.3)
    lower.bar(
        [100 * each.low for each in bins],
        [each.count for each in bins],
        width=[100 * (each.high - each.low) for each in bins],
        align="edge",
        color=BLUE,
        edgecolor="white",
    )
    lower.set(xlabel="Probability of the answer (%), 15 bins", ylabel="Pairs")
    lower.grid(axis="y", alpha=0.3)
    return figure


def _confusion(judged: Sequence[Judged]) -> Figure:
    figure = _figure(9.4, 4.4)
    left, right = figure.subplots(1, 2)
    _matrix(left, confusion(judged, [each.answer for each in judged]), "As recorded")
    probable = confusion(judged, [each.most_probable() for each in judged])
    _matrix(right, probable, "Most probable answer")
    figure.suptitle("What is labelled so, and judged so (pairs, and share of the label)")
    return figure


def _matrix(axes: Axes, counts: CountsOfAnswers, title: str) -> None:
    table = [[counts.get((label, answer), 0) for answer in ANSWERS] for label in ANSWERS]
    shares = [[count / max(1, sum(row)) for count in row] for row in table]
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    for row, (line, parts) in enumerate(zip(table, shares, strict=True)):
        for column, (count, share) in enumerate(zip(line, parts, strict=True)):
            colour = "white" if share > HALF else "black"
            words = f"{count:,}\n{share:.1%}"
            axes.text(column, row, words, ha="center", va="center", color=colour)
    axes.set_xticks(range(len(ANSWERS)), ANSWERS)
    axes.set_yticks(range(len(ANSWERS)), ANSWERS)
    axes.set(title=title, xlabel="Judged", ylabel="Labelled")
