"""The words and signs that numbers are written with, and their values."""

from __future__ import annotations

_UNDER_TWENTY = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
    """
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES = {word: float(value) for value, word in enumerate(_UNDER_TWENTY.split())}
ONES |= {"nil": 0.0, "nought": 0.0, "naught": 0.0}
TENS = {word: 10.0 * value for value, word in enumerate(_TENS.split(), start=2)}
MAGNITUDES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "lakhs": 1e5,
    "lac": 1e5,
    "crore": 1e7,
    "crores": 1e7,
}
ABBREVIATED_MAGNITUDES = {
    "k": 1e3,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}
MONEY_MAGNITUDES = {"m": 1e6, "b": 1e9, "t": 1e12}
"""Letters that are magnitudes only behind a currency: "5m" alone is five metres."""

DOZENS = {"dozen": 12.0, "dozens": 12.0}
VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅛": 1 / 8}
VULGAR |= {
    "⅙": 1 / 6,
    "⅚": 5 / 6,
    "⅖": 2 / 5,
    "⅗": 3 / 5,
    "⅘": 4 / 5,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}
DENOMINATORS = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
    "billionth": 10**9,
    "trillionth": 10**12,
}

FACTORS = {**MAGNITUDES, **ABBREVIATED_MAGNITUDES, **MONEY_MAGNITUDES, **DOZENS}
