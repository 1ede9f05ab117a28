"""The words around a number that turn it into an interval.

A comparator is a hard bound: "more than 12" excludes 12, and no rounding softens it. Words of
nearness are given a width: "about" a tenth on either side, "just over" up to a quarter above,
"just under" down to a fifth below.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from claims.facets import Comparator
from claims.quantities.changes import ANY_MOVE

ABOUT_SHARE = 0.1
JUST_OVER_FACTOR = 1.25
JUST_UNDER_FACTOR = 0.8

_PHRASES = {
    Comparator.JUST_OVER: (
        "just over|just more than|just above|slightly over|slightly more than|slightly above"
        "|a little over|a little more than|a bit over|a bit more than|little more than|little over"
        "|barely over|barely more than|marginally more than|marginally over|shortly over"
        "|a shade over"
    ),
    Comparator.JUST_UNDER: (
        "just under|just below|just less than|slightly under|slightly less than|slightly below"
        "|slightly fewer than|a little under|a little less than|a bit less than|a bit under|nearly"
        "|almost|close to|not quite|approaching|nearing|a shade under|shy of|just shy of"
    ),
    Comparator.AT_LEAST: (
        "at least|no fewer than|no less than|not fewer than|not less than|a minimum of|minimum of"
        "|at a minimum|greater than or equal to|more than or equal to|equal to or greater than"
        "|equal to or more than|higher or equal than|larger or equal than|greater or equal than"
    ),
    Comparator.AT_MOST: (
        "at most|up to|as many as|as much as|as high as|as long as|no more than|not more than"
        "|a maximum of|maximum of|no longer than|no higher than|not exceeding|not to exceed"
        "|no greater than|no larger than|less than or equal to|fewer than or equal to"
        "|equal to or less than|equal to or fewer than|lower or equal than|smaller or equal than"
        "|less or equal than|as far as|as big as|as large as|a ceiling of|a cap of|capped at"
    ),
    Comparator.MORE_THAN: (
        "more than|over|above|exceeding|exceeded|exceeds|exceed|upwards of|upward of|greater than"
        "|higher than|larger than|bigger than|longer than|in excess of|older than|well over"
        "|far more than|well above|much more than|topping|topped"
        "|surpassed|surpassing|surpass|surpasses|beyond|significantly more than"
        "|considerably more than"
        "|substantially more than|comfortably over|comfortably more than"
    ),
    Comparator.LESS_THAN: (
        "less than|fewer than|lower than|smaller than|shorter than|under|below|younger than"
        "|well under|well below|far less than|far fewer than|much less than|significantly less than"
        "|considerably less than"
    ),
    Comparator.ABOUT: (
        "about|around|roughly|some|approximately|approx|approx.|circa|an estimated|estimated|"
        "estimated at|more or less|on the order of|in the region of|somewhere around"
        "|in the order of|in the neighborhood of|in the vicinity of"
    ),
    Comparator.EXACTLY: (
        "exactly|precisely|equal to|equals to|equaling to|equaling|only|just|a mere|a total of"
        "|a record|an even"
    ),
}
_OF_PHRASE = {
    phrase: comparator for comparator, phrases in _PHRASES.items() for phrase in phrases.split("|")
}
_NO_COMPARISON = frozenset(
    {
        *("averaged over", "average over", "averaging over", "taken over", "spread over"),
        *("measured over", "calculated over", "summed over"),
    }
)
"""Words in which "over" says what something is reckoned from: "averaged over 12 studies"."""
_SIGNS = {
    "<": Comparator.LESS_THAN,
    ">": Comparator.MORE_THAN,
    "≥": Comparator.AT_LEAST,
    ">=": Comparator.AT_LEAST,
    "≤": Comparator.AT_MOST,
    "<=": Comparator.AT_MOST,
    "~": Comparator.ABOUT,
    "≈": Comparator.ABOUT,
}
_SIGN_BEFORE = re.compile(r"(?:[<>]=?|[≥≤~≈])\s?$")
_WORD = re.compile(r"[a-z.]+", re.IGNORECASE)
_WORDS_AT_MOST = 6
_AFTER = re.compile(
    r"\s?(?:(?P<least>\+(?!\w)|-?plus\b(?!\s{1,3}\w)|or\s(?:more|greater|longer|above|over|higher|older)\b(?!\sthan)"
    r"|and\s(?:above|over|up)\b|at\s(?:the\s)?(?:least|minimum)\b)"
    r"|(?P<most>or\s(?:less|fewer|under|below|lower|younger)\b|at\s(?:the\s)?(?:most|maximum)\b)"
    r"|(?P<about>or\sso\b|or\sthereabouts\b|-odd\b))",
    re.IGNORECASE,
)
_REACH = 40
_CLAUSE_REACH = 80


@dataclass(frozen=True, slots=True)
class Bounds:
    """The values that a comparator allows."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False


