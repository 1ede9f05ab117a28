"""A number with its unit, before the words around it are read.

An amount may be a range ("10 to 12 days", "$2 to $3 billion"), a sum of units ("1 hour 20
minutes"), an age or a score.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claims.facets import Dimension
from claims.quantities.changes import is_moved_before
from claims.quantities.currencies import currency_before
from claims.quantities.identifiers import is_year
from claims.quantities.numerals import Numeral, numeral_at
from claims.quantities.units import UNITS, Unit
from claims.quantities.units_in_text import UnitFound, inches_at, unit_at

COUNT = Unit("", Dimension.COUNT, 1.0)

_MINUS = re.compile(
    r"(?:(?<![\w)%])[-−–]|(?<!\w)minus\s{1,2}|(?<!\w)negative\s{1,2})$", re.IGNORECASE
)
_TO = re.compile(r"\s?[-–—‐‑~]\s?|\s{1,2}(?:to|or)\s{1,2}", re.IGNORECASE)
_AND = re.compile(
    r"\s{1,2}(?:and|to)\s{1,2}(?:(?:about|around|roughly)\s)?|\s?[-–—]\s?", re.IGNORECASE
)
_BETWEEN = re.compile(
    r"(?<!\w)(?P<word>between|from|ranging\sfrom)\s{1,2}(?:about\s)?$", re.IGNORECASE
)
_BY_BEFORE = re.compile(r"(?<!\w)by\s{1,2}$", re.IGNORECASE)
_CHANGE = re.compile(
    r"(?<!\w)(?:ris|rose|fall|fell|increas|decreas|declin|drop|grew|grow|jump|climb|went|go|cut|rais"
    r"|reduc|surg|lower|slash|plung|soar|chang|up|down|slid|expand|shorten|extend|widen|narrow)",
    re.IGNORECASE,
)
_UNIT_AND_HALF = re.compile(
    r"\s{1,2}and\s(?:a\s)?(?:half|(?P<quarter>quarter))(?![\w-])(?!\s(?:of|hours|years))",
    re.IGNORECASE,
)
_PART_OF_UNIT = re.compile(r"(?:,?\s{1,2}(?:and\s{1,2})?)(?=[0-9a-z½¼¾])", re.IGNORECASE)
_FEET_THEN = re.compile(r"[ ]?(?=[0-9]{1,2}(?:\"|″|”|''))|,?\s{1,2}(?:and\s{1,2})?(?=[0-9])")
_CENTS = re.compile(r"\s(?:and\s)(?=[a-z0-9])", re.IGNORECASE)
_CENTS_IN_ONE = 100
_SENTENCE_END = re.compile(r"\s{0,2}(?:$|[.;!?](?![0-9]))")
_TURNED_BEFORE = re.compile(
    r"(?<!\w)(?:rotat|turn|spin|spun|angle|tilt|slope|lean|bank|latitude|longitude)\w{0,4}"
    r"(?:\s\w{1,10}){0,3}\s{1,2}$",
    re.IGNORECASE,
)
_SCALE_AFTER = re.compile(r"\son\sthe\s(?P<scale>celsius|fahrenheit)\sscale(?!\w)", re.IGNORECASE)
_TURNED_AFTER = re.compile(
    r"[\s-]{1,2}(?:angle|turn|bend|slope|tilt|arc|(?:north|south|east|west)(?!\w))", re.IGNORECASE
)
_AGE_AFTER = re.compile(r"[-\s‐‑]{1,2}(?:olds?|of\sage)(?![\w])", re.IGNORECASE)
_MAGNITUDE_OF_MONEY = 1e6
"""From a million on, pounds are money."""

_PAID_BEFORE = re.compile(
    r"(?<!\w)(?:pa(?:y|ys|id|ying)|costs?|worth|prices?|priced|fined?|sp[ae]n[dt]|earn(?:s|ed)?"
    r"|salary|fees?|sold|bought|raised|owed|debts?|budget|funding|savings?)(?!\w)",
    re.IGNORECASE,
)
_CURRENCY_SOON = re.compile(r"\s\(?(?:about\s)?(?:US)?[$€£]")
_DIVISIBLE = (Dimension.DURATION, Dimension.LENGTH, Dimension.MASS, Dimension.MONEY)


@dataclass(frozen=True, slots=True)
class Amount:
    """The values `low` to `high`, in units of `unit`, at `[start, end)` of a text."""

    start: int
    end: int
    low: float
    high: float
    unit: Unit
    tolerance: float = 0.0
    is_range: bool = False
    bare_digits: bool = False
    """Whether it is a whole number in digits with neither unit nor grouping."""
    hyphenated: bool = False

    def in_base(self, value: float) -> float:
        return value * self.unit.factor + self.unit.offset


def amount_at(text: str, start: int) -> Amount | None:
    """Read the amount whose number begins at `start`, with the sign and currency before it."""
    currency, begin = currency_before(text, start) or (None, start)
    number = numeral_at(text, start, money=currency is not None)
    if number is None:
        return None
    begin, sign = _sign_before(text, begin)
    if currency is not None and text[start - 1] in "-−":
        sign = -1.0
    second, begin = _range_end(text, number, begin, money=currency is not None)
    last = second or number
    found = unit_at(text, last.end)
    suspect = currency is None and found is None and second is not None
    if suspect and _is_suspect_range(text, number, last):
        begin, second, last = start, None, number
        found = unit_at(text, last.end)
    low, high = _shared_magnitude(number, second)
    if currency is None and found is None and second is None:
        found = _unit_of_change(text, number, begin)
    unit, end, hyphenated = _unit_of(currency, found, last)
    if unit.name == "pound" and _is_paid(text, begin, end):
        unit = Unit("GBP", Dimension.MONEY, 1.0)
    if unit.name == "degree":
        unit, end = _scale_of(text, unit, begin, end)
    amount = Amount(
        begin,
        end,
        sign * low,
        sign * high,
        unit,
        0.0 if second else _tolerance(number, unit),
        is_range=second is not None,
        bare_digits=_is_bare(number, unit, second),
        hyphenated=hyphenated,
    )
    return _as_age(text, with_smaller_units(text, amount))


def _is_paid(text: str, begin: int, end: int) -> bool:
    """Whether pounds are money here: a verb of paying before, or a currency sign after."""
    before = text[max(0, begin - 30) : begin]
    return bool(_PAID_BEFORE.search(before) or _CURRENCY_SOON.match(text, end))


def _scale_of(text: str, degree: Unit, begin: int, end: int) -> tuple[Unit, int]:
    """Tell the degrees of an angle from those of a scale that is named behind them."""
    if scale := _SCALE_AFTER.match(text, end):
        return UNITS[scale["scale"].lower()], scale.end()
    turned = _TURNED_BEFORE.search(text[max(0, begin - 40) : begin])
    if turned or _TURNED_AFTER.match(text, end):
        return Unit("degree", Dimension.ANGLE, 1.0), end
    return degree, end


def _is_bare(number: Numeral, unit: Unit, second: Numeral | None) -> bool:
    return (
        unit is COUNT
        and second is None
        and not number.in_words
        and not number.grouped
        and number.magnitude == 1.0
        and number.value == int(number.value)
    )


def _tolerance(number: Numeral, unit: Unit) -> float:
    """Return the tolerance: whole percentages are rounded, other whole numbers are not."""
    if unit.dimension is Dimension.RATIO and number.unit_of_last_digit == 1.0:
        return 0.5
    return number.tolerance


def _unit_of_change(text: str, first: Numeral, begin: int) -> UnitFound | None:
    """Give the 10 of "rose from 10 to 20 percent" the unit of the 20."""
    before = text[max(0, begin - 40) : begin]
    between = _BETWEEN.search(before)
    joint = _TO.match(text, first.end)
    if between is None or joint is None:
        return None
    if not _CHANGE.search(before) and not is_moved_before(text, begin):
        return None
    second = numeral_at(text, joint.end())
    found = unit_at(text, second.end) if second else None
    return UnitFound(found.unit, first.end, hyphenated=False) if found else None


def _sign_before(text: str, start: int) -> tuple[int, float]:
    window = text[max(0, start - 10) : start]
    match = _MINUS.search(window)
    return (start - len(window) + match.start(), -1.0) if match else (start, 1.0)


def _range_end(text: str, first: Numeral, begin: int, *, money: bool) -> tuple[Numeral | None, int]:
    """Return the upper number of a range that `first` begins, and where the range begins.

    "rose from 10 to 20" tells two values, not a range between them.
    """
    before = text[max(0, begin - 40) : begin]
    between = _BETWEEN.search(before)
    word = between["word"].lower() if between else ""
    if word == "from" and (_CHANGE.search(before) or is_moved_before(text, begin)):
        return None, begin
    is_by = _BY_BEFORE.search(before) is not None and _CHANGE.search(before) is not None
    position = first.end
    lower_unit = unit_at(text, position)
    if lower_unit is not None:
        position = lower_unit.end
    joint = (_AND if word in ("between", "from") else _TO).match(text, position)
    if joint is None:
        return None, begin
    place = joint.end()
    sign = _CURRENCY_AFTER.match(text, place)
    place = sign.end() if sign else place
    second = numeral_at(text, place, money=money or sign is not None)
    if second is None or (second.in_words and "-" in joint[0] and not first.in_words):
        return None, begin
    if is_by and joint[0].strip().lower() == "to" and not money and not unit_at(text, second.end):
        return None, begin  # "down by 30 to 126"
    low, high = _shared_magnitude(first, second)
    upper_unit = unit_at(text, second.end) if lower_unit else None
    if high <= low or (lower_unit and not (upper_unit and upper_unit.unit == lower_unit.unit)):
        return None, begin
    return second, begin - len(between[0]) if between else begin


_CURRENCY_AFTER = re.compile(r"(?:US|C|A)?[$€£¥₹][ \u00a0]?")


def _is_suspect_range(text: str, first: Numeral, second: Numeral) -> bool:
    """Whether two joined numbers without a unit are years, or a code such as 555-1234."""
    dashed = not text[first.end : second.start].strip().isalpha()
    return is_year(text, first.start, first.end) or (
        dashed and second.value > 100 * max(1.0, first.value)
    )


def _shared_magnitude(first: Numeral, second: Numeral | None) -> tuple[float, float]:
    """Give "2 to 3 billion" the same magnitude on both sides."""
    if second is None:
        return first.value, first.value
    scaled = first.value * second.magnitude
    if first.magnitude == 1.0 and first.value < 1000 and scaled < second.value:
        return scaled, second.value
    return first.value, second.value


def _unit_of(
    currency: str | None, found: UnitFound | None, number: Numeral
) -> tuple[Unit, int, bool]:
    if currency is not None:
        return Unit(currency, Dimension.MONEY, 1.0), number.end, False
    if found is None:
        return COUNT, number.end, False
    if found.unit.name == "pound" and number.magnitude >= _MAGNITUDE_OF_MONEY:
        return Unit("GBP", Dimension.MONEY, 1.0), found.end, found.hyphenated
    if found.unit.name == "KRW" and number.value < 100:
        return COUNT, number.end, False
    return found.unit, found.end, found.hyphenated


def with_smaller_units(text: str, amount: Amount) -> Amount:
    """Add what follows in smaller units: "an hour and a half", "5 feet 10 inches"."""
    if amount.unit.dimension not in _DIVISIBLE:
        return amount
    if amount.is_range or amount.hyphenated:
        return amount
    if half := _UNIT_AND_HALF.match(text, amount.end):
        added = 0.25 if half["quarter"] else 0.5
        low = amount.low + added
        return replace(amount, low=low, high=low, end=half.end(), tolerance=0.0)
    if amount.unit.dimension is Dimension.MONEY and (with_cents := _with_cents(text, amount)):
        return with_cents
    smallest = amount.unit.factor
    for _ in range(2):
        in_feet = amount.unit.name == "foot"
        joint = (_FEET_THEN if in_feet else _PART_OF_UNIT).match(text, amount.end)
        number = numeral_at(text, joint.end()) if joint else None
        found = unit_at(text, number.end) if number else None
        if number and in_feet and found is None:
            found = inches_at(text, number.end)
        if number is None or found is None or found.hyphenated:
            break
        if found.unit.dimension is not amount.unit.dimension or found.unit.factor >= smallest:
            break
        low = amount.low + number.value * found.unit.factor / amount.unit.factor
        smallest = found.unit.factor
        amount = replace(amount, low=low, high=low, end=found.end, tolerance=0.0)
    return amount


def _with_cents(text: str, amount: Amount) -> Amount | None:
    """Read "15 dollars and 50" at the end of a sentence as 15.50."""
    joint = _CENTS.match(text, amount.end)
    number = numeral_at(text, joint.end()) if joint and amount.low == int(amount.low) else None
    if number is None or number.value >= _CENTS_IN_ONE or number.value != int(number.value):
        return None
    if not text[amount.end - 1].isalpha() or not _SENTENCE_END.match(text, number.end):
        return None
    low = amount.low + number.value / _CENTS_IN_ONE
    return replace(amount, low=low, high=low, end=number.end, tolerance=0.0)


def _as_age(text: str, amount: Amount) -> Amount:
    if amount.unit.dimension is not Dimension.DURATION:
        return amount
    match = _AGE_AFTER.match(text, amount.end)
    if match is None:
        return amount
    return replace(amount, unit=replace(amount.unit, dimension=Dimension.AGE), end=match.end())
