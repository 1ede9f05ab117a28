"""The shapes of labelled quantities that can be read.

Our own: `{"text", "quantities": [{"words", "low", "high", "unit", "dimension"}]}`, in base units,
null for a bound at infinity; every quantity of the text is labelled. And four public ones: the
test cases of Recognizers-Text (number and number-with-unit), quantulum3, duckling and
number-parser, as JSON lines.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping

from claims.errors import EvaluationDataError
from claims.evaluation.quantities_cases import Case, Expected
from claims.evaluation.quantities_units import units_named
from claims.evaluation.report import Row

_NUMBER_MODELS = ("NumberModel", "OrdinalModel", "PercentModel", "NumberRangeModel")
_MODELS = {
    **{model: frozenset({"count"}) for model in _NUMBER_MODELS},
    "PercentModel": frozenset({"ratio"}),
    "CurrencyModel": frozenset({"money"}),
    "DimensionModel": frozenset(
        {"length", "area", "volume", "mass", "speed", "data", "power", "energy", "angle"}
    ),
    "AgeModel": frozenset({"age"}),
    "TemperatureModel": frozenset({"temperature"}),
}
"""The models of Recognizers-Text, and the dimensions that each looks for (all where empty)."""

_DUCKLING = frozenset(
    "AmountOfMoney Distance Numeral Ordinal Quantity Temperature Volume".split(" ")
)
_RANGE = re.compile(r"[\[(](?P<low>[-0-9.]{0,20}),(?P<high>[-0-9.]{0,20})[\])]")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")

# What no news text holds, told by the form of the label and of the text around it.
_POWER = re.compile(r"[0-9]\^|[0-9][x×*][0-9]|[0-9]e[0-9]")
_SPOKEN_DIVISION = re.compile(r"\w\sover\s\w")
_COMPOUND_DENOMINATOR = re.compile(
    r"(?:ty|hundred|thousand)[ -](?:firsts?|seconds?|thirds?|fourths?|fifths?|sixths?|sevenths?"
    r"|eighths?|ninths?)\b|thousand\s\w{1,9}illionths"
)
_DECIMAL_COMMA = re.compile(r"[0-9],[0-9]{1,2}")
_IN_CODE_BEFORE = re.compile(r"[0-9A-Za-z+][-/]$|\+$|[0-9]{3} $|\w{2}[0-9-]$")
_IN_CODE_AFTER = re.compile(r"[-/][0-9]| [0-9]{4}\b")
_SCIENCE = re.compile(
    r"electronvolt|gray|barn|annum|(?:giga|mega)year|inverse|kibi|mebi|of arc|thermal unit"
    r"|picomet|femto|per cubic|per square|litre per|sigma"
)
_UNIT_ALONE = "a unit without a number"
_CODE = "part of a date, a telephone number or a code"


def is_known(row: Row) -> bool:
    return _shape_of(row) is not None


def case_of(row: Row, number: int) -> Case:
    """Read one labelled row; `number` is its place in the data, from 1.

    Raises:
        EvaluationDataError: it lacks a field or holds a wrong one.
    """
    shape = _shape_of(row)
    if shape is None:
        raise EvaluationDataError(number, "expected the fields `text` and `quantities`")
    if not isinstance(row["text"], str):
        raise EvaluationDataError(number, "`text` must be a string")
    try:
        return shape(row)
    except _WrongError as error:
        raise EvaluationDataError(number, str(error)) from error


class _WrongError(ValueError):
    """A field is absent or holds a wrong value."""


def _shape_of(row: Row) -> Callable[[Row], Case] | None:
    if "text" not in row:
        return None
    if "quantities" in row:
        return _plain
    if row.get("model") in _MODELS and "expected" in row:
        return _recognizers
    if row.get("dimension") in _DUCKLING and "expected" in row:
        return _duckling
    if "test" in row and "args" in row and "expected" in row:
        return _number_parser
    labels = row.get("expected")
    is_quantulum = isinstance(labels, list) and not {"model", "reference_time"} & row.keys()
    if isinstance(labels, list) and is_quantulum and all("surface" in label for label in labels):
        return _quantulum
    return None


def _plain(row: Row) -> Case:
    text, expected, position = str(row["text"]), [], 0
    for label in _labels(row, "quantities"):
        words = _string(label, "words")
        start = text.find(words, position)
        if start < 0 or not words:
            raise _WrongError(f"`words` must be words of the text, in order: {words!r}")
        position = start + len(words)
        expected.append(
            Expected(
                start,
                position,
                _number(label, "low", -math.inf),
                _number(label, "high", math.inf),
                unit=_string(label, "unit"),
                dimension=_string(label, "dimension"),
                is_interval=True,
                is_in_base_units=True,
            )
        )
    return Case(text, tuple(expected), is_complete=True)


def _recognizers(row: Row) -> Case:
    text, model = str(row["text"]), str(row["model"])
    expected = tuple(_recognized(text, model, label) for label in _labels(row, "expected"))
    scope = _scope("", text, 0, 0) if not expected else ""
    return Case(text, expected, absent=_MODELS[model], out_of_scope=scope)


def _recognized(text: str, model: str, label: Row) -> Expected:
    start, end = int(_number(label, "start")), int(_number(label, "end")) + 1
    resolution = label.get("resolution")
    if not isinstance(resolution, Mapping):
        raise _WrongError("`resolution` must be an object")
    value = str(resolution.get("value") or "null")
    words = text[start:end]
    if label.get("type") == "ordinal.relative":
        return Expected(start, end, math.nan, math.nan, out_of_scope="an ordinal without a number")
    if value == "null":
        return Expected(start, end, math.nan, math.nan, out_of_scope=_UNIT_ALONE)
    scope = _scope(words, text, start, end)
    if within := _RANGE.fullmatch(value):
        low, high = float(within["low"] or -math.inf), float(within["high"] or math.inf)
        return Expected(start, end, low, high, is_interval=True, out_of_scope=scope)
    number = _float(value.removesuffix("%"))
    if model == "OrdinalModel":
        scope = "" if number < 1e6 else "an ordinal of millions"
        return Expected(start, end, number, number, dimension="ordinal", out_of_scope=scope)
    name = "percent" if value.endswith("%") else str(resolution.get("unit") or "")
    code = resolution.get("isoCurrency")
    units = units_named(str(code) if code else name, model)
    return Expected(
        start, end, number, number, units, name if not units else "", out_of_scope=scope
    )


def _quantulum(row: Row) -> Case:
    text, expected, position = str(row["text"]), [], 0
    for label in _labels(row, "expected"):
        words = _string(label, "surface")
        start = max(text.find(words, position), 0)
        position = start + len(words)
        value, name = _number(label, "value"), str(label.get("unit") or "").lower()
        spread = label.get("uncertainty")
        width = float(spread) if isinstance(spread, int | float) else 0.0
        units = () if name == "dimensionless" else units_named(name)
        plain = bool(units) or name == "dimensionless"
        scope = _scope(words, text, start, position)
        if _SCIENCE.search(name):
            scope = "a unit of science"
        if name == "dimensionless" and re.fullmatch(r"(?:1[5-9]|20)[0-9]{2}", words):
            scope = "a year"
        expected.append(
            Expected(
                start,
                position,
                value - width,
                value + width,
                units,
                "" if plain else name,
                is_interval=width > 0,
                out_of_scope=scope,
            )
        )
    return Case(text, tuple(expected), is_complete=True)


def _duckling(row: Row) -> Case:
    text, labels = str(row["text"]), row["expected"]
    if not isinstance(labels, Mapping):
        raise _WrongError("`expected` must be an object")
    numbers, symbols = labels.get("numbers"), labels.get("symbols")
    if not isinstance(numbers, list) or not isinstance(symbols, list) or not numbers:
        raise _WrongError("`expected` must hold `numbers` and `symbols`, both lists")
    low, high = float(numbers[0]), float(numbers[-1])
    kind = labels.get("fn")
    if kind == "above":
        high = math.inf
    if kind == "under":
        low = -math.inf
    is_ordinal = row["dimension"] == "Ordinal"
    is_plain = symbols[0] in ("Unnamed", "NumeralValue", "OrdinalData")
    model = "CurrencyModel" if row["dimension"] == "AmountOfMoney" else ""
    units = () if is_plain else units_named(str(symbols[0]), model)
    expected = Expected(
        0,
        len(text),
        low,
        high,
        units,
        "" if is_plain or units else str(symbols[0]).lower(),
        "ordinal" if is_ordinal else "",
        is_interval=low != high,
        out_of_scope="" if is_ordinal else _scope(text, text, 0, 0),
    )
    return Case(text, (expected,))


def _number_parser(row: Row) -> Case:
    """Read a number, or a text in which the numbers are written in digits."""
    text, label = str(row["text"]), row["expected"]
    numbers = [float(n) for n in _NUMBER.findall(str(label))]
    return Case(text, tuple(Expected(0, len(text), number, number) for number in numbers))


def _scope(words: str, text: str, start: int, end: int) -> str:
    """Return the class of cases that no news text holds to which a label belongs, or ""."""
    if _POWER.search(words):
        return "a power or a formula"
    if _SPOKEN_DIVISION.search(words):
        return "a division said aloud"
    if _COMPOUND_DENOMINATOR.search(words):
        return "a fraction with a compound denominator"
    if _DECIMAL_COMMA.fullmatch(words):
        return "a decimal comma"
    digits = words[-1:].isdigit() and words.strip("+-").isdigit()
    before, after = text[max(0, start - 4) : start], text[end : end + 6]
    if digits and (_IN_CODE_BEFORE.search(before) or _IN_CODE_AFTER.match(after)):
        return _CODE
    return ""


def _labels(row: Row, field: str) -> list[Row]:
    labels = row[field]
    if not isinstance(labels, list) or not all(isinstance(label, Mapping) for label in labels):
        raise _WrongError(f"`{field}` must be a list of objects")
    return labels


def _string(label: Row, field: str) -> str:
    value = label.get(field)
    if not isinstance(value, str):
        raise _WrongError(f"`{field}` must be a string")
    return value


def _number(label: Row, field: str, absent: float | None = None) -> float:
    value = label.get(field)
    if value is None and field in label and absent is not None:
        return absent
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _WrongError(f"`{field}` must be a number")
    return float(value)


def _float(written: str) -> float:
    try:
        return float(written)
    except ValueError as error:
        raise _WrongError(f"`value` must be a number: {written!r}") from error
