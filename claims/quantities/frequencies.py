"""How often: "twice a week", "every four years", "once a month", "annually".

A frequency is kept in times a second. "Daily" and its kind are read as adverbs only: "the daily
newspaper" does not say how often something happened.
"""

from __future__ import annotations

import re

from claims.facets import Dimension
from claims.quantities.amounts import Amount
from claims.quantities.numerals import numeral_at
from claims.quantities.units import UNITS, Unit

_WEEKDAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_PERIOD = (
    rf"second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|century|{_WEEKDAY}"
)
_ADVERBS = {"hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week"}
_ADVERBS |= {"fortnightly": "fortnight", "monthly": "month", "quarterly": "quarter"}
_ADVERBS |= {"yearly": "year", "annually": "year"}
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}

_PER = re.compile(
    rf"\s{{1,2}}(?:an?|per|each|every|in\severy)\s{{1,2}}(?P<period>{_PERIOD})(?![\w-])",
    re.IGNORECASE,
)
_TIMES_SOON = re.compile(r"[^\W_][\w.,-]{0,20}(?:\s[\w-]{1,12}){0,2}\stimes(?!\w)", re.IGNORECASE)
_TIMES_WORD = re.compile(r"\s{1,2}times(?![\w-])", re.IGNORECASE)
_ADVERB = re.compile(rf"[\s-]{{1,2}}(?P<adverb>{'|'.join(_ADVERBS)})(?![\w-])", re.IGNORECASE)
_EVERY = re.compile(r"(?:\s{1,2}in)?\s{1,2}every(?=\s)", re.IGNORECASE)
_OTHER = re.compile(
    rf"\s{{1,2}}(?:(?P<other>other|second)\s{{1,2}})?(?P<period>{_PERIOD})(?P<free>s?)(?![\w-])",
    re.IGNORECASE,
)
_PERIODS = re.compile(rf"[ \u00a0]{{1,2}}(?P<period>{_PERIOD})s?(?![\w-])", re.IGNORECASE)
_FREE_AFTER = re.compile(
    r"\s{0,2}(?:$|[.,;:!?)”\"’—–]|(?:in|at|on|by|to|for|from|and|or|but|since|until|as|with|during|between"
    r"|because|when|while|through|over|across|under|after|before)(?![\w-]))",
    re.IGNORECASE,
)
_NO_REPETITION = re.compile(r"\s{1,2}(?:of|that|in|counts?|since|to)(?![\w-])", re.IGNORECASE)

FREQUENCY_WORDS = frozenset({*_TIMES, *_ADVERBS, "every"})
"""The words, beside numbers, with which a frequency can begin."""


def frequency_at(text: str, start: int, word: str) -> Amount | None:
    """Read the frequency that begins at `start` with `word` (in lower case), or return None."""
    end = start + len(word)
    if word == "every":
        return _every(text, start, end, 1.0)
    if word in _ADVERBS:
        is_name = text[start].isupper() and text[max(0, start - 2) : start].strip() not in ("", ".")
        free = _FREE_AFTER.match(text, end) and not is_name
        return _amount(start, end, 1.0, _ADVERBS[word]) if free else None
    if word in _TIMES:
        return _so_often(text, start, end, _TIMES[word])
    if not _TIMES_SOON.match(text, start):
        return None
    number = numeral_at(text, start)
    times = _TIMES_WORD.match(text, number.end) if number else None
    return _so_often(text, start, times.end(), number.value) if number and times else None


def _so_often(text: str, start: int, end: int, times: float) -> Amount | None:
    """Read what follows "three times": "a week", "daily", "every four years"."""
    if adverb := _ADVERB.match(text, end):
        return _amount(start, adverb.end(), times, _ADVERBS[adverb["adverb"].lower()])
    if per := _PER.match(text, end):
        return _amount(start, per.end(), times, per["period"])
    every = _EVERY.match(text, end)
    return _every(text, start, every.end(), times) if every else None


def _every(text: str, start: int, end: int, times: float) -> Amount | None:
    """Read what follows "every": "Monday", "other day", "four years"."""
    if match := _OTHER.match(text, end):
        if match["free"] or _NO_REPETITION.match(text, match.end()):
            return None  # "every year of the war" is how long, not how often
        return _amount(
            start, match.end(), times / (2.0 if match["other"] else 1.0), match["period"]
        )
    number = numeral_at(text, end + 1)
    periods = _PERIODS.match(text, number.end) if number else None
    if number is None or periods is None or number.value < 1:
        return None
    return _amount(start, periods.end(), times / number.value, periods["period"])


def _amount(start: int, end: int, times: float, period: str) -> Amount:
    low = period.lower()
    name = low if low in UNITS else "week"
    unit = Unit(f"time per {name}", Dimension.FREQUENCY, 1.0 / UNITS[name].factor)
    return Amount(start, end, times, times, unit)
