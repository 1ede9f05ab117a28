"""Numbers in digits and in words, with how precisely they were said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claims.quantities.number_words import (
    DENOMINATORS,
    DOZENS,
    FACTORS,
    MAGNITUDES,
    ONES,
    TENS,
    VULGAR,
)

NUMBER_WORDS = frozenset({*ONES, *TENS, *MAGNITUDES, "dozen"})
"""Words that a number can begin with, beside "a" and "half a" before a magnitude."""

LONGEST_DIGITS = 15
"""More digits in a row are an identifier, and no float holds them exactly."""

_DIGITS = re.compile(
    r"(?P<whole>[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]{1,3}(?:[\u00a0\u202f][0-9]{3}){1,5}(?![0-9])"
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,4},[0-9]{3}(?![0-9])|[0-9]{1,16}(?![0-9]))?"
    r"(?:(?P<decimals>\.[0-9]{1,16})(?![0-9]))?"
)
_FRACTION = re.compile(
    r"(?:(?:[ \u00a0]|-)?(?P<sign>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])"
    r"|(?:[ ]{1,2}|-)(?P<top>[1-9])[/⁄](?P<bottom>[2-9]|1[0-9])(?![0-9/]))"
)
BARE_FRACTION = re.compile(
    r"(?P<top>[1-9][0-9]?)[/⁄](?P<bottom>10|[2-9])(?![0-9/]|\.[0-9])"
    r"|(?P<top_of>[1-9][0-9]?)[/⁄](?P<bottom_of>[1-9][0-9]{0,2})(?=\sof\s)"
)
"""One half to nine tenths, and any fraction "of" something; "9/11" and "24/7" are names."""

_GROUPING = re.compile(r"[,\u00a0\u202f]")
_AND_PART = re.compile(
    r"[\s-]{1,2}and[\s-]{1,2}(?:(?P<top>an?|one|two|three|four|five|six|seven|eight|nine)[\s-]{1,2})?"
    r"(?P<bottom>half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth)s?(?!\w|-(?!(?:year|month|week|day|hour|minute|mile|point)(?!\w)))",
    re.IGNORECASE,
)
_POINT = re.compile(
    r"\s{1,2}point(?P<digits>"
    r"(?:\s{1,2}(?:zero|oh|nought|naught|one|two|three|four|five|six|seven|eight|nine)){1,6})(?!\w)",
    re.IGNORECASE,
)
_MAGNITUDE = re.compile(
    r"(?:[\s\u00a0]{1,2}|-)?(?:(?P<word>hundred|thousand|million|billion|trillion|dozens?|lakhs?|lac"
    r"|crores?)|(?P<short>k|mn|mln|bn|bln|tn|trn))(?![^\W_])",
    re.IGNORECASE,
)
_CAPITAL_MAGNITUDE = re.compile(
    r"(?P<short>[MB](?![^\W_])"
    r"|[mb](?=\s(?:euros?|dollars?|pounds?|yen|yuan|roubles?|rubles?|rupees?|francs?|lira)(?!\w)))"
)
_MONEY_MAGNITUDE = re.compile(r"[ \u00a0]?(?P<short>[mbt])(?![^\W_])", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{1,9}(?![^\W_])", re.IGNORECASE)
_JOINT = re.compile(r"(?:\s{1,2}(?:and\s{1,2})?|-(?:and-)?)(?=[a-z])", re.IGNORECASE)
_HUNDREDS_AND = re.compile(r"\s{1,2}and\s{1,2}(?P<rest>[0-9]{1,2})(?![0-9]|[.,][0-9])")
_HALF_OF_MAGNITUDE = re.compile(
    r"\s{1,2}and\sa\s(?P<part>half|quarter)(?![\w-])(?!\s(?:of|hours?|years?))", re.IGNORECASE
)
_WORDS_AT_MOST = 14


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at `[start, end)` of a text.

    `unit_of_last_digit` is the place of its last significant digit (100,000 in "1.2 million", 0
    where the number is a word or a fraction); `magnitude` what a word such as "million" multiplied.
    """

    start: int
    end: int
    value: float
    unit_of_last_digit: float = 0.0
    magnitude: float = 1.0
    in_words: bool = False
    grouped: bool = False

    @property
    def tolerance(self) -> float:
        """How far the true value may lie from this number, said without a comparator.

        Half a unit of the last digit said, for decimals and round numbers. A round number is
        often exact too, so a number with a magnitude word is trusted to a tenth at least, and
        one written with all its zeros to a fortieth.
        """
        share = 0.1 if self.magnitude > 1 else 0.025
        if self.unit_of_last_digit == 1 or not self.unit_of_last_digit:
            return 0.0
        if self.unit_of_last_digit < 1:
            return self.unit_of_last_digit / 2
        return min(self.unit_of_last_digit / 2, abs(self.value) * share)


