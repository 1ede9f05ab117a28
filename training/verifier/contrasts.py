"""Make contrast pairs from training pairs: one facet changed, and the label certain by the change.

    cd training
    python -m verifier.contrasts PAIRS.jsonl --out CONTRASTS.jsonl [--size 25000] [--prose]

A line of PAIRS.jsonl is a labelled pair with its part; only part `train` is read. The same input
gives the same file. With `--prose`, the claims are sentences of the evidence. In each kind the
labels are levelled, so that neither the claim alone nor a word like 'not' or 'more than' tells the
label.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from verifier import contrast_dates, contrast_measures, contrast_numbers, contrast_words
from verifier.contrast import NEITHER, Contrast, Kind
from verifier.contrast_names import Names, names_in, removal
from verifier.contrast_prose import PROSE, details, sentence_pairs
from verifier.data import Pair

SHARES = {
    "bound": 0.15, "value": 0.09, "moved": 0.05, "round": 0.04, "word": 0.04, "vague": 0.05,
    "unit": 0.03, "list": 0.03, "year": 0.08, "side": 0.08, "grain": 0.05, "day": 0.02,
    "negation": 0.05, "denial": 0.04, "direction": 0.07, "hedge": 0.05, "superlative": 0.03,
    "role": 0.04, "quantifier": 0.02, "name": 0.08, "subject": 0.04, "removal": 0.07,
    "distractor": 0.08, "detail": 0.08,
}  # fmt: skip
"""The most that a kind may hold, as a share of the size asked for; many do not fill theirs."""

OPEN = ("year", "side", "day", "negation", "denial", "direction", "name", "role", "word")
"""Kinds whose edits leave nothing open, or seldom."""

DATED = ("year", "side", "day")
"""Kinds whose claims another date may refute."""

SOURCES = (
    PROSE,
    "vitaminc_real",
    "vitaminc_synthetic",
    "fever",
    "scifact",
    "fm2",
    "infotabs",
    "cad",
)


def main() -> None:
    parser = argparse.ArgumentParser(description="Make contrast pairs.")
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", type=int, default=25_000)
    parser.add_argument("--prose", action="store_true", help="make claims of the evidence")
    arguments = parser.parse_args()
    pairs = read_part(arguments.pairs, "train")
    if arguments.prose:
        pairs = list(sentence_pairs(pairs))
    made = levelled(contrasts(pairs), arguments.size)
    made += elsewhere(made, pairs)
    write(arguments.out, sorted(made, key=_digest))


def read_part(path: Path, part: str) -> list[Pair]:
    """Return the pairs of one part; rows of other parts are not looked at."""
    with path.open(encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        return [Pair(**row) for row in rows if row["part"] == part]


def write(path: Path, made: Iterable[Contrast]) -> None:
    """Write pairs as lines of JSON, each named by the digest of its texts."""
    with path.open("w", encoding="utf-8") as lines:
        for each in made:
            name = f"contrast:{each.kind}"
            row = {
                "id": f"{name}:{_digest(each)[:16]}", "source": name,
                "claim": each.claim, "evidence": each.evidence, "label": each.label,
            }  # fmt: skip
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


def kinds(pairs: Sequence[Pair]) -> list[Kind]:
    """Return all kinds of contrast; other names are drawn from the pairs themselves."""
    numbers, dates, words, names = contrast_numbers, contrast_dates, contrast_words, Names(pairs)
    return [
        numbers.bounds, numbers.values, numbers.rounding, numbers.number_words,
        numbers.vague_bounds, numbers.near_bounds,
        contrast_measures.units, contrast_measures.lists,
        dates.years, dates.sides, dates.grain, dates.days,
        words.negation, words.denial, words.affirmation, words.direction, words.hedges,
        words.superlatives, words.roles, words.quantifiers,
        names.exclusive, names.subjects, names.distractors, removal, details,
    ]  # fmt: skip


def contrasts(pairs: Sequence[Pair]) -> Iterator[Contrast]:
    """Yield all contrasts of all kinds, each dealt by its own pair and kind."""
    made = kinds(pairs)
    for pair in pairs:
        if pair.source in SOURCES:
            for kind in made:
                yield from kind(pair, Random(f"{kind.__name__} {pair.id}"))


def levelled(made: Iterable[Contrast], size: int) -> list[Contrast]:
    """Return about `size` contrasts: shares by kind, labels even in each kind, none twice."""
    drawers: dict[str, dict[str, list[list[Contrast]]]] = {kind: {} for kind in SHARES}
    seen: set[tuple[str, str, str]] = set()
    for each in made:
        texts = (each.kind, each.claim, each.evidence)
        if texts not in seen:
            seen.add(texts)
            by_label = drawers[each.kind].setdefault(cue(each.claim), [[], [], []])
            by_label[each.label].append(each)
    chosen: list[Contrast] = []
    for kind, share in SHARES.items():
        even = [each for by_label in drawers[kind].values() for each in evened(by_label)]
        scale = min(1.0, share * size / max(sum(map(len, even)), 1))
        chosen += [each for label in even for each in label[: math.ceil(len(label) * scale)]]
    return chosen


def evened(by_label: Sequence[Sequence[Contrast]]) -> list[list[Contrast]]:
    """Return as many of each label as there are of the scarcest that a kind makes.

    A kind that refutes holds at most as many open pairs as refuted ones; it may hold fewer.
    """
    supports, refutes, neither = (sorted(each, key=_digest) for each in by_label)
    least = min(len(supports), len(refutes) if refutes else len(neither))
    return [supports[:least], refutes[:least], neither[:least]]


def cue(claim: str) -> str:
    """Return what in a claim might tell its label: a 'not', or the quantifier it opens with."""
    quantifier = re.match(r"(?:All|Most|Many|Several|Some|No)\b", claim)
    denied = re.search(r"\b(?:not|never|no)\b|n't\b", claim)
    return f"{quantifier[0] if quantifier else ''} {'not' if denied else ''}"


def elsewhere(made: Sequence[Contrast], pairs: Sequence[Pair]) -> Iterator[Contrast]:
    """Yield claims of kinds without a third label, with evidence on something else of that name.

    As many supported claims as refuted ones are taken, so that the claims alone still do not tell.
    """
    spoken: dict[str, list[str]] = defaultdict(list)
    for text in sorted({pair.evidence for pair in pairs if len(pair.evidence) < 300}):
        for name in dict.fromkeys(each.group() for each in names_in(text)):
            spoken[name].append(text)
    for each in made:
        if each.kind not in OPEN or each.label == NEITHER:
            continue
        dealer = Random(f"elsewhere {_digest(each)}")
        asked = content(each.claim)
        suited = [
            text for name in names_in(each.claim)[:1] for text in spoken[name.group()]
            if text != each.evidence and not re.search(r"\b(?:never|not|no|single)\b", text)
            and len(asked & content(text)) < 0.6 * len(asked)
            and not set(re.findall(r"\d+", each.claim)) & set(re.findall(r"\d+", text))
            and not (each.kind in DATED and re.search(r"\b(?:1[6-9]|20)\d\d", text))
            and len(content(text) & content(each.evidence)) < 0.5 * len(content(text))
        ]  # fmt: skip
        if suited and dealer.random() < 0.5:
            yield Contrast(each.kind, each.claim, dealer.choice(suited), NEITHER)


def content(text: str) -> frozenset[str]:
    """Return the longer words of a text, by their first six letters."""
    return frozenset(each[:6] for each in re.findall(r"\w{4,}", text.lower()))


def _digest(each: Contrast) -> str:
    return hashlib.sha256(f"{each.kind}\n{each.claim}\n{each.evidence}".encode()).hexdigest()


if __name__ == "__main__":
    main()
