"""Quantities in a text: numbers with units, comparators and ranges, as intervals.

One pass over the words and digits of the text finds where a number can begin; each reading from
there has a bounded reach, so that the cost grows with the length of the text and nothing else.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.facets import Comparator, Dimension, Quantity
from claims.quantities.ages import with_age
from claims.quantities.amounts import COUNT, Amount, amount_at, with_smaller_units
from claims.quantities.changes import is_change
from claims.quantities.comparators import (
    bounds,
    comparator_after,
    comparator_before,
    least_price_before,
)
from claims.quantities.counted_nouns import noun_after
from claims.quantities.frequencies import FREQUENCY_WORDS, frequency_at
from claims.quantities.identifiers import end_of_identifier, is_year
from claims.quantities.number_names import is_in_name, is_some_day
from claims.quantities.number_words import VULGAR
from claims.quantities.numerals import NUMBER_WORDS, numeral_at
from claims.quantities.proportions import (
    PHRASE_WORDS,
    Proportion,
    fraction_of_unit,
    phrase_at,
    share_at,
)
from claims.quantities.rates import as_rate
from claims.quantities.scores import score_at
from claims.quantities.two_sided_bounds import joined
from claims.quantities.units_in_text import unit_at
from claims.span import Span
from claims.word_list import words_of

_START = re.compile(rf"(?<![\w.])\.[0-9]+|[0-9]+|[{''.join(VULGAR)}]|(?<!ty-)[A-Za-z]+")
_BEGINNINGS = NUMBER_WORDS | PHRASE_WORDS | FREQUENCY_WORDS
_ONE_OF_A_UNIT = re.compile(
    r"(?<!\w)(?:for|in|within|last(?:s|ed|ing)?|after|took|takes?|of|over|under|than|by|every|spent"
    r"|wait(?:ed)?|about|around|nearly|almost|just|roughly|once|additional)\s{1,2}$",
    re.IGNORECASE,
)
_ONE_OF = words_of("mile kilometre centimetre litre millilitre gallon gram kilogram tonne")
"""Units beside those of time that are read behind "a"; a foot is a thing too."""

_NO_NOUN = re.compile(r"\s{0,2}(?:$|[.,;:!?)])")
_SIDES = frozenset({Comparator.MORE_THAN, Comparator.LESS_THAN, Comparator.JUST_OVER})
_COUNTED_TIMES = re.compile(r"[0-9]|once|twice|thrice|\w{2,12}\stimes", re.IGNORECASE)
_OVERRULED = frozenset({Comparator.EXACTLY, Comparator.ABOUT})
"""Words before a number that give way to those behind it: "about five hundred or less"."""

_BELOW_ZERO = frozenset({Dimension.TEMPERATURE, Dimension.PERCENTAGE_POINT})
_ONE_IS_A_COUNT_OF = words_of("person man woman child soldier civilian officer policeman")
_NEXT_WORD = re.compile(r"[\s-]{1,2}([a-z]{1,20})", re.IGNORECASE)


def find_quantities(text: str, *, exclude: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """Find the quantities of `text`, in order, without overlaps; durations are among them.

    Nothing is read inside the spans of `exclude`, which need not be sorted. Ordinals, years,
    clock times, telephone numbers and the numbers of models and articles are no quantities.
    """
    found: list[Quantity] = []
    for quantity in _quantities(text, _Excluded(exclude)):
        both = joined(text, found[-1], quantity) if found else None
        if both:
            found[-1] = both
        else:
            found.append(quantity)
    return tuple(replace(q, change=True) if is_change(text, q) else q for q in found)


class _Excluded:
    """Spans that are skipped, found by bisection."""

    def __init__(self, spans: Sequence[Span]) -> None:
        ordered = sorted(span for span in spans if len(span))
        self._starts = [span.start for span in ordered]
        self._ends: list[int] = []
        for span in ordered:
            self._ends.append(max(span.end, self._ends[-1] if self._ends else 0))

    def end_of(self, start: int, end: int) -> int | None:
        """Return the end of a skipped span that touches `[start, end)`, or None."""
        index = bisect_right(self._starts, end - 1) - 1
        return self._ends[index] if index >= 0 and self._ends[index] > start else None


def _quantities(text: str, excluded: _Excluded) -> Iterator[Quantity]:
    done = 0
    for match in _START.finditer(text):
        start, word = match.start(), match[0].lower()
        is_word = word[0].isalpha()
        if start < done or (is_word and word not in _BEGINNINGS):
            continue
        if excluded.end_of(start, match.end()) is not None:
            continue
        if is_word and (_is_inside_word(text, *match.span()) or is_in_name(text, *match.span())):
            continue
        if word[0] in "0123456789" and not score_at(text, start):
            end = end_of_identifier(text, start)
            if end is not None:
                done = end
                continue
        quantity = _quantity_at(text, start, word)
        if quantity is None or quantity.span.start < done:
            continue
        if excluded.end_of(quantity.span.start, quantity.span.end) is None:
            yield quantity
            done = quantity.span.end


def _is_inside_word(text: str, start: int, end: int) -> bool:
    """Whether letters stand in a longer word ("anyone", "5th", "ten-fold" is not)."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isalnum() or before in ("_", "’", "'") or after.isalnum() or after == "_"


