"""Compares what is read with quantulum3 and dateparser, on the same rows in one run.

python benchmarks/peers.py DATA_FOLDER

Every file of labelled quantities or of documents with TIMEX3 times in the folder gives some rows
of one table. Quantities are counted as in `claims.evaluation.quantities`. Of the times, the DATE
and TIME annotations that name an interval are counted: one is found where a reading overlaps it,
exact where one has its interval, and "start inside" where one begins in it, which is fair to a
parser of moments: a moment at midnight is read as its day, any other as its minute. A reading that
overlaps no annotation is spurious. Neither side is told what is out of scope for it.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from measuring import ROOT, print_table

sys.path.insert(0, str(ROOT))

from claims.evaluation import quantities
from claims.evaluation.dataset import is_dataset, read_dataset
from claims.evaluation.quantities_cases import Reader, Reading
from claims.evaluation.quantities_units import units_named
from claims.evaluation.report import Figure, Row
from claims.evaluation.timex_values import Interval, interval_of
from claims.times.time_expressions import find_times


@dataclass(frozen=True, slots=True)
class Time:
    """A time that a reader found at `[start, end)` of a text."""

    start: int
    end: int
    interval: Interval


TimeReader = Callable[[str, datetime | None], Sequence[Time]]
Line = tuple[object, ...]
Result = TypeVar("Result")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=None, help="rows of each file")
    arguments = parser.parse_args()
    files = sorted(path for path in arguments.folder.rglob("*") if is_dataset(path))
    columns = ("file", "rows", "figure", "of", "claimledger", "peer", "value", "ms a kB")
    print_table(columns, compared(files, arguments.limit))


def compared(files: Sequence[Path], limit: int | None) -> Iterator[Line]:
    for path in files:
        rows = read_dataset(path, limit).rows
        if quantities.reads(rows[0]):
            yield from _quantities(path.name, rows)
        elif {"text", "timex", "reference_time"} <= rows[0].keys():
            yield from _times(path.name, rows)


def _quantities(name: str, rows: Sequence[Row]) -> Iterator[Line]:
    readers = (quantities.read, quantulum())
    measured = [
        _timed(rows, lambda r=reader: quantities.evaluate_reader(rows, r)) for reader in readers
    ]
    (ours, our_cost), (theirs, their_cost) = measured
    cost = f"{our_cost:.2f} / {their_cost:.2f}"
    yield from _lines(name, rows, ours.figures, "quantulum3", theirs.figures, cost)


def _times(name: str, rows: Sequence[Row]) -> Iterator[Line]:
    readers = (own_times, dateparser())
    measured = [_timed(rows, lambda r=reader: times_figures(rows, r)) for reader in readers]
    (ours, our_cost), (theirs, their_cost) = measured
    cost = f"{our_cost:.2f} / {their_cost:.2f}"
    yield from _lines(name, rows, ours, "dateparser", theirs, cost)


def _timed(rows: Sequence[Row], work: Callable[[], Result]) -> tuple[Result, float]:
    """Return the result and the CPU milliseconds for every 1,000 characters."""
    before = time.process_time()
    result = work()
    seconds = time.process_time() - before
    return result, 1e6 * seconds / max(1, sum(len(str(row["text"])) for row in rows))


def _lines(
    name: str,
    rows: Sequence[Row],
    ours: Sequence[Figure],
    peer: str,
    theirs: Sequence[Figure],
    cost: str,
) -> Iterator[Line]:
    values = {figure.name: figure.value for figure in theirs}
    for figure in ours:
        value = f"{values[figure.name]:.3f}" if figure.name in values else ""
        line = (name, len(rows), figure.name, figure.of, f"{figure.value:.3f}", peer, value, cost)
        yield line
        cost = ""


def quantulum() -> Reader:
    """Return quantulum3 as a reader, without its classifier.

    The classifier it ships cannot be loaded beside current releases of scikit-learn.
    """
    try:
        from quantulum3 import classifier, parser  # noqa: PLC0415  (wanted only here)
    except ImportError:
        sys.exit('quantulum3 is not installed: pip install "claimledger[benchmarks]"')
    classifier.USE_CLF = False
    parser.parse("1 km")  # loads its tables, which is not what is measured

    def read(text: str) -> list[Reading]:
        try:
            found = parser.parse(text)
        except (ValueError, KeyError, IndexError, AttributeError, ZeroDivisionError, TypeError):
            return []  # it fails on some texts; then it has read nothing
        return [_quantulum_reading(quantity) for quantity in found]

    return read


def _quantulum_reading(quantity: Any) -> Reading:
    start, end = quantity.span
    value, name = float(quantity.value), quantity.unit.name
    spread = float(quantity.uncertainty or 0.0)
    units = () if name == "dimensionless" else units_named(name)
    if not units:
        dimension = "count" if name == "dimensionless" else ""
        unit = "" if name == "dimensionless" else name
        return Reading(start, end, value, value - spread, value + spread, dimension, unit)
    unit = units[0]
    low, middle, high = (
        number * unit.factor + unit.offset for number in (value - spread, value, value + spread)
    )
    dimension = unit.dimension.value
    return Reading(start, end, middle, low, high, dimension, unit.name, unit.factor, unit.offset)


def dateparser() -> TimeReader:
    """Return dateparser's search as a reader, paragraph by paragraph."""
    try:
        from dateparser.search import search_dates  # noqa: PLC0415  (wanted only here)
    except ImportError:
        sys.exit('dateparser is not installed: pip install "claimledger[benchmarks]"')

    def read(text: str, anchor: datetime | None) -> list[Time]:
        settings = {"RELATIVE_BASE": anchor} if anchor else {}
        found, place = [], 0
        for paragraph in text.splitlines(keepends=True):
            position = 0
            for words, moment in search_dates(paragraph, languages=["en"], settings=settings) or ():
                at = paragraph.find(words, position)
                if at < 0:
                    continue
                position = at + len(words)
                found.append(Time(place + at, place + position, _around(moment)))
            place += len(paragraph)
        return found

    return read


