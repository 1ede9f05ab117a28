"""Places in a series: "the second round", "the latest talks", "a third meeting"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.facets import Ordinal
from claims.quantities.numerals import NUMBER_WORDS, numeral_at
from claims.span import Span
from claims.word_list import alternation, words_of

_UNITS = "first second third fourth fifth sixth seventh eighth ninth".split(" ")
_TEENS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth "
    "nineteenth"
).split(" ")
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ")
RANKS: dict[str, int] = {
    **{word: rank for rank, word in enumerate((*_UNITS, *_TEENS), start=1)},
    **{f"{ten.removesuffix('y')}ieth": 10 * n for n, ten in enumerate(_TENS, start=2)},
    **{f"{ten}-{u}": 10 * n + r for n, ten in enumerate(_TENS, 2) for r, u in enumerate(_UNITS, 1)},
}

_CUE = re.compile(
    r"(?<![\w-])(?:(?P<number>\d{1,3})(?:st|nd|rd|th)"
    rf"|(?P<word>{alternation(RANKS)})"
    r"|(?P<last>last|latest|most\srecent|previous))(?![\w-])",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r"[ \u00a0\t]{1,3}([^\W\d_][\w’'-]{0,40})")
_WORD_BEFORE = re.compile(r"([\w’'-]{1,40})[ \u00a0\t]{1,3}$")

_MONTHS = words_of("""
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
""")
_WEEKDAYS = words_of("monday tuesday wednesday thursday friday saturday sunday")
_TIME_UNITS = words_of("""
second minute hour day night evening morning afternoon week weekend fortnight month quarter
season spring summer autumn fall winter year decade century
""")
_NEVER_COUNTED = words_of("quarter half century decade one ones place person party lady")
_NUMBER_WORDS = words_of("""
one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty
hundred thousand few several couple dozen
""")
# Nouns for what comes in series; the first of them after an ordinal is what it counts.
SERIES_NOUNS = words_of("""
round meeting talk session summit exchange phase stage term conference visit trip attempt attack
strike wave case trial vote election debate launch test deal package tranche batch anniversary
goal set game match season episode edition version generation call letter day week month year time
wife husband child son daughter book film album term report draft bid offer proposal ruling
hearing count edition deadline ceasefire truce agreement statement shipment delivery flight
""")
_NOT_A_NOUN = words_of("""
a an the this that these those of in on at to for from by with and or but as than then was were is
are be been has have had will would can could may might must do does did not no he she it they we
you i his her its their our my your who which when where while if after before since until during
out up down off over again also only just even so said says ended began came went took made
""")
_IRREGULAR = {"children": "child", "wives": "wife", "men": "man", "women": "woman"}
_UNCHANGED = words_of("series news politics crisis analysis basis census virus status bus gas")

_SCALES = {"hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9}
_SCALES |= {"trillionth": 10**12}
_LAST_WORDS: dict[str, int] = {word: rank for word, rank in RANKS.items() if "-" not in word}
_ORDINAL_NUMBER = re.compile(
    r"(?<![^\W_])(?:(?P<number>[0-9]{1,6})(?:st|nd|rd|th)"
    rf"|(?P<ten>{'|'.join(_TENS)})?(?P<word>{'|'.join([*_LAST_WORDS, *_SCALES])}))(?![^\W_])",
    re.IGNORECASE,
)
_NUMBER_BEFORE = re.compile(
    r"(?<![^\W_])([a-z]{1,9})(?:[ \u00a0]{1,2}|[-\u2010-\u2014])$", re.IGNORECASE
)
_WORDS_BEFORE = 8
_JOINTS = " \u00a0-\u2010\u2011\u2012\u2013\u2014"


@dataclass(frozen=True, slots=True)
class OrdinalNumber:
    """An ordinal number, whether or not a noun follows that it counts."""

    span: Span
    rank: int


def find_ordinal_numbers(text: str) -> tuple[OrdinalNumber, ...]:
    """Find the ordinal numbers in `text`, in order: "11th", "one hundred twenty-fifth".

    A share of one ("a hundredth", "two thirds") is none.
    """
    found: list[OrdinalNumber] = []
    for match in _ORDINAL_NUMBER.finditer(text):
        if match["number"]:
            found.append(OrdinalNumber(Span(match.start(), match.end()), int(match["number"])))
            continue
        last = match["word"].lower()
        start, before = _cardinal_before(text, match.start(), 1 if last in _SCALES else 20)
        if last in _SCALES:
            if text[max(0, match.start() - 3) : match.start()].lower().strip() in ("a", "an"):
                continue
            rank = int(before or 1) * _SCALES[last]
        else:
            ten = (_TENS.index(match["ten"].lower()) + 2) * 10 if match["ten"] else 0
            rank = int(before) + ten + _LAST_WORDS[last]
        found.append(OrdinalNumber(Span(start, match.end()), rank))
    return tuple(found)


def _cardinal_before(text: str, position: int, least: int) -> tuple[int, float]:
    """Return the number in words, from `least` on, right before an ordinal's last word.

    With it comes where it starts. The number is 0 where there is none that fits: "the five second
    places" has none.
    """
    start = position
    for _ in range(_WORDS_BEFORE):
        before = _NUMBER_BEFORE.search(text, max(0, start - 12), start)
        low = before[1].lower() if before else ""
        if before is None or not (low in NUMBER_WORDS or low == "and"):
            break
        start = before.start()
    number = numeral_at(text, start) if start < position else None
    if number is None or text[number.end : position].strip(
        " \u00a0-\u2010\u2011\u2012\u2013\u2014"
    ):
        return position, 0.0
    return (start, number.value) if number.value >= least else (position, 0.0)


def find_ordinals(text: str) -> tuple[Ordinal, ...]:
    """Find the ordinals in `text` that count a noun, in order.

    The span runs from the ordinal to the noun, with what stands between. Fractions, days of a
    month, the second as a unit and times ("last week", "the last 20 years") are none.
    """
    found = []
    end = 0
    for match in _CUE.finditer(text):
        if match.start() < end or not _may_count(text, match):
            continue
        counted = _counted(text, match)
        if counted is None:
            continue
        end, noun = counted
        rank = int(match["number"]) if match["number"] else RANKS.get(match.group().lower())
        span = Span(match.start(), end)
        last = match["last"] is not None
        found.append(Ordinal(span, span.of(text), rank, noun, last))
    return tuple(found)


def singular(word: str) -> str:
    """Return the singular of an English noun, by rule, in lower case."""
    low = word.lower()
    if low in _IRREGULAR or low in _UNCHANGED or low.endswith("ss"):
        return _IRREGULAR.get(low, low)
    if low.endswith("ies") and len(low) > 4:
        return f"{low[:-3]}y"
    if low.endswith(("ches", "shes", "sses", "xes")):
        return low[:-2]
    return low.removesuffix("s") if len(low) > 3 else low


def _may_count(text: str, match: re.Match[str]) -> bool:
    """Whether what stands before and after an ordinal leaves it an ordinal."""
    before = _WORD_BEFORE.search(text[max(0, match.start() - 44) : match.start()])
    low = before[1].lower() if before else ""
    if low in _MONTHS or low.rstrip(".") in _MONTHS or low in ("every", "each", "per", "split"):
        return False
    if match["word"] and (low in _NUMBER_WORDS or low.isdigit()):
        return False  # "two third", "30 second"
    following = _NEXT_WORD.match(text, match.end())
    word = following[1] if following else ""
    if word.lower() == "of" or not word:
        return False  # "a third of", "the 3rd of June"
    if match["number"] and word.lower() in _MONTHS:
        return False
    # "First Minister", "Second World War": names.
    return not (match.group()[0].isupper() and word[0].isupper() and not match["last"])


def _counted(text: str, match: re.Match[str]) -> tuple[int, str] | None:
    """Return where the counted noun ends and its singular, or None where none is counted."""
    last = match["last"] is not None
    words = []
    position = match.end()
    for _ in range(5):
        following = _NEXT_WORD.match(text, position)
        if following is None or following[1].lower() in _NOT_A_NOUN:
            break
        words.append((following[1].lower(), following.end(1)))
        position = following.end(1)
    if not words:
        return None
    first = words[0][0]
    if first in _NUMBER_WORDS or singular(first) in _NEVER_COUNTED:
        return None
    if last and (singular(first) in _TIME_UNITS or first in _WEEKDAYS or first in _MONTHS):
        return None
    for word, end in words:
        noun = singular(word)
        if noun in SERIES_NOUNS:
            return end, noun
    word, end = words[0]
    if word.endswith(("’s", "'s", "ly", "ed", "est", "-")):
        return None
    return end, singular(word)
