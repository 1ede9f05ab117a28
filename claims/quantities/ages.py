"""Bare numbers that are ages in years: "aged 35", "Jane Doe, 35, said", "she was 12 in 1976"."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.facets import Dimension
from claims.quantities.amounts import COUNT, Amount
from claims.quantities.units import UNITS

_AGED = re.compile(r"(?<!\w)(?:aged|ages?)\s{1,2}(?:of\s{1,2}|between\s{1,2})?$", re.IGNORECASE)
_YEARS_OLD = re.compile(r"[\s-]?y/?o(?![\w/])", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]{1,30},\s{1,2}$")
_OLDEST = 110
_PERSON_WAS = re.compile(
    r"(?<!\w)(?:s?he|I|who|m(?:other|um|om)|father|dad|son|daughter|boy|girl|sister|brother|wife|husband)"
    r"(?:\s(?:was|is)|['’]s)\s(?:just\s|only\s)?$",
    re.IGNORECASE,
)
_NAME_WAS = re.compile(r"(?<!\w)[A-Z][\w’'-]{1,24}\swas\s(?:just\s|only\s)?$")
_WHEN_SHE = re.compile(r"\s(?:in\s(?:1[89]|20)[0-9]{2}\s)?when\s(?:s?he|his|her)(?!\w)")
_TURNED = re.compile(r"(?<!\w)turn(?:s|ed|ing)?\s$", re.IGNORECASE)
_AGE_FREE = re.compile(
    r"\s(?:in\s(?:1[89]|20)[0-9]{2}(?!\w)|when\s|and\s(?![0-9])|at\sthe\stime)|,\s(?![0-9])|\s?[.;)]|$"
)
_TURNED_AFTER = re.compile(r"\s(?:in|on|this|next|last|today|tomorrow|later|years)(?!\w)")


def with_age(text: str, amount: Amount) -> Amount:
    """Read "aged 35" and the 35 of "Jane Doe, 35, said" as ages."""
    if amount.unit is not COUNT or amount.high > 130:
        return amount
    before = text[max(0, amount.start - 34) : amount.start]
    if _AGED.search(before) or _is_age_of_person(text, amount, before):
        return _age_of(amount)
    if old := _YEARS_OLD.match(text, amount.end):
        return replace(_age_of(amount), end=old.end())
    after = text[amount.end : amount.end + 1]
    if amount.bare_digits and after in (",", ".", ")") and _NAME_BEFORE.search(before):
        return _age_of(amount) if 3 <= amount.low <= _OLDEST else amount
    return amount


def _is_age_of_person(text: str, amount: Amount, before: str) -> bool:
    """Whether it is the 12 of "she was 12 in 1976", the 18 of "turns 18"."""
    if amount.is_range or amount.low != int(amount.low) or not 2 <= amount.low <= _OLDEST:
        return False
    if _TURNED.search(before):
        return bool(_AGE_FREE.match(text, amount.end) or _TURNED_AFTER.match(text, amount.end))
    if _PERSON_WAS.search(before):
        return bool(_AGE_FREE.match(text, amount.end))
    return bool(_NAME_WAS.search(before) and _WHEN_SHE.match(text, amount.end))


def _age_of(amount: Amount) -> Amount:
    """Read a bare number as an age in years: "aged 35"."""
    return replace(amount, unit=replace(UNITS["year"], dimension=Dimension.AGE), bare_digits=False)