def _around(moment: datetime) -> Interval:
    plain = moment.replace(tzinfo=None, second=0, microsecond=0)
    whole_day = (plain.hour, plain.minute) == (0, 0)
    return plain, plain + (timedelta(days=1) if whole_day else timedelta(minutes=1))


def own_times(text: str, anchor: datetime | None) -> list[Time]:
    return [Time(t.span.start, t.span.end, (t.start, t.end)) for t in find_times(text, anchor)]


def times_figures(rows: Sequence[Row], read: TimeReader) -> list[Figure]:
    """Count what any reader of times finds in documents with TIMEX3 annotation."""
    labelled = found = exact = inside = readings = spurious = 0
    for row in rows:
        written = str(row["reference_time"] or "")
        anchor = datetime.fromisoformat(written).replace(tzinfo=None) if written else None
        labels: Any = row["timex"]
        times = read(str(row["text"]), anchor)
        readings += len(times)
        spurious += sum(not any(_overlaps(t, label) for label in labels) for t in times)
        for label in labels:
            interval = interval_of(str(label["value"]))
            if label["type"] not in ("DATE", "TIME") or interval is None:
                continue
            near = [t for t in times if _overlaps(t, label)]
            labelled += 1
            found += bool(near)
            exact += any(t.interval == interval for t in near)
            inside += any(_starts_inside(t, interval) for t in near)
    return [
        Figure("found", found / max(1, labelled), labelled),
        Figure("exact", exact / max(1, labelled), labelled),
        Figure("start inside", inside / max(1, labelled), labelled),
        Figure("spurious", spurious / max(1, readings), readings),
    ]


def _overlaps(read: Time, label: dict[str, Any]) -> bool:
    return bool(read.start < label["end"] and label["start"] < read.end)


def _starts_inside(read: Time, interval: Interval) -> bool:
    start, (low, high) = read.interval[0], interval
    return start is not None and (low is None or low <= start) and (high is None or start < high)


if __name__ == "__main__":
    main()
