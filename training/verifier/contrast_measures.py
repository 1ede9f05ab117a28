"""Contrasts of measures in other units, and of how many items a table lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from verifier.contrast import NEITHER, REFUTES, SUPPORTS, Contrast, only, replaced
from verifier.contrast_numbers import BOUND, LOOSE, NUMBER, WORDS, number
from verifier.data import Pair

UNITS = {
    "km": ("miles", 0.6214), "kilometres": ("miles", 0.6214), "kilometers": ("miles", 0.6214),
    "miles": ("kilometres", 1.609), "feet": ("metres", 0.3048), "metres": ("feet", 3.281),
    "meters": ("feet", 3.281), "kg": ("pounds", 2.205), "pounds": ("kg", 0.4536),
    "minutes": ("hours", 1 / 60), "hours": ("minutes", 60), "tonnes": ("kg", 1000),
    "weeks": ("days", 7), "acres": ("hectares", 0.4047),
    "million": ("", 1_000_000), "billion": ("million", 1000), "decades": ("years", 10),
}  # fmt: skip
MEASURE = re.compile(rf"({NUMBER.pattern}) ({'|'.join(UNITS)})(?![\w-])(?! \()")


def units(pair: Pair, dealer: Random) -> Iterator[Contrast]:
    """'5 km' said in miles, rightly or wrongly."""
    said = only(MEASURE, pair.evidence)
    if said is None:
        return
    text = next((each for each in (pair.claim, pair.evidence) if _states(each, said.group())), None)
    if text is None or (text is pair.claim and pair.label != SUPPORTS):
        return
    claimed = only(MEASURE, text)
    if claimed is None or BOUND.search(text[: claimed.start()]):
        return
    if LOOSE.search(text[: claimed.start()]) or LOOSE.search(pair.evidence[: said.start()]):
        return
    unit, factor = UNITS[said[2]]
    truth = number(said[1]) * factor
    for share, label in ((1.0, SUPPORTS), (dealer.choice((0.5, 0.7, 1.4, 2.0, 3.0)), REFUTES)):
        value = truth * share
        shown = f"{value:,.0f}" if value >= 20 or value == int(value) else f"{value:,.1f}"
        rounded = "" if number(shown) == value else "about "
        claim = replaced(text, claimed.span(), f"{rounded}{shown} {unit}".rstrip())
        yield Contrast("unit", claim, pair.evidence, label)


def _states(text: str, measure: str) -> bool:
    """Whether a text is short enough for a claim, a sentence, and holds the measure once."""
    suited = 20 < len(text) < 170 and text[0].isupper() and not re.search(r"[.:] [A-Z]", text)
    return suited and text.count(measure) == 1


KEYS = {
    "Starring": ("stars {} actors", "has {} leading actors"),
    "Produced by": ("had {} producers", "was made by {} producers"),
    "Written by": ("had {} writers", "was written by {} people"),
    "Genres": ("is listed under {} genres", "belongs to {} genres"),
    "Label": ("came out on {} labels",), "Labels": ("has been with {} labels",),
    "Members": ("has {} members",), "Instruments": ("plays {} instruments",),
    "Occupation": ("has {} occupations",), "Subjects": ("covers {} subjects",),
    "Associated acts": ("is linked to {} other acts",),
}  # fmt: skip
TITLE = re.compile(
    r"title: ([^:]+?) (?:Born|Directed by|Origin|Released|Produced by|Birth name|Also known as|"
    r"Genres?|Type|Country|Artist|Author|Developer|Publisher|Background information|Starring|"
    r"Based on|Screenplay by|Written by):"
)
LINE = re.compile(rf"(?<= )({'|'.join(KEYS)}): ([^;:,]+(?:; [^;:,]+)+)(?= [A-Z][\w() ]*:)")


def lists(pair: Pair, dealer: Random) -> Iterator[Contrast]:
    """How many items a line of a table names."""
    line, title = LINE.search(pair.evidence), TITLE.match(pair.evidence)
    if not pair.source.startswith("infotabs") or line is None or title is None:
        return
    count = line[2].count(";") + 1
    if not 2 <= count <= 9:
        return
    said, wrong = (
        dealer.choice(KEYS[line[1]]),
        dealer.choice([each for each in (count - 1, count + 1, count + 2) if each > 1]),
    )
    name = title[1].split(" (")[0]
    for shown, label in ((count, SUPPORTS), (wrong, REFUTES)):
        yield Contrast("list", f"{name} {said.format(WORDS[shown])}.", pair.evidence, label)
    limit = dealer.choice((count - 1, count))
    label = SUPPORTS if count > limit else REFUTES
    claim = f"{name} {said.format(f'more than {WORDS[limit]}')}."
    yield Contrast("list", claim, pair.evidence, label)
    if cut := (pair.evidence[: line.start()] + pair.evidence[line.end() + 1 :]).strip():
        claim = f"{name} {said.format(WORDS[dealer.choice((count, wrong))])}."
        yield Contrast("list", claim, cut, NEITHER)
