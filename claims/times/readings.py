"""What a rule reads at one place of a text, before neighbours are joined to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache

from claims.times.calendar_arithmetic import Period
from claims.times.tense import Tense, tense_around
from claims.times.words import PARTS


class ReadingKind(StrEnum):
    """What a reading may be joined with: a weekday with its date, a clock time with its day."""

    DATE = "date"
    WEEKDAY = "weekday"
    CLOCK = "clock"
    DAY_PART = "day_part"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, in minutes from midnight `[start, end)`; a night ends after midnight."""

    start: int
    end: int
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A time at `[start, end)` of the text; `yearless` says that no year was written."""

    start: int
    end: int
    period: Period
    kind: ReadingKind = ReadingKind.PERIOD
    yearless: bool = False
    clock: Clock | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A text, and the time at which it was published, where that is known."""

    text: str
    anchor: datetime | None

    def tense(self, match: re.Match[str]) -> Tense:
        return tense_around(self.text, match.start(), match.end())


Builder = Callable[[re.Match[str], Scene], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that is tried where one of `first_words` begins ("0" stands for any digits).

    Patterns are compiled when they are first tried: compiling all of them at import took longer
    than reading ten articles.
    """

    first_words: frozenset[str]
    source: str
    build: Builder

    def match(self, text: str, start: int) -> re.Match[str] | None:
        return _compiled(self.source).match(text, start)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{source})(?![^\W_])", re.IGNORECASE)


def rule(first_words: str, source: str, build: Builder) -> Rule:
    """Make a rule; its pattern ignores case and ends at a word boundary."""
    return Rule(frozenset(first_words.split()), source, build)


def reading(
    match: re.Match[str],
    period: Period,
    kind: ReadingKind = ReadingKind.PERIOD,
    *,
    yearless: bool = False,
) -> Reading:
    return Reading(match.start(), match.end(), period, kind, yearless)


def part_in(match: re.Match[str]) -> str | None:
    """Return "early", "mid" or "late", where the match has such a word in its group `part`."""
    written = match["part"]
    return PARTS[re.split(r"[^a-z]", written.lower())[0]] if written else None
