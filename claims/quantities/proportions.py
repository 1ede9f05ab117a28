"""Quantities that are said without a number of their own.

Shares ("a third of", "two-thirds", "one in five", "half the"), multiples ("doubled", "threefold",
"twice as many"), and round plurals ("dozens", "tens of thousands").

"A couple of" is two or three, "a few" two to five and "several" three to nine; the last two are
read before a magnitude only ("a few hundred"). "A few days" and "several people" stay unread: what
they leave open is more than what they say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.facets import Comparator, Dimension
from claims.quantities.number_words import DENOMINATORS, MAGNITUDES
from claims.quantities.numerals import Numeral, numeral_at
from claims.quantities.units import Unit

RATIO = Unit("", Dimension.RATIO, 1.0)
MULTIPLE = Unit("", Dimension.MULTIPLE, 1.0)

_FRACTION = re.compile(
    r"(?:[\s-]{1,2}|\s-\s)(?P<bottom>half|halve(?=s)|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|hundredth|thousandth|millionth|billionth|trillionth)(?P<plural>s)?(?![\w-])"
    r"(?P<free>\s{1,2}(?:of|the|as|more|less|fewer|from|to|since|in|at|on|by|for|over|between"
    r"|compared|and|majority|last|this|smaller|larger|bigger|higher|lower)\b|\s?[.,;:!?)”\"]|\s{0,9}$)?",
    re.IGNORECASE,
)
_IN = re.compile(
    r"(?P<joint>\s{1,2}(?:in\s{1,2}(?:every\s{1,2})?|out\sof\s{1,2}(?:every\s)?))", re.IGNORECASE
)
_HALF = re.compile(
    r"half(?=\s{1,2}(?:of|the|its|their|all|his|her|our|as|a\scentury|what)\b|\s?[.,;)])",
    re.IGNORECASE,
)
_SIDE_BEFORE = re.compile(
    r"(?<!\w)(?:over|under|than|nearly|almost|about|around|roughly)\s{1,2}$", re.IGNORECASE
)
_WHOLE_VERB = re.compile(
    r"half\s{1,2}(?:were|was|are|is|have|has|had|said|say|did|do|would|will|could)(?!\w)",
    re.IGNORECASE,
)
_ONE_OF_TWO = re.compile(
    r"(?<!\w)(?:first|second|latter|last|other|next|top|bottom|front|back|better|early)[\s-]$",
    re.IGNORECASE,
)
"""Before a half that has a place, and is no share: "the first half of the year"."""

_HALF_OF_UNIT = re.compile(
    r"half[\s-]{1,2}(?:an?[\s-]{1,2})?|an?\s{1,2}half[\s-]{1,2}", re.IGNORECASE
)
_PART_OF_A = re.compile(
    r"(?P<top>an?|one|two|three)[\s-](?P<bottom>third|quarter|fifth|tenth)s?\sof\san?\s"
    r"|(?:an?\s)?(?P<quarter>quarter)[\s-](?=million|billion|century|hour)",
    re.IGNORECASE,
)
_VERBS = {
    "doubled": 2.0,
    "doubling": 2.0,
    "tripled": 3.0,
    "tripling": 3.0,
    "trebled": 3.0,
    "quadrupled": 4.0,
    "quadrupling": 4.0,
    "quintupled": 5.0,
    "halved": 0.5,
    "halving": 0.5,
    "twofold": 2.0,
    "threefold": 3.0,
    "fourfold": 4.0,
    "fivefold": 5.0,
    "sixfold": 6.0,
    "sevenfold": 7.0,
    "eightfold": 8.0,
    "ninefold": 9.0,
    "tenfold": 10.0,
    "hundredfold": 100.0,
}
_TO_VERB = {"double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0, "halve": 0.5}
_TO_BEFORE = re.compile(
    r"(?<!\w)(?:to|will|would|could|may|might|than|nearly|almost)\s{1,2}$", re.IGNORECASE
)
_DOUBLE_THE = re.compile(r"\s{1,2}(?:the|that|what|its|their|last)\b", re.IGNORECASE)
_DOWN = re.compile(r"[\s-]down(?!\w)", re.IGNORECASE)
_SCORES_BEFORE = re.compile(
    r"(?:^|[.,;:—–(“\"]|(?<!\w)(?:and|when|as|with|by|of|for|to|in|on|at|after|while|where|that|left|leaving"
    r"|kill\w{0,3}|injur\w{0,4}|wound\w{0,3}|arrest\w{0,3}|including|drew|has|have|had|said|were|are))\s{0,2}$",
    re.IGNORECASE,
)
_SCORES_OF = re.compile(r"\s{1,2}of\s{1,2}(?![0-9])", re.IGNORECASE)
_TWICE = re.compile(r"\s{1,2}(?:as|the)\s", re.IGNORECASE)
_TIMES = re.compile(
    r"(?:\s{1,2}times|-times|x|-fold|fold)(?![^\W_])(?P<more>\s(?:as|more|higher|greater|larger|bigger|the|faster"
    r"|lower|less|fewer|its|that|what)\b)?",
    re.IGNORECASE,
)
_PLURALS = {"tens": 10.0, "dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2e3}
_PLURALS |= {"millions": 2e6, "billions": 2e9, "trillions": 2e12}
_TOPS = {"tens": 100.0, "dozens": 100.0, "scores": 100.0, "hundreds": 1e3, "thousands": 1e4}
_TOPS |= {"millions": 1e7, "billions": 1e10, "trillions": 1e13}
_OF_PLURAL = re.compile(
    r"\s{1,2}of\s{1,2}(?P<word>thousands|millions|billions|trillions)(?!\w)", re.IGNORECASE
)
_VAGUE = {"several": (3, 9), "few": (2, 5), "couple": (2, 3)}
_COUPLE_OF = re.compile(
    r"\s{1,2}of(?=\s{1,2}[a-z]{3,})(?!\s{1,2}(?:the|these|those|them|his|her)\b)"
)
_VAGUE_THEN = re.compile(
    r"\s{1,2}(?:of\s{1,2})?(?P<word>hundred|thousand|million|billion|trillion|dozen)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Proportion:
    """A share, multiple or round plural at `[start, end)`, as the values `low` to `high`."""

    start: int
    end: int
    low: float
    high: float
    unit: Unit | None
    comparator: Comparator = Comparator.EXACTLY


def share_at(text: str, start: int, number: Numeral) -> Proportion | None:
    """Read what makes the number at `start` a share or a multiple: "two-thirds", "one in five"."""
    if fraction := _FRACTION.match(text, number.end):
        bottom = DENOMINATORS[fraction["bottom"].lower()]
        plural_wanted = number.value != 1
        fits = fraction["free"] is not None or (plural_wanted and bottom != 2)
        if bool(fraction["plural"]) == plural_wanted and fits and _is_top_of(number, bottom):
            end = fraction.end("plural") if fraction["plural"] else fraction.end("bottom")
            value = number.value / bottom
            return Proportion(start, end, value, value, RATIO)
    if joint := _IN.match(text, number.end):
        whole = numeral_at(text, joint.end())
        if whole and _is_whole_of(text, number, whole, joint["joint"]):
            value = number.value / whole.value
            return Proportion(start, whole.end, value, value, RATIO)
    times = _TIMES.match(text, number.end)
    if times and (times["more"] or "fold" in times[0].lower() or times[0] == "x"):
        end = times.start("more") if times["more"] else times.end()
        return Proportion(start, end, number.value, number.value, MULTIPLE)
    return None


def _is_top_of(number: Numeral, bottom: int) -> bool:
    """Whether a number may stand over `bottom`.

    An improper fraction is said in words ("three halves"); "for five quarters" is how long.
    """
    if number.value < bottom:
        return True
    return number.in_words and number.value % bottom != 0 and bottom != 4


def _is_whole_of(text: str, number: Numeral, whole: Numeral, joint: str) -> bool:
    """Whether "N in M" is a share; "12 in 2019" and "one in 10 days" are not."""
    if not 0 < number.value < whole.value:
        return False
    if "out" in joint.lower():
        return True
    following = text[whole.end : whole.end + 10].lstrip(" -").lower()
    unit_follows = following.startswith(("day", "hour", "minute", "month", "week", "year"))
    return number.value <= 10 and whole.value <= 1000 and not unit_follows


def phrase_at(text: str, start: int, word: str) -> Proportion | None:
    """Read a phrase that begins with `word` (in lower case), such as "dozens" or "doubled"."""
    end = start + len(word)
    if word == "scores" and not (
        _SCORES_OF.match(text, end) and _SCORES_BEFORE.search(text[max(0, start - 14) : start])
    ):
        return None  # "their test scores"
    if word in _PLURALS:
        return _plural(text, start, word)
    if word in _VAGUE:
        return _vague(text, start, word)
    value = _VERBS.get(word)
    if word in _TO_VERB:
        allowed = _DOUBLE_THE.match(text, end) or _TO_BEFORE.search(text[max(0, start - 9) : start])
        value = _TO_VERB[word] if allowed else None
    if word == "twice":
        value = 2.0 if _TWICE.match(text, end) else None
    if value is not None:
        of_game = text[max(0, start - 1) : start] == "-" or _DOWN.match(text, end)
        return None if of_game else Proportion(start, end, value, value, MULTIPLE)
    if word == "half" and (_HALF.match(text, start) or _is_half_of_all(text, start)):
        if _ONE_OF_TWO.search(text[max(0, start - 12) : start]):
            return None
        is_multiple = text[end : end + 6].lower() == " what "
        return Proportion(start, end, 0.5, 0.5, MULTIPLE if is_multiple else RATIO)
    fraction = _FRACTION.match(text, end) if word in ("a", "an") else None
    if fraction and fraction["free"] is not None and not fraction["plural"]:
        value = 1 / DENOMINATORS[fraction["bottom"].lower()]
        return Proportion(start, fraction.end("bottom"), value, value, RATIO)
    return None


def _is_half_of_all(text: str, start: int) -> bool:
    """Whether a compared half is a share by itself: "just over half were women"."""
    before = _SIDE_BEFORE.search(text[max(0, start - 14) : start])
    return bool(before and _WHOLE_VERB.match(text, start))


def fraction_of_unit(text: str, start: int) -> tuple[float, int] | None:
    """Read "half an ", "a quarter of an ", and return the share and where the unit begins."""
    if half := _HALF_OF_UNIT.match(text, start):
        return 0.5, half.end()
    if part := _PART_OF_A.match(text, start):
        if part["quarter"]:
            return 0.25, part.end()
        top = {"two": 2, "three": 3}.get(part["top"].lower(), 1)
        return top / DENOMINATORS[part["bottom"].lower()], part.end()
    return None


def _plural(text: str, start: int, word: str) -> Proportion:
    end = start + len(word)
    low, high = _PLURALS[word], _TOPS[word]
    if of := _OF_PLURAL.match(text, end):
        factor = MAGNITUDES[of["word"].lower().removesuffix("s")]
        low = {"tens": 10.0, "hundreds": 100.0}.get(word, low) * factor
        high, end = high * factor, of.end()
    return Proportion(start, end, low, high, None, Comparator.ABOUT)


def _vague(text: str, start: int, word: str) -> Proportion | None:
    end = start + len(word)
    low, high = _VAGUE[word]
    match = _VAGUE_THEN.match(text, end)
    if match is None and word == "couple" and (of := _COUPLE_OF.match(text, end)):
        return Proportion(start, of.end(), low, high, None, Comparator.ABOUT)
    if match is None:
        return None
    factor = {**MAGNITUDES, "dozen": 12.0}[match["word"].lower()]
    return Proportion(start, match.end(), low * factor, high * factor, None, Comparator.ABOUT)


PHRASE_WORDS = frozenset(
    {*_PLURALS, *_VAGUE, *_VERBS, *_TO_VERB, "twice", "half", "quarter", "a", "an"}
)
"""The words with which `phrase_at` can begin."""
