"""The values of a text as keys, by which texts that share values find each other.

"A 50-day ceasefire", "fifty days" and "50 days" give one key, whatever the other words are. A key
only proposes: what two values have to do with each other, the comparison of facets decides. So
the reading here is a light one, about a tenth of the cost of reading all facets of a sentence,
and currencies, comparators and what is counted are left out of the keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import TypeAlias

from claims.claim import Claim
from claims.facets import Dimension, Grain, Quantity, TimeExpression
from claims.names.nations import nation_of
from claims.names.spelling import sound_key
from claims.names.words import (
    HONORIFICS,
    NOT_A_NAME,
    ORGANISATION_WORDS,
    ROLE_HEADS,
    ROLE_MODIFIERS,
    STARTERS,
)
from claims.quantities.numerals import NUMBER_WORDS, Numeral, numeral_at
from claims.quantities.units import UNITS
from claims.reference import Reference
from claims.span import Span
from claims.times.time_expressions import find_times
from claims.validity.slots import slot_key
from claims.word_list import words_of

MOST_KEYS = 48
"""Keys of one text, the first ones; a longer text is about more than one thing."""

LONGEST_TEXT = 4_000
"""Code points that are read."""

LONGEST_NAME = 4
"""Words of one name; a longer run of capitals is a headline."""

FINE_GRAINS = frozenset({Grain.SECOND, Grain.MINUTE, Grain.HOUR, Grain.DAY})
YEARS = range(1500, 2101)
"""Bare numbers of four digits that are taken for years."""

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’&][^\W\d_]+)*")
_DIGITS = frozenset("0123456789")
_UNIT = re.compile(r"[ \u00a0-]{0,2}([^\W\d_]{1,20}|[%°][CF]?)(?:[ -]([^\W\d_]{1,20}))?")
_CURRENCY_SIGNS = frozenset("$€£¥₽₹₴")
_NUMERIC_DATE = re.compile(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{2,4}")
_TIME_WORDS = words_of(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    monday tuesday wednesday thursday friday saturday sunday
    yesterday today tomorrow tonight ago week month year weekend quarter overnight
    spring summer autumn winter christmas easter
    """
)
"""Words without which a text has no time but years: then the reader of times is not asked."""

_TIME_WORDS |= {f"{word}s" for word in _TIME_WORDS}

_SLOT_WORD = re.compile(
    r"\b(?:c(?:apital|eo|ha(?:ir|ncellor)|hief|oach|ommander)|deadline|e(?:ditor|mperor|xecutive)"
    r"|general|governor|head|king|m(?:ayor|inister|onarch)|p(?:ope|remier|resident)|queen"
    r"|s(?:ecretary|peaker))"
)
"""Words, in lower case, without which a statement fills no slot: to read one takes ten times as
long."""

_GAPS = frozenset({" ", "-"})
_INITIAL_GAPS = frozenset({" ", "-", ". "})
_NOT_NAMES = STARTERS | NOT_A_NAME | HONORIFICS
_BEFORE_NAMES = _NOT_NAMES | ROLE_HEADS | ROLE_MODIFIERS


_Word: TypeAlias = tuple[int, str, str]
"""Where a word starts, the word, and the same in lower case."""


def keys_of_text(text: str, published: datetime | None = None) -> frozenset[str]:
    """Return the keys of the names, places, quantities and times of a text, `MOST_KEYS` at most.

    `published` is the time that "last Monday" is said at; without it, such words give no key.
    Names give `name:` and the sound of their last word and of all of them; names of countries and
    of their people `place:` and an ISO 3166 code; quantities `quantity:`, a dimension and the
    number in its base unit; times `time:` and the day and month, the month, or the year.
    """
    text = text[:LONGEST_TEXT]
    words = _words_of(text)
    times = _times(text, words, published)
    keys = (
        *_time_keys(times),
        *_quantity_keys(text, words, [time.span for time in times]),
        *_name_keys(text, words),
    )
    return frozenset(islice(dict.fromkeys(keys), MOST_KEYS))


def keys_of_claim(claim: Claim) -> frozenset[str]:
    """Return the keys of a claim: of its words, and of the values read in its article."""
    facets = claim.facets
    keys: list[str] = [*_time_keys(facets.times)]
    keys += [_key_of(quantity) for quantity in (*facets.durations, *facets.quantities)]
    for name in facets.names:
        keys += _keys_of_name(name.canonical.split())
    keys += sorted(keys_of_text(claim.text))
    return frozenset(islice(dict.fromkeys(keys), MOST_KEYS))