def _quantity_at(text: str, start: int, word: str) -> Quantity | None:
    """Read the quantity whose number begins at `start` with `word`, or return None."""
    if score := score_at(text, start):
        return score
    if often := frequency_at(text, start, word):
        return _often(text, often)
    part = fraction_of_unit(text, start)
    if part and (read := _part_of_unit(text, start, *part)):
        return read
    if word in PHRASE_WORDS:
        return _phrase_at(text, start, word)
    number = None if word in FREQUENCY_WORDS else numeral_at(text, start)
    if number is None:
        return None
    share = share_at(text, start, number)
    return _from_proportion(text, share) if share else _from_number(text, start)


def _phrase_at(text: str, start: int, word: str) -> Quantity | None:
    """Read a quantity that begins with a word of `PHRASE_WORDS`."""
    if proportion := phrase_at(text, start, word):
        return _from_proportion(text, proportion)
    if word in ("a", "an"):
        return _one_unit(text, start, len(word)) or _from_number(text, start)
    return None


def _from_number(text: str, start: int) -> Quantity | None:
    amount = amount_at(text, start)
    if amount is None:
        return None
    if amount.low == 1 and is_some_day(text, amount.start, amount.end):
        return None
    amount = as_rate(text, with_age(text, amount))
    counted = _counted(text, amount)
    before = comparator_before(text, amount.start)
    if amount.high == 0 and amount.unit is COUNT and not counted:
        return None
    alone = before is None and amount.bare_digits and not counted
    if alone and is_year(text, start, amount.end):
        return None
    if text[start : start + 3].lower() == "one" and amount.unit is COUNT and before is None:
        following = _NEXT_WORD.match(text, amount.end)
        if amount.low == 1 and not (following and following[1].lower() in _ONE_IS_A_COUNT_OF):
            return None
        counted = counted or (following[1].lower() if following and amount.low == 1 else "")
    return _compared(text, amount, counted)


def _counted(text: str, amount: Amount) -> str:
    """Return the noun of a count; the 14 of a "14-man list" counts no list."""
    if amount.unit is not COUNT or text[amount.end : amount.end + 1] == "-":
        return ""
    return noun_after(text, amount.end)


def _one_unit(text: str, start: int, length: int) -> Quantity | None:
    """Read "an hour" as one hour, where it is no rate ("$5 an hour")."""
    found = unit_at(text, start + length)
    if found is None or found.hyphenated:
        return None
    is_time = found.unit.dimension is Dimension.DURATION
    if not is_time and found.unit.name not in _ONE_OF:
        return None
    if found.unit.name == "second" and not _NO_NOUN.match(text, found.end):
        return None  # "for a second time"
    amount = with_smaller_units(text, Amount(start, found.end, 1.0, 1.0, found.unit))
    alone = amount.end == found.end and not comparator_before(text, start)
    if (
        alone
        and text[:start].strip()
        and not _ONE_OF_A_UNIT.search(text[max(0, start - 16) : start])
    ):
        return None
    return _compared(text, amount, "")