def comparator_before(text: str, position: int) -> tuple[Comparator, int] | None:
    """Return the comparator whose words end right before `position`, and where they start."""
    window_start = max(0, position - _REACH)
    window = text[window_start:position]
    if sign := _SIGN_BEFORE.search(window):
        return _SIGNS[sign[0].strip()], window_start + sign.start()
    words = _last_words(window)
    if words and words[-1][0] in ("the", "a"):
        words = words[:-1]
    for count in range(min(len(words), 5), 0, -1):
        phrase = " ".join(word for word, _ in words[-count:])
        if phrase in _NO_COMPARISON:
            return None
        if phrase in _OF_PHRASE:
            return _OF_PHRASE[phrase], window_start + words[-count][1]
    return None


_PRICE_FROM = re.compile(
    r"(?:(?<!\w)(?:start(?:s|ing)?\s(?:from|at)|(?:priced|available)\sfrom)"
    r"|(?<=\ws)\s(?P<from>from))\s{1,2}$",
    re.IGNORECASE,
)
_PRICE_ENDS = re.compile(
    r"\s{0,2}(?:$|[.,;:!?)])|\s(?:at|on|plus|with|or|and)(?!\w)", re.IGNORECASE
)
_NOT_PRICED = re.compile(
    r"(?<!\w)(?:was|is|has|comes|takes|gets|benefits|results|its|this|profits|proceeds|earnings|revenues"
    r"|sales|losses|savings|funds|grants|donations|loans|gifts|suffers|ranges|varies|changes)\s$",
    re.IGNORECASE,
)


def least_price_before(text: str, start: int, end: int) -> int | None:
    """Return where the "from" of "rooms from $70" begins, which names the least of many prices."""
    before = text[max(0, start - _REACH) : start]
    match = _PRICE_FROM.search(before)
    if match is None or not _PRICE_ENDS.match(text, end):
        return None
    place = match.start("from") if match["from"] else match.start()
    clause = text[max(0, start - _CLAUSE_REACH) : start - len(before) + place]
    if match["from"] and (ANY_MOVE.search(clause) or _NOT_PRICED.search(clause)):
        return None
    return start - len(before) + place


def _last_words(window: str) -> list[tuple[str, int]]:
    """Return the words at the end of `window`, in lower case, parted by white space alone."""
    words: list[tuple[str, int]] = []
    end = len(window)
    for match in reversed(list(_WORD.finditer(window))):
        between = window[match.end() : end]
        if not between.isspace() or len(words) == _WORDS_AT_MOST:
            break
        words.append((match[0].lower(), match.start()))
        end = match.start()
    if words and window[: words[-1][1]][-1:] in ("-", "’", "'"):
        words.pop()
    return words[::-1]


def comparator_after(text: str, position: int) -> tuple[Comparator, int] | None:
    """Return the comparator that follows ("or more", "or so"), and where it ends."""
    match = _AFTER.match(text, position)
    if match is None:
        return None
    if match["least"]:
        return Comparator.AT_LEAST, match.end()
    return (Comparator.AT_MOST if match["most"] else Comparator.ABOUT), match.end()


def bounds(comparator: Comparator, low: float, high: float, floor: float = 0.0) -> Bounds:
    """Return the interval of a number (or range) with a comparator.

    `floor` is the least value that the dimension can have: "fewer than 12" cannot be negative.
    """
    floor = min(floor, low) if math.isfinite(floor) else floor
    match comparator:
        case Comparator.MORE_THAN:
            return Bounds(low, math.inf, low_open=True)
        case Comparator.AT_LEAST:
            return Bounds(low, math.inf)
        case Comparator.LESS_THAN:
            return Bounds(floor, high, high_open=True)
        case Comparator.AT_MOST:
            return Bounds(floor, high)
        case Comparator.JUST_OVER:
            return Bounds(low, high + abs(high) * (JUST_OVER_FACTOR - 1), low_open=True)
        case Comparator.JUST_UNDER:
            return Bounds(low - abs(low) * (1 - JUST_UNDER_FACTOR), high, high_open=True)
        case Comparator.ABOUT:
            return Bounds(low - abs(low) * ABOUT_SHARE, high + abs(high) * ABOUT_SHARE)
        case Comparator.EXACTLY | Comparator.BETWEEN:
            return Bounds(low, high)
