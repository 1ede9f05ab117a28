"""What a rule reads at one place of a text, before neighbours are joined to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache

from claims.times.calendar_arithmetic import Period
from claims.times.tense import REACH, Tense, tense_around
from claims.times.words import PARTS

_ARTICLE = len("the ")
_SURVEY_REACH = 120
_SURVEYED = re.compile(
    r"(?<!\w)(?:respondents?|participants?|interviewees?|(?:number|share|percentage|proportion|percent|those|%|adults"
    r"|teenagers|students)\s(?:of\s\w{1,12}\s)?who\s(?:said|say|report(?:ed)?|had|have|admitted)|survey\sasked"
    r"|asked\s(?:\w{1,12}\s){0,3}(?:if|whether|how\soften))(?!\w)",
    re.IGNORECASE,
)


class ReadingKind(StrEnum):
    """What a reading may be joined with: a weekday with its date, a clock time with its day."""

    DATE = "date"
    WEEKDAY = "weekday"
    CLOCK = "clock"
    DAY_PART = "day_part"
    PERIOD = "period"


class Other(StrEnum):
    """Which other time of the text a reading is relative to."""

    PREVIOUS = "previous"  # "two days later", "that month": the time told last before it
    PREVIOUS_PERIOD = "previous_period"  # "a year-ago": the month, quarter or year told last
    NEXT = "next"  # "two days after 3 May": the time that follows at once
    WHOLE = "whole"  # "the first week of May": the time that follows, or it is no time


Move = Callable[[Period], Period | None]
"""Makes a period from the one it is relative to; None where that one is too coarse."""


@dataclass(frozen=True, slots=True)
class Relative:
    """How to make a period from another time of the text."""

    to: Other
    move: Move


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
    relative: Relative | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """A text, and the time at which it was published, where that is known."""

    text: str
    anchor: datetime | None

    def tense(self, match: re.Match[str]) -> Tense:
        return tense_around(self.text, match.start(), match.end())

    def tense_after(self, match: re.Match[str]) -> Tense:
        """Return the tense of what follows a match, whatever stands before."""
        return tense_around(self.text[match.end() : match.end() + REACH], 0, 0)

    def before(self, match: re.Match[str], reach: int) -> str:
        """Return the characters before a match, at most `reach`."""
        return self.text[max(0, match.start() - reach) : match.start()]

    def is_of_each_asked(self, match: re.Match[str]) -> bool:
        """Whether "in the past month" is counted by each one asked in a survey, whenever it was."""
        around = slice(max(0, match.start() - _SURVEY_REACH), match.end() + _SURVEY_REACH)
        return bool(_SURVEYED.search(self.text[around]))

    def is_all_of(self, match: re.Match[str]) -> bool:
        """Whether the match, but for "the", is the whole text: a time and nothing else."""
        if match.start() > _ARTICLE or len(self.text) - match.end() > 1:
            return False
        return self.text[: match.start()].strip().lower() in ("", "the")


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
    relative: Relative | None = None,
) -> Reading:
    return Reading(match.start(), match.end(), period, kind, yearless, relative=relative)


def part_in(match: re.Match[str]) -> str | None:
    """Return "early", "mid" or "late", where the match has such a word in its group `part`."""
    words = re.findall(r"[a-z]+", (match["part"] or "").lower())
    return next((PARTS[word] for word in words if word in PARTS), None)