def numeral_at(text: str, position: int, *, money: bool = False) -> Numeral | None:
    """Read the number that begins at `position`, digits or words, or return None.

    `money` says that a currency sign stands before it, so that "m" and "b" are magnitudes.
    """
    character = text[position : position + 1]
    if character in VULGAR:
        return _with_magnitude(
            text, Numeral(position, position + 1, VULGAR[character]), money=money
        )
    if "0" <= character <= "9" or character == ".":
        return _digits_at(text, position, money=money)
    return _words_at(text, position)


def _digits_at(text: str, position: int, *, money: bool) -> Numeral | None:
    if fraction := BARE_FRACTION.match(text, position):
        top, bottom = (int(written) for written in fraction.groups() if written)
        if top < bottom:
            return Numeral(position, fraction.end(), top / bottom)
    match = _DIGITS.match(text, position)
    if match is None or match.end() == position or match.end() - position > LONGEST_DIGITS + 6:
        return None
    written = match["whole"] or "0"
    whole = _GROUPING.sub("", written)
    decimals = (match["decimals"] or "")[1:]
    if len(whole) > LONGEST_DIGITS:
        return None
    value = float(f"{whole}.{decimals or '0'}")
    last = 10.0 ** -len(decimals) if decimals else _place_of_last_digit(whole)
    end = match.end()
    if not decimals and (fraction := _FRACTION.match(text, end)):
        sign = fraction["sign"]
        value += VULGAR[sign] if sign else int(fraction["top"]) / int(fraction["bottom"])
        last, end = 0.0, fraction.end()
    number = Numeral(position, end, value, last, grouped=whole != written)
    return _with_rest(text, _with_magnitude(text, _with_part(text, number), money=money))


def _with_rest(text: str, number: Numeral) -> Numeral:
    """Add what follows a magnitude: "3 hundred and 21", "3 million and a quarter"."""
    if number.magnitude == MAGNITUDES["hundred"] and (
        rest := _HUNDREDS_AND.match(text, number.end)
    ):
        value = number.value + int(rest["rest"])
        return replace(number, end=rest.end(), value=value, unit_of_last_digit=1.0)
    half = _HALF_OF_MAGNITUDE.match(text, number.end)
    if half is None or number.magnitude < MAGNITUDES["thousand"] or number.value % number.magnitude:
        return number
    added = number.magnitude * (0.5 if half["part"].lower() == "half" else 0.25)
    return replace(number, end=half.end(), value=number.value + added, unit_of_last_digit=0.0)


def _place_of_last_digit(whole: str) -> float:
    zeros = len(whole) - len(whole.rstrip("0"))
    return 10.0**zeros if zeros >= 2 and zeros < len(whole) else 1.0


