"""Contrasts of dates: other years, before and after, coarser and finer grain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from verifier.contrast import NEITHER, REFUTES, SUPPORTS, Contrast, grid, only, replaced
from verifier.data import Pair

MONTHS = (
    "January February March April May June July August September October November December"
).split()
MONTH = "|".join(MONTHS)
YEAR = re.compile(r"(?<![\w.,:/$€£–-])(?:1[6-9]\d\d|20[0-3]\d)(?![\w%'’/–-]|[.,:]\d)")
IN_YEAR = re.compile(r" in (1[6-9]\d\d|20[0-2]\d)(?=\.?$)")
DATE = re.compile(
    rf"(?<!\w)(?:(?P<day>\d{{1,2}}) (?P<month>{MONTH})|(?P<month2>{MONTH}) (?P<day2>\d{{1,2}}))"
    rf"(?:,? (?P<year>1[6-9]\d\d|20[0-3]\d))?(?![\w–-])"
)
CLAIMED = re.compile(rf" (?:in|on) (?:(?:\d{{1,2}} )?(?:{MONTH})(?: \d{{1,2}})?,? )?"
                     r"(1[6-9]\d\d|20[0-2]\d)(?=\.?$)")  # fmt: skip
ISO = re.compile(r"\d{4}-\d\d-\d\d")
LIMIT = re.compile(
    r"(?i)\b(?:before|after|since|by|until|till|between|than|from|to|or|prior|over|under)\b"
)
LEVEL = re.compile(r"\b(?:is|are|was|were) (?:about|over|more|less|\d)|\d,\d|\b(?:before|after)\b")


def years(pair: Pair, dealer: Random) -> Iterator[Contrast]:
    """Another year in the claim, in the evidence, or in both."""
    claimed = only(YEAR, pair.claim)
    if pair.label != SUPPORTS or claimed is None or LIMIT.search(pair.claim):
        return
    said = [each for each in YEAR.finditer(pair.evidence) if each.group() == claimed.group()]
    if len(said) != 1 or pair.evidence.count(claimed.group()) != 1:
        return
    present = YEAR.findall(pair.evidence)
    truth = int(claimed.group())
    close = [truth + step for step in (-10, -4, -3, -2, -1, 1, 2, 3, 4, 10)]
    false = dealer.choice([each for each in close if str(each) not in present])
    claims = (pair.claim, replaced(pair.claim, claimed.span(), str(false)))
    texts = (pair.evidence, replaced(pair.evidence, said[0].span(), str(false)))
    yield from grid("year", claims, texts)
    if without := undated(pair.evidence, said[0].span()):
        for claim in claims:
            yield Contrast("year", claim, without, NEITHER)


def undated(text: str, year: tuple[int, int]) -> str | None:
    """Return the text without the phrase that ends in the year, where one stands there."""
    phrase = re.search(
        rf" (?:in|on|since|during)(?: early| late)?(?: (?:{MONTH}))?(?: \d{{1,2}}| the)?,? ?$",
        text[: year[0]],
    )
    attribute = re.search(r"\b(an?|the) $", text[: year[0]])
    if attribute and re.match(r" [A-Za-z]", text[year[1] :]):
        following = text[year[1] + 1 :]
        article = "the" if attribute[1] == "the" else "an" if following[0] in "aeioAEIO" else "a"
        left = f"{text[: attribute.start()]}{article} {following}"
        return None if YEAR.search(left) else left
    if phrase is None or YEAR.search(text[: phrase.start()] + text[year[1] :]):
        return None
    return text[: phrase.start()] + text[year[1] :]


def sides(pair: Pair, dealer: Random) -> Iterator[Contrast]:
    """'in 1998' lies before 2001 and after 1995, not the other way round."""
    claimed = CLAIMED.search(pair.claim)
    if pair.label != SUPPORTS or claimed is None or LEVEL.search(pair.claim):
        return
    truth = int(claimed[1])
    said = [each for each in YEAR.finditer(pair.evidence) if each.group() == claimed[1]]
    if not said:
        return
    without = undated(pair.evidence, said[0].span()) if len(said) == 1 else None
    for side in ("before", "after"):
        for step in (dealer.choice((1, 2, 3, 5, 10)), -dealer.choice((1, 2, 3, 5, 10))):
            label = SUPPORTS if (step > 0) == (side == "before") else REFUTES
            claim = replaced(pair.claim, claimed.span(), f" {side} {truth + step}")
            yield Contrast("side", claim, pair.evidence, label)
            if without and dealer.random() < 0.5:
                yield Contrast("side", claim, without, NEITHER)
    low, high = truth - dealer.randint(1, 4), truth + dealer.randint(1, 4)
    for shift in (0, dealer.choice((-12, -8, 8, 12))):
        span = f" between {low + shift} and {high + shift}"
        claim = replaced(pair.claim, claimed.span(), span)
        yield Contrast("side", claim, pair.evidence, REFUTES if shift else SUPPORTS)
    decade = truth // 10 * 10
    wrong = decade + dealer.choice((-20, -10, 10, 20))
    for start, label in ((decade, SUPPORTS), (wrong, REFUTES)):
        claim = replaced(pair.claim, claimed.span(), f" in the {start}s")
        yield Contrast("side", claim, pair.evidence, label)


def grain(pair: Pair, dealer: Random) -> Iterator[Contrast]:
    """'14 June 2013' is in June 2013 and not in May; 'in June 2013' does not tell the day."""
    claimed = CLAIMED.search(pair.claim)
    if pair.label != SUPPORTS or claimed is None:
        return
    said = [each for each in DATE.finditer(pair.evidence) if each["year"] == claimed[1]]
    if len(said) != 1 or pair.evidence.count(claimed[1]) != 1:
        return
    date, year = said[0], claimed[1]
    month, day = date["month"] or date["month2"], int(date["day"] or date["day2"])
    wrong = dealer.choice([each for each in MONTHS if each != month])
    off = dealer.choice([each for each in range(1, 29) if each != day])

    def claim(when: str) -> str:
        return replaced(pair.claim, claimed.span(), f" {when}")

    def full(at: int, named: str) -> str:
        return dealer.choice((f"{at} {named} {year}", f"{named} {at}, {year}"))

    coarse = replaced(pair.evidence, date.span(), f"{month} {year}")
    bare = replaced(pair.evidence, date.span(), year)
    cases = [
        (f"in {month} {year}", pair.evidence, SUPPORTS),
        (f"in {wrong} {year}", pair.evidence, REFUTES),
        (f"on {full(day, month)}", pair.evidence, SUPPORTS),
        (f"on {full(off, month)}", pair.evidence, REFUTES),
        (f"in {dealer.choice((month, wrong))} {year}", in_not_on(bare, year), NEITHER),
        (f"on {full(dealer.choice((day, off)), month)}", in_not_on(coarse, month), NEITHER),
        (f"in {year}", in_not_on(coarse, month), SUPPORTS),
        (f"in {int(year) + dealer.choice((-2, -1, 1, 2))}", pair.evidence, REFUTES),
    ]
    for when, evidence, label in cases:
        yield Contrast("grain", claim(when), evidence, label)


def in_not_on(text: str, start: str) -> str:
    """Return the text with 'in' before what is no longer a day."""
    return text.replace(f" on {start}", f" in {start}").replace(f"On {start}", f"In {start}")


def days(pair: Pair, dealer: Random) -> Iterator[Contrast]:
    """Another day or month of a date that claim and evidence share."""
    claimed, said = only(DATE, pair.claim), list(DATE.finditer(pair.evidence))
    if pair.label != SUPPORTS or claimed is None or LIMIT.search(pair.claim):
        return
    if ISO.search(pair.evidence):
        return
    same = [each for each in said if _day(each) == _day(claimed)]
    if len(same) != 1:
        return
    month, day, year = _day(claimed)[0], _day(claimed)[1], claimed["year"]
    taken = [_day(each) for each in said]
    options = [(month, at) for at in range(max(1, day - 9), min(28, day + 9))]
    options += [(each, day) for each in MONTHS if day < 29]
    new = dealer.choice([each for each in options if each not in taken])
    claims = (pair.claim, replaced(pair.claim, claimed.span(), _written(new, year)))
    texts = (pair.evidence, replaced(pair.evidence, same[0].span(), _written(new, same[0]["year"])))
    yield from grid("day", claims, texts)


def _day(date: re.Match[str]) -> tuple[str, int]:
    return date["month"] or date["month2"], int(date["day"] or date["day2"])


def _written(day: tuple[str, int], year: str | None) -> str:
    return f"{day[0]} {day[1]}" + (f", {year}" if year else "")
