"""What the verifier reads of a long text: its sentences or lines that share most with the claim."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from claims.reading.sentences import split_sentences

LONGEST = 56
"""Words of evidence that are read. The verifier was trained with as many."""
MOST_TEXT = 200_000
"""Code points of a text that a passage is looked for in, some 30,000 words."""
_WORD = re.compile(r"[^\W_]+")
_LEAST_LETTERS = 3


def relevant_passage(claim: str, text: str, longest: int = LONGEST) -> str:
    """Return the part of `text` to read for `claim`: all of a short one, else what shares most.

    A sentence weighs what it shares with the claim, each word the more the fewer sentences have it.
    The best are taken while they fit, and keep their order. Nothing is cut inside a sentence but
    where the best one alone is too long.
    """
    text = text[:MOST_TEXT]
    if text.count(" ") < longest and len(text.split()) <= longest:
        return " ".join(text.split())
    return select(claim, [text[span.start : span.end] for span in split_sentences(text)], longest)


def select(claim: str, units: Sequence[str], longest: int = LONGEST) -> str:
    """Return the units (sentences, lines) that share most with the claim, in their order."""
    sizes = [len(unit.split()) for unit in units]
    if sum(sizes) <= longest:
        return " ".join(" ".join(unit.split()) for unit in units)
    asked = _words(claim)
    held = [_words(unit) & asked for unit in units]
    frequency = Counter(word for words in held for word in words)
    # fsum: the order of a set, which changes from process to process, must not change the sum.
    weights = [math.fsum(1 / frequency[word] for word in words) for words in held]
    order = sorted(range(len(units)), key=lambda place: (-weights[place], place))
    taken: list[int] = []
    left = longest
    for place in order:
        if sizes[place] <= left:
            taken.append(place)
            left -= sizes[place]
    if order and not sizes[order[0]] <= longest:
        return " ".join(units[order[0]].split()[:longest])
    return " ".join(" ".join(units[place].split()) for place in sorted(taken))


def _words(text: str) -> set[str]:
    return {
        word
        for word in map(str.casefold, _WORD.findall(text))
        if len(word) >= _LEAST_LETTERS or word.isdigit()
    }