def _with_part(text: str, number: Numeral) -> Numeral:
    """Add the fraction of "two and a half", "forty-two and two thirds", "one million and a half".

    A magnitude behind the fraction is the fraction's: "one billion and a half million".
    """
    match = _AND_PART.match(text, number.end)
    if match is None or number.value != int(number.value):
        return number
    top = (match["top"] or "a").lower()
    added = ONES.get(top, 1.0) / DENOMINATORS[match["bottom"].lower()]
    scale = number.magnitude if number.value == number.magnitude else 1.0
    end = match.end()
    if number.magnitude > 1 and (own := _MAGNITUDE.match(text, end)):
        scale, end = FACTORS[own[own.lastgroup or 0].lower()], own.end()
    return replace(number, end=end, value=number.value + added * scale, unit_of_last_digit=0.0)


def _with_point(text: str, number: Numeral) -> Numeral:
    """Add the decimals of "two point five"."""
    match = _POINT.match(text, number.end)
    if match is None:
        return number
    digits = "".join(str(int(ONES.get(word, 0))) for word in match["digits"].lower().split())
    value = float(f"{int(number.value)}.{digits}")
    return replace(number, end=match.end(), value=value, unit_of_last_digit=10.0 ** -len(digits))


def _with_magnitude(text: str, number: Numeral, *, money: bool) -> Numeral:
    """Multiply by the words that follow: "million", "bn", and twice in "2 hundred thousand"."""
    for _ in range(2):
        match = _MAGNITUDE.match(text, number.end)
        if match is None and not number.in_words:
            letter = _MONEY_MAGNITUDE if money else _CAPITAL_MAGNITUDE
            match = letter.match(text, number.end)
        if match is None:
            return number
        word = match[match.lastgroup or 0].lower()
        factor = FACTORS[word]
        number = Numeral(
            number.start,
            match.end(),
            number.value * factor,
            (number.unit_of_last_digit or 0.0) * factor,
            number.magnitude * (1 if word in DOZENS else factor),
            number.in_words,
        )
    return number


def _words_at(text: str, position: int) -> Numeral | None:
    """Read number words: "two million three hundred and five", "twenty-five", "a hundred"."""
    total = group = 0.0
    largest, end, place = 1.0, position, position
    previous = ""
    for _ in range(_WORDS_AT_MOST):
        match = _WORD.match(text, place)
        word = match[0].lower() if match else ""
        if match is None or not _continues(previous, word):
            break
        if word in ("a", "an"):
            group = 1.0
        elif word in ONES or word in TENS:
            group += ONES.get(word, TENS.get(word, 0.0))
        elif word in ("hundred", "dozen", "dozens"):
            group = (group or 1.0) * FACTORS[word]
        elif total and MAGNITUDES[word] > largest:  # "two thousand million", "three lakh crore"
            total = (total + group) * MAGNITUDES[word]
            largest = MAGNITUDES[word] * (1.0 if group else largest)
            group = 0.0
        else:
            total += (group or 1.0) * MAGNITUDES[word]
            group, largest = 0.0, max(largest, MAGNITUDES[word])
        end, previous = match.end(), word
        joint = _JOINT.match(text, end)
        if joint is None or _AND_PART.match(text, end):
            break
        place = joint.end()
    if end == position or previous in ("a", "an"):
        return None
    unit = MAGNITUDES.get(previous, 0.0)
    number = Numeral(position, end, total + group, unit, largest, in_words=True)
    extended = _with_part(text, _with_point(text, number))
    return _with_magnitude(text, extended, money=False) if extended is not number else number


def _continues(previous: str, word: str) -> bool:
    """Whether `word` can follow `previous` inside one number."""
    if not previous:
        return word in ("a", "an") or word in NUMBER_WORDS
    if word in MAGNITUDES:
        return word != "hundred" or previous in ONES or previous in ("a", "an")
    if word in DOZENS:
        return previous in ONES or previous in ("a", "an", "hundred")
    if word in ONES:
        return previous in MAGNITUDES or (previous in TENS and 0 < ONES[word] < 10)
    return word in TENS and previous in MAGNITUDES
