"""What the public sets and other readers call units, as units of this software."""

from __future__ import annotations

from claims.facets import Dimension
from claims.quantities.units import UNITS, Unit

_OTHER_NAMES = {
    "f": "fahrenheit",
    "c": "celsius",
    "m": "metre",
    "percentage": "percent",
    "pound-mass": "pound",
    "inverse second": "hertz",
    "age": "year",
    "united states dollar": "us dollar",
}
_SEVERAL = {"ton": ("ton", "tonne"), "metric ton": ("tonne", "metric ton")}
_LETTERS_OF_A_CODE = 3
_CENTS = ("USD", "EUR", "AUD", "CAD", "MYR")


def units_named(name: str, model: str = "") -> tuple[Unit, ...]:
    """Return the units that a label means by `name`, any of which is right, or none.

    `model` is the kind of reader that the label is for: a pound is money for a "CurrencyModel".
    """
    if len(name) == _LETTERS_OF_A_CODE and name.isupper():
        return (Unit(name, Dimension.MONEY, 1.0),)
    low = name.lower()
    if model == "CurrencyModel" and low == "pound":
        return (Unit("GBP", Dimension.MONEY, 1.0),)
    if low in ("cent", "penny", "sen"):
        pence = (Unit("GBP", Dimension.MONEY, 0.01),) if low == "penny" else ()
        return (*(Unit(code, Dimension.MONEY, 0.01) for code in _CENTS), *pence)
    if low == "degree":
        return (
            Unit("degree", Dimension.TEMPERATURE, 1.0),
            Unit("degree", Dimension.ANGLE, 1.0),
        )
    found = [UNITS[n] for n in _SEVERAL.get(low, (_OTHER_NAMES.get(low, low),)) if n in UNITS]
    if model == "AgeModel":
        return tuple(Unit(unit.name, Dimension.AGE, unit.factor) for unit in found)
    return tuple(found)
