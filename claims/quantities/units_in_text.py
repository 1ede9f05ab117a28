"""The unit behind a number in a text: "km", "square miles", "€", feet and inches, "35C"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.facets import Dimension
from claims.quantities.currencies import CURRENCY_SIGNS, ISO_CODES
from claims.quantities.units import UNITS, Unit

_LETTERS = frozenset("smlghwLW")
"""Units of one letter, in this case only, right behind digits or one space away."""

_WORD = re.compile(
    r"(?P<gap>[ \t\n\r\u00a0\u202f]{0,2}|[-\u2010\u2011])"
    r"(?P<unit>%|[°º](?:[ \u00a0]?(?:[CcFf]|[Cc]elsius|[Ff]ahrenheit)(?![^\W_]))?|℃"
    r"|km/hr?|k[mp]h|k?m/s|[a-z]{1,8}²|[a-z]{1,8}³|[a-z]{1,3}\^?[23]|u\.s\.|[a-z]{1,16})(?![^\W_])",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[ \t\n\r\u00a0-]{1,2}([a-z]{1,14})(?![^\W_])", re.IGNORECASE)


_SPACES_OR_POWER = re.compile(r"[ \u00a0^]")
_CODE_AFTER = re.compile(r"-[0-9]")


@dataclass(frozen=True, slots=True)
class UnitFound:
    """A unit that ends at `end`; `hyphenated` says that it is an adjective ("50-day")."""

    unit: Unit
    end: int
    hyphenated: bool


def unit_at(text: str, position: int) -> UnitFound | None:
    """Read the unit that follows a number which ends at `position`, or return None."""
    first = _WORD.match(text, position)
    if first is None:
        return _short_unit_at(text, position) or _currency_at(text, position)
    written = first["unit"]
    if written in ISO_CODES:
        return UnitFound(Unit(written, Dimension.MONEY, 1.0), first.end(), hyphenated=False)
    is_letter = len(written) == 1 and written.isalpha()
    if is_letter and (written not in _LETTERS or _CODE_AFTER.match(text, first.end())):
        return _short_unit_at(text, position)
    phrases, ends = [_SPACES_OR_POWER.sub("", written.lower())], [first.end()]
    for _ in range(2):
        following = _NEXT.match(text, ends[-1])
        if following is None:
            break
        phrases.append(f"{phrases[-1]} {following[1].lower()}")
        ends.append(following.end())
    for phrase, end in zip(reversed(phrases), reversed(ends), strict=True):
        if phrase in UNITS:
            return UnitFound(UNITS[phrase], end, bool(first["gap"].strip(" \t\n\r\u00a0\u202f")))
    return _short_unit_at(text, position) or _currency_at(text, position)


_SIGN_AFTER = re.compile(
    rf"[ \u00a0]?(?:US)?(?P<sign>[{re.escape(''.join(CURRENCY_SIGNS))}])(?![ \u00a0]?[0-9])"
)


def _currency_at(text: str, position: int) -> UnitFound | None:
    """Read a currency sign that stands behind its number: "10 €"."""
    match = _SIGN_AFTER.match(text, position)
    if match is None:
        return None
    unit = Unit(CURRENCY_SIGNS[match["sign"]], Dimension.MONEY, 1.0)
    return UnitFound(unit, match.end(), hyphenated=False)


_INCHES = re.compile(
    r"''|″|\"(?=[ ](?:long|wide|thick|deep|tall|high|across|in\sdiameter|screen|pipe)\b)"
    r"|[ ]?\"(?=[ ](?:long|wide|thick|deep|tall|high|across)\b)"
    r"|[ ]in\.?(?=[ ](?:long|wide|thick|deep|tall|high|across|in\sdiameter)\b)",
)
_FEET = re.compile(r"['’′](?=[ ]?[0-9]{1,2}(?:[.][0-9])?(?:\"|″|”|''|[ ]?in\b))")
_INCHES_AFTER_FEET = re.compile(r"''|[\"″”]|[ ]?in\b\.?(?![ ](?:the|a|an|his|her|its|[A-Z]))")
_DEGREES = re.compile(r"[ \u00a0]?(?P<scale>[CF])(?![^\W_]|\.[A-Z]|/)")
_WEATHER = re.compile(
    r"temperature|degrees|(?<!\w)(?:heat|heatwave|hot|cold|warm|cool|outside|weather|forecast|mercury"
    r"|thermometer|freezing|boiling|frost|highs?\sof|lows?\sof|forecasters?|celsius|fahrenheit)(?!\w)|°",
    re.IGNORECASE,
)
_WEATHER_REACH = 60


def _short_unit_at(text: str, position: int) -> UnitFound | None:
    """Read a unit whose sign is also something else, where the text around it tells which."""
    for pattern, unit in ((_INCHES, "inch"), (_FEET, "foot")):
        if match := pattern.match(text, position):
            return UnitFound(UNITS[unit], match.end(), hyphenated=False)
    match = _DEGREES.match(text, position)
    around = text[max(0, position - _WEATHER_REACH) : position + _WEATHER_REACH]
    if match and _WEATHER.search(around):
        unit = "celsius" if match["scale"] == "C" else "fahrenheit"
        return UnitFound(UNITS[unit], match.end(), hyphenated=False)
    return None


def inches_at(text: str, position: int) -> UnitFound | None:
    """Read the inches behind a number that follows feet: "5 ft 2 in"."""
    match = _INCHES_AFTER_FEET.match(text, position)
    return UnitFound(UNITS["inch"], match.end(), hyphenated=False) if match else None
