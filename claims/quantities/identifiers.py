"""Digits that are no quantity: model names, codes, telephone numbers, clock times, years."""

from __future__ import annotations

import re

from claims.quantities.currencies import currency_before
from claims.quantities.numerals import numeral_at
from claims.quantities.units_in_text import unit_at
from claims.times.words import MONTHS
from claims.word_list import words_of

_LABEL_WORDS = words_of(
    """
    no number article section chapter resolution flight route room page pages highway
    interstate boeing airbus windows iphone type model group area channel phase level title
    proposition rule unit block gate platform apollo agenda bill law act amendment line
    lines terminal version volume vol step grade category protocol order paragraph annex
    figure table item tier formula district zone division world covid sars playstation xbox
    android ios python psalm verse size radio bbc catch studio building floor lane pier exit
    mach sector generation gen ps bus train embraer antonov sukhoi mig class clause schedule
    appendix
    """
)
_PLAIN_LABEL_WORDS = words_of(
    """
    gate flight section chapter page paragraph room highway route version annex platform lane pier
    verse article item exit junction
    """
)
"""Those that label in small letters too, where no unit follows: "section 4.2"."""

_BEFORE = re.compile(r"(?<![\w-])([A-Za-z]{2,12})(?:\.)?\s?#?$")
_SECTION_TAIL = re.compile(r"\.[0-9]{1,3}(?![0-9])")
_CLOCK = re.compile(
    r"[0-9]{1,2}(?::[0-5][0-9]){1,2}(?!\d)|[0-9]{1,2}(?:[.:][0-5][0-9])?\s?(?:[ap]\.?\s?m\b\.?|o['’]clock)",
    re.IGNORECASE,
)
_SEASON = re.compile(r"(?:1[5-9]|20)[0-9]{2}[-–/][0-9]{2}(?![0-9]|[.,][0-9]|\s?%)")
"""Two years in one, such as a season or a fiscal year; "1995-01" is a month."""

_FALLING = re.compile(
    r"(?P<high>[0-9]{1,3})[-–](?P<low>[0-9]{1,3})(?![0-9]|[.,][0-9]|\s?[%°]|[-\w])"
)
"""The score of a game that no word near it tells: "up 109-98"."""

_LIST_MARK = re.compile(r"(?<![^\n(])[0-9]{1,2}(?=[.)]\s{1,2}[A-Z])")
_SLASHED = re.compile(r"[0-9]{1,4}/[0-9]{1,4}(?![0-9])")
_CHAIN = re.compile(
    r"[0-9]{1,4}(?:-[0-9]{1,4}){2,8}(?![0-9])|[0-9]{1,4}(?:/[0-9]{1,4}){2}(?![0-9])"
    r"|[0-9]{1,4}(?:\.[0-9]{1,4}){2,8}(?![0-9])|[0-9]{3}[- ][0-9]{4}(?![0-9]|[,.][0-9])"
    r"|[0-9]{2,4}(?:[ ][0-9]{2,4}){2,5}(?![0-9])"
)
_GLUED = re.compile(
    r"(?![ck]?m[23](?![0-9]))(?:(?:st|nd|rd|th|s|D|G(?![A-Z])|[A-Z]{1,6}[0-9])(?![a-z])|[A-Za-z]{0,12}[0-9]|['’]s\b)"
)
_GLUED_WORD = re.compile(r"(?:x|fold|plus|odd|y/?o)(?![^\W_])|[^a-z]", re.IGNORECASE)
"""Letters behind a number that leave it one: "5x", "35yo"; and all that are not Latin."""

_MODEL = re.compile(r"x(?![^\W_])")
_MONTH_AFTER = re.compile(r"(?:st|nd|rd|th)?(?:[-–][0-9]{1,2})?\s{1,2}(?:of\s)?([A-Za-z]{3,9})\b")
_MONTH_BEFORE = re.compile(r"(?<![\w-])([A-Za-z]{3,9})\.?\s{1,2}(?:[0-9]{1,2}[-–])?$")
_LETTER_BEFORE = re.compile(
    r"[^\W\d_](?:[0-9]{0,4}[-–.])?$|[0-9][:/.,]$"
    r"|[_#/@\\]$|\([0-9]{3}\)\s?$|\+$"
)


