"""The words of the calendar, and the pieces of pattern made of them.

Patterns are matched ignoring case; `SPACE` allows a line break inside an expression, and every
repetition is bounded.
"""

from __future__ import annotations

import re
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
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
WEEKDAYS |= {"tues": 1, "thur": 3, "thurs": 3}
SHORT_WEEKDAYS_THAT_ARE_WORDS = frozenset({"sun", "sat", "wed", "mon", "fri", "thu", "tue"})

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

UNITS = {
    "second": Grain.SECOND,
    "minute": Grain.MINUTE,
    "hour": Grain.HOUR,
    "min": Grain.MINUTE,
    "hr": Grain.HOUR,
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
ORDINALS |= {"4th": 4, "last": 4, "final": 4}
"""Numbers of quarters; a year's last quarter is its fourth."""

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
_DAY_WORDS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """
DAY_WORDS = {word: number for number, word in enumerate(_DAY_WORDS.split(), 1)}
DAY_WORDS |= {f"twenty-{word}": 20 + number for word, number in [*DAY_WORDS.items()][:9]}
DAY_WORDS |= {"thirtieth": 30, "thirty-first": 31}
SPELLED_DAY = alternatives(DAY_WORDS).replace("-", "[\\s-]")
DAY_NUMBER = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"
ORDINAL_DAY = rf"{DAY_NUMBER}(?:st|nd|rd|th)?(?![a-z0-9])"
YEAR = r"(?:1[0-9]|20)[0-9]{2}(?![0-9]|,[0-9]{3}|\.[0-9])"
DASH = r"[-\u2010-\u2015]"
UNIT = (
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|fortnights?|months?|quarters?|years?"
    r"|decades?)"
)
PART = rf"(?:early|mid|late)(?:{SPACE}(?:in|on){SPACE}|{SPACE}|{DASH})"
PART_OF = rf"(?:start|beginning|middle|end){SPACE}of{SPACE}"
MAYBE_PART = rf"(?:(?P<part>{PART}|(?:the{SPACE})?{PART_OF})(?:the{SPACE})?)?"
PART_WORDS = " ".join(PARTS)
OF_YEAR = rf"{SPACE}(?:of{SPACE})?(?P<of_year>last|this|next){SPACE}year(?!['’\w-])"
"""The year of "January last year", "the summer of next year"."""


def day_number(written: str) -> int:
    """Return the day of a month that "3", "3rd" or "third" says."""
    if written[0].isdigit():
        return int(re.sub(r"\D", "", written))
    return DAY_WORDS["-".join(re.split(r"[\s-]+", written.lower()))]


_SMALL_WORDS = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
    """
SMALL_NUMBERS = {word: number for number, word in enumerate(_SMALL_WORDS.split(), 1)}
TENS = {word: 10 * number for number, word in enumerate(_TENS_WORDS.split(), 2)}
_TENS_OR_TEENS = (
    rf"(?:(?:{alternatives(TENS)})(?:[\s-](?:{alternatives(SMALL_NUMBERS)}))?"
    rf"|{alternatives(word for word, number in SMALL_NUMBERS.items() if number > 9)})"
)
_BELOW_HUNDRED = (
    rf"(?:(?:{alternatives(TENS)})(?:[\s-](?:{alternatives(SMALL_NUMBERS)}))?"
    rf"|{alternatives(SMALL_NUMBERS)})"
)
SPELLED_YEAR = (
    rf"(?:(?:sixteen|seventeen|eighteen|nineteen|twenty)[\s-](?:{_TENS_OR_TEENS}"
    rf"|(?:hundred(?:[\s-]and)?|oh?)[\s-]{_BELOW_HUNDRED})|(?:sixteen|seventeen|eighteen|nineteen){SPACE}hundred"
    rf"|two{SPACE}thousand(?:{SPACE}(?:and{SPACE})?{_BELOW_HUNDRED})?)(?![\w-])"
)
"""A year in words: "nineteen ninety-nine", "two thousand and five"."""


def year_number(written: str) -> int:
    """Return the year that digits, "’24" or words say."""
    if written[-1:].isdigit():
        digits = written.strip("'’‘")
        if len(digits) == 4:
            return int(digits)
        return int(digits) + (2000 if int(digits) < _OLDEST_SHORT_YEAR else 1900)
    words = [word for word in re.split(r"[\s-]+", written.lower()) if word not in _FILLERS]
    if words[0] == "two":
        return 2000 + sum(_NUMBER_OF[word] for word in words[1:])
    return 100 * _NUMBER_OF[words[0]] + sum(_NUMBER_OF[word] for word in words[1:])


_OLDEST_SHORT_YEAR = 40
"""From here on "’40" is of the twentieth century."""

_FILLERS = frozenset({"and", "hundred", "thousand", "o", "oh"})
_NUMBER_OF = SMALL_NUMBERS | TENS
