"""Near-copies: two texts of which one was copied from the other, or both from a third.

Texts are compared as sets of shingles, runs of four words (Broder 1997, "On the resemblance and
containment of documents"), by how much of the shorter text is in the longer one, so that a text
cut short, or put between other paragraphs, is found. Credits, datelines and quoted words are left
out: what a speaker said is the same in every honest report.

Equal words prove copying only where the writers had a choice. Names, figures and dates leave none,
so it is the other words that are counted: "The bridge opened on 4 May 2024." has four.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claims.independence.credits import without_credits

SHINGLE = 4
"""Words in a run that is compared. Two accounts of one event share few runs of four."""
SENTENCE = 12
"""Words of the writer's choice from which one sentence may show copying; below, two may well say
the same thing in the same few words."""
PASSAGE = 25
"""Words of choice from which the day of publication does not matter any more."""
ARTICLE = 80
"""Words of choice from which `SHARED_ARTICLE` is enough: the rest was edited or added."""
SHARED = 0.6
"""The share of the shorter text's shingles that must be in the other. One changed word takes four
of them away: of edited sentences with 12 to 25 such words 86 % are found, of longer ones 94 %; of
11,509 paragraphs by seven papers on one election, the one pair that was copied and no other."""
SHARED_ARTICLE = 0.35
SAME_NEWS = 2
"""Days between the publications of one wire text: later ones take their time zone's next day."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_QUOTED = re.compile(r"“[^“”\n]{8,}”|\"[^\"\n]{8,}\"|«[^«»\n]{8,}»")
_FURNITURE = re.compile(
    r"(?im)^[^\S\n]*(?:by [^\n.]{2,60}|(?:published|updated|posted|last modified)\b[^\n]{0,60}"
    r"|(?:read|see) (?:more|also)\b[^\n]{0,120}|share (?:this|on)\b[^\n]{0,60}|advertisement"
    r"|©[^\n]{0,120}|copyright[^\n]{0,120}|all rights reserved[^\n]{0,60}"
    r"|sign up (?:for|to)\b[^\n]{0,120}|subscribe\b[^\n]{0,120})[^\S\n]*$"
)


@dataclass(frozen=True, slots=True)
class Shingles:
    """The runs of words of one text, its figures, and how many words were the writer's choice."""

    runs: frozenset[tuple[str, ...]]
    chosen: int
    figures: frozenset[str]


def near_copies(one: str, other: str, days_apart: int | None = None) -> bool:
    """Whether one of two texts is a copy of the other, as a whole or cut, with small edits or none.

    Args:
        one: a statement, or a whole text.
        other: another.
        days_apart: the days between their publications; None where a day is not known. A single
            sentence shows copying only where both appeared as the same news.

    A sentence with other figures is no copy: market reports and scores are told in set phrases.
    """
    left, right = shingles_of(one), shingles_of(other)
    chosen = min(left.chosen, right.chosen)
    if chosen < SENTENCE:
        return False
    if chosen < PASSAGE and (days_apart is None or abs(days_apart) > SAME_NEWS):
        return False
    shorter, longer = sorted((left, right), key=lambda text: len(text.runs))
    if chosen < ARTICLE and not shorter.figures <= longer.figures:
        return False
    needed = SHARED if chosen < ARTICLE else SHARED_ARTICLE
    return bool(shorter.runs) and len(left.runs & right.runs) >= needed * len(shorter.runs)


@lru_cache(maxsize=2048)
def shingles_of(text: str) -> Shingles:
    """Return the shingles of a text, without credits, page furniture and quoted words."""
    body = _QUOTED.sub(" ", _FURNITURE.sub(" ", without_credits(text)))
    words = [match[0] for match in _WORD.finditer(body)]
    plain = [word.casefold().replace("’", "'") for word in words]
    runs = frozenset(tuple(plain[at : at + SHINGLE]) for at in range(len(plain) - SHINGLE + 1))
    figures = frozenset(word for word in plain if any(letter.isdigit() for letter in word))
    return Shingles(runs, sum(_is_chosen(word) for word in words), figures)


def _is_chosen(word: str) -> bool:
    """Whether a word is neither a name, as far as capitals tell, nor a figure."""
    return word.islower() and not any(character.isdigit() for character in word)
