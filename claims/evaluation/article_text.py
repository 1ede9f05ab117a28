"""Measures what is read from a web page: the article's text, and when it was published.

A row is `{"html": str, "expected_text": str, "published": str|null}`; the time is ISO 8601, and
may also be named `publishing_date`, as in the pages of Fundus. `url` is used where it is given.

How it is counted: the tokens of a text are its runs of letters and digits. For each page precision
and recall count the tokens that the text read and the expected text have in common, each as often
as it stands in both, in any order; F1 is theirs. The figures are means over the pages, as in
Scrapinghub's article extraction benchmark, which compares shingles of four tokens: that F1 is given
too, with shingles counted in the same way. A page that cannot be read has 0. A date is right where
the calendar day read, in the page's own time zone, is the day that the row gives.

Lines of the expected text that we call page furniture would be lost to the reader: they are shown
as errors, and `kept` is the share of the expected lines that are not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from claims.article import Article
from claims.errors import EvaluationDataError, UnreadableError
from claims.evaluation.report import MAXIMUM_ERRORS, Evaluation, Figure, Row
from claims.reading.article_reader import read_article
from claims.reading.boilerplate import is_boilerplate
from claims.reading.publication import parse_time
from claims.snapshot import Snapshot

TASK = "article_text"

_TOKEN = re.compile(r"\w+")
_SHINGLE = 4
_SEEN = datetime(2000, 1, 1, tzinfo=UTC)
_LOCATION = "https://page.example/"
_LOW = 0.8
"""An F1 below which a page is listed among the errors."""


@dataclass(slots=True)
class Counts:
    """What was counted so far; the sums are over pages."""

    pages: int = 0
    precision: float = 0.0
    recall: float = 0.0
    f1: float = 0.0
    shingles_f1: float = 0.0
    dated: int = 0
    dates_right: int = 0
    lines: int = 0
    kept: int = 0
    errors: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)

    def figures(self) -> tuple[Figure, ...]:
        """Return the figures; that of the dates only where a row has one."""
        dates = Figure("publication date", _share(self.dates_right, self.dated), self.dated)
        return (
            Figure("token precision", _share(self.precision, self.pages), self.pages),
            Figure("token recall", _share(self.recall, self.pages), self.pages),
            Figure("token F1", _share(self.f1, self.pages), self.pages),
            Figure("shingle F1", _share(self.shingles_f1, self.pages), self.pages),
            Figure("expected lines kept", _share(self.kept, self.lines), self.lines),
            *([dates] if self.dated else []),
        )


def reads(row: Row) -> bool:
    """Whether a row has the keys of this task."""
    return {"html", "expected_text"} <= row.keys()


def evaluate(rows: Sequence[Row]) -> Evaluation:
    """Measure the article text of the pages in `rows`.

    Raises:
        EvaluationDataError: a row lacks a field or holds a wrong one.
    """
    counts = Counts()
    for number, row in enumerate(rows, start=1):
        _count(counts, row, number)
    errors = (counts.errors + counts.furniture)[:MAXIMUM_ERRORS]
    return Evaluation(TASK, counts.pages, counts.figures(), tuple(errors))


def _count(counts: Counts, row: Row, number: int) -> None:
    expected = _text(row, "expected_text", number)
    published = _published(row, number)
    article = _article(_text(row, "html", number), row)
    read, wanted = (_tokens(text) for text in (article.text if article else "", expected))
    precision, recall, f1 = _overlap(read, wanted)
    counts.pages += 1
    counts.precision += precision
    counts.recall += recall
    counts.f1 += f1
    counts.shingles_f1 += _overlap(_shingles(read), _shingles(wanted))[2]
    if f1 < _LOW:
        counts.errors.append(f"row {number}: token F1 {f1:.2f} of {len(wanted)} tokens")
    _count_date(counts, article, published, number)
    for line in filter(None, map(str.strip, expected.split("\n"))):
        counts.lines += 1
        if is_boilerplate(line):
            counts.furniture.append(f"row {number}: furniture: {line[:80]!r}")
        else:
            counts.kept += 1


def _count_date(
    counts: Counts, article: Article | None, published: datetime | None, number: int
) -> None:
    if published is None:
        return
    counts.dated += 1
    found = article.published_at if article else None
    if found is not None and found.date() == published.date():
        counts.dates_right += 1
    else:
        counts.errors.append(f"row {number}: published {published.date()}, read {found}")


def _article(html: str, row: Row) -> Article | None:
    url = row.get("url")
    content = html.encode("utf-8", "replace")
    location = url if isinstance(url, str) and url else _LOCATION
    try:
        return read_article(Snapshot(location, content, "text/html; charset=utf-8", _SEEN))
    except UnreadableError:
        return None


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _shingles(tokens: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the runs of four tokens; a shorter text is one run."""
    if not tokens:
        return []
    last = max(1, len(tokens) - _SHINGLE + 1)
    return [tuple(tokens[start : start + _SHINGLE]) for start in range(last)]


def _overlap(read: Sequence[object], wanted: Sequence[object]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of two bags; two empty ones agree."""
    if not read and not wanted:
        return 1.0, 1.0, 1.0
    common = sum((Counter(read) & Counter(wanted)).values())
    return (
        _share(common, len(read)),
        _share(common, len(wanted)),
        2 * common / (len(read) + len(wanted)),
    )


def _text(row: Row, name: str, number: int) -> str:
    text = row.get(name)
    if not isinstance(text, str):
        raise EvaluationDataError(number, f"`{name}` is missing or no text.")
    return text


def _published(row: Row, number: int) -> datetime | None:
    written = row.get("published") or row.get("publishing_date")
    if written is None or written == "":
        return None
    time = parse_time(written) if isinstance(written, str) else None
    if time is None:
        raise EvaluationDataError(
            number, f"the publication time {written!r} is no time in ISO 8601."
        )
    return time


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 0.0
