"""Makes pairs that differ by one value, and measures how often one is taken for the other.

Of each kind there are as many opposites as asked for, and half as many true rewordings. With
`--write`, a set is written as JSON lines (`claimledger evaluate` reads it); with `--vitaminc`, the
pairs are made of a file of that set instead: the evidence that supports and that refutes a claim,
and the claims of one group of which one piece of evidence supports one and refutes another.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from contrast_sentences import (
    COMPASS,
    COUNTRIES,
    FIRMS,
    FRAMES,
    GOODS,
    MONTHS,
    PEOPLE,
    PLACES,
    SMALL,
    THINGS,
    Frame,
)
from measuring import print_table

from claims.evaluation.contrasts import evaluate
from claims.evaluation.dataset import read_dataset

PUBLISHED = "2025-07-20"
CHANGED = {
    "number": ("large", "small", "thousands", "decimal"),
    "date": ("date", "month", "year"),
}
"""The slots of which one is changed. A compass frame changes its `{x}` or `{X}`."""

Row = Mapping[str, Any]
Slots = dict[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=300, help="opposites of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, help="write the pairs instead of measuring them")
    parser.add_argument("--vitaminc", type=Path, help="a file of vitaminc (JSON lines)")
    parser.add_argument("--errors", action="store_true", help="show what was taken for the same")
    arguments = parser.parse_args()
    if arguments.vitaminc:
        rows = list(vitaminc_pairs(read_dataset(arguments.vitaminc).rows))
    else:
        rows = list(pairs(arguments.pairs, arguments.seed))
    if arguments.write:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        arguments.write.write_text("".join(lines), "utf-8")
        return
    found = evaluate(rows)
    shares = [(each.name, f"{each.value:.2%}", str(each.of)) for each in found.figures]
    print_table(("what", "share", "of"), shares)
    if arguments.errors:
        print("\n".join(found.errors))


def pairs(count: int, seed: int) -> Iterator[Row]:
    """Yield `count` opposites of each kind and half as many rewordings, each pair once."""
    chance = random.Random(seed)  # noqa: S311  (sentences, not secrets)
    for kind in dict.fromkeys(frame.kind for frame in FRAMES):
        frames = [frame for frame in FRAMES if frame.kind == kind]
        for same, wanted in ((False, count), (True, count // 2)):
            made: dict[tuple[str, str], Row] = {}
            while len(made) < wanted:
                frame = frames[len(made) % len(frames)]
                row = _pair(frame, same, chance)
                made.setdefault((row["claim"], row["reference"]), row)
            yield from made.values()


def _pair(frame: Frame, same: bool, chance: random.Random) -> Row:
    slots, changed = _slots(chance), _slots(chance)
    says, opposes = frame.says, frame.opposes or frame.says
    if same:
        first, second = chance.sample(says if chance.random() < 0.5 else opposes, 2)
        changed = slots
    elif frame.opposes:
        first, second = chance.sample((chance.choice(says), chance.choice(opposes)), 2)
        changed = slots
    else:
        first, second = chance.choice(says), chance.choice(says)
        changed = slots | _change(frame, slots, changed, chance)
    reference, claim = (
        text[:1].upper() + text[1:] for text in (first.format(**slots), second.format(**changed))
    )
    return {
        "claim": claim,
        "reference": reference,
        "same": same,
        "kind": frame.kind,
        "published": PUBLISHED,
    }


def _change(frame: Frame, slots: Slots, others: Slots, chance: random.Random) -> Slots:
    """Return one slot of the frame with another value; of a date, its day, month or year."""
    if frame.kind == "compass":
        there = {"north": "south", "south": "north", "east": "west", "west": "east"}
        x = there[slots["x"]]
        return {"x": x, "X": x.title()}
    used = [slot for slot in CHANGED[frame.kind] if f"{{{slot}}}" in frame.says[0]]
    slot = chance.choice(used)
    if slot == "date":
        day, month, year = slots["date"].split()
        others_of = (others["day"], others["month"], others["year"])
        parts = [day, month, year]
        at = chance.randrange(3)
        parts[at] = others_of[at]
        changed = " ".join(parts)
    else:
        changed = others[slot]
    if changed == slots[slot]:
        return _change(frame, slots, _slots(chance), chance)
    return {slot: changed}


def _slots(chance: random.Random) -> Slots:
    place, town = chance.sample(PLACES, 2)
    state, second = chance.sample(COUNTRIES, 2)
    person, rival = chance.sample(PEOPLE, 2)
    one, other = chance.sample(FIRMS, 2)
    day, month = str(chance.randint(1, 28)), chance.choice(MONTHS)
    year = str(chance.randint(1990, 2024))
    x = chance.choice(COMPASS)[0].lower()
    return {
        "place": place, "town": town, "country": state, "state": state, "second": second,
        "person": person, "rival": rival, "firm": one, "one": one, "other": other,
        "thing": chance.choice(THINGS), "goods": chance.choice(GOODS), "x": x, "X": x.title(),
        "day": day, "month": month, "year": year, "date": f"{day} {month} {year}",
        "small": chance.choice(SMALL), "large": str(chance.randint(13, 980)),
        "thousands": f"{chance.randint(1_000, 900_000):,}",
        "decimal": f"{chance.randint(11, 99) / 10}",
        "score": f"{chance.randint(2, 5)}-{chance.randint(0, 1)}",
    }  # fmt: skip


def vitaminc_pairs(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield claim and evidence, then claim and claim, of the groups of a file of VitaminC."""
    judged: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        evidence = " ".join(row["evidence"])
        if row["label"] in {"SUPPORTED", "REFUTED"}:
            judged[row["extra"]["case_id"], evidence][row["label"]].append(row["claim"])
            same = row["label"] == "SUPPORTED"
            yield _row(row["claim"], evidence, same, "vitaminc evidence")
    for claims in judged.values():
        for right, wrong in product(claims["SUPPORTED"], claims["REFUTED"]):
            yield _row(wrong, right, False, "vitaminc claims")


def _row(claim: str, reference: str, same: bool, kind: str) -> Row:
    return {"claim": claim, "reference": reference, "same": same, "kind": kind}


if __name__ == "__main__":
    main()
