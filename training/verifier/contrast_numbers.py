"""Contrasts of numbers: other values, bounds that hold or fail, rounding, number words."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from verifier.contrast import NEITHER, REFUTES, SUPPORTS, Contrast, replaced
from verifier.data import Pair

NUMBER = re.compile(
    r"(?<![\w.,:/$€£#'–-])(?<![$€£#] )(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
    r"(?![\w'’°]|[.,:/–-]\d|-)"
)
YEAR = re.compile(r"1[4-9]\d\d|20[0-3]\d")
COMPARATORS = {
    "more than": ">", "over": ">", "above": ">", "greater than": ">",
    "less than": "<", "fewer than": "<", "under": "<", "below": "<",
    "at least": ">=", "at most": "<=", "no more than": "<=", "no fewer than": ">=",
}  # fmt: skip
BOUND = re.compile(rf"(?<![\w-])({'|'.join(COMPARATORS)}) $")
LOOSE = re.compile(
    r"(?:about|around|nearly|almost|approximately|roughly|some|only|exactly|than|to|just|up|"
    r"between|and|or|of|a|an|the|this|these|last|next|record|top|No\.|least|most|minus|estimated|"
    r"[A-Z]\w*|\d[\d,.]*|\w+:|--|type|season|series|phase|part|chapter|round|group|grade|class|"
    r"stage) $"
)
"""What stands before a number that is no plain count: rounded, a rank, a name, a share."""

NOUN = re.compile(r" (?!(?:and|or|in|as|by|at|on|to|of|for|from|with|out|the|a|an|was|were|is|are|"
                  r"million|billion|trillion|thousand|hundred|st|nd|th|st|am|pm|degrees|percent|per|"
                  r"years (?:old|and|of)|year old|km|m|kg|mi|ft|cm|mm|lb)\b)[a-z]+")  # fmt: skip
WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()


@dataclass(frozen=True, slots=True)
class Frame:
    """A claim with a slot for a quantity, and the one number in the evidence that fills it."""

    before: str
    after: str
    value: float
    shown: str
    evidence: str
    span: tuple[int, int]

    def claim(self, comparator: str, value: float | str) -> str:
        shown = value if isinstance(value, str) else self.written(value)
        return f"{self.before}{comparator}{' ' if comparator else ''}{shown}{self.after}"

    def written(self, value: float) -> str:
        grouped = "," in self.shown or value >= 10_000
        whole = value == int(value)
        text = f"{value:,.0f}" if whole else f"{value:,.1f}"
        return text if grouped else text.replace(",", "")

    def evidence_with(self, text: str) -> str:
        return replaced(self.evidence, self.span, text)

    def vague(self, dealer: Random) -> str:
        """Return the evidence without its number."""
        if NOUN.match(self.evidence, self.span[1]):
            return self.evidence_with(dealer.choice(("several", "many", "numerous", "some")))
        return self.evidence_with(dealer.choice(("an unknown number", "an unstated number")))


def number(text: str) -> float:
    return float(text.replace(",", ""))


def holds(sign: str, value: float, bound: float) -> bool:
    return {
        ">": value > bound, "<": value < bound, ">=": value >= bound, "<=": value <= bound
    }[sign]  # fmt: skip


def quantities(text: str) -> list[re.Match[str]]:
    """Return the numbers of a text that are not years."""
    return [each for each in NUMBER.finditer(text) if not YEAR.fullmatch(each.group())]


def frame_of(pair: Pair) -> Frame | None:
    """Return the frame of a claim with one counted number that one number of the evidence fills.

    A claim with a bound has its number nearby in the evidence: at a ratio below 2, alone there,
    and on the side of the bound that the label tells.
    """
    found = quantities(pair.claim)
    if len(found) != 1 or pair.label == NEITHER:
        return None
    shown, (start, end) = found[0].group(), found[0].span()
    if not NOUN.match(pair.claim, end) or number(shown) < 2:
        return None
    before = pair.claim[:start]
    bound = BOUND.search(before)
    if bound is None and (LOOSE.search(before) or pair.label == REFUTES or not before):
        return None
    value = number(shown)
    near = [each for each in quantities(pair.evidence) if 0.5 < number(each.group()) / value < 2]
    if bound is None:
        near = [each for each in near if number(each.group()) == value] if len(near) < 3 else []
    if len(near) != 1 or LOOSE.search(pair.evidence[: near[0].start()]):
        return None
    if BOUND.search(pair.evidence[: near[0].start()]):
        return None
    truth = number(near[0].group())
    if bound and holds(COMPARATORS[bound[1]], truth, value) != (pair.label == SUPPORTS):
        return None
    start = bound.start() if bound else start
    return Frame(pair.claim[:start], pair.claim[end:], truth, shown, pair.evidence, near[0].span())


def other(value: float, up: bool, dealer: Random) -> float:
    """Return a number above or below, either close by or at the next round number."""
    sign = 1 if up else -1
    if value <= 12 and value == int(value):
        return max(1, value + sign * dealer.randint(1, 3)) if up or value > 3 else value - 1
    digits = math.floor(math.log10(value))
    if dealer.random() < 0.5:
        unit = int(10 ** max(digits - dealer.randint(0, 1), 0))
        rounded = (math.ceil(value / unit) if up else math.floor(value / unit)) * unit
        if rounded != value and rounded > 0:
            return rounded
    moved = value * (1 + sign * dealer.choice((0.02, 0.05, 0.1, 0.2, 0.3)))
    moved = math.ceil(moved) if up else math.floor(moved)
    return float(moved) if value > 12 else round(value + sign * dealer.choice((0.5, 1, 2)), 1)


def bounds(pair: Pair, dealer: Random) -> Iterator[Contrast]:
    """'639 cases': more than 600, not more than 650; and nothing where no number is given."""
    frame = frame_of(pair)
    if frame is None:
        return
    vague = frame.vague(dealer)
    for comparator in dealer.sample(sorted(COMPARATORS), 3):
        sign = COMPARATORS[comparator]
        for up in (True, False):
            bound = other(frame.value, up, dealer)
            if bound <= 0 or bound == frame.value:
                continue
            if len(sign) == 2 and dealer.random() < 0.3:
                bound = frame.value
            label = SUPPORTS if holds(sign, frame.value, bound) else REFUTES
            claim = frame.claim(comparator, bound)
            yield Contrast("bound", claim, frame.evidence, label)
            if dealer.random() < 0.3:
                yield Contrast("bound", claim, vague, NEITHER)


def values(pair: Pair, dealer: Random) -> Iterator[Contrast]:
    """Yield the number itself or another, in the claim and in the evidence."""
    frame = frame_of(pair)
    if frame is None:
        return
    changed = other(frame.value, dealer.random() < 0.5, dealer)
    if changed in (frame.value, 0):
        return
    truth, false = frame.written(frame.value), frame.written(changed)
    adverb = dealer.choice(("", "", "exactly"))
    claims = [frame.claim(adverb, truth), frame.claim(adverb, false)]
    for row, claim in enumerate(claims):
        for column, shown in enumerate((truth, false)):
            label = SUPPORTS if row == column else REFUTES
            yield Contrast("value", claim, frame.evidence_with(shown), label)
        vague = frame.vague(dealer)
        yield Contrast("value", claim, vague, NEITHER)


def rounding(pair: Pair, dealer: Random) -> Iterator[Contrast]:
    """'about 640' and 'nearly 640' of 639; not 'about 900'."""
    frame = frame_of(pair)
    if frame is None or frame.value < 20:
        return
    adverb = dealer.choice(("about", "around", "approximately", "roughly", "nearly", "almost"))
    unit = 10 ** max(math.floor(math.log10(frame.value)) - 1, 0)
    upward = adverb in ("nearly", "almost")
    rounded = (math.ceil if upward else round)(frame.value / unit) * unit
    if upward and rounded == frame.value:
        return
    far = rounded * dealer.choice((0.5, 0.6, 0.7, 1.4, 1.5, 2, 3))
    far = max(unit, round(far / unit) * unit)
    yield Contrast("round", frame.claim(adverb, rounded), frame.evidence, SUPPORTS)
    yield Contrast("round", frame.claim(adverb, far), frame.evidence, REFUTES)
    vague = frame.vague(dealer)
    yield Contrast("round", frame.claim(adverb, rounded), vague, NEITHER)


def number_words(pair: Pair, dealer: Random) -> Iterator[Contrast]:
    """'Seven' for 7, on either side."""
    frame = frame_of(pair)
    if frame is None or not 2 <= frame.value <= 19 or frame.value != int(frame.value):
        return
    truth = int(frame.value)
    false = dealer.choice(
        [each for each in range(2, 20) if each != truth and abs(each - truth) < 6]
    )
    in_words = dealer.random() < 0.5
    for row in (truth, false):
        for column in (truth, false):
            label = SUPPORTS if row == column else REFUTES
            claimed, said = (WORDS[row], str(column)) if in_words else (str(row), WORDS[column])
            evidence = frame.evidence_with(said)
            yield Contrast("word", frame.claim("", claimed), evidence, label)


def vague_bounds(pair: Pair, dealer: Random) -> Iterator[Contrast]:
    """Evidence that says 'over 1,700' supports 'more than 1,600', and 1,720 remains open."""
    frame = frame_of(pair)
    if frame is None or frame.value < 10:
        return
    up = dealer.random() < 0.5
    said = dealer.choice(("over", "more than", "at least") if up else ("under", "fewer than"))
    weaker, beyond = other(frame.value, not up, dealer), other(frame.value, up, dealer)
    if min(weaker, beyond) <= 0 or frame.value in (weaker, beyond):
        return
    evidence = frame.evidence_with(f"{said} {frame.written(frame.value)}")
    same, opposite = ("more than", "fewer than") if up else ("fewer than", "more than")
    yield Contrast("vague", frame.claim(same, weaker), evidence, SUPPORTS)
    yield Contrast("vague", frame.claim(opposite, weaker), evidence, REFUTES)
    yield Contrast("vague", frame.claim("", weaker), evidence, REFUTES)
    if beyond / frame.value < 1.15 and frame.value / beyond < 1.15:
        yield Contrast("vague", frame.claim("", beyond), evidence, NEITHER)
        yield Contrast("vague", frame.claim(opposite, beyond), evidence, NEITHER)


def near_bounds(pair: Pair, dealer: Random) -> Iterator[Contrast]:
    """Yield a claim with a bound as it is, while the number in its evidence moves across."""
    found = quantities(pair.claim)
    frame = frame_of(pair)
    if frame is None or not (bound := BOUND.search(pair.claim[: found[0].start()])):
        return
    limit, sign = number(found[0].group()), COMPARATORS[bound[1]]
    for up in (True, False):
        moved = other(limit, up, dealer)
        if moved > 0:
            label = SUPPORTS if holds(sign, moved, limit) else REFUTES
            evidence = frame.evidence_with(frame.written(moved))
            yield Contrast("moved", pair.claim, evidence, label)
    vague = frame.vague(dealer)
    yield Contrast("moved", pair.claim, vague, NEITHER)