def end_of_identifier(text: str, start: int) -> int | None:
    """Return where the identifier that begins with the digits at `start` ends, or None.

    None says that the digits may be a quantity.
    """
    before = text[max(0, start - 16) : start]
    if _LETTER_BEFORE.search(before) and not currency_before(text, start):
        return _digits_end(text, start)
    for pattern in (_CHAIN, _CLOCK, _SEASON, _LIST_MARK):
        match = pattern.match(text, start)
        if match and not (pattern is _CHAIN and _is_range(text, start, match.end())):
            return match.end()
    if (falling := _FALLING.match(text, start)) and _is_falling(text, falling):
        return falling.end()
    slashed = _SLASHED.match(text, start)
    if slashed and not _is_fraction(text, start):
        return slashed.end()
    end = _digits_end(text, start)
    if _GLUED.match(text, end) or (end - start > 2 and _MODEL.match(text, end)):  # "777x"
        return end
    if end - start <= 2 and _is_day_of_month(text, before, end):
        return end
    label = _BEFORE.search(before)
    if label and label[1].lower() in _LABEL_WORDS and (label[1][0].isupper() or "#" in label[0]):
        return end
    if label and label[1] in _PLAIN_LABEL_WORDS and unit_at(text, end) is None:
        decimals = _SECTION_TAIL.match(text, end)
        return decimals.end() if decimals else end
    return _end_of_glued(text, start)


def _end_of_glued(text: str, start: int) -> int | None:
    """Return the end of a number to which letters are glued that are no unit: "12MP"."""
    number = numeral_at(text, start)
    if (
        number is None
        or currency_before(text, start)
        or not text[number.end : number.end + 1].isalpha()
    ):
        return None
    if _GLUED_WORD.match(text, number.end) or unit_at(text, number.end):
        return None
    return number.end


def _is_falling(text: str, match: re.Match[str]) -> bool:
    return int(match["high"]) > int(match["low"]) and unit_at(text, match.end()) is None


def _is_range(text: str, start: int, end: int) -> bool:
    """Whether digits like those of a telephone number are a range: "100-1000 litres"."""
    low, dash, high = text[start:end].partition("-")
    return bool(dash and high.isdigit() and int(low) < int(high) and unit_at(text, end))


def _is_fraction(text: str, start: int) -> bool:
    number = numeral_at(text, start)
    return number is not None and "/" in text[start : number.end]


def _digits_end(text: str, start: int) -> int:
    end = start
    while end < len(text) and text[end] in "0123456789":
        end += 1
    return end


def _is_day_of_month(text: str, before: str, end: int) -> bool:
    after = _MONTH_AFTER.match(text, end)
    if after and _is_month(after[1]):
        return True
    month = _MONTH_BEFORE.search(before)
    return bool(month and _is_month(month[1]))


def _is_month(word: str) -> bool:
    return word[0].isupper() and word.lower() in MONTHS


_COUNT_BEFORE = re.compile(
    r"(?<!\w)(?:(?:reach(?:es|ed|ing)|total(?:s|led|ed|ling|ing))"
    r"|(?:total|number|sum|tally|toll)\s(?:of|is|was|to))\s$",
    re.IGNORECASE,
)
"""What leads to a number even of four digits: "the confirmed cases reached 1617"."""


def is_led_to(text: str, start: int) -> bool:
    """Whether the words before a number say that it is a figure, whatever it looks like."""
    return _COUNT_BEFORE.search(text[max(0, start - 16) : start]) is not None


def is_year(text: str, start: int, end: int) -> bool:
    """Whether bare digits read as a year: four of them, from 1500 to 2099, not grouped."""
    if is_led_to(text, start):
        return False
    digits = text[start:end]
    return len(digits) == 4 and digits.isdigit() and "1500" <= digits <= "2099"