def _often(text: str, amount: Amount) -> Quantity:
    """Make a frequency; "came over every day" and "about twice" differ in what "over" means."""
    frequency = _compared(text, amount, "")
    if frequency.comparator in _SIDES and not _COUNTED_TIMES.match(text, amount.start):
        span = Span(amount.start, amount.end)
        value = frequency.value
        return Quantity(
            span, span.of(text), value, value, value, frequency.dimension, frequency.unit
        )
    return frequency


def _part_of_unit(text: str, start: int, share: float, position: int) -> Quantity | None:
    """Read "half an hour", "half a million people", "half a dozen"."""
    if found := unit_at(text, position):
        return _compared(text, Amount(start, found.end, share, share, found.unit), "")
    number = numeral_at(text, position)
    if number is None:
        return None
    found = unit_at(text, number.end)
    value, end = share * number.value, found.end if found else number.end
    unit = found.unit if found else COUNT
    counted = "" if found else noun_after(text, end)
    return _compared(text, Amount(start, end, value, value, unit), counted)


def _from_proportion(text: str, read: Proportion) -> Quantity:
    unit, end = read.unit, read.end
    if unit is None:
        found = unit_at(text, end)
        unit, end = (found.unit, found.end) if found else (COUNT, end)
    counted = "" if unit.dimension is Dimension.MULTIPLE else noun_after(text, end)
    amount = Amount(read.start, end, read.low, read.high, unit)
    if read.comparator is Comparator.ABOUT:
        return _vaguely(text, amount, counted if unit is COUNT else "")
    return _compared(text, amount, counted)


def _vaguely(text: str, amount: Amount, counted: str) -> Quantity:
    """Make a quantity of a round plural: its bounds are wide enough without a comparator."""
    before = comparator_before(text, amount.start)
    span = Span(before[1] if before else amount.start, amount.end)
    low, high = amount.in_base(amount.low), amount.in_base(amount.high)
    return Quantity(
        span,
        span.of(text),
        low,
        low,
        high,
        amount.unit.dimension,
        amount.unit.name,
        Comparator.ABOUT,
        counted=counted,
    )


def _least_price_before(text: str, amount: Amount) -> int | None:
    if amount.unit.dimension is not Dimension.MONEY or amount.is_range:
        return None
    return least_price_before(text, amount.start, amount.end)


def _compared(text: str, amount: Amount, counted: str) -> Quantity:
    """Make the quantity of an amount and the comparator around it."""
    comparator, start, end = Comparator.EXACTLY, amount.start, amount.end
    if before := comparator_before(text, start):
        comparator, start = before
    elif least := _least_price_before(text, amount):
        comparator, start = Comparator.AT_LEAST, least
    after = None if comparator not in _OVERRULED else comparator_after(text, end)
    if after:
        comparator, end = after
        if not counted and amount.unit is COUNT:
            counted = noun_after(text, end)
    low, high = amount.in_base(amount.low), amount.in_base(amount.high)
    floor = -math.inf if amount.unit.dimension in _BELOW_ZERO else 0.0
    interval = bounds(comparator, low, high, floor)
    bare = comparator is Comparator.EXACTLY and not amount.is_range
    if amount.is_range and comparator is Comparator.EXACTLY:
        comparator = Comparator.BETWEEN
    span = Span(start, end)
    return Quantity(
        span,
        span.of(text),
        low,
        interval.low,
        interval.high,
        amount.unit.dimension,
        amount.unit.name,
        comparator,
        interval.low_open,
        interval.high_open,
        amount.tolerance * amount.unit.factor if bare else 0.0,
        counted,
    )