def keys_of_reference(reference: Reference) -> frozenset[str]:
    """Return the keys of a reference's statement, its times as of its publication.

    A statement that fills a slot ("is the capital of ...") has the slot's key as well.
    """
    keys = keys_of_text(reference.statement, reference.published_at)
    if _SLOT_WORD.search(reference.statement.lower()) is None:
        return keys
    slot = slot_key(reference)
    return keys if slot is None else keys | {slot}


def _words_of(text: str) -> list[_Word]:
    found = ((match.start(), match[0]) for match in _WORD.finditer(text))
    return [(start, word, word.lower()) for start, word in found]


def _times(
    text: str, words: Sequence[_Word], published: datetime | None
) -> tuple[TimeExpression, ...]:
    told = not _TIME_WORDS.isdisjoint([low for _start, _word, low in words])
    if not told and _NUMERIC_DATE.search(text) is None:
        return ()
    return find_times(text, published)


def _time_keys(times: Iterable[TimeExpression]) -> Iterator[str]:
    for time in times:
        start = time.start or time.end
        if start is None or not time.resolved:
            continue
        if time.grain in FINE_GRAINS:
            yield f"time:{start:%Y-%m-%d}"
        if time.grain is Grain.MONTH or time.grain in FINE_GRAINS:
            yield f"time:{start:%Y-%m}"
        elif time.grain is Grain.YEAR:
            yield f"time:{start:%Y}"


def _key_of(quantity: Quantity) -> str:
    return _quantity_key(quantity.dimension, quantity.value)


def _quantity_key(dimension: Dimension, value: float) -> str:
    return f"quantity:{dimension.value}:{value + 0.0:.6g}"


def _quantity_keys(text: str, words: Iterable[_Word], times: Sequence[Span]) -> Iterator[str]:
    done = 0
    for start, word, low in words:
        if start < done or not (word[0] in _DIGITS or low in NUMBER_WORDS):
            continue
        is_money = text[start - 1 : start] in _CURRENCY_SIGNS
        number = numeral_at(text, start, money=is_money)
        if number is not None:
            done = number.end
            yield from _keys_of_number(text, number, times, is_money=is_money)


def _keys_of_number(
    text: str, number: Numeral, times: Sequence[Span], *, is_money: bool
) -> Iterator[str]:
    unit = _UNIT.match(text, number.end)
    known = None
    if unit is not None and not (unit[0] == "s" or is_money):
        known = UNITS.get(f"{unit[1]} {unit[2]}".lower()) or UNITS.get(unit[1].lower())
    if known is not None:
        yield _quantity_key(known.dimension, number.value * known.factor + known.offset)
    elif is_money:
        yield _quantity_key(Dimension.MONEY, number.value)
    elif any(time.start <= number.start < time.end for time in times):
        return  # the day, or the year, of a date
    elif number.end - number.start == 4 and number.value in YEARS and not number.in_words:
        if text[number.end : number.end + 1] != "s":  # "the 1990s" are no year
            yield f"time:{number.value:.0f}"
    elif number.value != 1:  # "one" is seldom a number
        yield _quantity_key(Dimension.COUNT, number.value)


def _name_keys(text: str, words: Iterable[_Word]) -> Iterator[str]:
    run: list[str] = []
    end = -1
    for start, word, low in words:
        if word == low or not word[0].isupper():
            continue
        if run and text[end:start] not in (_INITIAL_GAPS if len(run[-1]) == 1 else _GAPS):
            yield from _keys_of_name(run)
            run = []
        run.append(word)
        end = start + len(word)
    if run:
        yield from _keys_of_name(run)


def _keys_of_name(words: Sequence[str]) -> Iterator[str]:
    """Yield the keys of words with capitals that stand together."""
    bare = [word.removesuffix("'s").removesuffix("’s") for word in words]
    whole = nation_of(" ".join(bare))
    if whole is not None:
        yield f"place:{whole}"
        return
    named: list[str] = []
    for word in bare:
        nation = nation_of(word)
        if nation is not None:
            yield f"place:{nation}"
        elif named or word.lower() not in _BEFORE_NAMES:
            named.append(word)
    while named and (len(named[-1]) == 1 or named[-1].lower() in _NOT_NAMES):
        named.pop()
    if not named:
        return
    if 1 < len(named) <= LONGEST_NAME:
        yield "name:" + " ".join(map(sound_key, named))
    if named[-1].lower() not in ORGANISATION_WORDS:
        yield f"name:{sound_key(named[-1])}"
