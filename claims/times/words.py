"""The words of the calendar, and the pieces of pattern made of them.

Patterns are matched ignoring case; `SPACE` allows a line break inside an expression, and every
repetition is bounded.
"""

from __future__ import annotations

from collections.abc import Iterable

from claims.facets import Grain

_MONTHS_OF_THE_YEAR = """
    january february march april may june july august september october november december
    """
MONTH_NAMES = tuple(_MONTHS_OF_THE_YEAR.split())
MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_DAYS_OF_THE_WEEK = "monday tuesday wednesday thursday friday saturday sunday"
WEEKDAY_NAMES = tuple(_DAYS_OF_THE_WEEK.split())
WEEKDAYS = {name: number for number, name in enumerate(WEEKDAY_NAMES)}
WEEKDAYS |= {name[:3]: number for name, number in WEEKDAYS.items()}
WEEKDAYS |= {"tues": 1, "thur": 3, "thurs": 3}
SHORT_WEEKDAYS_THAT_ARE_WORDS = frozenset({"sun", "sat", "wed", "mon", "fri", "thu", "tue"})

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

UNITS = {
    "second": Grain.SECOND,
    "minute": Grain.MINUTE,
    "hour": Grain.HOUR,
    "day": Grain.DAY,
    "week": Grain.WEEK,
    "fortnight": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
}

PARTS = {
    "early": "early",
    "start": "early",
    "beginning": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
}

DAY_PARTS = {"morning": (6, 12), "afternoon": (12, 18), "evening": (18, 24), "night": (18, 30)}
"""Hours from midnight; the night runs into the next day."""

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3}
ORDINALS |= {"4th": 4, "last": 2}
"""Numbers of quarters and halves; "the last half" is the second."""

DECADE_WORDS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}

CENTURY_WORDS = {
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}


def alternatives(words: Iterable[str]) -> str:
    """Return the words as one alternation, longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


SPACE = r"\s{1,3}"
MONTH = (
    rf"(?:(?:{alternatives(MONTH_NAMES)})|(?:{alternatives(set(MONTHS) - set(MONTH_NAMES))})\.?)"
    r"(?![a-z])"
)
DAY_NUMBER = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"
ORDINAL_DAY = rf"{DAY_NUMBER}(?:st|nd|rd|th)?(?![a-z0-9])"
YEAR = r"(?:1[0-9]|20)[0-9]{2}(?![0-9]|,[0-9]{3}|\.[0-9])"
DASH = r"[-\u2010-\u2015]"
UNIT = r"(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|quarters?|years?|decades?)"
PART = rf"(?:early|mid|late)(?:{SPACE}(?:in|on){SPACE}|{SPACE}|{DASH})"
PART_OF = rf"(?:start|beginning|middle|end){SPACE}of{SPACE}"
MAYBE_PART = rf"(?:(?P<part>{PART}|(?:the{SPACE})?{PART_OF})(?:the{SPACE})?)?"
PART_WORDS = " ".join(PARTS)
